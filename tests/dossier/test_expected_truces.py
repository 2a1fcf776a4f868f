"""Breaches and aid of the example processes agree with an analyst's tables at least so far."""

from __future__ import annotations

import pytest

import musnad
from dossier.conftest import EXAMPLES
from musnad.dossier.gathering import gather
from musnad.dossier.process import read_process
from musnad.evaluation.dossiers import read_table
from musnad.evaluation.truces import TRUCE_TABLES

FLOORS = {("syria", "breaches"): 0.85, ("yemen", "breaches"): 0.8, ("syria", "aid"): 0.75, ("yemen", "aid"): 0.7}


@pytest.mark.parametrize("table", TRUCE_TABLES)
def test_floors(example: tuple[str, musnad.Archive], table: str) -> None:
    name, archive = example
    material = gather(archive, read_process(EXAMPLES / f"{name}.toml"))
    found = TRUCE_TABLES[table](read_table(EXAMPLES / "expected" / f"{name}.{table}.csv"), material)
    assert found.tally.f1 >= FLOORS[name, table], (found.missed, found.wrong)
