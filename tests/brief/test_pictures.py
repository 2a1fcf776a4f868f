"""The pictures: they are SVG, run in the direction of the language, and tell without colour what they tell with it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from brief.conftest import Make
from musnad.brief.phrases import Phrases
from musnad.brief.pictures.calendar import breach_calendar
from musnad.brief.pictures.drawing import Drawing
from musnad.brief.pieces import Outline, Picture
from musnad.dossier.truces import Day
from musnad.writing import Writing

SVG = "{http://www.w3.org/2000/svg}"


def pictures(outline: Outline) -> dict[str, Picture]:
    """The pictures of a brief by the section in which they stand."""
    return {section.key: picture for section in outline.sections for picture in section.pictures}


def texts(picture: Picture) -> dict[str, float]:
    """The words of a picture with how far from its left side they are."""
    root = ElementTree.fromstring(picture.svg)
    return {(one.text or "").strip("\u200e\u200f"): float(one.attrib["x"]) for one in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_all_pictures_are_drawn_with_names_in_the_language(make: Make, lang: str) -> None:
    drawn = pictures(make(lang).outline)
    assert set(drawn) >= {"summary", "truce", "actors"}
    for picture in drawn.values():
        root = ElementTree.fromstring(picture.svg)
        assert root.attrib["aria-label"] == picture.caption
        assert {int(root.attrib["width"]), int(root.attrib["height"])} == {picture.width, picture.height}


def test_time_runs_in_the_direction_of_the_language(make: Make) -> None:
    english, arabic = (texts(pictures(make(lang).outline)["summary"]) for lang in ("en", "ar"))
    assert english["8 September"] < english["14 September"]
    assert arabic["8 سبتمبر"] > arabic["14 سبتمبر"]
    assert english["Talks"] < 100 < 660 < arabic["المحادثات"]


def test_a_day_without_reports_is_hatched_and_has_no_count() -> None:
    counts = {"alleged": 0, "reported": 0, "corroborated": 0, "disputed": 0, "retracted": 0}
    none = dict.fromkeys(counts)
    days = (Day(day="2016-09-12", reports=3, breaches=0, **counts), Day(day="2016-09-13", reports=0, breaches=None, **none))
    picture = breach_calendar("c", "Truce", days, Phrases(Writing()))
    assert picture
    assert {"12 September", "13", "0", "(3)"} <= set(texts(picture))
    assert "(0)" not in texts(picture)
    cells = [one for one in ElementTree.fromstring(picture.svg).iter(f"{SVG}rect") if one.attrib["width"] == "100.0"]
    assert [cell.attrib["fill"].startswith("url(#c-hatch") for cell in cells] == [False, True]


def test_patterns_of_two_pictures_have_names_of_their_own(make: Make) -> None:
    names = [
        one.attrib["id"]
        for picture in pictures(make().outline).values()
        for one in ElementTree.fromstring(picture.svg).iter(f"{SVG}pattern")
    ]
    assert len(names) == len(set(names))


def test_words_are_never_markup() -> None:
    drawing = Drawing("d", 100, 100, Writing())
    drawing.text(0, 10, "</text><script>alert(1)</script>\x1b")
    root = ElementTree.fromstring(drawing.picture('"><script>').svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script>" in (next(root.iter(f"{SVG}text")).text or "")
