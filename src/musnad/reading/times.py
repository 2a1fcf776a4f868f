"""Time expressions (TIMEX3) of a report: where they stand, of what type they are, and which value they have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from musnad.reading.timex.calendars import near_weekday, published_at
from musnad.reading.timex.finding import Found, load_finder
from musnad.reading.timex.outlook import SentenceView
from musnad.reading.timex.resolving import Resolver
from musnad.reading.tokens import Token

__all__ = ["FoundTime", "find_times"]

#: Tokens within which a day that was named is the day of a clock time or part of a day that has none.
_NEARBY = 40


class FoundTime(NamedTuple):
    """A time expression: first token, last token (excluded), span in code points, TIMEX3 type and value, the rule that read it."""

    first: int
    last: int
    start: int
    end: int
    type: str
    value: str
    rule: str


#: What takes note of something not written: layer, span in code points, rule, reason.
Leave = Callable[[str, int, int, str, str], None]


def find_times(
    tokens: list[Token], published: str | None, lang: str, leave: Leave | None = None, ages: list[tuple[int, int]] | None = None
) -> list[FoundTime]:
    """The time expressions of a text in order.

    `published` is an ISO date or date-time, against which relative dates are resolved; without it they stay open (`XXXX-...`).
    `lang` is the language of the report; words in Latin letters in a report of another script are read as English.
    `leave` is told of what looks like a time and is none; `ages` takes the tokens that say how old somebody is.
    """
    finder = load_finder(lang)
    line = finder.line(tokens)
    found = finder.find(tokens, line)
    if leave is not None:
        for at in finder.unread(line, found):
            leave(
                "times", tokens[at].start, tokens[at].end, f"{lang}.time", "a word of time, or spelled like one, in no expression"
            )
    if not found:
        return []
    today, clock = published_at(published)
    resolver = Resolver(_day_of_writing(today, found), clock)
    times: list[FoundTime] = []
    named = -_NEARBY
    for item in found:
        if item.when.kind == "AGE":
            if ages is not None:
                ages.append((item.first, item.last))
            continue
        view = SentenceView(tokens, item.first, item.last, lang)
        result = resolver.resolve(item.when, view.outlook, item.first - named < _NEARBY)
        start, end = tokens[item.first].start, tokens[item.last - 1].end
        if result is None or _is_age(tokens, item):
            if leave is not None:
                leave("times", start, end, item.rule, "no value, or none in the calendar" if result is None else "somebody's age")
            continue
        if item.when.has_day and result[1][8:10].isdigit():
            named = item.last
        times.append(FoundTime(item.first, item.last, start, end, *result, item.rule))
    return times


def _day_of_writing(published: date | None, found: list[Found]) -> date | None:
    """The day on which the report was written: the day published, or up to two days before if the text says so (أمس الثلاثاء)."""
    if published is None or not 3 < published.toordinal() < date.max.toordinal() - 3:
        return published
    late = set()
    for item in found:
        when = item.when
        if when.unit == "D" and when.shift is not None and when.weekday and not when.base:
            meant = published + timedelta(days=when.shift)
            late.add((meant - near_weekday(meant, when.weekday, 0)).days)
    return published - timedelta(days=late.pop()) if len(late) == 1 and late <= {1, 2} else published


def _is_age(tokens: list[Token], item: Found) -> bool:
    """Whether a number of years stands behind a name and before a comma or bracket: هاني نعيم 40 عاما، is an age."""
    amount = item.when.amount
    if item.when.kind != "DURATION" or len(amount) != 1 or amount[0][0] != "Y" or not item.first or item.last >= len(tokens):
        return False
    before, after = tokens[item.first - 1].facts, tokens[item.last].facts
    return after.kind == "punct" and bool(before.senses) and before.senses[0].entry.pos == "NAME"
