"""What a brief is made of, before it is text, HTML, DOCX or PDF: sections with lines, tables and pictures.

Words of reports come in here as text and stay text: each format escapes the runs that it writes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.views.printable import printable

__all__ = ["Entry", "Line", "Outline", "Picture", "Run", "Section", "Table", "plain", "run", "text_of"]

#: name: a name or figure that keeps its own direction; quote: words of a report; code: an address for `musnad show`.
Style = Literal["plain", "strong", "name", "quote", "code", "dim"]


class Run(msgspec.Struct, frozen=True):
    """Text in one style."""

    text: str
    style: Style = "plain"


Line = tuple[Run, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: its column titles, and rows of cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture: its SVG, what it shows (for those who do not see it), and its size in CSS pixels."""

    svg: str
    caption: str
    width: int
    height: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is told: a line, and below it what is known of it, its origins and its chains."""

    line: Line
    details: tuple[Line, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part under a title; `note` stands below the title."""

    key: str
    title: str
    note: Line = ()
    entries: tuple[Entry, ...] = ()
    table: Table | None = None
    pictures: tuple[Picture, ...] = ()


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A brief: `facts` stand below its title, `day` is the ISO day it is made for, `footer` says what made it."""

    lang: str
    direction: Literal["rtl", "ltr"]
    title: str
    day: str
    facts: tuple[Line, ...]
    sections: tuple[Section, ...]
    footer: Line


def run(text: str, style: Style = "plain") -> Run:
    """A run of text on one line, without control codes and marks that turn the order of what stands around it.

    >>> run("قال\\u202e\\n مصدر", "quote").text
    'قال مصدر'
    """
    return Run(" ".join(printable(text).split()) if style != "plain" else printable(text).replace("\n", " "), style)


def plain(text: str) -> Line:
    """A line in one style."""
    return (run(text),)


def text_of(line: Line) -> str:
    """The text of a line, in logical order."""
    return "".join(one.text for one in line)
