"""Meetings: what is one and what is two, who met where at which level, what came of it, and what became of a plan."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.conftest import Fill, Told
from musnad.dossier import meeting_words
from musnad.dossier.gathering import gather
from musnad.dossier.process import Process
from musnad.dossier.talks import Meeting, talks

WORDS = Path(meeting_words.__file__).with_suffix(".csv")


def meetings(fill: Fill, process: Process, *reports: Told) -> list[Meeting]:
    """The meetings that some reports tell of."""
    return list(talks(gather(fill(reports), process)))


def test_reports_that_each_tell_a_part_are_one_meeting(fill: Fill, process: Process) -> None:
    found = meetings(
        fill, process,
        ("2016-09-08", "a.example", "يلتقي وزير الخارجية الأميركي جون كيري نظيره الروسي غدا في جنيف لبحث هدنة في سوريا."),
        ("2016-09-09", "b.example", "US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in Geneva "
         "on Friday to discuss a ceasefire in Syria. The talks ended without agreement, a Russian diplomat said."),
        ("2016-09-10", "c.example", "التقى كيري ولافروف أمس الجمعة لبحث الهدنة في سوريا، وهو لقاؤهما الثالث في أسبوعين."),
    )  # fmt: skip
    assert len(found) == 1
    (meeting,) = found
    assert (meeting.date, meeting.place, meeting.level, meeting.status) == ("2016-09-09", "Geneva", "ministers", "held")
    assert meeting.parties == ("RUS GOV", "USA GOV")
    assert {person.office for person in meeting.participants} == {"USA.foreign_minister", "RUS.foreign_minister"}
    assert (meeting.outcome, meeting.round, meeting.reports) == ("no_result", "3", 3)
    assert len(meeting.announced) == 1


def test_two_days_are_two_meetings_and_a_call_is_none_of_them(fill: Fill, process: Process) -> None:
    found = meetings(
        fill, process,
        ("2016-09-20", "a.example", "John Kerry met Sergei Lavrov in Geneva on Tuesday to discuss the truce in Syria."),
        ("2016-09-23", "a.example", "John Kerry met Sergei Lavrov in Geneva on Friday to discuss the truce in Syria."),
        ("2016-09-23", "b.example", "Barack Obama spoke by telephone with Vladimir Putin about Syria on Friday."),
    )  # fmt: skip
    assert [(m.date, m.level) for m in found] == [("2016-09-20", "ministers"), ("2016-09-23", "phone"), ("2016-09-23", "ministers")]


def test_talks_that_go_on_are_one(fill: Fill, process: Process) -> None:
    found = meetings(
        fill, process,
        ("2016-09-01", "a.example", "Talks between Russia and the United States on Syria opened in Geneva on Thursday."),
        ("2016-09-02", "b.example", "Talks between Russia and the United States on Syria resumed in Geneva on Friday."),
    )  # fmt: skip
    assert [(m.date, m.last, m.place) for m in found] == [("2016-09-01", "2016-09-02", "Geneva")]


def test_what_was_called_off_was_not_held(fill: Fill, process: Process) -> None:
    found = meetings(
        fill, process,
        ("2016-09-14", "a.example", "Sergei Lavrov will meet John Kerry in Geneva on Friday to discuss Syria."),
        ("2016-09-16", "b.example", "A meeting of Sergei Lavrov and John Kerry on Syria due in Geneva on Friday was called off."),
    )  # fmt: skip
    assert [(m.date, m.status, len(m.announced)) for m in found] == [("2016-09-16", "cancelled", 1)]


def test_what_a_day_does_not_know_is_planned(fill: Fill, process: Process) -> None:
    reports = (
        ("2016-09-14", "a.example", "Sergei Lavrov will meet John Kerry in Geneva on Friday to discuss Syria."),
        ("2016-09-16", "b.example", "Sergei Lavrov met John Kerry in Geneva on Friday to discuss Syria."),
    )
    archive = fill(reports)
    status = {day: [(m.date, m.status) for m in talks(gather(archive, process, day))] for day in ("2016-09-15", "2016-09-16")}
    assert status == {"2016-09-15": [("2016-09-16", "planned")], "2016-09-16": [("2016-09-16", "held")]}


@pytest.mark.parametrize(
    "row", list(csv.DictReader(WORDS.open(encoding="utf-8", newline=""))), ids=lambda r: f"{r['lang']} {r['tells']}"
)
def test_words_are_found_in_their_example(row: dict[str, str]) -> None:
    found = {sign.tells for sign in meeting_words.find_signs(row["example"], row["lang"], 0, len(row["example"]))}
    assert row["tells"] in found


def test_one_day_can_see_one_meeting_fall_through_and_another_held(fill: Fill, process: Process) -> None:
    found = meetings(
        fill, replace(process, places=("Geneva", "New York")),
        ("2016-09-20", "a.example", "ألغي الثلاثاء في جنيف اجتماع بين الولايات المتحدة وروسيا حول هدنة في سوريا."),
        ("2016-09-20", "b.example", "US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in New York on "
         "Tuesday to discuss the truce in Syria."),
    )  # fmt: skip
    assert sorted((m.status, m.date) for m in found) == [("cancelled", "2016-09-20"), ("held", "2016-09-20")]


def test_a_visit_during_which_they_will_meet_is_a_plan(fill: Fill, process: Process) -> None:
    found = meetings(
        fill, process,
        ("2016-09-20", "a.example", "وصل وزير الخارجية الأميركي جون كيري الثلاثاء إلى جنيف في زيارة تستمر يومين يلتقي خلالها "
         "نظيره الروسي سيرغي لافروف لبحث الهدنة في سوريا."),
    )  # fmt: skip
    assert [m.status for m in found] == ["planned"]


def test_the_day_of_a_departure_is_not_that_of_the_meeting_before_it(fill: Fill, process: Process) -> None:
    found = meetings(
        fill, process,
        ("2016-09-20", "a.example", "John Kerry met Sergei Lavrov in Geneva on Tuesday to discuss the truce in Syria."),
        ("2016-09-21", "b.example", "John Kerry left Geneva for London on Wednesday after meeting Sergei Lavrov over Syria."),
    )  # fmt: skip
    assert [(m.date, m.last, m.place, m.reports) for m in found] == [("2016-09-20", "2016-09-20", "Geneva", 2)]
