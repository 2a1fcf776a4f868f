"""Casualties: every figure that reports give, with those who give it; the lowest, the highest and the one most origins tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.told import ToldEvent

__all__ = ["Figure", "Toll", "toll_of"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number of dead or injured, the independent origins that give it, and the entries in which it stands."""

    count: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """The dead, or the injured, of one event: the lowest and the highest figure, and the one that most independent origins give
    (of several the later one). Rival figures are kept beside one another."""

    low: int
    best: int
    high: int
    figures: tuple[Figure, ...]


def toll_of(material: Material, events: Iterable[ToldEvent], what: Literal["killed", "injured"]) -> Toll | None:
    """The toll that reports of one event give; None where none gives a figure.

    Where one report counts several parts of the event, its highest figure is taken: parts are smaller than the whole.
    """
    highest: dict[str, tuple[int, ToldEvent]] = {}
    for told in events:
        count = getattr(told.entry, what)
        if count is not None and count > highest.get(told.filed.key, (-1, told))[0]:
            highest[told.filed.key] = count, told
    if not highest:
        return None
    tellers: dict[int, list[ToldEvent]] = {}
    for count, told in highest.values():
        tellers.setdefault(count, []).append(told)
    figures = tuple(_figure(material, count, tellers[count]) for count in sorted(tellers))
    best = max(figures, key=lambda f: (len(f.sources), max(told.day for told in tellers[f.count]), f.count))
    return Toll(low=figures[0].count, best=best.count, high=figures[-1].count, figures=figures)


def _figure(material: Material, count: int, told: list[ToldEvent]) -> Figure:
    evidence = tuple(sorted(one.address for one in told))
    return Figure(count=count, sources=tuple(o.name for o in material.origins(evidence).origins), evidence=evidence)
