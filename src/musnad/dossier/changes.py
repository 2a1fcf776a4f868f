"""Changes: what a dossier has on one day that it had not on another, each thing with what was known of it before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, Protocol, TypeVar

import msgspec

from musnad.dossier.aid import Aid
from musnad.dossier.breaches import Breach
from musnad.dossier.contradictions import Contradiction
from musnad.dossier.dossier import Dossier
from musnad.dossier.ledger import Accusation
from musnad.dossier.position_changes import Dissent
from musnad.dossier.positions import Stance
from musnad.dossier.provisions import Step
from musnad.dossier.talks import Meeting
from musnad.linking import split_address

__all__ = [
    "BreachChange", "Changes", "MeetingChange", "Missing", "StanceChange", "StepChange", "compare",
]  # fmt: skip


class MeetingChange(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that is new, or of which something else is told than before; `before` is None for a new one."""

    before: Meeting | None
    after: Meeting

    @property
    def how(self) -> Literal["new", "status", "date", "outcome"]:
        """What is new: the meeting, its status, its day, or what came of it."""
        if self.before is None:
            return "new"
        if self.before.status != self.after.status:
            return "status"
        return "date" if self.before.date != self.after.date else "outcome"


class StanceChange(msgspec.Struct, frozen=True, kw_only=True):
    """A stance that a party had not taken before. `before` is the other stance that it took earlier, empty where none."""

    before: str
    after: Stance


class StepChange(msgspec.Struct, frozen=True, kw_only=True):
    """A step of an issue that was not known before, and the status that the step before it gave (empty for the first)."""

    before: str
    after: Step


