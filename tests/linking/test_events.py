"""The same event is found in other words and in the other language; events of other days, places and parties stay apart."""

from __future__ import annotations

from msgspec.structs import replace

from linking.conftest import Desk
from musnad.linking import prepare
from musnad.linking.entries import EntryLinker
from musnad.linking.events import agree_parties, agree_places, figures_agreement
from musnad.linking.sketches import EventSketch, Party, PlaceMark, decode
from musnad.linking.whereabouts import Whereabouts
from musnad.world.load import load_world

ARABIC = "قال المرصد السوري لحقوق الإنسان إن 14 مدنيا قتلوا يوم الخميس في غارات جوية روسية على مدينة إدلب."
ENGLISH = "Russian air strikes killed 17 civilians in Idlib on Thursday, the Syrian Observatory for Human Rights said."


def pairs(desk: Desk, kind: str) -> set[tuple[str, str]]:
    return {(link.left, link.right) for link in desk.of(kind)}


def test_across_languages_with_figures_that_differ(desk: Desk) -> None:
    one, other = desk.add(ARABIC, "2019-03-15", "alquds.co.uk"), desk.add(ENGLISH, "2019-03-15", "bbc.com")
    same = (desk.event(other, "ASSAULT"), desk.event(one, "ASSAULT"))
    assert same in pairs(desk, "same_event")
    (rival,) = desk.of("contradiction", "link.contradiction.figures")
    assert (rival.left, rival.right) == same
    assert rival.evidence["killed"] == [17, 14]
    assert rival.evidence["revised"] is False


def test_another_day_another_place_another_act(desk: Desk) -> None:
    desk.add(ARABIC, "2019-03-15", "alquds.co.uk")
    desk.add("قتل 14 مدنيا يوم الثلاثاء في غارات جوية روسية على مدينة إدلب.", "2019-03-20", "annahar.com")
    desk.add("قتل 14 مدنيا يوم الخميس في غارات جوية روسية على مدينة دير الزور.", "2019-03-15", "annahar.com")
    desk.add("اعتقلت القوات الروسية يوم الخميس 14 شخصا في إدلب.", "2019-03-15", "annahar.com")
    assert desk.of("same_event") == []


def test_talks_with_another_party_are_other_talks(desk: Desk) -> None:
    first = desk.add("التقى وزير الخارجية الروسي سيرغي لافروف نظيره التركي مولود جاويش أوغلو في موسكو أمس.", "2019-03-15", "a.org")
    desk.add(
        "Russian Foreign Minister Sergey Lavrov met Egyptian Foreign Minister Sameh Shoukry in Moscow on Thursday.",
        "2019-03-15",
        "b.org",
    )
    assert desk.of("same_event") == []
    third = desk.add(
        "Turkish Foreign Minister Mevlut Cavusoglu met Russian Foreign Minister Sergey Lavrov in Moscow on Thursday.",
        "2019-03-15",
        "c.org",
    )
    assert (desk.event(third, "CONSULT"), desk.event(first, "CONSULT")) in pairs(desk, "same_event")


def test_a_denied_event_is_a_contradiction_and_not_the_same(desk: Desk) -> None:
    told = desk.add("قصفت طائرات روسية مدينة إدلب يوم الخميس.", "2019-03-15", "alquds.co.uk")
    denied = desk.add("نفت وزارة الدفاع الروسية أن تكون طائراتها قصفت مدينة إدلب.", "2019-03-15", "tass.com")
    ends = (desk.event(denied, "ASSAULT", "negated"), desk.event(told, "ASSAULT"))
    assert ends in {(link.left, link.right) for link in desk.of("contradiction", "link.contradiction.denied-event")}
    assert ends not in pairs(desk, "same_event")


def test_planned_and_called_off(desk: Desk) -> None:
    planned = desk.add("Russia and Turkey will hold talks in Ankara on Monday.", "2019-03-15", "bbc.com")
    off = desk.add("Russia cancelled a meeting with Turkey that was planned for Monday.", "2019-03-16", "dw.com")
    found = desk.of("contradiction", "link.contradiction.called-off")
    assert (desk.event(planned, "CONSULT", "future")) in {link.right for link in found}
    assert {link.left.partition("/")[0] for link in found} == {off}


