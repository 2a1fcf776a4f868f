"""Positions and provisions over many reports: since when, who says so, what changed, and how a step is known."""

from __future__ import annotations

import pytest

from dossier.conftest import Fill
from musnad.dossier.gathering import gather
from musnad.dossier.position_changes import changes, dissents, pairs
from musnad.dossier.positions import Stance, positions
from musnad.dossier.process import Process
from musnad.dossier.provisions import provisions
from musnad.dossier.voices import Voice


def stance(party: str, side: str, *days: str, voice: str = "") -> Stance:
    """A stance on a ceasefire."""
    return Stance(
        party=party, issue="ceasefire", stance=side, since=days[0], last=days[-1], days=days,
        voices=(Voice(name=voice or party, actor=party),), sources=(), origins=1, reports=len(days), evidence=(),
    )  # fmt: skip


def test_a_stance_has_its_days_and_voices(fill: Fill, process: Process) -> None:
    found = positions(gather(fill([
        ("2016-09-08", "a.example", "US Secretary of State John Kerry called for a ceasefire in Syria."),
        ("2016-09-12", "b.example", "طالبت الولايات المتحدة بهدنة في سوريا."),
        ("2016-09-12", "c.example", "Washington demanded a ceasefire in Syria and sanctions on oil."),
    ]), process))  # fmt: skip
    (wanted,) = [s for s in found if (s.party, s.issue) == ("USA GOV", "ceasefire")]
    assert (wanted.stance, wanted.since, wanted.last, wanted.reports) == ("for", "2016-09-08", "2016-09-12", 3)
    assert Voice(name="John Kerry", actor="USA GOV", office="USA.foreign_minister") in wanted.voices
    assert {s.issue for s in found} <= set(process.issues)


def test_a_party_that_takes_the_other_side_changed() -> None:
    moved = changes([stance("RUS GOV", "against", "2016-09-01"), stance("RUS GOV", "for", "2016-09-05", "2016-09-06")])
    assert [(c.day, c.before, c.after) for c in moved] == [("2016-09-05", "against", "for")]
    assert not changes([stance("RUS GOV", "for", "2016-09-01"), stance("USA GOV", "against", "2016-09-05")])


def test_own_voices_contradict_but_other_parties_do_not() -> None:
    split = dissents([stance("USA GOV", "for", "2016-09-01", voice="John Kerry"), stance("USA MIL", "against", "2016-09-02")])
    assert [(d.party, d.wanting[0].name, d.rejecting[0].name) for d in split] == [("USA", "John Kerry", "USA MIL")]
    assert not dissents([stance("YEM REB", "for", "2016-09-01"), stance("YEM GOV", "against", "2016-09-02")])


def test_where_parties_stand() -> None:
    (pair,) = pairs([stance("RUS GOV", "for", "2016-09-01"), stance("USA GOV", "against", "2016-09-02")])
    assert (pair.together, pair.apart) == ((), ("ceasefire",))


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Sergei Lavrov said Russia and the United States had agreed on a ceasefire in Syria.", "official"),
        ("A diplomat said Russia and the United States had agreed on a ceasefire in Syria.", "unnamed"),
        ("Russia and the United States agreed on a ceasefire in Syria on Friday.", "outlet"),
    ],
)
def test_how_a_step_is_known(fill: Fill, process: Process, words: str, known: str) -> None:
    (step,) = provisions(gather(fill([("2016-09-10", "a.example", words)]), process))
    assert (step.issue, step.status, step.since, step.known) == ("ceasefire", "agreed", "2016-09-10", known)


def steps(fill: Fill, process: Process, *reports: tuple[str, str]) -> list[tuple[str, str, str]]:
    """The steps that some reports (day, words) tell of: issue, status, day."""
    told = [(day, f"{n}.example", words) for n, (day, words) in enumerate(reports)]
    return [(s.issue, s.status, s.since) for s in provisions(gather(fill(told), process))]


def test_what_is_recalled_makes_no_new_step(fill: Fill, process: Process) -> None:
    found = steps(
        fill, process,
        ("2016-09-10", "Russia and the United States agreed on a ceasefire in Syria on Friday."),
        ("2016-09-13", "The ceasefire in Syria came into effect on Monday."),
        ("2016-09-15", "Russia and the United States agreed on a ceasefire in Syria last week."),
    )  # fmt: skip
    assert found == [("ceasefire", "agreed", "2016-09-10"), ("ceasefire", "in_force", "2016-09-13")]


def test_a_demand_is_a_step(fill: Fill, process: Process) -> None:
    found = steps(fill, process, ("2016-09-08", "France demanded the delivery of aid to Aleppo in Syria."))
    assert found == [("humanitarian_access", "demanded", "2016-09-08")]
