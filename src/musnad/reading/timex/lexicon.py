"""The time words of one language, and the cutting of a written word into the pieces that matter to time expressions."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from musnad.language.lexicon import language_folder
from musnad.reading.timex.terms import Term, number_tags
from musnad.text import fold

__all__ = ["LOUD", "TimeLexicon", "numeric_terms"]

#: Classes whose words can found a time expression; the others only take part in one.
LOUD = frozenset({
    "MONTH", "WEEKDAY", "WEEKDAYS", "WEEKEND", "UNIT", "DEICTIC", "PART", "TODAYPART", "OVERNIGHT", "REF", "SPELL", "LATELY",
    "REPEATED", "DECADE", "SEASON", "FEAST", "CLOCK", "SLASHED", "AMPM",
})  # fmt: skip

_NUMBER = re.compile(r"\d+\Z")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?\Z")
_POINTED = re.compile(r"(\d{1,2})[.,](\d\d)\Z")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+\Z")
_DECIMAL = re.compile(r"\d+[.,]\d+\Z")
_SLASHED = re.compile(r"(\d{1,4})[/.](\d{1,2})(?:[/.](\d{2,4}))?\Z|(\d{1,2})/(\d{4})\Z")
#: What a word tells of the verb after it: it is past, no verb, still to come, or as the word before tells (agreed to meet).
_LEANS = {"past": -1, "nominal": 0, "future": 1, "governed": 2}
_YEAR_IN_DIGITS = frozenset({"n", "y4"})


def numeric_terms(norm: str) -> tuple[Term, ...]:
    """What a number written in digits can be: a number, a clock time, a date between slashes.

    >>> [(t.cls, t.value) for t in numeric_terms("15:20")], numeric_terms("1,500")[0].value, numeric_terms("2,5")[0].value
    ([('CLOCK', (15, 20, None))], 1500, 2.5)
    >>> [(t.cls, t.value) for t in numeric_terms("2016/02/22")]
    [('SLASHED', (2016, 2, 22))]
    """
    if _NUMBER.match(norm):
        value = int(norm[:12])
        return (Term("NUM", number_tags(value) - ({"y4", "hy"} if len(norm) != 4 else set()), value),)
    terms: list[Term] = []
    if clock := _CLOCK.match(norm) or _POINTED.match(norm):
        hour, minute, *second = (int(g) if g else None for g in clock.groups())
        if hour is not None and minute is not None and hour <= 24 and minute < 60:
            tags = frozenset() if ":" in norm else frozenset({"weak"})
            terms.append(Term("CLOCK", tags, (hour, minute, second[0] if second else None)))
    if _THOUSANDS.match(norm):
        terms.append(Term("NUM", frozenset({"n"}), int(norm.replace(",", ""))))
    elif _DECIMAL.match(norm):
        terms.append(Term("NUM", frozenset({"n", "part"}), float(norm.replace(",", "."))))
    if slashed := _SLASHED.match(norm):
        parts = tuple(int(g) for g in slashed.groups() if g)
        long = len(parts) == 3 or any(1800 <= p <= 2100 for p in parts)
        if "/" in norm or len(parts) == 3:
            terms.append(Term("SLASHED", frozenset({"full"} if len(parts) == 3 else {"part"} if long else {"weak"}), parts))
    return tuple(terms)


def _value(cell: str) -> Any:
    """A number where the cell holds one, else the string."""
    try:
        return int(cell)
    except ValueError:
        pass
    try:
        return float(cell)
    except ValueError:
        return cell


def _after_preposition(terms: tuple[Term, ...], word: str) -> tuple[Term, ...]:
    """The readings of a word that may have a preposition written on it: those without the tag `whole`, and no short particle."""
    return tuple(t for t in terms if "whole" not in t.tags and (t.cls[0] != "=" or len(word) > 2))


class TimeLexicon:
    """`lexicon/times.csv` of one language: single words by folded form, phrases, prefixes and suffixes.

    Columns: form; class; tags (weak: only together with others; whole: takes no preposition as prefix; noart: takes no article;
    cap: only with a capital letter; loud: founds a time expression though its class does not; ...); value; source.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.forms: dict[str, tuple[Term, ...]] = {}
        self.phrases: list[tuple[tuple[str, ...], Term]] = []
        self.prefixes: list[tuple[str, str, tuple[str, ...]]] = []
        self.suffixes: list[str] = []
        self.articles: list[str] = []
        self.cues: dict[str, int] = {}
        self.leans: dict[str, int] = {}
        self.plans: set[str] = set()
        self.loud_words: set[str] = set()
        self._literals: frozenset[str] = frozenset()
        path = language_folder(lang) / "lexicon" / "times.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                self._add(row["form"], row["class"], frozenset(row["tags"].split()), row["value"])
        for form, terms in list(self.forms.items()):
            self._add_articles(form, terms)

    def _add(self, form: str, cls: str, tags: frozenset[str], cell: str) -> None:
        words = tuple(fold(w) or w for w in form.split())
        if cls == "PREFIX":
            self.prefixes.append((words[0], "outer" if "outer" in tags else "inner", tuple(cell.split())))
        elif cls == "SUFFIX":
            self.suffixes.append(words[0])
        elif cls == "ARTICLE":
            self.articles.append(words[0])
        elif cls == "PLAN":
            self.plans.update(words)
        elif cls in ("CUE", "LEAN"):
            (self.cues if cls == "CUE" else self.leans)[" ".join(words)] = _LEANS[next(iter(tags))]
        else:
            value = _value(cell)
            if cls in ("NUM", "ORD"):
                tags |= number_tags(value, words=True)
            elif cls in ("UNIT", "PART", "REF"):
                tags |= {cell}
            term = Term(cls, tags, value)
            if len(words) > 1:
                self.phrases.append((words, term))
            else:
                self.forms[words[0]] = (*self.forms.get(words[0], ()), term)

    def _add_articles(self, form: str, terms: tuple[Term, ...]) -> None:
        """The forms with the article, which carry the tag `def`."""
        for article in self.articles:
            with_article = tuple(t._replace(tags=t.tags | {"def"}) for t in terms if "noart" not in t.tags)
            if with_article and form[0].isalpha() and not form.startswith(article):
                self.forms[article + form] = (*self.forms.get(article + form, ()), *with_article)

    def learn_literals(self, words: Iterable[str]) -> None:
        """Tell which words the rules name one by one; those of phrases are added here."""
        known = set(words)
        for phrase, term in self.phrases:
            if term.cls in LOUD and not any(t.cls in LOUD for w in phrase for t in self.forms.get(w, ())):
                self.loud_words.add(max(phrase, key=len))
            known.update(phrase)
        known.update(piece for _, _, pieces in self.prefixes for piece in pieces)
        self._literals = frozenset(known)

    def terms(self, word: str, capital: bool = True) -> tuple[Term, ...]:
        """All readings of a folded word that is cut no further; `capital` if it was written with a capital letter."""
        if word[0].isdigit():
            found = numeric_terms(word)
        else:
            found = tuple(t for t in self.forms.get(word, ()) if capital or "cap" not in t.tags)
        return (*found, Term("=" + word)) if word in self._literals else found

    def cut(self, surface: str, norm: str = "") -> tuple[tuple[Term, ...], ...]:
        """The pieces of a written word with their readings; () if it is no word of times.

        A word of the lexicon is never cut; else conjunctions, then prepositions are taken off, and Latin words are cut at hyphens.
        """
        word = norm or fold(surface) or surface
        capital = surface[0].isupper()
        if whole := self.terms(word, capital):
            return (whole,)
        for prefix, place, pieces in self.prefixes:
            if word[0] == prefix[0] and word.startswith(prefix) and len(word) > len(prefix) + 1:
                rest = self._after("".join(pieces[1:]) + word[len(prefix) :], place)
                if rest:
                    return (self.terms(pieces[0]), *rest)
        if word[0] > "z":
            return ()
        for suffix in self.suffixes:
            if word.endswith(suffix) and (whole := self.terms(word.removesuffix(suffix), capital)):
                return (whole, (Term("=" + suffix),))
        if "-" in word[1:-1]:
            return self._hyphened(surface)
        return ()

    def _after(self, rest: str, place: str) -> tuple[tuple[Term, ...], ...]:
        """The pieces of what follows a prefix: a word of the lexicon, or, after a conjunction, a preposition with one."""
        if terms := self.terms(rest):
            if place == "inner":
                terms = _after_preposition(terms, rest)
            return (terms,) if terms else ()
        if place == "outer":
            for prefix, inner, pieces in self.prefixes:
                if inner == "inner" and rest.startswith(prefix):
                    deeper = self._after("".join(pieces[1:]) + rest[len(prefix) :], "inner")
                    if deeper:
                        return (self.terms(pieces[0]), *deeper)
        return ()

    def _hyphened(self, surface: str) -> tuple[tuple[Term, ...], ...]:
        parts = surface.split("-")
        cut = [self.terms(fold(p), p[0].isupper()) if p else () for p in parts]
        found = {t.cls for terms in cut for t in terms if t.cls[0] != "="}
        if not all(cut) or not (found & LOUD or found <= {"NUM", "ORD"}):
            return ()
        pieces: list[tuple[Term, ...]] = []
        for terms in cut:
            pieces += [(Term("=-"),), terms] if pieces else [terms]
        return tuple(pieces)

    def all_readings(self) -> Iterator[tuple[Term, ...]]:
        """What every word of the lexicon and of the rules can be, after a preposition too."""
        for word in sorted({*self.forms, *self._literals}):
            for capital in (True, False):
                terms = self.terms(word, capital)
                yield terms
                yield _after_preposition(terms, word)

    def is_loud(self, pieces: tuple[tuple[Term, ...], ...]) -> bool:
        """Whether a word with these pieces can found a time expression."""
        return any(
            t.cls in LOUD or "loud" in t.tags or t.cls[1:] in self.loud_words or (t.cls == "NUM" and t.tags >= _YEAR_IN_DIGITS)
            for terms in pieces
            for t in terms
        )
