"""The shelf of linking: what it asks of reports that were filed before, answered from the tables."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from musnad.archive import tables
from musnad.linking import address, split_address
from musnad.records import Report

__all__ = ["ArchiveShelf", "ShelfMemory"]

#: Keys in one question. SQLite takes 500 parts of a UNION; the statement is prepared once for each number of them.
_KEYS = 50
#: Values, and pairs of values, in one list of a question.
_VALUES, _PAIRS = 400, 40
#: Sketches and reports that are remembered: news is compared with news of the same days.
_SKETCHES, _REPORTS = 60_000, 3_000

_r, _v, _t = tables.reports.c, tables.versions.c, tables.texts.c
K = TypeVar("K")
V = TypeVar("V")


class _Recent(Generic[K, V]):
    """The values that were asked for last, at most `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[K, V] = OrderedDict()  # a plain dict is slow to find its first key once many were taken out

    def take(self, key: K) -> V | None:
        """The value, which then counts as asked for."""
        value = self._held.get(key)
        if value is not None:
            self._held.move_to_end(key)
        return value

    def put(self, key: K, value: V) -> None:
        """Remember a value, and forget the one that was not asked for longest."""
        self._held[key] = value
        if len(self._held) > self._most:
            self._held.popitem(last=False)


class ShelfMemory:
    """What is remembered from one transaction to the next: a version is never changed, and its report's newest one is known up to
    version `last`."""

    def __init__(self) -> None:
        self.last = 0
        self.keys: dict[int, str] = {}
        self.newest: dict[str, int] = {}
        self.sketches = _Recent[tuple[int, str], bytes](_SKETCHES)
        self.reports = _Recent[int, Report](_REPORTS)


class ArchiveShelf:
    """Reports of an archive as linking asks for them, inside one transaction."""

    def __init__(self, connection: Connection, memory: ShelfMemory | None = None) -> None:
        self._connection = connection
        self._memory = memory or ShelfMemory()
        self._newest = self._memory.newest
        self._catch_up()

    def holders(self, keys: Sequence[int], limit: int) -> dict[int, list[tuple[str, str]]]:
        """Items and days posted under each key, the one entered last first, at most `limit` each."""
        rows: list[tuple[int, int, str, str]] = []
        for chunk in _chunks(keys, _KEYS):
            padded = [*chunk, *[chunk[-1]] * (_KEYS - len(chunk))] if len(keys) > _KEYS else chunk
            asked = _holders(self._connection.dialect.name, len(padded), limit)
            rows.extend(self._connection.exec_driver_sql(asked, tuple(padded)).cursor.fetchall())
        self._learn({version for _, version, _, _ in rows})
        newest, report_of = self._newest, self._memory.keys
        found: dict[int, dict[str, str]] = {}
        for key, version, entry, day in rows:
            report = report_of[version]
            if newest[report] == version:  # entries of an older version are no longer there
                found.setdefault(key, {}).setdefault(address(report, entry), day)
        return {key: list(items.items()) for key, items in found.items()}

    def sketches(self, items: Sequence[str]) -> dict[str, bytes]:
        """The sketches of items, of the newest version of their reports."""
        parts = [(item, *split_address(item)) for item in items]
        newest = self.newest({key for _, key, _ in parts})
        wanted: dict[tuple[int, str], str] = {}
        found: dict[str, bytes] = {}
        for item, key, entry in parts:
            if key in newest:
                at = (newest[key], entry)
                if held := self._memory.sketches.take(at):
                    found[item] = held
                else:
                    wanted[at] = item
        for chunk in _chunks(list(wanted), _PAIRS):
            padded = [*chunk, *[chunk[-1]] * (_PAIRS - len(chunk))]
            values = tuple(part for pair in padded for part in pair)
            asked = _sketches(self._connection.dialect.name, len(padded))
            for version, entry, sketch in self._connection.exec_driver_sql(asked, values).cursor.fetchall():
                self._memory.sketches.put((version, entry), sketch)
                found[wanted[version, entry]] = sketch
        return found

    def reports(self, keys: Sequence[str]) -> dict[str, Report]:
        """The reports with these keys, as they stand."""
        newest = self.newest(set(keys))
        held = {key: self._memory.reports.take(version) for key, version in newest.items()}
        found = {key: report for key, report in held.items() if report}
        for chunk in _chunks([newest[key] for key in newest.keys() - found.keys()], _VALUES):
            for row in self._connection.execute(_REPORTS_ASKED, {"numbers": chunk}):
                report = Report(row.text, row.name or "", row.lang, row.published, row.outlet, row.url, row.headline)
                self._memory.reports.put(row.number, report)
                found[row.key] = report
        return found

    def newest(self, keys: set[str]) -> dict[str, int]:
        """The newest versions of reports by their keys."""
        for chunk in _chunks(sorted(key for key in keys if key not in self._newest), _VALUES):
            self._newest.update((row[0], row[1]) for row in self._connection.execute(_NEWEST_ASKED, {"keys": chunk}))
        return {key: self._newest[key] for key in keys if key in self._newest}

    def filed(self, key: str, version: int, report: Report, sketches: Mapping[str, bytes]) -> None:
        """Tell the shelf of a version that was just filed."""
        self._memory.keys[version], self._newest[key] = key, version
        self._memory.reports.put(version, report)
        for item, sketch in sketches.items():
            self._memory.sketches.put((version, split_address(item)[1]), sketch)

    def _catch_up(self) -> None:
        """Learn of the versions that others filed meanwhile; numbers grow with the order of entry."""
        memory = self._memory
        if memory.last:
            for version, key in self._connection.execute(_SINCE_ASKED, {"last": memory.last}):
                memory.keys[version], memory.newest[key] = key, version
        memory.last = self._connection.execute(select(func.max(_v.number))).scalar() or 0

    def _learn(self, versions: set[int]) -> None:
        """The keys of the reports that versions are of, and which versions are the newest."""
        keys = self._memory.keys  # taking its view from a set would walk over all that is remembered
        for chunk in _chunks(sorted(version for version in versions if version not in keys), _VALUES):
            keys.update((row[0], row[1]) for row in self._connection.execute(_KEYS_ASKED, {"numbers": chunk}))
        self.newest({keys[version] for version in versions})


_KEYS_ASKED = (
    select(_v.number, _r.key)
    .join_from(tables.versions, tables.reports, _v.report == _r.number)
    .where(_v.number.in_(bindparam("numbers", expanding=True)))
)
_SINCE_ASKED = (
    select(_v.number, _r.key)
    .join_from(tables.versions, tables.reports, _v.report == _r.number)
    .where(_v.number > bindparam("last"))
    .order_by(_v.number)
)
_NEWEST_ASKED = (
    select(_r.key, func.max(_v.number))
    .join_from(tables.versions, tables.reports, _v.report == _r.number)
    .where(_r.key.in_(bindparam("keys", expanding=True)))
    .group_by(_r.key)
)
_REPORTS_ASKED = (
    select(_v.number, _r.key, _t.text, _v.name, _v.lang, _v.published, _v.outlet, _v.url, _v.headline)
    .join_from(tables.versions, tables.reports, _v.report == _r.number)
    .join(tables.texts, _v.text == _t.number)
    .where(_v.number.in_(bindparam("numbers", expanding=True)))
)


@cache
def _holders(dialect: str, count: int, limit: int) -> str:
    """The question for the newest postings under `count` keys: one short walk down the tree for each. It is asked of the driver
    itself, because hundreds of rows come back for each report."""
    mark = "?" if dialect == "sqlite" else "%s"
    one = f"SELECT key, version, entry, day FROM postings WHERE key = {mark} ORDER BY version DESC LIMIT {int(limit)}"
    return " UNION ALL ".join(f"SELECT * FROM ({one}) AS p{at}" for at in range(count))


@cache
def _sketches(dialect: str, count: int) -> str:
    """The question for the sketches of `count` pairs of version and entry. It is a join, because SQLite scans the whole table for
    a list of pairs."""
    pair = "(?, ?)" if dialect == "sqlite" else "(%s::bigint, %s::text)"
    wanted = f"WITH wanted (version, entry) AS (VALUES {', '.join([pair] * count)})"
    same = "s.version = wanted.version AND s.entry = wanted.entry"
    return f"{wanted} SELECT s.version, s.entry, s.sketch FROM wanted JOIN sketches s ON {same}"


def _chunks(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
