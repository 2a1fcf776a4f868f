"""From what an expression says to its TIMEX3 value, given when the report was published and what was said before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from musnad.reading.timex.calendars import (
    add_months,
    day_of,
    feast_day,
    hijri_day,
    hijri_year,
    iso_week,
    month_days,
    near_weekday,
    nth_in_month,
)
from musnad.reading.timex.meaning import UNKNOWN, When, amount_value, hour_of_day
from musnad.reading.timex.outlook import AHEAD, ALONE

__all__ = ["Resolver"]

#: Days within which a date ahead (or behind) needs no word that says so.
_NEAR = 60
_SECONDS = {"D": 86400, "H": 3600, "MIN": 60, "S": 1}
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


class Resolver:
    """Resolves the expressions of one report in text order.

    `today` is the day of the report or None, `clock` its hour and minute if known; `day`, `month`, `year` are those spoken of last.
    """

    def __init__(self, today: date | None, clock: tuple[int, int] | None = None) -> None:
        self.today = today
        self.clock = clock
        self.day: date | None = None
        self.month: tuple[int, int] | None = None
        self.year: int | None = None

    def resolve(self, when: When, outlook: Callable[[], int], near: bool = False) -> tuple[str, str] | None:
        """Type and value, or None where the words give no date that exists.

        `outlook()` tells which way the sentence looks, one of the values of `outlook`; `near` whether the day spoken of
        last was named nearby, so that a clock time without a date belongs to it.
        """
        try:
            return self._resolve(when, outlook, near)
        except (OverflowError, ValueError):  # before the year 1 or after 9999
            return None

    def _resolve(self, when: When, outlook: Callable[[], int], near: bool) -> tuple[str, str] | None:
        if when.value or when.kind in ("DURATION", "SET"):
            return when.kind, when.value or amount_value(when.amount)
        if when.amount:
            return self._ago(when, outlook)
        if when.kind == "TIME":
            return self._time(when, outlook, near)
        found = self._date(when, outlook)
        if isinstance(found, date):
            self._remember(found)
            return "DATE", found.isoformat()
        return ("DATE", found) if found else None

    def _remember(self, day: date) -> None:
        self.day, self.month, self.year = day, (day.year, day.month), day.year

    def _ago(self, when: When, outlook: Callable[[], int]) -> tuple[str, str]:
        """A date some amount away from today, as exact as its smallest unit."""
        sign = when.sign
        if sign > 1:
            ahead = outlook()
            if sign == 2 and ahead < AHEAD:
                return "DURATION", amount_value(when.amount)
            sign = 1 if ahead > 0 else -1
        unit, number = when.amount[-1]
        if any(n == UNKNOWN for _, n in when.amount) or unit in ("H", "MIN", "S"):
            if when.base == "same":
                return "DURATION", amount_value(when.amount)
            if self.today and self.clock and all(n != UNKNOWN and u in _SECONDS for u, n in when.amount):
                moment = datetime(*self.today.timetuple()[:3], *self.clock)
                moment += timedelta(seconds=sign * sum(n * _SECONDS[u] for u, n in when.amount))
                return "TIME", moment.strftime("%Y-%m-%dT%H:%M")
            return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"
        today = self.day or self.today if when.base == "same" else self.today
        if number % 1:
            unit = {"Y": "M", "M": "D", "W": "D"}.get(unit, unit)
        if today is None:
            return "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX")
        months = sum(n * {"M": 1, "Y": 12, "DE": 120, "CE": 1200}.get(u, 0) for u, n in when.amount)
        days = sum(n * {"D": 1, "W": 7}.get(u, 0) for u, n in when.amount) + months % 1 * 30
        day = add_months(today, sign * int(months)) + timedelta(days=sign * round(days))
        return "DATE", self._cut(day, unit)

    def _cut(self, day: date, unit: str) -> str:
        """A day cut to the exactness of a unit."""
        if unit == "D":
            self._remember(day)
            return day.isoformat()
        if unit == "W":
            return iso_week(day)
        self.year = day.year
        if unit == "M":
            self.month = (day.year, day.month)
            return f"{day.year:04d}-{day.month:02d}"
        return f"{day.year:04d}"

    def _time(self, when: When, outlook: Callable[[], int], near: bool) -> tuple[str, str] | None:
        """A part of a day or a clock time, on its own day, else on the day spoken of nearby, else today."""
        if when.has_day or when.shift is not None or when.month:
            found = self._date(when, outlook)
            if isinstance(found, date):
                self._remember(found)
                found = found.isoformat()
            if not found:
                return None
        else:
            found = self._undated(when, outlook, near)
        if when.hour is None:
            return "TIME", f"{found}T{when.part}"
        hour = hour_of_day(when.hour, when.part) if when.loose else when.hour
        seconds = f":{when.second:02d}" if when.second is not None else ""
        return "TIME", f"{found}T{hour:02d}:{when.minute or 0:02d}{seconds}"

    def _undated(self, when: When, outlook: Callable[[], int], near: bool) -> str:
        if self.today is None:
            return self.day.isoformat() if near and self.day else "XXXX-XX-XX"
        if near and self.day:
            return self.day.isoformat()
        past_night = (when.part == "NI" or when.hour == 24) and outlook() <= 0
        return (self.today - timedelta(days=1) if past_night else self.today).isoformat()

    def _date(self, when: When, outlook: Callable[[], int]) -> date | str | None:
        """The day meant, or the value of a longer or unknown time, or None."""
        if when.choices:
            return self._nearest([d for c in when.choices if (d := day_of(*c))])
        if when.feast:
            return self._feast(when, outlook)
        if when.nth and (when.weekday and (when.month or when.unit == "M" or not when.day) or when.counted):
            return self._counted(when, outlook)
        if when.hijri:
            return self._hijri(when, outlook)
        if when.month:
            return self._month_day(when, outlook)
        if when.day:
            return self._day_alone(when)
        if when.weekday:
            return self._weekday(when, outlook)
        if when.span:
            return self._span(when, outlook)
        if when.unit:
            if when.unit == "W" and when.shift == 0 and self.today and self.today.isoweekday() == 7 and outlook() > 0:
                return self._shifted(when._replace(shift=1))  # on a Sunday, what this week will bring lies in the week that begins
            return self._shifted(when)
        if when.year is not None:
            self.year = when.year
            return f"{when.year:04d}"
        return None

    def _nearest(self, days: list[date]) -> date | None:
        if not days or self.today is None:
            return days[0] if days else None
        return min(days, key=lambda d: abs((d - self.today).days) if self.today else 0)

    def _year_of(self, when: When) -> int | None:
        """The year that the words give, if they do."""
        if when.year is not None:
            return when.year
        if when.unit == "Y" and when.shift is not None:
            base = self.year if when.base == "same" and self.year else self.today.year if self.today else None
            return base + when.shift if base is not None else None
        return None

    def _choose(self, days: list[date], when: When, outlook: Callable[[], int], reach: int = 0) -> date | None:
        """Of the same day in neighbouring years, the one that is meant; `reach` days on either side of today count as today."""
        if self.today is None or not days:
            return None
        today, slack = self.today, timedelta(days=reach)
        before = [d for d in days if d + slack < today]
        after = [d for d in days if d - slack > today]
        now = [d for d in days if d - slack <= today <= d + slack]
        if when.side == 0:
            return min(days, key=lambda d: (d.year != today.year, abs((d - today).days)))
        if when.side is not None:
            among = before if when.side < 0 else after
            return (max(among) if when.side < 0 else min(among)) if among else None
        if now:
            return now[0]
        if not before or not after:
            return self._nearest(days)
        past, coming = max(before), min(after)
        behind, ahead = (today - past).days, (coming - today).days
        looks = outlook()
        if looks > 0:
            return coming if ahead <= behind or behind > _NEAR else past
        if looks < 0:
            return coming if ahead <= _NEAR and behind > 2 * _NEAR else past
        return coming if ahead < behind and ahead <= 2 * _NEAR else past

    def _month_day(self, when: When, outlook: Callable[[], int]) -> date | str | None:
        """A Gregorian month, with or without day and year."""
        month = when.month or 1
        year = self._year_of(when)
        if year is None and when.unit == "Y":
            return f"XXXX-{month:02d}-{when.day:02d}" if when.day else f"XXXX-{month:02d}"
        if year is None and self.today is None:
            return f"XXXX-{month:02d}-{when.day:02d}" if when.day else f"XXXX-{month:02d}"
        if year is None and self.today is not None:
            around = [y for y in range(self.today.year - 1, self.today.year + 2) if 0 < y < 10000]
            if when.day:
                if when.day == 29 and month == 2:
                    around = [y for y in range(self.today.year - 4, self.today.year + 5) if day_of(y, 2, 29)]
                return self._choose([d for y in around if (d := day_of(y, month, when.day))], when, outlook)
            chosen = self._choose([date(y, month, 15) for y in around], when, outlook, 0 if when.side else 16)
            if when.side and self.today.month == month:
                chosen = date(self.today.year + when.side, month, 15)
            year = chosen.year if chosen else self.today.year
        if year is None:
            return None
        if when.day:
            return day_of(year, month, when.day)
        self.year, self.month = year, (year, month)
        return f"{year:04d}-{month:02d}"

    def _day_alone(self, when: When) -> date | str | None:
        """A day of a month that is only pointed at: the 20th of next month, the 15th of this one, Thursday the 21st."""
        day = when.day or 1
        if self.today is None:
            return f"XXXX-XX-{day:02d}"
        if when.unit == "M" and when.shift is not None:
            base = self.today
            if when.base == "same" and self.month:
                base = date(*self.month, 1)
            month = add_months(base.replace(day=1), when.shift)
            return day_of(month.year, month.month, day)
        months = [add_months(self.today.replace(day=1), n) for n in range(-2, 3)]
        days = [d for m in months if (d := day_of(m.year, m.month, day)) and when.weekday in (0, d.isoweekday())]
        if when.side is not None:
            days = [d for d in days if (d > self.today if when.side > 0 else d < self.today if when.side < 0 else d.month == self.today.month)]
        return self._nearest(days)

    def _weekday(self, when: When, outlook: Callable[[], int]) -> date | str:
        """A weekday: that of a week, of a day near today, past or coming, else the nearest in the past unless the sentence looks ahead."""
        if self.today is None:
            return f"XXXX-WXX-{when.weekday}"
        if when.unit == "W" and when.shift is not None:
            monday = self.today - timedelta(days=self.today.isoweekday() - 1) + timedelta(weeks=when.shift)
            return monday + timedelta(days=when.weekday - 1)
        if when.unit == "D" and when.shift is not None:
            return near_weekday(self.today + timedelta(days=when.shift), when.weekday, 0)
        if when.side == 0:
            day = self.today + timedelta(days=when.weekday - self.today.isoweekday())
            return day + timedelta(weeks=1) if day < self.today and outlook() > 0 else day
        if when.side is not None:
            step = 1 if when.side > 0 else -1
            near = near_weekday(self.today + timedelta(days=step), when.weekday, step)
            return near + timedelta(weeks=when.side - step)
        ahead = outlook()
        start = self.today + timedelta(days=1) if ahead == ALONE else self.today
        return near_weekday(start, when.weekday, 1 if ahead > 0 else -1)

    def _counted(self, when: When, outlook: Callable[[], int]) -> date | str | None:
        """The nth weekday, week or day of a month, or a weekday with the number of its day."""
        if self.today is None and not (when.month and self._year_of(when)):
            return f"XXXX-{when.month:02d}" if when.month else "XXXX-XX-XX"
        if when.day:
            bare = when._replace(weekday=0, nth=0)
            plain = self._month_day(bare, outlook) if when.month else self._day_alone(bare)
            if isinstance(plain, date) and plain.isoweekday() == when.weekday or when.nth > 5:
                return plain
        month = self._month_meant(when, outlook)
        if month is None:
            return None
        return self._week_in(month, when.nth) if when.counted == "W" else nth_in_month(*month, when.weekday, when.nth)

    def _month_meant(self, when: When, outlook: Callable[[], int]) -> tuple[int, int] | None:
        if when.month:
            value = self._month_day(when._replace(day=None, weekday=0, nth=0), outlook)
            return (int(str(value)[:4]), int(str(value)[5:7])) if value and str(value)[0] != "X" else None
        if self.today is None:
            return None
        steps = when.shift if when.unit == "M" and when.shift is not None else 0
        month = add_months(self.today.replace(day=1), steps)
        return month.year, month.month

    def _week_in(self, month: tuple[int, int], nth: int) -> str:
        """A whole week (Monday to Sunday) of a month, counted from its first or last."""
        days = [date(*month, d) for d in range(1, month_days(*month) + 1)]
        mondays = [d for d in days if d.isoweekday() == 1 and d + timedelta(days=6) <= days[-1]]
        return iso_week(mondays[max(-len(mondays), min(nth - 1 if nth > 0 else nth, len(mondays) - 1))])

    def _feast(self, when: When, outlook: Callable[[], int]) -> date | str | None:
        year = self._year_of(when)
        if year is None and self.today is None:
            return "XXXX-XX-XX" if when.feast[0] == "h" else f"XXXX-{when.feast}"
        if year is None and self.today is not None:
            around = range(self.today.year - 1, self.today.year + 2)
            day = self._choose([d for y in around if (d := feast_day(when.feast, y))], when, outlook)
        else:
            day = feast_day(when.feast, year or 0)
        if day and when.weekday and when.nth:
            return near_weekday(day + timedelta(days=1), when.weekday, 1) + timedelta(weeks=when.nth - 1)
        return day

    def _hijri(self, when: When, outlook: Callable[[], int]) -> date | str | None:
        """A date or month of the Hijri calendar; a month is given as the Gregorian month that its middle falls in."""
        day = when.day or 15
        if when.month is None:
            first = hijri_day(when.year or 0, 7, 1)
            return f"{first.year:04d}" if first else None
        year = when.year
        if year is not None:
            found = hijri_day(year, when.month, day)
        else:
            here = hijri_year(self.today) if self.today else None
            if here is None:
                return "XXXX-XX-XX" if when.day else "XXXX-XX"
            if when.unit == "Y" and when.shift is not None:
                found = hijri_day(here + when.shift, when.month, day)
            else:
                days = [d for y in (here - 1, here, here + 1) if (d := hijri_day(y, when.month, day))]
                found = self._choose(days, when, outlook, 0 if when.day or when.side else 15)
        if found is None or when.day:
            return found
        self.year, self.month = found.year, (found.year, found.month)
        return f"{found.year:04d}-{found.month:02d}"

    def _span(self, when: When, outlook: Callable[[], int]) -> str | None:
        """A season, half, quarter or weekend."""
        if when.span == "WE":
            if when.shift is None and self.today and self.today.isoweekday() < 6 and outlook() <= 0:
                when = when._replace(shift=-1)
            week = self._shifted(when._replace(unit="W", shift=when.shift or 0, span=""))
            return f"{week}-WE"
        year = self._year_of(when)
        if year is None and self.today is None:
            return f"XXXX-{when.span}"
        if year is None and self.today is not None:
            year = self.today.year
            if (month := _SEASON_MONTH.get(when.span)) is not None:
                around = [date(self.today.year + n, month, 15) for n in (-1, 0, 1)]
                chosen = self._choose(around, when, outlook, 0 if when.side else 45)
                year = chosen.year if chosen else year
        return f"{year:04d}-{when.span}"

    def _shifted(self, when: When) -> date | str | None:
        """A day, week, month, year or century some steps from today, or from what was spoken of last."""
        unit, steps, today = when.unit, when.shift or 0, self.today
        if when.base == "same":
            if unit == "M" and self.month:
                today = date(*self.month, 1)
            elif unit == "Y" and self.year:
                today = date(self.year, 1, 1)
            else:
                today = self.day or today
        if today is None:
            return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "CE": "XX"}[unit]
        if unit == "D":
            return today + timedelta(days=steps)
        if unit == "W":
            return iso_week(today + timedelta(weeks=steps))
        if unit == "CE":
            return f"{today.year // 100 + steps:02d}"
        return self._cut(add_months(today.replace(day=1), steps * (12 if unit == "Y" else 1)), unit)
