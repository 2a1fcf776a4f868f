"""The scores of a reader on gold passages: precision, recall and F1 of each layer, accuracies, and the record score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

import msgspec

from musnad.evaluation.gold import GoldPassage
from musnad.evaluation.layers import LAYERS, Comparison, Matched, MatchedLayers, matched_layers
from musnad.records import Entity, Event, Record, Statement
from musnad.vocabulary import actor_country

__all__ = ["ACCURACIES", "HEADLINE", "Mistake", "Scores", "Tally", "evaluate"]

#: The record score is the mean F1 of these layers.
HEADLINE = ("entities", "times", "events.who", "statements.chain", "positions", "provisions.status")

#: What is judged besides, on the entries that were right.
ACCURACIES = ("actor country", "actor code", "event status", "event place", "killed", "statement act", "statement quoted")


class Tally(NamedTuple):
    """How many entries were right, missed and wrong.

    >>> Tally(8, 2, 0).f1, Tally(0, 0, 0).f1
    (0.8888888888888888, 0.0)
    """

    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was read."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.wrong)


class Mistake(NamedTuple):
    """An entry of gold that was missed, or a read entry that is wrong, as JSON values, with the words it was read from."""

    passage: str
    layer: str
    kind: str
    entry: object
    words: str


class Scores(NamedTuple):
    """The scores over all passages; `accuracies` gives right and total."""

    passages: int
    layers: dict[str, Tally]
    accuracies: dict[str, tuple[int, int]]
    mistakes: list[Mistake]

    @property
    def record(self) -> float:
        """The record score, 0 to 1."""
        return round(sum(round(self.layers[layer].f1, 4) for layer in HEADLINE) / len(HEADLINE), 4)

    def as_json(self) -> dict[str, object]:
        """What `musnad evaluate --json` prints."""
        return {
            "passages": self.passages,
            "f1": {layer: round(tally.f1, 4) for layer, tally in self.layers.items()},
            "accuracy": {name: round(right / of, 4) if of else None for name, (right, of) in self.accuracies.items()},
            "record": self.record,
        }


def evaluate(passages: Iterable[GoldPassage], records: Mapping[str, Record]) -> Scores:
    """Score records (by passage id) against gold; a passage without a record counts as empty."""
    counts = {layer: [0, 0, 0] for layer in LAYERS}
    accuracies = {name: [0, 0] for name in ACCURACIES}
    mistakes: list[Mistake] = []
    read = list(passages)
    for gold in read:
        record = records.get(gold.id) or Record(gold.id, "ar", None, None)
        comparison = Comparison(gold, record)
        matched = matched_layers(comparison, record)
        for layer, found in zip(LAYERS, cast("tuple[Matched[Any, Any], ...]", matched), strict=True):
            for at, part in enumerate((found.right, found.missed, found.wrong)):
                counts[layer][at] += len(part)
            mistakes.extend(_mistakes(gold, layer, found))
        for name, right in _judged(comparison, matched):
            accuracies[name][0] += right is True
            accuracies[name][1] += right is not None
    layers = {layer: Tally(*found) for layer, found in counts.items()}
    return Scores(len(read), layers, {name: (right, of) for name, (right, of) in accuracies.items()}, mistakes)


def _judged(comparison: Comparison, matched: MatchedLayers) -> Iterator[tuple[str, bool | None]]:
    """What is judged of entries that are right in their layer: name and whether it agrees (None: nothing to judge)."""
    for gold, read in matched.entities.right:
        yield "actor country", actor_country(gold.actor) == actor_country(read.actor) if gold.actor else None
        yield "actor code", gold.actor == read.actor if gold.actor else None
    for told, event in matched.event_types.right:
        yield "event status", told.status == event.status
        yield "event place", event.place is not None and comparison.touches(event.place, told.place) if told.place else None
        yield "killed", told.killed == event.killed if told.killed is not None else None
    for said, statement in matched.contents.right:
        yield "statement act", said.act == statement.act
        yield "statement quoted", said.quoted == statement.quoted


def _mistakes(gold: GoldPassage, layer: str, found: Matched[Any, Any]) -> Iterator[Mistake]:
    for missed in found.missed:
        yield Mistake(gold.id, layer, "missed", msgspec.to_builtins(missed), "")
    for wrong in found.wrong:
        yield Mistake(gold.id, layer, "wrong", msgspec.to_builtins(wrong), " | ".join(gold.text[s:e] for s, e in _where(wrong)[:3]))


def _where(entry: Any) -> list[tuple[int, int]]:
    """The spans of a read entry that show best what it is."""
    if isinstance(entry, Entity):
        return [(m.start, m.end) for m in entry.mentions]
    if isinstance(entry, Event):
        return [(a.start, a.end) for a in entry.anchors]
    if isinstance(entry, Statement):
        return [(entry.content.start, entry.content.end)]
    return [(entry.start, entry.end)]
