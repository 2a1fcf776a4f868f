"""Opening: what is no archive, or not ours to change, is refused with a reason and left as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import musnad
from musnad.archive import opening, tables
from musnad.archive.database import Database
from musnad.archive.opening import open_database

from .conftest import Lines

LONG = {
    "published": "2016-09-09",
    "text": "قال وزير الخارجية الروسي سيرغي لافروف إن الهدنة في حلب صامدة، وأضاف أن موسكو تدعو جميع الأطراف إلى وقف القصف "
    "وفتح الطريق أمام قوافل الإغاثة إلى الأحياء المحاصرة في شرق المدينة قبل نهاية الأسبوع.",
}


def refusal(place: str, **options: Any) -> str:
    """What opening says of a place."""
    with pytest.raises(musnad.InputError) as raised:
        open_database(place, **options)
    return str(raised.value.fault._replace(place=""))


def test_no_archive_there(tmp_path: Path) -> None:
    assert refusal(str(tmp_path / "a.db")).startswith(": there is no archive; make one: musnad ingest SOURCE --archive")
    assert "there is no folder" in refusal(str(tmp_path / "b" / "a.db"), create=True)
    assert "a folder, not an archive" in refusal(str(tmp_path), create=True)
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("قال مصدر" * 100, encoding="utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE reports (name TEXT)")
    connection.close()
    for place in (path, other):
        before = place.read_bytes()
        assert "not an archive of musnad" in refusal(str(place), create=True)
        assert place.read_bytes() == before


def test_databases_of_others_are_not_touched(database: str) -> None:
    there = Database(database)
    with there.writing() as connection:
        connection.execute(text("CREATE TABLE reports (name text)"))
    assert "not an archive of musnad" in refusal(database, create=True)
    there.close()


def test_servers_that_do_not_answer(tmp_path: Path) -> None:
    assert "the server does not answer" in refusal(f"postgresql://musnad:secret@/x?host={tmp_path}")
    assert "secret" not in refusal("postgresql://musnad:secret@localhost:1/x")
    assert "unknown kind of database" in refusal("mysql://localhost/x")


def test_an_archive_of_a_newer_musnad_is_refused(place: str) -> None:
    there = open_database(place, create=True)
    with there.writing() as connection:
        connection.execute(text(f"UPDATE {opening.REVISIONS} SET version_num = '9999'"))
        connection.execute(text("UPDATE about SET value = '99.1' WHERE name = 'musnad'"))
    there.close()
    said = refusal(place)
    assert "an archive of a newer musnad (99.1, schema 9999)" in said
    assert "upgrade musnad" in said


def test_the_migrations_give_the_tables_of_the_code(place: str) -> None:
    there = open_database(place, create=True)
    with there.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": opening.REVISIONS, "include_name": _ours})
        assert compare_metadata(context, tables.metadata) == []
    there.close()


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not (name or "").startswith("words")


def test_the_last_migration_is_the_one_the_code_knows() -> None:
    script = ScriptDirectory(str(opening.MIGRATIONS), version_locations=[str(opening.MIGRATIONS)])
    assert script.get_current_head() == opening.HEAD


def test_an_older_archive_is_brought_up_to_date_and_its_reports_linked(place: str, lines: Lines) -> None:
    path = lines({**LONG, "outlet": "a.org"}, {**LONG, "outlet": "b.org"})
    with musnad.Archive.open(place, create=True) as archive:
        archive.ingest([path])
        linked = [(link.kind, link.left, link.right, link.rule) for link in archive.links()]
        assert linked
    there = Database(place)
    with there.writing() as connection:  # back to the schema before links
        for table in (
            tables.links,
            tables.postings,
            tables.sketches,
            tables.linkings,
            tables.decisions,
            tables.grades,
            tables.processes,
        ):
            table.drop(connection)
        connection.execute(text(f"UPDATE {opening.REVISIONS} SET version_num = '0001'"))
    there.close()
    with musnad.Archive.open(place) as archive:
        assert len(archive.search("الهدنة")) == 2
        assert list(archive.links()) == []
        assert archive.ingest([path]).skipped == 2
        assert [(link.kind, link.left, link.right, link.rule) for link in archive.links()] == linked
        assert list(archive.verify()) == []


def test_a_second_process_that_makes_the_archive_finds_it_made(place: str) -> None:
    first, second = Database(place, create=True), Database(place, create=True)
    opening._upgrade(first)
    opening._upgrade(second)
    first.close()
    second.close()
    open_database(place).close()
