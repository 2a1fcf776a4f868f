"""How the words of a trigger of several words are met: in any number or state, whole, and where the trigger itself puts them."""

from __future__ import annotations

import pytest

import musnad
from musnad.reading.reader import reader_for


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("رهاين", {"رهن", "رهينه"}),  # a plural, folded as in a table
        ("مسووليه", {"مسووليه"}),  # whole, and no مسؤول with a pronoun
        ("خطه", {"خطه"}),
    ],
)
def test_lemmas_of_the_word_of_a_table(word: str, lemmas: set[str]) -> None:
    assert reader_for("ar").table.lemmas(word) == lemmas


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("احتجز المسلحون في الفندق رهينة هندية أمس.", "ar.event.assault.احتجز-رهائن"),
        ("قدمت باريس إلى بيروت مطالب جديدة.", "ar.event.request.قدّم-مطالب"),
        ("تراجعت كوالالمبور عن خطوطها الحمراء في ملف الصيد.", "ar.event.concede.تراجع-عن"),
    ],
)
def test_words_of_a_trigger_in_any_number_and_state(text: str, rule: str) -> None:
    assert rule in {e.rule for e in musnad.read(text, lang="ar", published="2019-03-15").events}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("لم يقدم النائب أي تعليق على مطالب الصيادين.", "ar.event.request.قدّم-مطالب"),
        ("ألقى الوزير كلمة في مسؤولين من البلديات.", "ar.event.accuse.ألقى-المسؤولية"),
        ("نسبت الصحيفة إلى مسؤولين محليين أن الموسم كان جيدا.", "ar.event.accuse.نسب-إلى"),
    ],
)
def test_words_that_only_look_like_those_of_a_trigger(text: str, rule: str) -> None:
    assert rule not in {e.rule for e in musnad.read(text, lang="ar", published="2019-03-15").events}
