"""Verify: bytes still have their hashes, texts still come from the bytes, spans still hold the words that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select, text

from musnad.archive import tables
from musnad.archive.entries import Rows, entry_rows
from musnad.archive.keys import sha256_of, storable, version_digest
from musnad.archive.preparing import record_from
from musnad.faults import Fault, InputError
from musnad.records import Report

__all__ = ["Extractor", "Verified", "verify"]

#: How the text is taken out of bytes again: content, media type, character set, address.
Extractor = Callable[[bytes, str, "str | None", str], Report]

_r, _v, _t, _f, _c = tables.reports.c, tables.versions.c, tables.texts.c, tables.fetches.c, tables.contents.c
_CHUNK = 200
_LAID_OUT = (*tables.ENTRY_TABLES, tables.parties)


class Verified(msgspec.Struct):
    """What was compared: bytes with their hashes, fetches with the texts they gave, versions with their digests, spans with the
    text, links with their items; and how many `faults` were found."""

    contents: int = 0
    fetches: int = 0
    versions: int = 0
    spans: int = 0
    links: int = 0
    faults: int = 0


def verify(
    connection: Connection, extract: Extractor, counts: Verified, advance: Callable[[], None] | None = None
) -> Iterator[Fault]:
    """The faults of an archive, as they are found; `counts` grow meanwhile, and `advance` is called after each fetch. Nothing is
    changed."""

    def watched(content: bytes, media_type: str, charset: str | None, address: str) -> Report:
        if advance:
            advance()
        return extract(content, media_type, charset, address)

    for step in (_database, _contents, _fetches, _versions, _links):
        for fault in step(connection, watched, counts):
            counts.faults += 1
            yield fault


def _database(connection: Connection, _extract: Extractor, _counts: Verified) -> Iterator[Fault]:
    """What the database itself says of its health."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield _fault("database", f"damaged: {said}")
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield _fault(f"{row[0]} {row[1]}", f"refers to a row of {row[2]} that is not there")


def _contents(connection: Connection, _extract: Extractor, counts: Verified) -> Iterator[Fault]:
    for row in _rows(connection, select(_c.sha256, _c.bytes, _c.size)):
        counts.contents += 1
        if sha256_of(_bytes(row.bytes)) != row.sha256 or len(row.bytes) != row.size:
            yield _fault(f"content {row.sha256[:16]}", "the bytes are not those that were fetched")


def _fetches(connection: Connection, extract: Extractor, counts: Verified) -> Iterator[Fault]:
    """Whether the bytes of each fetch still give the text that was read."""
    asked = (
        select(_f.address, _f.media_type, _f.charset, _c.bytes, _t.text, _r.key)
        .join_from(tables.fetches, tables.contents, _f.content == _c.sha256)
        .join(tables.versions, _f.version == _v.number)
        .join(tables.reports, _v.report == _r.number)
        .join(tables.texts, _v.text == _t.number)
        .order_by(_f.number)
    )
    for row in _rows(connection, asked):
        counts.fetches += 1
        try:
            words = storable(extract(_bytes(row.bytes), row.media_type, row.charset, row.address).text)
        except InputError as error:
            yield _fault(row.key, f"the bytes of {row.address} can no longer be read: {error.fault.fault}")
            continue
        if words != row.text:
            yield _fault(row.key, f"the bytes of {row.address} give another text than the one that was read")


def _versions(connection: Connection, _extract: Extractor, counts: Verified) -> Iterator[Fault]:
    """Whether each version is as it was filed, and each entry stands where the record says."""
    last = connection.execute(select(func.max(_v.number))).scalar() or 0
    for start in range(0, last + 1, _CHUNK):
        laid_out = _laid_out(connection, start, start + _CHUNK)
        asked = (
            select(tables.versions, tables.records.c.record, _r.key, _t.text.label("words"), _t.sha256)
            .join_from(tables.versions, tables.reports, _v.report == _r.number)
            .join(tables.texts, _v.text == _t.number)
            .join(tables.records, tables.records.c.version == _v.number)
            .where(_v.number >= start, _v.number < start + _CHUNK)
            .order_by(_v.number)
        )
        for row in connection.execute(asked):
            counts.versions += 1
            yield from _version(row, laid_out.get(row.number, {}), counts)


def _version(row: Row[Any], laid_out: Rows, counts: Verified) -> Iterator[Fault]:
    report = Report(row.words, row.name or "", row.lang, row.published, row.outlet, row.url, row.headline)
    if sha256_of(row.words.encode()) != row.sha256:
        yield _fault(row.key, "the text is not the one that was filed")
    elif version_digest(row.key, report, row.reader, _bytes(row.record)) != row.digest:
        yield _fault(row.key, f"version {row.number} is not as it was filed")
    else:
        expected = entry_rows(record_from(row.record), row.words)
        for table in _LAID_OUT:
            counts.spans += len(expected[table.name]) if table is not tables.parties else 0
            if _sorted(expected[table.name]) != _sorted(laid_out.get(table.name, [])):
                yield _fault(row.key, f"the {table.name} of version {row.number} do not stand in the text as the record says")


def _bytes(value: bytes | str) -> bytes:
    """The bytes of a column; SQLite lets others put text there."""
    return value if isinstance(value, bytes) else value.encode()


def _sorted(rows: list[dict[str, Any]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted((name, repr(value)) for name, value in row.items()) for row in rows)


def _laid_out(connection: Connection, start: int, end: int) -> dict[int, Rows]:
    """The rows of entries of some versions, by version and table."""
    found: dict[int, Rows] = {}
    for table in _LAID_OUT:
        for row in connection.execute(select(table).where(table.c.version >= start, table.c.version < end)):
            values = dict(row._mapping)
            found.setdefault(values.pop("version"), {}).setdefault(table.name, []).append(values)
    return found


def _links(connection: Connection, _extract: Extractor, counts: Verified) -> Iterator[Fault]:
    """Whether both ends of each link are there."""
    keys = set(connection.execute(select(_r.key)).scalars())
    e = tables.links.c
    for row in _rows(connection, select(e.number, e.left, e.right)):
        counts.links += 1
        for item in (row.left, row.right):
            if item.partition("/")[0] not in keys:
                yield _fault(f"link {row.number}", f"there is no report of {item}")


def _rows(connection: Connection, asked: Any) -> Iterator[Row[Any]]:
    yield from connection.execution_options(yield_per=_CHUNK).execute(asked)


def _fault(place: str, fault: str) -> Fault:
    return Fault(place, fault, "", "go back to a copy of the archive, or ingest the report again")
