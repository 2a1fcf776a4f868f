"""Where the events of a report were: places across reports and spellings, also those that reading tied to nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from musnad.linking.gazetteer import named_places
from musnad.linking.links import Filed
from musnad.linking.sketches import PlaceMark
from musnad.records import Event
from musnad.text import fold
from musnad.vocabulary import actor_country
from musnad.world.credits import is_medium
from musnad.world.load import World
from musnad.world.names import Trie, words_of
from musnad.world.who import Place

__all__ = ["Whereabouts"]

#: Places of a stretch of text that are kept, at most.
_PLACES = 3
#: How far an area of a kind reaches from its point in the world data, in kilometres: rough, for saying that a town may lie in it.
_REACH = {
    "province": 80.0, "governorate": 80.0, "region": 150.0, "district": 15.0, "border": 150.0, "desert": 200.0, "mountain": 40.0,
    "river": 250.0, "lake": 60.0, "strait": 60.0, "gulf": 400.0, "sea": 600.0, "ocean": 4000.0, "continent": 4000.0,
}  # fmt: skip

#: A stretch of text in code points.
Span = tuple[int, int]


class Whereabouts:
    """The places of one report."""

    def __init__(self, filed: Filed, world: World) -> None:
        self._text = filed.report.text
        self._record = filed.record
        self._world = world
        self._entities = {e.id: e for e in filed.record.entities}
        self._mentions = sorted((m.start, e.id) for e in filed.record.entities for m in e.mentions)

    def of_entity(self, entity: str | None) -> PlaceMark | None:
        """Where an entity of the record is; None for no entity."""
        e = self._entities.get(entity or "")
        if e is None:
            return None
        known = self._world.places.get(e.known or "") or self._capital(e.known or "")
        if known:
            return _mark(known)
        return PlaceMark(e.known or fold(e.name), e.known if e.known in self._world.states else "")

    def of_event(self, event: Event, spans: Sequence[Span]) -> PlaceMark | None:
        """Where an event was, as exactly as the stretches that tell it say: of a state, or of a place that the world data lacks ("a
        market in the north of Hama"), the town that is named in it, else the only one named beside it.

        None where several towns may be meant: `named_in` has them.
        """
        mark = self.of_entity(event.place)
        if mark is None:
            return None
        every = self.named_in(spans)
        beside = [town for town in every if not town.acts]
        if mark.lat is not None:  # a town far from everybody in the report is another of that name where a nearer one is named
            strange = mark.country not in self._acting and any(town.country in self._acting for town in beside)
            return None if strange else mark
        named = self._entities[event.place or ""]
        of_name = [(m.start, m.end) for m in named.mentions if any(a <= m.start < b for a, b in spans)]
        for towns in (self.named_in(of_name), beside):
            fitting = [town for town in towns if mark.country in ("", town.country)]
            if fitting and (len(fitting) == 1 or towns is not beside):
                return msgspec.structs.replace(fitting[0], acts=False)
        return mark if mark.country or not every else None

    def named_in(self, spans: Iterable[Span]) -> tuple[PlaceMark, ...]:
        """The places and capitals named in some stretches, also those that reading tied to nothing.

        Many common words are names of towns somewhere: towns of the countries that act in the report are taken, else those of the
        countries of its places; large ones where it speaks of no country.
        """
        spans = list(spans)
        if not (self._acting or self._countries):
            return self._named_near(spans, None)
        return self._named_near(spans, self._acting) or self._named_near(spans, self._countries)

    def _named_near(self, spans: Iterable[Span], near: frozenset[str] | None) -> tuple[PlaceMark, ...]:
        """The places named in some stretches that lie in some countries (None: large ones anywhere)."""
        found: dict[str, PlaceMark] = {}
        for start, end in spans:
            for at, referents in named_places(self._text[start:end], self._record.lang, self._world):
                for referent in referents:
                    known = self._world.places.get(referent.id) or self._capital(f"capital-{referent.id}")
                    if known and (known.country in near if near is not None else not referent.short):
                        mark = _mark(known, sure=near is not None and not referent.short, acts=self._is_actor(start + at))
                        found[known.id] = mark if not mark.acts else found.get(known.id, mark)
                        break
        return tuple(found.values())[:_PLACES]

    def _is_actor(self, at: int) -> bool:
        """Whether somebody who acts is named by the word at a code point, perhaps behind one or two particles written with it."""
        found = bisect_right(self._mentions, (at + 2, "~")) - 1
        start, entity = self._mentions[found] if found >= 0 else (-1, "")
        return start >= at and self._entities[entity].kind != "place"

    @cached_property
    def _acting(self) -> frozenset[str]:
        """The countries of those who act in the report; where its media are at home says nothing."""
        told = [e for e in self._record.entities if e.actor and not is_medium(e.known or "", self._world)]
        return frozenset({actor_country(e.actor) for e in told if e.actor} - {"---"})

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries of the places in the report."""
        return frozenset({self._world.places[e.known].country for e in self._entities.values() if e.known in self._world.places})

    def _capital(self, known: str) -> Place | None:
        """The town of a capital (`capital-LBY`) that stands for its state."""
        state = self._world.states.get(known.removeprefix("capital-")) if known.startswith("capital-") else None
        node: Trie = self._world.trie
        for word in words_of(state.capital_en) if state else ():
            node = node.get(word, {})
        towns = [self._world.places[r.id] for r in node.get("", ()) if r.id in self._world.places] if state else []
        return next((town for town in towns if state and town.country == state.code), None)


def _mark(place: Place, *, sure: bool = True, acts: bool = False) -> PlaceMark:
    return PlaceMark(place.id, place.country, place.lat, place.lon, sure, acts, _REACH.get(place.kind, 0.0))
