"""What servers said of addresses, so that they are asked again only for what is new."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from musnad.archive import tables
from musnad.archive.filing import Filing

__all__ = ["Visit", "add_visit", "has_address", "last_visit"]

_s, _f = tables.visits.c, tables.fetches.c


class Visit(msgspec.Struct, frozen=True):
    """The last answer of a server for an address: its validators, the HTTP status (None where it did not answer), and when."""

    address: str
    etag: str | None
    last_modified: str | None
    status: int | None
    recorded: str


def last_visit(connection: Connection, address: str) -> Visit | None:
    """The last visit to an address."""
    asked = select(_s.address, _s.etag, _s.last_modified, _s.status, _s.recorded).where(_s.address == address)
    row = connection.execute(asked.order_by(_s.number.desc()).limit(1)).first()
    return Visit(*row) if row else None


def add_visit(filing: Filing, address: str, etag: str | None, last_modified: str | None, status: int | None) -> None:
    """Keep what a server said."""
    filing.add(tables.visits, address=address, etag=etag, last_modified=last_modified, status=status)


def has_address(connection: Connection, address: str) -> bool:
    """Whether anything was ever filed from an address."""
    return connection.execute(select(_f.number).where(_f.address == address).limit(1)).first() is not None
