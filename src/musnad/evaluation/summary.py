"""The whole of an evaluation: the scores over all passages and in each language, and every mistake with its cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from musnad.evaluation.causes import CAUSES_OF, Cause, CauseCount, causes_of, counted, parties_of
from musnad.evaluation.gold import GoldPassage
from musnad.evaluation.scores import Scores, Tally, evaluate
from musnad.records import Record

__all__ = ["Summary", "summarise"]


class Summary(NamedTuple):
    """What is known of a reader after it was scored on gold; `parties` counts the parties of events one by one, by language."""

    scores: Scores
    languages: dict[str, Scores]
    parties: dict[str, Tally]
    causes: list[Cause]

    @property
    def all_parties(self) -> Tally:
        """The parties of events in all languages."""
        tallies = self.parties.values()
        return Tally(sum(t.right for t in tallies), sum(t.missed for t in tallies), sum(t.wrong for t in tallies))

    def counts(self, layer: str) -> list[CauseCount]:
        """The causes of error of one layer (of CAUSES_OF), the most frequent first."""
        return counted(self.causes, layer)

    def as_json(self) -> dict[str, object]:
        """What `musnad evaluate --json` prints."""
        return {
            **self.scores.as_json(),
            **_shares(self.scores),
            "languages": {lang: {**scores.as_json(), **_shares(scores)} for lang, scores in self.languages.items()},
            "event parties": {lang: _tally(tally) for lang, tally in self.parties.items()},
            "causes": {layer: [_count(count) for count in self.counts(layer)] for layer in CAUSES_OF},
        }


def summarise(passages: Iterable[GoldPassage], records: Mapping[str, Record]) -> Summary:
    """Score records (by passage id) against gold; a passage without a record counts as empty."""
    read = list(passages)
    parts = {lang: [gold for gold in read if gold.lang == lang] for lang in sorted({gold.lang for gold in read})}
    return Summary(
        evaluate(read, records),
        {lang: evaluate(part, records) for lang, part in parts.items()},
        {lang: parties_of(part, records) for lang, part in parts.items()},
        list(causes_of(read, records)),
    )


def _shares(scores: Scores) -> dict[str, object]:
    return {
        "precision": {layer: round(tally.precision, 4) for layer, tally in scores.layers.items()},
        "recall": {layer: round(tally.recall, 4) for layer, tally in scores.layers.items()},
    }


def _tally(tally: Tally) -> dict[str, object]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {**tally._asdict(), **{name: round(share, 4) for name, share in shares.items()}}


def _count(count: CauseCount) -> dict[str, object]:
    return {
        "cause": count.cause,
        "count": count.total,
        "languages": dict(count.languages),
        "effects": dict(count.effects),
        "details": dict(count.details.most_common()),
    }
