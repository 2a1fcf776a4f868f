"""The name table: a trie over folded words, and how names are written with other spacing, kunyas and clitics."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from musnad.text import fold
from musnad.world.who import Referent

__all__ = ["Trie", "Word", "add_name", "spellings", "word_spans", "words_of"]

#: word -> Trie; the empty word holds the referents of a name that ends here.
Trie = dict[str, Any]

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*|[^\s\w]")
_KUNYA = {"ابو": ("ابي", "ابا"), "اخو": ("اخي", "اخا"), "بنو": ("بني",), "ذو": ("ذي",)}
_BOUND = {"عبد", "ابو", "ابي", "ال", "آل", "ولد", "بو", "سيدي"}


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, as tokens of a text would be.

    >>> words_of("الأمم المتحدة"), words_of("U.S."), words_of("5+1")
    (('الامم', 'المتحده'), ('u.s.',), ('5', '+', '1'))
    """
    return tuple(f for w in _WORD.findall(name) if (f := fold(w)))


class Word(NamedTuple):
    """A word, number or mark in its folded form, with its code points in the text."""

    form: str
    start: int
    end: int


def word_spans(text: str) -> list[Word]:
    """The words of a text as `words_of` gives them, with their offsets.

    >>> [(w.form, w.start, w.end) for w in word_spans("(رويترز) -")]
    [('(', 0, 1), ('رويترز', 1, 7), (')', 7, 8), ('-', 9, 10)]
    """
    return [Word(form, m.start(), m.end()) for m in _WORD.finditer(text) if (form := fold(m[0]))]


def spellings(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Ways to write one Arabic name: عبد الله and عبدالله, أبو in its cases, hyphens left out.

    >>> sorted(spellings(("عبد", "الله", "صالح")))
    [('عبد', 'الله', 'صالح'), ('عبدالله', 'صالح')]
    """
    found = {words}
    for at, word in enumerate(words):
        for other in list(found):
            if word in _KUNYA and len(other) == len(words):
                found.update((*other[:at], case, *other[at + 1 :]) for case in _KUNYA[word])
    for at in range(len(words) - 1):
        if words[at] in _BOUND:
            found.update({(*o[:at], o[at] + o[at + 1], *o[at + 2 :]) for o in found if len(o) == len(words)})
    if "-" in words:
        found.add(tuple(w for w in words if w != "-"))
    return found


def add_name(trie: Trie, name: str, referent: Referent) -> None:
    """Enter a name with all its spellings."""
    words = words_of(name)
    if not words:
        return
    for spelling in spellings(words):
        node = trie
        for word in spelling:
            node = node.setdefault(word, {})
        held: tuple[Referent, ...] = node.get("", ())
        if referent not in held:
            node[""] = (*held, referent)
