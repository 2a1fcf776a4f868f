"""What is new since a moment: reports, corrections and readings by a newer musnad, links, decisions, grades, faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, select

from musnad.archive import tables
from musnad.archive.preparing import record_from
from musnad.records import Record

__all__ = ["Change", "changed_rows", "changed_versions", "changes", "recorded_between"]

_r, _v = tables.reports.c, tables.versions.c
_LAYERS = ("entities", "times", "events", "statements", "positions", "provisions")
_SAID = ("published", "outlet", "headline", "url", "reader")


class Change(msgspec.Struct, frozen=True):
    """One thing that is new: a `report`, a new `version` of one, a `link`, a `decision`, a `grade` or a `fault`.

    `item` is the key of the report, or what else it is about; `what` tells it: for a report how many entries were read, for a
    version what is no longer as before, as [before, now].
    """

    kind: str
    recorded: str
    item: str
    what: dict[str, Any]


#: What joins and judges reports, in the order in which it is told: kind, table and the column that names what it is about.
_ROWS = {
    "link": (tables.links, "left"), "decision": (tables.decisions, "left"), "grade": (tables.grades, "subject"),
    "fault": (tables.faults, "place"),
}  # fmt: skip


def changes(connection: Connection, since: str, as_of: str | None) -> Iterator[Change]:
    """All that was recorded from `since` on (and until `as_of`): reports in order of entry, then what joins and judges them."""
    yield from changed_versions(connection, recorded_between(tables.versions, since, as_of))
    for kind in _ROWS:
        yield from changed_rows(connection, kind, since, as_of)


def recorded_between(table: Table, since: str, as_of: str | None) -> ColumnElement[bool]:
    """Whether a row was recorded from `since` on and until `as_of`."""
    later: ColumnElement[bool] = table.c.recorded >= since
    return later if as_of is None else and_(later, table.c.recorded <= as_of)


def changed_rows(
    connection: Connection,
    kind: str,
    since: str,
    as_of: str | None,
    *,
    where: ColumnElement[bool] | None = None,
    order: Sequence[Any] = (),
    last_first: bool = False,
) -> Iterator[Change]:
    """New links, decisions, grades or faults, in order of entry unless another order is given; `where` chooses among them."""
    table, item = _ROWS[kind]
    number = table.c.number.desc() if last_first else table.c.number
    asked = select(table).where(recorded_between(table, since, as_of)).order_by(*(order or (number,)))
    for row in connection.execution_options(yield_per=1000).execute(asked if where is None else asked.where(where)):
        values = {name: value for name, value in row._mapping.items() if name not in ("number", "recorded")}
        if "evidence" in values:
            values["evidence"] = msgspec.json.decode(values["evidence"])
        yield Change(kind, row.recorded, values[item], values)


def changed_versions(connection: Connection, where: ColumnElement[bool]) -> Iterator[Change]:
    """The versions that are chosen, in order of entry: new reports, or what is no longer as it was in the version before."""
    asked = _versioned().add_columns(_r.key).join(tables.reports, _v.report == _r.number).where(where).order_by(_v.number)
    for row in connection.execute(asked):
        before = connection.execute(
            _versioned().where(_v.report == row.report, _v.number < row.number).order_by(_v.number.desc()).limit(1)
        ).first()
        if before is None:
            counts = {layer: len(entries) for layer, entries in _entries(record_from(row.record)).items()}
            said = {name: getattr(row, name) for name in ("outlet", "published", "headline", "url")}
            yield Change("report", row.recorded, row.key, said | counts)
        else:
            yield Change("version", row.recorded, row.key, _differences(before, row))


def _versioned() -> Select[Any]:
    return select(tables.versions, tables.records.c.record).join(tables.records, tables.records.c.version == _v.number)


def _differences(before: Row[Any], row: Row[Any]) -> dict[str, Any]:
    """What is not as it was: what was said of the report, and the entries that went and came."""
    found: dict[str, Any] = {
        name: [getattr(before, name), getattr(row, name)] for name in _SAID if getattr(before, name) != getattr(row, name)
    }
    old, new = _entries(record_from(before.record)), _entries(record_from(row.record))
    for layer in _LAYERS:
        went = [entry for entry in old[layer] if entry not in new[layer]]
        came = [entry for entry in new[layer] if entry not in old[layer]]
        if went or came:
            found[layer] = [went, came]
    return found


def _entries(record: Record) -> dict[str, list[Any]]:
    return {layer: msgspec.to_builtins(getattr(record, layer)) for layer in _LAYERS}
