"""What holds whatever the text: reading never raises, never hangs, points into the text, and gives the same record again."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import musnad
from musnad.reading.words import words_of

WORDS = {
    "ar": (
        "قال|إن|أن|لرويترز|نقلت|عن|مصدر|روسي|وزير|الخارجية|الأميركي|جون كيري|سيرغي لافروف|نظيره|التركي|في|جنيف|"
        'اليوم الجمعة|أمس|قبل|خمسة أيام|لم|لن|قد|من المقرر|اتهم|دعا|إلى|وقف إطلاق النار|الذي|حيث|بينما|و|،|.|:|؟|«|»|"|'
        "(|)|...|وأضاف|بحسب|رفض|قتل|26|مدنيا|وأصيب|آخرون|الوزيران|اللقاء|بدأ|اجتماعا|مع|موسكو|تدعم|المعارضة|السورية|على|"
        "حلب|هدنة|اتفاق|خرق|٣|\n|المصدر: وكالات|2016-09-09"
    ).split("|"),
    "en": (
        "said|that|told|Reuters|according to|Kerry|U.S.|Secretary of State|Russian|Foreign Minister|Sergei Lavrov|"
        "Moscow|the|talks|in|Geneva|on Friday|last week|two days ago|not|would|will|rejected|accused|of|called for|"
        'a ceasefire|who|while|and|,|.|:|?|“|”|"|(|)|...|he|added|killed|26|people|wounded|both sides|met|'
        "his counterpart|agreement|violated|\n|2016-09-09|7 p.m."
    ).split("|"),
}
STRANGE = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
    [
        "\u202e",
        "\u2067",
        "\u200f",
        "\u064b" * 40,
        "ـ" * 30,
        "\x00",
        "\x1b[0m",
        "\ufeff",
        "ﷲ",
        "ﻻ",
        "\U0001f600",
        "e\u0301",
        "\u2028",
        "\ud800",
    ]
)


def texts(lang: str) -> st.SearchStrategy[str]:
    """Texts of words that the reader knows, with strange stretches among them."""
    return st.lists(st.sampled_from(WORDS[lang]) | STRANGE, max_size=40).map(" ".join)


DATES = st.none() | st.dates(date(1800, 1, 1), date(2200, 12, 31)).map(str)
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def assert_sound(text: str, record: musnad.Record) -> None:
    """All offsets point at words of the text, all references at entries."""
    spans = [(m.start, m.end) for e in record.entities for m in e.mentions]
    spans += [(a.start, a.end) for event in record.events for a in event.anchors]
    spans += [(s.content.start, s.content.end) for s in record.statements] + [
        (s.cue.start, s.cue.end) for s in record.statements if s.cue
    ]
    spans += [(x.start, x.end) for layer in (record.times, record.positions, record.provisions) for x in layer]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    entities = {e.id for e in record.entities}
    assert all(entities.issuperset((*e.actors, *e.recipients)) and (e.place or "e1") in entities | {"e1"} for e in record.events)
    assert all(entities.issuperset(s.via) and (s.speaker or "e1") in entities | {"e1"} for s in record.statements)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_reading_is_sound_and_repeatable(lang: str) -> None:
    @SLOW
    @given(text=texts(lang), published=DATES)
    def check(text: str, published: str | None) -> None:
        record, unwritten = musnad.explain(text, published=published, lang=lang)
        assert_sound(text, record)
        assert all(0 <= u.start < u.end <= len(text) and u.rule and u.reason for u in unwritten)
        assert musnad.to_json(record) == musnad.to_json(musnad.read(text, published=published, lang=lang))

    check()


@SLOW
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert_sound(text, musnad.read(text))


@SLOW
@given(texts("ar"))
def test_words_cover_the_text(text: str) -> None:
    found = list(words_of(text, "ar"))
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_word_after_the_text_moves_nothing_before_it() -> None:
    text = "قال مصدر روسي لرويترز أمس إن موسكو ترفض الهدنة."
    before, after = musnad.read(text), musnad.read("\u200f\n" + text)
    assert [(m.start + 2, m.end + 2) for e in before.entities for m in e.mentions] == [
        (m.start, m.end) for e in after.entities for m in e.mentions
    ]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("نقلت أن ) (", "ar"),
        ("نقلت إن » ) :", "ar"),
        (", told “", "en"),
        ("the envoy said قال", "en"),
        ("قال كيري said that", "ar"),
        ("”", "en"),
        ("استهدفت ثلاثة من مراكزه أمس.", "ar"),  # a pronoun inside the phrase it seems to mean
        ("استهدفت ثلاث من قواعدهم ومواقعهم في حلب.", "ar"),
    ],
)
def test_texts_that_once_failed(text: str, lang: str) -> None:
    assert_sound(text, musnad.read(text, published="2016-09-09", lang=lang))


LONG = 20_000
UNKIND = {
    "one word": "ا",
    "one Latin word": "a",
    "one cue": "قال ",
    "cues that nest": "قال إن ",
    "cues without end": "said that ",
    "names in a row": "جون كيري و",
    "names in lines": "كيري\n",
    "open quotes": "«",
    "words and open quotes": "قال كيري «",
    "straight quotes": 'قال كيري "',
    "parentheses": "(",
    "only punctuation": "!?.،؛:",
    "question marks": "?",
    "vowels": "\u064b",
    "bidi controls": "\u202e\u202b\u2067قال",
    "NUL": "\x00",
    "digits": "1",
    "digits with commas": "1,",
    "dates": "2016-09-09 ",
    "numbers in words": "مئة وعشرون ألف ",
    "relative clauses": "الذي ",
    "genitives": "وزير خارجية ",
    "commas": "كيري، ",
    "counterparts": "نظيره ",
    "hyphens": "a-",
    "abbreviations": "U.S. ",
    "terminal codes": "\x1b[31m",
    "blank lines": "\n",
    "emoji": "\U0001f600",
    "articles": "the ",
    "genitives in English": "of the minister ",
    "relative clauses in English": "who said ",
}


@pytest.mark.parametrize("unit", UNKIND.values(), ids=UNKIND)
def test_nothing_hangs(unit: str) -> None:
    """A text as long as ten reports, of nothing but one unit, is read in seconds."""
    text = unit * (LONG // len(unit))
    lang = "ar" if any("\u0600" <= c <= "\u06ff" for c in unit) else "en"
    start = time.perf_counter()
    assert_sound(text, musnad.read(text, published="2016-09-09", lang=lang))
    assert time.perf_counter() - start < 30  # far above what it takes, far below a hang
