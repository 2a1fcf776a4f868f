"""Text made safe to show: no control codes that a terminal obeys, no marks that turn the order of what stands around it."""

from __future__ import annotations

__all__ = ["printable"]

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
