"""What reports tell of a meeting besides who, when and where: its round, length, breaks, agenda, outcome, and who stayed away.

Each thing told comes with the addresses of the entries it rests on; rival versions stand side by side, that of most reports first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.meeting_groups import Group
from musnad.dossier.meeting_parties import party_at_table
from musnad.dossier.meeting_words import Sign, find_signs
from musnad.dossier.meetings_told import ToldMeeting
from musnad.dossier.positions import is_matter
from musnad.linking import address
from musnad.records import Position, Provision, TimeExpression

__all__ = ["Reported", "absent", "agenda", "breaks", "duration", "outcomes", "rounds", "statements_on"]

#: An ordinal stands within so many code points of the word for a meeting (the third joint meeting of the committee).
_ORDINAL = 30
#: Outcomes that words tell, and the one they stand for.
_OUTCOMES = {
    "agreement": "agreement", "progress": "progress", "no_result": "no_result", "no_progress": "no_result",
    "postponed": "postponed", "cancelled": "postponed",
}  # fmt: skip


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """Something told of a meeting: the value, the words that tell it, and the addresses of the entries it rests on."""

    value: str
    words: str
    evidence: tuple[str, ...]


def outcomes(group: Group, status: str) -> tuple[Reported, ...]:
    """What came of it: agreement, progress, no_result, or postponed for one that was called off."""
    found = []
    for meeting, sign in _signs(group, following=True):
        value = _OUTCOMES.get(sign.tells, "")
        if value and (value == "postponed") == (status == "cancelled") and status != "planned" and meeting.status == status:
            found.append((meeting, value, sign))
    without = {id(m) for m, value, _ in found if value == "no_result"}
    return _reported((m, v, s) for m, v, s in found if v != "agreement" or id(m) not in without)  # no agreement names one too


def rounds(group: Group) -> tuple[Reported, ...]:
    """Which meeting it is in a row, as reports count: a number, and their words."""
    found = []
    for meeting in group.told:
        named = [s for s in meeting.signs if s.tells in ("meeting", "lasting")]
        for sign in meeting.signs:
            if sign.tells.isdigit() and any(_near(sign, other) for other in named):
                found.append((meeting, sign.tells, sign))
    return _reported(found)


def breaks(group: Group) -> tuple[Reported, ...]:
    """Breaks that reports tell of."""
    return _reported((m, m.told.filed.report.text[s.start : s.end], s) for m, s in _signs(group) if s.tells == "break")


def duration(group: Group) -> tuple[Reported, ...]:
    """How long it lasted: TIMEX3 durations, `PT10H`; days and weeks only where a word of lasting stands near (the third in two
    weeks lasted no fortnight)."""
    return _reported(
        (meeting, time.value, Sign("duration", time.start, time.end))
        for meeting in group.told
        if meeting.status == "held"
        for time in meeting.told.filed.record.times
        if time.type == "DURATION" and meeting.sentence[0] <= time.start < meeting.sentence[1] and _lasted(meeting, time)
    )


def _lasted(meeting: ToldMeeting, time: TimeExpression) -> bool:
    """Whether a duration says how long a meeting was: a count of hours, or one that a word of lasting stands before."""
    near = (s for s in meeting.signs if s.tells == "lasted" and 0 <= time.start - s.end < _ORDINAL)
    return time.value.startswith("PT") or (not time.value.startswith("PX") and any(near))


def absent(group: Group) -> tuple[Reported, ...]:
    """The parties that stayed away: those named nearest before or after the word that says so, in its sentence."""
    found = []
    for meeting, sign in _signs(group):
        if sign.tells == "absent":
            near = sorted(
                (abs(m.start - sign.start), party)
                for entity in meeting.told.entities.values()
                for m in entity.mentions
                if meeting.sentence[0] <= m.start < meeting.sentence[1]
                and (party := party_at_table(entity, meeting.material.process))
            )
            found += [(meeting, party, sign) for _, party in near[:1]]
    return _reported(found)


def agenda(group: Group, material: Material) -> tuple[Reported, ...]:
    """The issues that it is about: those of the sentence that tells it, and of the one after."""
    found = []
    for meeting in group.told:
        start, end = meeting.sentence[0], meeting.following[1]
        record = meeting.told.filed.record
        entries: tuple[Provision | Position, ...] = (*record.provisions, *record.positions)
        for entry in entries:
            if start <= entry.start < end and is_matter(entry.issue, material.process):
                found.append((meeting, entry.issue, Sign("issue", entry.start, entry.end)))
    return _reported(found)


def statements_on(group: Group) -> tuple[str, ...]:
    """The addresses of the statements that tell of it."""
    found = set()
    for meeting in group.told:
        for statement in meeting.told.filed.record.statements:
            if statement.content.start < meeting.sentence[1] and meeting.sentence[0] < statement.content.end:
                found.add(address(meeting.told.filed.key, statement.id))
    return tuple(sorted(found))


def _signs(group: Group, *, following: bool = False) -> Iterator[tuple[ToldMeeting, Sign]]:
    for meeting in group.told:
        yield from ((meeting, sign) for sign in meeting.signs)
        if following:
            report = meeting.told.filed
            start = 0 if meeting.in_lead else meeting.sentence[1]
            for sign in find_signs(report.report.text, report.record.lang, start, meeting.following[1]):
                if not meeting.sentence[0] <= sign.start < meeting.sentence[1]:
                    yield meeting, sign


def _near(one: Sign, other: Sign) -> bool:
    return one.start - _ORDINAL <= other.start <= one.end + _ORDINAL


def _reported(found: Iterable[tuple[ToldMeeting, str, Sign]]) -> tuple[Reported, ...]:
    """The values, that of most reports first, with the first words that tell each."""
    values: dict[str, list[tuple[ToldMeeting, Sign]]] = {}
    for meeting, value, sign in found:
        values.setdefault(value, []).append((meeting, sign))
    ranked = sorted(values.items(), key=lambda item: -len({m.told.filed.key for m, _ in item[1]}))
    return tuple(
        Reported(
            value=value, words=told[0][0].told.filed.report.text[told[0][1].start : told[0][1].end],
            evidence=tuple(sorted({m.told.address for m, _ in told})),
        )
        for value, told in ranked
    )  # fmt: skip
