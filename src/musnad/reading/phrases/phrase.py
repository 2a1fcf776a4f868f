"""A noun phrase."""

from __future__ import annotations

from musnad.language.tables import Head
from musnad.reading.facts import Facts
from musnad.reading.names import NameMatch

__all__ = ["CLOSE_QUOTES", "NOMINAL", "OPEN_QUOTES", "Phrase", "sort_of"]

#: Marks that open and close a quotation.
OPEN_QUOTES = '«"“'
CLOSE_QUOTES = '»"”'
#: Tags of words that a phrase may begin with.
NOMINAL = frozenset("NAMXDKQ")


class Phrase:
    """A noun phrase over tokens `start` to `end` (excluded). `head` is its head noun; `name` a known name; `unknown`
    the tokens of a name the world data does not have; `gen` the genitive; `apps` appositions; `conjs` coordinated phrases."""

    __slots__ = (
        "adjectives", "apps", "closed", "conjs", "count", "definite", "demonstrative", "end",
        "entity", "gen", "group", "head", "heads",
        "name", "of", "paren", "parent", "prep", "prep_at", "quantifier", "quote", "start", "unknown",
    )  # fmt: skip

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.head = -1
        self.heads: Head | None = None
        self.name: NameMatch | None = None
        self.unknown: tuple[int, int] | None = None
        self.gen: Phrase | None = None
        self.apps: list[Phrase] = []
        self.adjectives: list[int] = []
        self.conjs: list[Phrase] = []
        self.of: list[tuple[str, Phrase]] = []
        self.paren: Phrase | None = None
        self.quote: tuple[int, int] | None = None
        self.prep = ""
        self.prep_at = -1
        self.count: float | None = None
        self.quantifier = ""
        self.demonstrative = False
        self.definite = False
        self.closed = False
        self.parent: Phrase | None = None
        self.entity: int | None = None
        self.group: list[int] = []

    def together(self) -> list[Phrase]:
        """The phrase and all that is coordinated with it."""
        found = [self]
        for other in self.conjs:
            found.extend(other.together())
        return found

    def stands_before(self, other: Phrase) -> bool:
        """Whether it ends, with all that is coordinated with it, before another begins, so that it can own it."""
        return all(p.end <= other.start for p in self.together())

    def release(self) -> None:
        """Let the phrases inside this one forget that they are."""
        inside = self.apps + self.conjs
        for _, inner in self.of:
            inside.append(inner)
        for part in (self.gen, self.paren):
            if part is not None:
                inside.append(part)
        for inner in inside:
            if inner.parent is not None:
                inner.parent = None
                inner.release()

    def definite_article(self, facts: list[Facts]) -> bool:
        """Whether the head noun itself carries the article."""
        return facts[self.head].definite

    def __repr__(self) -> str:
        return f"Phrase({self.start}:{self.end} head={self.head} prep={self.prep!r} gen={self.gen} conjs={len(self.conjs)})"


def sort_of(name: NameMatch) -> set[str]:
    """The kinds of what a name may stand for; those that act as parties count as one."""
    return {"party" if k in ("state", "capital", "organisation", "armed_group") else k for k in name.kinds}
