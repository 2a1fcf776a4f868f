"""Scores and causes of error as lines of text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from musnad.evaluation.causes import CAUSES_OF
from musnad.evaluation.causes.findings import Finding
from musnad.evaluation.scores import HEADLINE, Scores, Tally
from musnad.evaluation.summary import Summary

__all__ = ["most_often", "print_causes", "print_counts", "print_scores"]

#: Causes of a layer that are shown beside the scores.
_SHOWN = 10


def print_scores(summary: Summary) -> Iterator[str]:
    """One table: precision, recall and F1 of each layer in each language and in all, then parties and accuracies."""
    columns = summary.languages if len(summary.languages) > 1 else {}
    every = [*columns.values(), summary.scores]
    yield " " * 20 + "".join(f"{f'{lang}: {s.passages} passages':>23}" for lang, s in columns.items()) + _title(summary)
    yield f"{'layer':<20}" + f"{'P':>9}{'R':>7}{'F1':>7}" * len(every) + f"{'right':>7}{'missed':>7}{'wrong':>7}"
    for layer, total in summary.scores.layers.items():
        star = "  *" if layer in HEADLINE else ""
        shares = "".join(_shares(scores.layers[layer]) for scores in every)
        yield f"{layer:<20}{shares}{total.right:>7}{total.missed:>7}{total.wrong:>7}{star}"
    parties = [*(summary.parties[lang] for lang in columns), summary.all_parties]
    each = "".join(map(_shares, parties))
    yield f"{'each event party':<20}{each}{parties[-1].right:>7}{parties[-1].missed:>7}{parties[-1].wrong:>7}"
    for name, (right, of) in summary.scores.accuracies.items():
        yield f"{name:<20}" + "".join(_accuracy(scores, name) for scores in every) + f"{right:>7} of {of}"
    records = "  ".join(f"{lang} {scores.record:.3f}" for lang, scores in columns.items())
    yield f"record score (mean F1 of the layers marked *): {summary.scores.record:.3f}" + (f"  ({records})" if records else "")


def _title(summary: Summary) -> str:
    only = f" in {next(iter(summary.languages))}" if len(summary.languages) == 1 else ""
    return f"{f'{summary.scores.passages} passages{only}':>23}"


def _shares(tally: Tally) -> str:
    return f"{tally.precision:>9.3f}{tally.recall:>7.3f}{tally.f1:>7.3f}"


def _accuracy(scores: Scores, name: str) -> str:
    right, of = scores.accuracies[name]
    return f"{f'{right / of:.3f}' if of else '-':>23}"


def print_counts(summary: Summary) -> Iterator[str]:
    """The most frequent causes of error of every layer, with what they are most often about."""
    for layer in CAUSES_OF:
        counts = summary.counts(layer)
        if counts:
            yield f"\n{layer}: {sum(count.total for count in counts)} mistakes, the most frequent causes"
        for count in counts[:_SHOWN]:
            yield f"{count.total:>6}  {count.cause:<46}{most_often(count.details)}"


def most_often(details: Counter[str], most: int = 3) -> str:
    """The most frequent details with their counts.

    >>> most_often(Counter({"ACCUSE → REJECT": 2, "AGREE": 1, "": 5}))
    'ACCUSE → REJECT: 2, AGREE: 1'
    """
    named = [(detail, count) for detail, count in details.most_common() if detail]
    return ", ".join(f"{detail}: {count}" for detail, count in named[:most])


def print_causes(summary: Summary, layer: str) -> Iterator[str]:
    """Every mistake of a layer under its cause: what it costs, what gold has, what was read."""
    for count in summary.counts(layer):
        yield f"\n{count.total} {count.cause}"
        for cause in summary.causes:
            if (cause.layer, cause.finding.cause) == (layer, count.cause):
                yield f"  {cause.passage}  {_mistake(cause.finding)}"


def _mistake(found: Finding) -> str:
    """One mistake on one line."""
    words = (f"{whose}: {' '.join(told.split())}" for whose, told in (("gold", found.gold), ("read", found.read)) if told)
    return "  ".join((f"{found.effect:<8}", found.detail, *words))
