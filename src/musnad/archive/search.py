"""Search: reports by their words, newest first, as of a moment."""

from __future__ import annotations

from sqlalchemy import BigInteger, Connection, func, select, text

from musnad.archive import tables
from musnad.archive.answers import FiledReport, Hit
from musnad.archive.asking import read_versions
from musnad.archive.excerpts import excerpt, found_spans
from musnad.archive.query import Query, parse_query

__all__ = ["search"]

_FOUND = {
    "sqlite": text("SELECT rowid AS version FROM words WHERE words MATCH :query"),
    "postgresql": text("SELECT version FROM words WHERE tokens @@ CAST(:query AS tsquery)"),
}


def search(connection: Connection, words: str, as_of: str | None, limit: int) -> tuple[list[Hit], int]:
    """The newest reports that hold the words, at most `limit`, and how many hold them in all. Raises InputError for no words."""
    query = parse_query(words)
    asked = {"query": query.tsquery() if connection.dialect.name == "postgresql" else query.match()}
    v = tables.versions.c
    found = _FOUND[connection.dialect.name].bindparams(**asked).columns(version=BigInteger).subquery()
    # a report is found by every headline it ever had, and shown as it stands
    reports = select(v.report).join(found, v.number == found.c.version)
    if as_of is not None:
        reports = reports.where(v.recorded <= as_of)
    newest = select(func.max(v.number)).where(v.report.in_(reports)).group_by(v.report)
    if as_of is not None:
        newest = newest.where(v.recorded <= as_of)
    count = func.count().over().label("total")
    standing = select(v.number, count).where(v.number.in_(newest))
    rows = connection.execute(standing.order_by(v.published.desc().nulls_last(), v.number.desc()).limit(limit)).all()
    numbers = [row.number for row in rows]
    filed = dict(read_versions(connection, numbers))
    return [_hit(filed[number], query) for number in numbers], rows[0].total if rows else 0


def _hit(filed: FiledReport, query: Query) -> Hit:
    report = filed.report
    spans = found_spans(report.text, filed.record, query)
    return Hit(filed.key, report.outlet, report.published, report.lang, report.headline, excerpt(report.text, spans), tuple(spans))
