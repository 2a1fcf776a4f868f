"""How well links and origins agree with the truth of a made-up corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from corpus import Corpus

from musnad.linking import Filed, Link
from musnad.linking.clusters import clusters
from musnad.linking.links import split_address
from musnad.linking.origins import find_origins

__all__ = ["Score", "copy_score", "event_score", "figure_score", "items_of_truth", "origin_score"]

#: A fact of the corpus as it stands in one report: the report's key and the number of the happening.
Fact = tuple[str, int]


class Score(NamedTuple):
    """Right, found and true things; from them precision, recall and their harmonic mean."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of what is true that was found."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _families(copies: Mapping[str, str]) -> dict[str, str]:
    """The agency report that each copied report, or its source, goes back to."""
    return {**{source: source for source in copies.values()}, **copies}


def copy_score(corpus: Corpus, links: Iterable[Link]) -> tuple[Score, Score]:
    """Copy links: as pairs of reports of one family (found pair by pair; recall: copies tied to their family), and as directed
    agency-to-paper links."""
    family = _families(corpus.copies)
    made = {(link.left, link.right) for link in links if link.kind == "copy"}
    right = {pair for pair in made if family.get(pair[0]) is not None and family.get(pair[0]) == family.get(pair[1])}
    tied = {left for left, right_ in right for left in (left, right_)}
    copies = set(corpus.copies)
    pairs = Score(len(right), len(made), len(right) + sum(copy not in tied for copy in copies))
    source = {(copy, source) for copy, source in corpus.copies.items()}
    directed = Score(len(made & source), len({p for p in made if set(p) & set(corpus.copies.values())}), len(source))
    return pairs, directed


def items_of_truth(corpus: Corpus, filed: Mapping[str, Filed]) -> dict[str, Fact]:
    """The events of the records that tell a happening of the corpus: those of its type in the sentence that tells it, else the
    first of any type."""
    found: dict[str, Fact] = {}
    for fact in corpus.told:
        inside = [
            e for e in filed[fact.report].record.events
            if any(fact.start <= a.start < fact.end for a in e.anchors) and e.status == "actual"
        ]  # fmt: skip
        of_type = [e for e in inside if e.type == corpus.types[fact.happening]]
        for event in of_type or inside[:1]:
            found.setdefault(f"{fact.report}/{event.id}", (fact.report, fact.happening))
    return found


def event_score(corpus: Corpus, links: Iterable[Link], truth: Mapping[str, Fact], *, read_only: bool) -> Score:
    """Pairs of reports that tell the same happening. `read_only`: leave out facts of which reading made no event."""
    read = set(truth.values())
    facts: dict[int, set[str]] = defaultdict(set)
    for told in corpus.told:
        if not read_only or (told.report, told.happening) in read:
            facts[told.happening].add(told.report)
    true = sum(len(reports) * (len(reports) - 1) // 2 for reports in facts.values())
    found: set[frozenset[Fact]] = set()
    for cluster in clusters(links, "same_event"):
        held = sorted({truth[item] for item in cluster if item in truth})
        found.update(frozenset(pair) for pair in combinations(held, 2) if pair[0][0] != pair[1][0])
    right = sum(len({number for _, number in pair}) == 1 for pair in found)
    return Score(right, len(found), true)


def figure_score(corpus: Corpus, links: Iterable[Link], truth: Mapping[str, Fact]) -> Score:
    """Pairs of reports that give different numbers of dead for one happening; recall among pairs that are linked directly."""
    killed = {(told.report, told.happening): told.killed for told in corpus.told if told.killed is not None}
    right = found = true = 0
    for link in links:
        ends = truth.get(link.left), truth.get(link.right)
        if ends[0] is None or ends[1] is None:
            continue
        differ = ends[0][1] == ends[1][1] and killed.get(ends[0]) != killed.get(ends[1]) and None not in map(killed.get, ends)
        if link.kind == "same_event":
            true += differ
        elif link.rule == "link.contradiction.figures" and "killed" in link.evidence:
            found += 1
            right += differ
    return Score(right, found, true)


def origin_score(
    corpus: Corpus, links: list[Link], truth: Mapping[str, Fact], filed: Mapping[str, Filed]
) -> tuple[Score, Counter[tuple[int, int]], list[str]]:
    """Happenings told by two reports or more whose count of independent origins is right; the counts (true, found) that were not,
    and these happenings in words."""
    expected: dict[int, set[str]] = defaultdict(set)
    reports: dict[int, set[str]] = defaultdict(set)
    for told in corpus.told:
        reports[told.happening].add(told.report)
        if told.origin:
            expected[told.happening].add(told.origin)
    family = {key: group for group in clusters(links, "copy") for key in group}
    copies: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in links:
        if link.kind == "copy":
            copies[family[link.left]].append(link)
    best: dict[int, tuple[int, tuple[str, ...]]] = {}
    for item, (_, number) in truth.items():  # an item that nothing was tied to is asked about by itself
        best.setdefault(number, (1, (item,)))
    for cluster in clusters(links, "same_event"):
        counts = Counter(truth[item][1] for item in cluster if item in truth)
        for number, size in counts.items():
            best[number] = max(best.get(number, (0, ())), (size, cluster))
    right = asked = 0
    wrong: Counter[tuple[int, int]] = Counter()
    shown: list[str] = []
    for number, keys in reports.items():
        if len(keys) < 2 or not expected[number]:
            continue
        asked += 1
        members = best.get(number, (0, ()))[1]
        keys_held = {split_address(item)[0] for item in members}
        groups = {family[key] for key in keys_held if key in family}
        near = [link for group in groups for link in copies[group]]
        held = {key: filed[key] for key in keys_held | {key for group in groups for key in group}}
        origins = find_origins(members, held, near)
        if len(origins.origins) == len(expected[number]):
            right += 1
        else:
            wrong[len(expected[number]), len(origins.origins)] += 1
            shown.append(f"{number}: {sorted(expected[number])} / {[o.key for o in origins.origins]} {members}")
    return Score(right, asked, asked), wrong, shown
