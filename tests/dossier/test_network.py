"""Who stands how to whom, and how that turns; everything with a day in one list."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dossier.conftest import Fill, Told
from musnad.dossier.gathering import gather
from musnad.dossier.material import Material
from musnad.dossier.network import alignments, network
from musnad.dossier.process import Process
from musnad.dossier.timeline import has_part, timeline

REPORTS: tuple[Told, ...] = (
    ("2016-09-06", "a.example", "US Secretary of State John Kerry praised Russian President Vladimir Putin on Tuesday for his "
     "role in Syria."),
    ("2016-09-09", "a.example", "GENEVA (Reuters) - US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in "
     "Geneva on Friday to discuss a ceasefire in Syria."),
    ("2016-09-09", "b.example", "GENEVA (Reuters) - US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in "
     "Geneva on Friday to discuss a ceasefire in Syria."),
    ("2016-09-14", "c.example", "قصف الجيش السوري مواقع لفصائل المعارضة المسلحة في حلب اليوم الأربعاء."),
    ("2016-09-20", "a.example", "US Secretary of State John Kerry accused Russia on Tuesday of breaking the ceasefire in Syria."),
    ("2016-09-21", "b.example", "Russian Foreign Minister Sergei Lavrov accused the United States on Wednesday of protecting Nusra "
     "in Syria."),
)  # fmt: skip


@pytest.fixture
def material(fill: Fill, process: Process) -> Material:
    """What the reports tell of the process."""
    return gather(fill(REPORTS), process)


def told(found: Sequence[object], *fields: str) -> list[tuple[object, ...]]:
    """Some fields of each."""
    return [tuple(getattr(one, field) for field in fields) for one in found]


def test_copies_of_one_meeting_weigh_as_one(material: Material) -> None:
    talks = [relation for relation in network(material) if relation.kind == "negotiates"]
    assert told(talks, "source", "target", "first", "last", "events", "reports", "origins") == [
        ("RUS", "USA", "2016-09-09", "2016-09-09", 1, 2, 1)
    ]


def test_relations_are_signed_and_directed(material: Material) -> None:
    hostile = {(r.source, r.target) for r in network(material) if r.sign < 0}
    assert {("USA", "RUS"), ("RUS", "USA")} <= hostile
    assert ("USA", "RUS") in {(r.source, r.target) for r in network(material) if r.sign > 0}


def test_two_parties_turn_against_each_other(material: Material) -> None:
    pair = next(a for a in alignments(material) if (a.one, a.other) == ("RUS", "USA"))
    assert told(pair.weeks, "week", "balance", "reports") == [
        ("2016-09-05", 1.0, 3), ("2016-09-12", None, 1), ("2016-09-19", -1.0, 2)
    ]  # fmt: skip
    assert pair.changes == ("2016-09-19",)


def test_the_timeline_holds_what_has_a_day(material: Material) -> None:
    found = timeline(material)
    assert ("2016-09-09", "meeting", "Geneva") in told(found, "first", "kind", "place")
    assert [m.what.rpartition(": ")[2] for m in found if m.kind == "truce"] == ["in effect", "ended"]
    assert [m.first for m in found] == sorted(m.first for m in found)
    assert all(m.evidence for m in found if m.kind != "truce")


def test_the_timeline_is_cut_by_kind_day_and_party(material: Material) -> None:
    assert {m.kind for m in timeline(material, ["meeting", "truce"])} == {"meeting", "truce"}
    assert {m.first for m in timeline(material, ["truce"], since="2016-09-13")} == {"2016-09-19"}
    assert {m.first for m in timeline(material, ["truce"], until="2016-09-13")} == {"2016-09-12"}
    met = next(m for m in timeline(material) if m.kind == "meeting")
    assert (has_part(met, "RUS"), has_part(met, "TUR")) == (True, False)


@pytest.mark.parametrize("day", ["2016-09-09", "2016-09-14", "2016-09-20"])
def test_a_day_knows_nothing_of_the_days_after_it(fill: Fill, process: Process, day: str) -> None:
    whole = gather(fill(REPORTS), process, day)
    part = gather(fill([one for one in REPORTS if one[0] <= day]), process, day)
    assert network(whole) == network(part)
    assert alignments(whole) == alignments(part)
    assert timeline(whole) == timeline(part)
