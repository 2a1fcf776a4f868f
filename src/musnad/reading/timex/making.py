"""What the rules of the time grammar make of the pieces they match: numbers, months, dates, amounts, repetitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from musnad.reading.timex.meaning import UNKNOWN, Amount, When, amount_value, hour_of_day, merge
from musnad.reading.timex.terms import Piece, Term, number_tags

__all__ = ["MAKERS", "Made", "Match", "group_term", "group_types"]


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


#: A group over all matched pieces; or several, each over the pieces from a start to an end; or None: the rule does not hold after all.
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
    for tags in ({"other", "ref"}, {"other", "ref", "now"}, {"other", "ref", "spot"}, {"other", "ago"}):
        yield Term("DATE", frozenset(tags))
    for cls, first, second in (("TIME", ("clock", "part"), "dated"), ("DUR", ("vague", "exact"), "short")):
        for tag in first:
            yield from (Term(cls, frozenset({tag})), Term(cls, frozenset({tag, second})))
    for part in ("MO", "MI", "AF", "EV", "NI"):
        yield Term("PART", frozenset({part, "con"}))
    for cls in ("NUM", "ORD"):
        for tags in {number_tags(n) - {"n"} | {"w"} for n in range(11, 2100)}:
            for kept in ((), ("def",), ("def", "f"), ("f",)):
                yield Term(cls, tags | set(kept))
    yield from (Term("MONTH"), Term("MONTH", frozenset({"hijri"})), Term("SET"), Term("NOTHING"), Term("EARLY"))


def _number(found: Match) -> Made:
    """A number or ordinal out of its parts."""
    terms = [t for _, t in found.terms()]
    if len(terms) < 2:
        return None
    total = sum(t.value for t in terms)
    kept = {tag for t in terms for tag in t.tags if tag in ("def", "f")}
    return Term(found.gives, frozenset((number_tags(total) - {"n"}) | kept | {"w"}), total)


def _century_and_rest(found: Match) -> Made:
    """A year said in two numbers: nineteen ninety-nine."""
    high, low = found.value("a"), found.value("b")
    total = high * 100 + low
    return Term("NUM", (number_tags(total) - {"n"}) | {"w"}, total)


def _month(found: Match) -> Made:
    """A month that is surely one: two names of the same month, or one with the word month."""
    terms = [t for _, t in found.terms()]
    hijri = {"hijri" in t.tags for t in terms}
    if len({t.value for t in terms}) > 1 or len(hijri) > 1:
        return None
    return Term("MONTH", frozenset({"hijri"} if hijri == {True} else set()), int(terms[0].value))


def _drop(found: Match) -> Made:
    """Words that look like a time and are none."""
    return Term("NOTHING")


def _word(found: Match) -> Made:
    """A phrase of the lexicon."""
    term: Term = found.settings["term"]
    return term


def _clock(found: Match) -> Made:
    """A clock time: hour `h`, digits `c` or `hm`, minutes or a fraction after (`min`, `f`) or before (`bmin`, `bf`) the hour, part of day `p`."""
    second = None
    minute = int(found.value("min") or 0) + round(60 * float(found.value("f") or 0))
    minute -= int(found.value("bmin") or 0) + round(60 * float(found.value("bf") or 0))
    if (clock := found.value("c")) is not None:
        hour, minute, second = clock
    elif (digits := found.value("hm")) is not None:
        hour, minute = int(digits) // 100, int(digits) % 100
    else:
        hour = int(found.value("h"))
    part = found.value("p") or ""
    part = part.part if isinstance(part, When) else str(part)
    loose = 0 < hour <= 12 and bool(part or "h" in found.kept)
    if minute < 0:
        hour, minute = hour - 1, minute + 60
        hour = hour_of_day(hour, part) if hour else hour
        loose = loose and not part and hour <= 12
    elif part and loose:
        hour, loose = hour_of_day(hour, part), False
    if hour > 24 or minute > 59:
        return None
    return group_term(When(kind="TIME", hour=hour, minute=minute, second=second, loose=loose))


def _short_year(value: int) -> int:
    return value if value >= 100 else 1900 + value if value > 30 else 2000 + value


def _slashed(parts: tuple[int, ...], month_first: bool) -> When | None:
    """A date in digits: the order is told by the sizes of its numbers, else by the custom of the language."""
    if len(parts) == 2:
        a, b = parts
        year, month = (a, b) if a > 31 else (b, a)
        return When(year=year, month=month) if 1 <= month <= 12 and 1800 <= year <= 2100 else None
    a, b, c = parts
    orders = [(c, a, b), (c, b, a)] if month_first else [(c, b, a), (c, a, b)]
    if a > 31:
        orders = [(a, b, c)]
    elif c < 100:
        orders.append((a, b, c))
    good = [(_short_year(y), m, d) for y, m, d in orders if 1 <= m <= 12 and 1 <= d <= 31]
    if not good:
        return None
    if c < 100 and a <= 31 and a > 12:
        return When(choices=tuple(good))
    year, month, day = good[0]
    return When(year=year, month=month, day=day, hijri=1300 <= year <= 1500)


def _digits(found: Match) -> Made:
    """A date written in digits with slashes, points or dashes."""
    parts = found.value("s") or tuple(t.value for _, t in found.terms())
    when = _slashed(tuple(int(p) for p in parts), bool(found.settings.get("month_first")))
    return group_term(when) if when else None


def _take(when: When, name: str, term: Term) -> When:
    """A meaning with what one kept reading adds to it; the names are those of the pattern file."""
    value = term.value
    if isinstance(value, When):
        return merge(when, value)
    if name == "d":
        return when._replace(day=int(value), nth=int(value) if term.cls == "ORD" else when.nth)
    if name == "m":
        return when._replace(month=int(value), hijri="hijri" in term.tags or when.hijri)
    if name == "y":
        return when._replace(year=_short_year(int(value)))
    if name == "w":
        return when._replace(weekday=int(value))
    if name == "o":
        return when._replace(nth=int(value))
    if name == "p":
        return when._replace(part=str(value), kind="TIME")
    if name == "mod":
        return when._replace(side=int(value))
    if name == "u":
        return when._replace(unit=str(value))
    if name == "x":
        return when._replace(unit="D", shift=int(value))
    if name == "span":
        return when._replace(span=str(value))
    if name == "feast":
        return when._replace(feast=str(value))
    if name == "value":
        return when._replace(value=str(value))
    raise ValueError(f"a pattern keeps {name!r}, which means nothing; choose d m y w o p mod u x span feast value or a group")


def _plain(found: Match) -> When:
    """The meaning of all kept readings together, with what the rule sets."""
    when = When()
    for name, term in found.terms():
        when = _take(when, name, term)
    settings = {k: v for k, v in found.settings.items() if k in When._fields}
    return when._replace(**settings)


def _when(found: Match) -> Made:
    """A date or time out of its fields."""
    return group_term(_plain(found), found.gives, frozenset(found.settings.get("tags", ())))


def _shifted(found: Match) -> Made:
    """A day, week, month or year some steps away: the steps are those of the modifier times `times`; decades and centuries are amounts."""
    unit, steps = str(found.value("u")), found.settings.get("shift")
    if steps is None:
        steps = int(found.value("mod") or 0) * int(found.settings.get("times", 1))
    if unit in ("DE", "H", "MIN", "S") or (found.settings.get("recent") and "recent" in found.kept["mod"][0][1].tags):
        return group_term(When(kind="DURATION", amount=((unit, 1),)))
    if unit == "CE":
        return group_term(When(unit="CE", shift=steps))
    return group_term(When(unit=unit, shift=steps, base=str(found.settings.get("base", ""))))


def _century(found: Match) -> Made:
    """A century by its number; its value is the first two digits of its years."""
    return group_term(When(value=f"{int(found.value('o')) - 1:02d}"))


def _decade(found: Match) -> Made:
    """A decade written in digits; its value is the first three digits of its years."""
    if (told := found.value("value")) is not None:
        return group_term(When(value=str(told)))
    return group_term(When(value=f"{_short_year(int(found.value('y')))}"[:3]))


def _every_other(found: Match) -> Made:
    """Every second unit."""
    return group_term(When(kind="SET", value=amount_value(((str(found.value("u")), 2.0),))))


def _amounts(found: Match) -> Amount:
    parts: list[tuple[str, float]] = []
    number: float | None = None
    for name, term in found.terms():
        if name == "n" and parts and (parts[-1][1] == UNKNOWN or term.cls == "ORD"):
            parts[-1] = (parts[-1][0], float(term.value))  # the years, four of them
        elif name == "n":
            number = (number or 0) + float(term.value)
        elif name == "f" and parts:
            parts[-1] = (parts[-1][0], parts[-1][1] + float(term.value))
        elif name == "f":
            number = (number or 0) + float(term.value)
        elif name == "few":
            number = UNKNOWN
        elif name == "u":
            dual = 2.0 if "du" in term.tags else None
            plural = UNKNOWN if "pl" in term.tags else 1.0
            parts.append((str(term.value), number if number is not None else dual or plural))
            number = None
    return tuple(parts)


def _amount(found: Match) -> Made:
    """An amount of time: numbers `n`, fractions `f`, `few`, and units `u`."""
    amount = _amounts(found)
    return group_term(When(kind="DURATION", amount=amount), "", frozenset(found.settings.get("tags", ()))) if amount else None


_SIZE = {"CE": 9, "DE": 8, "Y": 7, "M": 6, "W": 5, "D": 4, "H": 3, "MIN": 2, "S": 1}


def _joined_amounts(found: Match) -> Made:
    """Amounts said together, the larger unit first: a year and two months."""
    terms = [t for p in found.pieces for t in p.terms if t.cls in ("DUR", "UNIT")]
    amount = tuple(part for t in terms for part in (t.value.amount if t.cls == "DUR" else ((str(t.value), 1.0),)))
    sizes = [_SIZE[unit] for unit, _ in amount]
    if any(a <= b for a, b in zip(sizes, sizes[1:], strict=False)) or any(n == UNKNOWN for _, n in amount):
        return None
    return group_term(When(kind="DURATION", amount=amount))


def _towards(found: Match) -> Made:
    """A date that lies an amount away from now (`sign`), or PAST_REF and FUTURE_REF where the amount is not told."""
    amount = found.value("a").amount if "a" in found.kept else _amounts(found)
    if not amount:
        return None
    when = When(kind="DATE", amount=amount, sign=int(found.settings["sign"]), base=str(found.settings.get("base", "")))
    return group_term(when, "DATE", frozenset({"ago"}))


def _repeated(found: Match) -> Made:
    """What comes again and again: every n units, every weekday, daily."""
    if (weekday := found.value("w")) is not None:
        return group_term(When(kind="SET", value=f"XXXX-WXX-{weekday}"))
    if (told := found.value("r")) is not None:
        unit = str(told)[-1]
        share = {"0.5": {"Y": "P6M", "M": "P15D", "D": "PT12H"}, "0.25": {"Y": "P3M"}}.get(str(found.value("f") or ""), {})
        return group_term(When(kind="SET", value=share.get(unit, str(told))))
    return group_term(When(kind="SET", value=amount_value(_amounts(found))))


def _shared_month(found: Match) -> Made:
    """Days that share the month said after the last of them: 12, 13 and 14 May."""
    *days, (last, whole) = sorted((i, t) for items in found.kept.values() for i, t in items)
    date: When = whole.value
    if date.month is None or date.day is None:
        return None
    made = [(i, i + 1, group_term(date._replace(day=int(t.value), weekday=0, nth=0))) for i, t in days]
    return [*made, (last, last + 1, whole)]


def _each(found: Match) -> Made:
    """Several dates in one phrase, each of its own: the years 2014 and 2015, the days Friday and Saturday."""
    made: list[tuple[int, int, Term]] = []
    items = sorted((i, n, t) for n, kept in found.kept.items() for i, t in kept)
    shared = [t for _, n, t in items if n == "mod"]
    month = next((t for _, n, t in items if n == "m"), None) if "d" in found.kept else None
    year = next((t for _, n, t in items if n == "y"), None)
    for i, name, term in items:
        if name == "mod" or (month and name in ("m", "y")):
            continue
        when = _take(When(), name, term)
        if month is not None:
            when = _take(when, "m", month)
            when = _take(when, "y", year) if year else when
        for extra in shared:
            when = _take(when, "mod", extra)
        made.append((i, i + 1, group_term(when)))
    return made


def _night_between(found: Match) -> Made:
    """The night between two weekdays belongs to the first: ليل السبت الأحد."""
    a, b = found.value("a"), found.value("b")
    if not (a.weekday and b.weekday and b.weekday == a.weekday % 7 + 1):
        return None
    settings = {k: v for k, v in found.settings.items() if k in When._fields}
    return group_term(a._replace(kind="TIME", **settings))


def _each_clock(found: Match) -> Made:
    """The same hour in two zones and the day it is of: the day holds for both."""
    (i, first), (j, second), (_, day) = (found.kept[name][0] for name in ("a", "b", "when"))
    both = [group_term(merge(clock.value, day.value)._replace(kind="TIME")) for clock in (first, second)]
    return [(i, i + 1, both[0]), (j, len(found.pieces), both[1])]


MAKERS: dict[str, Callable[[Match], Made]] = {
    "number": _number, "century-and-rest": _century_and_rest, "month": _month, "drop": _drop, "word": _word, "clock": _clock,
    "digits": _digits, "when": _when, "shifted": _shifted, "century": _century, "decade": _decade, "every-other": _every_other, "amount": _amount, "joined-amounts": _joined_amounts, "towards": _towards,
    "repeated": _repeated, "shared-month": _shared_month, "each": _each, "each-clock": _each_clock, "night-between": _night_between,
}  # fmt: skip
