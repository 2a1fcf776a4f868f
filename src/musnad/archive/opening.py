"""Opening an archive: made where there is none, brought up to date where it is older, refused where it is no archive."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

import musnad
from musnad.archive import tables
from musnad.archive.database import Database
from musnad.archive.moments import now
from musnad.faults import Fault, InputError

__all__ = ["FORMAT", "HEAD", "MIGRATIONS", "REVISIONS", "open_database"]

FORMAT = "musnad archive"

#: The folder of the migrations, and the last of them: the schema this musnad knows.
MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0003"

#: Where the database keeps which migration it has come to.
REVISIONS = "schema_revision"

_SQLITE = b"SQLite format 3\0"


def open_database(place: str, *, create: bool = False, patience: float | None = None) -> Database:
    """The database of the archive at `place` (a path or a PostgreSQL address), with the schema this musnad knows.

    Raises InputError when there is no archive (and `create` is false), when what is there is no archive, when it was made by a
    newer musnad, and when it is older and cannot be changed.
    """
    database = Database(place, create=create) if patience is None else Database(place, create=create, patience=patience)
    try:
        _check_file(database, create)
        with database.reading() as connection:
            revision = _revision(connection, place)
        if revision != HEAD:
            if revision is None and not create:
                raise InputError(_none_there(place))
            _upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def _check_file(database: Database, create: bool) -> None:
    """Refuse what cannot be an SQLite archive before SQLite touches it."""
    path, place = database.path, database.place
    if path is None:
        return
    if path.is_dir():
        raise InputError(Fault(place, "a folder, not an archive", "", f"name a file in it: {place.rstrip('/')}/musnad.db"))
    if not path.parent.is_dir():
        raise InputError(Fault(place, f"there is no folder {path.parent}", "", "make it, or name another file with --archive"))
    if not path.exists():
        if not create:
            raise InputError(_none_there(place))
        return
    try:
        with path.open("rb") as file:
            start = file.read(len(_SQLITE))
    except OSError as error:
        raise InputError(Fault(place, f"cannot be read: {error.strerror}", "", "check the permissions of the file")) from None
    if start != _SQLITE and (start or not create):
        raise InputError(Fault(place, "not an archive of musnad", "", "name another file with --archive"))


def _none_there(place: str) -> Fault:
    return Fault(place, "there is no archive", "", "make one: musnad ingest SOURCE --archive " + place)


def _revision(connection: Connection, place: str) -> str | None:
    """The migration the archive has come to; None where the database is empty. Raises InputError for what is no archive."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if REVISIONS not in names or "about" not in names:
        if connection.dialect.name == "postgresql" and not names & set(tables.metadata.tables):
            return None  # the tables of others in the same database do not disturb ours
        raise InputError(Fault(place, "a database, but not an archive of musnad", "", "name another one with --archive"))
    found = connection.execute(text(f"SELECT version_num FROM {REVISIONS}")).scalar()
    if found is None or str(found) > HEAD:
        made = connection.execute(select(tables.about.c.value).where(tables.about.c.name == "musnad")).scalar()
        fault, ours = (
            f"an archive of a newer musnad ({made}, schema {found})",
            f"this is musnad {musnad.__version__}, schema {HEAD}",
        )
        raise InputError(Fault(place, fault, ours, "upgrade musnad; the archive was not touched"))
    return str(found)


def _upgrade(database: Database) -> None:
    """Bring the schema to HEAD in one transaction; a second process that came to do the same finds it done."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(MIGRATIONS), version_locations=[str(MIGRATIONS)])
    with database.writing() as connection:
        before = _revision(connection, database.place)
        if before == HEAD:
            return
        context = MigrationContext.configure(
            connection,
            opts={"version_table": REVISIONS, "transactional_ddl": True, "fn": lambda at, _: script._upgrade_revs("head", at)},
        )
        with Operations.context(context):
            context.run_migrations()
        if before is None:
            said = {"format": FORMAT, "created": now()}
            connection.execute(tables.about.insert(), [{"name": name, "value": value} for name, value in said.items()])
        connection.execute(tables.about.delete().where(tables.about.c.name == "musnad"))
        connection.execute(tables.about.insert(), {"name": "musnad", "value": musnad.__version__})
