"""Pages in WARC and WARC.gz files, as Common Crawl's news crawl and other web archives keep them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from fastwarc.warc import WarcRecord

from musnad.faults import Fault
from musnad.sources.documents import Document
from musnad.sources.extraction import read_document
from musnad.sources.items import Found, Options, now
from musnad.sources.warc_records import Record, records

__all__ = ["find_in_warc"]

#: What may be a report; pictures, styles and programs are passed over.
_READ = ("text/html", "text/plain", "application/xhtml+xml", "application/pdf", "application/vnd.openxmlformats-officedocument")


def find_in_warc(stream: BufferedReader[Any], path: str, options: Options) -> Iterator[Found]:
    """The reports in the answers (status 200), resources and texts of a WARC file, and a fault for each broken record."""
    if not stream.seekable():
        yield path, Fault(path, "a web archive that is no file", "", "save it to a file first")
        return
    for record in records(stream, path, options.limits.size):
        if isinstance(record, Fault):
            yield record.place, record
            continue
        found = _document(record, path, options.limits.size)
        if isinstance(found, Fault):
            yield found.place, found
        elif found and found.media_type.startswith(_READ):
            yield from read_document(found, options)


def _document(record: Record, path: str, most: int) -> Document | Fault | None:
    """The document in a record; None where the server gave no page."""
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    place = f"{path}!{url or record.position}"
    fetched = _moment(record.headers.get("warc-date")) or now()
    media_type, _, rest = record.headers.get("content-type", "").partition(";")
    if record.kind != "response":
        charset = rest.partition("charset=")[2].strip(' "') or None
        return Document(record.block, place, fetched, media_type.strip().lower(), charset, url)
    answer = WarcRecord()
    try:
        answer.set_bytes_content(record.block)
        answer.is_http = True
        answer.parse_http(auto_decode="all")
        payload = answer.reader.read(most + 1)
    except (OSError, ValueError) as error:
        return Fault(place, f"an answer that cannot be unpacked: {error}", "the others are read", "fetch the page again")
    if answer.http_headers is None or answer.http_headers.status_code != 200:
        return None
    if len(payload) > most:
        return Fault(place, f"unpacks to more than {most:,} bytes", "the others are read", "fetch the page by itself")
    return Document(payload, place, fetched, (answer.http_content_type or "").lower(), answer.http_charset, url)


def _moment(written: str | None) -> str | None:
    """The date of a record to the second, as items are stamped.

    >>> _moment("2019-03-15T10:00:00.123Z"), _moment("2019-03-15")
    ('2019-03-15T10:00:00Z', None)
    """
    whole = (written or "").strip()[:19]
    return f"{whole}Z" if len(whole) == 19 and whole[10] == "T" else None
