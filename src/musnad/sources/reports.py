"""From what a user gives (a text and what is known of it) to a valid `Report`, or a fault that names the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from musnad.faults import Fault, InputError, choices_for
from musnad.records import Report

__all__ = ["LANGUAGES", "MAX_CHARACTERS", "check_lang", "check_published", "check_text", "make_report"]

LANGUAGES = ("auto", "ar", "en")

#: The longest text that is taken for one report, in code points: some eighty agency reports, or a long debate.
MAX_CHARACTERS = 200_000

_PUBLISHED = re.compile(
    r"([0-9]{4})-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,4}(?:[-_][A-Za-z0-9]+)*")


def check_lang(value: str | None, place: str = "lang") -> Literal["auto", "ar", "en"]:
    """The language of a report: auto, ar or en; regions are left out. Raises InputError for any other.

    >>> check_lang("ar"), check_lang("en-GB"), check_lang(None)
    ('ar', 'en', 'auto')
    """
    if not value:
        return "auto"
    tag = re.split("[-_]", value.strip().lower())[0] if _LANGUAGE_TAG.fullmatch(value.strip()) else ""
    match tag:
        case "auto" | "ar" | "en":
            return tag
    raise InputError(
        Fault(place, f"unknown language {value!r}", choices_for(value, LANGUAGES), "leave it out to have it told from the text")
    )


def check_published(value: str | date | None, place: str = "published") -> str | None:
    """The date or date-time of publication in ISO form, as given. Raises InputError for one that no calendar has.

    >>> check_published("2016-09-09"), check_published("2016-09-09T14:30+03:00"), check_published(date(2016, 9, 9))
    ('2016-09-09', '2016-09-09T14:30+03:00', '2016-09-09')
    >>> check_published("2016-02-30")
    Traceback (most recent call last):
    musnad.faults.InputError: published: no such date '2016-02-30'; write it as 2016-09-09 or 2016-09-09T14:30, or leave it out
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):
        value = value.isoformat()
    given = value.strip()
    form = _PUBLISHED.fullmatch(given)
    try:
        if form and _FIRST_YEAR <= int(form[1]) <= _LAST_YEAR:
            datetime.fromisoformat(given)
            return given.replace(" ", "T")
    except ValueError:
        pass
    raise InputError(Fault(place, f"no such date {value!r}", "", "write it as 2016-09-09 or 2016-09-09T14:30, or leave it out"))


def check_text(text: str, place: str = "text") -> str:
    """The text to read. Raises InputError beyond MAX_CHARACTERS.

    Half surrogate pairs, which no file can hold, are replaced one by one, so that offsets stay true.

    >>> check_text("قال\\ud800")
    'قال?'
    """
    if len(text) > MAX_CHARACTERS:
        fault = f"{len(text):,} characters in one report, at most {MAX_CHARACTERS:,} are read"
        raise InputError(Fault(place, fault, "", "split it: one report a file, or one a line of JSON Lines"))
    return _encodable(text)


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _optional(fields: Mapping[str, object], name: str, place: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    if not isinstance(value, str):
        raise InputError(
            Fault(place, f"'{name}' is not a text: {_short(value)}", "", f'write it as "{name}": "..." or leave it out')
        )
    return _encodable(value)


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."


def make_report(fields: Mapping[str, object], place: str, defaults: Mapping[str, str | None] | None = None) -> Report:
    """A report from named values (text, id, lang, published, outlet, url, headline; others are passed over).

    `defaults` fill what is missing. Raises InputError with `place` and the name of the field.

    >>> make_report({"text": "قال مصدر", "published": "2016-09-09"}, "line 1", {"lang": "ar"}).lang
    'ar'
    """
    given = {**(defaults or {}), **{name: value for name, value in fields.items() if value is not None and value != ""}}
    text = given.get("text")
    if not isinstance(text, str):
        fault = "'text' is missing or empty" if text is None else f"'text' is not a text: {_short(text)}"
        raise InputError(Fault(place, fault, "", 'give the words of the report as "text": "..."'))
    if not text.strip():
        raise InputError(Fault(place, "the text is empty", "", "give a report, or leave this input out"))
    lang, published = _optional(given, "lang", place), _optional(given, "published", place)
    return Report(
        text=check_text(text, place),
        id=_optional(given, "id", place) or "",
        lang=check_lang(lang, f"{place}: lang"),
        published=check_published(published, f"{place}: published"),
        outlet=_optional(given, "outlet", place),
        url=_optional(given, "url", place),
        headline=_optional(given, "headline", place),
    )
