"""Sentences as newsrooms write them, each with all the events it tells: who did what to whom, and whether it happened."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import musnad

TABLE = Path(__file__).parent / "events" / "newsroom.ar.csv"
PUBLISHED = "2019-06-05"


def examples() -> list[tuple[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["events"]) for row in csv.DictReader(file)]


def told(text: str) -> list[str]:
    """The events of a text, written as the table writes them: type, actors > recipients, status."""
    record = musnad.read(text, published=PUBLISHED)
    codes = {e.id: str(e.actor) for e in record.entities}
    sides = ((e, sorted({codes[a] for a in e.actors}), sorted({codes[r] for r in e.recipients})) for e in record.events)
    return sorted(" ".join(f"{e.type} {'+'.join(by)} > {'+'.join(to)} {e.status}".split()) for e, by, to in sides)


def expected(events: str) -> list[str]:
    """The events of a cell, with the sides of each in order."""
    found = []
    for event in filter(None, events.split(" | ")):
        kind, rest = event.split(" ", 1)
        sides, status = rest.rsplit(" ", 1)
        by, _, to = (side.strip() for side in sides.partition(">"))
        sorted_sides = ("+".join(sorted(side.split("+"))) for side in (by, to))
        found.append(" ".join(f"{kind} {' > '.join(sorted_sides)} {status}".split()))
    return sorted(found)


@pytest.mark.parametrize(("text", "events"), examples(), ids=[text[:40] for text, _ in examples()])
def test_all_events_of_a_sentence(text: str, events: str) -> None:
    assert told(text) == expected(events)


def test_the_table_holds_every_status_and_most_types() -> None:
    rows = [event for _, events in examples() for event in expected(events)]
    assert {row.rsplit(" ", 1)[1] for row in rows} == {"actual", "future", "negated"}
    assert len({row.split(" ", 1)[0] for row in rows}) == 14
