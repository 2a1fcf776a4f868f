"""Time expressions (TIMEX3) of a report: where they stand, of what type they are, and which value they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musnad.reading.timex.calendars import near_weekday, published_at
from musnad.reading.timex.finding import Found, find
from musnad.reading.timex.outlook import SentenceView
from musnad.reading.timex.resolving import Resolver
from musnad.reading.tokens import Token

__all__ = ["FoundTime", "find_times"]

#: Tokens within which a day that was named is the day of a clock time or part of a day that has none.
_NEARBY = 40


class FoundTime(NamedTuple):
    """A time expression: first token, last token (excluded), its span in code points, TIMEX3 type and value, and the rule that read it."""

    first: int
    last: int
    start: int
    end: int
    type: str
    value: str
    rule: str


def find_times(tokens: Sequence[Token], published: str | None, lang: str) -> list[FoundTime]:
    """The time expressions of a text in order.

    `published` is an ISO date or date-time, against which relative dates are resolved; without it they stay open (`XXXX-...`). `lang` is the
    language of the report; words in Latin letters in a report of another script are read as English.
    """
    found = find(tokens, lang)
    if not found:
        return []
    today, clock = published_at(published)
    resolver = Resolver(today, clock)
    resolver.today = _day_of_writing(resolver, found)
    times: list[FoundTime] = []
    named = -_NEARBY
    for item in found:
        view = SentenceView(tokens, item.first, item.last, lang)
        result = resolver.resolve(item.when, view.outlook, item.first - named < _NEARBY)
        if result is None:
            continue
        if result[1][:1].isdigit() and len(result[1]) == 10:
            named = item.last
        start, end = tokens[item.first].start, tokens[item.last - 1].end
        times.append(FoundTime(item.first, item.last, start, end, *result, item.rule))
    return times
