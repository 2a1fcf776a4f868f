"""When an entry of a record is right: the comparison of each layer with what gold has, and the matching of entries to gold.

A comparison gives a degree above 0 where the two are the same thing. Entries are matched one to one, each to the best gold
entry that is left; where a layer forgives doubles, a second entry for a gold entry that is taken counts neither way.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from musnad.evaluation.gold import (
    GoldEntity,
    GoldEvent,
    GoldPassage,
    GoldPosition,
    GoldProvision,
    GoldStatement,
    GoldTime,
    Spans,
    occurrences,
)
from musnad.records import Entity, Event, Mention, Position, Provision, Record, Span, Statement, TimeExpression
from musnad.vocabulary import SYMMETRIC, actor_country

__all__ = ["LAYERS", "Comparison", "Matched", "MatchedLayers", "match", "matched_layers"]

LAYERS = (
    "entities", "times", "events.type", "events.who", "events.full", "statements.content", "statements.speaker",
    "statements.chain", "positions", "provisions.issue", "provisions.status",
)  # fmt: skip

#: Half of the union of two contents must be common to both.
_LEAST_CONTENT = 0.5

G = TypeVar("G")
P = TypeVar("P")


class Matched(NamedTuple, Generic[G, P]):
    """What was right (gold entry and read entry), what was missed and what was wrong."""

    right: list[tuple[G, P]]
    missed: list[G]
    wrong: list[P]


def match(gold: Sequence[G], read: Sequence[P], same: Callable[[G, P], float], *, forgive_doubles: bool = False) -> Matched[G, P]:
    """Match read entries, in their order, to gold entries.

    >>> match([1, 2], [2, 2, 5], lambda g, p: g == p)
    Matched(right=[(2, 2)], missed=[1], wrong=[2, 5])
    >>> match([1, 2], [2, 2, 5], lambda g, p: g == p, forgive_doubles=True).wrong
    [5]
    """
    found: Matched[G, P] = Matched([], list(gold), [])
    for entry in read:
        degrees = [same(g, entry) for g in found.missed]
        best = max(degrees, default=0)
        if best > 0:
            found.right.append((found.missed.pop(degrees.index(best)), entry))
        elif not (forgive_doubles and any(same(g, entry) > 0 for g in gold)):
            found.wrong.append(entry)
    return found


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _shared(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / max(1, a[1] - a[0] + b[1] - b[0] - both)


def _spans(items: Iterable[Span | Mention]) -> Spans:
    return [(item.start, item.end) for item in items]


def _sentence_numbers(text: str) -> list[int]:
    """For each character the number of its sentence: one ends at . ! ? ؟ before white space, and at a line end."""
    numbers, now = [], 0
    for at, char in enumerate(text):
        numbers.append(now)
        if char == "\n" or (char in ".!?؟" and (at + 1 == len(text) or text[at + 1].isspace())):
            now += 1
    return numbers


class Comparison:
    """Compares the entries of one record with those of one gold passage."""

    def __init__(self, gold: GoldPassage, record: Record) -> None:
        self.gold = gold
        self.read_events = record.events
        self._entities = {e.id: e for e in record.entities}
        self._sentences = _sentence_numbers(gold.text)
        self._found: dict[str | None, Spans] = {}

    def where(self, quote: str | None) -> Spans:
        """The places of a quote, looked up once."""
        if quote not in self._found:
            self._found[quote] = occurrences(self.gold.text, quote)
        return self._found[quote]

    def touches(self, entity: str | None, quote: str | None) -> bool:
        """Whether a mention of a read entity overlaps a quote."""
        known = self._entities.get(entity or "")
        return known is not None and any(_meet(a, b) for a in _spans(known.mentions) for b in self.where(quote))

    def parties(self, read: Event) -> tuple[set[str], set[str]]:
        """The actor codes of the actors and of the recipients of a read event; --- for a party without a code."""
        sides = (
            {self._entities[at].actor if at in self._entities else None for at in ids} for ids in (read.actors, read.recipients)
        )
        actors, recipients = ({code or "---" for code in side} for side in sides)
        return actors, recipients

    def name(self, entity: str | None) -> str | None:
        """The name of a read entity."""
        known = self._entities.get(entity or "")
        return known.name if known else None

    def words(self, read: Iterable[Span | Mention]) -> str:
        """The words of the first of some spans."""
        return next((self.gold.text[s.start : s.end] for s in read), "")

    def sentences(self, quotes: Iterable[str]) -> set[int]:
        """The numbers of the sentences in which quotes first stand."""
        return {self._sentences[found[0][0]] for quote in quotes if (found := self.where(quote))}

    def sentences_of(self, read: Event) -> set[int]:
        """The numbers of the sentences in which the anchors of a read event stand."""
        return {self._sentences[a.start] for a in read.anchors if a.start < len(self._sentences)}

    def mention(self, gold: GoldEntity, read: Entity) -> tuple[float, tuple[int, int], tuple[int, int]]:
        """The mentions of both that agree best: how well, where gold has it, where it was read (0 where none meet)."""
        pairs = (
            (_shared(a, b), b, a)
            for a in _spans(read.mentions)
            for quote in gold.mentions
            for b in self.where(quote)
            if _meet(a, b)
        )
        return max(pairs, key=lambda pair: pair[0], default=(0, (0, 0), (0, 0)))

    def entity(self, gold: GoldEntity, read: Entity) -> float:
        """How well the best mention agrees; of unlike kinds only state and place may stand for each other."""
        if gold.kind != read.kind and {gold.kind, read.kind} != {"state", "place"}:
            return 0
        return self.mention(gold, read)[0]

    def time(self, gold: GoldTime, read: TimeExpression) -> float:
        """The same value at an overlapping place."""
        return gold.value == read.value and any(_meet((read.start, read.end), span) for span in self.where(gold.quote))

    def event_type(self, gold: GoldEvent, read: Event) -> float:
        """The same type, with an anchor in a sentence where gold has one."""
        if gold.type != read.type:
            return 0
        return bool(self.sentences(gold.anchors) & self.sentences_of(read))

    def same_anchor(self, gold: GoldEvent, read: Event) -> bool:
        """Whether both rest on the same words, of whatever type."""
        return any(_meet(a, b) for a in _spans(read.anchors) for quote in gold.anchors for b in self.where(quote)[:1])

    def event_who(self, gold: GoldEvent, read: Event) -> float:
        """The same type and the countries of all parties."""
        return self.event_type(gold, read) and self._parties(gold, read, actor_country)

    def event_full(self, gold: GoldEvent, read: Event) -> float:
        """The same type, status and codes of all parties."""
        return gold.status == read.status and self.event_type(gold, read) and self._parties(gold, read, str)

    def _parties(self, gold: GoldEvent, read: Event, key: Callable[[str], Hashable]) -> bool:
        sides = (gold.actors, gold.recipients, *self.parties(read))
        actors, recipients, read_actors, read_recipients = ({key(code) for code in side} for side in sides)
        if gold.type in SYMMETRIC:
            return actors | recipients == read_actors | read_recipients
        return actors == read_actors and recipients == read_recipients

    def shared_content(self, gold: GoldStatement, read: Statement) -> float:
        """How much of the two contents is common, 0 to 1."""
        return max((_shared((read.content.start, read.content.end), span) for span in self.where(gold.content)), default=0.0)

    def content(self, gold: GoldStatement, read: Statement) -> float:
        """How well the contents agree; 0 where it is too little."""
        best = self.shared_content(gold, read)
        return best if best >= _LEAST_CONTENT else 0

    def speaker(self, gold: GoldStatement, read: Statement) -> float:
        """The same content and speaker."""
        right = self.touches(read.speaker, gold.speaker.quote) if gold.speaker and gold.speaker.quote else read.speaker is None
        return self.content(gold, read) if right else 0

    def chain(self, gold: GoldStatement, read: Statement) -> float:
        """The same content, speaker and carriers in their order."""
        right = len(gold.via) == len(read.via) and all(
            self.touches(at, quote) for at, quote in zip(read.via, gold.via, strict=True)
        )
        return self.speaker(gold, read) if right else 0

    @staticmethod
    def position(gold: GoldPosition, read: Position) -> float:
        """The same country, issue and stance."""
        return (actor_country(gold.party), gold.issue, gold.stance) == (actor_country(read.party), read.issue, read.stance)

    @staticmethod
    def issue(gold: GoldProvision, read: Provision) -> float:
        """The same issue."""
        return gold.issue == read.issue

    @staticmethod
    def stage(gold: GoldProvision, read: Provision) -> float:
        """The same issue and status."""
        return (gold.issue, gold.status) == (read.issue, read.status)


class MatchedLayers(NamedTuple):
    """The matching of every layer of one record, by layer."""

    entities: Matched[GoldEntity, Entity]
    times: Matched[GoldTime, TimeExpression]
    event_types: Matched[GoldEvent, Event]
    event_who: Matched[GoldEvent, Event]
    event_full: Matched[GoldEvent, Event]
    contents: Matched[GoldStatement, Statement]
    speakers: Matched[GoldStatement, Statement]
    chains: Matched[GoldStatement, Statement]
    positions: Matched[GoldPosition, Position]
    issues: Matched[GoldProvision, Provision]
    stages: Matched[GoldProvision, Provision]


def matched_layers(comparison: Comparison, record: Record) -> MatchedLayers:
    """Match all entries of a record, in the order of LAYERS."""
    gold, by = comparison.gold, comparison
    return MatchedLayers(
        match(gold.entities, record.entities, by.entity),
        match(gold.times, record.times, by.time),
        match(gold.events, record.events, by.event_type, forgive_doubles=True),
        match(gold.events, record.events, by.event_who, forgive_doubles=True),
        match(gold.events, record.events, by.event_full, forgive_doubles=True),
        match(gold.statements, record.statements, by.content),
        match(gold.statements, record.statements, by.speaker),
        match(gold.statements, record.statements, by.chain),
        match(gold.positions, record.positions, by.position, forgive_doubles=True),
        match(gold.provisions, record.provisions, by.issue, forgive_doubles=True),
        match(gold.provisions, record.provisions, by.stage),
    )
