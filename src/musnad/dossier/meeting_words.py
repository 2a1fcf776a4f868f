"""Words that tell of a meeting who sat down (experts, envoys), how (by phone), what came of it, who stayed away.

The words stand in `meeting_words.csv`: what they tell, language, phrases between `|`, and an example that is a test.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from musnad.linking.passages import TextWord, text_words
from musnad.linking.wording import stem

__all__ = ["Sign", "find_signs", "meeting_words"]

_TABLE = Path(__file__).parent / "meeting_words.csv"


class Sign(NamedTuple):
    """A phrase of a text that tells something of a meeting: what, and its code points."""

    tells: str
    start: int
    end: int


@cache
def meeting_words(lang: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of a language by the stem of their first word: stems of all words, and what they tell."""
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for phrase in row["words"].split("|") if row["lang"] == lang else ():
                stems = tuple(stem(word.form, lang) for word in text_words(phrase))
                found.setdefault(stems[0], {})[stems, row["tells"]] = None
    return {first: tuple(phrases) for first, phrases in found.items()}


def find_signs(text: str, lang: str, start: int, end: int) -> Iterator[Sign]:
    """What the phrases that begin between two code points tell of a meeting.

    >>> text = "The ministers spoke by telephone and reached no agreement."
    >>> [sign.tells for sign in find_signs(text, "en", 0, len(text))]
    ['ministers', 'phone', 'no_result']
    """
    return (sign for sign in _all_signs(text, lang) if start <= sign.start < end)


@lru_cache(maxsize=8192)
def _all_signs(text: str, lang: str) -> tuple[Sign, ...]:
    """What all phrases of a text tell; its sentences are asked for one by one."""
    words, table = text_words(text), meeting_words(lang)
    return tuple(
        Sign(tells, word.start, words[at + len(stems) - 1].end)
        for at, word in enumerate(words)
        for stems, tells in table.get(stem(word.form, lang), ())
        if _stands(words, at, stems, lang)
    )


def _stands(words: Sequence[TextWord], at: int, stems: tuple[str, ...], lang: str) -> bool:
    here = words[at : at + len(stems)]
    return len(here) == len(stems) and all(stem(word.form, lang) == one for word, one in zip(here, stems, strict=True))
