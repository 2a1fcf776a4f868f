"""Filing: what was found and read becomes rows, whole reports at a time, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Insert, Table, TextClause, func, insert, select, text, update

from musnad.archive import tables
from musnad.archive.keys import digest_of, key_of, sha256_of, version_digest
from musnad.archive.moments import after, now
from musnad.archive.preparing import READER, Prepared, prepare
from musnad.faults import Fault
from musnad.records import Report

if TYPE_CHECKING:
    from musnad.sources.items import Item, Options

__all__ = ["Filed", "Filing", "Standing", "asked_digest", "given_digest", "is_known", "last_moment", "standing_of"]


class Standing(NamedTuple):
    """How an item stands to what is filed: its report's key, the version that says the same, whether it was fetched before."""

    key: str
    version: int | None = None
    fetched: bool = False


def given_digest(report: Report) -> str:
    """A digest of all that reading depends on: the report as it was given, and who reads."""
    told = (report.text, report.id, report.lang, report.published, report.outlet, report.url, report.headline)
    return digest_of(READER, *told)


def asked_digest(options: Options | None) -> str:
    """A digest of the options that decide what is read from the same bytes, and of who reads."""
    told = (options.published, options.lang, options.outlet, options.encoding) if options else (None,) * 4
    return digest_of(READER, *told)


def is_known(connection: Connection, address: str, sha256: str, asked: str) -> bool:
    """Whether these bytes were filed from this address with the same options by the same reader: nothing new can come of it."""
    f = tables.fetches.c
    last = select(f.asked).where(f.address == address, f.content == sha256).order_by(f.number.desc()).limit(1)
    return connection.execute(last).scalar() == asked


def standing_of(connection: Connection, item: Item) -> Standing:
    """How an item stands to what is filed.

    The same bytes at the same address are the same report, whatever is said of them now; else a report is known by its key.
    """
    v, f, r, t = tables.versions.c, tables.fetches.c, tables.reports.c, tables.texts.c
    given = given_digest(item.report)
    last = connection.execute(
        select(f.given, f.version, r.key, t.sha256)
        .join_from(tables.fetches, tables.versions, f.version == v.number)
        .join(tables.reports, v.report == r.number)
        .join(tables.texts, v.text == t.number)
        .where(f.address == item.address, f.content == sha256_of(item.content))
        .order_by(f.number.desc())
        .limit(1)
    ).first()
    if last and last.given == given:
        return Standing(last.key, last.version, fetched=True)
    key = last.key if last and last.sha256 == _text_digest(item.report.text) else key_of(item.report)
    newest = connection.execute(
        select(v.number, v.given).join(tables.reports, v.report == r.number).where(r.key == key).order_by(v.number.desc()).limit(1)
    ).first()
    return Standing(key, newest.number if newest and newest.given == given else None)


def _text_digest(words: str) -> str:
    return sha256_of(words.encode())


class Filed(NamedTuple):
    """What filing an item came to: whether anything was added, and the new version with what it was made of, if any."""

    added: bool
    version: int = 0
    prepared: Prepared | None = None


