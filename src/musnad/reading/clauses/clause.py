"""A clause while it is read."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.reading.phrases import Phrase

__all__ = ["PARALLEL", "Clause"]

#: Links that open a clause next to the main one, not inside it.
PARALLEL = frozenset({"while", "but", "also", "and", "as", "where"})


class Clause:
    """One clause over tokens `start` to `end` (excluded). `link` says how it is introduced: main, that, rel, and, while, ...;
    `opener` is the token that introduces it (-1: none); `phrases` are its noun phrases, `split` of them before the verb."""

    __slots__ = (
        "antecedent", "aux", "children", "comma", "end", "index", "infinitive", "link", "may", "negated",
        "objects", "opener", "parent", "phrases", "preps", "pronouns",
        "question", "sense", "sentence", "split", "start", "subject", "subject_dropped", "verb", "was", "will",
    )  # fmt: skip

    def __init__(self, index: int, sentence: int, start: int, link: str, opener: int, parent: Clause | None) -> None:
        self.index = index
        self.sentence = sentence
        self.start = start
        self.end = start
        self.link = link
        self.opener = opener
        self.parent = parent
        self.children: list[Clause] = []
        self.verb = -1
        self.sense: Sense | None = None
        self.phrases: list[Phrase] = []
        self.split = 0
        self.subject: Phrase | None = None
        self.objects: list[Phrase] = []
        self.preps: list[Phrase] = []
        self.pronouns: list[tuple[str, str]] = []
        self.antecedent: Phrase | None = None
        self.infinitive = False
        self.negated = False
        self.may = False
        self.will = False
        self.was = False
        self.question = False
        self.comma = False
        self.aux: list[int] = []
        self.subject_dropped = False

    def __repr__(self) -> str:
        return (
            f"Clause({self.index} {self.link} verb={self.verb} {self.start}:{self.end} {self.subject} {self.objects} {self.preps})"
        )
