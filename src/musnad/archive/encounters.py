"""Encounters: who met or agreed with whom in the reports of an archive, and what these reports speak of; asked of the tables of
entries, no record is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from musnad.archive import tables
from musnad.archive.asking import current
from musnad.linking import address

__all__ = ["Encounter", "Topics", "read_encounters", "read_topics"]

_v, _r, _e = tables.versions.c, tables.reports.c, tables.entities.c
_a, _p = tables.events.c, tables.parties.c

#: Values in one list of a question.
_VALUES = 400
#: Events in which parties come together.
_TYPES = ("CONSULT", "AGREE")
_STATUSES = ("actual", "future")


class Encounter(NamedTuple):
    """A meeting, talks or a deal that a report tells of: the number of the report's version, its ISO day, the address of the event,
    and the actor codes of who takes part, each once, sorted."""

    version: int
    day: str
    item: str
    actors: tuple[str, ...]


class Topics(NamedTuple):
    """What some reports speak of: in how many an issue, a country (by who acts for it) and a place or body (by its id in the world
    data, or its name) stands."""

    issues: Counter[str]
    countries: Counter[str]
    places: Counter[str]


def read_encounters(connection: Connection, as_of: str | None, since: str | None, until: str | None) -> Iterator[Encounter]:
    """The encounters of the reports as they stood at a moment, published within some ISO days, in order of entry."""
    day = func.substr(func.coalesce(_v.published, _v.recorded), 1, 10)
    asked = (
        select(_a.version, day.label("day"), _r.key, _a.id, _e.actor)
        .join_from(tables.events, tables.parties, and_(_p.version == _a.version, _p.item == _a.id))
        .join(tables.entities, and_(_e.version == _p.version, _e.id == _p.entity))
        .join(tables.versions, _v.number == _a.version)
        .join(tables.reports, _r.number == _v.report)
        .where(_a.type.in_(_TYPES), _a.status.in_(_STATUSES), _e.actor.is_not(None), _a.version.in_(current(as_of)))
        .order_by(_a.version, _a.id)
    )
    found = connection.execute(_between(asked, day, since, until))
    for (version, on, key, entry), rows in groupby(found, key=itemgetter(0, 1, 2, 3)):
        yield Encounter(version, on, address(key, entry), tuple(sorted({row.actor for row in rows})))


def read_topics(connection: Connection, versions: Collection[int]) -> Topics:
    """What some versions of reports speak of."""
    issues: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for numbers in _chunks(sorted(versions)):
        told = select(tables.provisions.c.version, tables.provisions.c.issue).union(
            select(tables.positions.c.version, tables.positions.c.issue)
        )
        held = told.subquery()
        _count(connection, issues, held.c.issue, held.c.version, numbers)
        _count(connection, countries, func.substr(_e.actor, 1, 3), _e.version, numbers, _e.actor.is_not(None))
        at = func.coalesce(_e.known, _e.name)
        _count(connection, places, at, _e.version, numbers, _e.kind == "place")
    return Topics(issues, countries, places)


def _count(
    connection: Connection, into: Counter[str], value: Any, version: Any, numbers: Sequence[int], *where: ColumnElement[bool]
) -> None:
    """Count in how many versions each value stands."""
    asked = select(value, func.count(func.distinct(version))).where(version.in_(numbers), *where).group_by(value)
    for found, count in connection.execute(asked):
        into[found] += count


def _between(asked: Select[Any], day: Any, since: str | None, until: str | None) -> Select[Any]:
    asked = asked.where(day >= since) if since else asked
    return asked.where(day <= until) if until else asked


def _chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _VALUES):
        yield numbers[start : start + _VALUES]
