"""Stories in newsroom style with what is true of them: who copied whom, what each report tells, on how many independent words."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import musnad
from musnad.linking import Filed, Link, MemoryShelf, prepare
from musnad.linking.clusters import clusters
from musnad.linking.links import split_address
from musnad.linking.origins import Origins, find_origins
from musnad.records import Report

__all__ = ["Told", "Truth", "read_stories"]

_FOLDER = Path(__file__).parent / "stories"

#: A happening of a story ("market.strike"), and the report that tells it.
Told = tuple[str, str]


class Truth(NamedTuple):
    """All stories together, filed in the order in which their reports appeared, and what is true of them."""

    filed: dict[str, Filed]
    links: list[Link]
    copies: set[frozenset[str]]
    told: dict[Told, set[str]]
    origins: dict[str, int]

    def same_pairs(self) -> tuple[set[frozenset[Told]], set[frozenset[Told]]]:
        """The pairs of reports that tell one happening: those found, and those that are true."""
        of = {item: told for told, items in self.told.items() for item in items}
        found: set[frozenset[Told]] = set()
        for cluster in clusters(self.links, "same_event"):
            held = sorted({of[item] for item in cluster if item in of})
            found.update(frozenset(pair) for pair in combinations(held, 2) if pair[0][1] != pair[1][1])
        true = {frozenset(pair) for pair in combinations(sorted(self.told), 2) if pair[0][0] == pair[1][0]}
        return found, true

    def origins_of(self, happening: str) -> Origins:
        """The origins of the cluster that tells a happening most often."""
        items = {item for (name, _), held in self.told.items() if name == happening for item in held}
        found = max(clusters(self.links, "same_event"), key=lambda cluster: len(items & set(cluster)))
        copies = [link for link in self.links if link.kind == "copy"]
        return find_origins(found if items & set(found) else sorted(items)[:1], self.filed, copies)


def read_stories() -> Truth:
    """Read all stories, file their reports by their moment, and link them."""
    stories = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.yaml"))}
    every = [(name, given) for name, story in stories.items() for given in story["reports"]]
    shelf, links, filed, told = MemoryShelf(), list[Link](), dict[str, Filed](), dict[Told, set[str]]()
    copies = set()
    for name, given in sorted(every, key=lambda one: str(one[1]["published"])):
        key = f"{name}.{given['id']}"
        report = Report(given["text"], key, "auto", _moment(given["published"]), given["outlet"], None, given["headline"])
        filed[key] = Filed(key, report, musnad.read(report))
        links.extend(shelf.add(prepare(filed[key])))
        if "copy_of" in given:
            copies.add(frozenset((key, f"{name}.{given['copy_of']}")))
        for happening, words in given["tells"].items():
            told[f"{name}.{happening}", key] = _items(filed[key], words)
    origins = {f"{name}.{h}": count for name, story in stories.items() for h, count in story["origins"].items()}
    return Truth(filed, links, copies, told, origins)


def _moment(given: Any) -> str:
    """A day or moment as YAML gives it, in ISO 8601."""
    return given if isinstance(given, str) else str(given.isoformat())


def _items(filed: Filed, words: str) -> set[str]:
    """The events that these words tell; none where reading missed them."""
    at = filed.report.text.index(words)
    told = [e for e in filed.record.events if any(a.start < at + len(words) and at < a.end for a in e.anchors)]
    return {f"{filed.key}/{e.id}" for e in told}


def copied_pairs(links: list[Link]) -> set[frozenset[str]]:
    """The pairs of reports that copy links tie."""
    return {frozenset((split_address(link.left)[0], split_address(link.right)[0])) for link in links if link.kind == "copy"}
