"""Link the events and statements of one report to those of earlier reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from musnad.linking import contradictions, events, statements
from musnad.linking.events import agree_parties
from musnad.linking.keys import event_lookups, statement_lookups
from musnad.linking.links import Link, LinkKind, split_address
from musnad.linking.sketches import EventSketch, Sketch, StatementSketch
from musnad.linking.wording import overlap

__all__ = ["EntryLinker"]

#: Earlier entries that one entry is compared with, those that share most keys first; links of one kind that it gets, at most.
_COMPARED, _LINKED = 40, 5
#: Copies of which the entries are tied one to one, the surest first: more would say the same again.
_COPIES = 3


#: The weight of a link within one report.
_TWICE = 0.85
#: Part of the words of two entries that must be the same copied words.
_SAME_WORDS = 0.5

_Told = Mapping[str, EventSketch] | Mapping[str, StatementSketch]


class _Match(NamedTuple):
    """Two entries that were compared: how far they agree, by which rule, in what."""

    score: float
    left: str
    right: str
    rule: str
    evidence: dict[str, Any]


class EntryLinker:
    """Links of the entries of one report (`key`), given its sketches."""

    def __init__(self, key: str, sketches: Mapping[str, Sketch]) -> None:
        self.key = key
        self.events = {item: s for item, s in sketches.items() if isinstance(s, EventSketch)}
        self.statements = {item: s for item, s in sketches.items() if isinstance(s, StatementSketch)}
        self._keys: dict[str, set[int]] = {item: event_lookups(s, events.kindred_types(s)) for item, s in self.events.items()}
        self._keys.update((item, statement_lookups(s)) for item, s in self.statements.items())
        self._near: dict[str, list[str]] = {}

    def lookups(self) -> set[int]:
        """All keys under which something of interest may have been posted."""
        return {key for keys in self._keys.values() for key in keys}

    def candidates(self, held: Mapping[int, Sequence[tuple[str, str]]]) -> set[str]:
        """The earlier entries to compare with, from what is posted under the keys."""
        own = self.key + "/"
        for item, keys in self._keys.items():
            votes: Counter[str] = Counter()
            for key in keys:
                votes.update(other for other, _ in held.get(key, ()) if not other.startswith(own))
            self._near[item] = [other for other, _ in votes.most_common(_COMPARED)]
        return {other for near in self._near.values() for other in near}

    def links(self, earlier: Mapping[str, Sketch], copied: Mapping[str, Link]) -> list[Link]:
        """The links to earlier entries. `copied` has the copy links of the report by the key of the other report."""
        told = {item: s for item, s in earlier.items() if isinstance(s, EventSketch)}
        said = {item: s for item, s in earlier.items() if isinstance(s, StatementSketch)}
        same = [*self._in_copies(self.events, told, copied), *self._in_copies(self.statements, said, copied)]
        same += [*self._same_events(told), *self._same_statements(said)]
        kept = list(_one_to_one(same))
        found = [_link(_kind_of(m, self.events), m) for m in (*kept, *self._told_twice())]
        rivals = (m for m in kept if m.left in self.events and m.right in told)
        for m in rivals:
            if figures := contradictions.rival_figures(self.events[m.left], told[m.right]):
                figures["same_event"] = m.score
                found.append(Link("contradiction", m.left, m.right, "link.contradiction.figures", figures, 0.8))
        found.extend(self._denials(told, said))
        return found

    def _told_twice(self) -> Iterator[_Match]:
        """Events of one sentence of the report that agree in everything: reading met one happening under two words."""
        for (item, event), (other, sketch) in combinations(self.events.items(), 2):
            if (event.type, event.start, event.end) == (sketch.type, sketch.start, sketch.end):
                compared = events.compare_events(event, sketch)
                if compared and compared[0] >= events.ENOUGH:
                    yield _Match(_TWICE, other, item, "link.event.same-sentence", compared[1])

    def _same_events(self, told: Mapping[str, EventSketch]) -> Iterator[_Match]:
        for item, event in self.events.items():
            for other in self._near[item]:
                compared = events.compare_events(event, told[other]) if other in told else None
                if compared and compared[0] >= events.ENOUGH:
                    yield _Match(compared[0], item, other, "link.event.type-parties-time", compared[1])

    def _same_statements(self, said: Mapping[str, StatementSketch]) -> Iterator[_Match]:
        for item, statement in self.statements.items():
            for other in self._near[item]:
                compared = statements.compare_statements(statement, said[other]) if other in said else None
                if compared and compared[0] >= statements.ENOUGH:
                    across = statement.lang != said[other].lang
                    rule = "link.statement.speaker-day-signs" if across else "link.statement.speaker-day-wording"
                    yield _Match(compared[0], item, other, rule, compared[1])

    def _in_copies(self, mine: _Told, theirs: _Told, copied: Mapping[str, Link]) -> Iterator[_Match]:
        """Entries that stand in the same copied words are the same."""
        of_report: dict[str, list[tuple[str, EventSketch | StatementSketch]]] = {}
        for other, theirs_sketch in theirs.items():
            of_report.setdefault(split_address(other)[0], []).append((other, theirs_sketch))
        for key, copy in sorted(copied.items(), key=lambda c: (-c[1].weight, c[0]))[:_COPIES]:
            for item, sketch in mine.items():
                start, end = copied_span(copy, self.key, sketch.start, sketch.end)
                for other, there in of_report.get(key, ()) if end > start else ():
                    common = min(end, there.end) - max(start, there.start)
                    part = common / max(end - start, there.end - there.start, 1)
                    if part >= _SAME_WORDS and _alike(sketch, there):
                        kind = "event" if isinstance(sketch, EventSketch) else "statement"
                        evidence = {"copied": [start, end], "part": round(part, 3)}
                        yield _Match(1 + part + _closeness(sketch, there), item, other, f"link.{kind}.copied-words", evidence)

    def _denials(self, told: Mapping[str, EventSketch], said: Mapping[str, StatementSketch]) -> Iterator[Link]:
        """Denials and cancellations, of earlier reports and of the report itself."""
        found: list[Link] = []
        for item, event in self.events.items():
            for other in (*self._near[item], *(own for own in self.events if own < item)):
                sketch = told.get(other) or self.events.get(other)
                if sketch is None:
                    continue
                if evidence := contradictions.denies_event(event, sketch):
                    found.append(Link("contradiction", item, other, "link.contradiction.denied-event", evidence, 0.7))
                elif other in told and (evidence := contradictions.cancels(event, sketch)):
                    found.append(Link("contradiction", item, other, "link.contradiction.called-off", evidence, 0.7))
        for item, statement in self.statements.items():
            for other in (*self._near[item], *(own for own in self.statements if own < item)):
                answered = said.get(other) or self.statements.get(other)
                if answered is not None and (evidence := contradictions.denies_statement(statement, answered)):
                    found.append(Link("contradiction", item, other, "link.contradiction.denied-statement", evidence, 0.6))
        yield from _few(found)


def _alike(mine: EventSketch | StatementSketch, other: EventSketch | StatementSketch) -> bool:
    """Whether two entries of copied words may be one: of one layer, and of one type and status, or of one act."""
    if isinstance(mine, EventSketch):
        return isinstance(other, EventSketch) and (mine.type, mine.status) == (other.type, other.status)
    return isinstance(other, StatementSketch) and mine.act == other.act


def _closeness(mine: EventSketch | StatementSketch, other: EventSketch | StatementSketch) -> float:
    """Tells entries of one sentence apart: the part of the words that name the event that is the same."""
    if isinstance(mine, EventSketch) and isinstance(other, EventSketch):
        return overlap(mine.anchors, other.anchors) + agree_parties(mine.parties, other.parties) / 2
    return 0.0


def copied_span(copy: Link, key: str, start: int, end: int) -> tuple[int, int]:
    """Where the words between two code points of one report stand in the other report of a copy link; (0, 0) where they are not.

    >>> copy = Link("copy", "b", "a", "", {"blocks": [[10, 50, 0, 40]]}, 1.0)
    >>> copied_span(copy, "b", 20, 30), copied_span(copy, "a", 20, 30), copied_span(copy, "b", 60, 70)
    ((10, 20), (30, 40), (0, 0))
    """
    mine, other = ((0, 2) if copy.left == key else (2, 0)) if copy.left != copy.right else (0, 2)
    starts, ends = [], []
    for block in copy.evidence["blocks"]:
        first, last = max(start, block[mine]), min(end, block[mine + 1])
        if first < last:
            shift = block[other] - block[mine]
            starts.append(first + shift)
            ends.append(last + shift)
    return (min(starts), max(ends)) if starts else (0, 0)


def _one_to_one(matches: list[_Match]) -> Iterator[_Match]:
    """The best matches first; two entries of one report are not tied to one entry of another, and each gets only a few links."""
    taken: set[tuple[str, str]] = set()
    count: Counter[str] = Counter()
    for m in sorted(matches, key=lambda m: (-m.score, m.left, m.right)):
        ends = {(m.left, split_address(m.right)[0]), (m.right, split_address(m.left)[0])}
        if ends & taken or count[m.left] >= _LINKED:
            continue
        taken |= ends
        count[m.left] += 1
        yield m


def _kind_of(match: _Match, told: Mapping[str, EventSketch]) -> LinkKind:
    return "same_event" if match.left in told else "same_statement"


def _link(kind: LinkKind, m: _Match) -> Link:
    return Link(kind, m.left, m.right, m.rule, m.evidence, round(min(1.0, m.score), 3))


def _few(found: list[Link]) -> Iterator[Link]:
    """Each pair once, and only so many for an entry."""
    seen: set[frozenset[str]] = set()
    count: Counter[str] = Counter()
    for link in found:
        pair = frozenset((link.left, link.right))
        if pair not in seen and count[link.left] < _LINKED:
            seen.add(pair)
            count[link.left] += 1
            yield link
