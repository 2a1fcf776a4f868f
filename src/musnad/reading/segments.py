"""From a written word to its analyses: attached particles, stem, pronoun, with the lexicon as judge.

Every way to cut a word that the lexicon allows is weighed: what each attached particle costs, how ordinary the sense of the
stem is, and how exactly the spelling agrees (إعلام may be read for اعلام, but not for أعلام). A word of which no cut leads to a
known stem is cut by its shape only where that is safe. The costs are in `language.toml`. The analysis of a surface form is
made once and kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from musnad.language.forms import NO_SENSE, Analysis, Sense, Word
from musnad.language.lexicon import Lexicon, Reading, settings
from musnad.reading.stems import Stem, dropped_letters, mismatch, stems_before_pronoun, suits
from musnad.text import fold, is_arabic, strip_marks

__all__ = ["Analyser"]

_KEPT = 100_000  # surface forms held
_MAX_ALTERNATIVES = 6
_SPREAD = 4.0  # alternatives that cost so much more than the best are dropped
_SENSES = 2.5  # senses of one stem likewise
_ARTICLE = "ال"
_DAMMA = "ُ"
_FOREIGN_LETTER = re.compile("[^\u0621-\u064a]")
_TANWIN = ("ً", "ًا", "اً")


class _Cut(NamedTuple):
    """A way to take proclitics off: what is left of the folded and of the plain spelling, and the cost so far.

    `closed`: only relative pronouns are meant (للذين, whose article is part of the word). `damma`: index in `rest` of the letter
    with the first written u (none: far below 0); `tanwin`: whether a nunation is written.
    """

    proclitics: tuple[str, ...]
    rest: str
    plain: str
    cost: float
    damma: int = -100
    tanwin: bool = False
    closed: bool = False

    def take(self, proclitic: str, size: int, cost: float) -> _Cut:
        """One more proclitic off; its first `size` letters go."""
        proclitics = (*self.proclitics, proclitic)
        rest, plain, damma = self.rest[size:], self.plain[size:], self.damma - size
        return _Cut(proclitics, rest, plain, self.cost + cost, damma, self.tanwin)


class _Words(dict[str, Word]):
    """The words of the surface forms met so far; a form that is not among them is analysed when it is asked for."""

    def __init__(self, analyse: Callable[[str], Word]) -> None:
        super().__init__()
        self._analyse = analyse

    def __missing__(self, surface: str) -> Word:
        if len(self) >= _KEPT:
            self.clear()
        word = self[surface] = self._analyse(surface)
        return word


class Analyser:
    """Analyses surface forms of one language and remembers them.

    `word` gives the word for a surface form (as it stands in the text), with its analyses, the likeliest first.
    """

    def __init__(self, lexicon: Lexicon, lang: str) -> None:
        rules = settings(lang)
        self.lexicon = lexicon
        self.lang = lang
        self._proclitics: dict[str, float] = rules.get("proclitics", {})
        self._enclitics: dict[str, float] = rules.get("enclitics", {})
        self._by_end = _by_last_letter(self._enclitics)
        self._pairs: dict[str, float] = rules.get("pairs", {})
        unknown = rules.get("unknown", {})
        self._unknown: float = unknown.get("cost", 0.0)
        self._shapes = [(re.compile(shape), cost) for shape, cost in unknown.get("shapes", ())]
        self._safe = min([self._unknown, *(cost for _, cost in self._shapes)])  # a known cut this cheap needs no guess
        # Nearly all words were met before: a plain look-up then, without a call of Python code.
        self.word: Callable[[str], Word] = _Words(self.analyse).__getitem__

    def analyse(self, surface: str) -> Word:
        """The word for a surface form, which the caller keeps."""
        norm = fold(surface)
        first = norm[:1]
        if is_arabic(first) and first.isalpha():
            if not self._proclitics:  # a quoted Arabic word in a report of another language is kept whole
                return Word(surface, norm, "word", False, (Analysis((), norm, "", self.lexicon.senses(norm)),))
            return Word(surface, norm, "word", False, self._cut_word(surface, norm))
        if first.isalpha():
            return Word(surface, norm, "word", True, (self._latin(norm),))
        kind = "number" if first.isdigit() else "punct"
        return Word(surface, norm, kind, True, (Analysis((), norm, "", NO_SENSE),))

    def _latin(self, norm: str) -> Analysis:
        """A word in Latin letters: only a possessive ending is cut, and not where the whole word is known (U.S., it's)."""
        senses = self.lexicon.senses(norm)
        if not senses and norm.endswith(("'s", "s'")):
            stem = norm[:-2] if norm.endswith("'s") else norm[:-1]
            return Analysis((), stem, "'s", self.lexicon.senses(stem))
        return Analysis((), norm, "", senses)

    def _cut_word(self, surface: str, norm: str) -> tuple[Analysis, ...]:
        """All analyses of an Arabic word by ascending cost."""
        plain = strip_marks(surface)
        if len(plain) != len(norm):  # ligatures: the folded letters are all there is
            plain = norm
        elif _FOREIGN_LETTER.search(plain):  # letters of Persian keyboards tell nothing of the Arabic spelling
            plain = "".join(p if "\u0621" <= p <= "\u064a" else n for p, n in zip(plain, norm, strict=True))
        damma = len(strip_marks(surface[: surface.index(_DAMMA)])) - 1 if _DAMMA in surface else -100
        whole = _Cut((), norm, plain, 0.0, damma, surface.endswith(_TANWIN))
        found: list[tuple[float, int, Analysis]] = []
        for cut in self._cuts(whole):
            for cost, stem, enclitic, senses in self._stems(cut):
                found.append((cut.cost + cost, len(found), Analysis(cut.proclitics, stem, enclitic, senses)))
        if not found or min(found)[0] > self._safe:
            guess_cost, guess = self._guess(norm, plain)
            found.append((guess_cost, len(found), guess))
        found.sort()
        limit = found[0][0] + _SPREAD
        kept: dict[tuple[tuple[str, ...], str, str], Analysis] = {}
        for cost, _, analysis in found:
            if cost <= limit and len(kept) < _MAX_ALTERNATIVES:
                kept.setdefault(analysis[:3], analysis)
        return tuple(kept.values())

    def _cuts(self, whole: _Cut) -> Iterator[_Cut]:
        """The ways to take conjunction, preposition or future particle, and article off a word."""
        yield from self._after_conjunction(whole)
        first = whole.rest[0]
        if first in "وف" and len(whole.rest) > 2:
            yield from self._after_conjunction(whole.take(first, 1, self._proclitics[first]))

    def _after_conjunction(self, cut: _Cut) -> Iterator[_Cut]:
        yield cut
        rest, article = cut.rest, self._proclitics[_ARTICLE]
        first = rest[0]
        if rest.startswith(_ARTICLE) and len(rest) > 3 and cut.plain[0] == "ا":
            yield cut.take(_ARTICLE, 2, article)
        if first not in "بلكس" or len(rest) < 2:
            return
        after = cut.take(first, 1, self._proclitics[first])
        if first in "بك" and rest.startswith(_ARTICLE, 1) and len(rest) > 4:
            yield after.take(_ARTICLE, 2, article)
        if first != "ل" or rest[1] != "ل" or len(rest) < 3:
            yield after
            return
        yield after._replace(cost=after.cost + 0.5)
        yield after.take(_ARTICLE, 1, article)
        if len(rest) > 3:  # of a stem in l the article's own l is not written: للقاء is ل+ال+لقاء
            yield after.take(_ARTICLE, 0, article + 0.1)
            yield after._replace(rest="ا" + rest[1:], plain="ا" + cut.plain[1:], closed=True)

    def _stems(self, cut: _Cut) -> Iterator[tuple[float, str, str, tuple[Sense, ...]]]:
        """The known stems of what a cut leaves, with and without a pronoun: cost, stem, enclitic, senses."""
        rest, plain = cut.rest, cut.plain
        senses, cost = self._known(Stem(rest, plain, ""), cut, "")
        if senses:
            yield cost, rest, "", senses
        if cut.tanwin or plain.endswith("ة") or cut.proclitics[-1:] == (_ARTICLE,):
            return
        for enclitic in self._by_end.get(rest[-1], ()):
            if len(rest) > len(enclitic) + 1 and rest.endswith(enclitic):
                size = len(rest) - len(enclitic)
                for stem in stems_before_pronoun(rest[:size], plain[:size]):
                    senses, cost = self._known(stem, cut, enclitic)
                    if senses:
                        yield cost + self._enclitics[enclitic], stem.folded, enclitic, senses

    def _known(self, stem: Stem, cut: _Cut, enclitic: str) -> tuple[tuple[Sense, ...], float]:
        """The senses of a stem that go with its clitics, and what the likeliest of them costs with its spelling."""
        best = self._weigh(self.lexicon.readings(stem.folded), stem, cut, enclitic)
        if not best and not enclitic:
            best = self._weigh(self.lexicon.derived(stem.folded), stem, cut, enclitic)
        if not best:
            return NO_SENSE, 0.0
        best.sort(key=_first)
        least = best[0][0]
        return tuple(dict.fromkeys(sense for cost, sense in best if cost < least + _SENSES)), least

    def _weigh(self, spellings: list[tuple[str, list[Reading]]], stem: Stem, cut: _Cut, enclitic: str) -> list[tuple[float, Sense]]:
        """Those readings of a stem that go with its clitics, each with its cost."""
        best: list[tuple[float, Sense]] = []
        last = cut.proclitics[-1] if cut.proclitics else ""
        changed = self._pairs.get(f"change.{stem.change}", 0.0) if stem.change else 0.0
        for spelling, readings in spellings:
            if enclitic and stem.change in dropped_letters(spelling):
                continue
            spelled = changed if spelling == stem.plain else changed + mismatch(spelling, stem.plain)
            for reading in readings:
                if suits(reading, last, enclitic, stem.change) and not (cut.closed and reading.sense.entry.pos != "R"):
                    best.append((reading.cost + spelled + self._pair(reading, last, enclitic, cut), reading.sense))
        return best

    def _pair(self, reading: Reading, last: str, enclitic: str, cut: _Cut) -> float:
        """What clitics and a written u add to the cost of a stem of this kind."""
        pairs, sense = self._pairs, reading.sense
        cost = pairs.get(f"pronoun.{sense.tense}", 0.0) if enclitic else 0.0
        if last:
            cost += pairs.get(f"{last}.{sense.tense}", 0.0)
            if "geo" in sense.entry.classes:
                cost += pairs.get(f"{last}.geo", 0.0)
        passive_mark = cut.damma == 0 or (cut.damma == 2 and cut.rest[0] == "ا")  # يُقتل، قُتل، اعتُقل
        if passive_mark and reading.state != "u" and sense.tense in ("impf", "perf"):
            cost += pairs.get(f"damma.{sense.voice}", 0.0)
        return cost

    def _guess(self, norm: str, plain: str) -> tuple[float, Analysis]:
        """A word without a known stem, cut by its shape, and what that costs."""
        for shape, cost in self._shapes:
            if match := shape.match(plain):
                groups = match.groupdict()
                attached = [(groups.get(name) or "") for name in ("c", "p", "d")]
                enclitic = groups.get("e") or ""
                stem = norm[sum(map(len, attached)) : len(norm) - len(enclitic)]
                proclitics = tuple(_ARTICLE if i == 2 else clitic for i, clitic in enumerate(attached) if clitic)
                return cost, Analysis(proclitics, stem, enclitic, NO_SENSE)
        return self._unknown, Analysis((), norm, "", NO_SENSE)


def _first(pair: tuple[float, Sense]) -> float:
    return pair[0]


def _by_last_letter(enclitics: dict[str, float]) -> dict[str, tuple[str, ...]]:
    ends: dict[str, list[str]] = {}
    for enclitic in sorted(enclitics, key=len, reverse=True):
        ends.setdefault(enclitic[-1], []).append(enclitic)
    return {end: tuple(found) for end, found in ends.items()}