class BreachChange(msgspec.Struct, frozen=True, kw_only=True):
    """A breach that is new, or whose grade or casualties are told otherwise; `before` is None for a new one."""

    before: Breach | None
    after: Breach


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked for and not found: `what` is issue (no step and no stance on it), party (it takes no stance), or a part of
    the dossier (meetings, breaches, aid); `key` the issue or the party."""

    what: Literal["issue", "party", "meetings", "breaches", "aid"]
    key: str = ""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from the beginning of a day (`since`) to the end of another (`until`), ISO. `reports` is how many were read of
    these days, `coverage` how many on each, `all_reports` how many of all days."""

    since: str
    until: str
    reports: int
    all_reports: int
    coverage: dict[str, int]
    meetings: tuple[MeetingChange, ...]
    stances: tuple[StanceChange, ...]
    dissents: tuple[Dissent, ...]
    steps: tuple[StepChange, ...]
    breaches: tuple[BreachChange, ...]
    accusations: tuple[Accusation, ...]
    aid: tuple[Aid, ...]
    contradictions: tuple[Contradiction, ...]
    not_found: tuple[Missing, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """The days of which nothing was read."""
        return tuple(day for day, count in self.coverage.items() if not count)


def compare(before: Dossier, after: Dossier, since: str, until: str) -> Changes:
    """What changed from one dossier to a later one of the same process, which knows of all days from `since` to `until`."""
    coverage = {day: after.coverage.get(day, 0) for day in _days(since, until)}
    known = {item for one in before.contradictions for item in _pairs(one)}
    split = {(dissent.party, dissent.issue) for dissent in before.dissents}
    return Changes(
        since=since, until=until, reports=sum(coverage.values()), all_reports=sum(after.coverage.values()), coverage=coverage,
        meetings=tuple(_meetings(before, after)), stances=tuple(_stances(before, after)),
        dissents=tuple(d for d in after.dissents if (d.party, d.issue) not in split), steps=tuple(_steps(before, after)),
        breaches=tuple(_breaches(before, after)),
        accusations=tuple(_unknown(_accusations(before), _accusations(after))), aid=tuple(_unknown(_aid(before), _aid(after))),
        contradictions=tuple(one for one in after.contradictions if not known & _pairs(one)),
        not_found=tuple(_missing(after, since, until)),
    )  # fmt: skip


class _Rests(Protocol):
    """What rests on entries of reports."""

    @property
    def evidence(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=_Rests)


def _shared(known: Iterable[T], one: _Rests) -> T | None:
    """The thing known before that shares most entries with one known now: entries stay while reports are added."""
    mine = set(one.evidence)
    held = [(len(mine & set(other.evidence)), other) for other in known]
    return max((pair for pair in held if pair[0]), key=lambda pair: pair[0], default=(0, None))[1]


def _accusations(dossier: Dossier) -> Iterator[Accusation]:
    return (one for monitor in dossier.monitors for one in monitor.accusations)


def _aid(dossier: Dossier) -> Iterator[Aid]:
    return (one for monitor in dossier.monitors for one in monitor.aid)


def _unknown(before: Iterable[T], after: Iterable[T]) -> Iterator[T]:
    known = tuple(before)
    return (one for one in after if _shared(known, one) is None)


def _meetings(before: Dossier, after: Dossier) -> Iterator[MeetingChange]:
    for meeting in after.meetings:
        known = _shared(before.meetings, meeting)
        if known is None or (known.status, known.date, known.outcome) != (meeting.status, meeting.date, meeting.outcome):
            yield MeetingChange(before=known, after=meeting)


def _stances(before: Dossier, after: Dossier) -> Iterator[StanceChange]:
    known = {(stance.party, stance.issue, stance.stance) for stance in before.stances}
    for stance in sorted(after.stances, key=lambda s: (s.since, s.party, s.issue)):
        if (stance.party, stance.issue, stance.stance) not in known:
            other = "against" if stance.stance == "for" else "for"
            earlier = any((s.party, s.issue, s.stance) == (stance.party, stance.issue, other) and s.since < stance.since
                          for s in after.stances)  # fmt: skip
            yield StanceChange(before=other if earlier else "", after=stance)


def _steps(before: Dossier, after: Dossier) -> Iterator[StepChange]:
    known = {(step.issue, step.status) for step in before.steps}
    last: dict[str, str] = {}
    found = []
    for step in sorted(after.steps, key=lambda s: s.since):
        if (step.issue, step.status) not in known:
            found.append(StepChange(before=last.get(step.issue, ""), after=step))
        last[step.issue] = step.status
    return iter(found)


def _breaches(before: Dossier, after: Dossier) -> Iterator[BreachChange]:
    earlier = [breach for monitor in before.monitors for breach in monitor.breaches]
    for breach in (breach for monitor in after.monitors for breach in monitor.breaches):
        known = _shared(earlier, breach)
        if known is None or (known.grade, known.killed, known.injured) != (breach.grade, breach.killed, breach.injured):
            yield BreachChange(before=known, after=breach)


def _pairs(one: Contradiction) -> set[tuple[str, str]]:
    return {(left, right) for left in one.one for right in one.other}


def _missing(after: Dossier, since: str, until: str) -> Iterator[Missing]:
    """What the reports since a day do not tell of: issues and parties of the process, meetings, and breaches and aid of truces."""
    process = after.process

    def recent(one: _Rests) -> bool:
        return any(after.published.get(split_address(item)[0], "") >= since for item in one.evidence)

    told = {step.issue for step in after.steps if recent(step)} | {stance.issue for stance in after.stances if recent(stance)}
    heard = {stance.party for stance in after.stances if recent(stance)}
    yield from (Missing(what="issue", key=issue) for issue in process.issues if issue not in told)
    yield from (
        Missing(what="party", key=party)
        for party in process.parties
        if not any(one == party or one.startswith(f"{party} ") for one in heard)
    )
    if not any(map(recent, after.meetings)):
        yield Missing(what="meetings")
    watched = [m for m in after.monitors if m.truce.effect.isoformat() <= until and since <= (m.truce.end or date.max).isoformat()]
    if watched and not any(recent(breach) for monitor in watched for breach in monitor.breaches):
        yield Missing(what="breaches")
    if watched and not any(map(recent, _aid(after))):
        yield Missing(what="aid")


def _days(first: str, last: str) -> Iterator[str]:
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        yield day.isoformat()
        day += timedelta(days=1)
