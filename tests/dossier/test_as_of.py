"""The dossier as of a day is the one that the reports known on that day give, whatever was reported later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad.archive.answers import Selection
from musnad.dossier.declared import declared_truces
from musnad.dossier.gathering import gather, material_of
from musnad.dossier.material import Material
from musnad.dossier.network import alignments, network
from musnad.dossier.process import read_process
from musnad.dossier.timeline import timeline
from musnad.dossier.told import day_of
from musnad.dossier.truces import monitors

EXAMPLE = Path(__file__).parents[2] / "examples" / "dossier"
PARTS: tuple[Callable[[Material], object], ...] = (monitors, declared_truces, network, alignments, timeline)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The material of an example process from all its reports."""
    with musnad.Archive.open(tmp_path_factory.mktemp("as-of") / "example.db", create=True) as archive:
        assert not archive.ingest([str(EXAMPLE / "syria.jsonl")]).failed
        return gather(archive, read_process(EXAMPLE / "syria.toml"))


def known_on(whole: Material, day: str) -> Selection:
    """Only the reports that were published until a day, and the links among them."""
    reports = tuple(filed for filed in whole.reports if day_of(filed) <= day)
    keys = {filed.key for filed in reports}
    links = tuple(k for k in whole.links if k.left.partition("/")[0] in keys and k.right.partition("/")[0] in keys)
    return Selection(reports, links, whole.decisions)


@settings(max_examples=10, deadline=None)
@given(day=st.dates(date(2016, 8, 25), date(2016, 10, 6)))
def test_later_reports_change_nothing(whole: Material, day: date) -> None:
    everything = Selection(whole.reports, whole.links, whole.decisions)
    seen = material_of(whole.process, everything, day.isoformat())
    alone = material_of(whole.process, known_on(whole, day.isoformat()), day.isoformat())
    for part in PARTS:
        assert msgspec.json.encode(part(seen)) == msgspec.json.encode(part(alone)), part.__name__


@settings(max_examples=5, deadline=None)
@given(order=st.randoms(use_true_random=False))
def test_the_order_in_which_reports_came_changes_nothing(whole: Material, order: object) -> None:
    shuffled = list(whole.reports)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    again = material_of(whole.process, Selection(tuple(shuffled), whole.links, whole.decisions))
    for part in PARTS:
        assert msgspec.json.encode(part(again)) == msgspec.json.encode(part(whole)), part.__name__
