"""Incidents: what reports tell of one clash, raid or shelling, brought together by day, place and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from musnad.dossier.accusations import Blame
from musnad.dossier.settings import Setting
from musnad.dossier.told import ToldEvent
from musnad.linking.events import agree_places, type_agreement
from musnad.linking.sketches import EventSketch, PlaceMark

__all__ = ["Incident", "Seen", "gather_incidents"]

#: From here on what two reports tell is one incident though nothing links them: one place and day, and the same kind of attack or
#: the same party.
_ENOUGH = 1.5


@dataclass(frozen=True, eq=False)
class Seen:
    """An event as one report tells it: when and where, who is blamed by whom, the parties (`sides`) that are said to have done it,
    and those (`telling`) on whose word alone the report tells it. `group` numbers the events that links join."""

    told: ToldEvent
    sketch: EventSketch
    setting: Setting
    blame: Blame
    sides: frozenset[str]
    telling: frozenset[str]
    group: int

    @property
    def day(self) -> str:
        """The day it counts for: that which the report gives, else that of the report."""
        return self.setting.last

    @property
    def place(self) -> PlaceMark | None:
        """Where it was, if that is known."""
        return self.setting.places[0] if self.setting.places else None


@dataclass(eq=False)
class Incident:
    """One event as several reports tell it."""

    seen: list[Seen] = field(default_factory=list)

    @cached_property
    def day(self) -> str:
        """The day that most reports give; without a dated one the earliest of a report."""
        dated = Counter(s.day for s in self.seen if s.setting.dated)
        return min(dated, key=lambda day: (-dated[day], day)) if dated else min(s.day for s in self.seen)

    @property
    def dated(self) -> bool:
        """Whether a report gives the day."""
        return any(s.setting.dated for s in self.seen)

    @property
    def place(self) -> PlaceMark | None:
        """The place that most reports give; known ones go before those without a point on the map."""
        marks = {s.place.name: s.place for s in self.seen if s.place}
        found = Counter(s.place.name for s in self.seen if s.place)
        return marks[min(found, key=lambda name: (marks[name].lat is None, -found[name], name))] if found else None

    @property
    def sides(self) -> frozenset[str]:
        """The parties said to have done it."""
        return frozenset().union(*(s.sides for s in self.seen))

    def add(self, seen: Seen) -> None:
        """Take in what another report tells of it."""
        self.seen.append(seen)
        self.__dict__.pop("day", None)

    def fits(self, seen: Seen) -> float:
        """How well what a report tells fits, above 0 when it may be this incident."""
        kind = max((k for s in self.seen if (k := _kind(s, seen)) is not None), default=None)
        place = max(_places(s, seen) for s in self.seen)
        linked = any(s.group == seen.group for s in self.seen)
        if kind is None or place < 0 or not (linked or self._same_day(seen)):
            return 0.0
        if self.sides and seen.sides and not self.sides & seen.sides:
            return 0.0
        same_toll = any(s.told.entry.killed is not None and s.told.entry.killed == seen.told.entry.killed for s in self.seen)
        same_report = any(s.told.filed.key == seen.told.filed.key for s in self.seen)
        told = place if place > 0 else 0.5 * (same_toll or same_report)
        found = told + kind + 0.5 * same_toll + 0.3 * (self.day == seen.day) + 0.2 * bool(self.sides & seen.sides)
        if linked or same_report:
            return found if told else float(linked)
        return found if told and found >= _ENOUGH else 0.0

    def _same_day(self, seen: Seen) -> bool:
        if seen.setting.dated and self.dated:
            return seen.day == self.day
        return any(s.setting.first <= seen.setting.last and seen.setting.first <= s.setting.last for s in self.seen)


def gather_incidents(seen: Iterable[Seen]) -> tuple[Incident, ...]:
    """The incidents that reports tell, in order of their days.

    What has a day and a place comes first, so that the vaguer reports find what they tell of.
    """
    incidents: dict[str, list[Incident]] = {}
    for one in sorted(seen, key=_order):
        near = [incident for day in _days(one) for incident in incidents.get(day, ())]
        scored = [(incident.fits(one), -n, incident) for n, incident in enumerate(dict.fromkeys(near))]
        best = max(scored, key=lambda s: s[:2], default=(0.0, 0, None))
        if best[2] is not None and best[0] > 0:
            best[2].add(one)
            continue
        made = Incident([one])
        for day in _days(one):
            incidents.setdefault(day, []).append(made)
    found = dict.fromkeys(incident for held in incidents.values() for incident in held)
    return tuple(sorted(found, key=lambda i: (i.day, min(s.told.address for s in i.seen))))


def _order(seen: Seen) -> tuple[bool, bool, bool, str, str]:
    vague = seen.place is None or seen.place.lat is None
    return not seen.setting.dated, vague, not seen.sides, seen.told.day, seen.told.address


def _days(seen: Seen) -> Sequence[str]:
    return tuple(dict.fromkeys((seen.setting.first, seen.setting.last)))


def _kind(one: Seen, other: Seen) -> float | None:
    """As in linking, but kindred types stay apart: taking a place is another breach than the fighting for it."""
    return type_agreement(one.sketch, other.sketch) if one.sketch.type == other.sketch.type else None


def _places(one: Seen, other: Seen) -> float:
    """As in linking: 1 for one place, 0 where nothing can be said, -1 for places that exclude each other."""
    return agree_places(one.place, other.place)
