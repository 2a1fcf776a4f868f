"""Admiralty grades: how reliable a source has been (A to F) and how credible an item is (1 to 6), kept apart, never averaged.

The grades follow from counts by the rules below. They say how far reports in the archive agree, not what is true; a person's
grade goes before them.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CREDIBILITY", "RELIABILITY", "Graded", "credibility", "reliability"]

#: What the grades mean (NATO STANAG 2511).
RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
    "F": "reliability cannot be judged",
}  # fmt: skip
CREDIBILITY = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "truth cannot be judged",
}  # fmt: skip

#: Grade, events that independent media reported too (at least), part of them in which these differed or denied (at most).
_RELIABLE = (("A", 100, 0.02), ("B", 50, 0.05), ("C", 20, 0.12), ("D", 20, 0.3), ("E", 20, 1.0))


class Graded(NamedTuple):
    """A grade and the counts it follows from, in words."""

    grade: str
    reason: str


def reliability(compared: int, contradicted: int) -> Graded:
    """The reliability of a source: of `compared` events that media independent of it reported too, `contradicted` are in dispute.

    >>> reliability(60, 2), reliability(5, 0).grade, reliability(40, 20).grade
    (Graded(grade='B', reason='2 of 60 events in dispute'), 'F', 'E')
    """
    reason = f"{contradicted} of {compared} events in dispute"
    for grade, least, most in _RELIABLE:
        if compared >= least and contradicted <= most * compared:
            return Graded(grade, reason)
    return Graded("F", f"only {compared} events that others reported too")


def credibility(origins: int, against: int) -> Graded:
    """The credibility of an item that rests on so many independent origins, with so many origins against it.

    >>> [credibility(*counts).grade for counts in ((3, 0), (2, 0), (3, 1), (1, 1), (1, 2), (1, 0))]
    ['1', '2', '3', '4', '5', '6']
    """
    reason = f"{origins} independent origin{'s' * (origins != 1)}, {against} against"
    if against == 0:
        return Graded("1" if origins > 2 else "2" if origins == 2 else "6", reason)
    if origins > against:
        return Graded("3", reason)
    return Graded("4" if origins == against else "5", reason)
