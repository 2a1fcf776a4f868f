"""Finding the stretches of a text that hold time words. Each is read once: what it says does not depend on the report."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from musnad.reading.timex.grammar import Grammar, Reading, load_grammar
from musnad.reading.timex.meaning import When
from musnad.reading.timex.terms import Term
from musnad.reading.tokens import Token

__all__ = ["Finder", "Found", "load_finder"]

#: A stretch of words known to a grammar with at least one that can found a time expression. Of the marks, small letters are quiet
#: words and capitals loud ones; n and N are numbers and signs; d dashes, so that a date in digits is seen.
_RUN = re.compile("[nqadQAN]+")
_LOUD = re.compile("[QAN]|ndndn")
_WORD_OF_TIME = re.compile("[QA]")
_KEPT = 100_000


#: The pieces of a written word, each with its readings.
Pieces = tuple[tuple[Term, ...], ...]


class Found(NamedTuple):
    """A time expression in a text: first token, last token (excluded), its meaning, and the rule that read it."""

    first: int
    last: int
    when: When
    rule: str


class _Marks(dict[str, str]):
    """The mark of every surface form: a blank for words without a part in times, q or Q for words of the report's language, a or A
    for those of the second grammar (Latin words in a report of another script), n or N for what both know, d for dashes."""

    def __init__(self, grammars: tuple[Grammar, ...]) -> None:
        super().__init__()
        self.grammars = grammars
        self.pieces: dict[str, tuple[Pieces, Pieces]] = {}

    def __missing__(self, surface: str) -> str:
        if len(self) > _KEPT:
            self.clear()
            self.pieces.clear()
        first = surface[0]
        second = len(self.grammars) > 1 and "A" <= first <= "z" and first.isalpha()
        cut = self.grammars[second].lexicon.cut(surface)
        other = () if first.isalpha() or len(self.grammars) == 1 else self.grammars[1].lexicon.cut(surface)
        mark = " "
        if cut or other:
            self.pieces[surface] = ((), cut) if second else (cut, other)
            mark = self._mark(cut, second, both=bool(other) or first.isdigit())
        self[surface] = mark
        return mark

    def _mark(self, cut: Pieces, second: bool, both: bool) -> str:
        if self.grammars[second].lexicon.is_loud(cut):
            return "N" if both else "A" if second else "Q"
        if any(t.cls == "DASH" for terms in cut for t in terms):
            return "d"
        return "n" if both else "a" if second else "q"


class Finder:
    """Finds time expressions with one or two grammars; remembers words and stretches it has met."""

    def __init__(self, lang: str) -> None:
        self.grammars = (load_grammar(lang),) if lang == "en" else (load_grammar(lang), load_grammar("en"))
        self.marks = _Marks(self.grammars)
        self.read: dict[tuple[str, ...], list[Reading]] = {}

    def line(self, tokens: list[Token]) -> str:
        """The marks of the words of a text, one letter each; they are kept with the facts of a word once it was met."""
        line = "".join([t.facts.time for t in tokens])
        if len(line) < len(tokens):
            for token in tokens:
                token.facts.time = self.marks[token.facts.surface]
            line = "".join([t.facts.time for t in tokens])
        return line

    def find(self, tokens: list[Token], line: str, fired: set[str] | None = None) -> list[Found]:
        """The time expressions of a text with their meanings, not yet resolved, in order; `line` are the marks of its words."""
        found: list[Found] = []
        for run in _RUN.finditer(line):
            if not _LOUD.search(run[0]):
                continue
            for first, last in _halves(line, run.start(), run.end()):
                words = tuple([t.facts.surface for t in tokens[first:last]])
                key = (*words, "") if last == len(tokens) else words
                readings = self.read.get(key)
                if readings is None or fired is not None:
                    readings = self._read(words, last == len(tokens), fired)
                    if len(self.read) > _KEPT:
                        self.read.clear()
                    self.read[key] = readings
                found += [Found(first + r.first, first + min(r.last, len(words)), r.when, r.rule) for r in readings]
        return found

    def unread(self, line: str, found: list[Found]) -> list[int]:
        """The tokens that can found a time expression, or are spelled like ones that can, and stand in none that was found."""
        read = {at for item in found for at in range(item.first, item.last)}
        return [m.start() for m in _WORD_OF_TIME.finditer(line) if m.start() not in read]

    def _read(self, words: tuple[str, ...], at_end: bool, fired: set[str] | None) -> list[Reading]:
        second = len(self.grammars) > 1 and any(self.marks[w] in "aA" for w in words)
        pieces = []
        for word in words:
            self.marks[word]  # the pieces of a word are kept with its mark
            pieces.append(self.marks.pieces[word][1 if second else 0])
        if at_end:
            pieces.append(((Term("STOP"),),))
        return self.grammars[1 if second else 0].parse(pieces, fired)


def _halves(line: str, first: int, last: int) -> list[tuple[int, int]]:
    """A stretch cut where words of one grammar meet words of the other, without parts that found nothing; numbers go with both."""
    stretch = line[first:last]
    if "A" not in stretch and "a" not in stretch:
        return [(first, last)]
    if "Q" not in stretch and "q" not in stretch:
        return [(first, last)]
    spans = [m.span() for m in re.finditer("[ndNqQ]*[qQ][ndNqQ]*|[ndNaA]*[aA][ndNaA]*", stretch)]
    return [(first + s, first + e) for s, e in spans if re.search("[QAN]", stretch[s:e])]


@cache
def load_finder(lang: str) -> Finder:
    """The finder for reports of a language."""
    return Finder(lang)
