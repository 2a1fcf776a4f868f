"""Every line of the words of aid has an example, and the example tells what the line says."""

from __future__ import annotations

import csv

import pytest

from musnad.dossier import aid_words
from musnad.dossier.aid_words import tells_of_aid, tells_of_words


def rows() -> list[dict[str, str]]:
    with aid_words._TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['lang']}-{row['tells']}")
def test_examples(row: dict[str, str]) -> None:
    assert row["tells"] in tells_of_words(row["example"], row["lang"])


@pytest.mark.parametrize(
    ("sentence", "lang", "told"),
    [
        ("Gunmen stopped the trucks, which carried flour, at the bridge.", "en", "kept"),
        ("The ministers reached the town by ship.", "en", ""),
        ("The convoy of food would have reached the town by now.", "en", ""),
        ("وصلت قافلة من عشرين شاحنة تحمل أدوية إلى البلدة.", "ar", "come"),
        ("قصفت الطائرات قافلة مساعدات وصلت إلى البلدة.", "ar", ""),
    ],
)
def test_what_a_sentence_tells(sentence: str, lang: str, told: str) -> None:
    assert tells_of_aid(sentence, lang) == told


def test_what_the_relief_is_may_stand_before() -> None:
    assert tells_of_aid("The trucks entered Madaya at noon.", "en") == ""
    assert tells_of_aid("The trucks entered Madaya at noon.", "en", "Food was sent to four towns.") == "come"
