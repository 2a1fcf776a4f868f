"""The dossiers of the example processes: they agree with an analyst's tables at least so far, and a day knows no later one."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import musnad
from dossier.conftest import EXAMPLES
from musnad.archive.answers import Selection
from musnad.dossier.gathering import gather, material_of
from musnad.dossier.positions import positions
from musnad.dossier.process import read_process
from musnad.dossier.provisions import provisions
from musnad.dossier.talks import talks
from musnad.dossier.told import day_of
from musnad.evaluation.dossiers import TABLES, compare, read_table

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def test_floors(example: tuple[str, musnad.Archive]) -> None:
    name, archive = example
    material = gather(archive, read_process(EXAMPLES / f"{name}.toml"))
    reached = {
        table: round(compare(table, read_table(EXAMPLES / "expected" / f"{name}.{table}.csv"), material).tally.f1, 3)
        for table in TABLES
    }
    low = {table: (f1, FLOORS[name][table]) for table, f1 in reached.items() if f1 < FLOORS[name][table]}
    assert not low, f"{name}: reached and floor: {low}"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 1))
def test_a_day_knows_nothing_later(example: tuple[str, musnad.Archive], part: float) -> None:
    name, archive = example
    process = read_process(EXAMPLES / f"{name}.toml")
    whole = gather(archive, process)
    days = sorted(whole.coverage)
    day = days[round(part * (len(days) - 1))]
    known = {filed.key for filed in whole.reports if day_of(filed) <= day}
    links = tuple(k for k in whole.links if all(item.partition("/")[0] in known for item in (k.left, k.right)))
    alone = material_of(process, Selection(tuple(f for f in whole.reports if f.key in known), links, whole.decisions))
    then = gather(archive, process, day)
    for made in (talks, positions, provisions):
        assert made(then) == made(alone)
