"""The Arabic lexicon as a whole: how much it knows, and that its files are sound."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter

import pytest

from musnad.language.lexicon import language_folder, load_lexicon
from musnad.language.templatic_lexicon import inflect_folder
from musnad.text import fold, strip_marks

FILES = ("verbs", "nouns", "adjectives", "particles", "adverbs", "names")


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon("ar")


def rows(name):
    path = language_folder("ar") / "lexicon" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_size(lexicon):
    count = Counter(entry.pos for entry in lexicon.entries if not entry.classes & {"geo", "world"})
    assert count["V"] > 3000
    assert count["N"] > 5000
    assert count["A"] > 2000
    assert count["NAME"] > 900
    assert len(lexicon.table) > 180_000


@pytest.mark.parametrize("name", FILES)
def test_files_are_clean(name):
    for row in rows(name):
        word = row.get("lemma") or row.get("form")
        assert word == unicodedata.normalize("NFKC", strip_marks(word)), word
        assert None not in row, f"too many columns: {row}"


@pytest.mark.parametrize("name", ["verbs", "nouns", "adjectives", "names"])
def test_no_word_twice(name):
    key = (lambda row: (row["lemma"], row["root"], row["form"])) if name == "verbs" else (lambda row: row["lemma"])
    assert [word for word, n in Counter(map(key, rows(name))).items() if n > 1] == []


def test_every_listed_verb_gives_its_lemma():
    wrong = []
    forms = {}
    for form, entry, features in inflect_folder(language_folder("ar")):
        if entry.pos == "V" and features[:5] == ("perf", "a", "3", "m", "s"):
            forms.setdefault(entry.lemma, set()).add(form)
    for row in rows("verbs"):
        if row["lemma"] not in forms.get(row["lemma"], ()):
            wrong.append(row)
    assert wrong == []


def test_every_word_can_be_inflected():
    faults: list[str] = []
    for _ in inflect_folder(language_folder("ar"), faults):
        pass
    assert faults == []


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "voice", "number"),
    [
        ("قيل", "قال", "perf", "p", "s"),
        ("يجتمعان", "اجتمع", "impf", "a", "d"),
        ("وزراء", "وزير", "", "", "p"),
        ("مسؤولو", "مسؤول", "", "", "p"),
    ],
)
def test_senses(lexicon, word, lemma, tense, voice, number):
    senses = lexicon.senses(fold(word))
    assert any((s.entry.lemma, s.tense, s.voice, s.number) == (lemma, tense, voice, number) for s in senses)


def test_senses_of_an_unknown_word(lexicon):
    assert lexicon.senses("قخقخ") == ()


def test_readings_keep_spellings_apart(lexicon):
    assert {spelling for spelling, _ in lexicon.readings("اعلام")} >= {"إعلام", "أعلام"}


def test_derived_adjectives(lexicon):
    ((spelling, (reading,)),) = lexicon.derived("استباقيه")
    assert (spelling, reading.sense.entry.pos, reading.sense.gender) == ("استباقية", "A", "f")
    assert not lexicon.readings("استباقيه")
    assert not lexicon.derived("قخقخيه")


def test_event_words_have_their_class(lexicon):
    def classes(lemma):
        return frozenset().union(*(entry.classes for entry in lexicon.entries if entry.lemma == lemma))

    assert "event" in classes("اجتمع")
    assert "human" in classes("وزير")
    assert "human" not in classes("كتاب")
