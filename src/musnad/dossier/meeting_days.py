"""When a meeting is, as one report tells it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from musnad.dossier.meeting_passages import MONTH, MeetingPassage
from musnad.linking.sketches import day_before, days_between

__all__ = ["days_of"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days_of(passage: MeetingPassage) -> tuple[str, str, bool]:
    """First and last ISO day, and whether the report gives the day; empty days where it leaves it open."""
    first, _, dated = passage.event.window if passage.event else ("", "", False)
    if dated and passage.status == "planned":
        first = _to_come(first, passage.told.day)
        dated = first > passage.told.day or passage.event is None or passage.event.entry.status != "actual"
    if dated and not _impossible(passage, first):
        return first, first, True
    if day := _day_between(passage, *passage.sentence):
        return (day_before(day), day, False) if passage.before_else else (day, day, True)
    called = passage.by_phone and passage.event is None
    if passage.status == "planned" or not (passage.in_lead or called) or MONTH.match(passage.time):
        return "", "", False
    if day := _day_between(passage, 0, passage.sentence[0]):
        return day, day, False
    return day_before(passage.told.day), passage.told.day, False


def _impossible(passage: MeetingPassage, day: str) -> bool:
    """Whether a day contradicts the status: held after the report, planned before it."""
    return day > passage.told.day if passage.status == "held" else passage.status == "planned" and day < passage.told.day


def _day_between(passage: MeetingPassage, start: int, end: int) -> str:
    """The day that times between two code points name, nearest to the report on the side that the status asks for."""
    days = {
        time.value[:10]
        for time in passage.told.filed.record.times
        if start <= time.start < end and time.type in ("DATE", "TIME") and _DAY.match(time.value)
    }
    if passage.status == "planned":
        today = passage.event is not None and passage.event.entry.status == "future"
        return min((day for day in days if day > passage.told.day or (today and day == passage.told.day)), default="")
    return max((day for day in days if day <= passage.told.day or passage.status == "cancelled"), default="")


def _to_come(day: str, published: str) -> str:
    """A day that is to come: a weekday that was taken for the one before the report is the next one.

    >>> _to_come("2018-11-29", "2018-12-03"), _to_come("2018-12-06", "2018-12-03"), _to_come("2018-10-01", "2018-12-03")
    ('2018-12-06', '2018-12-06', '2018-10-01')
    """
    back = days_between(day, published) or 0
    return (date.fromisoformat(day) + timedelta(days=7)).isoformat() if 0 < back < 7 else day
