"""A record as a list of entries of one shape, for the views: what is read, where it stands, by which rule, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from musnad.records import Event, Record, Report, Statement

__all__ = ["LAYERS", "Entry", "chain_of", "entries_of", "name_of", "names_of"]

#: The layers of a record in the order in which they are shown, with their titles.
LAYERS: dict[str, str] = {
    "statements": "Who says what",
    "events": "Events",
    "positions": "Positions",
    "provisions": "Provisions",
    "entities": "Who and what takes part",
    "times": "Times",
}


class Entry(NamedTuple):
    """One entry of a record. `spans` are code points of the text; of a statement first its content, then its cue."""

    layer: str
    id: str
    rule: str
    spans: tuple[tuple[int, int], ...]
    line: str


def names_of(record: Record) -> dict[str, str]:
    """The entities as they are shown: name and actor code by id."""
    return {e.id: f"{e.name} ({e.actor})" if e.actor else e.name for e in record.entities}


def name_of(names: dict[str, str], entity: str | None, nobody: str = "?") -> str:
    """How an entity is shown, or `nobody` where there is none."""
    return names.get(entity, entity) if entity else nobody


def chain_of(report: Report, statement: Statement, names: dict[str, str]) -> list[str]:
    """The chain of a statement from the reader's side: outlet, carriers, speaker."""
    outlet = [report.outlet] if report.outlet else []
    return [
        *outlet,
        *(name_of(names, at) for at in reversed(statement.via)),
        name_of(names, statement.speaker, "speaker not named"),
    ]


def event_line(event: Event, names: dict[str, str]) -> str:
    """An event in one line: type, mode, status, parties, place, time, casualties."""
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    parties = ", ".join(name_of(names, at) for at in event.actors) or "?"
    if event.recipients:
        parties += " → " + ", ".join(name_of(names, at) for at in event.recipients)
    facts = [name_of(names, event.place, ""), event.time or "", f"{event.killed} killed" if event.killed is not None else ""]
    facts.append(f"{event.injured} injured" if event.injured is not None else "")
    return f"{kind} · {event.status} · {parties}" + "".join(f" · {fact}" for fact in facts if fact)


def entries_of(report: Report, record: Record) -> Iterator[Entry]:
    """All entries of a record, layer by layer."""
    names = names_of(record)
    for s in record.statements:
        spans = ((s.content.start, s.content.end), *([(s.cue.start, s.cue.end)] if s.cue else []))
        yield Entry("statements", s.id, s.rule, spans, f"{s.act} · " + " ← ".join(chain_of(report, s, names)))
    for a in record.events:
        yield Entry("events", a.id, a.rule, tuple((x.start, x.end) for x in a.anchors), event_line(a, names))
    for p in record.positions:
        party = name_of(names, p.entity, p.party)
        yield Entry("positions", p.id, p.rule, ((p.start, p.end),), f"{party} · {p.stance} {p.issue}")
    for v in record.provisions:
        yield Entry("provisions", v.id, v.rule, ((v.start, v.end),), f"{v.issue} · {v.status}")
    for e in record.entities:
        yield Entry("entities", e.id, e.rule, tuple((m.start, m.end) for m in e.mentions), f"{names[e.id]} · {e.kind}")
    for t in record.times:
        yield Entry("times", t.id, t.rule, ((t.start, t.end),), f"{t.type} {t.value}")
