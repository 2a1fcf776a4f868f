"""The example corpora are well formed: their processes, their reports, and the tables of what a dossier of each should find."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from musnad.dossier.process import Process, read_process
from musnad.vocabulary import EVENT_TYPES, ISSUES, PROVISION_STATUSES, STANCES, is_actor_code

EXAMPLES = Path(__file__).parents[2] / "examples" / "dossier"
PROCESSES = sorted(path.stem for path in EXAMPLES.glob("*.toml"))

#: What a cell of a table's column may hold; an empty cell is allowed where the empty text is listed.
CHOICES: dict[str, dict[str, set[str]]] = {
    "talks": {
        "level": {"leaders", "ministers", "experts", "envoys", "phone"},
        "status": {"planned", "held", "cancelled"},
        "outcome": {"agreement", "progress", "no_result", "postponed", ""},
    },
    "positions": {"issue": set(ISSUES), "stance": set(STANCES)},
    "provisions": {
        "issue": set(ISSUES),
        "status": set(PROVISION_STATUSES),
        "known": {"text", "official", "unnamed", "outlet"},
    },
    "breaches": {"type": set(EVENT_TYPES), "grade": {"alleged", "reported", "corroborated", "disputed"}},
    "aid": {"kind": {"delivered", "refused"}},
}


def process_of(name: str) -> Process:
    """The process of an example."""
    return read_process(EXAMPLES / f"{name}.toml")


def reports(name: str) -> list[dict[str, Any]]:
    """The reports of an example, in the order of the file."""
    return [json.loads(line) for line in (EXAMPLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def rows(name: str, table: str) -> list[dict[str, str]]:
    """The rows of an expected table."""
    with (EXAMPLES / "expected" / f"{name}.{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_examples_are_found() -> None:
    assert {"syria", "yemen"} <= set(PROCESSES)


@pytest.mark.parametrize("name", PROCESSES)
def test_reports(name: str) -> None:
    process, told = process_of(name), reports(name)
    days = [report["published"] for report in told]
    assert max(Counter(report["id"] for report in told).values()) == 1
    assert days == sorted(days)
    assert [days[0][:10], days[-1][:10]] == [str(process.since), str(process.until)]
    assert all(count >= 30 for count in Counter(report["lang"] for report in told).values())
    assert all(50 <= len(report["text"].split()) <= 165 for report in told)
    assert all(report["headline"] and report["url"].split("/")[2].endswith(".example") for report in told)


@pytest.mark.parametrize("table", CHOICES)
@pytest.mark.parametrize("name", PROCESSES)
def test_cells(name: str, table: str) -> None:
    issues = set(process_of(name).issues)
    for row in rows(name, table):
        wrong = {column: row[column] for column, allowed in CHOICES[table].items() if row[column] not in allowed}
        assert not wrong, row
        assert row.get("issue", "") in {"", *issues}, row
        actors = [code for column in ("parties", "party", "accused", "accuser") for code in row.get(column, "").split("+") if code]
        assert all(map(is_actor_code, actors)), row
        assert "mode" not in row or row["mode"] in ("", *EVENT_TYPES[row["type"]].modes), row


@pytest.mark.parametrize("table", CHOICES)
@pytest.mark.parametrize("name", PROCESSES)
def test_rows_rest_on_reports(name: str, table: str) -> None:
    published = {report["id"]: report["published"][:10] for report in reports(name)}
    for row in rows(name, table):
        told = [published[report] for report in row["reports"].split()]
        assert told, row
        assert told == sorted(told), row
        assert row.get("since", told[0]) == told[0], row


@pytest.mark.parametrize("name", PROCESSES)
def test_breaches_lie_within_a_truce(name: str) -> None:
    truces = process_of(name).truce
    for row in rows(name, "breaches"):
        day = date.fromisoformat(row["date"])
        assert any(truce.holds_on(day) and row["type"] in truce.terms for truce in truces), row
        assert int(row["killed_low"] or 0) <= int(row["killed_high"] or 0), row
