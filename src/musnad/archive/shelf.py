"""The shelf of linking: what it asks of reports that were filed before, answered from the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, func, select, text, tuple_

from musnad.archive import tables
from musnad.linking import address, split_address
from musnad.records import Report

__all__ = ["ArchiveShelf"]

#: Keys in one question. SQLite takes 500 parts of a UNION; the statement is prepared once for each number of them.
_KEYS = 50
#: Values in one list of a question.
_VALUES = 400

_r, _v, _t, _s = tables.reports.c, tables.versions.c, tables.texts.c, tables.sketches.c


class ArchiveShelf:
    """Reports of an archive as linking asks for them, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[int, str] = {}
        self._newest: dict[str, int] = {}

    def holders(self, keys: Sequence[int], limit: int) -> dict[int, list[tuple[str, str]]]:
        """Items and days posted under each key, the one entered last first, at most `limit` each."""
        rows: list[Any] = []
        for chunk in _chunks(keys, _KEYS):
            padded = [*chunk, *[chunk[-1]] * (_KEYS - len(chunk))] if len(keys) > _KEYS else chunk
            values = {f"k{at}": key for at, key in enumerate(padded)}
            rows.extend(self._connection.execute(_holders(len(padded)), values | {"most": limit}))
        self._learn({row.version for row in rows})
        found: dict[int, dict[str, str]] = {}
        for row in rows:
            report = self._keys[row.version]
            if self._newest[report] == row.version:  # entries of an older version are no longer there
                found.setdefault(row.key, {}).setdefault(address(report, row.entry), row.day)
        return {key: list(items.items()) for key, items in found.items()}

    def sketches(self, items: Sequence[str]) -> dict[str, bytes]:
        """The sketches of items, of the newest version of their reports."""
        newest = self.newest({split_address(item)[0] for item in items})
        wanted = {(newest[key], entry): item for item in items for key, entry in (split_address(item),) if key in newest}
        found: dict[str, bytes] = {}
        for chunk in _chunks(list(wanted), _VALUES):
            asked = select(_s.version, _s.entry, _s.sketch).where(tuple_(_s.version, _s.entry).in_(chunk))
            found.update((wanted[row.version, row.entry], row.sketch) for row in self._connection.execute(asked))
        return found

    def reports(self, keys: Sequence[str]) -> dict[str, Report]:
        """The reports with these keys, as they stand."""
        newest = self.newest(set(keys))
        asked = (
            select(_r.key, _t.text, _v.name, _v.lang, _v.published, _v.outlet, _v.url, _v.headline)
            .join_from(tables.versions, tables.reports, _v.report == _r.number)
            .join(tables.texts, _v.text == _t.number)
            .where(_v.number.in_(bindparam("numbers", expanding=True)))
        )
        found: dict[str, Report] = {}
        for chunk in _chunks(sorted(newest.values()), _VALUES):
            for row in self._connection.execute(asked, {"numbers": chunk}):
                found[row.key] = Report(row.text, row.name or "", row.lang, row.published, row.outlet, row.url, row.headline)
        return found

    def newest(self, keys: set[str]) -> dict[str, int]:
        """The newest versions of reports by their keys."""
        unknown = sorted(keys - self._newest.keys())
        for chunk in _chunks(unknown, _VALUES):
            self._connection_newest(chunk)
        return {key: self._newest[key] for key in keys if key in self._newest}

    def filed(self, key: str, version: int) -> None:
        """Tell the shelf of a version that was just filed."""
        self._keys[version], self._newest[key] = key, version

    def _connection_newest(self, keys: Sequence[str]) -> None:
        asked = (
            select(_r.key, func.max(_v.number))
            .join_from(tables.versions, tables.reports, _v.report == _r.number)
            .where(_r.key.in_(bindparam("keys", expanding=True)))
            .group_by(_r.key)
        )
        self._newest.update((row[0], row[1]) for row in self._connection.execute(asked, {"keys": keys}))

    def _learn(self, versions: set[int]) -> None:
        """The keys of the reports that versions are of, and which versions are the newest."""
        asked = (
            select(_v.number, _r.key)
            .join_from(tables.versions, tables.reports, _v.report == _r.number)
            .where(_v.number.in_(bindparam("numbers", expanding=True)))
        )
        for chunk in _chunks(sorted(versions - self._keys.keys()), _VALUES):
            self._keys.update((row[0], row[1]) for row in self._connection.execute(asked, {"numbers": chunk}))
        self.newest({self._keys[version] for version in versions})


@cache
def _holders(count: int) -> TextClause:
    """The question for the newest postings under `count` keys: one short walk down the tree for each."""
    one = "SELECT * FROM (SELECT key, version, entry, day FROM postings WHERE key = :k{} ORDER BY version DESC LIMIT :most) AS p{}"
    return text(" UNION ALL ".join(one.format(at, at) for at in range(count)))


def _chunks(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
