"""A document of whatever format as an item: the module of its format takes out the text and what it says of itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from musnad.faults import InputError, own_fault
from musnad.records import Report
from musnad.sources.checks import check_date
from musnad.sources.documents import MEDIA_TYPES, Document, Extract, Format, declared_format, format_of
from musnad.sources.items import Found, Item, Known, Options
from musnad.sources.outlets import outlet_of
from musnad.sources.reports import make_report

__all__ = ["extract", "item_of", "read_document"]

_DIRECTION = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def read_document(document: Document, options: Options) -> Iterator[Found]:
    """The report of one document, with a fault before it for a date that cannot be; or the fault that keeps it from being read.

    Behind an e-mail come the reports attached to it.
    """
    place = document.address
    if options.known and options.known(place, digest := hashlib.sha256(document.content).hexdigest()):
        yield place, Known(place, digest)
        return
    kind = format_of(document.content, document.media_type, place)
    try:
        found = _extract(kind, document, options.encoding)
    except InputError as error:
        yield place, error.fault
    except Exception as error:  # a fault of musnad, or of a library, must not cost the other reports
        yield place, own_fault(place, error)
    else:
        given = document.media_type.partition(";")[0].strip().lower()
        yield from item_of(document, found, given if declared_format(given) == kind else MEDIA_TYPES[kind], options)
    if kind == "mail":
        from musnad.sources.mail import find_attached

        yield from find_attached(document, options)


def item_of(document: Document, found: Extract, media_type: str, options: Options) -> Iterator[Found]:
    """The item of a document whose text was taken out. What the container says fills what the document does not say."""
    place = document.address
    said = {**_given({"url": document.url}), **_given(document.known), **_given(found.fields)}
    said.update({name: plain_name(value) for name in ("headline", "outlet") if (value := said.get(name))})
    if not said.get("url", "").startswith(("http://", "https://")):
        said.pop("url", None)  # a javascript: link must not come to stand in a page
    if not options.outlet and (outlet := outlet_of(said.get("outlet"), said.get("url"))):
        said["outlet"] = outlet
    fields = {**options.defaults, **said}
    try:
        report = make_report(fields, place)
    except InputError as error:
        yield place, error.fault
        return
    yield from check_date(place, Item(report, document.content, media_type, place, document.fetched, found.charset))


def extract(content: bytes, media_type: str, charset: str | None, address: str) -> Report:
    """The report in bytes that an item kept, taken out once more, without what its container said. Raises InputError."""
    kind = declared_format(media_type) or format_of(content, media_type, address)
    url = address if address.startswith(("http://", "https://")) else None
    found = _extract(kind, Document(content, address, "", media_type, charset, url), charset if kind == "text" else None)
    return make_report(found.fields, address)


def plain_name(written: str) -> str:
    """A headline or the name of an outlet in one line, without the marks that steer its direction on a page.

    >>> plain_name("\\u200fالمنارة\\u00a0نت\\u200e\\n")
    'المنارة نت'
    """
    return " ".join(_DIRECTION.sub("", written).split())


def _given(fields: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def _extract(kind: Format, document: Document, encoding: str | None) -> Extract:
    """What a document holds. The formats are loaded when one is met: their libraries take long to load."""
    match kind:
        case "html":
            from musnad.sources.pages import read_page

            return read_page(document)
        case "pdf":
            from musnad.sources.pdf import read_pdf

            return read_pdf(document)
        case "docx":
            from musnad.sources.docx import read_docx

            return read_docx(document)
        case "entry":
            from musnad.sources.feeds import read_entry

            return read_entry(document)
        case "mail":
            from musnad.sources.mail import read_mail

            return read_mail(document)
        case "json":
            from musnad.sources.texts import read_json

            return read_json(document)
        case "text":
            from musnad.sources.texts import read_text

            return read_text(document, encoding)
