"""Text made safe to show: no control codes that a terminal obeys, no marks that turn the order of what stands around it."""

from __future__ import annotations

import re

__all__ = ["lasting", "printable", "rests_on"]

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_PICTURES |= {0x7F: "\u2421", **dict.fromkeys(range(0x80, 0xA0), "\ufffd")}
#: Embeddings, overrides and isolates: a report may hold one that is never closed. Plain direction marks stay.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "")
_SHOWN = {**_PICTURES, **_TURNING, 0x0D: ""}


def printable(text: str) -> str:
    r"""The text as it may be shown: control codes as pictures, bidi embeddings and carriage returns left out.

    >>> printable("قال\x1b[31m \u202eمصدر\r\n")
    'قال␛[31m مصدر\n'
    """
    return text.translate(_SHOWN)


def rests_on(reports: int, origins: int) -> str:
    """How much a line rests on.

    >>> rests_on(7, 1)
    '7 reports, 1 origin'
    """
    return f"{reports:,} report{'s' * (reports != 1)}, {origins:,} origin{'s' * (origins != 1)}"


_UNITS = {"W": "week", "D": "day", "H": "hour", "M": "minute", "S": "second"}


def lasting(duration: str) -> str:
    """A TIMEX3 duration as people say it; as it is where it holds months or years.

    >>> lasting("PT10H"), lasting("PT90M"), lasting("P2D"), lasting("PTXH"), lasting("P1Y")
    ('10 hours', '90 minutes', '2 days', 'hours', 'P1Y')
    """
    found = re.fullmatch(r"P(?:T(\d+|X)([HMS])|(\d+|X)([WD]))", duration)
    if not found:
        return duration
    count, unit = found[1] or found[3], _UNITS[found[2] or found[4]]
    return f"{unit}s" if count == "X" else f"{count} {unit}{'s' * (count != '1')}"
