"""What a person searches for: words that must all be there, "phrases", beginnings with *, words that must not be there with -."""

from __future__ import annotations

import re
from typing import NamedTuple

from musnad.archive.words import find_words
from musnad.faults import Fault, InputError
from musnad.reading.language_of import language_of

__all__ = ["Query", "Term", "parse_query"]

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_BEGINNING = re.compile(r"\w\*+$")


class Term(NamedTuple):
    """A word, or several in a row: as written and without clitics, both folded. `open`: the last may go on."""

    surface: tuple[str, ...]
    stems: tuple[str, ...]
    open: bool = False
    absent: bool = False

    def fits(self, surface: str, stem: str) -> bool:
        """Whether a word of a text is one of the term's."""
        if self.open and surface.startswith(self.surface[-1]):
            return True
        return surface in self.surface or stem in self.stems


class Query(NamedTuple):
    """Terms that must be there and terms that must not; the first are never empty."""

    terms: tuple[Term, ...]
    absent: tuple[Term, ...]

    def match(self) -> str:
        """The query for SQLite's FTS5.

        >>> parse_query("كيري -Lavrov*").match()
        '({surface names} : "كيري" OR stems : "كيري") NOT ({surface names} : "lavrov" *)'
        """
        wanted = " AND ".join(_fts5(t) for t in self.terms)
        return " NOT ".join([wanted if len(self.terms) == 1 else f"({wanted})", *map(_fts5, self.absent)])

    def tsquery(self) -> str:
        """The query for PostgreSQL, over tokens as `IndexedWords.vector` marks them.

        >>> parse_query("كيري -Lavrov*").tsquery()
        "('كيري' | '@كيري' | '=كيري') & !('lavrov':* | '@lavrov':*)"
        """
        return " & ".join([*map(_tsquery, self.terms), *("!" + _tsquery(t) for t in self.absent)])


def parse_query(given: str) -> Query:
    """The terms of a query. Raises InputError when it names no word that must be there.

    >>> parse_query('أحمد').terms[0].surface, parse_query('"وقف إطلاق النار"').terms[0].stems
    (('احمد',), ('وقف', 'اطلاق', 'نار'))
    """
    found = [term for minus, phrase, word in _TERM.findall(given) if (term := _term(phrase or word, minus == "-"))]
    terms = tuple(t for t in found if not t.absent)
    if not terms:
        what = "only words that must not be there" if found else "no word to search for"
        raise InputError(Fault("search", what, "", 'give words, a "phrase" or a beginning*; -word leaves out'))
    return Query(terms, tuple(t for t in found if t.absent))


def _term(given: str, absent: bool) -> Term | None:
    pairs = [pair for _, parts in find_words(given, language_of(given)) for pair in parts]
    if not pairs:
        return None
    return Term(tuple(s for s, _ in pairs), tuple(t for _, t in pairs), bool(_BEGINNING.search(given)), absent)


def _fts5(term: Term) -> str:
    written = '{surface names} : "' + " ".join(term.surface) + '"'
    return f"({written} *)" if term.open else f'({written} OR stems : "{" ".join(term.stems)}")'


def _tsquery(term: Term) -> str:
    beginning = ":*" if term.open else ""
    forms = [_row("", term.surface, beginning), _row("@", term.surface, beginning)]
    return "(" + " | ".join(forms if term.open else [*forms, _row("=", term.stems, "")]) + ")"


def _row(mark: str, words: tuple[str, ...], beginning: str) -> str:
    row = " <-> ".join(f"'{mark}{word}'" for word in words) + beginning
    return row if len(words) == 1 else f"({row})"
