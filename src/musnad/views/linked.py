"""Links, origins and sources of an archive for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from musnad.linking.links import Link
from musnad.views.printable import printable

if TYPE_CHECKING:
    from musnad.archive.judging import Decision
    from musnad.archive.origins import ItemOrigins
    from musnad.archive.sources import SourceLine

__all__ = ["print_links", "print_origins", "print_sources"]


def print_links(console: Console, links: Iterable[Link], decisions: Iterable[Decision]) -> None:
    """Print links, what they rest on, and what people decided on their items."""
    decided: dict[frozenset[str], list[Decision]] = {}
    for decision in decisions:
        decided.setdefault(frozenset((decision.left, decision.right)), []).append(decision)
    count = 0
    for link in links:
        count += 1
        _line(
            console, Text.assemble((f"{link.kind:<15}", "bold"), f"{link.left}  →  {link.right}", (f"  {link.weight:.2f}", "dim"))
        )
        _line(console, Text("  " + link.rule + " · " + printable(_evidence(link.evidence)), "dim"))
        for made in decided.get(frozenset((link.left, link.right)), ()):
            _line(console, Text(f"  {made.decision} by {printable(made.person or 'somebody')}: {printable(made.reason)}", "yellow"))
    _line(console, Text(f"{count:,} links", "dim"))


def _evidence(evidence: dict[str, Any]) -> str:
    """The evidence in one line; of spans only how many there are."""
    parts = (
        f"{name} {len(value)} spans" if name in ("blocks", "cut", "added") else f"{name} {value}"
        for name, value in evidence.items()
    )
    return ", ".join(parts)


def print_origins(console: Console, told: Iterable[tuple[ItemOrigins, str]]) -> None:
    """Print on whose word items rest; each item with the line that tells what it is."""
    for item, line in told:
        _line(console, Text.assemble((item.item.partition("/")[2], "bold"), "  ", printable(line)))
        _line(console, Text("  " + printable(item.origins.line())))
        _line(console, Text(f"  credibility {item.credibility}: {item.reason}", "dim"))
        for circle in item.origins.circular:
            _line(console, Text("  circular reporting: " + printable(" ↔ ".join(circle)), "yellow"))
        if item.contradicted_by:
            _line(console, Text("  contradicted by " + ", ".join(item.contradicted_by), "yellow"))


def print_sources(console: Console, sources: Iterable[SourceLine]) -> None:
    """Print the media of an archive as a table."""
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for title in ("source", "reports", "copied", "copied by", "cited", "in dispute", "grade"):
        table.add_column(title, justify="left" if title in ("source", "grade") else "right")
    for s in sources:
        counts = [f"{number:,}" for number in (s.reports, s.copies, s.copied, s.cited)]
        table.add_row(printable(s.name), *counts, f"{s.disputed:,} of {s.compared:,}", s.reliability)
    console.print(table)


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)
