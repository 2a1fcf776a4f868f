"""Reports of an archive for the terminal: what a search found, and all that is kept of one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from musnad.views.printable import printable
from musnad.views.terminal import print_record

if TYPE_CHECKING:
    from musnad.archive.answers import Hit, Shown
    from musnad.archive.changes import Change
    from musnad.archive.statistics import Statistics

__all__ = ["print_changes", "print_hits", "print_shown", "print_statistics"]


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


def print_changes(console: Console, changes: Iterable[Change]) -> None:
    """Print what is new, one thing a line."""
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.kind] = counts.get(change.kind, 0) + 1
        _line(console, Text.assemble((f"{change.kind:<9}", "bold"), f"{change.recorded[:19]}Z  ", printable(change.item)))
        for said in _CHANGES[change.kind](change.what):
            _line(console, Text("  " + printable(said)))
    _line(console, Text(", ".join(f"{count:,} {kind}s" for kind, count in counts.items()) or "nothing new", "dim"))


def _told_report(what: dict[str, Any]) -> Iterator[str]:
    yield " · ".join(what[name] for name in ("outlet", "published") if what[name]) or "date not given"
    if what["headline"]:
        yield what["headline"]
    yield ", ".join(f"{what[layer]} {layer}" for layer in ("events", "statements", "positions", "provisions"))


def _told_version(what: dict[str, Any]) -> Iterator[str]:
    for name, (before, now) in what.items():
        if isinstance(before, list):
            yield f"{name}: {len(before)} gone, {len(now)} new"
        else:
            yield f"{name}: {before or 'not given'} → {now or 'not given'}"


def _told_link(what: dict[str, Any]) -> Iterator[str]:
    yield f"{what['kind']} {what['right']} ({what['rule']}, {what['weight']:.2f})"


def _told_decision(what: dict[str, Any]) -> Iterator[str]:
    yield f"{what['decision']} {what['kind']} {what['right']} ({what['person'] or 'somebody'}): {what['reason']}"


def _told_grade(what: dict[str, Any]) -> Iterator[str]:
    yield f"{what['scale']} {what['grade']} ({what['person'] or 'somebody'}): {what['reason']}"


def _told_fault(what: dict[str, Any]) -> Iterator[str]:
    yield "; ".join(what[name] for name in ("fault", "choices", "remedy") if what[name])


_CHANGES: dict[str, Callable[[dict[str, Any]], Iterator[str]]] = {
    "report": _told_report, "version": _told_version, "link": _told_link, "decision": _told_decision, "grade": _told_grade,
    "fault": _told_fault,
}  # fmt: skip

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
