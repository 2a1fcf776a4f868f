"""musnad reads news reports on diplomacy and armed conflict and keeps the sourced record.

>>> import musnad
>>> record = musnad.read("قال وزير الخارجية الروسي سيرغي لافروف إن بلاده تدعم الهدنة في سوريا.", published="2016-09-09")
>>> record.lang, record.published
('ar', '2016-09-09')
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from musnad.faults import Fault, InputError
from musnad.records import (
    Entity,
    Event,
    Mention,
    Position,
    Provision,
    Record,
    Report,
    Span,
    Statement,
    TimeExpression,
    Unwritten,
    record_schema,
    to_json,
)

if TYPE_CHECKING:
    from musnad.archive.archive import Archive

__version__ = "0.1.0"
__all__ = [
    "Archive", "Entity", "Event", "Fault", "InputError", "Mention", "Position", "Provision", "Record", "Report", "Span",
    "Statement", "TimeExpression", "Unwritten", "explain", "read", "record_schema", "to_json",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """`Archive` is loaded when it is first asked for: reading needs no database."""
    if name == "Archive":
        from musnad.archive.archive import Archive

        return Archive
    raise AttributeError(f"module 'musnad' has no attribute {name!r}")


def read(
    report: str | Report,
    *,
    published: str | date | None = None,
    lang: str = "auto",
    outlet: str | None = None,
    id: str = "",
    url: str | None = None,
    headline: str | None = None,
) -> Record:
    """Read one report, given as its text or as a `Report`, and return its record.

    `published` is the ISO date or date-time against which relative dates are resolved and offices are judged; `lang` is ar, en
    or auto; the other values are kept with the report. A value given here goes before the one in a `Report`. The same values
    always give the same record. The first call in a process loads the language (well under a second once it was compiled).

    Raises InputError (a ValueError) for an unknown language, an impossible date or a text beyond 200,000 characters.

    >>> record = read("التقى كيري لافروف في جنيف أمس.", published="2016-09-10", id="a1")
    >>> record.id, record.published
    ('a1', '2016-09-10')
    >>> read("").events
    ()
    >>> read("Kerry met Lavrov", published="2016-09-31")
    Traceback (most recent call last):
    musnad.faults.InputError: published: no such date '2016-09-31'; write it as 2016-09-09 or 2016-09-09T14:30, or leave it out
    """
    return explain(report, published=published, lang=lang, outlet=outlet, id=id, url=url, headline=headline)[0]


def explain(
    report: str | Report,
    *,
    published: str | date | None = None,
    lang: str = "auto",
    outlet: str | None = None,
    id: str = "",
    url: str | None = None,
    headline: str | None = None,
) -> tuple[Record, list[Unwritten]]:
    """As `read`, with what was seen in the text and not written into the record, and why.

    >>> record, unwritten = explain("قال مصدر إن الهدنة صامدة.")
    >>> [u.reason for u in unwritten if not u.reason]
    []
    """
    from musnad.reading.reader import read_report  # loads the reading machinery only when something is read
    from musnad.sources.reports import check_lang, check_published, check_text

    given = report if isinstance(report, Report) else Report(report)
    asked = Report(
        text=check_text(given.text),
        id=id or given.id,
        lang=check_lang(lang if lang != "auto" else given.lang),
        published=check_published(published or given.published),
        outlet=outlet or given.outlet,
        url=url or given.url,
        headline=headline or given.headline,
    )
    return read_report(asked)
