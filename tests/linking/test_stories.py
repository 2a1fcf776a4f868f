"""Stories in newsroom style, all in one archive: what is the same is found, and what is merely alike is not."""

from __future__ import annotations

import pytest

from linking.stories import Truth, copied_pairs, read_stories
from musnad.linking.links import split_address


@pytest.fixture(scope="module")
def truth() -> Truth:
    return read_stories()


def test_copies_are_those_of_one_agency_report(truth: Truth) -> None:
    found = copied_pairs(truth.links)
    assert truth.copies <= found
    source = {key: next(iter(pair - {key})) for pair in truth.copies for key in pair}
    families = [{source.get(key, key), key} for key in truth.filed]
    for pair in found - truth.copies:  # two papers that took over the same report share its words
        assert {source.get(key) for key in pair} in families or len({source.get(key) for key in pair}) == 1, sorted(pair)


def test_the_same_happenings_are_tied_and_no_others(truth: Truth) -> None:
    found, true = truth.same_pairs()
    assert not found - true
    assert len(found) >= 0.7 * len(true)


@pytest.mark.parametrize(
    "happening", ["market.strike", "border.abduction", "shelling.khan", "truce.welcome", "cabinet.resignation", "convoy.attack"]
)
def test_independent_origins_are_counted(truth: Truth, happening: str) -> None:
    assert truth.origins_of(happening).independent == truth.origins[happening], truth.origins_of(happening).line()


def test_no_story_touches_another(truth: Truth) -> None:
    for link in truth.links:
        stories = {split_address(end)[0].partition(".")[0] for end in (link.left, link.right)}
        assert len(stories) == 1, link
