"""The record of one report: immutable typed values and their JSON Schema.

Every entry points at the exact characters it was read from (`start`, `end` in code points of `Report.text`) and names the
rule that made it. Entries are tied by ids that are stable: the same bytes give the same ids.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec

__all__ = [
    "Entity", "Event", "Mention", "Position", "Provision", "Record", "Report", "Span", "Statement", "TimeExpression",
    "Unwritten", "record_schema", "report_id", "to_json",
]  # fmt: skip

Language = Literal["ar", "en"]
Kind = Literal["person", "organisation", "state", "armed_group", "place", "people"]


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the report's text: code points `start` (included) to `end` (excluded)."""

    start: int
    end: int


class Report(msgspec.Struct, frozen=True):
    """What is read: one news report.

    `published` is an ISO date or date-time; without it relative dates stay unresolved (XXXX-...).
    """

    text: str
    id: str = ""
    lang: Literal["ar", "en", "auto"] = "auto"
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    headline: str | None = None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A span by which the text refers to an entity by name, title or description."""

    start: int
    end: int
    rule: str = ""


class Entity(msgspec.Struct, frozen=True):
    """Who or what takes part. `actor` is an actor code (None for places); `known` the id in the world data, if any."""

    id: str
    name: str
    kind: Kind
    actor: str | None
    mentions: tuple[Mention, ...]
    known: str | None = None
    rule: str = ""


class TimeExpression(msgspec.Struct, frozen=True):
    """A TIMEX3 expression with its value resolved against the report's `published`."""

    id: str
    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    rule: str = ""


class Event(msgspec.Struct, frozen=True):
    """Who did what to whom. `actors`, `recipients`, `place` are entity ids; `time` is a TIMEX3 value."""

    id: str
    type: str
    mode: str | None
    status: Literal["actual", "future", "hypothetical", "negated"]
    anchors: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None = None
    time: str | None = None
    killed: int | None = None
    injured: int | None = None
    rule: str = ""


class Statement(msgspec.Struct, frozen=True):
    """Who says what, and through whom: `via` lists the carriers, the one nearest to the speaker first."""

    id: str
    speaker: str | None
    via: tuple[str, ...]
    cue: Span | None
    content: Span
    quoted: bool
    act: str
    named: bool = True
    rule: str = ""


class Position(msgspec.Struct, frozen=True):
    """What a party (an actor code) wants on an issue, as the text reports it, with the words it rests on."""

    id: str
    party: str
    issue: str
    stance: Literal["for", "against"]
    start: int
    end: int
    entity: str | None = None
    rule: str = ""


class Provision(msgspec.Struct, frozen=True):
    """What a plan, agreement or truce contains or is being negotiated to contain, and how far it has come."""

    id: str
    issue: str
    status: str
    start: int
    end: int
    rule: str = ""


class Unwritten(msgspec.Struct, frozen=True):
    """Something that was seen and not written into the record, and why."""

    layer: str
    start: int
    end: int
    rule: str
    reason: str


class Record(msgspec.Struct, frozen=True):
    """All that was read from one report."""

    id: str
    lang: Language
    published: str | None
    outlet: str | None
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    provisions: tuple[Provision, ...] = ()


def report_id(text: str) -> str:
    """A stable id for a report that came without one: the first 16 hex digits of the SHA-256 of its UTF-8 bytes.

    >>> report_id("قال مصدر")
    '7502637e27642b3b'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


_ENCODER = msgspec.json.Encoder()


def to_json(record: Record) -> bytes:
    """One line of JSON (UTF-8, no line feed), as `musnad read --format jsonl` prints it."""
    return _ENCODER.encode(record)


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record.

    >>> sorted(record_schema()["$defs"])[:3]
    ['Entity', 'Event', 'Mention']
    """
    return msgspec.json.schema(Record)
