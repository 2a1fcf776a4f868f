"""Exact alignment of two texts: which stretches of words one shares with the other, and what is only in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Aligner", "Alignment", "Block", "align"]

#: Words that must agree in a row to anchor a block, and the length from which a block counts.
_ANCHOR, _BLOCK = 3, 5
#: A repeated anchor is tried at so many places at most.
_PLACES = 12


class Block(NamedTuple):
    """`length` words that stand at `left` in the one and at `right` in the other."""

    left: int
    right: int
    length: int


class Alignment(NamedTuple):
    """The shared blocks of two word lists, in the order of the left one. All ranges count words."""

    blocks: tuple[Block, ...]
    left_words: int
    right_words: int

    def covered(self, side: int) -> list[bool]:
        """For each word of a side (0 left, 1 right) whether a block holds it."""
        found = [False] * (self.right_words if side else self.left_words)
        for block in self.blocks:
            found[block[side] : block[side] + block.length] = [True] * block.length
        return found

    def shared(self, side: int, first: int = 0, last: int | None = None) -> float:
        """The part of the words `first` to `last` of a side that the other side has too, 0 to 1.

        >>> align("a b c d e f g x".split(), "a b c d e f".split()).shared(0)
        0.75
        """
        covered = self.covered(side)[first:last]
        return sum(covered) / len(covered) if covered else 0.0

    def only(self, side: int, least: int = 3) -> list[tuple[int, int]]:
        """Ranges of at least so many words of a side that the other does not have.

        >>> align("a b c d e f g x y z".split(), "a b c d e f".split()).only(0)
        [(6, 10)]
        """
        found, first = [], 0
        covered = [*self.covered(side), True]
        for at, inside in enumerate(covered):
            if inside:
                if at - first >= least:
                    found.append((first, at))
                first = at + 1
        return found


class Aligner:
    """One word list made ready to be aligned with others. Time is linear in both.

    >>> Aligner("x a b c d e y".split()).with_words("a b c d e z".split()).blocks
    (Block(left=1, right=0, length=5),)
    """

    def __init__(self, left: Sequence[str]) -> None:
        self.left = left
        self._places: dict[tuple[str, str, str], list[int]] = {}
        for at, anchor in enumerate(zip(left, left[1:], left[2:], strict=False)):
            held = self._places.setdefault(anchor, [])
            if len(held) < _PLACES:
                held.append(at)

    def with_words(self, right: Sequence[str]) -> Alignment:
        """Align with another list: maximal shared stretches of five words or more, wherever they stand."""
        left, places = self.left, self._places
        blocks: list[Block] = []
        at, expected = 0, 0
        anchors = list(zip(right, right[1:], right[2:], strict=False))
        while at < len(anchors):
            best, place = 0, 0
            for start in places.get(anchors[at], ()):
                length = _run(left, right, start, at)
                if length > best or (length == best and abs(start - expected) < abs(place - expected)):
                    best, place = length, start
            if best >= _BLOCK:
                blocks.append(Block(place, at, best))
                at += best
                expected = place + best
            else:
                at += 1
                expected += 1
        return Alignment(tuple(sorted(blocks)), len(left), len(right))


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Align two word lists.

    >>> align("x a b c d e y".split(), "a b c d e z".split()).blocks
    (Block(left=1, right=0, length=5),)
    """
    return Aligner(left).with_words(right)


def _run(left: Sequence[str], right: Sequence[str], at: int, start: int) -> int:
    """How many words agree from two places on."""
    length = _ANCHOR
    while at + length < len(left) and start + length < len(right) and left[at + length] == right[start + length]:
        length += 1
    return length
