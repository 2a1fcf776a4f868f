"""The groups that rules make: how a match is handed over, and how the grammar tells groups apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from musnad.reading.timex.meaning import UNKNOWN, When
from musnad.reading.timex.terms import Piece, Term, number_tags

__all__ = ["Made", "Match", "group_term", "group_types"]


class Match(NamedTuple):
    """What a rule has matched: the kept readings by name, with the index of their piece, all pieces, and the rule's settings."""

    kept: Mapping[str, Sequence[tuple[int, Term]]]
    pieces: Sequence[Piece]
    settings: Mapping[str, Any]
    gives: str

    def value(self, name: str) -> Any:
        """The value of the first reading kept under a name, or None."""
        return self.kept[name][0][1].value if name in self.kept else None

    def terms(self) -> list[tuple[str, Term]]:
        """All kept readings in text order."""
        return [(name, term) for _, name, term in sorted((i, n, t) for n, items in self.kept.items() for i, t in items)]


#: A group over all matched pieces; or several, each from a piece to a piece; or None: the rule does not hold after all.
Made = Term | list[tuple[int, int, Term]] | None

_CLASS_OF_KIND = {"DATE": "DATE", "TIME": "TIME", "DURATION": "DUR", "SET": "SET"}


def _date_tags(when: When) -> set[str]:
    """How exact a date is (day, week, month, year, other), and by what it is given."""
    if when.has_day:
        tags = {"day"}
        if when.weekday and not (when.day or when.feast or when.shift is not None or when.nth):
            tags.add("wd")
        if when.choices or (when.day and when.month):
            tags.add("dm")
        if when.unit == "D":
            tags.add("dei")
    elif when.month or when.unit == "M":
        tags = {"month"}
    elif when.year is not None or when.unit == "Y":
        tags = {"year"}
    else:
        tags = {"week"} if when.unit == "W" else {"other"}
    if when.hijri:
        tags.add("hij")
    if when.year is not None:
        tags.add("dated")
    return tags


def group_term(when: When, cls: str = "", tags: frozenset[str] = frozenset()) -> Term:
    """A group that means `when`, of the class of its kind, with the tags the grammar tells such groups apart by.

    >>> sorted(group_term(When(day=12, month=5)).tags)
    ['day', 'dm']
    """
    cls = cls or _CLASS_OF_KIND[when.kind]
    told = set(tags)
    if cls == "DATE":
        told |= _date_tags(when)
    elif cls == "TIME":
        told |= {"clock"} if when.hour is not None else {"part"}
        told |= {"dated"} if when.has_day else set()
    elif cls == "PART":
        told |= {when.part}
    elif cls == "DUR":
        told |= {"vague"} if any(n == UNKNOWN for _, n in when.amount) or not when.amount else {"exact"}
        told |= {"short"} if when.amount and when.amount[-1][0] in ("H", "MIN", "S") else set()
    return Term(cls, frozenset(told), when)


def group_types() -> Iterator[Term]:
    """A term of every type that rules commonly make, so that patterns are compiled once."""
    for size in range(6):
        for extra in combinations(("wd", "dm", "dei", "hij", "dated"), size):
            for exact in ("day", "month", "year", "week", "other"):
                if exact == "day" or not {"wd", "dm", "dei"} & set(extra):
                    yield Term("DATE", frozenset({exact, *extra}))
    for tags in ({"other", "ref"}, {"other", "ref", "now"}, {"other", "ref", "spot"}, {"other", "ago"}, {"day", "counted"}):
        yield Term("DATE", frozenset(tags))
    for cls, first, second in (("TIME", ("clock", "part"), "dated"), ("DUR", ("vague", "exact"), "short")):
        for tag in first:
            yield from (Term(cls, frozenset({tag})), Term(cls, frozenset({tag, second})))
    for part in ("MO", "MI", "AF", "EV", "NI"):
        yield from (Term("PART", frozenset({part, "con"})), Term("PART", frozenset({part, "con", "alone"})))
    for cls in ("NUM", "ORD"):
        for number in sorted({number_tags(n) - {"n"} | {"w"} for n in range(11, 2100)}, key=sorted):
            for kept in ((), ("def",), ("def", "f"), ("f",)):
                yield Term(cls, number | frozenset(kept))
    yield from (Term("MONTH"), Term("MONTH", frozenset({"hijri"})), Term("SET"), Term("NOTHING"), Term("AGE"), Term("EARLY"))
