"""The processes that ship as examples can be read, and name who and what the world data knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.dossier.process import read_process

EXAMPLES = sorted((Path(__file__).parents[2] / "examples/processes").glob("*.toml"))


def test_there_are_several() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_defines_a_process(path: Path) -> None:
    process = read_process(path)
    assert process.slug == path.stem
    assert process.name_ar
    assert process.since
    assert process.until
    for truce in process.truce:
        assert truce.declared is None or truce.declared <= truce.effect
        assert process.since <= truce.effect <= process.until
