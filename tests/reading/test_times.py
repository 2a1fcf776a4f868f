"""Time expressions: every example beside the rules, what holds of every text, and the tables themselves."""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad.language
from musnad.reading.reader import reader_for
from musnad.reading.times import FoundTime, find_times
from musnad.reading.timex.finding import load_finder
from musnad.reading.timex.grammar import load_grammar
from musnad.reading.tokens import Token, tokenise
from musnad.text import fold

FOLDER = Path(musnad.language.__file__).parent
LANGUAGES = ("ar", "en")
VALUE = re.compile(
    r"(PRESENT|PAST|FUTURE)_REF|P[\dXT].*|[\dX]{2,4}(-(H[12]|Q[1-4]|SP|SU|FA|WI))?"
    r"|[\dX]{4}-(\d\d|XX)(-(\d\d|XX))?(T(\d\d:\d\d(:\d\d)?|MO|MI|AF|EV|NI))?|[\dX]{4}-W(\d\d|XX)(-[1-7]|-WE)?(T(\d\d:\d\d|MO|MI|AF|EV|NI))?"
)


def tokens(text: str, lang: str) -> list[Token]:
    return tokenise(text, reader_for(lang).table.of)


def told(text: str, found: list[FoundTime]) -> list[str]:
    return [f"{text[t.start : t.end]} = {t.type} {t.value}" for t in found]


def examples(kind: str) -> list[object]:
    cases = []
    for lang in LANGUAGES:
        table = yaml.safe_load((FOLDER / lang / "patterns" / "times.examples.yaml").read_text(encoding="utf-8"))
        for entry in table[kind]:
            entry = {"text": entry, "times": []} if isinstance(entry, str) else entry
            published = entry.get("published", table["published"])
            cases.append(pytest.param(lang, entry["text"], published and str(published), entry["times"], id=entry["text"]))
    return cases


@pytest.mark.parametrize(("lang", "text", "published", "times"), examples("examples"))
def test_example(lang, text, published, times):
    assert told(text, find_times(tokens(text, lang), published, lang)) == times


@pytest.mark.parametrize(("lang", "text", "published", "times"), examples("nothing"))
def test_text_without_times(lang, text, published, times):
    assert told(text, find_times(tokens(text, lang), published, lang)) == []


@pytest.mark.parametrize(("lang", "text", "published", "times"), examples("known-failures"))
def test_known_failure(lang, text, published, times):
    if told(text, find_times(tokens(text, lang), published, lang)) == times:
        pytest.fail("read rightly by now: move it to the examples")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_fires_in_an_example(lang):
    fired: set[str] = set()
    finder = load_finder(lang)
    for case in (*examples("examples"), *examples("nothing")):
        if case.values[0] == lang:
            words = tokens(case.values[1], lang)
            finder.find(words, finder.line(words), fired)
    assert sorted({rule.id for rule in load_grammar(lang).rules} - fired) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rule_ids_are_single_and_carry_the_language(lang):
    ids = [rule.id for rule in load_grammar(lang).rules]
    assert len(ids) == len(set(ids))
    assert all(id.startswith(f"{lang}.time.") for id in ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lexicon_is_sorted_and_has_nothing_twice(lang):
    text = (FOLDER / lang / "lexicon" / "times.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    keys = [(r["class"], r["form"], r["tags"], r["value"]) for r in rows]
    folded = [(" ".join(fold(w) or w for w in r["form"].split()), r["class"], r["tags"], r["value"]) for r in rows]
    assert keys == sorted(keys)
    assert [k for k in folded if folded.count(k) > 1] == []
    assert unicodedata.is_normalized("NFKC", text)
    assert all(r["source"] for r in rows)


def test_english_caption_in_an_arabic_report():
    text = "كيري ولافروف في جنيف Geneva, Switzerland August 26, 2016. REUTERS أمس"
    found = find_times(tokens(text, "ar"), "2016-09-09", "ar")
    assert told(text, found) == ["August 26, 2016 = DATE 2016-08-26", "أمس = DATE 2016-09-08"]


def test_the_same_words_read_again_give_the_same():
    text = "قال إن الهدنة تبدأ الأحد وتستمر 48 ساعة"
    first, again = (find_times(tokens(text, "ar"), "2016-09-09", "ar") for _ in range(2))
    assert first == again
    assert find_times(tokens(text, "ar"), "2016-10-10", "ar") != first


WORDS = st.sampled_from(
    "أمس اليوم غدا الخميس الأحد يوم ساعة عام سنوات شهر أسبوعين منذ قبل بعد من إلى في و 12 31 2016 0000 99 10:30 ( ) / - ، . "
    "آب مارس كانون الثاني الماضي المقبل الأول نصف ربع الساعة صباحا ليل هـ م رمضان 1436 القرن العقد كل قال سيعقد "
    "last May 5 of year".split()
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=14), st.sampled_from([None, "2016-09-09", "2016-02-29T23:59", "0001-01-01", "9999-12-31", "x"]))
def test_reading_never_fails_and_spans_hold(words, published):
    text = " ".join(words)
    given = tokens(text, "ar")
    found = find_times(given, published, "ar")
    for t in found:
        assert (t.start, t.end) == (given[t.first].start, given[t.last - 1].end)
        assert VALUE.fullmatch(t.value) or t.type == "SET", t
    assert all(a.last <= b.first or a.first == b.first for a, b in pairwise(found))


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_can_be_read(text, lang):
    for t in find_times(tokens(text, lang), "2016-09-09", lang):
        assert 0 <= t.start < t.end <= len(text)
