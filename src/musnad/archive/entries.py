"""The entries of a record as rows of tables, laid out for questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from musnad.archive import tables
from musnad.records import Event, Record, Span, Statement

__all__ = ["Rows", "entry_rows"]

#: Rows by the name of their table; each row lacks only `version`.
Rows = dict[str, list[dict[str, Any]]]

_SPAN = frozenset({"start", "end"})

#: Where an entry stands that was concluded and not read from words of its own.
_NOWHERE = Span(0, 0)


def entry_rows(record: Record, text: str) -> Rows:
    """All entries of a record, each with the stretch it was first read from and the words that stand there.

    >>> import musnad
    >>> text = "قال كيري إن الهدنة صامدة."
    >>> rows = entry_rows(musnad.read(text), text)
    >>> rows["statements"][0]["quote"], rows["parties"][0]["role"]
    ('الهدنة صامدة', 'speaker')
    """
    rows: Rows = {table.name: [] for table in (*tables.ENTRY_TABLES, tables.parties)}
    for entity in record.entities:
        first = entity.mentions[0] if entity.mentions else _NOWHERE
        rows["entities"].append(_row("entities", entity, first.start, first.end, text))
    for event in record.events:
        anchor = event.anchors[0] if event.anchors else _NOWHERE
        rows["events"].append(_row("events", event, anchor.start, anchor.end, text))
        rows["parties"].extend(_event_parties(event))
    for statement in record.statements:
        rows["statements"].append(_row("statements", statement, statement.content.start, statement.content.end, text))
        rows["parties"].extend(_statement_parties(statement))
    for layer in ("times", "positions", "provisions"):
        rows[layer] = [_row(layer, entry, entry.start, entry.end, text) for entry in getattr(record, layer)]
    return rows


_COLUMNS = {
    table.name: [c.name for c in table.columns if c.name not in ("version", "quote", *_SPAN)] for table in tables.ENTRY_TABLES
}


def _row(layer: str, entry: msgspec.Struct, start: int, end: int, text: str) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _COLUMNS[layer]} | {"start": start, "end": end, "quote": text[start:end]}


def _event_parties(event: Event) -> Iterator[dict[str, Any]]:
    yield from _parties(event.id, "actor", event.actors)
    yield from _parties(event.id, "recipient", event.recipients)


def _statement_parties(statement: Statement) -> Iterator[dict[str, Any]]:
    if statement.speaker:
        yield from _parties(statement.id, "speaker", [statement.speaker])
    yield from _parties(statement.id, "via", statement.via)


def _parties(item: str, role: str, ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    for rank, entity in enumerate(ids):
        yield {"item": item, "role": role, "rank": rank, "entity": entity}
