"""A brief as text for the terminal. Arabic stays in logical order: a terminal that knows right-to-left turns it."""

from __future__ import annotations

from io import StringIO
from typing import cast

from rich.console import Console
from rich.text import Text

from musnad.brief.pieces import Line, Outline, Section, Style, text_of

__all__ = ["brief_text", "print_brief"]

_STYLES: dict[Style, str] = {"plain": "", "strong": "bold", "name": "", "quote": "", "code": "cyan", "dim": "dim"}


def brief_text(brief: Outline) -> str:
    """A brief as plain text."""
    console = Console(file=StringIO(), highlight=False, color_system=None)
    print_brief(console, brief)
    return cast(StringIO, console.file).getvalue()


def print_brief(console: Console, brief: Outline) -> None:
    """Print a brief."""
    _print(console, Text(brief.title, "bold"))
    for fact in brief.facts:
        _print(console, Text(text_of(fact), "dim"))
    for section in brief.sections:
        _section(console, section)
    _print(console, Text("\n" + text_of(brief.footer), "dim"))


def _section(console: Console, section: Section) -> None:
    _print(console, Text("\n" + section.title, "bold underline"))
    for entry in section.entries:
        _print(console, Text("• ").append_text(_text(entry.line)))
        for detail in entry.details:
            _print(console, Text("    ").append_text(_text(detail)))
    if section.table:
        for row in section.table.rows:
            _print(console, Text("  ").join([Text(""), *map(_text, row)]))


def _text(line: Line) -> Text:
    return Text.assemble(*((one.text, _STYLES[one.style]) for one in line))


def _print(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)
