"""From what an expression says to its TIMEX3 value, given when the report was published and what was said before."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from musnad.reading.timex.calendars import add_months, day_of, iso_week
from musnad.reading.timex.days import Days, Outlook
from musnad.reading.timex.meaning import UNKNOWN, When, amount_value, hour_of_day
from musnad.reading.timex.outlook import AHEAD

__all__ = ["Resolver"]

_SECONDS = {"D": 86400, "H": 3600, "MIN": 60, "S": 1}
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


class Resolver(Days):
    """Resolves the expressions of one report in text order."""

    def resolve(self, when: When, outlook: Outlook, near: bool = False) -> tuple[str, str] | None:
        """Type and value, or None where the words give no date that exists.

        `outlook()` tells which way the sentence looks, one of the values of `outlook`; `near` whether the day spoken of
        last was named nearby, so that a clock time without a date belongs to it.
        """
        try:
            return self._resolve(when, outlook, near)
        except (OverflowError, ValueError):  # before the year 1 or after 9999
            return None

    def _resolve(self, when: When, outlook: Outlook, near: bool) -> tuple[str, str] | None:
        if when.value or when.kind in ("DURATION", "SET"):
            return when.kind, when.value or amount_value(when.amount)
        if when.amount:
            return self._ago(when, outlook)
        if when.kind == "TIME":
            return self._time(when, outlook, near)
        found = self._date(when, outlook)
        if isinstance(found, date):
            self.remember(found)
            return "DATE", found.isoformat()
        return ("DATE", found) if found else None

    def _ago(self, when: When, outlook: Outlook) -> tuple[str, str]:
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
            return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"
        months = sum(n * {"M": 1, "Y": 12, "DE": 120, "CE": 1200}.get(u, 0) for u, n in when.amount)
        days = sum(n * {"D": 1, "W": 7}.get(u, 0) for u, n in when.amount) + months % 1 * 30
        day = add_months(today, sign * int(months)) + timedelta(days=sign * round(days))
        return "DATE", self._cut(day, unit)

    def _cut(self, day: date, unit: str) -> str:
        """A day cut to the exactness of a unit."""
        if unit == "D":
            self.remember(day)
            return day.isoformat()
        if unit == "W":
            return iso_week(day)
        self.year = day.year
        if unit == "M":
            self.month = (day.year, day.month)
            return f"{day.year:04d}-{day.month:02d}"
        return f"{day.year:04d}"

    def _time(self, when: When, outlook: Outlook, near: bool) -> tuple[str, str] | None:
        """A part of a day or a clock time, on its own day, else on the day spoken of nearby, else today."""
        if when.has_day or when.shift is not None or when.month:
            found = self._date(when, outlook)
            if isinstance(found, date):
                self.remember(found)
                found = found.isoformat()
            if not found:
                return None
        else:
            found, when = self._undated(when, outlook, near)
        if when.hour is None:
            return "TIME", f"{found}T{when.part}"
        hour = hour_of_day(when.hour, when.part) if when.loose else when.hour
        seconds = f":{when.second:02d}" if when.second is not None else ""
        return "TIME", f"{found}T{hour:02d}:{when.minute or 0:02d}{seconds}"

    def _undated(self, when: When, outlook: Outlook, near: bool) -> tuple[str, When]:
        """The day of a part of a day or a clock time that is named without one, and what is then meant."""
        if self.today is None:
            return (self.day.isoformat() if near and self.day else "XXXX-XX-XX"), when
        if near and self.day and when.hour != 24:
            return self.day.isoformat(), when
        past = outlook() <= 0
        if when.hour == 24 and past:  # the midnight with which today began
            return self.today.isoformat(), when._replace(hour=0)
        past_night = when.part == "NI" and past
        return (self.today - timedelta(days=1) if past_night else self.today).isoformat(), when

    def _date(self, when: When, outlook: Outlook) -> date | str | None:
        """The day meant, or the value of a longer or unknown time, or None."""
        if when.choices:
            return self.nearest([d for c in when.choices if (d := day_of(*c))])
        if when.feast:
            return self.feast(when, outlook)
        if when.nth and (when.counted or (when.weekday and (when.month or when.unit == "M" or not when.day))):
            return self.counted(when, outlook)
        if when.hijri:
            return self.hijri(when, outlook)
        if when.month:
            return self.month_day(when, outlook)
        if when.day:
            return self.day_alone(when)
        if when.weekday:
            return self.weekday(when, outlook)
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

    def _span(self, when: When, outlook: Outlook) -> str | None:
        """A season, half, quarter or weekend."""
        if when.span == "WE":
            if when.shift is None and self.today and self.today.isoweekday() < 6 and outlook() <= 0:
                when = when._replace(shift=-1)
            week = self._shifted(when._replace(unit="W", shift=when.shift or 0, span=""))
            return f"{week}-WE"
        year = self.year_of(when)
        if year is None and self.today is None:
            return f"XXXX-{when.span}"
        if year is None and self.today is not None:
            year = self.today.year
            if (month := _SEASON_MONTH.get(when.span)) is not None:
                around = [date(self.today.year + n, month, 15) for n in (-1, 0, 1)]
                chosen = self.choose(around, when, outlook, 0 if when.side else 45)
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
            return f"{max(0, today.year // 100 + steps):02d}"  # years before the first have no value
        return self._cut(add_months(today.replace(day=1), steps * (12 if unit == "Y" else 1)), unit)
