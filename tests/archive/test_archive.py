"""The archive as its users know it: what is filed is found again, as it was at any moment."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import msgspec
import pytest

import musnad
from musnad.archive import filing
from musnad.archive.moments import now
from musnad.sources.items import Options

from .conftest import Lines

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "dossier"
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


def test_lines_and_tables(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(TRUCE, TALKS)])
    said = next(iter(archive.statements()))
    assert (said.speaker, said.speaker_code, said.outlet) == ("Sergey Lavrov", "RUS GOV", "a.org")
    assert said.item == f"{said.report}/s1"
    assert TRUCE["text"][said.start : said.end] == said.quote
    frame = archive.to_pandas("statements")
    assert list(frame["speaker"]) == [line.speaker for line in archive.statements()]
    for table in ("reports", "entities", "times", "events", "statements", "positions", "provisions"):
        told = archive.to_arrow(table)
        assert told.num_rows == len(list(archive.lines(table)))
        assert archive.as_of("2000-01-01").to_arrow(table).schema == told.schema
    assert archive.to_arrow("links").column_names[:3] == ["kind", "left", "right"]
    with pytest.raises(musnad.InputError, match="did you mean 'events'"):
        archive.to_arrow("event")


def test_diff_tells_what_is_new(archive: musnad.Archive, tmp_path: Path, lines: Lines) -> None:
    path = tmp_path / "truce.txt"
    path.write_text(TRUCE["text"], encoding="utf-8")
    archive.ingest([lines(TALKS), "nowhere.txt"])
    archive.ingest([str(path)], options=Options(published="2016-09-09"))
    moment = now()
    time.sleep(0.002)
    archive.ingest([str(path)], options=Options(published="2016-09-10"))
    archive.grade("a.org", "b", reason="its own correspondents", person="N. N.")
    new = list(archive.diff(moment))
    assert [(change.kind, change.what.get("published")) for change in new] == [
        ("version", ["2016-09-09", "2016-09-10"]), ("grade", None),
    ]  # fmt: skip
    assert [change.kind for change in archive.diff("24h")] == ["report", "report", "version", "grade", "fault"]
    assert list(archive.as_of("yesterday").diff("2000-01-01")) == []


def test_news_sums_up_what_is_new(archive: musnad.Archive, tmp_path: Path) -> None:
    reports = (EXAMPLES / "syria.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    for name, some in (("first.jsonl", reports[:40]), ("then.jsonl", reports[40:])):
        moment = now()
        (tmp_path / name).write_text("".join(some), encoding="utf-8")
        archive.ingest([str(tmp_path / name)])
        time.sleep(0.002)
    news = archive.news(moment, limit=5)
    everything = list(archive.diff(moment))
    assert news.counts == Counter(change.kind for change in everything)
    assert news.counts["report"] == len(reports) - 40
    assert sum(news.links.values()) == news.counts["link"]
    newest = [change.item for change in reversed(everything) if change.kind == "report"]
    assert [change.item for change in news.told["report"]] == newest[:5]
    assert news.confirmed
    for event in news.confirmed:
        assert event.before < event.now == archive.origins(event.item)[0].origins.independent
    assert {change.what["kind"] for change in news.contradictions} == {"contradiction"}
    assert archive.news("2100-01-01").counts == {}


def test_stats(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(TRUCE, TALKS)])
    told = archive.stats()
    assert (told.reports, told.versions, told.fetches) == (2, 2, 2)
    assert told.languages == {"ar": 1, "en": 1}
    assert told.outlets == {"a.org": 1, "b.org": 1}
    assert told.published == ("2016-09-09", "2016-09-12")
    assert told.entries["statements"] == len(list(archive.statements()))
    assert archive.as_of("yesterday").stats().reports == 0


def test_people_overrule_and_history_is_kept(archive: musnad.Archive, lines: Lines) -> None:
    copy = {**TRUCE, "id": "c1", "outlet": "c.org"}
    archive.ingest([lines(TRUCE, copy)])
    one, other = (archive.show(name).key for name in ("t1", "c1"))
    before = now()
    time.sleep(0.002)
    archive.split("copy", "c1", "t1", reason="both were there", person="N. N.")
    archive.join("same_event", one, other, reason="the same meeting")
    assert [(d.decision, d.left, d.right) for d in archive.decisions()] == [("split", other, one), ("join", one, other)]
    assert archive.as_of(before).decisions() == []
    with pytest.raises(musnad.InputError, match="reason: is missing"):
        archive.split("copy", one, other, reason=" ")
    with pytest.raises(musnad.InputError, match="no report 'zzzz'"):
        archive.split("copy", one, "zzzz", reason="x")
    with pytest.raises(musnad.InputError, match="cannot be added to"):
        archive.as_of(before).split("copy", one, other, reason="x")


def test_copies_are_linked_with_rule_and_evidence(archive: musnad.Archive, lines: Lines) -> None:
    more = "وأضاف أن موسكو تدعو جميع الأطراف إلى وقف القصف وفتح الطريق أمام قوافل الإغاثة إلى الأحياء المحاصرة."
    text = f"{TRUCE['text']} {more}"
    archive.ingest([lines({**TRUCE, "text": text}, {**TRUCE, "id": "c1", "outlet": "c.org", "text": text})])
    copies = [link for link in archive.links() if link.kind == "copy"]
    assert [(link.left, link.right) for link in copies] == [(archive.show("c1").key, archive.show("t1").key)]
    assert copies[0].rule
    assert copies[0].evidence
    assert list(archive.links(copies[0].left)) == list(archive.links(copies[0].right)) != []
    assert list(archive.as_of("yesterday").links()) == []


def test_answers_are_json(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(TRUCE)])
    for value in (archive.show("t1"), archive.search("هدنة")[0], archive.stats(), next(archive.diff("24h"))):
        assert json.loads(msgspec.json.encode(value))


def test_an_entry_of_a_time_that_has_not_come_is_told(
    archive: musnad.Archive, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "now", lambda: "2999-01-01T00:00:00.000000Z")
    archive.ingest([lines(TRUCE)])
    monkeypatch.undo()
    told: list[musnad.Fault] = []
    summary = archive.ingest([lines(TALKS, name="later.jsonl")], tell=told.append)
    assert (summary.read, summary.failed) == (1, 1)
    assert "was recorded at 2999-01-01T00:00Z" in told[0].fault
    assert archive.show("t2").versions[0].recorded == "2999-01-01T00:00:00.000001Z"


def test_one_id_for_two_reports_keeps_both(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(TRUCE), lines({**TALKS, "id": "t1"}, name="more.jsonl")])
    assert len(list(archive.reports())) == 2
    with pytest.raises(musnad.InputError, match=r"'t1' names several reports; choices: .*, .*; give the whole key"):
        archive.show("t1")


def test_reports_are_found_by_key_id_url_and_address(archive: musnad.Archive, lines: Lines) -> None:
    path = lines({**TRUCE, "url": "https://a.org/truce"})
    archive.ingest([path])
    key = archive.show("t1").key
    for name in (key, key[:5], key.upper(), "https://a.org/truce", f"{path}#L1"):
        assert (archive.show(name).key, archive.show(name).entry) == (key, None)
    assert archive.show(f"{key[:6]}/s1").entry == archive.show("t1/s1").entry == "s1"
    with pytest.raises(musnad.InputError, match=f"report {key} has no entry 's9'"):
        archive.show(f"{key}/s9")


def test_a_second_run_does_not_touch_the_file(tmp_path: Path, lines: Lines) -> None:
    path, source = tmp_path / "a.db", lines(TRUCE, TALKS)
    with musnad.Archive.open(path, create=True) as archive:
        archive.ingest([source])
    before = path.read_bytes()
    with musnad.Archive.open(path, create=True) as archive:
        archive.ingest([source])
    assert path.read_bytes() == before


def test_reading_loads_no_database() -> None:
    heavy = "sqlalchemy alembic psycopg pyarrow pandas httpx trafilatura feedparser"
    code = f"import sys, musnad, musnad.cli; musnad.read('قال مصدر'); print([m for m in {heavy!r}.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
