"""Tokens: the written words, numbers and punctuation marks of a text with their offsets."""

from __future__ import annotations

import re
from collections.abc import Callable

from musnad.language.forms import Word
from musnad.text import MARKS

__all__ = ["Token", "tokenise"]

_LETTER = f"[^\\W\\d_]|[{MARKS}]"
#: One token: a number with its separators; a Latin abbreviation (U.S., U.S.-led); a word with inner apostrophes or hyphens when
#: Latin; an Arabic word; an ellipsis; any other single character that is not white space.
_TOKEN = re.compile(
    r"(?! )(?:"  # most places where nothing begins are blanks: told first, they are passed over without trying every kind
    rf"[\u0620-\u0652]+(?:{_LETTER})*"
    r"|\d+(?:[.,٫٬:/]\d+)*"
    r"|(?:[A-Za-z]\.){2,}(?:-[a-z]+)*"
    r"|[A-Za-z\u00c0-\u024f]+(?:[-'’][A-Za-z\u00c0-\u024f]+)*"
    rf"|(?:{_LETTER})+"
    r"|\.{2,}|…+|-{2,}"
    r"|\S)"
)


class Token:
    """One occurrence of a word: its place in the text (code points) and the shared analysis of its surface form."""

    __slots__ = ("end", "i", "start", "word")

    def __init__(self, i: int, start: int, end: int, word: Word) -> None:
        self.i = i
        self.start = start
        self.end = end
        self.word = word

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.start}:{self.end}, {self.word.surface!r})"


def tokenise(text: str, analyse: Callable[[str], Word]) -> list[Token]:
    """Cut a text into tokens; `analyse` gives the (cached) analysis of a surface form.

    >>> from musnad.language.forms import Analysis
    >>> plain = lambda s: Word(s, s, "word", False, (Analysis((), s, "", ()),))
    >>> [(t.start, t.end, t.word.surface) for t in tokenise("قال (رويترز) 3,5%", plain)]
    [(0, 3, 'قال'), (4, 5, '('), (5, 11, 'رويترز'), (11, 12, ')'), (13, 16, '3,5'), (16, 17, '%')]
    """
    return [Token(i, m.start(), m.end(), analyse(m[0])) for i, m in enumerate(_TOKEN.finditer(text))]
