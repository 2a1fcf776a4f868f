"""Processes that an archive tells of are found, and no others; commands keep them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dossier.conftest import Fill, Told
from musnad.cli import app
from musnad.dossier.process import parse_process
from musnad.dossier.proposing import propose
from musnad.views.processes import proposal_toml

WEEKS = ("2016-08-26", "2016-09-01", "2016-09-08", "2016-09-09", "2016-09-15")
TALKS: tuple[Told, ...] = tuple(
    (day, f"{n}.example", "US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in Geneva on the truce in "
     f"Syria and on aid for Aleppo, for the {n}th time.")
    for n, day in enumerate(WEEKS, 4)
)  # fmt: skip
ONCE: Told = ("2016-09-02", "x.example", "French President Francois Hollande met German Chancellor Angela Merkel on the truce.")


def test_parties_that_keep_meeting_on_one_matter_are_proposed(fill: Fill) -> None:
    found = propose(fill([*TALKS, ONCE]))
    assert len(found) == 1
    process = found[0].process
    assert (process.parties, process.countries) == (("RUS", "USA"), ("SYR",))
    assert "ceasefire" in process.issues
    assert "Geneva" in process.places
    assert (str(process.since), str(process.until)) == ("2016-08-26", "2016-09-15")
    assert (found[0].reports, found[0].weeks) == (5, 4)


def test_a_proposal_can_be_added_as_it_is_printed(fill: Fill) -> None:
    proposal = propose(fill(TALKS))[0]
    assert parse_process(proposal_toml(proposal), "other", "proposal.toml") == proposal.process


def test_talks_that_rest_are_another_process(fill: Fill) -> None:
    earlier = [(day.replace("2016-0", "2015-0"), outlet, text.replace("Geneva", "Vienna")) for day, outlet, text in TALKS]
    assert sorted(str(p.process.since) for p in propose(fill([*TALKS, *earlier]))) == ["2015-08-26", "2016-08-26"]


def test_only_what_was_published_within_the_days_counts(fill: Fill) -> None:
    assert propose(fill(TALKS), until="2016-09-01") == ()


@pytest.fixture
def place(fill: Fill, tmp_path: Path) -> str:
    """The archive of the talks."""
    fill(TALKS)
    return str(tmp_path / "0.db")


def run(*args: str, given: str | None = None) -> Result:
    """A command and what it printed."""
    return CliRunner().invoke(app, list(args), input=given)


def test_processes_are_kept_listed_shown_and_taken_away(place: str) -> None:
    proposed = run("process", "propose", "--archive", place)
    assert proposed.exit_code == 0
    assert run("process", "add", "-", "--as", "syria", "--archive", place, given=proposed.stdout).exit_code == 0
    listed = json.loads(run("process", "list", "--format", "json", "--archive", place).stdout)
    assert [one["slug"] for one in listed] == ["syria"]
    shown = run("process", "show", "syria", "--archive", place).stdout
    assert parse_process(shown, "syria", "syria").parties == ("RUS", "USA")
    assert run("process", "remove", "syria", "--archive", place).exit_code == 0
    gone = run("process", "show", "syria", "--archive", place)
    assert gone.exit_code == 1
    assert "keeps no process 'syria'" in gone.stderr


def test_commands_write_tables_json_and_csv(place: str) -> None:
    proposed = run("process", "propose", "--archive", place).stdout
    run("process", "add", "-", "--as", "syria", "--archive", place, given=proposed)
    table = run("actors", "syria", "--archive", place).stdout
    assert "Russia negotiates with United States" in table
    rows = run("timeline", "syria", "--kind", "meeting", "--format", "csv", "--archive", place).stdout.splitlines()
    assert rows[0].startswith("first,last,kind,")
    assert len(rows) > 1
    found = json.loads(run("timeline", "syria", "--format", "json", "--archive", place).stdout)
    assert {moment["kind"] for moment in found["moments"]} >= {"meeting"}
    wrong = run("timeline", "syria", "--kind", "party", "--archive", place)
    assert wrong.exit_code == 2
    nothing = run("truce", "syria", "--archive", place)
    assert nothing.exit_code == 1