class Filing:
    """One transaction of a writer. All that it files was recorded at one moment, later than all that was recorded before."""

    def __init__(self, connection: Connection, asked: str = "") -> None:
        self.connection = connection
        self._asked = asked
        self.moment = _next_moment(connection)
        self._numbers: dict[str, int] = {}

    def file(self, item: Item, prepared: Prepared | None) -> Filed:
        """File a report unless another process did so meanwhile. `prepared`: None for one that was known before."""
        standing = standing_of(self.connection, item)
        if standing.fetched:
            return Filed(False)
        version = standing.version
        if version is None:
            if prepared is None or prepared.key != standing.key:
                prepared = prepare(item.report, standing.key)
            version = self._add_version(prepared, given_digest(item.report))
            self._add_fetch(item, version)
            return Filed(True, version, prepared)
        self._add_fetch(item, version)
        return Filed(True)

    def note(self, faults: Iterable[Fault]) -> None:
        """Keep faults of inputs, each once."""
        f = tables.faults.c
        for fault in faults:
            if not self.connection.execute(select(f.number).where(f.place == fault.place, f.fault == fault.fault)).first():
                self.add(tables.faults, **fault._asdict())

    def add(self, table: Table, **values: Any) -> int:
        """Add a row with the next number of its table, recorded now; the number."""
        self.add_numbered(table, [values])
        return self._numbers[table.name]

    def add_numbered(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Add rows with the next numbers of their table, recorded now."""
        if not rows:
            return
        last = self._numbers.get(table.name)
        if last is None:
            last = self.connection.execute(select(func.max(table.c.number))).scalar() or 0
        stamp = {"recorded": self.moment} if "recorded" in table.c else {}
        self.connection.execute(_insert(table), [{"number": last + n, **row, **stamp} for n, row in enumerate(rows, 1)])
        self._numbers[table.name] = last + len(rows)

    def add_many(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Add rows that need no number."""
        if rows:
            self.connection.execute(_insert(table), rows)

    def _add_version(self, prepared: Prepared, given: str) -> int:
        report, key = prepared.report, prepared.key
        r, t = tables.reports.c, tables.texts.c
        digest = _text_digest(report.text)
        words = self.connection.execute(select(t.number).where(t.sha256 == digest)).scalar()
        filed = self.connection.execute(select(r.number).where(r.key == key)).scalar()
        before = self._headline(filed) if filed else None
        version = self.add(
            tables.versions,
            report=filed or self.add(tables.reports, key=key),
            text=words or self.add(tables.texts, sha256=digest, text=report.text),
            name=report.id or None, outlet=report.outlet, published=report.published, headline=report.headline, url=report.url,
            lang=report.lang, reader=READER, given=given,
            digest=version_digest(key, report, READER, prepared.record),
        )  # fmt: skip
        self.add_many(tables.records, [{"version": version, "record": prepared.record}])
        for name, rows in prepared.rows.items():
            self.add_many(tables.metadata.tables[name], [{"version": version, **row} for row in rows])
        if before != (report.headline, words):
            self._index(version, prepared)
        return version

    def _headline(self, report: int) -> tuple[str | None, int] | None:
        """Headline and text of the newest version of a report."""
        v = tables.versions.c
        found = self.connection.execute(
            select(v.headline, v.text).where(v.report == report).order_by(v.number.desc()).limit(1)
        ).first()
        return (found[0], found[1]) if found else None

    def _index(self, version: int, prepared: Prepared) -> None:
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(_ADD_VECTOR, {"version": version, "tokens": prepared.words.vector()})
        else:
            self.connection.execute(_ADD_WORDS, {"version": version, **prepared.words._asdict()})

    def _add_fetch(self, item: Item, version: int) -> None:
        content = sha256_of(item.content)
        c = tables.contents.c
        if not self.connection.execute(select(c.sha256).where(c.sha256 == content)).first():
            row = {"sha256": content, "bytes": item.content, "size": len(item.content), "recorded": self.moment}
            self.connection.execute(_insert(tables.contents), row)
        self.add(
            tables.fetches, content=content, version=version, address=item.address, media_type=item.media_type,
            charset=item.charset, published=item.report.published, given=given_digest(item.report), asked=self._asked,
            fetched=item.fetched,
        )  # fmt: skip


_ADD_WORDS: TextClause = text("INSERT INTO words (rowid, surface, stems, names) VALUES (:version, :surface, :stems, :names)")
_ADD_VECTOR: TextClause = text("INSERT INTO words (version, tokens) VALUES (:version, CAST(:tokens AS tsvector))")


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


def last_moment(connection: Connection) -> str | None:
    """When the newest entry was recorded; None in an empty archive."""
    a = tables.about.c
    return connection.execute(select(a.value).where(a.name == "last_moment")).scalar()


def _next_moment(connection: Connection) -> str:
    """The present moment, or the least one after the newest entry where the clock went back; kept for the next writer."""
    a, last, moment = tables.about.c, last_moment(connection), now()
    if last is None:
        connection.execute(_insert(tables.about), {"name": "last_moment", "value": moment})
        return moment
    moment = max(moment, after(last))
    connection.execute(update(tables.about).where(a.name == "last_moment").values(value=moment))
    return moment
