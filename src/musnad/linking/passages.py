"""Passages of a text and the keys under which near-duplicates of them meet: MinHash over shingles of folded words, in bands.

A copy may be a fraction of its source, so whole texts are compared badly by MinHash; sentences are copied or left out as
wholes. Each passage (a sentence, or a part of a long one) has its own signature, and two reports are compared word by word
when they share some.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from rensa import RMinHash

from musnad.text import MARKS, fold

__all__ = ["TextWord", "number", "passage_keys", "passages", "sentence_bounds", "text_words"]

#: Words in a shingle; bands of a signature and values in a band. A passage of which 80 % of the shingles are shared is found
#: with a probability of 0.76, one that shares 10 % with 0.002; a copy shares several.
SHINGLE, BANDS, ROWS = 3, 2, 3
#: Passages have so many words; beyond so many passages a report is long enough to be found by its beginning.
_MIN_WORDS, _MAX_WORDS, _MOST = 7, 24, 64
#: A long sentence may be cut before one word in so many. Which word it is depends on the word alone, so that a copy is cut at the
#: same places whatever was changed around it: newspapers write sentences of sixty words, and edit them.
_CUT = 8
_WORD = re.compile(rf"[\w{MARKS}]+(?:['’][\w]+)?")
#: A sentence ends at a stop before white space, but not after an initial (U.S., Lt. J. Smith), at line ends, and at semicolons.
_END = re.compile(r"(?<![\s.][A-Z])[.!?؟]+[\s\"'»”)\]]|[\n\r]+|[؛;]\s")


class TextWord(NamedTuple):
    """A word in its folded form and its code points in the text."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=256)
def text_words(text: str) -> tuple[TextWord, ...]:
    """The words of a text without marks and punctuation, folded. A text is met several times: its words are remembered a while.

    >>> [w.form for w in text_words("قالَ «أحمد»: 14 قتيلاً!")]
    ['قال', 'احمد', '14', 'قتيلا']
    """
    return tuple(TextWord(form, m.start(), m.end()) for m in _WORD.finditer(text) if (form := fold(m[0])))


def passages(text: str, words: Sequence[TextWord]) -> list[tuple[int, int]]:
    """The passages of a text as ranges of its words: sentences, the long ones cut at words that are the same in every copy.

    >>> text = "One two three four five six seven. Eight nine ten eleven twelve thirteen fourteen."
    >>> passages(text, text_words(text))
    [(0, 7), (7, 14)]
    """
    ends = [m.start() for m in _END.finditer(text)]
    found: list[tuple[int, int]] = []
    first, at = 0, 0
    for n, word in enumerate(words):
        ended = False
        while at < len(ends) and ends[at] < word.start:
            ended, at = True, at + 1
        length = n - first
        if length >= _MIN_WORDS and (ended or length >= _MAX_WORDS or crc32(word.form.encode("utf-8", "replace")) % _CUT == 0):
            found.append((first, n))
            first = n
    if len(words) - first >= _MIN_WORDS:
        found.append((first, len(words)))
    return found[:_MOST]


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """The sentences of a text in code points, one after the other without gaps.

    >>> sentence_bounds("One. Two.")
    [(0, 4), (4, 9)]
    """
    ends = [m.start() + 1 for m in _END.finditer(text)]
    bounds = [0, *(end for end in ends if 0 < end < len(text)), len(text)]
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def passage_keys(words: Sequence[TextWord], ranges: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """For each passage the keys of its bands; near-duplicate passages share at least one with high probability."""
    forms = [w.form for w in words]
    found = []
    for start, end in ranges:
        sketch = RMinHash(BANDS * ROWS, 42)  # one by one: for a few short sets threads cost more than they save
        sketch.update([" ".join(forms[at : at + SHINGLE]) for at in range(start, end - SHINGLE + 1)])
        digest = sketch.digest()
        found.append(tuple(number("passage", band, *digest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)))
    return found


def number(*parts: object) -> int:
    """A signed 63-bit key of some values, the same in every process.

    >>> number("a", 1) == number("a", 1), number("a", 1) != number("a", 2)
    (True, True)
    """
    text = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") >> 1
