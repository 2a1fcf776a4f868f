"""What sources give: each report with the very bytes it came from, or what is wrong at that place. One bad item stops no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from musnad.faults import Fault
from musnad.records import Report

__all__ = ["Found", "Item", "Known", "Limits", "Options", "now"]


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


class Known(msgspec.Struct, frozen=True):
    """Bytes that `Options.known` says the caller has from this address already: they were not read again."""

    address: str
    sha256: str


#: A place and what was found there.
Found = tuple[str, Item | Known | Fault]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How far a source may go. Sizes are bytes, times seconds."""

    size: int = 20_000_000  # of one document; an agency's day in PDF is some 10 MB
    timeout: float = 20.0  # without a byte from the server
    deadline: float = 120.0  # for one document, however steadily it drips
    redirects: int = 5
    delay: float = 1.0  # between two requests to one host
    private: frozenset[str] = frozenset()  # hosts that may be asked though they are in a private network or this machine
    robots: bool = True  # whether robots.txt is asked before pages that the user did not name


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are read. `published`, `lang` and `outlet` are for reports that do not say; `encoding` for text files.

    `pages` has the page of each feed entry fetched. `known(address, sha256)` and `visited(address)` let a caller say which bytes
    and which pages it has already.
    """

    published: str | None = None
    lang: str | None = None
    outlet: str | None = None
    encoding: str | None = None
    pages: bool = False
    limits: Limits = Limits()
    known: Callable[[str, str], bool] | None = None
    visited: Callable[[str], bool] | None = None

    @property
    def defaults(self) -> dict[str, str | None]:
        """What is filled in where a report does not say."""
        return {"published": self.published, "lang": self.lang, "outlet": self.outlet}


def now() -> str:
    """The present moment as items are stamped with it: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
