"""Tokens: the written words, numbers and punctuation marks of a text with their offsets."""

from __future__ import annotations

import re
from collections.abc import Callable

from musnad.reading.facts import Facts
from musnad.text import MARKS

__all__ = ["TOKEN", "Token", "tokenise"]

_LETTER = f"[^\\W\\d_]|[{MARKS}]"
#: One token: a number with its separators; a Latin abbreviation (U.S., U.S.-led); a word with inner apostrophes or hyphens when
#: Latin; an Arabic word; an ellipsis; any other single character that is not white space.
TOKEN = re.compile(
    r"(?! )(?:"  # most places where nothing begins are blanks: told first, they are passed over without trying every kind
    r"[\u0620-\u0652]+(?=[ \n،.])"  # most words, without a look at what else may stand in one
    rf"|[\u0620-\u0652]+(?:{_LETTER})*"
    r"|\d+(?:[.,٫٬:/]\d+)*"
    r"|(?:[A-Za-z]\.){2,}(?:-[a-z]+)*"
    r"|[A-Za-z\u00c0-\u024f]+(?:[-'’][A-Za-z\u00c0-\u024f]+)*"
    rf"|(?:{_LETTER})+"
    r"|\.{2,}|…+|-{2,}"
    r"|\S)"
)


class Token:
    """One occurrence of a word: its place in the text (code points) and the shared facts of its surface form, as they are before
    the words around it are looked at."""

    __slots__ = ("end", "facts", "start")

    def __init__(self, start: int, end: int, facts: Facts) -> None:
        self.start = start
        self.end = end
        self.facts = facts

    def __repr__(self) -> str:
        return f"Token({self.start}:{self.end}, {self.facts.surface!r})"


def tokenise(text: str, find: Callable[[str], Facts]) -> list[Token]:
    """Cut a text into tokens; `find` gives the (kept) facts of a surface form.

    >>> from musnad.language.forms import Analysis, Word
    >>> plain = lambda s: Facts(Word(s, s, "word", False, (Analysis((), s, "", ()),)))
    >>> [(t.start, t.end, t.facts.surface) for t in tokenise("قال (رويترز) 3,5%", plain)]
    [(0, 3, 'قال'), (4, 5, '('), (5, 11, 'رويترز'), (11, 12, ')'), (13, 16, '3,5'), (16, 17, '%')]
    """
    return [Token(m.start(), m.end(), find(m[0])) for m in TOKEN.finditer(text)]
