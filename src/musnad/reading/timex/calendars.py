"""Calendar arithmetic for times: steps of months, weekdays, ISO weeks, Hijri dates, feasts. Dates are `datetime.date`."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

__all__ = [
    "add_months", "day_of", "feast_day", "hijri_day", "hijri_year", "iso_week", "month_days", "near_weekday", "nth_in_month",
    "published_at",
]  # fmt: skip


def published_at(published: str | None) -> tuple[date | None, tuple[int, int] | None]:
    """The day and, if told, the hour and minute of an ISO date or date-time; (None, None) if there is none or it is no date.

    >>> published_at("2016-09-09"), published_at("2016-09-09T18:05:00Z"), published_at("?")
    ((datetime.date(2016, 9, 9), None), (datetime.date(2016, 9, 9), (18, 5)), (None, None))
    """
    if not published:
        return None, None
    day = day_of(*(int(p) if p.isdigit() else 0 for p in (published[0:4], published[5:7], published[8:10])))
    hour, minute = published[11:13], published[14:16]
    clock = (int(hour), int(minute)) if day and hour.isdigit() and minute.isdigit() else None
    return day, clock


def day_of(year: int, month: int, day: int) -> date | None:
    """The date of these numbers, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_week(day: date) -> str:
    """The ISO week of a day.

    >>> iso_week(date(2016, 1, 1))
    '2015-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def add_months(day: date, months: int) -> date:
    """The day some months on; the last of the month if that month is shorter.

    >>> add_months(date(2016, 1, 31), 1), add_months(date(2017, 11, 2), -1)
    (datetime.date(2016, 2, 29), datetime.date(2017, 10, 2))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """How many days a Gregorian month has."""
    first = date(year, month, 1)
    return (date(year + month // 12, month % 12 + 1, 1) - first).days if year < 9999 else 28


def near_weekday(day: date, weekday: int, direction: int) -> date:
    """The nearest day that is a weekday (Monday = 1): on or before `day` (-1), on or after it (1), or on either side (0).

    >>> near_weekday(date(2016, 9, 9), 4, -1), near_weekday(date(2016, 9, 9), 5, 1), near_weekday(date(2015, 7, 23), 2, 0)
    (datetime.date(2016, 9, 8), datetime.date(2016, 9, 9), datetime.date(2015, 7, 21))
    """
    back = (day.isoweekday() - weekday) % 7
    if direction < 0 or (direction == 0 and back <= 3):
        return day - timedelta(days=back)
    return day + timedelta(days=-back % 7)


def nth_in_month(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth weekday of a month, the last for -1; weekday 0 counts days.

    >>> nth_in_month(2014, 9, 2, 3), nth_in_month(2013, 3, 1, -1), nth_in_month(2017, 9, 7, 5)
    (datetime.date(2014, 9, 16), datetime.date(2013, 3, 25), None)
    """
    last = month_days(year, month)
    days = [d for d in range(1, last + 1) if not weekday or date(year, month, d).isoweekday() == weekday]
    index = nth - 1 if nth > 0 else len(days) + nth
    return date(year, month, days[index]) if 0 <= index < len(days) else None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a day of the Umm al-Qura calendar (years 1343 to 1500), None outside it.

    >>> hijri_day(1436, 9, 15)
    datetime.date(2015, 7, 2)
    """
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def hijri_year(day: date) -> int | None:
    """The Hijri year of a day, None outside the calendar's range."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def feast_day(feast: str, year: int) -> date | None:
    """The day of a feast in a Gregorian year; a Hijri feast is `hMM-DD`.

    >>> feast_day("12-25", 2014), feast_day("h10-01", 2015)
    (datetime.date(2014, 12, 25), datetime.date(2015, 7, 17))
    """
    month, day = int(feast[-5:-3]), int(feast[-2:])
    if feast[0] != "h":
        return day_of(year, month, day)
    for hijri in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 3):
        found = hijri_day(hijri, month, day)
        if found and found.year == year:
            return found
    return None
