"""Provisions: every word of agreements fires in its example, with its stage; written cases."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.reading.issue_tables import table_rows
from musnad.reading.reader import read_report
from musnad.records import Record, Report
from musnad.vocabulary import PROVISION_STATUSES

FOLDER = Path(__file__).parent / "issues"
LANGS = ("ar", "en")


def _read(text: str, lang: str) -> Record:
    whole = text if text[-1] in ".?؟" else text + "."
    return read_report(Report(text=whole, lang=lang, published="2020-01-01"))[0]  # type: ignore[arg-type]


def _cases() -> Iterator[tuple[str, str, set[str]]]:
    for lang in LANGS:
        with (FOLDER / f"provisions.{lang}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield lang, row["text"], set(row["expected"].split(";"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_agreements_fires_in_its_example(lang: str) -> None:
    silent = []
    for row in table_rows(lang, "provision_cues"):
        if not row["example"]:
            continue  # words that only keep something open, and bodies that only name who demands
        wanted = "demanded" if row["role"] == "body" else row["status"]
        stages = {p.status for p in _read(row["example"], lang).provisions}
        if not stages or (wanted and wanted not in stages):
            silent.append((row["word"], row["role"], wanted, stages))
    assert not silent


@pytest.mark.parametrize(("lang", "text", "expected"), list(_cases()))
def test_provisions(lang: str, text: str, expected: set[str]) -> None:
    assert {f"{p.issue} {p.status}" for p in _read(text, lang).provisions} == expected


def test_one_provision_an_issue_at_its_latest_stage() -> None:
    record = _read("اتفق الطرفان على هدنة إنسانية. وانهارت الهدنة بعد ساعات.", "ar")
    assert [(p.issue, p.status) for p in record.provisions] == [("ceasefire", "suspended")]


@pytest.mark.parametrize("lang", LANGS)
def test_stages_are_those_of_the_vocabulary(lang: str) -> None:
    assert {row["status"] for row in table_rows(lang, "provision_cues")} <= {*PROVISION_STATUSES, ""}
