"""Excerpts: the words around the first place that a search found, with the places in code points of the text."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.archive.query import Query
from musnad.archive.words import find_words, names_of, parts_of_name
from musnad.records import Record, Span

__all__ = ["excerpt", "found_spans"]

#: How many code points are shown around the first place, and how many places are marked.
_AROUND, _MOST = 80, 20


def found_spans(text: str, record: Record, query: Query) -> list[Span]:
    """Where the words of a query stand in a text, in order; where a name fits in another script, who bears it."""
    return list(_words(text, record, query)) or sorted(_names(record, query), key=lambda s: s.start)[:_MOST]


def _words(text: str, record: Record, query: Query) -> Iterator[Span]:
    count = 0
    for word, parts in find_words(text, record.lang):
        if any(term.fits(surface, stem) for term in query.terms for surface, stem in parts):
            yield Span(word.start, word.end)
            count += 1
            if count == _MOST:
                return


def _names(record: Record, query: Query) -> Iterator[Span]:
    for entity in record.entities:
        words = {part for name in names_of(entity) for part in parts_of_name(name)}
        if any(term.fits(word, "") for term in query.terms for word in words):
            yield from (Span(m.start, m.end) for m in entity.mentions)


def excerpt(text: str, spans: list[Span]) -> str:
    """The text around the first span, cut at spaces, on one line.

    >>> excerpt("قال كيري إن الهدنة صامدة", [Span(12, 18)])
    'قال كيري إن الهدنة صامدة'
    """
    at = spans[0] if spans else Span(0, 0)
    start, end = max(0, at.start - _AROUND), min(len(text), at.end + 2 * _AROUND)
    while 0 < start < at.start and not text[start - 1].isspace():
        start += 1
    while at.end < end < len(text) and not text[end].isspace():
        end -= 1
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
