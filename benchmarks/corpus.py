"""A made-up corpus of news with known truth: who copied whom, which reports tell the same event, and on whose word.

Events happen in a few theatres; agencies and papers report them in words of their own; papers take over agency reports with
cuts, new headlines and added lines; background paragraphs recur in unrelated reports; follow-ups quote earlier news. The pools
of words are in the YAML files of the folder `corpus`. The same seed gives the same corpus.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import yaml
from happenings import HappeningMaker
from newsroom import Newsroom, Told

from musnad.records import Report

__all__ = ["Corpus", "make_corpus"]

_POOLS = Path(__file__).parent / "corpus"
_FIRST_DAY = date(2017, 3, 1)


@dataclass
class Corpus:
    """Reports in the order in which they appeared, and the truth about them. `copies` has the source of each copy, `types` the
    event type of each happening."""

    reports: list[Report] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    types: dict[int, str] = field(default_factory=dict)


def make_corpus(size: int, seed: int = 1, per_day: int = 30) -> Corpus:
    """A corpus of about `size` reports (never fewer), `per_day` of them a day."""
    chance = random.Random(seed)
    pools = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(_POOLS.glob("*.yaml"))}
    happenings, newsroom = HappeningMaker(chance, pools), Newsroom(chance, pools)
    corpus = Corpus(types=happenings.types)
    day = _FIRST_DAY
    while len(corpus.reports) < size:
        of_day: list[tuple[Report, list[Told], str]] = []
        while len(of_day) < per_day:
            of_day.extend(newsroom.cover(happenings.happen(day)))
        for report, told, source in sorted(of_day, key=lambda r: r[0].published or ""):
            corpus.reports.append(report)
            corpus.told.extend(told)
            if source:
                corpus.copies[report.id] = source
        day += timedelta(days=1)
    return corpus


if __name__ == "__main__":
    for report in make_corpus(12).reports[:8]:
        print(report.id, report.published, report.outlet, report.headline, report.text, sep="\n", end="\n\n")
