"""Issue mentions: every phrase fires in its example, every operator turns or keeps, and nothing fires where nothing is meant."""

from __future__ import annotations

from collections import Counter

import pytest

from musnad.reading.document import Document, make_document
from musnad.reading.issue_tables import table_rows
from musnad.reading.issues import IssueMention, find_issues
from musnad.reading.reader import reader_for
from musnad.reading.signs import marks_of
from musnad.vocabulary import ISSUES

LANGS = ("ar", "en")
LEAST = {"ar": 25, "en": 20}


def _document(text: str, lang: str) -> Document:
    reader = reader_for(lang)
    return make_document(text if text.endswith(".") else text + ".", lang, "2020-01-01", reader.table, reader.world)


def _rule(lang: str, row: dict[str, str]) -> str:
    return f"{lang}.issue.{row['issue']}.{'-'.join(row['phrase'].split())}"


def _fires(lang: str, row: dict[str, str], mentions: list[IssueMention]) -> bool:
    if row["issue"] == "-":
        return not mentions
    if row["issue"] == "@deal":
        return any(m.referring for m in mentions)
    return any(m.phrase.id == _rule(lang, row) for m in mentions)


@pytest.mark.parametrize("lang", LANGS)
def test_every_phrase_fires_in_its_example(lang: str) -> None:
    rows = list(table_rows(lang, "issues"))
    silent = [_rule(lang, row) for row in rows if not _fires(lang, row, find_issues(_document(row["example"], lang)))]
    assert not silent


@pytest.mark.parametrize("lang", LANGS)
def test_every_issue_has_its_phrases(lang: str) -> None:
    rows = list(table_rows(lang, "issues"))
    counts = Counter(row["issue"] for row in rows)
    assert {issue: counts[issue] for issue in ISSUES if counts[issue] < LEAST[lang]} == {}
    assert set(counts) <= {*ISSUES, "-", "@deal"}
    assert [phrase for phrase, n in Counter(row["phrase"] for row in rows).items() if n > 1] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_operator_works_in_its_example(lang: str) -> None:
    rows = list(table_rows(lang, "issue_operators"))
    assert [row["word"] for row in rows if not _works(lang, row)] == []


def _works(lang: str, row: dict[str, str]) -> bool:
    """Whether an operator stands before a phrase of its example, or begins one itself."""
    doc = _document(row["example"], lang)
    effect = 1 if row["effect"] == "+" else -1
    for m in find_issues(doc):
        first = marks_of(doc).signs[m.start]
        begins = first is not None and any(o.effect == effect for _, o in first.operators)
        if begins or any(e == effect for _, e in m.steps):
            return True
    return False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دعا إلى رفع الحصار.", [("siege_lifting", 1)]),
        ("ندد بالحصار.", [("siege_lifting", -1)]),
        ("دعا إلى وقف فوري ودائم لإطلاق النار.", [("ceasefire", 1)]),
        ("رفعا كاملا للحصار", [("siege_lifting", 1)]),
        ("دعا إلى إنهاء وقف إطلاق النار.", [("ceasefire", -1)]),
        ("دعا إلى عدم خرق الهدنة.", [("ceasefire", 1)]),
        ("الانسحاب من الاتفاق النووي", [("nuclear", -1)]),
        ("انسحاب القوات من المدينة", [("withdrawal", 1)]),
        ("طالبوا بالإفراج الفوري عن جميع الأسرى.", [("prisoners", 1)]),
        ("نزع أسلحة الفصائل", [("disarmament", 1)]),
        ("سيطرت وحدات حماية الشعب على البلدة.", []),
    ],
)
def test_polarity(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(m.issue, m.polarity()) for m in find_issues(_document(text, "ar"))] == expected


def test_the_deal_goes_back_to_the_one_told_of() -> None:
    doc = _document("أعلن الوسيط هدنة. ورحبت أنقرة بالاتفاق", "ar")
    assert [(m.issue, m.referring) for m in find_issues(doc)] == [("ceasefire", False), ("ceasefire", True)]
