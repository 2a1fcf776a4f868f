"""Which reports a process is made of, what is one among them, and that a day sees nothing of the days after it."""

from __future__ import annotations

import pytest

from dossier.conftest import PROCESS, TALKS, Fill
from musnad.dossier.gathering import gather
from musnad.dossier.process import Process, parse_process, process_toml
from musnad.faults import InputError
from musnad.linking.origins import find_origins


def test_only_reports_of_the_matter_belong(fill: Fill, process: Process) -> None:
    material = gather(fill(TALKS), process)
    assert {f.report.id for f in material.reports} == {"r1", "r2", "r3", "r4", "r5"}
    assert material.coverage == {"2016-09-08": 1, "2016-09-09": 2, "2016-09-10": 1, "2016-09-14": 1}


def test_copies_are_one_event_with_one_origin(fill: Fill, process: Process) -> None:
    material = gather(fill(TALKS), process)
    met = next(group for group in material.same_events if {told.filed.report.id for told in group} >= {"r2", "r3"})
    origins = material.origins(told.address for told in met if told.filed.report.id in ("r2", "r3"))
    assert origins.reports == 2
    assert [origin.name for origin in origins.origins] == ["Reuters"]


def test_what_is_remembered_of_reports_changes_no_origins(fill: Fill, process: Process) -> None:
    material = gather(fill(TALKS), process)
    copies = [link for link in material.links if link.kind == "copy"]
    assert copies
    for group in (*material.same_events, *material.same_statements):
        items = sorted({told.address for told in group})
        assert material.origins(items) == find_origins(items, material.filed, copies)


@pytest.mark.parametrize("day", ["2016-09-08", "2016-09-09", "2016-09-13"])
def test_a_day_is_made_of_what_was_published_until_then(fill: Fill, process: Process, day: str) -> None:
    whole, part = gather(fill(TALKS), process, day), gather(fill([t for t in TALKS if t[0] <= day]), process, day)
    assert [f.report for f in whole.reports] == [f.report for f in part.reports]
    assert whole.links == part.links
    assert [[t.address for t in group] for group in whole.same_events] == [[t.address for t in g] for g in part.same_events]


def test_a_process_is_written_as_it_is_read(process: Process) -> None:
    assert parse_process(process_toml(process), "other", "again.toml") == process


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ('issues = ["ceasefire"', 'issues = ["truces"', "issues: unknown 'truces'"),
        ("since = 2016-08-26", "since = 2016-12-26", "since 2016-12-26 is later than until 2016-10-04"),
        ('parties = ["USA"', 'parties = ["USSR"', "parties: nobody is called 'USSR'"),
        ("end = 2016-09-19", "end = 2016-09-01", "ends before it takes effect"),
        ('name = "US–Russia', 'title = "US–Russia', "unknown field `title`"),
        ("[[truce]]", "[[truce]", "not TOML"),
    ],
)
def test_a_wrong_definition_is_refused(written: str, instead: str, fault: str) -> None:
    assert written in PROCESS
    with pytest.raises(InputError, match=r"^syria\.toml: ") as raised:
        parse_process(PROCESS.replace(written, instead), "syria", "syria.toml")
    assert fault in str(raised.value)


def test_definitions_are_kept_and_taken_away(fill: Fill) -> None:
    archive = fill(TALKS)
    archive.define("syria", PROCESS)
    before = archive.definitions()[0].recorded
    archive.define("syria", "")
    assert archive.definitions() == []
    assert [d.slug for d in archive.as_of(before).definitions()] == ["syria"]
