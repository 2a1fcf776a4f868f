"""What a written word can be: lexicon entries, their inflected senses, and analyses of a surface form into clitics and stem."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["NO_SENSE", "Analysis", "Entry", "Sense", "Word"]


class Entry(NamedTuple):
    """One line of a lexicon.

    `lemma` is the spelling of the lexicon; `pos` one of V verb, N noun, A adjective, NAME, ADV, P preposition, C conjunction,
    R relative, PRON, DET, NUM, PART particle, INTJ; `classes` the lexical classes it belongs to (speech, event, title, ...).
    """

    lemma: str
    pos: str
    classes: frozenset[str] = frozenset()


class Sense(NamedTuple):
    """One reading of a stem: its entry and its features; an empty feature is unknown or does not apply.

    `tense`: perf, impf, imp (imperative), msd (verbal noun), act, pas (participles), inf, ger; `voice`: a, p;
    `person` 1 2 3; `gender` m f; `number` s d p.
    """

    entry: Entry
    tense: str = ""
    voice: str = ""
    person: str = ""
    gender: str = ""
    number: str = ""


NO_SENSE: tuple[Sense, ...] = ()


class Analysis(NamedTuple):
    """One way to cut a surface form: proclitics in full form (و ف ب ل ك س ال), stem, pronoun enclitic, senses of the stem."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str
    senses: tuple[Sense, ...]

    @property
    def definite(self) -> bool:
        """Whether the article is written on it."""
        return bool(self.proclitics) and self.proclitics[-1] == "ال"


class Word:
    """The analysis of one surface form, made once and shared by all its tokens.

    `kind`: word (Arabic or Latin letters), number, punct. `analyses` has the likeliest first and is never empty.
    """

    __slots__ = ("analyses", "enclitic", "kind", "latin", "norm", "proclitics", "senses", "stem", "surface")

    def __init__(self, surface: str, norm: str, kind: str, latin: bool, analyses: tuple[Analysis, ...]) -> None:
        self.surface = surface
        self.norm = norm
        self.kind = kind
        self.latin = latin
        self.analyses = analyses
        best = analyses[0]
        self.proclitics = best.proclitics
        self.stem = best.stem
        self.enclitic = best.enclitic
        self.senses = best.senses

    def __repr__(self) -> str:
        return f"Word({self.surface!r}, {self.proclitics}+{self.stem}+{self.enclitic!r})"
