"""Which day, month or year is meant, given the day of the report and what was spoken of before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

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
from musnad.reading.timex.meaning import When
from musnad.reading.timex.outlook import ALONE

__all__ = ["Days", "Outlook"]

#: Days within which a date ahead (or behind) needs no word that says so.
_NEAR = 60

Outlook = Callable[[], int]


class Days:
    """Finds days in the light of a report.

    `today` is the day of the report or None, `clock` its hour and minute if known; `day`, `month`, `year` are those spoken of last.
    """

    def __init__(self, today: date | None, clock: tuple[int, int] | None = None) -> None:
        self.today = today
        self.clock = clock
        self.day: date | None = None
        self.month: tuple[int, int] | None = None
        self.year: int | None = None

    def remember(self, day: date) -> None:
        self.day, self.month, self.year = day, (day.year, day.month), day.year

    def nearest(self, days: list[date]) -> date | None:
        if not days or self.today is None:
            return days[0] if days else None
        return min(days, key=lambda d: abs((d - self.today).days) if self.today else 0)

    def year_of(self, when: When) -> int | None:
        """The year that the words give, if they do."""
        if when.year is not None:
            return when.year
        if when.unit == "Y" and when.shift is not None:
            base = self.year if when.base == "same" and self.year else self.today.year if self.today else None
            return base + when.shift if base is not None else None
        return None

    def choose(self, days: list[date], when: When, outlook: Outlook, reach: int = 0) -> date | None:
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
            return self.nearest(days)
        past, coming = max(before), min(after)
        behind, ahead = (today - past).days, (coming - today).days
        looks = outlook()
        if looks > 0:
            return coming if ahead <= behind or behind > _NEAR else past
        if looks < 0:
            return coming if ahead <= _NEAR and behind > 2 * _NEAR else past
        return coming if ahead < behind and ahead <= 2 * _NEAR else past

    def month_day(self, when: When, outlook: Outlook) -> date | str | None:
        """A Gregorian month, with or without day and year."""
        month = when.month or 1
        year = self.year_of(when)
        if year is None and when.unit == "Y":
            return f"XXXX-{month:02d}-{when.day:02d}" if when.day else f"XXXX-{month:02d}"
        if year is None and self.today is None:
            return f"XXXX-{month:02d}-{when.day:02d}" if when.day else f"XXXX-{month:02d}"
        if year is None and self.today is not None:
            around = [y for y in range(self.today.year - 1, self.today.year + 2) if 0 < y < 10000]
            if when.day:
                if when.day == 29 and month == 2:
                    around = [y for y in range(self.today.year - 4, self.today.year + 5) if day_of(y, 2, 29)]
                return self.choose([d for y in around if (d := day_of(y, month, when.day))], when, outlook)
            chosen = self.choose([date(y, month, 15) for y in around], when, outlook, 0 if when.side else 16)
            if when.side and self.today.month == month:
                chosen = date(self.today.year + when.side, month, 15)
            year = chosen.year if chosen else self.today.year
        if year is None:
            return None
        if when.day:
            return day_of(year, month, when.day)
        self.year, self.month = year, (year, month)
        return f"{year:04d}-{month:02d}"

    def day_alone(self, when: When) -> date | str | None:
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
            here = (self.today.year, self.today.month)
            sides = {d: (d > self.today) - (d < self.today) if when.side else int((d.year, d.month) != here) for d in days}
            days = [d for d in days if sides[d] == when.side]
        return self.nearest(days)

    def weekday(self, when: When, outlook: Outlook) -> date | str:
        """A weekday: of a week, of a day near today, past or coming; else the nearest past one, unless the sentence looks ahead."""
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

    def counted(self, when: When, outlook: Outlook) -> date | str | None:
        """The nth weekday, week or day of a month, or a weekday with the number of its day."""
        if self.today is None and not (when.month and self.year_of(when)):
            return f"XXXX-{when.month:02d}" if when.month else "XXXX-XX-XX"
        if when.day:
            bare = when._replace(weekday=0, nth=0)
            plain = self.month_day(bare, outlook) if when.month else self.day_alone(bare)
            if when.nth > 5 or (isinstance(plain, date) and plain.isoweekday() == when.weekday):
                return plain
        month = self.month_meant(when, outlook)
        if month is None:
            return None
        return self.week_in(month, when.nth) if when.counted == "W" else nth_in_month(*month, when.weekday, when.nth)

    def month_meant(self, when: When, outlook: Outlook) -> tuple[int, int] | None:
        if when.month:
            value = self.month_day(when._replace(day=None, weekday=0, nth=0), outlook)
            return (int(str(value)[:4]), int(str(value)[5:7])) if value and str(value)[0] != "X" else None
        if self.today is None:
            return None
        steps = when.shift if when.unit == "M" and when.shift is not None else 0
        month = add_months(self.today.replace(day=1), steps)
        return month.year, month.month

    def week_in(self, month: tuple[int, int], nth: int) -> str:
        """A whole week (Monday to Sunday) of a month, counted from its first or last."""
        days = [date(*month, d) for d in range(1, month_days(*month) + 1)]
        mondays = [d for d in days if d.isoweekday() == 1 and d + timedelta(days=6) <= days[-1]]
        return iso_week(mondays[max(-len(mondays), min(nth - 1 if nth > 0 else nth, len(mondays) - 1))])

    def feast(self, when: When, outlook: Outlook) -> date | str | None:
        year = self.year_of(when)
        if year is None and self.today is None:
            return "XXXX-XX-XX" if when.feast[0] == "h" else f"XXXX-{when.feast}"
        if year is None and self.today is not None:
            around = range(self.today.year - 1, self.today.year + 2)
            day = self.choose([d for y in around if (d := feast_day(when.feast, y))], when, outlook)
        else:
            day = feast_day(when.feast, year or 0)
        if day and when.weekday and when.nth:
            return near_weekday(day + timedelta(days=1), when.weekday, 1) + timedelta(weeks=when.nth - 1)
        return day

    def hijri(self, when: When, outlook: Outlook) -> date | str | None:
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
                found = self.choose(days, when, outlook, 0 if when.day or when.side else 15)
        if found is None or when.day:
            return found
        self.year, self.month = found.year, (found.year, found.month)
        return f"{found.year:04d}-{found.month:02d}"
