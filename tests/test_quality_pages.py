"""The pages on quality: one for each layer, with figures that are not far from what the reader does today."""

from __future__ import annotations

from pathlib import Path

import pytest

import musnad
from musnad.evaluation.causes import CAUSES_OF
from musnad.evaluation.gold import load_gold
from musnad.evaluation.layers import LAYERS
from musnad.evaluation.pages import BEGIN, END, figures_of, scores_told, with_figures, write_pages
from musnad.evaluation.summary import Summary, summarise
from musnad.faults import InputError

#: How far a figure of the pages may be from the score reached now.
TOLERANCE = 0.05


@pytest.fixture(scope="module")
def own(root: Path) -> Summary:
    passages = [passage for _, passage in load_gold([root / "tests" / "gold"])]
    records = {p.id: musnad.read(p.text, id=p.id, lang=p.lang, published=p.published, outlet=p.outlet) for p in passages}
    return summarise(passages, records)


@pytest.mark.parametrize("name", ["index", *CAUSES_OF])
def test_every_layer_has_a_page(root: Path, name: str) -> None:
    text = (root / "docs" / "quality" / f"{name}.md").read_text(encoding="utf-8")
    layers = {layer for _, layer in scores_told(text)}
    assert layers == {layer for layer in LAYERS if name in ("index", layer.partition(".")[0])}
    if name != "index":
        assert "## What was decided to leave" in text
        assert f"({name}.md)" in (root / "docs" / "quality" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["index", *CAUSES_OF])
def test_the_figures_are_not_stale(root: Path, own: Summary, name: str) -> None:
    told = scores_told((root / "docs" / "quality" / f"{name}.md").read_text(encoding="utf-8"))
    now = scores_told(figures_of(name, {"own": own}))
    stale = {key: (told.get(key), new) for key, new in now.items() if key not in told or _apart(told[key], new) > TOLERANCE}
    assert not stale, f"docs/quality/{name}.md tells other figures (told, now): {stale}; run: make quality"


def test_every_cause_is_told(root: Path, own: Summary) -> None:
    page = (root / "docs" / "quality" / "index.md").read_text(encoding="utf-8")
    causes = {cause.finding.cause for cause in own.causes}
    assert len(causes) > 30
    assert not sorted(cause for cause in causes if f"`{cause}`" not in page)


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def test_writing_replaces_figures_only(own: Summary, tmp_path: Path) -> None:
    for name in ("index", *CAUSES_OF):
        (tmp_path / f"{name}.md").write_text(f"# Page\n\n{BEGIN}\nstale figures\n{END}\n\nprose\n", encoding="utf-8")
    write_pages(tmp_path, {"own": own})
    page = (tmp_path / "events.md").read_text(encoding="utf-8")
    assert page.startswith("# Page\n")
    assert page.endswith("prose\n")
    assert "stale figures" not in page
    assert scores_told(page)[("own ar", "events.who")][2] == round(own.languages["ar"].layers["events.who"].f1, 3)
    write_pages(tmp_path, {"own": own})
    assert (tmp_path / "events.md").read_text(encoding="utf-8") == page


def test_a_page_without_a_place_for_figures(own: Summary, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no place for the figures"):
        with_figures("# Page\n", "figures", "page.md")
    with pytest.raises(InputError, match="write the page of this layer"):
        write_pages(tmp_path, {"own": own})
