"""Settings: when and where what a report tells took place, as far as its sentences say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from musnad.archive.answers import FiledReport
from musnad.dossier.told import ToldEvent, ToldStatement
from musnad.linking.events import distance_km
from musnad.linking.sketches import EventSketch, PlaceMark
from musnad.linking.sketching import Sketcher
from musnad.world.load import World, load_world
from musnad.world.names import Trie, words_of
from musnad.world.who import Place

__all__ = ["Area", "Setting", "Settings", "place_name", "places_called"]

#: How far an area reaches around its point, in kilometres, by what it is; a town's front lines lie around it.
_REACH = {"governorate": 80.0, "province": 80.0, "region": 120.0, "district": 25.0, "city": 40.0}
_REACH_OF_OTHERS = 20.0
#: Kinds of places within which others lie: a town that is named beside its region is where a thing was.
_WIDE = frozenset({"governorate", "province", "region", "country", "continent", "sea", "gulf"})
#: A dateline as far as places go: what stands before the dash, or two dashes, with which a report begins.
_DATELINE = re.compile(r"[^.!?؟\n]{2,60}?\s[-–—]\s(?:[^.!?؟\n\d]{2,40}?\s[-–—]\s)?")


class Setting(NamedTuple):
    """The first and last ISO day on which an event may have been (empty: not known), whether the report gives its day, the places
    it may have been at, the likeliest first."""

    first: str
    last: str
    dated: bool
    places: tuple[PlaceMark, ...]


class Area:
    """The area of a truce: countries, and places with what lies around them. An empty one holds everything."""

    def __init__(self, names: Iterable[str], world: World | None = None) -> None:
        world = world or load_world()
        given = tuple(names)
        self.countries = frozenset(name for name in given if name in world.states)
        self.places = tuple(place for name in given if name not in world.states for place in places_called(name, world))

    def holds(self, mark: PlaceMark) -> bool:
        """Whether a place lies in it.

        >>> hama, aleppo = PlaceMark("hama", "SYR", 35.13, 36.75), PlaceMark("", "SYR", 36.2, 37.16)
        >>> [Area(names).holds(hama) for names in (["SYR"], ["Aleppo"], ["Hama"], [])], Area(["Aleppo"]).holds(aleppo)
        ([True, False, True, True], True)
        """
        if not self.countries and not self.places:
            return True
        return mark.country in self.countries or any(_reaches(place, mark) for place in self.places)


class Settings:
    """The settings of what is told, each report sketched once."""

    def __init__(self) -> None:
        self._world = load_world()
        self._sketchers: dict[str, Sketcher] = {}

    def of(self, told: ToldEvent) -> Setting:
        """When and where an event was: its place, else the places of its sentences, else those of the report's first sentence."""
        sketcher = self._sketcher(told.filed)
        sketch = sketcher.event(told.entry)
        places = self._places(sketch, sketcher) or sketcher.places_in(sketcher.sentences[:1])
        return Setting(sketch.first, sketch.last, sketch.dated, tuple(sorted(places, key=self.is_wide)))

    def sketch(self, told: ToldEvent) -> EventSketch:
        """What linking compares of an event."""
        return self._sketcher(told.filed).event(told.entry)

    def places_of(self, told: ToldStatement) -> tuple[PlaceMark, ...]:
        """The places that a statement names."""
        content = told.entry.content
        return self._sketcher(told.filed).places_in([(content.start, content.end)])

    def _places(self, sketch: EventSketch, sketcher: Sketcher) -> tuple[PlaceMark, ...]:
        """The place of an event if it is on the map, else the places of its sentences: a farm or a street has none of its own.

        The town from which a report was filed counts only where its first sentence names no other.
        """
        if sketch.place is not None and sketch.place.lat is not None:
            return (sketch.place,)
        return (self._beyond_dateline(sketcher, 0, sketch.end) if sketch.start == 0 else ()) or sketch.places

    @staticmethod
    def is_wide(mark: PlaceMark) -> bool:
        """Whether other places lie within a place: a region, a state."""
        place = load_world().places.get(mark.name)
        return place is not None and place.kind in _WIDE

    @staticmethod
    def is_seat(mark: PlaceMark) -> bool:
        """Whether a town is the seat of a governorate of its name, or a capital."""
        place = load_world().places.get(mark.name)
        return place is not None and (place.country, place.en) in _seats()

    def sentences(self, filed: FiledReport) -> list[tuple[int, int]]:
        """The code points of the sentences of a report."""
        return self._sketcher(filed).sentences

    def named(self, filed: FiledReport, start: int, end: int) -> tuple[PlaceMark, ...]:
        """The places named between two code points; the town of the dateline only where no other is."""
        return self._beyond_dateline(self._sketcher(filed), start, end)

    def _beyond_dateline(self, sketcher: Sketcher, start: int, end: int) -> tuple[PlaceMark, ...]:
        dateline = _DATELINE.match(sketcher.filed.report.text) if start == 0 else None
        return (sketcher.places_in([(dateline.end(), end)]) if dateline else ()) or sketcher.places_in([(start, end)])

    def _sketcher(self, filed: FiledReport) -> Sketcher:
        held = self._sketchers.get(filed.key)
        if held is None:
            held = self._sketchers[filed.key] = Sketcher(filed, [], self._world)
        return held


def place_name(mark: PlaceMark) -> str:
    """The English name of a place; where it is not known, the name that the report gives."""
    place = load_world().places.get(mark.name)
    return place.en if place else mark.name


def places_called(name: str, world: World | None = None) -> list[Place]:
    """The places that bear a name, in either language.

    >>> [place.country for place in places_called("الدريهمي")], places_called("Nowhere")
    (['YEM'], [])
    """
    world = world or load_world()
    node: Trie = world.trie
    for word in words_of(name):
        node = node.get(word, {})
    return [world.places[r.id] for r in node.get("", ()) if r.id in world.places]


@cache
def _seats() -> frozenset[tuple[str, str]]:
    """Country and English name of the capitals and of the towns by which governorates and provinces are named."""
    world = load_world()
    named = ((p.country, p.en.rpartition(" ")[0]) for p in world.places.values() if p.kind in ("governorate", "province"))
    return frozenset({*named, *((state.code, state.capital_en) for state in world.states.values())})


def _reaches(place: Place, mark: PlaceMark) -> bool:
    if place.id == mark.name:
        return True
    if place.lat is None or mark.lat is None:
        return False
    apart = distance_km(PlaceMark(place.id, place.country, place.lat, place.lon), mark)
    return apart <= _REACH.get(place.kind, _REACH_OF_OTHERS)
