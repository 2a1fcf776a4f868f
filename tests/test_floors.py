"""Pinned scores: the floors of floors.json only go up (and the number of faults in the knowledge files only down)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import musnad
from musnad.check.folder import check_folder
from musnad.evaluation.gold import load_gold
from musnad.evaluation.scores import Scores, evaluate

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def scores_of(folder: Path) -> Scores:
    """The reader's scores on all passages of a folder."""
    passages = [passage for _, passage in load_gold([folder])]
    records = {p.id: musnad.read(p.text, id=p.id, lang=p.lang, published=p.published, outlet=p.outlet) for p in passages}
    return evaluate(passages, records)


def assert_floors(name: str, scores: Scores) -> None:
    """No score is below its floor."""
    reached = {"record": scores.record, **{layer: tally.f1 for layer, tally in scores.layers.items()}}
    low = {layer: (round(reached[layer], 4), floor) for layer, floor in FLOORS[name].items() if reached[layer] < floor}
    assert not low, f"{name}: reached and floor: {low}"


def test_outside_passages(outside_gold: Path) -> None:
    assert_floors("outside", scores_of(outside_gold))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_own_passages(root: Path, lang: str) -> None:
    folder = root / "tests" / "gold" / lang
    if not any(folder.glob("*.json")):
        pytest.skip(f"no gold passages at {folder}")
    assert_floors(f"own {lang}", scores_of(folder))


def test_knowledge_files() -> None:
    faults = check_folder(Path(musnad.__file__).parent).faults
    assert len(faults) <= FLOORS["check faults at most"], "\n".join(map(str, faults[:20]))
