"""The example corpus on Yemen is well formed: its process, its reports, and the tables of what a dossier of it should find."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from musnad.dossier.process import read_process
from musnad.vocabulary import EVENT_TYPES, PROVISION_STATUSES, STANCES, is_actor_code

EXAMPLES = Path(__file__).parents[2] / "examples" / "dossier"
PROCESS = read_process(EXAMPLES / "yemen.toml")
REPORTS = [json.loads(line) for line in (EXAMPLES / "yemen.jsonl").read_text(encoding="utf-8").splitlines()]
TABLES = ("talks", "positions", "provisions", "breaches", "aid")

#: What a cell of a column may hold; an empty cell is allowed where the empty text is listed.
CHOICES: dict[str, set[str]] = {
    "status": {"planned", "held", "cancelled"} | set(PROVISION_STATUSES),
    "level": {"leaders", "ministers", "experts", "envoys", "phone"},
    "outcome": {"agreement", "progress", "no_result", "postponed", ""},
    "issue": set(PROCESS.issues),
    "stance": set(STANCES),
    "known": {"text", "official", "unnamed", "outlet"},
    "type": set(PROCESS.truce[0].terms),
    "grade": {"alleged", "reported", "corroborated", "disputed"},
    "kind": {"delivered", "refused"},
}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of an expected table."""
    with (EXAMPLES / "expected" / f"yemen.{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_reports() -> None:
    ids, days = [report["id"] for report in REPORTS], [report["published"] for report in REPORTS]
    assert len(set(ids)) == len(ids)
    assert days == sorted(days)
    assert [days[0][:10], days[-1][:10]] == [str(PROCESS.since), str(PROCESS.until)]
    assert all(count >= 30 for count in Counter(report["lang"] for report in REPORTS).values())
    assert all(50 <= len(report["text"].split()) <= 165 for report in REPORTS)
    assert all(report["headline"] and report["url"].split("/")[2].endswith(".example") for report in REPORTS)


@pytest.mark.parametrize("table", TABLES)
def test_cells(table: str) -> None:
    for row in rows(table):
        wrong = {c: v for c, v in row.items() if c in CHOICES and v not in CHOICES[c]}
        assert not wrong, row
        actors = "+".join(filter(None, (row.get(c) for c in ("parties", "party", "accused", "accuser"))))
        assert all(is_actor_code(code) for code in actors.split("+") if code), row
        assert "mode" not in row or row["mode"] in ("", *EVENT_TYPES[row["type"]].modes), row


@pytest.mark.parametrize("table", TABLES)
def test_rows_rest_on_reports(table: str) -> None:
    published = {report["id"]: date.fromisoformat(report["published"][:10]) for report in REPORTS}
    for row in rows(table):
        told = [published[one] for one in row["reports"].split()]
        assert told, row
        assert told == sorted(told), row
        if "since" in row:
            assert row["since"] == told[0].isoformat(), row


def test_breaches_lie_within_the_truce() -> None:
    for row in rows("breaches"):
        assert PROCESS.truce[0].holds_on(date.fromisoformat(row["date"])), row
        assert row["place"] in PROCESS.truce[0].area, row
        assert int(row["killed_low"] or 0) <= int(row["killed_high"] or 0), row
