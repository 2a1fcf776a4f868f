"""Scores and causes of error, written into the pages of docs/quality. Run it with `make quality`."""

from __future__ import annotations

import os
from pathlib import Path

import musnad
from musnad.evaluation.gold import load_gold
from musnad.evaluation.pages import write_pages
from musnad.evaluation.printed import print_scores
from musnad.evaluation.summary import Summary, summarise

ROOT = Path(__file__).parent.parent


def scored(folder: Path) -> Summary:
    """The reader on all gold passages in and below a folder."""
    passages = [passage for _, passage in load_gold([folder])]
    records = {p.id: musnad.read(p.text, id=p.id, lang=p.lang, published=p.published, outlet=p.outlet) for p in passages}
    return summarise(passages, records)


def main() -> None:
    """Score the project's own passages, and those of MUSNAD_GOLD (by default ../shared/gold/dev) when there are any."""
    sets = {"own": scored(ROOT / "tests" / "gold")}
    outside = Path(os.environ.get("MUSNAD_GOLD", ROOT.parent / "shared" / "gold" / "dev"))
    if any(outside.glob("*.json")):
        sets["outside"] = scored(outside)
    write_pages(ROOT / "docs" / "quality", sets)
    for name, summary in sets.items():
        print(name, *print_scores(summary), "", sep="\n")


if __name__ == "__main__":
    main()
