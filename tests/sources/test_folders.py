"""Folders and packed files."""

from __future__ import annotations

import gzip
import os
import tracemalloc
from pathlib import Path

import pytest

from musnad.faults import Fault
from musnad.sources.items import Found, Item, Limits, Options
from musnad.sources.places import find_items

LINE = '{"text": "التقى الوزير نظيره."}\n'


def faults_of(found: list[Found]) -> list[Fault]:
    """The faults among what was found."""
    return [one for _, one in found if isinstance(one, Fault)]


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.jsonl", "a.txt", ".hidden.txt", "b/logo.png", "b/page_files/style.css", "z/table.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PK\x03\x04" if name.endswith("xlsx") else LINE.encode())
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(find_items(str(tmp_path)))
    assert [Path(place).name for place, _ in found] == ["a.txt", "1.jsonl:1", "2.txt", "table.xlsx"]
    assert [fault.place for fault in faults_of(found)] == [str(tmp_path / "z" / "table.xlsx")], "what may hold reports is named"


def test_packed_files_are_read_as_what_they_hold(tmp_path: Path) -> None:
    for name, content in {
        "a.jsonl.gz": LINE * 2,
        "b.txt.gz": "قال الوزير.",
        "c.html.gz": f"<html><p>{'قال الوزير ذلك. ' * 30}",
    }.items():
        (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    found = list(find_items(str(tmp_path)))
    assert [one.media_type for _, one in found if isinstance(one, Item)] == ["application/json"] * 2 + ["text/plain", "text/html"]


@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_a_damaged_packed_file_gives_what_stands_before(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = b"".join(b'{"id": "%d", "text": "%s"}\n' % (n, os.urandom(200).hex().encode()) for n in range(1_000))
    packed = gzip.compress(lines)
    half = len(packed) // 2
    path.write_bytes(packed[:half] if damage == "cut" else packed[:half] + b"\0" * 100 + packed[half + 100 :])
    found = list(find_items(str(path)))
    assert 300 < sum(isinstance(one, Item) for _, one in found) < 700
    assert "what stands before was read" in str(faults_of(found)[-1])


def test_packed_bombs(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x" * 30_000_000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"x" * 60_000_000))
    tracemalloc.start()
    one, other = faults_of(list(find_items(str(tmp_path), Options(limits=Limits(size=1_000_000)))))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert "more than 1,000,000 bytes" in one.fault
    assert "unpack to more than" in other.fault


def test_a_file_of_200_mb_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as stream:
        stream.write(LINE.encode())
        stream.seek(200_000_000)
        stream.write(b"\n" + LINE.encode())
    tracemalloc.start()
    first, long, last = (one for _, one in find_items(str(path)))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert isinstance(first, Item)
    assert isinstance(last, Item)
    assert isinstance(long, Fault)
    assert "bytes in one report" in long.fault


def test_ids_that_stand_for_two_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "a"}\n{"id": "1", "text": "b"}\n{"id": "1", "text": "a"}\n', encoding="utf-8")
    found = list(find_items(str(path)))
    assert [(one.report.id, one.report.text) for _, one in found if isinstance(one, Item)] == [("1", "a"), ("", "b"), ("1", "a")]
    [fault] = faults_of(found)
    assert f"already stands for another report ({path}:1)" in fault.fault


def test_a_day_to_come(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "a", "published": "2190-01-01"}\n', encoding="utf-8")
    (_, fault), (_, item) = find_items(str(path))
    assert isinstance(fault, Fault)
    assert "clock" in fault.remedy
    assert isinstance(item, Item)
    assert item.report.published is None


def test_a_saved_feed(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text("<rss><channel><item><title>x</title></item><item><title>y", encoding="utf-8")
    (_, fault), (place, item) = find_items(str(path))
    assert "breaks off" in str(fault)
    assert isinstance(item, Item)
    assert place == f"{path}!1"
    path.write_text('<?xml version="1.0"?><svg></svg>', encoding="utf-8")
    assert "no feed" in str(faults_of(list(find_items(str(path))))[0])


def test_what_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in str(faults_of(list(find_items(str(tmp_path / "none"))))[0])
    assert "cannot be opened" in str(faults_of(list(find_items("a\0b")))[0])
