"""Why a time expression was missed, wrong or inexact."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.evaluation.causes.findings import Finding, between
from musnad.evaluation.gold import GoldTime
from musnad.evaluation.layers import Comparison, MatchedLayers, match
from musnad.records import TimeExpression

__all__ = ["time_causes"]


def time_causes(by: Comparison, found: MatchedLayers) -> Iterator[Finding]:
    """File every time expression that is not as gold has it."""

    def same_words(gold: GoldTime, read: TimeExpression) -> bool:
        return any(start < read.end and read.start < end for start, end in by.where(gold.quote))

    def words(read: TimeExpression) -> str:
        return f"{by.gold.text[read.start : read.end]} {read.value}"

    unlike = match(found.times.missed, found.times.wrong, same_words)
    for gold, read in unlike.right:
        cause, detail = _difference(gold, read)
        yield Finding(cause, detail, "both", _told(gold), words(read))
    for gold in unlike.missed:
        taken = any(same_words(gold, read) for _, read in found.times.right)
        yield Finding("merged with another" if taken else "not seen", gold.type, "missed", _told(gold))
    for read in unlike.wrong:
        taken = any(same_words(gold, read) for gold in by.gold.times)
        yield Finding("split in two" if taken else "none in gold", read.type, "wrong", "", words(read))
    for gold, read in found.times.right:
        if gold.type != read.type:
            yield Finding("type differs", between(gold.type, read.type), "inexact", _told(gold), words(read))


def _difference(gold: GoldTime, read: TimeExpression) -> tuple[str, str]:
    """How the values of one expression differ, and between what."""
    if gold.type != read.type:
        return "type and value differ", between(gold.type, read.type)
    if gold.value.startswith(read.value):
        return "value too coarse", gold.type
    if read.value.startswith(gold.value):
        return "value too fine", gold.type
    return "value differs", gold.type


def _told(gold: GoldTime) -> str:
    return f"{gold.quote} {gold.value}"
