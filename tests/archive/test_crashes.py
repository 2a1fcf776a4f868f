"""Killed at any point, the archive opens, holds no half report, and the same command completes it; also with several at work."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from musnad.archive.archive import Archive

from .conftest import Lines

COUNT = 60

#: How often processes are killed; more find more.
ROUNDS = int(os.environ.get("MUSNAD_CRASHES", "3"))
REPORTS = [
    {
        "id": f"r{n}", "outlet": f"{n % 3}.org", "published": "2016-09-09",
        "text": f"قال مصدر عسكري إن الهدنة في الحي {n} صامدة، وإن {n} مدنيا عادوا إليه أمس. " * 3,
    }
    for n in range(COUNT)
]  # fmt: skip


def ingest(place: str, *sources: str, jobs: int = 1, code: str = "") -> subprocess.Popen[str]:
    """`musnad ingest` in a process of its own; `code` runs before it."""
    program = f"{code}\nimport sys, musnad.cli\nif __name__ == '__main__': musnad.cli.main()"
    command = [sys.executable, "-c", program, "ingest", *sources, "--archive", place, "--jobs", str(jobs)]
    if jobs > 1:  # processes that read import the main module anew: it must be a file
        command[1:3] = ["-m", "musnad"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check_whole(place: str) -> int:
    """Every report that is there is whole; how many there are."""
    with Archive.open(place, create=True) as archive:
        assert list(archive.verify()) == []
        filed = list(archive.reports())
        for one in filed[::7]:
            assert archive.show(one.key).fetches
            assert [hit.key for hit in archive.search(f'"في الحي {one.report.id[1:]} صامدة"')] == [one.key]
        return len(filed)


def check_completes(place: str, source: str) -> None:
    """The same command files what is missing, and a further one nothing."""
    before = check_whole(place)
    done = ingest(place, source)
    said, faults = done.communicate(timeout=120)
    assert faults == ""
    assert said == f"{COUNT - before:,} read, {before:,} skipped, 0 failed\n"
    assert check_whole(place) == COUNT


def test_killed_at_random_moments(place: str, lines: Lines) -> None:
    source, chance = lines(*REPORTS), random.Random(20160909)
    held = 0
    for round in range(ROUNDS):
        process = ingest(place, source, jobs=1 + round % 2)
        time.sleep(chance.uniform(0.5, 2.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now = check_whole(place)
        assert now >= held
        held = now
    check_completes(place, source)


#: Kills its process before its n-th statement to the database.
_SUICIDE = """
import itertools, os, signal, sqlalchemy
from sqlalchemy import event
count = itertools.count(1)
@event.listens_for(sqlalchemy.Engine, "before_cursor_execute")
def kill(*_):
    if next(count) == {n}:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_between_any_two_statements(place: str, lines: Lines) -> None:
    source, chance = lines(*REPORTS), random.Random(9)
    for n in (3, *chance.sample(range(20, 1000), ROUNDS)):
        process = ingest(place, source, code=_SUICIDE.format(n=n))
        process.communicate(timeout=120)
        assert process.returncode in (-signal.SIGKILL, 0)  # 0: what earlier rounds left needed fewer statements
        check_whole(place)
    check_completes(place, source)


def test_no_process_stays_behind_when_the_first_is_killed(tmp_path: Path, lines: Lines) -> None:
    process = ingest(str(tmp_path / "a.db"), lines(*REPORTS), jobs=2)
    children: list[int] = []
    for _ in range(200):
        children = children_of(process.pid)
        if len(children) > 2:  # two that read, and the one that keeps track of shared resources
            break
        time.sleep(0.05)
    process.kill()
    process.communicate()
    assert children
    for _ in range(200):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            return
        time.sleep(0.05)
    pytest.fail("processes that read outlived the one that gave them work")


def test_a_reading_process_that_is_killed_costs_no_report(tmp_path: Path, lines: Lines) -> None:
    place = str(tmp_path / "a.db")
    process = ingest(place, lines(*REPORTS), jobs=2)
    while process.poll() is None and len(children_of(process.pid)) < 3:
        time.sleep(0.02)
    os.kill(max(children_of(process.pid)), signal.SIGKILL)  # the youngest, which reads or is just being started
    said, faults = process.communicate(timeout=120)
    assert (said, faults) == (f"{COUNT} read, 0 skipped, 0 failed\n", "")
    assert check_whole(place) == COUNT


def children_of(process: int) -> list[int]:
    """The processes that a process started."""
    if not Path(f"/proc/{process}").exists():
        pytest.skip("no /proc to look processes up in")
    return [int(child) for task in Path(f"/proc/{process}/task").glob("*/children") for child in task.read_text().split()]


def test_stopped_and_resumed(place: str, lines: Lines) -> None:
    many = [{**report, "id": f"{report['id']}-{n}", "text": f"{report['text']} {n}"} for n in range(8) for report in REPORTS]
    source = lines(*many)
    process = ingest(place, source)
    with Archive.open(place, create=True) as archive:
        while archive.stats().reports == 0:
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said, faults = process.communicate(timeout=60)
        assert process.returncode == 130
        assert "musnad: stopping; what is read will be filed" in faults
        assert said.startswith("stopped; run the same command again to go on; ")
        count = archive.stats().reports
        assert said.split("; ")[2] == f"{count:,} read, 0 skipped, 0 failed\n"
        assert count < len(many)
        assert list(archive.verify()) == []
        again = archive.ingest([source], stop=lambda: archive.stats().reports >= count + 10)
        assert again.skipped == count
        assert again.read > 0


def test_two_write_while_a_third_reads(place: str, lines: Lines) -> None:
    Archive.open(place, create=True).close()
    first, second = lines(*REPORTS[:40], name="first.jsonl"), lines(*REPORTS[20:], name="second.jsonl")
    writers = [ingest(place, first), ingest(place, second)]
    seen, ended = [0], threading.Event()
    faults: list[str] = []

    def read() -> None:
        with Archive.open(place) as archive:
            while not ended.is_set():
                shown = [archive.show(filed.key) for filed in archive.reports()]
                faults.extend(one.key for one in shown if not one.fetches or not one.record.statements)
                if len(shown) < seen[-1]:
                    faults.append("reports went away")
                seen.append(len(shown))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for writer in writers:
            said, errors = writer.communicate(timeout=120)
            assert (writer.returncode, errors) == (0, ""), said
    finally:
        ended.set()
        reader.join()
    assert faults == []
    assert len(seen) > 2
    assert check_whole(place) == COUNT
    with Archive.open(place) as archive:
        assert list(archive.links())


def test_the_counts_as_json(tmp_path: Path, lines: Lines) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "musnad", "ingest", lines(*REPORTS[:3]), "--archive", tmp_path / "a.db", "--format", "jsonl"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(process.stdout)
    assert (told["read"], told["skipped"], told["failed"], told["stopped"]) == (3, 0, 0, False)