def test_the_same_statement_across_languages(desk: Desk) -> None:
    desk.add(ARABIC, "2019-03-15", "alquds.co.uk")
    desk.add(ENGLISH, "2019-03-15", "bbc.com")
    (link,) = desk.of("same_statement")
    assert link.rule == "link.statement.speaker-day-signs"


def test_one_happening_under_two_words_of_a_sentence_is_one() -> None:
    idlib = PlaceMark("idlib", "SYR", 35.93, 36.63)
    raid = EventSketch(
        "ASSAULT", "aerial", "actual", (Party("RUS", "RUS GOV", ""),), "2019-03-14", "2019-03-14", True, "2019-03-15", "bbc", "en",
        idlib, words=tuple("bomb civilian crowd kill market raid street town".split()), end=80,
    )  # fmt: skip
    deaths = replace(raid, mode="", parties=())
    elsewhere = replace(raid, place=PlaceMark("aleppo", "SYR", 36.2, 37.16))
    later = replace(raid, start=81, end=160)
    linker = EntryLinker("r", {"r/a1": raid, "r/a2": deaths, "r/a3": elsewhere, "r/a4": later})
    assert linker.candidates({}) == set()
    assert [(m.left, m.right, m.rule) for m in linker.links({}, {})] == [("r/a2", "r/a1", "link.event.same-sentence")]


def test_order_of_filing_gives_the_same_pairs(desk: Desk) -> None:
    texts = [(ARABIC, "alquds.co.uk"), (ENGLISH, "bbc.com"), ("قصف الطيران الروسي إدلب الخميس وقتل 14 مدنيا.", "annahar.com")]
    other = Desk()
    names: dict[str, str] = {}
    for text, outlet in texts:
        names[desk.add(text, "2019-03-15", outlet)] = outlet
    again: dict[str, str] = {}
    for text, outlet in reversed(texts):
        again[other.add(text, "2019-03-15", outlet)] = outlet
    first = {frozenset((names[a.split("/")[0]], names[b.split("/")[0]])) for a, b in pairs(desk, "same_event")}
    assert first == {frozenset((again[a.split("/")[0]], again[b.split("/")[0]])) for a, b in pairs(other, "same_event")}
    assert first


def test_tolls_rise_but_do_not_fall() -> None:
    few = EventSketch("ASSAULT", "", "actual", (), "2019-03-14", "2019-03-14", True, "2019-03-14T09:00", "bbc", "en", killed=9)
    many = replace(few, published="2019-03-14T18:00", killed=40)
    assert figures_agreement(many, few) > figures_agreement(few, replace(many, published="2019-03-14T06:00"))


def test_a_town_lies_in_its_province_and_not_in_another() -> None:
    town = PlaceMark("maarat-al-numan", "SYR", 35.65, 36.67)
    idlib, deraa = PlaceMark("idlib", "SYR", 35.8, 36.7, reach=80), PlaceMark("deraa", "SYR", 32.7, 36.2, reach=80)
    assert (agree_places(town, idlib), agree_places(town, deraa)) == (0.5, -1.0)


def test_where_a_thing_is_told_is_not_where_it_was(desk: Desk) -> None:
    text = "بيروت (رويترز) - قالت وزارة الصحة في دمشق إن ثمانية مدنيين قتلوا يوم الخميس في قصف على مدينة إدلب."
    key = desk.add(text, "2019-03-14", "ara.reuters.com")
    named = Whereabouts(desk.filed[key], load_world()).named_in([(0, len(text))])
    told = decode(prepare(desk.filed[key]).sketches[desk.event(key, "ASSAULT")])
    assert isinstance(told, EventSketch)
    assert len(named) == 2
    assert [place.name for place in told.places] == [named[1].name]


def test_a_capital_that_acts_is_hardly_a_place(desk: Desk) -> None:
    text = "قال الوزير إن طهران سترد على العقوبات."
    key = desk.add(text, "2019-03-14", "alhayat.com")
    assert all(place.acts for place in Whereabouts(desk.filed[key], load_world()).named_in([(0, len(text))]))


def test_a_bomber_without_a_name_may_be_of_any_group() -> None:
    bomber, group, army = Party("", "AFG REB", "a bomber"), Party("isis", "IMG", ""), Party("", "IRQ MIL", "army")
    assert agree_parties((bomber,), (group,)) > 0.5 > agree_parties((bomber,), (army,))
