"""Statements of written sentences: who says what, and with what act."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.reading.reader import read_report
from musnad.records import Record, Report, Statement

FOLDER = Path(__file__).parent / "statements"


def _cases() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(FOLDER.glob("statements.*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield path.suffixes[0][1:], row["text"], row["expected"].split(";") if row["expected"] else []


def _written(text: str, record: Record, s: Statement) -> str:
    """A statement as act, naming of the speaker nearest before or around it, carriers and content."""
    by_id = {e.id: e for e in record.entities}
    speaker = by_id[s.speaker] if s.speaker is not None else None
    named = text[speaker.mentions[0].start : speaker.mentions[0].end] if speaker is not None else ""
    via = [text[by_id[v].mentions[0].start : by_id[v].mentions[0].end] for v in s.via]
    return "|".join([s.act, named, *via, text[s.content.start : s.content.end]])


@pytest.mark.parametrize(("lang", "text", "expected"), list(_cases()))
def test_statements(lang: str, text: str, expected: list[str]) -> None:
    record = read_report(Report(text=text, lang=lang, published="2020-01-01"))[0]  # type: ignore[arg-type]
    assert [_written(text, record, s) for s in record.statements] == expected
