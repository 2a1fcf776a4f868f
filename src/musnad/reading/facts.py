"""Facts of a surface form: everything the tables, the lexicon and the world say of one written word."""

from __future__ import annotations

from musnad.language.forms import Sense, Word
from musnad.language.tables import Cue, Head, Qualifier, Trigger
from musnad.text import fold
from musnad.world.load import Demonym
from musnad.world.names import Trie

__all__ = ["Facts", "forms_of", "lemmas_of"]


class Facts:
    """What is known of one surface form.

    `tag`: V verb, N noun, A adjective, P preposition, S subordinator, R relative, C conjunction, D demonstrative, Q number,
    K quantifier noun, G particle of negation or mood, O pronoun, J adverb, M name, X unknown word, T punctuation.
    """

    __slots__ = (
        "act_triggers", "adjective", "ambiguous", "classes", "conj", "cues", "definite", "demonym", "enclitic", "forms", "future",
        "heads", "kind", "latin", "lemmas", "names", "nominal", "norm", "noun", "number", "prep",
        "qualifier", "rough", "second", "senses", "sourced", "stem", "surface",
        "tag", "tanwin", "triggers", "value", "verb", "verb_classes", "verb_forms", "word",
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
        self.sourced = False
        self.future = False
        self.definite = False
        self.tanwin = False
        self.enclitic = word.enclitic
        self.forms = forms_of(word.stem, word.norm)
        self.heads: tuple[Head, ...] = ()
        self.qualifier: Qualifier | None = None
        self.demonym: Demonym | None = None
        self.triggers: tuple[tuple[Trigger, Sense], ...] = ()
        self.cues: tuple[tuple[Cue, Sense], ...] = ()
        self.names: tuple[tuple[Trie, int], ...] = ()
        self.verb: Sense | None = None
        self.noun: Sense | None = None
        self.number: float | None = None
        self.second: tuple[tuple[str, str, str], ...] = ()
        self.rough: tuple[tuple[str, ...], ...] = ()  # phrases it begins that make a number behind them rough
        self.senses: tuple[Sense, ...] = word.senses
        self.verb_forms = frozenset(s.tense for s in word.senses if s.entry.pos == "V")
        self.classes: frozenset[str] = frozenset()
        self.lemmas: frozenset[str] = frozenset()
        self.nominal: frozenset[str] = frozenset()  # its lemmas where it stands as noun or adjective
        self.verb_classes: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Facts({self.surface!r}, {self.tag}{':' + self.value if self.value else ''})"


def forms_of(stem: str, norm: str) -> frozenset[str]:
    """The folded forms under which the tables may name a word: its stem, the whole word, the word without its article.

    >>> sorted(forms_of("حرب", "الحرب")), sorted(forms_of("هدنه", "والهدنه"))
    (['الحرب', 'حرب'], ['هدنه', 'والهدنه'])
    """
    return frozenset((stem, norm, norm[2:] if norm.startswith("ال") else norm))


def lemmas_of(senses: tuple[Sense, ...]) -> frozenset[str]:
    """The folded lemmas of the nouns and adjectives a stem may be."""
    return frozenset(fold(s.entry.lemma) for s in senses if s.entry.pos in "NA")
