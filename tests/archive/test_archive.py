"""The archive as its users know it: what is filed is found again, as it was at any moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import musnad
from musnad.archive.moments import now

TRUCE = {
    "id": "t1",
    "outlet": "a.org",
    "published": "2016-09-09",
    "text": "قال وزير الخارجية الروسي سيرغي لافروف إن الهدنة في حلب صامدة.",
}
TALKS = {
    "id": "t2",
    "outlet": "b.org",
    "published": "2016-09-12",
    "text": "Kerry said on Monday that talks with احمد in Geneva will resume.",
}
Lines = Callable[..., str]


def test_what_is_filed_is_shown_with_where_it_came_from(archive: musnad.Archive, lines: Lines) -> None:
    path = lines(TRUCE, TALKS)
    summary = archive.ingest([path])
    assert (summary.read, summary.skipped, summary.failed) == (2, 0, 0)
    shown = archive.show("t1")
    assert shown.report.text == TRUCE["text"]
    assert shown.record.id == shown.key
    assert shown.record == musnad.read(shown.report, id=shown.key)
    assert [fetch.address for fetch in shown.fetches] == [f"{path}#L1"]
    assert [filed.report.id for filed in archive.reports()] == ["t1", "t2"]


def test_the_same_bytes_twice_change_nothing(archive: musnad.Archive, lines: Lines) -> None:
    path = lines(TRUCE, TALKS)
    archive.ingest([path])
    before = archive.show("t1")
    again = archive.ingest([path])
    assert (again.read, again.skipped) == (0, 2)
    assert archive.show("t1") == before


def test_a_corrected_day_is_a_new_version_and_nothing_is_lost(archive: musnad.Archive, tmp_path: Path) -> None:
    path = tmp_path / "truce.txt"
    path.write_text(TRUCE["text"] + " وكان ذلك أمس.", encoding="utf-8")
    from musnad.sources.items import Options

    archive.ingest([str(path)], options=Options(published="2016-09-09"))
    moment = now()
    time.sleep(0.002)
    archive.ingest([str(path)], options=Options(published="2016-09-19"))
    shown = archive.show(str(path))
    assert [version.published for version in shown.versions] == ["2016-09-09", "2016-09-19"]
    assert shown.record.times[0].value == "2016-09-18"
    then = archive.as_of(moment).show(str(path))
    assert then.record.times[0].value == "2016-09-08"
    assert len(then.versions) == len(then.fetches) == 1
    assert len(list(archive.reports())) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("هدنة", ["t1"]),
        ("الهدنه", ["t1"]),
        ("أحمد", ["t2"]),
        ("Lavrov", ["t1"]),
        ("كيري", ["t2"]),
        ('"الهدنة في حلب"', ["t1"]),
        ('"حلب في الهدنة"', []),
        ("talk*", ["t2"]),
        ("talk", []),
        ("kerry geneva", ["t2"]),
        ("kerry -geneva", []),
        ("kerry لافروف", []),
        ("'); DROP TABLE versions", []),
    ],
)
def test_search(archive: musnad.Archive, lines: Lines, words: str, found: list[str]) -> None:
    archive.ingest([lines(TRUCE, TALKS)])
    hits, count = archive.find(words)
    assert [archive.show(hit.key).report.id for hit in hits] == found
    assert count == len(found)
    for hit in hits:
        assert hit.spans


def test_search_as_of(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(TRUCE)])
    moment = now()
    time.sleep(0.002)
    archive.ingest([lines(TALKS, name="later.jsonl")])
    assert len(archive.search("Geneva")) == 1
    assert archive.as_of(moment).search("Geneva") == []


def test_bad_items_are_kept_with_place_and_reason_and_the_others_filed(archive: musnad.Archive, lines: Lines) -> None:
    told: list[musnad.Fault] = []
    summary = archive.ingest([lines(TRUCE, {"id": "none"}, TALKS), "nowhere.txt"], tell=told.append)
    assert (summary.read, summary.failed) == (2, 2)
    assert [fault.place.rpartition("/")[2] for fault in told] == ["reports.jsonl:2", "nowhere.txt"]
