"""Faults as people read them: place, fault, choices, remedy. Used for inputs, for data files and for gold files."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

__all__ = ["Fault", "InputError", "choices_for"]


class Fault(NamedTuple):
    """What is wrong and where: `place` is a file, `file:line` or the name of an argument.

    >>> str(Fault("reports.jsonl:3", "no 'text'", remedy='give every line a "text"'))
    'reports.jsonl:3: no \\'text\\'; give every line a "text"'
    """

    place: str
    fault: str
    choices: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.place}: " + "; ".join(part for part in (self.fault, self.choices, self.remedy) if part)


class InputError(ValueError):
    """An input that cannot be read; `fault` says where, why and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def choices_for(given: str, known: Iterable[str]) -> str:
    """The choices part of a message: the nearest known value, then all of them when they are few.

    >>> choices_for("htlm", ["text", "json", "html"])
    "did you mean 'html'? choices: text, json, html"
    """
    names = list(known)
    near = get_close_matches(given, names, 1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return hint + "choices: " + ", ".join(names) if len(names) <= (12 if near else 40) else hint.strip()
