"""Talks: the meetings of a process as objects, each thing told of them with the reports that tell it."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from musnad.dossier import meeting_details as details
from musnad.dossier.material import Material
from musnad.dossier.meeting_details import Reported
from musnad.dossier.meeting_finding import find_meetings
from musnad.dossier.meeting_groups import Group, group_meetings
from musnad.dossier.meeting_parties import is_of, party_at_table
from musnad.dossier.meeting_passages import Status
from musnad.dossier.meetings_told import ToldMeeting
from musnad.dossier.voices import office_of
from musnad.vocabulary import INTERNATIONAL

__all__ = ["Meeting", "Participant", "talks"]

#: The part of the reports that must name a party: of the process (or an international body), of others.
_OURS, _OTHERS = 0.25, 0.5
_MONTH = re.compile(r"\d{4}-\d\d\Z")


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A person who takes part: name, the party sat for, and the office held on that day (its key; empty where none is known)."""

    name: str
    party: str
    office: str


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting.

    `date` and `last` are its first and last ISO day (a month, or empty, as `precision` says); `level` is leaders, ministers,
    envoys, experts or phone; `parties` actor codes. `status` is what the reports come to: planned, held or cancelled; `announced`,
    `held` and `cancelled` are the addresses of what tells each, so that a plan stays beside what became of it. `outcomes`,
    `rounds`, `durations`, `breaks`, `agenda` and `absent` are what reports tell, that of most reports first; `next` is the
    day (or month) of the meeting that was announced when this one ended. `statements` are those that tell of it, `evidence` all
    entries, `sources` the names of the independent origins that they rest on.
    """

    date: str
    last: str
    precision: Literal["day", "month", "unknown"]
    place: str
    level: str
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    absent: tuple[Reported, ...]
    status: Status
    announced: tuple[str, ...]
    held: tuple[str, ...]
    cancelled: tuple[str, ...]
    rounds: tuple[Reported, ...]
    durations: tuple[Reported, ...]
    breaks: tuple[Reported, ...]
    agenda: tuple[Reported, ...]
    outcomes: tuple[Reported, ...]
    next: str
    next_evidence: tuple[str, ...]
    statements: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    reports: int
    evidence: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """What came of it as most reports tell; empty where none says."""
        return self.outcomes[0].value if self.outcomes else ""

    @property
    def round(self) -> str:
        """Which one in a row it is, as most reports count; empty where none does."""
        return self.rounds[0].value if self.rounds else ""


def talks(material: Material) -> tuple[Meeting, ...]:
    """The meetings that the reports of a process tell of, by day; those of which no day is known come last."""
    groups = [group for group in group_meetings(find_meetings(material)) if len(_at_table(group, material)) > 1]
    return tuple(_meeting(material, group, groups) for group in groups)


def _meeting(material: Material, group: Group, others: list[Group]) -> Meeting:
    origins = material.origins(m.told.address for m in group.told)
    status = _status(group)
    date, precision = _when(group)
    following, announcing = _next(group, others) if status == "held" else ("", ())
    return Meeting(
        date=date, last=group.last or date, precision=precision, place=group.place, level=group.most("level"),
        parties=_at_table(group, material), participants=_participants(group, material), absent=details.absent(group),
        status=status, announced=_told_as(group, "planned"), held=_told_as(group, "held"), cancelled=_told_as(group, "cancelled"),
        rounds=details.rounds(group), durations=details.duration(group), breaks=details.breaks(group),
        agenda=details.agenda(group, material), outcomes=details.outcomes(group, status), next=following, next_evidence=announcing,
        statements=details.statements_on(group), sources=tuple(o.name for o in origins.origins), origins=origins.independent,
        reports=len({m.told.filed.key for m in group.told}), evidence=_addresses(group.told),
    )  # fmt: skip


def _when(group: Group) -> tuple[str, Literal["day", "month", "unknown"]]:
    """The first day, else the month that is told most often."""
    if group.first:
        return group.date, "day"
    months = sorted(m.time for m in group.told if _MONTH.match(m.time) and m.time >= m.told.day[:7])
    return (months[0], "month") if months else ("", "unknown")


def _at_table(group: Group, material: Material) -> tuple[str, ...]:
    """The parties that enough of the reports name which name two or more."""
    votes, process = group.parties(), material.process
    of = max(1, len({m.told.filed.key for m in group.told if len(m.parties) > 1}))
    least = {p: _OURS if p in INTERNATIONAL or is_of(p, process.parties) else _OTHERS for p in votes}
    return tuple(sorted(p for p, count in votes.items() if count >= of * least[p]))


def _participants(group: Group, material: Material) -> tuple[Participant, ...]:
    """The persons whom reports name, those of most reports first; only of parties at the table."""
    parties = _at_table(group, material)
    counts: dict[Participant, int] = {}
    for meeting in group.told:
        for entity in meeting.people:
            party = party_at_table(entity, material.process)
            if entity.kind == "person" and party in parties:
                person = Participant(name=entity.name, party=party, office=office_of(entity, meeting.told.day))
                counts[person] = counts.get(person, 0) + 1
    return tuple(sorted(counts, key=lambda person: (-counts[person], person.name)))


def _status(group: Group) -> Status:
    """What the reports come to: cancelled when as many tell so as tell that it was held, else held as soon as one tells so."""
    held, cancelled = len(_told_as(group, "held")), len(_told_as(group, "cancelled"))
    if cancelled and cancelled >= held:
        return "cancelled"
    return "held" if held else "planned"


def _next(group: Group, others: list[Group]) -> tuple[str, tuple[str, ...]]:
    """When the next meeting was announced for by reports of this one, and what tells so."""
    reports = {m.told.filed.key for m in group.told}
    parties = set(group.parties())
    coming = []
    for other in others:
        when, _ = _when(other)
        plans = [
            m for m in other.told if m.status == "planned" and m.told.filed.key in reports and len(parties & set(m.parties)) > 1
        ]
        if other is not group and when > group.last and plans:
            coming.append((when, _addresses(plans)))
    return min(coming, default=("", ()))


def _told_as(group: Group, status: Status) -> tuple[str, ...]:
    return _addresses([m for m in group.told if m.status == status])


def _addresses(told: list[ToldMeeting]) -> tuple[str, ...]:
    return tuple(sorted({m.told.address for m in told}))
