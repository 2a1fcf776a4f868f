"""What a time word can be: terms with class, tags and value, and the pieces a stretch of text is cut into."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Piece", "Term", "number_tags", "satisfies"]


class Term(NamedTuple):
    """One reading of a word or of a group already read: `cls` (MONTH, UNIT, NUM, DATE, ...), tags, and a value.

    The value of a word is a number, a string of the lexicon, or, for a group, a `When`.
    """

    cls: str
    tags: frozenset[str] = frozenset()
    value: Any = None
    rule: str = ""


class Piece(NamedTuple):
    """Part of a run of time words: the token it starts in, the last token (excluded), its readings, and the code of their type."""

    first: int
    last: int
    terms: tuple[Term, ...]
    code: str


def satisfies(term: Term, cls: str, tags: frozenset[str]) -> bool:
    """Whether a term is of a class and has all of some tags.

    >>> satisfies(Term("UNIT", frozenset({"sg", "def"}), "W"), "UNIT", frozenset({"def"}))
    True
    """
    return term.cls == cls and tags <= term.tags


def number_tags(value: float, words: bool = False) -> frozenset[str]:
    """What a number can serve as: d day of a month, mon month, h hour, min minute, y4 year, hy Hijri year, yy year of a century.

    `words` adds the place of a number word in compound numbers: u units, ten, t tens, c hundreds, k thousands, small below 100.

    >>> sorted(number_tags(12)), sorted(number_tags(20, words=True))
    (['d', 'h', 'min', 'mon', 'n', 'yy'], ['d', 'h', 'min', 'small', 't', 'w', 'yy'])
    """
    if value != int(value):
        return frozenset({"n", "part"})
    tags = {"w"} if words else {"n"}
    bounds = (("d", 1, 31), ("mon", 1, 12), ("h", 0, 24), ("min", 0, 59), ("y4", 1800, 2100), ("hy", 1300, 1500), ("yy", 0, 99))
    tags.update(name for name, low, high in bounds if low <= value <= high)
    if words:
        places = (("u", 1, 9), ("ten", 10, 10), ("t", 20, 90), ("c", 100, 900), ("k", 1000, 9000), ("small", 1, 99))
        tags.update(name for name, low, high in places if low <= value <= high)
    return frozenset(tags)
