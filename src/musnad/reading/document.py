"""The working view of one report while it is read: tokens, facts, sentences, names. Internal to reading and never kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from musnad.reading.fact_table import FactTable
from musnad.reading.facts import Facts
from musnad.reading.given_names import stands_for_name
from musnad.reading.names import NameMatch, match_names
from musnad.reading.times import FoundTime, find_times
from musnad.reading.tokens import Token, tokenise
from musnad.records import Unwritten
from musnad.world.load import World

if TYPE_CHECKING:
    from musnad.reading.signs import Marks

__all__ = ["Document", "Sentence", "make_document", "split_sentences"]

_ENDERS = frozenset(".!?؟")
_CLOSERS = frozenset("»\"”)'")


class Sentence(NamedTuple):
    """Tokens `start` to `end` (excluded) and what kind of line they are: body or source."""

    start: int
    end: int
    kind: str


class Document:
    """Everything later steps look at. `day` is the ISO day of publication, or the day on which offices are judged without one."""

    __slots__ = (
        "classes",
        "day",
        "facts",
        "lang",
        "marks",
        "names",
        "published",
        "resuming",
        "sentence_of",
        "sentences",
        "table",
        "text",
        "timed",
        "times",
        "tokens",
        "unwritten",
        "world",
    )

    def __init__(
        self, text: str, lang: str, published: str | None, tokens: list[Token], facts: list[Facts], world: World, table: FactTable
    ) -> None:
        self.text = text
        self.lang = lang
        self.published = published
        self.day = published[:10] if published else "2026-12-31"
        self.tokens = tokens
        self.facts = facts
        self.names: list[NameMatch | None] = []
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self.times: list[FoundTime] = []
        self.timed = bytearray(len(tokens) + 1)
        self.world = world
        self.table = table
        self.classes: dict[str, frozenset[str]] = {}
        self.resuming: set[int] = set()  # verbs of relative clauses without a relative pronoun
        self.marks: Marks | None = None  # what the tables about issues say of its words, once it is asked for
        self.unwritten: list[Unwritten] = []

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Code points covered by tokens start to end (excluded)."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def leave(self, layer: str, start: int, end: int, rule: str, reason: str) -> None:
        """Note something seen and not written, for `musnad explain`."""
        self.unwritten.append(Unwritten(layer, start, end, rule, reason))


_SOURCE_LINE = re.compile(r"\s*(?:المصدر|المصادر|Source|Sources)\s*[:：]")
_LONGEST = 500  # words; no sentence is as long, so a list or table without stops is read in pieces


def split_sentences(text: str, tokens: list[Token], classes: dict[str, frozenset[str]] | None = None) -> list[Sentence]:
    """Sentences end at . ! ? ؟ before white space (with the quotes that close there), and at line ends; not after the words
    that `classes` calls abbreviations (Lt. Gen.)."""
    found: list[Sentence] = []
    start, count = 0, len(tokens)
    for i in range(count):
        token = tokens[i]
        following = tokens[i + 1].start if i + 1 < count else len(text)
        gap = text[token.end : following]
        if gap == " " and token.facts.kind == "word" and i + 1 < count and i + 1 - start < _LONGEST:
            continue
        ends = i + 1 == count or "\n" in gap
        if not ends and gap:
            back = i
            while back > start and tokens[back].facts.surface in _CLOSERS:
                back -= 1
            surface = tokens[back].facts.surface
            if (
                surface == "."
                and classes
                and back > start
                and "abbreviation" in classes.get(tokens[back - 1].facts.norm, ())
                and tokens[back - 1].end == tokens[back].start
            ):
                continue
            ends = surface in _ENDERS
        if ends or i + 1 - start >= _LONGEST:
            found.append(Sentence(start, i + 1, _kind(text, tokens, start, i + 1)))
            start = i + 1
    return found


def _kind(text: str, tokens: list[Token], start: int, end: int) -> str:
    line = text[tokens[start].start : tokens[end - 1].end]
    return "source" if len(line) < 120 and _SOURCE_LINE.match(line) else "body"


def _soften(facts: list[Facts], table: FactTable) -> None:
    """Words before a number that only make it rough (ما لا يقل عن عشرة) become part of the number."""
    for i in [i for i, f in enumerate(facts) if f.rough]:
        f = facts[i]
        for words in f.rough:
            stop = i + len(words)
            if stop < len(facts) and facts[stop].tag in "QK" and all(facts[i + k].norm == w for k, w in enumerate(words[1:], 1)):
                for k in range(i, stop):
                    facts[k] = table.filler(f.conj if k == i else "")
                break


def make_document(text: str, lang: str, published: str | None, table: FactTable, world: World) -> Document:
    """Tokenise, look up facts, split sentences, find times, match names."""
    tokens = tokenise(text, table.of)
    facts = [t.facts for t in tokens]
    _soften(facts, table)
    for i in range(1, len(facts) - 1):
        if facts[i].tag in "VA" and stands_for_name(facts, i):
            facts[i] = table.as_name(facts[i].surface)
    doc = Document(text, lang, published, tokens, facts, world, table)
    doc.sentences = split_sentences(text, tokens, table.tables.classes)
    doc.sentence_of = [n for n, s in enumerate(doc.sentences) for _ in range(s.start, s.end)]
    doc.classes = table.tables.classes
    ages: list[tuple[int, int]] = []
    doc.times = find_times(tokens, published, lang, doc.leave, ages)
    for first, last in (*((t.first, t.last) for t in doc.times), *ages):
        doc.timed[first:last] = b"\1" * (last - first)
    doc.names = match_names(facts, doc.timed, world.people)
    return doc
