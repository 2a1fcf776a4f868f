"""Facts of a surface form: everything the tables, the lexicon and the world say of one written word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.language.forms import Sense, Word
from musnad.language.tables import Cue, Head, Qualifier, Trigger
from musnad.text import fold
from musnad.world.load import Demonym
from musnad.world.names import Trie

if TYPE_CHECKING:
    from musnad.reading.signs import Signs

__all__ = ["Facts", "forms_of", "lemmas_of"]

_NOTHING: frozenset[str] = frozenset()


class Facts:
    """What is known of one surface form.

    `tag`: V verb, N noun, A adjective, P preposition, S subordinator, R relative, C conjunction, D demonstrative, Q number,
    K quantifier noun, G particle of negation or mood, O pronoun, J adverb, M name, X unknown word, T punctuation.
    """

    __slots__ = (
        "act_triggers", "adjective", "ambiguous", "classes", "conj", "cues", "definite", "demonym", "enclitic", "forms", "future",
        "heads", "kind", "latin", "lemmas", "names", "nominal", "norm", "noun", "number", "prep",
        "qualifier", "rough", "second", "senses", "signed", "signs", "sourced", "stem", "surface",
        "tag", "tanwin", "time", "triggers", "value", "verb", "verb_classes", "verb_forms", "word",
    )  # fmt: skip

    def __init__(self, word: Word) -> None:
        self.word = word
        self.surface = word.surface
        self.norm = word.norm
        self.stem = word.stem
        self.latin = word.latin
        self.kind = word.kind
        self.tag = "X"
        self.value = ""
        self.act_triggers: tuple[tuple[Trigger, Sense], ...] = ()
        self.adjective = False
        self.ambiguous = False
        self.conj = ""
        self.prep = ""
        self.signed = False  # whether `signs`, what the tables about issues say of it, were looked up
        self.signs: Signs | None = None
        self.sourced = False
        self.future = False
        self.definite = False
        self.tanwin = False
        self.enclitic = word.enclitic
        self.forms = forms_of(word.stem, word.norm)
        self.heads: tuple[Head, ...] = ()
        self.qualifier: Qualifier | None = None
        self.demonym: Demonym | None = None
        self.time = ""  # its mark in time expressions, once it was met in a text
        self.triggers: tuple[tuple[Trigger, Sense], ...] = ()
        self.cues: tuple[tuple[Cue, Sense], ...] = ()
        self.names: tuple[tuple[Trie, int], ...] = ()
        self.verb: Sense | None = None
        self.noun: Sense | None = None
        self.number: float | None = None
        self.second: tuple[tuple[str, str, str], ...] = ()
        self.rough: tuple[tuple[str, ...], ...] = ()  # phrases it begins that make a number behind them rough
        self.senses: tuple[Sense, ...] = word.senses
        self.verb_forms = _NOTHING
        self.classes = _NOTHING
        self.lemmas = _NOTHING
        self.nominal = _NOTHING  # its lemmas where it stands as noun or adjective
        self.verb_classes = _NOTHING

    def __repr__(self) -> str:
        return f"Facts({self.surface!r}, {self.tag}{':' + self.value if self.value else ''})"


def forms_of(stem: str, norm: str) -> tuple[str, ...]:
    """The folded forms under which the tables may name a word: its stem, the whole word, the word without its article.

    >>> forms_of("حرب", "الحرب"), forms_of("هدنه", "والهدنه"), forms_of("علي", "علي")
    (('حرب', 'الحرب'), ('هدنه', 'والهدنه'), ('علي',))
    """
    return tuple(dict.fromkeys((stem, norm, norm[2:] if norm.startswith("ال") else norm)))


def lemmas_of(senses: tuple[Sense, ...]) -> frozenset[str]:
    """The folded lemmas of the nouns and adjectives a stem may be."""
    return frozenset(fold(s.entry.lemma) for s in senses if s.entry.pos in "NA")
