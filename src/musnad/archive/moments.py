"""Moments: when something was recorded, and how people name a moment."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from musnad.faults import Fault, InputError

__all__ = ["after", "before", "first_moment", "last_moment", "now", "written"]

_AGO = re.compile(r"(\d{1,6})\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_NAMED = {"today": 0, "yesterday": 1}
_REMEDY = "write it as 2016-09-09, 2016-09-09T14:30 (UTC), yesterday or 24h"


def now() -> str:
    """The present moment as rows are stamped with it: ISO 8601, UTC, microseconds."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment as rows are stamped with it.

    >>> written(datetime(2016, 9, 9, 14, 30, tzinfo=UTC))
    '2016-09-09T14:30:00.000000Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def after(moment: str) -> str:
    """The least moment after one that was written.

    >>> after("2016-09-09T14:30:00.999999Z")
    '2016-09-09T14:30:01.000000Z'
    """
    return written(datetime.fromisoformat(moment) + timedelta(microseconds=1))


def before(moment: str) -> str:
    """The last moment before one that was written.

    >>> before("2016-09-09T00:00:00.000000Z")
    '2016-09-08T23:59:59.999999Z'
    """
    return written(datetime.fromisoformat(moment) - timedelta(microseconds=1))


def first_moment(given: str, place: str = "--since") -> str:
    """The moment from which a person counts: a day means its beginning. Raises InputError for what names no moment.

    >>> first_moment("2016-09-09"), first_moment("2016-09-09T14:30+03:00")
    ('2016-09-09T00:00:00.000000Z', '2016-09-09T11:30:00.000000Z')
    """
    return written(_moment(given, place, time.min))


def last_moment(given: str, place: str = "--as-of") -> str:
    """The moment until which a person counts: a day means its end. Raises InputError for what names no moment.

    >>> last_moment("2016-09-09")
    '2016-09-09T23:59:59.999999Z'
    >>> last_moment("soon")
    Traceback (most recent call last):
    musnad.faults.InputError: --as-of: no such moment 'soon'; write it as 2016-09-09, 2016-09-09T14:30 (UTC), yesterday or 24h
    """
    return written(_moment(given, place, time.max))


def _moment(given: str, place: str, within: time) -> datetime:
    value = given.strip().lower()
    present = datetime.now(UTC)
    try:
        if value == "now":
            return present
        if value in _NAMED:
            return datetime.combine(present.date() - timedelta(days=_NAMED[value]), within, UTC)
        if ago := _AGO.fullmatch(value):
            return present - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        if len(value) == 10:
            return datetime.combine(date.fromisoformat(value), within, UTC)
        named = datetime.fromisoformat(value.upper())
        return named if named.tzinfo else named.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise InputError(Fault(place, f"no such moment {given!r}", "", _REMEDY)) from None
