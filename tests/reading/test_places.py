"""Towns: one town is one place, famous ones go before small ones of their name, ordinary words are no towns."""

from __future__ import annotations

import pytest

import musnad


def places(text: str) -> list[str | None]:
    """The ids of the places of a text."""
    return [e.known for e in musnad.read(text, published="2019-03-02").entities if e.kind == "place"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("التقى وزير الخارجية الأميركي مايك بومبيو نظيره السويسري في جنيف.", ["geneva"]),
        ("US Secretary of State Mike Pompeo met his Swiss counterpart in Geneva.", ["geneva"]),
        ("قصفت طائرات حربية مدينة الحديدة.", ["hodeidah"]),
        ("Warplanes bombed the city of Hodeidah.", ["hodeidah"]),
        ("اختلف الوفدان في هوية القوة التي ستنتشر.", []),
        ("مرت القافلة قرب مواقع الطرف الآخر.", []),
        ("يسعى المبعوث إلى إحياء وقف إطلاق النار.", []),
        ("سقطت قذيفة قرب فرن.", []),
        ("وصل الوزير إلى جدة اليوم.", ["geonames-105343"]),
        ('"The road is open," said David Swanson, a spokesman.', []),
        ("Clashes broke out in Idlib Thursday.", ["geonames-169389"]),
        ("An official told The Meridian Post that talks had failed.", []),
    ],
)
def test_places_of_a_sentence(text: str, ids: list[str]) -> None:
    assert places(text) == ids
