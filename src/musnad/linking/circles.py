"""Circular reporting: media that cite one another for the same thing."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["circles"]


def circles(cites: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The groups of media in which each cites, directly or through others, each other one; `cites` are pairs (who, whom).

    >>> circles([("a", "b"), ("b", "a"), ("c", "a")]), circles([("a", "b"), ("c", "b")])
    ([('a', 'b')], [])
    """
    ahead: dict[str, set[str]] = {}
    for who, whom in cites:
        ahead.setdefault(who, set()).add(whom)
    reached = {medium: _reached(medium, ahead) for medium in ahead}
    groups = {
        tuple(sorted(other for other in beyond if medium in reached.get(other, ())))
        for medium, beyond in reached.items()
        if medium in beyond
    }
    return sorted(group for group in groups if len(group) > 1)


def _reached(medium: str, ahead: dict[str, set[str]]) -> set[str]:
    """The media that a medium cites, directly or through others."""
    seen: set[str] = set()
    edge = [medium]
    while edge:
        for other in ahead.get(edge.pop(), ()):
            if other not in seen:
                seen.add(other)
                edge.append(other)
    return seen
