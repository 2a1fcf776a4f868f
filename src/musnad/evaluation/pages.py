"""The figures of the pages on quality (docs/quality): Markdown between two marks. What stands around them is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from musnad.evaluation.causes import CAUSES_OF
from musnad.evaluation.layers import LAYERS
from musnad.evaluation.printed import most_often
from musnad.evaluation.scores import HEADLINE, Scores
from musnad.evaluation.summary import Summary
from musnad.faults import Fault, InputError

__all__ = ["BEGIN", "END", "LEAST_PRECISION", "figures_of", "scores_told", "with_figures", "write_pages"]

BEGIN = "<!-- figures: made by `make quality`, not by hand -->"
END = "<!-- end of figures -->"

#: A layer is meant to be at least as precise as this.
LEAST_PRECISION = 0.7

#: Causes of error that a page names.
_CAUSES = 10

#: The figures of one set of passages by name; a set has one language or several.
Sets = Mapping[str, Summary]


def figures_of(page: str, sets: Sets) -> str:
    """The figures of a page: `index` or a layer of CAUSES_OF. Raises KeyError for another page."""
    if page == "index":
        return "\n".join([*_scores(sets, LAYERS), "", *_parties(sets), *_below(sets), "", *_records(sets)])
    layers = tuple(layer for layer in LAYERS if layer.partition(".")[0] == page)
    parties = _parties(sets) if page == "events" else ()
    return "\n".join([*_scores(sets, layers), "", *parties, *_accuracies(page, sets), *_causes(page, sets)])


def with_figures(text: str, figures: str, place: str) -> str:
    r"""A page with new figures between its marks. Raises InputError when it has none.

    >>> with_figures(f"Times\n{BEGIN}\nold\n{END}\nprose", "new", "times.md").splitlines()[2]
    'new'
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise InputError(Fault(place, "no place for the figures", f"{BEGIN} and {END}", "put both marks on lines of their own"))
    return f"{before}{BEGIN}\n{figures}\n{END}{after}"


def write_pages(folder: Path, sets: Sets) -> None:
    """Write the figures into all pages of a folder. Raises InputError when a page is missing or has no place for them."""
    for name in ("index", *CAUSES_OF):
        path = folder / f"{name}.md"
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise InputError(Fault(str(path), f"cannot be read: {error.strerror}", "", "write the page of this layer")) from None
        path.write_text(with_figures(text, figures_of(name, sets), str(path)), encoding="utf-8")


def scores_told(text: str) -> dict[tuple[str, str], tuple[float, float, float]]:
    """The scores that a page tells: precision, recall and F1 by set with language, and layer.

    >>> scores_told("| `times` | own ar (80) | 0.950 | 0.946 | 0.948 |")
    {('own ar', 'times'): (0.95, 0.946, 0.948)}
    """
    rows = re.findall(r"^\| `([\w.]+)` \| ([^|]+) \(\d+\) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) ", text, re.M)
    return {(name, layer): (float(p), float(r), float(f)) for layer, name, p, r, f in rows}


def _parts(sets: Sets) -> Iterator[tuple[str, Scores]]:
    """Each set in each of its languages."""
    for name, summary in sets.items():
        for lang, scores in summary.languages.items():
            yield f"{name} {lang}", scores


def _scores(sets: Sets, layers: tuple[str, ...]) -> Iterator[str]:
    yield "| layer | passages | precision | recall | F1 | right | missed | wrong |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for layer in layers:
        for name, scores in _parts(sets):
            t = scores.layers[layer]
            row = (f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", t.right, t.missed, t.wrong)
            yield f"| `{layer}` | {name} ({scores.passages}) | {' | '.join(map(str, row))} |"


def _parties(sets: Sets) -> Iterator[str]:
    """The parties of events one by one, which the layers of events judge all together."""
    yield "| of events of the right type | passages | precision | recall | F1 | right | missed | wrong |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for name, summary in sets.items():
        for lang, t in summary.parties.items():
            row = (f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", t.right, t.missed, t.wrong)
            yield f"| each party | {name} {lang} | {' | '.join(map(str, row))} |"
    yield ""


def _below(sets: Sets) -> Iterator[str]:
    """What is read less precisely than the reader is meant to."""
    low = [
        f"`{layer}` {name} {scores.layers[layer].precision:.3f}"
        for layer in LAYERS
        for name, scores in _parts(sets)
        if scores.layers[layer].precision < LEAST_PRECISION
    ]
    yield f"Precision is meant to stay above {LEAST_PRECISION:.2f}; below it: {', '.join(low) or 'nothing'}."


def _records(sets: Sets) -> Iterator[str]:
    yield f"The record score is the mean F1 of {', '.join(f'`{layer}`' for layer in HEADLINE)}."
    yield ""
    yield "| passages | record score |"
    yield "|---|--:|"
    for name, scores in _parts(sets):
        yield f"| {name} ({scores.passages}) | {scores.record:.3f} |"


#: On which page an accuracy is told.
_ACCURACIES = {
    "entities": ("actor country", "actor code"),
    "events": ("event status", "event place", "killed"),
    "statements": ("statement act", "statement quoted"),
}


def _accuracies(page: str, sets: Sets) -> Iterator[str]:
    names = _ACCURACIES.get(page, ())
    if names:
        yield "| of the right ones | passages | right | of | share |"
        yield "|---|---|--:|--:|--:|"
    for accuracy in names:
        for name, scores in _parts(sets):
            right, of = scores.accuracies[accuracy]
            yield f"| {accuracy} | {name} | {right} | {of} | {right / max(1, of):.3f} |"
    if names:
        yield ""


def _causes(page: str, sets: Sets) -> Iterator[str]:
    """The most frequent causes in the first set, with what they cost there, and how often the other sets have them."""
    first, *others = sets.values()
    languages = list(first.languages)
    yield f"| cause of error | {' | '.join(_columns(sets))} | costs | most often |"
    yield f"|---|{'--:|' * len(list(_columns(sets)))}---|---|"
    found = [{count.cause: count.total for count in other.counts(page)} for other in others]
    for count in first.counts(page)[:_CAUSES]:
        numbers = [*(count.languages[lang] for lang in languages), *(other.get(count.cause, 0) for other in found)]
        costs = (
            ", ".join(f"{effect} {n}" for effect, n in count.effects.most_common())
            if len(count.effects) > 1
            else "".join(count.effects)
        )
        yield f"| {count.cause} | {' | '.join(map(str, numbers))} | {costs} | {most_often(count.details)} |"


def _columns(sets: Sets) -> Iterator[str]:
    first, *others = sets
    yield from (f"{first} {lang}" for lang in sets[first].languages)
    yield from others
