"""Selecting: the reports of an archive that name certain countries or bodies within some days, and the links among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from musnad.archive import tables
from musnad.archive.answers import FiledReport
from musnad.archive.asking import current, read_versions
from musnad.linking import Link

__all__ = ["read_links_among", "read_selected"]

_v, _e, _l = tables.versions.c, tables.entities.c, tables.links.c

#: Values in one list of a question.
_VALUES = 400
#: The day that a report counts for: of its publication, else that on which it was filed.
_day = func.coalesce(_v.published, _v.recorded)
#: Later than every moment of a day, as texts sort.
_EVENING = "T99"
#: The evidence of a copy says which words, that of a contradiction what differs; that of the others is large and not needed.
_WITH_EVIDENCE = frozenset({"copy", "contradiction"})


def read_selected(
    connection: Connection,
    as_of: str | None,
    *,
    countries: Collection[str],
    ids: Collection[str],
    since: str | None,
    until: str | None,
) -> dict[int, FiledReport]:
    """The reports, by the number of their version, that name a country (by code, or by who acts for it) or an id of the world data.

    `since` and `until` are ISO days; a report without a date counts for the day on which it was filed.
    """
    asked = _named(countries, ids).where(_e.version.in_(current(as_of)))
    asked = asked.join(tables.versions, _v.number == _e.version)
    if since:
        asked = asked.where(_day >= since)
    if until:
        asked = asked.where(_day <= until + _EVENING)
    numbers = sorted(row.version for row in connection.execute(asked))
    found: dict[int, FiledReport] = {}
    for start in range(0, len(numbers), _VALUES):
        found.update(read_versions(connection, numbers[start : start + _VALUES]))
    return found


def _named(countries: Collection[str], ids: Collection[str]) -> Select[tuple[int]]:
    known = sorted({*ids, *countries, *(f"capital-{code}" for code in countries)})
    ways: list[ColumnElement[bool]] = [_e.known.in_(known)]
    if countries:
        ways.append(func.substr(_e.actor, 1, 3).in_(sorted(countries)))
    return select(_e.version).where(or_(*ways)).distinct()


def read_links_among(connection: Connection, as_of: str | None, versions: Collection[int]) -> Iterator[Link]:
    """The links between some versions, in order of entry; those of events and statements without their evidence."""
    held, numbers = set(versions), sorted(versions)
    for start in range(0, len(numbers), _VALUES):
        wanted = (_l.number, _l.kind, _l.left, _l.right, _l.rule, _l.weight, _l.right_version)
        asked = select(*wanted).where(_l.left_version.in_(numbers[start : start + _VALUES]))
        asked = asked if as_of is None else asked.where(_l.recorded <= as_of)
        rows = [row for row in connection.execute(asked.order_by(_l.number)) if row.right_version in held]
        evidence = dict(_evidence(connection, [row.number for row in rows if row.kind in _WITH_EVIDENCE]))
        for row in rows:
            yield Link(row.kind, row.left, row.right, row.rule, evidence.get(row.number, {}), row.weight)


def _evidence(connection: Connection, numbers: list[int]) -> Iterator[tuple[int, dict[str, object]]]:
    for start in range(0, len(numbers), _VALUES):
        asked = select(_l.number, _l.evidence).where(_l.number.in_(numbers[start : start + _VALUES]))
        for number, evidence in connection.execute(asked):
            yield number, msgspec.json.decode(evidence)
