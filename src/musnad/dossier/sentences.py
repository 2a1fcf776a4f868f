"""Sentences: what a report tells in one sentence belongs together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from musnad.dossier.material import Material
from musnad.dossier.told import Told, ToldEvent
from musnad.linking.passages import sentence_bounds
from musnad.records import Provision, Span

__all__ = ["Sentence", "Sentences", "sentences_of", "start_of"]


@dataclass
class Sentence:
    """One sentence of a report: its code points, and the events and provisions that it tells, in order."""

    start: int
    end: int
    events: list[ToldEvent] = field(default_factory=list)
    provisions: list[Told[Provision]] = field(default_factory=list)


class Sentences:
    """The sentences of the reports of some material, each report cut once."""

    def __init__(self, material: Material) -> None:
        self._bounds: dict[str, list[tuple[int, int]]] = {}
        self._held: dict[tuple[str, int], Sentence] = {}
        self._by_report: dict[str, list[int]] = defaultdict(list)
        for event in material.events:
            self._at(event, start_of(event)).events.append(event)
        for provision in material.provisions:
            self._at(provision, provision.entry.start).provisions.append(provision)

    def of(self, told: Told[Any]) -> Sentence:
        """The sentence in which an event, statement, position or provision stands."""
        return self._at(told, start_of(told))

    def in_report(self, key: str) -> list[Sentence]:
        """The sentences of a report that tell anything, in order."""
        return [self._held[key, start] for start in sorted(self._by_report[key])]

    def _at(self, told: Told[Any], start: int) -> Sentence:
        key = told.filed.key
        bounds = self._bounds.get(key)
        if bounds is None:
            bounds = self._bounds[key] = sentence_bounds(told.filed.report.text)
        found = bisect_right(bounds, start, key=lambda pair: pair[0]) - 1
        first, last = bounds[found] if found >= 0 else (0, len(told.filed.report.text))
        if (key, first) not in self._held:
            self._held[key, first] = Sentence(first, last)
            self._by_report[key].append(first)
        return self._held[key, first]


def start_of(told: Told[Any]) -> int:
    """The code point at which an entry begins: of an event its first word, of a statement what is said."""
    entry = told.entry
    anchors: tuple[Span, ...] = getattr(entry, "anchors", ())
    if anchors:
        return anchors[0].start
    content: Span | None = getattr(entry, "content", None)
    return content.start if content else int(getattr(entry, "start", 0))


@lru_cache(maxsize=8192)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text that hold words, in code points; a text is met several times and remembered a while.

    >>> sentences_of("One. Two.")
    ((0, 4), (4, 9))
    """
    return tuple((start, end) for start, end in sentence_bounds(text) if text[start:end].strip())
