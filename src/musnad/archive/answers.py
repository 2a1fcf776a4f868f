"""What an archive answers with: plain values, ready for JSON."""

from __future__ import annotations

import msgspec

from musnad.linking import Filed, Link
from musnad.linking.clusters import Decision
from musnad.records import Record, Report, Span

__all__ = ["Fetch", "FiledLink", "FiledReport", "Hit", "Selection", "Shown", "Version"]


class Hit(msgspec.Struct, frozen=True):
    """A report that a search found. `spans` are the words that were found, in code points of its text."""

    key: str
    outlet: str | None
    published: str | None
    lang: str
    headline: str | None
    excerpt: str
    spans: tuple[Span, ...]


class Version(msgspec.Struct, frozen=True):
    """A version of a report: what was said of it and who read it, known from `recorded` on."""

    number: int
    recorded: str
    reader: str
    published: str | None
    outlet: str | None
    headline: str | None


class Fetch(msgspec.Struct, frozen=True):
    """Where and when the bytes of a report were found."""

    address: str
    fetched: str
    sha256: str
    size: int
    media_type: str
    charset: str | None
    recorded: str


class FiledLink(Link, frozen=True, kw_only=True):
    """A link as it is kept: since when it is known."""

    recorded: str


class Shown(msgspec.Struct, frozen=True):
    """All that is kept of a report: its words, its record, where it came from, its versions (oldest first).

    `entry` is the id of the entry that was asked for, if any; `links` are those of the report and its entries.
    """

    key: str
    entry: str | None
    report: Report
    record: Record
    versions: tuple[Version, ...]
    fetches: tuple[Fetch, ...]
    links: tuple[FiledLink, ...] = ()


class FiledReport(Filed, frozen=True):
    """A report with its newest record, and since when that is known."""

    recorded: str


class Selection(msgspec.Struct, frozen=True):
    """Some reports, the links among them, and what people decided on links."""

    reports: tuple[FiledReport, ...]
    links: tuple[Link, ...]
    decisions: tuple[Decision, ...]
