"""What a time expression says before it is resolved: partly known calendar fields, shifts, amounts and references."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["UNKNOWN", "Amount", "When", "amount_value", "hour_of_day", "merge"]

#: The number of an amount that is not told ("some months").
UNKNOWN = -1.0

#: Units with their numbers, the larger first: (("Y", 5), ("M", 6)). CE centuries, DE decades, Y years, M months, W weeks, D days,
#: H hours, MIN minutes, S seconds.
Amount = tuple[tuple[str, float], ...]


class When(NamedTuple):
    """The meaning of an expression as far as its words give it. Fields left at their default are open.

    `kind` is a type of TIMEX3, or AGE for how old somebody is.
    `value` is a value that needs no resolving. `weekday` counts from Monday = 1. `nth` counts weekdays of a month, or what
    `counted` tells (W weeks, D days); -1 is the last. `unit` and `shift` name a day, week, month or year some steps away from
    `base` (the day published, or `same`: the one spoken of last). `side` is -1 past, 0 current, 1 coming. `part` is a part of
    the day (MO MI AF EV NI), `span` a part of a year or week (SU, H1, Q3, WE). `sign` says which way an amount leads from now:
    -1 ago, 1 ahead, 2 ahead if the sentence looks ahead, 3 as the sentence looks. `feast` is the date of a feast (MM-DD, with h
    in front for Hijri). `choices` are dates (year, month, day) of which the nearest is meant. `loose` marks an hour of twelve
    whose half of the day is told by `part` or by custom.
    """

    kind: str = "DATE"
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    weekday: int = 0
    nth: int = 0
    unit: str = ""
    shift: int | None = None
    base: str = ""
    side: int | None = None
    part: str = ""
    span: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    amount: Amount = ()
    sign: int = 0
    feast: str = ""
    choices: tuple[tuple[int, int, int], ...] = ()
    counted: str = ""
    loose: bool = False

    @property
    def has_day(self) -> bool:
        """Whether a single day is meant."""
        return bool(self.day or self.weekday or self.unit == "D" or self.feast or self.choices)


_DEFAULTS = When()


def merge(first: When, *others: When) -> When:
    """One meaning out of several that are said of the same time; what is said first stands.

    >>> merge(When(weekday=4), When(day=12, month=5)).day
    12
    """
    values: list[object] = list(first)
    for other in others:
        for at, (mine, default) in enumerate(zip(other, _DEFAULTS, strict=True)):
            if mine != default and values[at] == default:
                values[at] = mine
    return When._make(values)


_FRACTIONS = {"Y": ("M", 12), "M": ("D", 30), "D": ("H", 24), "H": ("MIN", 60), "MIN": ("S", 60)}
_YEARS = {"DE": 10, "CE": 100}


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def amount_value(amount: Amount) -> str:
    """The TIMEX3 value of an amount of time.

    >>> amount_value((("Y", 5.5),)), amount_value((("H", 48),)), amount_value((("M", UNKNOWN),)), amount_value((("DE", 2.5),))
    ('P5Y6M', 'PT48H', 'PXM', 'P25Y')
    >>> amount_value((("DE", 4),)), amount_value((("DE", 1),))
    ('P4DE', 'P10Y')
    """
    if any(number == UNKNOWN for _, number in amount):
        unit = amount[0][0]
        return f"PTX{unit[0]}" if unit in ("H", "MIN", "S") else f"PX{unit}"
    if len(amount) == 1 and amount[0][0] in _YEARS and amount[0][1] >= 2 and amount[0][1] % 1 == 0:
        return f"P{_plain(amount[0][1])}{amount[0][0]}"
    sums: dict[str, float] = {}
    for unit, number in amount:
        if unit in _YEARS:
            unit, number = "Y", number * _YEARS[unit]
        sums[unit] = sums.get(unit, 0) + number
    for unit, (smaller, times) in _FRACTIONS.items():
        rest = sums.get(unit, 0) % 1
        if rest:
            sums[unit] -= rest
            sums[smaller] = sums.get(smaller, 0) + round(rest * times)
    days = "".join(f"{_plain(sums[u])}{u}" for u in ("Y", "M", "W", "D") if sums.get(u))
    hours = "".join(f"{_plain(sums[u])}{u[0]}" for u in ("H", "MIN", "S") if sums.get(u))
    return f"P{days}T{hours}" if hours else f"P{days or '0D'}"


def hour_of_day(hour: int, part: str) -> int:
    """The hour of the day that an hour of the clock means in a part of the day; without one, 1 to 6 are taken for the afternoon.

    >>> hour_of_day(3, "AF"), hour_of_day(12, "NI"), hour_of_day(7, "EV"), hour_of_day(3, "")
    (15, 24, 19, 15)
    """
    if hour > 12 or hour == 0:
        return hour
    if not part:
        return hour + 12 if hour <= 6 else hour
    if part == "MO":
        return 0 if hour == 12 else hour
    if part == "MI":
        return hour + 12 if hour < 4 else hour
    if part == "NI":
        return 24 if hour == 12 else hour if hour < 6 else hour + 12
    return hour if hour == 12 else hour + 12
