"""Breaches and their grades, the ledger, aid, silence, declared truces; and that a day knows nothing of the days after it."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.conftest import Fill, Told
from musnad.dossier.declared import declared_truces
from musnad.dossier.gathering import gather
from musnad.dossier.process import Process, parse_process
from musnad.dossier.truces import Monitor, monitors

PROCESS = """
name = "Talks on Yemen"
parties = ["YEM GOV", "houthis"]
also = ["UNO"]
countries = ["YEM"]
places = ["Hodeidah"]
issues = ["ceasefire", "humanitarian_access"]
since = 2018-12-01
until = 2019-02-28

[[truce]]
name = "Truce of Hodeidah"
parties = ["YEM GOV", "houthis"]
area = ["Hodeidah", "Hays"]
declared = 2018-12-13
effect = 2018-12-18
end = 2019-01-31
exempt = ["aqap"]
"""

REPORTS: tuple[Told, ...] = (
    ("2018-12-13", "a.example", "The Yemeni government and the Houthis agreed on a ceasefire in Hodeidah on Thursday that will "
     "take effect on Tuesday, the U.N. envoy said."),
    ("2018-12-14", "b.example", "اتفقت الحكومة اليمنية والحوثيون أمس الخميس على وقف لإطلاق النار في الحديدة يبدأ "
     "سريانه الثلاثاء المقبل."),
    ("2018-12-15", "a.example", "Houthi forces shelled Hodeidah on Saturday, killing five people, medics said."),
    ("2018-12-20", "a.example", "Houthi forces shelled a market in Hodeidah on Thursday, killing three people, medics said."),
    ("2018-12-20", "b.example", "قصف الحوثيون سوقا في الحديدة اليوم الخميس وقتلوا أربعة مدنيين، بحسب ما أفاد سكان."),
    ("2018-12-22", "c.example", "The Yemeni government accused the Houthis of shelling Hays on Saturday."),
    ("2018-12-23", "c.example", "The Houthis denied on Sunday that they had shelled Hays."),
    ("2018-12-24", "a.example", "Houthi forces shelled Taiz on Monday, killing two people, medics said."),
    ("2018-12-26", "d.example", "قالت الحكومة اليمنية إن الحوثيين ارتكبوا 183 خرقا للهدنة في الحديدة."),
    ("2019-01-02", "a.example", "The United Nations delivered food to Hodeidah on Wednesday, an aid worker said."),
    ("2019-02-02", "a.example", "Houthi forces shelled Hodeidah on Saturday, killing six people, medics said."),
)  # fmt: skip


@pytest.fixture
def yemen() -> Process:
    """A process with one truce."""
    return parse_process(PROCESS, "yemen", "yemen.toml")


@pytest.fixture
def seen(fill: Fill, yemen: Process) -> Monitor:
    """Its truce as the reports show it."""
    return monitors(gather(fill(REPORTS), yemen))[0]


def test_only_what_falls_under_the_truce_is_a_breach(seen: Monitor) -> None:
    assert [(b.day, b.place, b.type) for b in seen.breaches] == [
        ("2018-12-20", "Hodeidah", "ASSAULT"),
        ("2018-12-22", "Hays", "ASSAULT"),
    ]


def test_a_breach_keeps_both_figures_and_who_is_accused(seen: Monitor) -> None:
    shelling = seen.breaches[0]
    assert shelling.killed is not None
    assert (shelling.killed.low, shelling.killed.high) == (3, 4)
    assert shelling.sides == ("houthis",)
    assert (shelling.grade, shelling.reports, shelling.independent) == ("corroborated", 2, 2)


def test_what_only_a_party_says_and_the_other_denies_is_disputed(seen: Monitor, fill: Fill, yemen: Process) -> None:
    assert seen.breaches[1].grade == "disputed"
    assert seen.breaches[1].accusers == ("YEM GOV",)
    before = monitors(gather(fill(REPORTS), yemen, "2018-12-22"))[0]
    assert before.breaches[1].grade == "alleged"


def test_totals_stand_in_the_ledger_alone(seen: Monitor) -> None:
    assert [(a.accuser, a.accused, a.violations) for a in seen.accusations if a.violations] == [("YEM GOV", "houthis", 183)]
    accounts = {account.party: account for account in seen.accounts}
    assert accounts["houthis"].claimed == 183
    assert (accounts["houthis"].killed_low, accounts["houthis"].killed_high) == (3, 4)
    assert accounts["YEM GOV"].breaches == 0


def test_a_day_of_which_nothing_was_read_is_not_a_quiet_day(seen: Monitor) -> None:
    days = {day.day: day for day in seen.days}
    assert (days["2018-12-24"].reports, days["2018-12-24"].breaches) == (1, 0)
    assert (days["2018-12-29"].reports, days["2018-12-29"].breaches) == (0, None)
    assert seen.days[-1].day == "2019-01-31"


def test_aid_that_came(seen: Monitor) -> None:
    assert [(a.day, a.place, a.kind) for a in seen.aid] == [("2019-01-02", "Hodeidah", "delivered")]


def test_weaker_evidence_is_left_out_on_request(fill: Fill, yemen: Process) -> None:
    only = monitors(gather(fill(REPORTS), yemen), min_origins=2)[0]
    assert [b.day for b in only.breaches] == ["2018-12-20"]


def test_a_group_that_the_truce_leaves_out_breaks_nothing(fill: Fill, yemen: Process) -> None:
    told: list[Told] = [("2018-12-21", "a.example", "Al-Qaeda in the Arabian Peninsula fighters attacked Hodeidah on Friday.")]
    assert monitors(gather(fill(told), yemen))[0].breaches == ()


def test_a_truce_that_the_definition_lacks_is_proposed(fill: Fill, yemen: Process) -> None:
    material = gather(fill(REPORTS), yemen)
    known = declared_truces(material)
    assert [(t.declared, t.effect, t.side, t.defined) for t in known] == [
        ("2018-12-13", "2018-12-18", "bilateral", "Truce of Hodeidah")
    ]
    without = parse_process(PROCESS.partition("[[truce]]")[0], "yemen", "yemen.toml")
    assert [t.defined for t in declared_truces(gather(fill(REPORTS), without))] == [""]


@pytest.mark.parametrize("day", sorted({told[0] for told in REPORTS})[2:])
def test_a_day_knows_nothing_of_the_days_after_it(fill: Fill, yemen: Process, day: str) -> None:
    until = date.fromisoformat(day).isoformat()
    whole = gather(fill(REPORTS), yemen, until)
    part = gather(fill([told for told in REPORTS if told[0] <= day]), yemen, until)
    assert monitors(whole) == monitors(part)
    assert declared_truces(whole) == declared_truces(part)
