"""Protests: who demonstrates, against whom, and what is none."""

from __future__ import annotations

import pytest

import musnad
from musnad import Event, Record


def read(text: str) -> Record:
    return musnad.read(text, lang="ar", published="2019-10-30")


def codes(record: Record, refs: tuple[str, ...]) -> set[str]:
    held = {e.id: e.actor or "" for e in record.entities}
    return {held[r] for r in refs}


def protests(record: Record) -> list[Event]:
    return [e for e in record.events if e.type == "PROTEST"]


@pytest.mark.parametrize(
    ("text", "crowd", "target"),
    [
        ("تظاهر آلاف التونسيين أمام السفارة الفرنسية أمس احتجاجا على الزيارة.", "TUN CVL", "FRA GOV"),
        ("خرج متظاهرون أردنيون أمس للتنديد بإسرائيل.", "JOR CVL", "ISR GOV"),
        ("وسار المتظاهرون في صنعاء وهم يرددون هتافات معادية للولايات المتحدة.", "YEM CVL", "USA GOV"),
        ("وتظاهر المئات في بيروت مطالبين برحيل الحكومة اللبنانية.", "LBN CVL", "LBN GOV"),
        ("اقتحم متظاهرون عراقيون القنصلية الإيرانية في كربلاء.", "IRQ CVL", "IRN GOV"),
    ],
)
def test_who_demonstrates_against_whom(text: str, crowd: str, target: str) -> None:
    record = read(text)
    event = protests(record)[0]
    assert crowd in codes(record, event.actors)
    assert target in codes(record, event.recipients)


def test_a_nominative_plural_shows_the_verb_before_it() -> None:
    assert protests(read("وفي بوخارست توجه المحتجون إلى مبنى البرلمان."))


def test_a_crowd_nobody_names_is_of_the_country() -> None:
    record = read("شهدت مدينة طرابلس اللبنانية أمس احتجاجات عنيفة.")
    assert codes(record, protests(record)[0].actors) == {"LBN CVL"}


@pytest.mark.parametrize(
    "text",
    [
        "وخرج الآلاف إلى شوارع أم درمان احتفالا بالاتفاق.",
        "استقال الوزير الأردني أمس احتجاجا على قرار الحكومة.",
        "سلم السفير وزارة الخارجية مذكرة احتجاج.",
        "ورفع المتظاهرون رايات بيضاء ولافتات.",
    ],
)
def test_what_is_no_protest(text: str) -> None:
    assert not protests(read(text))
