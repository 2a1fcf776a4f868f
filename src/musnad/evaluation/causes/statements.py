"""Why a statement was missed, wrong or inexact."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.evaluation.causes.findings import Finding, between
from musnad.evaluation.gold import GoldStatement
from musnad.evaluation.layers import Comparison, MatchedLayers, match
from musnad.records import Statement

__all__ = ["statement_causes"]

#: A content that counts as right is told to be too long or too short when less than this is common.
_NEARLY = 0.9
#: Code points of a content that are shown.
_SHOWN = 70


def statement_causes(by: Comparison, found: MatchedLayers) -> Iterator[Finding]:
    """File every statement that is not as gold has it: by content, then by speaker, then by carriers."""
    told = match(by.gold.statements, [*(read for _, read in found.contents.right), *found.contents.wrong], by.chain)
    spoken = match(told.missed, told.wrong, by.speaker)
    said = match(spoken.missed, spoken.wrong, by.content)
    for gold, read in (*told.right, *spoken.right, *said.right):
        yield from _inexact(by, gold, read)
    for gold, read in spoken.right:
        yield _carriers(by, gold, read)
    for gold, read in said.right:
        cause = _speaker(by, gold, read)
        yield Finding(cause, gold.act, "both", gold.speaker.quote if gold.speaker else "", _name(by, read.speaker))
    bounds = match(said.missed, said.wrong, by.shared_content)
    for gold, read in bounds.right:
        yield Finding(_bounds(by, gold, read), gold.act, "both", _cut(gold.content), _content(by, read))
    kept = [read for _, read in (*told.right, *spoken.right, *said.right)]
    for gold in bounds.missed:
        merged = any(by.shared_content(gold, read) for read in kept)
        yield Finding("merged with another" if merged else "content not seen", gold.act, "missed", _cut(gold.content))
    for read in bounds.wrong:
        split = any(by.shared_content(gold, read) for gold in by.gold.statements)
        yield Finding("split in two" if split else "none in gold", read.act, "wrong", "", _content(by, read))


def _inexact(by: Comparison, gold: GoldStatement, read: Statement) -> Iterator[Finding]:
    """What is off in a statement whose content counts as right."""
    words = _cut(gold.content), _content(by, read)
    if by.shared_content(gold, read) < _NEARLY:
        yield Finding(_bounds(by, gold, read), gold.act, "inexact", *words)
    if gold.act != read.act:
        yield Finding("act differs", between(gold.act, read.act), "inexact", *words)
    if gold.quoted != read.quoted:
        yield Finding("quoted or not", "quoted in gold" if gold.quoted else "not quoted in gold", "inexact", *words)


def _bounds(by: Comparison, gold: GoldStatement, read: Statement) -> str:
    """Which end of a content is furthest off, and to which side."""
    starts_ends = ((abs(s - read.content.start) + abs(e - read.content.end), s, e) for s, e in by.where(gold.content))
    _, start, end = min(starts_ends)
    if abs(start - read.content.start) > abs(end - read.content.end):
        return "content too long at its start" if read.content.start < start else "content too short at its start"
    return "content too long at its end" if read.content.end > end else "content too short at its end"


def _speaker(by: Comparison, gold: GoldStatement, read: Statement) -> str:
    """In which way the speaker of a statement is wrong."""
    if gold.speaker is None:
        return "speaker where the text names none"
    if read.speaker is None:
        return "speaker not seen"
    if any(by.touches(read.speaker, quote) for quote in gold.via):
        return "carrier taken for the speaker"
    named, said = by.sentences([gold.speaker.quote]), by.sentences([gold.content])
    return "another speaker, the subject is left out" if named and named != said else "another speaker"


def _carriers(by: Comparison, gold: GoldStatement, read: Statement) -> Finding:
    """In which way the carriers of a statement are wrong."""
    missing = [quote for quote in gold.via if not any(by.touches(at, quote) for at in read.via)]
    extra = [at for at in read.via if not any(by.touches(at, quote) for quote in gold.via)]
    if missing and extra:
        cause = "another carrier"
    else:
        cause = "carrier missing" if missing else "carrier extra" if extra else "carriers in another order"
    return Finding(cause, gold.act, "both", ", ".join(gold.via), ", ".join(_name(by, at) for at in read.via))


def _name(by: Comparison, entity: str | None) -> str:
    return by.name(entity) or "none"


def _content(by: Comparison, read: Statement) -> str:
    return _cut(by.words([read.content]))


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN // 2]} … {words[-_SHOWN // 2 :]}"
