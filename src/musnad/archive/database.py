"""The database under an archive: an SQLite file or a PostgreSQL server, its transactions, and its failures in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from musnad.archive.failures import failure
from musnad.faults import Fault, InputError

__all__ = ["Database"]

#: Seconds that a writer waits for others that write.
PATIENCE = 60.0

#: The key of the lock by which writers of one PostgreSQL database take turns: "musnad" in ASCII.
_LOCK = 0x6D75736E6164


class Database:
    """Transactions on the database at `place`: a path, or a URL such as postgresql://user@host/name.

    SQLite runs in WAL mode, so that readers and one writer do not wait for each other; writers take turns. Failures of the
    database are raised as InputError that names the place, what is wrong and what to do.
    """

    def __init__(self, place: str, *, create: bool = False, patience: float = PATIENCE) -> None:
        self.place = place
        self.patience = patience
        self.url = _url(place)
        self.path = Path(self.url.database) if self.url.get_backend_name() == "sqlite" and self.url.database else None
        self.engine = self._sqlite(self.path, create) if self.path else self._server()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the archive: what others write meanwhile is not seen."""
        with self._explained(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The right to write, alone; everything is kept when the block ends and nothing when it raises."""
        with self._explained(), self.engine.connect() as connection:
            if self.dialect == "postgresql":  # READ COMMITTED: what others wrote while we waited for our turn must be seen
                connection.execution_options(isolation_level="READ COMMITTED")
            connection.execution_options(writes=True)
            with connection.begin():
                self._take_turn(connection)
                yield connection

    def _take_turn(self, connection: Connection) -> None:
        """SQLite's writers take their turn with BEGIN IMMEDIATE, those of PostgreSQL with a lock."""
        if self.dialect == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = {int(self.patience * 1000)}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))

    def close(self) -> None:
        """Give all connections back; an SQLite file is then one file again."""
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise InputError(failure(self.place, error)) from error
        except (sqlite3.Error, OSError) as error:
            raise InputError(failure(self.place, error)) from error

    def _server(self) -> Engine:
        url = self.url
        if url.get_backend_name() not in ("postgresql", "postgres"):
            raise InputError(
                Fault(self.place, f"unknown kind of database {url.drivername!r}", "choices: a path, postgresql://user@host/name",
                      "check the address")
            )  # fmt: skip
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        try:
            return create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True)
        except ModuleNotFoundError:
            fault = "the driver of PostgreSQL is not installed"
            raise InputError(Fault(self.place, fault, "", "install it: pip install 'musnad[postgres]'")) from None

    def _sqlite(self, path: Path, create: bool) -> Engine:
        def connect() -> sqlite3.Connection:
            return _connect(path, "rwc" if create else "rw", self.patience)

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        return engine


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        return make_url(place)
    except ArgumentError:
        raise InputError(Fault(place, "no address of a database", "", "write a path or postgresql://user@host/name")) from None


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    """A connection; a new file is put into WAL mode. Where the file may not be written, one that only reads."""
    if mode == "rw" and not os.access(path, os.W_OK):
        mode = "ro"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if mode == "ro" and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"  # SQLite could not make the file its readers share
    fresh = mode == "rwc" and not (path.exists() and path.stat().st_size)
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        if fresh:  # it stays so; what is there already is not touched before we know that it is ours
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    """SQLAlchemy leaves BEGIN to us: a writer takes its turn at once, so that what it read stays true until it commits."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
