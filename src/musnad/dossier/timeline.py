"""The timeline of a process: everything that has a day in one list, with ranges for days that are not certain."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.process import Truce
from musnad.dossier.provisions import provisions
from musnad.dossier.settings import Settings, place_name
from musnad.dossier.talks import talks
from musnad.dossier.told import ToldEvent, ToldStatement
from musnad.dossier.truces import Monitor, monitors
from musnad.vocabulary import actor_country

__all__ = ["KINDS", "Moment", "MomentKind", "has_part", "timeline"]

MomentKind = Literal["meeting", "deal", "truce", "breach", "violence", "aid", "provision", "statement"]
KINDS: tuple[MomentKind, ...] = ("meeting", "deal", "truce", "breach", "violence", "aid", "provision", "statement")
#: Kinds of moments by the type of the event.
_OF_TYPE: dict[str, MomentKind] = {"AGREE": "deal", "ASSAULT": "violence"}
#: What the truces of a process tell; violence that is no breach is told apart by them.
_WATCHED = frozenset({"truce", "breach", "violence", "aid"})
#: What is said that does something: plain reporting makes no moment.
_ACTS = frozenset({"accuse", "agree", "condemn", "confirm", "demand", "deny", "promise", "propose", "refuse", "threaten", "warn"})


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened or is to happen between the ISO days `first` and `last` (one day where it is known).

    `kind` says what it is; `what` the type and mode of an event, the level and outcome of a meeting, the act of a statement, the
    status of a provision; `status` that of an event (actual, future, negated) or meeting, the grade of a breach. `parties` are
    actor codes; `issue` is empty but for provisions.
    """

    first: str
    last: str
    kind: MomentKind
    what: str
    status: str
    parties: tuple[str, ...]
    place: str
    issue: str
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


def timeline(
    material: Material, kinds: Collection[str] = KINDS, since: str | None = None, until: str | None = None, min_origins: int = 1
) -> tuple[Moment, ...]:
    """What has a day, in order of time: of some kinds, within some ISO days, on so many independent origins.

    Events and statements that several reports tell are one moment. Breaches and aid are those of the truces of the process; other
    violence is a moment of its own.
    """
    kept = (
        moment
        for moment in _found(material, frozenset(kinds))
        if moment.kind in kinds
        and (since is None or moment.last >= since)
        and (until is None or moment.first <= until)
        and (moment.origins >= min_origins or moment.kind == "truce")
    )
    return tuple(sorted(kept, key=lambda m: (m.first, m.last, KINDS.index(m.kind), m.evidence)))


def _found(material: Material, kinds: frozenset[str]) -> Iterator[Moment]:
    """The moments of some kinds, and others that are found with them."""
    watched = monitors(material) if kinds & _WATCHED else ()
    breaching = {address for monitor in watched for breach in monitor.breaches for address in breach.evidence}
    yield from _of_truces(watched)
    if "meeting" in kinds:
        yield from _of_talks(material)
    if kinds & {"deal", "violence"}:
        yield from _of_events(material, breaching)
    if "provision" in kinds:
        yield from _of_provisions(material)
    if "statement" in kinds:
        yield from _of_statements(material)


def has_part(moment: Moment, party: str) -> bool:
    """Whether a party, a country or an actor code, has part in a moment."""
    return any(party in (code, actor_country(code)) for code in moment.parties)


def _of_events(material: Material, breaching: Collection[str]) -> Iterator[Moment]:
    """Deals, and violence that is no breach."""
    settings = Settings()
    for group in material.same_events:
        told = [e for e in group if e.entry.type in _OF_TYPE and e.entry.status != "hypothetical" and e.address not in breaching]
        if not told:
            continue
        days = _days(told)
        if days is None:
            continue
        kind = _OF_TYPE[told[0].entry.type]
        modes = Counter(e.entry.mode for e in told if e.entry.mode)
        what = f"{told[0].entry.type} {min(modes, key=lambda m: (-modes[m], m))}" if modes else told[0].entry.type
        codes = Counter(entity.actor for e in told for entity in (*e.actors, *e.recipients) if entity.actor)
        if kind != "violence" and len(codes) < 2:
            continue  # nobody is told to have agreed with anybody
        places = Counter(place_name(mark) for e in told if (mark := settings.sketch(e).place))
        yield _moment(
            material, days, kind, what, _status(told), sorted(codes), (e.address for e in told),
            place=min(places, key=lambda name: (-places[name], name), default=""),
        )  # fmt: skip


def _of_statements(material: Material) -> Iterator[Moment]:
    """What parties demanded, promised, denied: on the day of the first report."""
    for group in material.same_statements:
        told = [s for s in group if s.entry.act in _ACTS and s.speaker is not None and s.speaker.actor]
        if told:
            day = min(s.day for s in told)
            codes = sorted({s.speaker.actor for s in told if s.speaker and s.speaker.actor})
            yield _moment(material, (day, day), "statement", told[0].entry.act, "actual", codes, _addresses(told))


