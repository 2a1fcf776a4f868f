"""From a written word to its analyses: attached particles, stem, pronoun, with the lexicon as judge.

Every way to cut a word that the lexicon allows is weighed: what each attached particle costs, how ordinary the sense of the
stem is, and how exactly the spelling agrees (تعليم إعلام has no أعلام in it). A word of which no cut leads to a known stem is cut
by its shape only where that is safe. The analysis of a surface form is made once and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from musnad.language.forms import NO_SENSE, Analysis, Sense, Word
from musnad.language.lexicon import Lexicon, Reading, settings
from musnad.text import fold, is_arabic, strip_marks

__all__ = ["Analyser"]

_KEPT = 200_000  # surface forms held; a month of one agency's reports has some 150,000
_NOMINAL = frozenset({"N", "A", "NAME", "NUM", "ADV"})
_NOMINAL_TENSES = frozenset({"act", "pas", "msd"})
_MAX_ALTERNATIVES = 6
_SPREAD = 4.0  # alternatives that cost more above the best are dropped


class _Cut(NamedTuple):
    """A way to take proclitics off: what is left of the folded and the plain spelling, and the cost so far."""

    proclitics: tuple[str, ...]
    rest: str
    plain: str
    cost: float


class Analyser:
    """Analyses surface forms of one language and remembers them."""

    def __init__(self, lexicon: Lexicon, lang: str) -> None:
        table = settings(lang)
        self.lexicon = lexicon
        self.lang = lang
        self._proclitics: dict[str, float] = table.get("proclitics", {})
        self._enclitics: dict[str, float] = table.get("enclitics", {})
        self._by_end = _by_last_letter(self._enclitics)
        self._pairs: dict[str, float] = table.get("pairs", {})
        unknown = table.get("unknown", {})
        self._unknown: float = unknown.get("cost", 0.0)
        self._safe = min([self._unknown, *(cost for _, cost in unknown.get("shapes", ()))])  # known cuts below it need no guess
        self._shapes = [(re.compile(shape), cost) for shape, cost in unknown.get("shapes", ())]
        self._words: dict[str, Word] = {}

    def word(self, surface: str) -> Word:
        """The word for a surface form (as it stands in the text), with its analyses, the likeliest first."""
        found = self._words.get(surface)
        if found is None:
            if len(self._words) >= _KEPT:
                self._words.clear()
            found = self._words[surface] = self._analyse(surface)
        return found

    def _analyse(self, surface: str) -> Word:
        norm = fold(surface)
        first = norm[:1]
        if first.isdigit():
            return _single(surface, norm, "number")
        if is_arabic(first) and first.isalpha():
            return Word(surface, norm, "word", False, self._arabic(strip_marks(surface), norm, surface))
        if first.isalpha():
            return self._latin(surface, norm)
        return _single(surface, norm, "punct")

    def _latin(self, surface: str, norm: str) -> Word:
        senses = self.lexicon.senses(norm)
        stem, enclitic = norm, ""
        if not senses and norm.endswith(("'s", "s'")):
            stem, enclitic = (norm[:-2], "'s") if norm.endswith("'s") else (norm[:-1], "'s")
            senses = self.lexicon.senses(stem)
        return Word(surface, norm, "word", True, (Analysis((), stem, enclitic, senses),))

    def _arabic(self, plain: str, norm: str, surface: str) -> tuple[Analysis, ...]:
        """All analyses of an Arabic word by ascending cost; `plain` has the original letters without marks."""
        if len(plain) != len(norm):
            plain = norm
        tanwin = surface.endswith(("ً", "ًا", "اً"))
        found: list[tuple[float, int, Analysis]] = []
        for cut in self._cuts(norm, plain):
            for cost, stem, enclitic, senses in self._stems(cut, tanwin):
                found.append((cut.cost + cost, len(found), Analysis(cut.proclitics, stem, enclitic, senses)))
        if not found or min(found)[0] > self._safe:
            cost, guess = self._guess(norm, plain)
            found.append((cost, len(found), guess))
        found.sort()
        limit = found[0][0] + _SPREAD
        kept: dict[tuple[tuple[str, ...], str, str], Analysis] = {}
        for cost, _, analysis in found:
            if cost <= limit and len(kept) < _MAX_ALTERNATIVES:
                kept.setdefault(analysis[:3], analysis)
        return tuple(kept.values())

    def _cuts(self, norm: str, plain: str) -> Iterator[_Cut]:
        """The ways to take conjunction, preposition or future particle, and article off a word."""
        cost = self._proclitics
        yield from self._inner(_Cut((), norm, plain, 0.0))
        if norm[0] in "وف" and len(norm) > 2:
            yield from self._inner(_Cut((norm[0],), norm[1:], plain[1:], cost[norm[0]]))

    def _inner(self, cut: _Cut) -> Iterator[_Cut]:
        cost = self._proclitics
        yield cut
        first, rest = cut.rest[0], cut.rest
        if rest.startswith("ال") and len(rest) > 3 and cut.plain[0] == "ا":
            yield _Cut((*cut.proclitics, "ال"), rest[2:], cut.plain[2:], cut.cost + cost["ال"])
        if first not in "بلكس" or len(rest) < 2:
            return
        after = _Cut((*cut.proclitics, first), rest[1:], cut.plain[1:], cut.cost + cost[first])
        yield after if not rest.startswith("لل") else after._replace(cost=after.cost + 0.5)
        if first in "بك" and rest[1:3] == "ال" and len(rest) > 4:
            yield _Cut((*after.proclitics, "ال"), rest[3:], after.plain[2:], after.cost + cost["ال"])
        if first == "ل" and rest[1] == "ل" and len(rest) > 2:
            yield _Cut((*after.proclitics, "ال"), rest[2:], cut.plain[2:], after.cost + cost["ال"])
            if len(rest) > 3:  # of an initial l only the article's is dropped: للقاء is ل+ال+لقاء
                yield _Cut((*after.proclitics, "ال"), rest[1:], cut.plain[1:], after.cost + cost["ال"] + 0.1)

    def _stems(self, cut: _Cut, tanwin: bool) -> Iterator[tuple[float, str, str, tuple[Sense, ...]]]:
        """The known stems of what a cut leaves, with and without a pronoun: cost, stem, enclitic, senses."""
        rest, plain = cut.rest, cut.plain
        senses, cost = self._known(rest, plain, cut.proclitics, "")
        if senses:
            yield cost, rest, "", senses
        if tanwin or plain.endswith("ة") or cut.proclitics[-1:] == ("ال",):
            return
        for enclitic in self._by_end.get(rest[-1], ()):
            if len(rest) > len(enclitic) + 1 and rest.endswith(enclitic):
                size = len(rest) - len(enclitic)
                for stem, spelled, change in _restored(rest[:size], plain[:size]):
                    senses, cost = self._known(stem, spelled, cut.proclitics, enclitic, change)
                    if senses:
                        yield cost + self._enclitics[enclitic], stem, enclitic, senses

    def _known(
        self, stem: str, plain: str, proclitics: tuple[str, ...], enclitic: str, change: str = ""
    ) -> tuple[tuple[Sense, ...], float]:
        """The senses of a stem that go with its clitics, and what the likeliest of them costs with its spelling."""
        best: list[tuple[float, Sense]] = []
        for spelling, readings in self.lexicon.readings(stem, derive=not enclitic):
            if enclitic and (change in "ةىي" if change else False) != (spelling[-1] in "ةى"):
                continue
            mismatch = 0.0 if spelling == plain else _mismatch(spelling, plain)
            for reading in readings:
                if _goes_with(reading, proclitics, enclitic, change):
                    best.append((reading.cost + mismatch + self._pair(reading.sense, proclitics, enclitic), reading.sense))
        if not best:
            return NO_SENSE, 0.0
        best.sort(key=_first)
        least = best[0][0]
        return tuple(dict.fromkeys(s for c, s in best if c < least + 3)), least

    def _pair(self, sense: Sense, proclitics: tuple[str, ...], enclitic: str) -> float:
        """What clitics add to the cost of a stem of this kind."""
        cost = self._pairs.get(f"pronoun.{sense.tense}", 0.0) if enclitic else 0.0
        if proclitics:
            cost += self._pairs.get(f"{proclitics[-1]}.{sense.tense}", 0.0)
            if "geo" in sense.entry.classes:
                cost += self._pairs.get(f"{proclitics[-1]}.geo", 0.0)
        return cost

    def _guess(self, norm: str, plain: str) -> tuple[float, Analysis]:
        """A word without a known stem, cut by its shape, and what that costs."""
        for shape, cost in self._shapes:
            if match := shape.match(plain):
                groups = match.groupdict()
                attached = [(groups.get(name) or "") for name in ("c", "p", "d")]
                enclitic = groups.get("e") or ""
                stem = norm[sum(map(len, attached)) : len(norm) - len(enclitic)]
                proclitics = tuple("ال" if i == 2 else clitic for i, clitic in enumerate(attached) if clitic)
                return cost, Analysis(proclitics, stem, enclitic, NO_SENSE)
        return self._unknown, Analysis((), norm, "", NO_SENSE)


def _first(pair: tuple[float, Sense]) -> float:
    return pair[0]


@cache
def _spelling_classes() -> dict[str, str]:
    return {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"}


def _mismatch(spelling: str, plain: str) -> float:
    """How far a written word is from a spelling with the same folded form: a dropped hamza is little, a contrary one much."""
    cost = 0.0
    bare = _spelling_classes()
    for right, written in zip(spelling, plain, strict=False):
        if right != written:
            if bare.get(right) == written:
                cost += 1.5 if right == "ة" else 0.3
            elif written == "ى" or right == "ى":
                cost += 0.5
            else:
                cost += 1.5
    return cost


def _goes_with(reading: Reading, proclitics: tuple[str, ...], enclitic: str, change: str) -> bool:
    """Whether a reading of the stem can carry the last proclitic and the enclitic."""
    entry, tense, _, person, _, _ = sense = reading.sense
    nominal = tense in _NOMINAL_TENSES or (not tense and entry.pos in _NOMINAL)
    if enclitic and (reading.state in ("acc", "abs") or not _takes_pronoun(sense, enclitic, nominal) or not _fits_change(sense, change)):
        return False
    last = proclitics[-1] if proclitics else ""
    if last == "ال":
        return nominal and entry.pos != "ADV" and reading.state not in ("acc", "con")
    if last == "س":
        return tense == "impf"
    if last in ("ل", "ب", "ك"):
        verb = last == "ل" and tense in ("perf", "impf") and person != "2"
        return nominal or verb or last in entry.classes or ("bound" in entry.classes and last != "ك")
    return "bound" not in entry.classes


def _takes_pronoun(sense: Sense, enclitic: str, nominal: bool) -> bool:
    entry, tense, voice = sense[0], sense[1], sense[2]
    if tense in ("perf", "impf", "imp"):
        return voice == "a" and enclitic != "ي"
    if enclitic == "ني":
        return "pronoun" in entry.classes
    return (nominal and entry.pos not in ("NAME", "ADV")) or "pronoun" in entry.classes


def _restored(stem: str, plain: str) -> Iterator[tuple[str, str, str]]:
    """The stems as they are written alone from what stands before a pronoun: folded, spelled, and the kind of change."""
    yield stem, plain, ""
    last = plain[-1]
    if last == "ت":
        yield stem[:-1] + "ه", plain[:-1] + "ة", "ة"
    elif last == "ا":
        yield stem[:-1] + "ي", plain[:-1] + "ى", "ى"
    elif last == "و":
        yield stem + "ا", plain + "ا", "وا"
    elif last == "ي":
        yield stem, plain[:-1] + "ى", "ي"
    if last in "ؤئ":
        yield stem[:-1] + "ء", plain[:-1] + "ء", ""
        yield stem[:-1] + "ا", plain[:-1] + "أ", ""


def _fits_change(sense: Sense, change: str) -> bool:
    """Whether the stem of such a word changes so before a pronoun: كتبوا كتبوه, على عليه, مستشفى مستشفاه."""
    if change == "وا":
        return sense.tense in ("perf", "impf", "imp")
    if change == "ي":
        return sense.entry.pos == "P"
    return change != "ى" or sense.entry.pos != "P"


def _by_last_letter(enclitics: dict[str, float]) -> dict[str, tuple[str, ...]]:
    ends: dict[str, list[str]] = {}
    for enclitic in sorted(enclitics, key=len, reverse=True):
        ends.setdefault(enclitic[-1], []).append(enclitic)
    return {end: tuple(found) for end, found in ends.items()}


def _single(surface: str, norm: str, kind: str) -> Word:
    return Word(surface, norm, kind, True, (Analysis((), norm, "", NO_SENSE),))
