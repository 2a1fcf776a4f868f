"""Faults as people read them: place, fault, choices, remedy. Used for inputs, for data files and for gold files."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

__all__ = ["Fault", "InputError", "choices_for", "own_fault"]


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


def own_fault(place: str, error: Exception) -> Fault:
    """What went wrong on one report: the fault of an InputError, else one of musnad's own, with the line that raised it.

    >>> own_fault("a.txt", InputError(Fault("text", "is empty"))).place
    'a.txt'
    """
    if isinstance(error, InputError):
        return error.fault._replace(place=place)
    if os.environ.get("MUSNAD_TRACEBACK"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    what = f"musnad failed on this report ({type(error).__name__}: {str(error)[:200]}{where})"
    return Fault(place, what, "", "this is a fault of musnad, not of the report: please tell its makers, with the text")
