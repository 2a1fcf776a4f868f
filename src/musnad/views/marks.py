"""Marks on a text that may nest and overlap, cut into pieces that each carry the same marks from end to end."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from musnad.records import Record, Report
from musnad.views.entries import entries_of

__all__ = ["Mark", "Piece", "marks_of", "pieces"]


class Mark(NamedTuple):
    """A span of the text (code points) that an entry was read from; `layer` is that of the entry, or cues."""

    start: int
    end: int
    layer: str
    entry: str


class Piece(NamedTuple):
    """A stretch of the text and all marks that cover it, the longest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(report: Report, record: Record) -> list[Mark]:
    """The marks of all entries of a record."""
    found: list[Mark] = []
    for entry in entries_of(report, record):
        for at, (start, end) in enumerate(entry.spans):
            found.append(Mark(start, end, "cues" if entry.layer == "statements" and at else entry.layer, entry.id))
    return found


def pieces(length: int, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a text of `length` code points wherever a mark begins or ends. The pieces cover the text without gaps.

    >>> marks = [Mark(0, 6, "statements", "s1"), Mark(4, 8, "times", "t1")]
    >>> [(p.start, p.end, [m.entry for m in p.marks]) for p in pieces(9, marks)]
    [(0, 4, ['s1']), (4, 6, ['s1', 't1']), (6, 8, ['t1']), (8, 9, [])]
    """
    begin: dict[int, list[Mark]] = {}
    ends: set[int] = set()
    for mark in marks:
        if 0 <= mark.start < mark.end <= length:
            begin.setdefault(mark.start, []).append(mark)
            ends.add(mark.end)
    cuts = sorted({0, length, *begin, *ends})
    found: list[Piece] = []
    open_marks: list[Mark] = []
    for start, end in pairwise(cuts):
        open_marks = [m for m in open_marks if m.end > start] + begin.get(start, [])
        found.append(Piece(start, end, tuple(sorted(open_marks, key=lambda m: m.start - m.end))))
    return found
