"""The facts of the words of a language, found once and kept.

News repeats its words, so nearly all words of a report come from the table and cost one dictionary look-up.
"""

from __future__ import annotations

from musnad.language.forms import Word
from musnad.language.tables import Tables
from musnad.reading.fact_finding import FactFinder
from musnad.reading.facts import Facts, lemmas_of
from musnad.reading.segments import Analyser
from musnad.world.load import World

__all__ = ["FactTable"]


class FactTable:
    """Finds and keeps the facts of surface forms for one language. Holds at most `limit` forms, then starts anew."""

    def __init__(self, analyser: Analyser, tables: Tables, world: World, lang: str, limit: int = 200_000) -> None:
        self.analyser = analyser
        self.tables = tables
        self.finder = FactFinder(tables, world, lang)
        self.lang = lang
        self.limit = limit
        self._kept: dict[str, Facts] = {}
        self._verbs: dict[str, Facts | None] = {}
        self._lemmas: dict[str, frozenset[str]] = {}  # of the words of tables: few, so they stay
        self._among: dict[frozenset[str], frozenset[str]] = {}

    def of(self, surface: str) -> Facts:
        """The facts of a surface form."""
        kept = self._kept.get(surface)
        if kept is None:
            if len(self._kept) >= self.limit:
                self._kept.clear()
                self._verbs.clear()
            kept = self._kept[surface] = self.finder.find(self.analyser.word(surface))
        return kept

    def filler(self, conj: str) -> Facts:
        """The facts of a word that only softens the number after it (ما لا يقل عن)."""
        f = Facts(self.analyser.word("نحو" if self.lang == "ar" else "about"))
        f.tag, f.value, f.conj = "Q", "about", conj
        return f

    def lemmas(self, word: str) -> frozenset[str]:
        """The lemmas of the noun or adjective a word of a table is, whatever its number or state."""
        kept = self._lemmas.get(word)
        if kept is None:
            # A word of a table has lost its dots (مسؤوليه): rather the whole word than مسؤول and a pronoun.
            whole = (a for a in self.analyser.word(word).analyses if a.stem == word)
            kept = self._lemmas[word] = lemmas_of(next(whole, self.of(word).word.analyses[0]).senses)
        return kept

    def lemmas_among(self, words: frozenset[str]) -> frozenset[str]:
        """The lemmas of several words of a table, found once."""
        kept = self._among.get(words)
        if kept is None:
            kept = self._among[words] = frozenset(lemma for word in words for lemma in self.lemmas(word))
        return kept

    def as_verb(self, surface: str) -> Facts | None:
        """The facts of a surface form read as a finite verb, whatever else it may be; None when it can't be one."""
        if surface not in self._verbs:
            word = self.analyser.word(surface)
            cuts = ((a, tuple(s for s in a.senses if s.entry.pos == "V" and s.tense in ("perf", "impf"))) for a in word.analyses)
            kept = tuple(a._replace(senses=senses) for a, senses in cuts if senses)
            kept = tuple(sorted(kept, key=lambda a: a.senses[0].number != "s"))
            f = self.finder.find(Word(surface, word.norm, word.kind, word.latin, kept)) if kept else None
            if f is not None:
                f.tag, f.names, f.heads, f.demonym = "V", (), (), None
            self._verbs[surface] = f
        return self._verbs[surface]
