"""Denials of breaches: those who are accused say that it was not so, or who said so takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from musnad.dossier.incidents import Incident, Seen
from musnad.dossier.material import Material
from musnad.dossier.settings import Settings
from musnad.dossier.sides import side_of, sides_of
from musnad.dossier.told import ToldEvent, ToldStatement
from musnad.linking import split_address
from musnad.linking.events import agree_places
from musnad.linking.sketches import PlaceMark

__all__ = ["Denials", "Denied"]

#: A denial answers what was reported within so many days.
_DAYS = timedelta(days=3)


class Denied(NamedTuple):
    """The entries that deny an incident, and whether those who reported it took it back."""

    addresses: tuple[str, ...]
    withdrawn: bool


class _Denial(NamedTuple):
    """A denial: its address, the day and outlet of its report, the party that speaks, and the places that it names."""

    address: str
    day: str
    outlet: str
    side: str
    places: tuple[PlaceMark, ...]
    type: str = ""
    killed: int | None = None


class Denials:
    """What parties deny in some reports."""

    def __init__(self, material: Material, parties: Sequence[str], settings: Settings) -> None:
        self._contradictions = material.contradictions
        self._parties = parties
        self._made = [d for s in material.statements if s.entry.act == "deny" if (d := self._of_statement(s, settings))]
        self._made += [
            d for e in material.events if e.entry.status == "negated" if (d := self._of_event(e, material, settings)) is not None
        ]

    def of(self, incident: Incident) -> Denied:
        """The denials of an incident by those who are accused of it, and whether all who reported it withdrew."""
        answers = [denial for denial in self._made if self._answers(denial, incident)]
        by_accused = [denial for denial in answers if denial.side and denial.side in incident.sides]
        outlets = {seen.told.outlet for seen in incident.seen}
        withdrawn = len(outlets) == 1 and any(not d.side and d.outlet in outlets and self._tied(d, incident) for d in answers)
        return Denied(tuple(sorted({denial.address for denial in by_accused})), withdrawn)

    def _of_statement(self, told: ToldStatement, settings: Settings) -> _Denial | None:
        side = side_of(told.speaker, self._parties)
        return _Denial(told.address, told.day, told.outlet, side, settings.places_of(told) if side else ())

    def _of_event(self, told: ToldEvent, material: Material, settings: Settings) -> _Denial | None:
        if told.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
            return None
        start = told.entry.anchors[0].start if told.entry.anchors else 0
        statement = material.statement_of(told, start, start)
        sides = {side_of(statement.speaker, self._parties)} if statement and statement.speaker else set()
        sides = sides - {""} or set(sides_of(told.actors, self._parties))
        places = settings.of(told).places if told.entry.place else ()
        entry = told.entry
        return _Denial(told.address, told.day, told.outlet, min(sides, default=""), places, entry.type, entry.killed)

    def _answers(self, denial: _Denial, incident: Incident) -> bool:
        """Whether a denial may be of an incident: told with it, tied to it by a link, or of its days and place."""
        if denial.type not in ("", incident.seen[0].told.entry.type):
            return False
        if self._tied(denial, incident):
            return True
        if not _soon(incident.day, denial.day):
            return False
        if denial.killed is not None and any(denial.killed == seen.told.entry.killed for seen in incident.seen):
            return True
        if any(agree_places(mark, seen.place) == 1.0 for mark in denial.places for seen in incident.seen if seen.place):
            return True
        same_report = [seen for seen in incident.seen if seen.told.filed.key == split_address(denial.address)[0]]
        return bool(same_report) and not denial.places and _leads(same_report)

    def _tied(self, denial: _Denial, incident: Incident) -> bool:
        ties = self._contradictions.get(denial.address, ())
        return any(seen.told.address in (tie.left, tie.right) for tie in ties for seen in incident.seen)


def _leads(seen: Sequence[Seen]) -> bool:
    """Whether a report opens with the incident: what it then denies is that."""
    return any(one.sketch.lead for one in seen)


def _soon(day: str, later: str) -> bool:
    return timedelta(0) <= date.fromisoformat(later) - date.fromisoformat(day) <= _DAYS
