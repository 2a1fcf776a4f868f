"""The tables of an archive. Rows are only ever added: what was known at a moment is what was recorded until then.

Moments are texts in ISO 8601, UTC, with microseconds, so that they sort the same in SQLite and PostgreSQL. Numbers are given
out by the one process that holds the write lock and grow with the order of entry.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "ENTRY_TABLES", "about", "contents", "decisions", "entities", "events", "faults", "fetches", "grades", "linkings",
    "links", "metadata", "parties", "positions", "postings", "processes", "provisions", "records", "reports", "sketches",
    "statements", "texts", "times", "versions", "visits",
]  # fmt: skip

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _number(name: str = "number") -> Column[int]:
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)


def _of(table: str, name: str, **options: Any) -> Column[int]:
    """A reference to the number of a row of another table."""
    return Column(name, BigInteger, ForeignKey(f"{table}.number"), nullable=False, **options)


def _text(name: str, *, must: bool = True, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=not must, **options)


#: What the archive is: its format, who made it, when.
about = Table("about", metadata, _text("name", primary_key=True), _text("value"))

#: Raw bytes as they were fetched, once each.
contents = Table(
    "contents", metadata, _text("sha256", primary_key=True), Column("bytes", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False), _text("recorded"),
)  # fmt: skip

#: The words of reports, once each.
texts = Table("texts", metadata, _number(), _text("sha256", unique=True), _text("text"))

#: Reports by their key: 16 hex digits that stay.
reports = Table("reports", metadata, _number(), _text("key", unique=True), _text("recorded"))

#: What was known of a report and read from it, from `recorded` on until the next version. `name` is the id its source gave,
#: `given` a digest of all that reading was given, `digest` what proves that the row was not altered.
versions = Table(
    "versions", metadata, _number(), _of("reports", "report"), _of("texts", "text"), _text("name", must=False),
    _text("outlet", must=False), _text("published", must=False), _text("headline", must=False), _text("url", must=False),
    _text("lang"), _text("reader"), _text("given"), _text("digest"), _text("recorded"),
    Index("ix_versions_report_number", "report", "number"), Index("ix_versions_recorded", "recorded"),
    Index("ix_versions_name", "name"), Index("ix_versions_url", "url"), Index("ix_versions_text", "text"),
)  # fmt: skip

#: Where and when bytes were found, and which version came of it. `published` is what the source said, `given` as in `versions`,
#: `asked` a digest of the options with which the source was read.
fetches = Table(
    "fetches", metadata, _number(), Column("content", Text, ForeignKey("contents.sha256"), nullable=False),
    _of("versions", "version"), _text("address"), _text("media_type"),
    _text("charset", must=False), _text("published", must=False), _text("given"), _text("asked"), _text("fetched"),
    _text("recorded"),
    Index("ix_fetches_address", "address", "content"), Index("ix_fetches_version", "version"),
)  # fmt: skip

#: Inputs that could not be read, and doubts about those that were.
faults = Table(
    "faults", metadata, _number(), _text("place"), _text("fault"), _text("choices"), _text("remedy"), _text("recorded"),
    UniqueConstraint("place", "fault"),
)  # fmt: skip

#: What a server said of an address when it was last asked, for conditional requests.
visits = Table(
    "visits", metadata, _number(), _text("address"), _text("etag", must=False), _text("last_modified", must=False),
    Column("status", Integer, nullable=True), _text("recorded"), Index("ix_visits_address", "address"),
)  # fmt: skip


def _version() -> Column[int]:
    return Column("version", BigInteger, ForeignKey("versions.number"), primary_key=True, autoincrement=False)


#: What was read from a version: the whole record, compressed JSON. Apart, so that walking over versions stays cheap.
records = Table("records", metadata, _version(), Column("record", LargeBinary, nullable=False))


def _entries(name: str, *columns: Column[Any]) -> Table:
    """A table of entries of records: one row an entry, by version and the entry's id in the record."""
    place = (Column("start", Integer, nullable=False), Column("end", Integer, nullable=False), _text("quote"), _text("rule"))
    return Table(name, metadata, _version(), _text("id", primary_key=True), *columns, *place, sqlite_with_rowid=False)


# The entries of the records, laid out for questions.
entities = _entries("entities", _text("name"), _text("kind"), _text("actor", must=False), _text("known", must=False))
times = _entries("times", _text("type"), _text("value"))
events = _entries(
    "events", _text("type"), _text("mode", must=False), _text("status"), _text("place", must=False), _text("time", must=False),
    Column("killed", Integer), Column("injured", Integer),
)  # fmt: skip
statements = _entries(
    "statements", _text("act"), Column("quoted", Boolean, nullable=False), Column("named", Boolean, nullable=False)
)
positions = _entries("positions", _text("party"), _text("issue"), _text("stance"), _text("entity", must=False))
provisions = _entries("provisions", _text("issue"), _text("status"))

#: Who takes part in an event (`actor`, `recipient`) or a statement (`speaker`, `via`; via 0 is nearest to the speaker).
parties = Table(
    "parties", metadata, _version(), _text("item", primary_key=True), _text("role", primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False), _text("entity"), sqlite_with_rowid=False,
)  # fmt: skip

ENTRY_TABLES = (entities, times, events, statements, positions, provisions)

# What linking needs and finds. An item is a report (`entry` empty) or an entry of the record of one of its versions.

#: Versions that were linked to those before.
linkings = Table("linkings", metadata, _version(), _text("recorded"))

#: Under which keys items are looked for; one tree, in the order in which they are read.
postings = Table(
    "postings", metadata, Column("key", BigInteger, primary_key=True, autoincrement=False), _version(),
    _text("entry", primary_key=True), _text("day"), sqlite_with_rowid=False,
)  # fmt: skip

#: What linking compares of each item.
sketches = Table(
    "sketches", metadata, _version(), _text("entry", primary_key=True), Column("sketch", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

#: Ties between two items, `KEY` or `KEY/ID`, as the versions of their reports had them; a later version has its own.
links = Table(
    "links", metadata, _number(), _text("kind"), _text("left"), _text("right"), _text("rule"), _text("evidence"),
    Column("weight", Float, nullable=False), _of("versions", "left_version"), _of("versions", "right_version"), _text("recorded"),
    Index("ix_links_left", "left"), Index("ix_links_right", "right"), Index("ix_links_left_version", "left_version"),
    Index("ix_links_right_version", "right_version"),
)  # fmt: skip

#: What a person decided on a link: `split` or `join`, and why.
decisions = Table(
    "decisions", metadata, _number(), _text("decision"), _text("kind"), _text("left"), _text("right"), _text("reason"),
    _text("person", must=False), _text("recorded"), Index("ix_decisions_left", "left"), Index("ix_decisions_right", "right"),
)  # fmt: skip

#: Admiralty grades: reliability A to F of a source, credibility 1 to 6 of an item; the newest counts.
grades = Table(
    "grades", metadata, _number(), _text("subject"), _text("scale"), _text("grade"), _text("reason"), _text("person", must=False),
    _text("recorded"), Index("ix_grades_subject", "subject"),
)  # fmt: skip

#: Processes as people defined them (TOML); the newest definition of a slug counts, an empty one takes it away.
processes = Table(
    "processes", metadata, _number(), _text("slug"), _text("definition"), _text("recorded"), Index("ix_processes_slug", "slug")
)
