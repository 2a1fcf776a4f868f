"""Questions about reports, each as of a moment: what was recorded later is not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from musnad.archive import tables
from musnad.archive.answers import Fetch, FiledReport, Shown, Version
from musnad.archive.preparing import record_from
from musnad.faults import Fault, InputError
from musnad.records import Report

__all__ = ["current", "find_item", "find_key", "read_filed", "read_shown", "read_versions"]

_v, _r, _t, _d = tables.versions.c, tables.reports.c, tables.texts.c, tables.records.c
_f, _c = tables.fetches.c, tables.contents.c

#: The least digits that stand for a key.
_SHORTEST = 4

#: Rows that are held in memory at a time.
_CHUNK = 500


def current(as_of: str | None) -> Select[tuple[int]]:
    """The numbers of the versions that stood at a moment: the newest of each report."""
    newest = select(func.max(_v.number).label("number")).group_by(_v.report)
    return newest if as_of is None else newest.where(_v.recorded <= as_of)


def _filed() -> Select[Any]:
    return (
        select(_r.key, _t.text, _v.name, _v.lang, _v.published, _v.outlet, _v.url, _v.headline, _v.recorded, _v.number, _d.record)
        .join_from(tables.versions, tables.reports, _v.report == _r.number)
        .join(tables.texts, _v.text == _t.number)
        .join(tables.records, _d.version == _v.number)
    )


def _as_filed(row: Row[Any]) -> FiledReport:
    report = Report(row.text, row.name or "", row.lang, row.published, row.outlet, row.url, row.headline)
    return FiledReport(row.key, report, record_from(row.record), row.recorded)


def read_filed(connection: Connection, as_of: str | None, keys: Sequence[str] | None = None) -> Iterator[FiledReport]:
    """The reports with their records in order of entry; with `keys` only those."""
    numbers = current(as_of)
    if keys is not None:
        numbers = numbers.join(tables.reports, _v.report == _r.number).where(_r.key.in_(keys))
    asked = _filed().where(_v.number.in_(numbers)).order_by(_v.report)
    for row in connection.execution_options(yield_per=_CHUNK).execute(asked):
        yield _as_filed(row)


def read_versions(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, FiledReport]]:
    """The versions of some numbers."""
    for row in connection.execute(_filed().where(_v.number.in_(numbers))):
        yield row.number, _as_filed(row)


def find_key(connection: Connection, given: str, as_of: str | None, place: str) -> tuple[str, str | None]:
    """The key of the report a person means, and the id of the entry: by key or its beginning, the source's id, URL or address.

    Raises InputError when nothing fits, or several do.
    """
    asked = select(_r.key).join_from(tables.versions, tables.reports, _v.report == _r.number).distinct()
    if as_of is not None:
        asked = asked.where(_v.recorded <= as_of)
    for way, entry in _ways(given):
        found = sorted(connection.execute(asked.where(way).limit(20)).scalars())
        if len(found) == 1:
            return found[0], entry
        if found:
            raise InputError(Fault(place, f"{given!r} names several reports", "choices: " + ", ".join(found), "give the whole key"))
    raise InputError(
        Fault(place, f"no report {given!r}", "", "give a key, an id, a URL or an address; `musnad search WORDS` finds keys")
    )


def find_item(connection: Connection, given: str, place: str) -> str:
    """The address of the item a person means: `KEY`, or `KEY/ID` of an entry of the record as it stands."""
    shown = read_shown(connection, given, None, place)
    return f"{shown.key}/{shown.entry}" if shown.entry else shown.key


def _ways(given: str) -> Iterator[tuple[ColumnElement[bool], str | None]]:
    """What a person may mean, the nearest first, and the entry that is meant with it."""
    name, _, entry = given.rpartition("/")
    for key, part in ((given, None), (name, entry)):
        if key and "/" not in key:
            yield _r.key == key.lower(), part
            if len(key) >= _SHORTEST:
                yield _r.key.startswith(key.lower(), autoescape=True), part
        if key:
            yield or_(_v.name == key, _v.url == key), part
            yield _v.number.in_(select(_f.version).where(_f.address == key)), part


def read_shown(connection: Connection, given: str, as_of: str | None, place: str) -> Shown:
    """All that is kept of the report a person means."""
    key, entry = find_key(connection, given, as_of, place)
    of = _v.report == select(_r.number).where(_r.key == key).scalar_subquery()
    known = of if as_of is None else of & (_v.recorded <= as_of)
    filed = _as_filed(connection.execute(_filed().where(known).order_by(_v.number.desc()).limit(1)).one())
    versions = select(_v.number, _v.recorded, _v.reader, _v.published, _v.outlet, _v.headline).where(known).order_by(_v.number)
    fetches = (
        select(_f.address, _f.fetched, _c.sha256, _c.size, _f.media_type, _f.charset, _f.recorded)
        .join_from(tables.fetches, tables.versions, _f.version == _v.number)
        .join(tables.contents, _f.content == _c.sha256)
        .where(of if as_of is None else of & (_f.recorded <= as_of))
        .order_by(_f.number)
    )
    if entry and not any(entry == one.id for layer in _LAYERS for one in getattr(filed.record, layer)):
        raise InputError(Fault(place, f"report {key} has no entry {entry!r}", "", f"musnad show {key} lists its entries"))
    return Shown(
        key, entry, filed.report, filed.record,
        tuple(Version(*row) for row in connection.execute(versions)), tuple(Fetch(*row) for row in connection.execute(fetches)),
    )  # fmt: skip


_LAYERS = ("entities", "times", "events", "statements", "positions", "provisions")
