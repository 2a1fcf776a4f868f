"""Tables for analysis: one line a report, entity, event, statement and so on, with names instead of references."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from musnad.archive.answers import FiledReport
from musnad.records import Entity, Record, Span

__all__ = [
    "LINES", "EntityLine", "EventLine", "Line", "PositionLine", "ProvisionLine", "ReportLine", "StatementLine", "TimeLine",
    "lines_of",
]  # fmt: skip


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What every line tells: its item (`KEY`, or `KEY/ID` of an entry), its report, and since when it is known."""

    item: str
    report: str
    outlet: str | None
    published: str | None
    recorded: str


class ReportLine(Line, frozen=True, kw_only=True):
    """A report; `name` is the id its source gave."""

    name: str | None
    lang: str
    url: str | None
    headline: str | None
    text: str


class EntryLine(Line, frozen=True, kw_only=True):
    """An entry: the words it was read from, their place in code points of the text, the rule."""

    start: int
    end: int
    quote: str
    rule: str


class EntityLine(EntryLine, frozen=True, kw_only=True):
    """Who or what takes part; `mentions` counts how often."""

    name: str
    kind: str
    actor: str | None
    known: str | None
    mentions: int


class TimeLine(EntryLine, frozen=True, kw_only=True):
    """A time expression with its value."""

    type: str
    value: str


class EventLine(EntryLine, frozen=True, kw_only=True):
    """Who did what to whom: names, and their actor codes side by side (empty where there is none)."""

    type: str
    mode: str | None
    status: str
    actors: list[str]
    actor_codes: list[str]
    recipients: list[str]
    recipient_codes: list[str]
    place: str | None
    time: str | None
    killed: int | None
    injured: int | None


class StatementLine(EntryLine, frozen=True, kw_only=True):
    """Who says what through whom; the quote is what is said, `via` has the carrier nearest to the speaker first."""

    act: str
    speaker: str | None
    speaker_code: str | None
    named: bool
    quoted: bool
    via: list[str]
    via_codes: list[str]
    cue: str | None


class PositionLine(EntryLine, frozen=True, kw_only=True):
    """What a party (an actor code) wants."""

    party: str
    issue: str
    stance: str
    entity: str | None


class ProvisionLine(EntryLine, frozen=True, kw_only=True):
    """What a plan or agreement contains, and how far it has come."""

    issue: str
    status: str


def lines_of(table: str, filed: FiledReport) -> Iterator[Line]:
    """The lines of a table that one report gives."""
    _, make = LINES[table]
    yield from make(filed)


def _head(filed: FiledReport, entry: str = "") -> dict[str, Any]:
    item = f"{filed.key}/{entry}" if entry else filed.key
    return {"item": item, "report": filed.key, "outlet": filed.report.outlet, "published": filed.report.published,
            "recorded": filed.recorded}  # fmt: skip


def _at(filed: FiledReport, entry: Any, span: Any) -> dict[str, Any]:
    place = {"start": span.start, "end": span.end, "quote": filed.report.text[span.start : span.end], "rule": entry.rule}
    return _head(filed, entry.id) | place


def _reports(filed: FiledReport) -> Iterator[Line]:
    report = filed.report
    yield ReportLine(
        **_head(filed), name=report.id or None, lang=report.lang, url=report.url, headline=report.headline, text=report.text
    )


def _entities(filed: FiledReport) -> Iterator[Line]:
    for e in filed.record.entities:
        first = e.mentions[0] if e.mentions else Span(0, 0)
        yield EntityLine(**_at(filed, e, first), name=e.name, kind=e.kind, actor=e.actor, known=e.known, mentions=len(e.mentions))


def _times(filed: FiledReport) -> Iterator[Line]:
    for t in filed.record.times:
        yield TimeLine(**_at(filed, t, t), type=t.type, value=t.value)


def _events(filed: FiledReport) -> Iterator[Line]:
    who = _entities_of(filed.record)
    for e in filed.record.events:
        place = who[e.place].name if e.place in who else None
        yield EventLine(
            **_at(filed, e, e.anchors[0] if e.anchors else Span(0, 0)),
            type=e.type, mode=e.mode, status=e.status, place=place, time=e.time, killed=e.killed, injured=e.injured,
            actors=_names(who, e.actors), actor_codes=_codes(who, e.actors),
            recipients=_names(who, e.recipients), recipient_codes=_codes(who, e.recipients),
        )  # fmt: skip


def _statements(filed: FiledReport) -> Iterator[Line]:
    who, words = _entities_of(filed.record), filed.report.text
    for s in filed.record.statements:
        speaker = who.get(s.speaker or "")
        yield StatementLine(
            **_at(filed, s, s.content),
            act=s.act, named=s.named, quoted=s.quoted, cue=words[s.cue.start : s.cue.end] if s.cue else None,
            speaker=speaker.name if speaker else None, speaker_code=speaker.actor if speaker else None,
            via=_names(who, s.via), via_codes=_codes(who, s.via),
        )  # fmt: skip


def _positions(filed: FiledReport) -> Iterator[Line]:
    who = _entities_of(filed.record)
    for p in filed.record.positions:
        entity = who[p.entity].name if p.entity in who else None
        yield PositionLine(**_at(filed, p, p), party=p.party, issue=p.issue, stance=p.stance, entity=entity)


def _provisions(filed: FiledReport) -> Iterator[Line]:
    for v in filed.record.provisions:
        yield ProvisionLine(**_at(filed, v, v), issue=v.issue, status=v.status)


def _entities_of(record: Record) -> dict[str | None, Entity]:
    return {entity.id: entity for entity in record.entities}


def _names(who: dict[str | None, Entity], ids: tuple[str, ...]) -> list[str]:
    return [who[id].name if id in who else "" for id in ids]


def _codes(who: dict[str | None, Entity], ids: tuple[str, ...]) -> list[str]:
    return [(who[id].actor or "") if id in who else "" for id in ids]


#: The tables by name: what a line of it is, and how a report gives its lines.
LINES: dict[str, tuple[type[Line], Callable[[FiledReport], Iterator[Line]]]] = {
    "reports": (ReportLine, _reports),
    "entities": (EntityLine, _entities),
    "times": (TimeLine, _times),
    "events": (EventLine, _events),
    "statements": (StatementLine, _statements),
    "positions": (PositionLine, _positions),
    "provisions": (ProvisionLine, _provisions),
}
