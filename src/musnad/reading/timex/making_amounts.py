"""What rules make of amounts of time, repetitions and clock times."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from musnad.reading.timex.groups import Made, Match, group_term
from musnad.reading.timex.meaning import UNKNOWN, Amount, When, amount_value, hour_of_day, merge

__all__ = ["AMOUNT_MAKERS"]

_SIZE = {"CE": 9, "DE": 8, "Y": 7, "M": 6, "W": 5, "D": 4, "H": 3, "MIN": 2, "S": 1}


def _clock(found: Match) -> Made:
    """A clock time: hour `h`, digits `c`, `hm`; minutes, fraction after (`min`, `f`) or before (`bmin`, `bf`); part of day `p`."""
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


def _each_clock(found: Match) -> Made:
    """The same hour in two zones and the day it is of: the day holds for both."""
    (i, first), (j, second), (_, day) = (found.kept[name][0] for name in ("a", "b", "when"))
    both = [group_term(merge(clock.value, day.value)._replace(kind="TIME")) for clock in (first, second)]
    return [(i, i + 1, both[0]), (j, len(found.pieces), both[1])]


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


def _joined_amounts(found: Match) -> Made:
    """Amounts said together, the larger unit first: a year and two months."""
    terms = [t for p in found.pieces for t in p.terms if t.cls in ("DUR", "UNIT")]
    amount = tuple(part for t in terms for part in (t.value.amount if t.cls == "DUR" else ((str(t.value), 1.0),)))
    sizes = [_SIZE[unit] for unit, _ in amount]
    if any(a <= b for a, b in pairwise(sizes)) or any(n == UNKNOWN for _, n in amount):
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


def _every_other(found: Match) -> Made:
    """Every second unit."""
    return group_term(When(kind="SET", value=amount_value(((str(found.value("u")), 2.0),))))


AMOUNT_MAKERS: dict[str, Callable[[Match], Made]] = {
    "clock": _clock, "each-clock": _each_clock, "amount": _amount, "joined-amounts": _joined_amounts, "towards": _towards,
    "repeated": _repeated, "every-other": _every_other,
}  # fmt: skip
