"""Reports of an archive for the terminal: what a search found, and all that is kept of one report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from musnad.views.printable import printable
from musnad.views.terminal import print_record

if TYPE_CHECKING:
    from musnad.archive.answers import Hit, Shown
    from musnad.archive.statistics import Statistics

__all__ = ["print_hits", "print_shown", "print_statistics"]


def print_hits(console: Console, hits: Iterable[Hit], count: int) -> None:
    """Print what a search found, `count` in all; the Arabic words end their line."""
    shown = 0
    for hit in hits:
        shown += 1
        said = " · ".join(part for part in (hit.outlet, hit.published or "date not given") if part)
        _line(console, Text.assemble((hit.key, "bold"), "  ", printable(said)))
        if hit.headline:
            _line(console, Text("  " + printable(hit.headline), "bold"))
        _line(console, Text("  " + printable(hit.excerpt)))
    more = f", {shown} shown" if shown < count else ""
    _line(console, Text(f"{count:,} found{more}", "dim"))


def print_shown(console: Console, shown: Shown) -> None:
    """Print a report with its record, where it came from and its versions."""
    print_record(console, shown.report, shown.record)
    _heading(console, "Links", len(shown.links))
    for link in shown.links:
        _line(console, Text(f"  {link.kind:<15} {link.left}  →  {link.right}  {link.weight:.2f}"))
    _heading(console, "Where it came from", len(shown.fetches))
    for fetch in shown.fetches:
        _line(console, Text(f"  {fetch.fetched}  {fetch.media_type}, {fetch.size:,} bytes, sha256 {fetch.sha256[:16]}…"))
        _line(console, Text("      " + printable(fetch.address)))
    _heading(console, "Versions", len(shown.versions))
    for version in shown.versions:
        said = " · ".join(part for part in (version.reader, version.outlet, version.published or "date not given") if part)
        _line(console, Text(f"  {version.recorded}  {printable(said)}"))


def _heading(console: Console, title: str, count: int) -> None:
    console.print()
    _line(console, Text.assemble((title, "bold"), (f"  {count}", "dim")))


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)


#: How many values of a count are printed.
_FIRST = 10


def print_statistics(console: Console, told: Statistics) -> None:
    """Print how much an archive holds."""
    size = f"{told.size / 1e6:,.1f} MB on disk, {told.bytes / 1e6:,.1f} MB of them bytes of sources"
    _line(console, Text(f"{told.reports:,} reports, {told.versions:,} versions, {told.fetches:,} fetches; {size}"))
    published = f"published {_reach(told.published, 10)}" if told.published[0] else "no dates of publication"
    _line(console, Text(f"{published}; recorded {_reach(told.recorded, 19)}"))
    for title, counts in (
        ("languages", told.languages), ("outlets", told.outlets), ("readers", told.readers), ("entries", told.entries),
        ("links", told.links),
    ):  # fmt: skip
        shown = [f"{name or 'not given'} {count:,}" for name, count in list(counts.items())[:_FIRST]]
        more = [f"{len(counts) - _FIRST:,} more"] if len(counts) > _FIRST else []
        _line(console, Text.assemble((f"{title}: ", "bold"), printable(", ".join(shown + more) or "none")))
    _line(console, Text(f"{told.decisions:,} decisions, {told.faults:,} faults"))


def _reach(ends: tuple[str | None, str | None], length: int) -> str:
    return f"{(ends[0] or 'never')[:length]} to {(ends[1] or 'never')[:length]}" if ends[0] else "never"
