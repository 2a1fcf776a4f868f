"""The facts of the words of a language, found once and kept.

News repeats its words, so nearly all words of a report come from the table and cost one dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.language.forms import Word
from musnad.language.tables import Tables
from musnad.reading.fact_finding import FactFinder
from musnad.reading.facts import Facts, lemmas_of
from musnad.reading.segments import Analyser
from musnad.world.load import World

__all__ = ["FactTable"]


class _Kept(dict[str, Facts]):
    """The facts of the surface forms met so far; those of a form that is not among them are found when they are asked for."""

    def __init__(self, find: Callable[[str], Facts], limit: int) -> None:
        super().__init__()
        self._find = find
        self._limit = limit

    def __missing__(self, surface: str) -> Facts:
        if len(self) >= self._limit:
            self.clear()
        facts = self[surface] = self._find(surface)
        return facts


class FactTable:
    """Finds and keeps the facts of surface forms for one language. Holds at most `limit` forms, then starts anew.

    `of` gives the facts of a surface form.
    """

    def __init__(self, analyser: Analyser, tables: Tables, world: World, lang: str, limit: int = 100_000) -> None:
        self.analyser = analyser
        self.tables = tables
        self.finder = FactFinder(tables, world, lang)
        self.lang = lang
        self.limit = limit
        # A plain look-up for nearly all words of a report, without a call of Python code.
        self.of: Callable[[str], Facts] = _Kept(self._find, limit).__getitem__
        self._verbs: dict[str, Facts | None] = {}
        self._names: dict[str, Facts] = {}
        self._lemmas: dict[str, frozenset[str]] = {}  # of the words of tables: few, so they stay
        self._among: dict[frozenset[str], frozenset[str]] = {}

    def _find(self, surface: str) -> Facts:
        return self.finder.find(self.analyser.analyse(surface))

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
            whole = (a for a in self.of(word).word.analyses if a.stem == word)
            kept = self._lemmas[word] = lemmas_of(next(whole, self.of(word).word.analyses[0]).senses)
        return kept

    def lemmas_among(self, words: frozenset[str]) -> frozenset[str]:
        """The lemmas of several words of a table, found once."""
        kept = self._among.get(words)
        if kept is None:
            kept = self._among[words] = frozenset(lemma for word in words for lemma in self.lemmas(word))
        return kept

    def as_name(self, surface: str) -> Facts:
        """The facts of a surface form that may be a given name, read as nothing else."""
        kept = self._names.get(surface)
        if kept is None:
            word = self.of(surface).word
            cuts = ((a, tuple(s for s in a.senses if s.entry.pos == "NAME")) for a in word.analyses if not a.proclitics)
            named = tuple(a._replace(senses=senses) for a, senses in cuts if senses)
            kept = self._names[surface] = self.finder.find(Word(surface, word.norm, word.kind, word.latin, named or word.analyses))
        return kept

    def as_verb(self, surface: str) -> Facts | None:
        """The facts of a surface form read as a finite verb, whatever else it may be; None when it can't be one."""
        if surface not in self._verbs:
            word = self.of(surface).word
            cuts = ((a, tuple(s for s in a.senses if s.entry.pos == "V" and s.tense in ("perf", "impf"))) for a in word.analyses)
            kept = tuple(a._replace(senses=senses) for a, senses in cuts if senses)
            kept = tuple(sorted(kept, key=lambda a: a.senses[0].number != "s"))
            if len(self._verbs) >= self.limit:
                self._verbs.clear()
                self._names.clear()
            f = self.finder.find(Word(surface, word.norm, word.kind, word.latin, kept)) if kept else None
            if f is not None:
                f.tag, f.names, f.heads, f.demonym = "V", (), (), None
            self._verbs[surface] = f
        return self._verbs[surface]
