"""Examples of entities: each line of `entities/*.csv` is a text, its day, and one entity that must be read from it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

import musnad

FOLDER = Path(__file__).parent / "entities"


def _examples() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(set(FOLDER.glob("*.csv")) - {FOLDER / "pairs.ar.csv"}):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield path.name.split(".")[-2], row


@pytest.mark.parametrize(("lang", "row"), [pytest.param(lang, row, id=row["example_of"]) for lang, row in _examples()])
def test_entity_of_example(lang: str, row: dict[str, str]) -> None:
    text = row["text"]
    record = musnad.read(text, published=row["published"] or None, lang=lang)
    found = {(text[m.start : m.end], e.kind, e.actor or "") for e in record.entities for m in e.mentions}
    at = [(kind, actor) for mention, kind, actor in found if mention == row["mention"]]
    if not row["kind"]:  # a stretch that must be nobody
        assert not at, f"{row['mention']} was taken as {at}"
        return
    assert any(kind == row["kind"] and row["actor"] in ("", actor) for kind, actor in at), f"read instead: {sorted(found)}"


def _pairs() -> Iterator[dict[str, str]]:
    with (FOLDER / "pairs.ar.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["example_of"]) for row in _pairs()])
def test_phrases_for_two_name_both(row: dict[str, str]) -> None:
    record = musnad.read(row["text"], published=row["published"], lang="ar")
    code = {e.id: e.actor for e in record.entities}
    assert record.events, "no event was read"
    assert {code[a] for a in record.events[-1].actors} == set(row["actors"].split("|"))
