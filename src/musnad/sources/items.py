"""What sources give: each report with the very bytes it came from, or what is wrong at that place. One bad item stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from musnad.faults import Fault
from musnad.records import Report

__all__ = ["Found", "Item", "Options", "find_items", "now"]


class Item(msgspec.Struct, frozen=True):
    """One report as it was found.

    `content` are the raw bytes it came from: a file, a line of JSON Lines, an HTML page, a feed entry, a WARC payload, an e-mail.
    `address` says where from: `path`, `path#L12`, `path!member` or a URL; `fetched` is an ISO 8601 moment in UTC.
    """

    report: Report
    content: bytes
    media_type: str
    address: str
    fetched: str
    charset: str | None = None


#: A place and what was found there.
Found = tuple[str, Item | Fault]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are read. `published`, `lang` and `outlet` are for reports that do not say; `encoding` for text files."""

    published: str | None = None
    lang: str | None = None
    outlet: str | None = None
    encoding: str | None = None

    @property
    def defaults(self) -> dict[str, str | None]:
        """What is filled in where a report does not say."""
        return {"published": self.published, "lang": self.lang, "outlet": self.outlet}


def now() -> str:
    """The present moment as items are stamped with it: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def find_items(source: str, options: Options | None = None) -> Iterator[Found]:
    """The reports of one source in order, and a fault for each that cannot be had.

    `source` is `-` (standard input), a text file, or a file of JSON objects. Nothing is raised for what a source holds.
    """
    from musnad.sources.texts import find_texts

    yield from find_texts(source, options or Options())
