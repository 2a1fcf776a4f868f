"""Gold passages: what a person wrote down from a passage, as quotes; their loading and the faults they may have.

The format is told in docs/data-formats.md. A quote stands for every place of the text where it occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from musnad.faults import Fault, InputError, choices_for
from musnad.vocabulary import ACTS, EVENT_TYPES, ISSUES, KINDS, PROVISION_STATUSES, STANCES, STATUSES, TIME_TYPES, is_actor_code

__all__ = [
    "GoldEntity", "GoldEvent", "GoldPassage", "GoldPosition", "GoldProvision", "GoldSpeaker", "GoldStatement", "GoldTime",
    "Spans", "faults_of", "load_gold", "occurrences",
]  # fmt: skip

Spans = list[tuple[int, int]]


class GoldEntity(msgspec.Struct, frozen=True):
    """Who or what takes part, with each distinct string that names it."""

    name: str
    kind: str
    actor: str | None
    mentions: tuple[str, ...]


class GoldTime(msgspec.Struct, frozen=True):
    """A time expression and its TIMEX3 value."""

    quote: str
    type: str
    value: str


class GoldEvent(msgspec.Struct, frozen=True):
    """An event; parties are actor codes, `anchors` the words that tell it."""

    type: str
    mode: str | None
    status: str
    anchors: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None = None
    time: str | None = None
    killed: int | None = None
    injured: int | None = None


class GoldSpeaker(msgspec.Struct, frozen=True):
    """The innermost source of a statement."""

    quote: str
    actor: str | None = None
    named: bool = True


class GoldStatement(msgspec.Struct, frozen=True):
    """Who says what, and through whom (`via`, nearest to the speaker first)."""

    speaker: GoldSpeaker | None
    via: tuple[str, ...]
    content: str
    quoted: bool
    act: str
    cue: str | None = None


class GoldPosition(msgspec.Struct, frozen=True):
    """What a party (an actor code) wants on an issue."""

    party: str
    issue: str
    stance: str


class GoldProvision(msgspec.Struct, frozen=True):
    """What is or may be agreed."""

    issue: str
    status: str
    quote: str | None = None


class GoldPassage(msgspec.Struct, frozen=True):
    """A passage with all that a careful reader writes down from it."""

    id: str
    lang: str
    text: str
    entities: tuple[GoldEntity, ...]
    times: tuple[GoldTime, ...]
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]
    positions: tuple[GoldPosition, ...]
    provisions: tuple[GoldProvision, ...]
    published: str | None = None
    outlet: str | None = None
    process: str | None = None


def occurrences(text: str, quote: str | None) -> Spans:
    """Where a quote stands in a text (code points); any white space fits any, and whole words go before parts of words.

    >>> occurrences("نفت إيران وإيرانية", "إيران"), occurrences("نفت  إيران", "نفت إيران")
    ([(4, 9)], [(0, 10)])
    """
    words = (quote or "").split()
    if not words:
        return []
    found = [m.span() for m in re.finditer(r"\s+".join(re.escape(word) for word in words), text)]
    whole = [(start, end) for start, end in found if not text[end : end + 1].isalpha()]
    return whole or found


def load_gold(paths: Iterable[str | Path]) -> list[tuple[Path, GoldPassage]]:
    """The passages of gold files, or of all `*.json` files in and below folders in the order of their paths. Raises InputError."""
    found: list[tuple[Path, GoldPassage]] = []
    for path in map(Path, paths):
        files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
        if not files:
            raise InputError(Fault(str(path), "no *.json file in or below this folder", "", "name a gold file or a folder of them"))
        found.extend((file, _load(file)) for file in files)
    return found


def _load(path: Path) -> GoldPassage:
    try:
        return msgspec.json.decode(path.read_bytes(), type=GoldPassage)
    except OSError as error:
        raise InputError(
            Fault(str(path), f"cannot be read: {error.strerror}", "", "name a gold file or a folder of them")
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(Fault(str(path), f"no gold passage: {error}", "", "see docs/data-formats.md for the format")) from None


def faults_of(passage: GoldPassage, place: str) -> Iterator[Fault]:
    """Quotes that are not in the text, and values of no vocabulary."""
    for layer, quote in _quotes(passage):
        if not occurrences(passage.text, quote):
            yield Fault(place, f"{layer}: {quote!r} is not in the text", "", "copy the quote character for character")
    for layer, value, known in _values(passage):
        if value not in known:
            yield Fault(place, f"{layer}: unknown value {value!r}", choices_for(value, known), "musnad vocabulary lists them")
    for layer, code in _codes(passage):
        if not is_actor_code(code):
            yield Fault(
                place,
                f"{layer}: no actor code {code!r}",
                "e.g. SYR GOV, --- UNK, UNO",
                "musnad vocabulary actor-codes lists the parts",
            )
    yield from (
        Fault(place, f"events: {e.type} has no anchor", "", "quote the word that tells it") for e in passage.events if not e.anchors
    )


def _quotes(p: GoldPassage) -> Iterator[tuple[str, str]]:
    yield from (("entities", mention) for e in p.entities for mention in e.mentions)
    yield from (("times", t.quote) for t in p.times)
    for e in p.events:
        yield from (("events", anchor) for anchor in e.anchors)
        if e.place:
            yield "events", e.place
    for s in p.statements:
        yield from (
            ("statements", quote)
            for quote in (s.content, *s.via, *([s.speaker.quote] if s.speaker else []), *([s.cue] if s.cue else []))
        )
    yield from (("provisions", v.quote) for v in p.provisions if v.quote)


def _values(p: GoldPassage) -> Iterator[tuple[str, str, Iterable[str]]]:
    yield from (("entities kind", e.kind, KINDS) for e in p.entities)
    yield from (("times type", t.type, TIME_TYPES) for t in p.times)
    for e in p.events:
        yield "events type", e.type, EVENT_TYPES
        yield "events status", e.status, STATUSES
        if e.mode and e.type in EVENT_TYPES:
            yield f"{e.type} mode", e.mode, EVENT_TYPES[e.type].modes
    yield from (("statements act", s.act, ACTS) for s in p.statements)
    for stand in p.positions:
        yield "positions issue", stand.issue, ISSUES
        yield "positions stance", stand.stance, STANCES
    for term in p.provisions:
        yield "provisions issue", term.issue, ISSUES
        yield "provisions status", term.status, PROVISION_STATUSES


def _codes(p: GoldPassage) -> Iterator[tuple[str, str]]:
    yield from (("entities", e.actor) for e in p.entities if e.actor)
    yield from (("events", code) for e in p.events for code in (*e.actors, *e.recipients))
    yield from (("positions", s.party) for s in p.positions)
    yield from (("statements", s.speaker.actor) for s in p.statements if s.speaker and s.speaker.actor)