def _of_talks(material: Material) -> Iterator[Moment]:
    """Meetings of which the day, or the month, is known: planned, held and cancelled ones."""
    for meeting in talks(material):
        if meeting.date:
            day = meeting.precision == "day"
            yield Moment(
                first=meeting.date if day else f"{meeting.date[:7]}-01", last=meeting.last if day else _end_of(meeting.date[:7]),
                kind="meeting", what=", ".join(filter(None, (meeting.level, meeting.outcome))) or "meeting", status=meeting.status,
                parties=meeting.parties, place=meeting.place, issue="", reports=meeting.reports, origins=meeting.origins,
                sources=meeting.sources, evidence=meeting.evidence,
            )  # fmt: skip


def _end_of(month: str) -> str:
    """The last ISO day of a month.

    >>> _end_of("2016-02")
    '2016-02-29'
    """
    year, number = int(month[:4]), int(month[5:])
    return f"{month}-{monthrange(year, number)[1]:02}"


def _of_provisions(material: Material) -> Iterator[Moment]:
    """The steps of the issues of the process, on the day of the first report of each."""
    for step in provisions(material):
        yield Moment(
            first=step.since, last=step.since, kind="provision", what=step.status, status="actual", parties=(), place="",
            issue=step.issue, reports=step.reports, origins=step.origins, sources=step.sources, evidence=step.evidence,
        )  # fmt: skip


def _of_truces(watched: Iterable[Monitor]) -> Iterator[Moment]:
    """Truces that take effect and end, their breaches, and aid."""
    for monitor in watched:
        yield from _ends(monitor.truce)
        for breach in monitor.breaches:
            parties = tuple(dict.fromkeys((*breach.accused, *breach.accusers)))
            yield Moment(
                first=breach.day, last=breach.day, kind="breach", what=f"{breach.type} {breach.mode}".rstrip(), status=breach.grade,
                parties=parties, place=breach.place, issue="", reports=breach.reports, origins=breach.origins,
                sources=breach.sources, evidence=breach.evidence,
            )  # fmt: skip
        for aid in monitor.aid:
            yield Moment(
                first=aid.day, last=aid.day, kind="aid", what=aid.kind, status="actual", parties=(), place=aid.place,
                issue="", reports=aid.reports, origins=aid.origins, sources=aid.sources, evidence=aid.evidence,
            )  # fmt: skip


def _ends(truce: Truce) -> Iterator[Moment]:
    """The days of a truce as the definition of the process gives them."""
    for what, day in (("declared", truce.declared), ("in effect", truce.effect), ("ended", truce.end)):
        if day is not None:
            yield Moment(
                first=day.isoformat(), last=day.isoformat(), kind="truce", what=f"{truce.name}: {what}", status="defined",
                parties=truce.parties, place=", ".join(truce.area), issue="", reports=0, origins=0, sources=(), evidence=(),
            )  # fmt: skip


def _days(told: Sequence[ToldEvent]) -> tuple[str, str] | None:
    """The day that most reports give; else the days on which all allow it to have been; None where no report gives any."""
    windows = [e.window for e in told]
    dated = Counter(first for first, _, given in windows if given)
    if dated:
        day = min(dated, key=lambda d: (-dated[d], d))
        return day, day
    known = [(first, last) for first, last, _ in windows if first]
    if not known:
        return None
    first, last = max(first for first, _ in known), min(last for _, last in known)
    return (first, last) if first <= last else (min(f for f, _ in known), max(t for _, t in known))


def _status(told: Sequence[ToldEvent]) -> str:
    """What came about is told so by some report, whatever was planned before."""
    held = Counter(e.entry.status for e in told)
    return "actual" if held["actual"] else max(held, key=lambda status: (held[status], status))


def _addresses(told: Iterable[ToldEvent | ToldStatement]) -> Iterator[str]:
    return (one.address for one in told)


def _moment(
    material: Material, days: tuple[str, str], kind: MomentKind, what: str, status: str, parties: Sequence[str],
    items: Iterable[str], *, place: str = "", issue: str = "",
) -> Moment:  # fmt: skip
    evidence = tuple(sorted(set(items)))
    origins = material.origins(evidence) if evidence else None
    return Moment(
        first=days[0], last=days[1], kind=kind, what=what, status=status, parties=tuple(parties), place=place, issue=issue,
        reports=origins.reports if origins else 0, origins=origins.independent if origins else 0,
        sources=tuple(o.name for o in origins.origins) if origins else (), evidence=evidence,
    )  # fmt: skip
