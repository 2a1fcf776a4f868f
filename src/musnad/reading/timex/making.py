"""What rules make of the pieces they match: numbers, months, years, dates. A pattern names what it keeps by the field it fills."""

from __future__ import annotations

from collections.abc import Callable

from musnad.reading.timex.groups import Made, Match, group_term
from musnad.reading.timex.making_amounts import AMOUNT_MAKERS
from musnad.reading.timex.meaning import When, merge
from musnad.reading.timex.terms import Term, number_tags

__all__ = ["MAKERS"]


def _number(found: Match) -> Made:
    """A number or ordinal out of its parts."""
    terms = [t for _, t in found.terms()]
    if len(terms) < 2:
        return None
    total = sum(t.value for t in terms)
    kept = {tag for t in terms for tag in t.tags if tag in ("def", "f")}
    return Term(found.gives, frozenset((number_tags(total) - {"n"}) | kept | {"w"}), total)


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


def _age(found: Match) -> Made:
    """How old somebody is: no time, and no number of people."""
    return Term("AGE", frozenset(), When(kind="AGE"))


def _word(found: Match) -> Made:
    """A phrase of the lexicon."""
    term: Term = found.settings["term"]
    return term


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


#: The field of a meaning that a kept reading fills, and the type of its value.
_FIELDS: dict[str, tuple[str, type]] = {
    "d": ("day", int), "m": ("month", int), "w": ("weekday", int), "o": ("nth", int), "p": ("part", str), "mod": ("side", int),
    "u": ("unit", str), "x": ("shift", int), "span": ("span", str), "feast": ("feast", str), "value": ("value", str),
}  # fmt: skip


def _take(when: When, name: str, term: Term) -> When:
    """A meaning with what one kept reading adds to it; the names are those of the pattern files."""
    if isinstance(term.value, When):
        return merge(when, term.value)
    if name == "y":
        return when._replace(year=_short_year(int(term.value)))
    if name not in _FIELDS:
        raise ValueError(f"a pattern keeps {name!r}, which fills no field; choose y, {', '.join(_FIELDS)}, or a group made before")
    field, kind = _FIELDS[name]
    when = when._replace(**{field: kind(term.value)})
    if name == "d" and term.cls == "ORD":
        return when._replace(nth=int(term.value))
    if name == "m" and "hijri" in term.tags:
        return when._replace(hijri=True)
    if name == "p":
        return when._replace(kind="TIME")
    return when._replace(unit="D") if name == "x" else when


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
    """A day, week, month or year some steps away: those of the modifier times `times`. Decades are amounts."""
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
    number = int(found.value("o"))
    return group_term(When(value=f"{number - 1:02d}")) if 0 < number < 30 else None


def _decade(found: Match) -> Made:
    """A decade written in digits; its value is the first three digits of its years."""
    if (told := found.value("value")) is not None:
        return group_term(When(value=str(told)))
    return group_term(When(value=f"{_short_year(int(found.value('y')))}"[:3]))


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


MAKERS: dict[str, Callable[[Match], Made]] = {
    **AMOUNT_MAKERS,
    "number": _number, "month": _month, "drop": _drop, "age": _age, "word": _word, "digits": _digits, "when": _when,
    "shifted": _shifted,
    "century": _century, "decade": _decade, "shared-month": _shared_month, "each": _each, "night-between": _night_between,
}  # fmt: skip
