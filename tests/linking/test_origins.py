"""On whose word a thing rests: copies and quotations count once, independent reports count each, circles are found."""

from __future__ import annotations

from linking.conftest import Desk
from musnad.linking.agreement import agree
from musnad.linking.attribution import Attribution
from musnad.linking.clusters import Decision, cluster_of, clusters
from musnad.linking.links import Link
from musnad.linking.origins import Origins, find_origins
from musnad.world.load import load_world

RAID = (
    "قتل 14 مدنيا يوم الخميس في غارات جوية روسية على مدينة إدلب. "
    "وتوجهت سيارات الإسعاف إلى السوق القديم الذي أصيب فيه عدد من التجار بجروح."
)


def origins_of(desk: Desk, item: str) -> Origins:
    members = cluster_of(item, desk.links, "same_event")
    return find_origins(members, desk.filed, desk.of("copy"))


def test_one_agency_in_five_papers_is_one_origin(desk: Desk) -> None:
    first = desk.add("بيروت (رويترز) - " + RAID, "2019-03-15T08:00", "reuters.com")
    for outlet in ("alquds.co.uk", "annahar.com", "aawsat.com", "alghad.com"):
        desk.add(RAID + "\nالمصدر: رويترز", "2019-03-15T12:00", outlet)
    found = origins_of(desk, desk.event(first, "ASSAULT"))
    assert (found.reports, found.outlets, found.independent) == (5, 5, 1)
    assert found.line() == "5 reports, 1 independent origin: Reuters (via 5 outlets)"


def test_a_paper_that_saw_for_itself_is_another(desk: Desk) -> None:
    first = desk.add("بيروت (رويترز) - " + RAID, "2019-03-15T08:00", "reuters.com")
    desk.add(RAID + "\n(رويترز)", "2019-03-15T12:00", "alquds.co.uk")
    desk.add("Russian air strikes killed 14 civilians in Idlib on Thursday.", "2019-03-15T13:00", "bbc.com")
    found = origins_of(desk, desk.event(first, "ASSAULT"))
    assert {origin.key for origin in found.origins} == {"medium:reuters", "medium:bbc"}


def test_one_speaker_in_two_papers_is_one_origin(desk: Desk) -> None:
    first = desk.add(
        "قال المرصد السوري لحقوق الإنسان إن 14 مدنيا قتلوا يوم الخميس في غارات جوية روسية على إدلب.", "2019-03-15", "annahar.com"
    )
    desk.add(
        "Russian air strikes killed 14 civilians in Idlib on Thursday, the Syrian Observatory for Human Rights said.",
        "2019-03-15",
        "bbc.com",
    )
    (origin,) = origins_of(desk, desk.event(first, "ASSAULT")).origins
    assert origin.key == "party:sohr"
    assert origin.outlets == ("an-nahar", "bbc")
    assert origin.rules == ("link.origin.same-speaker",)


def test_unnamed_sources_of_two_papers_are_two(desk: Desk) -> None:
    first = desk.add(
        "A Syrian military source said 14 civilians were killed in Russian air strikes on Idlib on Thursday.",
        "2019-03-15",
        "bbc.com",
    )
    desk.add("Russian air strikes killed 14 civilians in Idlib on Thursday, a Syrian military source said.", "2019-03-15", "dw.com")
    found = origins_of(desk, desk.event(first, "ASSAULT"))
    assert {origin.kind for origin in found.origins} == {"unnamed"}
    assert found.independent == 2


def test_media_that_cite_one_another(desk: Desk) -> None:
    first = desk.add(
        "Al Jazeera reported that Russian air strikes killed 14 civilians in Idlib on Thursday.", "2019-03-15", "bbc.com"
    )
    desk.add("The BBC reported that Russian air strikes killed 14 civilians in Idlib on Thursday.", "2019-03-15", "aljazeera.net")
    found = origins_of(desk, desk.event(first, "ASSAULT"))
    assert found.circular == (("al-jazeera", "bbc"),)
    assert [origin.kind for origin in found.origins] == ["circular"]


def test_background_days_later_confirms_nothing(desk: Desk) -> None:
    first = desk.add("Russian air strikes killed 14 civilians in Idlib on Thursday.", "2019-03-15", "bbc.com")
    desk.add(
        "Turkey opened a border crossing. Trucks with flour went through it in the morning. It had been shut for a month. "
        "Russian air strikes killed 14 civilians in Idlib on March 14.",
        "2019-03-20", "dw.com",
    )  # fmt: skip
    found = origins_of(desk, desk.event(first, "ASSAULT"))
    assert found.reports == 2
    assert [origin.key for origin in found.origins] == ["medium:bbc"]


def link(left: str, right: str, weight: float = 0.9) -> Link:
    return Link("same_event", left, right, "link.event.type-parties-time", {}, weight)


def test_a_split_holds_against_every_way_round() -> None:
    links = [link("a/a1", "b/a1"), link("b/a1", "c/a1"), link("a/a1", "c/a1")]
    split = Decision("split", "same_event", "a/a1", "c/a1", "another day", recorded="1")
    assert all({"a/a1", "c/a1"} - set(cluster) for cluster in clusters(links, "same_event", [split]))
    again = Decision("join", "same_event", "a/a1", "c/a1", "the same after all", recorded="2")
    assert clusters(links, "same_event", [split, again]) == [("a/a1", "b/a1", "c/a1")]


def test_one_weak_link_does_not_bring_two_groups_together() -> None:
    groups = [link("a/a1", "b/a1"), link("c/a1", "d/a1"), link("b/a1", "c/a1", 0.6)]
    assert clusters(groups, "same_event") == [("a/a1", "b/a1"), ("c/a1", "d/a1")]
    assert clusters([*groups, link("a/a1", "d/a1", 0.6)], "same_event") == [("a/a1", "b/a1", "c/a1", "d/a1")]


def test_a_text_printed_often_ties_as_one() -> None:
    printed = Link("same_event", "c/a1", "d/a1", "link.event.copied-words", {}, 1.0)
    groups = [link("a/a1", "b/a1"), printed, link("b/a1", "c/a1", 0.6)]
    assert clusters(groups, "same_event") == [("a/a1", "b/a1", "c/a1", "d/a1")]


def test_a_speaker_whom_a_copy_leaves_out_is_no_second_origin(desk: Desk) -> None:
    news, rest = RAID.split(". ", 1)
    rest += " وأظهرت صور نشرها ناشطون متطوعين ينتشلون مصابين من تحت أنقاض متجر كبير قرب الجامع القديم."
    first = desk.add(f"بيروت (رويترز) - {news}، وفق المرصد السوري لحقوق الإنسان. {rest}", "2019-03-14T10:00", "ara.reuters.com")
    desk.add(f"{news}. {rest}", "2019-03-14T12:00", "alquds.co.uk")
    found = origins_of(desk, desk.event(first, "ASSAULT"))
    assert (found.reports, [origin.key for origin in found.origins]) == (2, ["party:sohr"])


def test_an_accusation_has_one_accuser(desk: Desk) -> None:
    one = desk.add("اتهم وزير الخارجية الروسي سيرغي لافروف الخميس فرنسا بعرقلة جهود السلام.", "2019-03-14", "alquds.co.uk")
    item = desk.event(one, "ACCUSE")
    told = Attribution(desk.filed, (), load_world()).basis(item)
    silent = told._replace(item="r9/a1", kind="medium", key="bbc", rule="link.origin.own-authority", unvoiced=True)
    assert {(b.kind, b.key) for b in agree([told, silent], ())} == {("party", "RUS")}
