"""A finding: one mistake in one layer of one passage, and the reason under which it is filed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

__all__ = ["Effect", "Finding", "between", "codes"]

#: What a mistake costs: recall, precision, both, or neither (the entry is right in its layer and yet not as gold has it).
Effect = Literal["missed", "wrong", "both", "inexact"]


class Finding(NamedTuple):
    """A mistake: its cause, between which values (`detail`), what it costs, and the words of gold and of the reader."""

    cause: str
    detail: str
    effect: Effect
    gold: str = ""
    read: str = ""


def between(gold: object, read: object) -> str:
    """What gold has and what was read instead.

    >>> between("ACCUSE", "REJECT"), between(None, "GOV")
    ('ACCUSE → REJECT', 'none → GOV')
    """
    return f"{gold or 'none'} → {read or 'none'}"


def codes(found: Iterable[str]) -> str:
    """Actor codes in one order, for people.

    >>> codes(["USA GOV", "RUS GOV"])
    'RUS GOV, USA GOV'
    """
    return ", ".join(sorted(set(found)))
