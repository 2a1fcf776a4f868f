"""A record for the terminal: the passage, who says what through whom, events, positions, provisions.

Every Arabic text ends its line, so that a terminal that orders right-to-left text turns nothing else round; text is printed in
logical order. Nothing is laid out in columns, which bidirectional terminals take apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from musnad.records import Record, Report, Unwritten
from musnad.views.entries import LAYERS, Entry, entries_of
from musnad.views.marks import marks_of, pieces
from musnad.views.printable import printable

__all__ = ["passage", "print_explanation", "print_record"]

STYLES = {
    "statements": "italic",
    "cues": "bold",
    "events": "bold red",
    "positions": "underline",
    "provisions": "underline",
    "entities": "cyan",
    "times": "magenta",
}
_LEGEND = {
    "entities": "who",
    "events": "event",
    "times": "time",
    "cues": "saying",
    "statements": "what is said",
    "provisions": "provision or position",
}
_LANGUAGES = {"ar": "Arabic", "en": "English"}


def passage(report: Report, record: Record) -> Text:
    """The text of the report, every span that an entry was read from in the style of its layer."""
    shown = Text()
    for piece in pieces(len(report.text), marks_of(report, record)):
        shown.append(printable(report.text[piece.start : piece.end]), " ".join(STYLES[m.layer] for m in piece.marks))
    return shown


def print_record(console: Console, report: Report, record: Record) -> None:
    """Print a record for a person to read."""
    console.print(Rule(Text(_title(report, record), "bold"), align="left"))
    console.print(passage(report, record))
    if console.color_system:
        console.print(Text("  ").join(Text(word, STYLES[layer]) for layer, word in _LEGEND.items()))
    found = list(entries_of(report, record))
    for layer in LAYERS:
        entries = [e for e in found if e.layer == layer]
        _heading(console, LAYERS[layer], len(entries))
        for entry in entries:
            _print_entry(console, entry, _words(report, entry))
    console.print()


def print_explanation(console: Console, report: Report, record: Record, unwritten: Iterable[Unwritten]) -> None:
    """Print which rule made each entry, and what was seen and not written."""
    console.print(Rule(Text(_title(report, record), "bold"), align="left"))
    found = list(entries_of(report, record))
    for layer in LAYERS:
        entries = [e for e in found if e.layer == layer]
        _heading(console, LAYERS[layer], len(entries))
        for entry in entries:
            _print_entry(console, entry, _words(report, entry), entry.rule or "no rule named")
    left = sorted(unwritten, key=lambda u: (u.start, u.end))
    _heading(console, "Seen and not written", len(left))
    for u in left:
        _line(console, Text.assemble((f"{u.layer} ", "dim"), printable(u.reason), "  ", (u.rule, "dim")), 2)
        _line(console, Text(_excerpt(report.text, u.start, u.end)), 6)
    console.print()


def _title(report: Report, record: Record) -> str:
    parts = [record.id, record.outlet or "", record.published or "date not given", _LANGUAGES[record.lang]]
    return printable(" · ".join(part for part in parts if part))


def _heading(console: Console, title: str, count: int) -> None:
    console.print()
    console.print(Text.assemble((title, "bold"), (f"  {count}" if count else "  none", "dim")))


def _print_entry(console: Console, entry: Entry, words: list[str], rule: str = "") -> None:
    _line(console, Text.assemble((f"{entry.id:<4}", "dim"), printable(entry.line), *([("  " + rule, "dim")] if rule else [])), 2)
    for said in words:
        _line(console, Text(said, STYLES[entry.layer] if entry.layer in ("events", "entities", "times") else ""), 6)


def _line(console: Console, text: Text, indent: int) -> None:
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        console.print(Text(" " * indent).append_text(text), soft_wrap=True)


def _words(report: Report, entry: Entry) -> list[str]:
    """The words an entry was read from: a statement's content on its own line, mentions and anchors together."""
    said = [printable(" ".join(report.text[start:end].split())) for start, end in entry.spans]
    return said[:1] if entry.layer == "statements" else [" | ".join(dict.fromkeys(said))]


def _excerpt(text: str, start: int, end: int, around: int = 25) -> str:
    """Some words with what stands before and after them."""
    before, after = text[max(0, start - around) : start], text[end : end + around]
    return printable(" ".join(f"…{before}[{text[start:end]}]{after}…".split()))
