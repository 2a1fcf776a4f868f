"""The scores: the same numbers as an independent scorer where one is at hand, and cases worked out by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import musnad
from musnad.evaluation.gold import faults_of, load_gold, occurrences
from musnad.evaluation.layers import LAYERS, match
from musnad.evaluation.scores import evaluate
from musnad.faults import InputError

GOLD = {
    "id": "one",
    "lang": "en",
    "published": "2016-09-09",
    "text": "Lavrov told Reuters that Moscow rejected the plan.",
    "entities": [
        {"name": "Sergey Lavrov", "kind": "person", "actor": "RUS GOV", "mentions": ["Lavrov"]},
        {"name": "Russia", "kind": "state", "actor": "RUS GOV", "mentions": ["Moscow"]},
    ],
    "times": [],
    "events": [
        {"type": "REJECT", "mode": None, "status": "actual", "anchors": ["rejected"], "actors": ["RUS GOV"], "recipients": []},
    ],
    "statements": [
        {
            "speaker": {"quote": "Lavrov", "actor": "RUS GOV", "named": True},
            "via": ["Reuters"],
            "cue": "told",
            "content": "Moscow rejected the plan",
            "quoted": False,
            "act": "say",
        }
    ],
    "positions": [],
    "provisions": [],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    return path


def record(**changes: object) -> musnad.Record:
    """The record that gold asks for, with changes."""
    text = str(GOLD["text"])

    def entity(key: str, name: str, kind: musnad.records.Kind, actor: str) -> musnad.Entity:
        start = text.index(name)
        return musnad.Entity(key, name, kind, actor, (musnad.Mention(start, start + len(name)),))

    found = {
        "entities": (
            entity("e1", "Lavrov", "person", "RUS GOV"),
            entity("e2", "Moscow", "place", "RUS GOV"),
            entity("e3", "Reuters", "organisation", "GBR JRN"),
        ),
        "events": (musnad.Event("a1", "REJECT", None, "actual", (musnad.Span(32, 40),), ("e2",), ()),),
        "statements": (musnad.Statement("s1", "e1", ("e3",), musnad.Span(7, 11), musnad.Span(25, 49), False, "say"),),
        **changes,
    }
    return musnad.Record("one", "en", "2016-09-09", None, **found)  # type: ignore[arg-type]


def test_a_right_record_is_right(gold: Path) -> None:
    [(_, passage)] = load_gold([gold])
    scores = evaluate([passage], {"one": record()})
    assert {layer: scores.layers[layer].f1 for layer in ("events.full", "statements.chain")} == {
        "events.full": 1,
        "statements.chain": 1,
    }
    assert scores.layers["entities"][:] == (2, 0, 1)
    assert scores.accuracies["actor code"] == (2, 2)


def test_wrong_carrier_breaks_the_chain_only(gold: Path) -> None:
    [(_, passage)] = load_gold([gold])
    told = musnad.Statement("s1", "e1", (), None, musnad.Span(25, 49), False, "say")
    layers = evaluate([passage], {"one": record(statements=(told,))}).layers
    assert layers["statements.speaker"][:] == (1, 0, 0)
    assert layers["statements.chain"][:] == (0, 1, 1)


def test_a_missing_record_counts_as_empty(gold: Path) -> None:
    [(_, passage)] = load_gold([gold])
    scores = evaluate([passage], {})
    assert scores.record == 0
    assert scores.layers["entities"].missed == 2
    assert {m.layer for m in scores.mistakes if m.kind == "missed"} >= {"entities", "events.type", "statements.chain"}


def test_faults_of_gold(gold: Path) -> None:
    told = {**GOLD, "events": [{**GOLD["events"][0], "type": "REFUSE", "anchors": ["refused"], "actors": ["RUS"]}]}  # type: ignore[index]
    gold.write_text(json.dumps(told), encoding="utf-8")
    [(path, passage)] = load_gold([gold])
    found = [fault.fault for fault in faults_of(passage, str(path))]
    assert any("'refused' is not in the text" in f for f in found)
    assert any("unknown value 'REFUSE'" in f for f in found)
    assert any("no actor code 'RUS'" in f for f in found)


def test_unreadable_gold(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"id": 3}', encoding="utf-8")
    with pytest.raises(InputError, match="no gold passage"):
        load_gold([tmp_path])
    with pytest.raises(InputError, match="cannot be read"):
        load_gold([tmp_path / "none.json"])


def test_folders_below_a_folder(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "ar").mkdir()
    gold.rename(tmp_path / "ar" / "one.json")
    assert [passage.id for _, passage in load_gold([tmp_path])] == ["one"]


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_matching_keeps_every_entry(gold: list[int], read: list[int]) -> None:
    found = match(gold, read, lambda g, p: g == p)
    assert len(found.right) + len(found.missed) == len(gold)
    assert len(found.right) + len(found.wrong) == len(read)
    assert all(g == p for g, p in found.right)


@given(st.text(alphabet="اب ت\u00a0", max_size=30), st.text(alphabet="اب ت", max_size=4))
def test_occurrences_are_in_the_text(text: str, quote: str) -> None:
    for start, end in occurrences(text, quote):
        assert text[start:end].split() == quote.split()


def test_equal_to_the_independent_scorer(outside_gold: Path, tmp_path: Path) -> None:
    scorer = outside_gold.parent / "score.py"
    if not scorer.exists():
        pytest.skip(f"no scorer at {scorer}")
    passages = [passage for _, passage in load_gold([outside_gold])]
    records = {p.id: musnad.read(p.text, id=p.id, lang=p.lang, published=p.published) for p in passages}
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"".join(musnad.to_json(r) + b"\n" for r in records.values()))
    command = [sys.executable, str(scorer), str(outside_gold), "--read", str(file), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert evaluate(passages, records).as_json() == theirs
    assert set(theirs["f1"]) == set(LAYERS)
