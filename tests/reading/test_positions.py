"""Positions: every word of stance fires in its example; written cases; texts that must give nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.reading.issue_tables import table_rows
from musnad.reading.reader import read_report
from musnad.records import Record, Report

FOLDER = Path(__file__).parent / "issues"
LANGS = ("ar", "en")


def _read(text: str, lang: str) -> Record:
    whole = text if text[-1] in ".?؟" else text + "."
    return read_report(Report(text=whole, lang=lang, published="2020-01-01"))[0]  # type: ignore[arg-type]


def _cases(kind: str) -> Iterator[tuple[str, str, set[str]]]:
    for lang in LANGS:
        with (FOLDER / f"{kind}.{lang}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield lang, row["text"], set(row["expected"].split(";"))


def _nothing() -> Iterator[tuple[str, str]]:
    for lang in LANGS:
        for line in (FOLDER / f"nothing.{lang}.txt").read_text(encoding="utf-8").splitlines():
            yield lang, line


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_stance_fires_in_its_example(lang: str) -> None:
    rows = list(table_rows(lang, "stance"))
    silent = [
        row["word"]
        for row in rows
        if not any(p.rule == f"{lang}.position.{row['word']}" for p in _read(row["example"], lang).positions)
    ]
    assert not silent


@pytest.mark.parametrize(("lang", "text", "expected"), list(_cases("positions")))
def test_positions(lang: str, text: str, expected: set[str]) -> None:
    assert {f"{p.party} {p.issue} {p.stance}" for p in _read(text, lang).positions} == expected


@pytest.mark.parametrize(("lang", "text"), list(_nothing()))
def test_nothing_is_read_where_nothing_is_wanted_or_agreed(lang: str, text: str) -> None:
    record = _read(text, lang)
    assert (record.positions, record.provisions) == ((), ())


def test_one_position_a_party_issue_and_stance() -> None:
    record = _read("طالبت تركيا بوقف القتال. ودعت تركيا إلى هدنة.", "ar")
    assert [(p.party, p.issue, p.stance) for p in record.positions] == [("TUR GOV", "ceasefire", "for")]


def test_a_position_points_at_its_words() -> None:
    text = "قالت مصادر إن تركيا طالبت إسرائيل برفع الحصار."
    (position,) = _read(text, "ar").positions
    assert text[position.start : position.end] == "طالبت إسرائيل برفع الحصار"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "وقعت روسيا وأوكرانيا في إسطنبول اتفاقا لتبادل الأسرى."),
        ("ar", "توصلت إسرائيل وحماس إلى اتفاق لوقف إطلاق النار."),
        ("ar", "أعلنت قطر التوصل إلى هدنة إنسانية في قطاع غزة."),
        ("en", "Russia and Ukraine reached a deal on a prisoner exchange."),
        ("en", "The government and the rebels agreed to cease hostilities."),
    ],
)
def test_a_deal_is_no_position_of_its_parties(lang: str, text: str) -> None:
    record = _read(text, lang)
    assert record.provisions
    assert record.positions == ()
