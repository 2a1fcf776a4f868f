"""Counts: how much an archive holds, of what, and since when."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, func, select, text

from musnad.archive import tables
from musnad.archive.asking import current

__all__ = ["Statistics", "statistics"]

_v, _r, _c = tables.versions.c, tables.reports.c, tables.contents.c


class Statistics(msgspec.Struct, frozen=True):
    """How much an archive holds. `entries` and the counts by language and outlet are of the newest versions; sizes are bytes."""

    reports: int
    versions: int
    fetches: int
    bytes: int
    size: int
    published: tuple[str | None, str | None]
    recorded: tuple[str | None, str | None]
    languages: dict[str, int]
    outlets: dict[str, int]
    readers: dict[str, int]
    entries: dict[str, int]
    links: dict[str, int]
    decisions: int
    faults: int


def statistics(connection: Connection, as_of: str | None) -> Statistics:
    """The counts as of a moment; `size` is what the database takes on the disk now."""
    numbers = current(as_of)
    newest = _v.number.in_(numbers)
    days = connection.execute(select(func.min(_v.published), func.max(_v.published)).where(newest)).one()
    moments = connection.execute(select(func.min(_v.recorded), func.max(_v.recorded)).where(_until(tables.versions, as_of))).one()
    return Statistics(
        reports=_count(connection, tables.reports, as_of),
        versions=_count(connection, tables.versions, as_of),
        fetches=_count(connection, tables.fetches, as_of),
        bytes=int(connection.execute(select(func.sum(_c.size)).where(_until(tables.contents, as_of))).scalar() or 0),
        size=_size(connection),
        published=(days[0], days[1]),
        recorded=(moments[0], moments[1]),
        languages=_by(connection, _v.lang, newest),
        outlets=_by(connection, func.coalesce(_v.outlet, ""), newest),
        readers=_by(connection, _v.reader, newest),
        entries={table.name: _entries(connection, table, numbers) for table in tables.ENTRY_TABLES},
        links=_by(connection, tables.links.c.kind, _until(tables.links, as_of)),
        decisions=_count(connection, tables.decisions, as_of),
        faults=_count(connection, tables.faults, as_of),
    )


def _until(table: Table, as_of: str | None) -> ColumnElement[bool]:
    recorded: ColumnElement[str] = table.c.recorded
    return recorded <= as_of if as_of is not None else recorded.is_not(None)


def _count(connection: Connection, table: Table, as_of: str | None) -> int:
    return connection.execute(select(func.count()).select_from(table).where(_until(table, as_of))).scalar() or 0


def _entries(connection: Connection, table: Table, numbers: Any) -> int:
    return connection.execute(select(func.count()).select_from(table).where(table.c.version.in_(numbers))).scalar() or 0


def _by(connection: Connection, value: ColumnElement[str], of: ColumnElement[bool]) -> dict[str, int]:
    """How often each value occurs, the most frequent first."""
    counted = select(value, func.count()).where(of).group_by(value).order_by(func.count().desc(), value)
    return {row[0]: row[1] for row in connection.execute(counted)}


def _size(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar() or 0)
    pages = connection.execute(text("PRAGMA page_count")).scalar() or 0
    return int(pages * (connection.execute(text("PRAGMA page_size")).scalar() or 0))
