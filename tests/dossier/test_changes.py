"""What changed between two days: nothing that was known before, all that was not, and what became of what was known."""

from __future__ import annotations

import pytest

from dossier.conftest import TALKS, Fill
from musnad.dossier.changes import Changes, compare
from musnad.dossier.dossier import make_dossier
from musnad.dossier.gathering import earlier, gather
from musnad.dossier.process import Process


def changes(fill: Fill, process: Process, before: str, until: str) -> Changes:
    """The changes after one day until another."""
    material = gather(fill(TALKS), process, until)
    return compare(make_dossier(earlier(material, before)), make_dossier(material), before, until)


def test_the_material_of_an_earlier_day_is_what_was_gathered_on_it(fill: Fill, process: Process) -> None:
    archive = fill(TALKS)
    material = earlier(gather(archive, process), "2016-09-09")
    then = gather(archive, process, "2016-09-09")
    assert [filed.key for filed in material.reports] == [filed.key for filed in then.reports]
    assert material.links == then.links


def test_a_planned_meeting_that_was_held_is_told_with_what_was_known_of_it(fill: Fill, process: Process) -> None:
    found = changes(fill, process, "2016-09-08", "2016-09-09").meetings
    assert [(change.how, change.before and change.before.status, change.after.status) for change in found] == [
        ("status", "planned", "held")
    ]


def test_what_was_known_is_no_change(fill: Fill, process: Process) -> None:
    found = changes(fill, process, "2016-09-15", "2016-09-15")
    assert (found.meetings, found.stances, found.steps, found.breaches, found.contradictions) == ((), (), (), (), ())


def test_a_breach_is_new_once(fill: Fill, process: Process) -> None:
    (change,) = changes(fill, process, "2016-09-13", "2016-09-14").breaches
    assert change.before is None
    assert (change.after.day, change.after.grade) == ("2016-09-13", "alleged")


def test_days_without_reports_and_what_was_not_found_are_told(fill: Fill, process: Process) -> None:
    found = changes(fill, process, "2016-09-10", "2016-09-14")
    assert found.silent == ("2016-09-11", "2016-09-12", "2016-09-13")
    assert ("issue", "humanitarian_access") in {(one.what, one.key) for one in found.not_found}
    assert "breaches" not in {one.what for one in found.not_found}


@pytest.mark.parametrize("until", ["2016-09-09", "2016-09-12"])
def test_no_breach_is_missed_where_no_truce_holds(fill: Fill, process: Process, until: str) -> None:
    missed = {one.what for one in changes(fill, process, "2016-09-08", until).not_found}
    assert ("breaches" in missed) == (until >= "2016-09-12")
