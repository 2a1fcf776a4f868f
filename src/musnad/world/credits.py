"""Which agency a report says it was taken from: datelines and source lines, and which medium an outlet's name or domain is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from musnad.language import tables
from musnad.text import fold
from musnad.world.load import World
from musnad.world.names import Trie, Word, word_spans, words_of
from musnad.world.who import Referent

__all__ = ["COLLECTIVE", "Credit", "find_credits", "is_medium", "medium_of"]

#: The medium of a credit that names agencies without saying which ("المصدر: وكالات").
COLLECTIVE = "agencies"

#: A dateline stands within so many words of a line; source lines are among so many lines at the end.
_DATELINE_WORDS = 16
_HEAD_LINES, _TAIL_LINES = 4, 3
_DASHES = frozenset("-–—:ـ")
_OPEN, _CLOSE = frozenset("([["), frozenset(")]]")
#: A hyphen between Arabic words is a dash of the dateline (دمشق-سانا), none of a name.
_HYPHEN = re.compile("(?<=[\u0621-\u064a])-(?=[\u0621-\u064a])")
_BETWEEN = frozenset({"/", "،", ",", "و", "and", "+", "&", "؛", ";"})


class Credit(NamedTuple):
    """A medium that the report credits: its id in the world data (or COLLECTIVE), the words (code points) and where they stand."""

    medium: str
    start: int
    end: int
    kind: Literal["dateline", "source-line"]


def medium_of(outlet: str | None, world: World) -> str | None:
    """The medium that an outlet's name, domain or address is, or None.

    >>> from musnad.world.load import load_world
    >>> [medium_of(name, load_world()) for name in ("https://ara.reuters.com/x", "رويترز", "example.org")]
    ['reuters', 'reuters', None]
    """
    if not outlet:
        return None
    host = outlet.strip().lower().partition("://")[2].partition("/")[0] or outlet.strip().lower()
    labels = host.split(".")
    for at in range(len(labels) - 1):
        if found := world.outlets.get(".".join(labels[at:])):
            return found
    node = world.trie
    for word in words_of(outlet):
        if word not in node:
            return None
        node = node[word]
    return _medium(node.get("", ()), world)


def is_medium(known: str, world: World) -> bool:
    """Whether an id of the world data is that of an agency, paper or channel.

    >>> from musnad.world.load import load_world
    >>> [is_medium(known, load_world()) for known in ("reuters", "un", "")]
    [True, False, False]
    """
    return known in world.organisations and world.organisations[known].category == "media"


def find_credits(text: str, lang: str, world: World) -> tuple[Credit, ...]:
    """The agencies and other media that a report credits in a dateline or in a source line at its end, in text order.

    >>> from musnad.world.load import load_world
    >>> [c.medium for c in find_credits("بيروت (رويترز) - قال مصدر إن الهدنة صامدة.", "ar", load_world())]
    ['reuters']
    >>> [c.medium for c in find_credits("The truce holds, a source told AFP.\\nSource: Agencies", "en", load_world())]
    ['agencies']
    >>> find_credits("قال مصدر لوكالة رويترز (أمس) - إن الهدنة صامدة.", "ar", load_world())
    ()
    """
    lines = [(start, words) for start, line in _lines(text) if (words := word_spans(_HYPHEN.sub("\u2010", line)))]
    found: dict[tuple[int, int], Credit] = {}
    for start, words in lines[:_HEAD_LINES]:
        for c in _dateline(words[:_DATELINE_WORDS], lang, world):
            found[start + c.start, start + c.end] = c._replace(start=start + c.start, end=start + c.end)
    for start, words in lines[-_TAIL_LINES:]:
        for c in _source_line(words, lang, world):
            found[start + c.start, start + c.end] = c._replace(start=start + c.start, end=start + c.end)
    return tuple(found[at] for at in sorted(found))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)


def _medium(referents: tuple[Referent, ...], world: World) -> str | None:
    return next((r.id for r in referents if is_medium(r.id, world)), None)


def _names(words: list[Word], at: int, lang: str, world: World) -> tuple[int, str] | None:
    """The medium whose name (or the phrase for agencies) begins at a word, and the word after it; the longest name counts."""
    node: Trie = world.trie
    best: tuple[int, str] | None = None
    for end in range(at, len(words)):
        if words[end].form not in node:
            break
        node = node[words[end].form]
        if medium := _medium(node.get("", ()), world):
            best = end + 1, medium
    if best is None:
        for phrase, kind in _phrases(lang).items():
            if kind == "collective" and tuple(w.form for w in words[at : at + len(phrase)]) == phrase:
                best = at + len(phrase), COLLECTIVE
    return best


def _listed(words: list[Word], at: int, lang: str, world: World) -> tuple[int, list[Credit]]:
    """A list of media that begins at a word ("رويترز، أ ف ب"): the word after it, and the credits."""
    found: list[Credit] = []
    end = at
    while at < len(words):
        form = words[at].form
        joined = lang == "ar" and found and form.startswith("و") and len(form) > 2
        named = _names(words, at, lang, world)
        if named is None and joined:  # والفرنسية: the conjunction is written with the name
            named = _names([words[at]._replace(form=form[1:]), *words[at + 1 :]], 0, lang, world)
            named = named and (at + named[0], named[1])
        if named is None:
            if form in _BETWEEN and found:
                at += 1
                continue
            break
        found.append(Credit(named[1], words[at].start, words[named[0] - 1].end, "source-line"))
        at = end = named[0]
    return end, found


def _dateline(words: list[Word], lang: str, world: World) -> list[Credit]:
    """Credits of a dateline: `(رويترز) -`, `PLACE - AFP -`, `AFP:`, `/TASS/` at the beginning of a line."""
    for at in range(len(words)):
        before = words[at - 1].form if at else ""
        if at and before not in _OPEN and before not in _DASHES and before not in _BETWEEN:
            continue
        end, found = _listed(words, at, lang, world)
        if not found:
            continue
        bracketed = before in _OPEN
        while end < len(words) and bracketed and words[end].form not in _CLOSE and end - at < 8:
            end += 1
        rest = [w.form for w in words[end : end + 2]]
        alone = end == len(words) and at > 0  # دمشق-سانا on a line of its own
        slashed = before == "/" and rest[:1] == ["/"]
        if alone or slashed or any(r in _DASHES for r in (rest if bracketed else rest[:1])):
            return [c._replace(kind="dateline") for c in found]
    return []


def _source_line(words: list[Word], lang: str, world: World) -> list[Credit]:
    """Credits of a line at the end: `المصدر: رويترز`, `(AFP)`, `قناة + وكالات`; the line ends with them."""
    label: list[str] = []  # the words before, but for signs
    longest = max(map(len, _phrases(lang)), default=0)
    for at in range(len(words)):
        before = words[at - 1].form if at else ""
        if before and before not in _DASHES and before not in _OPEN:
            label.append(before)
        labelled = len(label) <= longest and _phrases(lang).get(tuple(label)) == "label"
        bracketed = before in _OPEN
        if not (labelled or bracketed or at == 0):
            continue
        end, found = _listed(words, at, lang, world)
        if found and all(w.form in _CLOSE or not w.form[0].isalnum() for w in words[end:]):
            return found
    return []


@cache
def _phrases(lang: str) -> dict[tuple[str, ...], str]:
    """The phrases of credits of a language: folded words and kind (label, collective)."""
    path: Path = tables.FOLDER / lang / "lexicon" / "credits.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {tuple(fold(w) for w in r["phrase"].split()): r["kind"] for r in csv.DictReader(lines)}
