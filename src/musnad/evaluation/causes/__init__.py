"""Causes of error: every mistake of the reader filed under the way in which the record and gold differ.

Nothing is filed by hand. A missed and a wrong entry that tell of one thing are one mistake; an event with several faults is
filed under each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from musnad.evaluation.causes.entities import entity_causes
from musnad.evaluation.causes.events import event_causes
from musnad.evaluation.causes.findings import Finding
from musnad.evaluation.causes.parties import party_tally
from musnad.evaluation.causes.stances import position_causes, provision_causes
from musnad.evaluation.causes.statements import statement_causes
from musnad.evaluation.causes.times import time_causes
from musnad.evaluation.gold import GoldPassage
from musnad.evaluation.layers import Comparison, MatchedLayers, matched_layers
from musnad.evaluation.scores import Tally
from musnad.records import Record

__all__ = ["CAUSES_OF", "Cause", "CauseCount", "causes_of", "counted", "parties_of"]

#: The layers whose mistakes are filed, in the order of a record, and what files them.
CAUSES_OF: dict[str, Callable[[Comparison, MatchedLayers], Iterator[Finding]]] = {
    "entities": entity_causes,
    "times": time_causes,
    "events": event_causes,
    "statements": statement_causes,
    "positions": position_causes,
    "provisions": provision_causes,
}


class Cause(NamedTuple):
    """A mistake of the reader in one layer of one passage."""

    layer: str
    lang: str
    passage: str
    finding: Finding


class CauseCount(NamedTuple):
    """How often a cause was met: mistakes by language, by effect and by detail."""

    layer: str
    cause: str
    languages: Counter[str]
    effects: Counter[str]
    details: Counter[str]

    @property
    def total(self) -> int:
        """All mistakes of this cause."""
        return self.languages.total()


def causes_of(passages: Iterable[GoldPassage], records: Mapping[str, Record]) -> Iterator[Cause]:
    """All mistakes of records (by passage id), in the order of the passages; a passage without a record counts as empty."""
    for gold in passages:
        record = records.get(gold.id) or Record(gold.id, "ar", None, None)
        comparison = Comparison(gold, record)
        found = matched_layers(comparison, record)
        for layer, file in CAUSES_OF.items():
            yield from (Cause(layer, gold.lang, gold.id, finding) for finding in file(comparison, found))


def parties_of(passages: Iterable[GoldPassage], records: Mapping[str, Record]) -> Tally:
    """The parties of all events of the right type, one by one: an event with one party of two read has one right and one missed."""
    found = []
    for gold in passages:
        record = records.get(gold.id) or Record(gold.id, "ar", None, None)
        comparison = Comparison(gold, record)
        found.append(party_tally(comparison, matched_layers(comparison, record)))
    return Tally(*map(sum, zip(*found, strict=True))) if found else Tally(0, 0, 0)


def counted(causes: Iterable[Cause], layer: str) -> list[CauseCount]:
    """The causes of one layer, the most frequent first."""
    counts: dict[str, CauseCount] = {}
    for cause in causes:
        if cause.layer == layer:
            name = cause.finding.cause
            count = counts.setdefault(name, CauseCount(layer, name, Counter(), Counter(), Counter()))
            count.languages[cause.lang] += 1
            count.effects[cause.finding.effect] += 1
            count.details[cause.finding.detail] += 1
    return sorted(counts.values(), key=lambda count: (-count.total, count.cause))
