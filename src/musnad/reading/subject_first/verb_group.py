"""A verb group: the main verb with its auxiliaries."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["VerbGroup"]


class VerbGroup(NamedTuple):
    """Tokens `start` to `end` (excluded) with the main verb at `verb` (-1: only an auxiliary, a copula).

    `form`: fin, inf, ger, pas (participle without auxiliary). `base` says that its main verb is a bare form (will go, to go).
    """

    start: int
    end: int
    verb: int
    form: str
    passive: bool = False
    negated: bool = False
    will: bool = False
    may: bool = False
    base: bool = False
