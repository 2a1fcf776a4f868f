"""Definitions of processes in the archive: kept as people wrote them, none ever overwritten."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from musnad.archive import tables
from musnad.archive.filing import Filing

__all__ = ["Definition", "add_definition", "read_definitions"]

_p = tables.processes.c


class Definition(msgspec.Struct, frozen=True):
    """What defines a process (TOML), and since when it is known."""

    slug: str
    definition: str
    recorded: str


def add_definition(filing: Filing, slug: str, definition: str) -> None:
    """Keep a definition; the newest of a slug counts, an empty one takes the process away."""
    filing.add(tables.processes, slug=slug, definition=definition)


def read_definitions(connection: Connection, as_of: str | None) -> list[Definition]:
    """The definitions that stood at a moment, by slug."""
    newest = select(func.max(_p.number)).group_by(_p.slug)
    newest = newest if as_of is None else newest.where(_p.recorded <= as_of)
    asked = select(_p.slug, _p.definition, _p.recorded).where(_p.number.in_(newest), _p.definition != "").order_by(_p.slug)
    return [Definition(*row) for row in connection.execute(asked)]
