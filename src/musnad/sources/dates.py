"""Publication dates as pages, feeds and e-mails write them, in ISO form."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from musnad.faults import InputError
from musnad.language.tables import FOLDER
from musnad.sources.reports import check_published
from musnad.text import fold, strip_marks

__all__ = ["find_date", "lies_ahead"]

#: How far a date may lie ahead of the moment of fetching: time zones, and papers that print tomorrow's date.
AHEAD = timedelta(days=2)

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(?:[.]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.I)
_NAME = r"[^\W\d]+(?: [^\W\d]+)?"  # of a month; many papers write two: مارس/آذار
_LONG = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s,.]+(?:of )?({_NAME})\s*(?:/\s*{_NAME})?[\s,.]+(\d{{4}})")
_AMERICAN = re.compile(r"([a-z]{3,9})[.]? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b|\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_COMPACT = re.compile(r"\d{8}t\d{4,6}(?:z|[+-]\d\d:?\d\d)?")


def find_date(written: str | None) -> str | None:
    """The ISO date or date-time that a text names, as newsrooms write it; None when it names none for certain.

    Month names are those of the language tables; digits may be Eastern; bidi marks are passed over. Days stand before months in
    numbers, unless they cannot.

    >>> find_date("الأحد ١٥ مارس/آذار ٢٠١٩، ١٤:٣٠"), find_date("\\u200f15 تشرين الثاني 2017")
    ('2019-03-15', '2017-11-15')
    >>> find_date("Fri, 09 Sep 2016 14:30:00 +0300"), find_date("2016-09-09T14:30:00.000+03:00"), find_date("20160909T143000Z")
    ('2016-09-09T14:30:00+03:00', '2016-09-09T14:30:00+03:00', '2016-09-09T14:30:00+00:00')
    >>> find_date("September 9, 2016"), find_date("9/11/2016"), find_date("9/23/2016"), find_date("yesterday")
    ('2016-09-09', '2016-11-09', '2016-09-23', None)
    """
    if not written:
        return None
    plain = fold(strip_marks(written[:200])).strip()
    for candidate in _candidates(plain):
        try:
            return check_published(candidate)
        except InputError:
            continue
    return None


def lies_ahead(published: str | None, fetched: str) -> bool:
    """Whether a date of publication lies so far after the moment of fetching that one of the two clocks must be wrong.

    >>> lies_ahead("2031-01-01", "2026-05-01T10:00:00Z"), lies_ahead("2026-05-02", "2026-05-01T10:00:00Z"), lies_ahead(None, "2026")
    (True, False, False)
    """
    if not published:
        return False
    return date.fromisoformat(published[:10]) > date.fromisoformat(fetched[:10]) + AHEAD


def _candidates(plain: str) -> Iterator[str]:
    """Readings of a folded text as ISO dates, the most certain first."""
    if iso := _ISO.search(plain):
        day = f"{iso[1]}-{iso[2]}-{iso[3]}"
        zone = (iso[5] or "").upper()
        yield f"{day}T{iso[4]}{zone}" if iso[4] else day
        yield day
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        yield parsedate_to_datetime(plain).isoformat()
    if _COMPACT.fullmatch(plain):
        with suppress(ValueError):
            yield datetime.fromisoformat(plain.upper()).isoformat()
    for day_, name, year in _LONG.findall(plain):
        words = name.split()
        month = _months().get(name) or _months().get(words[0])
        if month:
            yield f"{year}-{month:02}-{int(day_):02}"
    if (american := _AMERICAN.search(plain)) and (month := _months().get(american[1])):
        yield f"{american[3]}-{month:02}-{int(american[2]):02}"
    if numeric := _NUMERIC.search(plain):
        year, one, two = (numeric[4], numeric[5], numeric[6]) if numeric[4] else (numeric[3], numeric[2], numeric[1])
        yield f"{year}-{int(one):02}-{int(two):02}"
        yield f"{year}-{int(two):02}-{int(one):02}"


@cache
def _months() -> dict[str, int]:
    """The months of the Gregorian calendar by their folded names in all languages."""
    found: dict[str, int] = {}
    for path in sorted(FOLDER.glob("*/lexicon/times.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                if row["class"] == "MONTH" and "hijri" not in row["tags"].split():
                    found[fold(row["form"])] = int(row["value"])
    return found
