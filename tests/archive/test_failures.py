"""When the disk is full, the file may not be written or somebody else writes for long: a clear fault, and nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from typer.testing import CliRunner

import musnad
from musnad.archive.archive import Archive
from musnad.archive.database import Database
from musnad.archive.opening import open_database
from musnad.cli import app

from .conftest import Lines

REPORTS = [
    {"id": f"r{n}", "text": f"قال مصدر عسكري إن الهدنة في الحي رقم {n} صامدة، وإن {n} مدنيا عادوا إليه أمس. " * 5}
    for n in range(60)
]


def test_another_writer_is_waited_for_and_then_named(place: str, lines: Lines) -> None:
    Archive.open(place, create=True).close()
    holder, waiting = Database(place), open_database(place, patience=0.3)
    with holder.writing(), pytest.raises(musnad.InputError, match="another process has been writing for too long"):
        Archive(waiting).ingest([lines(*REPORTS[:1])])
    assert Archive(waiting).ingest([lines(*REPORTS[:1])]).read == 1
    holder.close()
    waiting.close()


def test_readers_do_not_wait_for_writers(place: str, lines: Lines) -> None:
    with Archive.open(place, create=True) as archive:
        archive.ingest([lines(*REPORTS[:2])])
        holder = Database(place)
        with holder.writing():
            assert archive.stats().reports == 2
        holder.close()


def check_full(archive: Archive, path: str) -> int:
    """Ingest until the disk is full; how many reports were filed, each of them whole."""
    with pytest.raises(musnad.InputError, match="the disk is full; make room; nothing that was filed is lost"):
        archive.ingest([path])
    assert list(archive.verify()) == []
    return len(list(archive.reports()))


def test_a_full_database(tmp_path: Path, lines: Lines) -> None:
    there = open_database(str(tmp_path / "a.db"), create=True)
    there.engine.dispose()
    event.listen(there.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 150"))
    assert check_full(Archive(there), lines(*REPORTS)) < len(REPORTS)
    there.close()
    with Archive.open(tmp_path / "a.db") as archive:
        archive.ingest([lines(*REPORTS)])
        assert archive.stats().reports == len(REPORTS)
        assert list(archive.verify()) == []


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of two megabytes."""
    folder = Path(tempfile.mkdtemp(prefix="musnad-small-"))
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can make a small file system")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)
    folder.rmdir()


def test_the_command_counts_what_was_filed_before_the_disk_was_full(small_disk: Path, lines: Lines) -> None:
    many = [{**report, "id": f"{report['id']}-{n}", "text": f"{report['text']} {n}"} for n in range(4) for report in REPORTS]
    place = str(small_disk / "a.db")
    with Archive.open(place, create=True) as archive:
        archive.ingest([lines(*many[:70])])
        (small_disk / "ballast").write_bytes(bytes(os.statvfs(small_disk).f_bavail * 4096 - 40_000))
    done = CliRunner().invoke(app, ["ingest", lines(*many, name="more.jsonl"), "--archive", place])
    assert done.exit_code == 1
    assert re.fullmatch(r"\d+ read, \d+ skipped, 0 failed\n", done.stdout)
    assert "the disk is full; make room" in done.stderr


def test_a_full_disk(small_disk: Path, lines: Lines) -> None:
    with Archive.open(small_disk / "a.db", create=True) as archive:
        (small_disk / "ballast").write_bytes(bytes(1_300_000))
        check_full(archive, lines(*REPORTS))
        (small_disk / "ballast").unlink()
        archive.ingest([lines(*REPORTS[:10])])
        assert archive.stats().reports >= 10
        assert list(archive.verify()) == []


@pytest.fixture
def locked_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder, and what makes it so that nothing in it can be written: permissions do not stop root, a file system does."""
    if os.geteuid() == 0:
        folder: Path = request.getfixturevalue("small_disk")
        yield folder, lambda: subprocess.run(["mount", "-o", "remount,ro", folder], check=True) and None
        return
    yield tmp_path, lambda: [path.chmod(0o555) for path in (*tmp_path.iterdir(), tmp_path)] and None
    tmp_path.chmod(0o755)


def test_an_archive_that_may_only_be_read(locked_folder: tuple[Path, Callable[[], None]], lines: Lines) -> None:
    folder, lock = locked_folder
    with Archive.open(folder / "a.db", create=True) as archive:
        archive.ingest([lines(*REPORTS[:3])])
    lock()
    with Archive.open(folder / "a.db") as archive:
        assert len(archive.search("الهدنة")) == archive.stats().reports == 3
        assert list(archive.verify()) == []
        with pytest.raises(musnad.InputError, match="may not be written; check the permissions"):
            archive.ingest([lines(REPORTS[4], name="more.jsonl")])
    with pytest.raises(musnad.InputError, match=r"cannot be opened|may not be written"):
        Archive.open(folder / "b.db", create=True)
