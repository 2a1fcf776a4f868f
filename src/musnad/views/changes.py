"""What is new in an archive, for people: all of it line by line, or summed up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from musnad.views.printable import printable

if TYPE_CHECKING:
    from musnad.archive.changes import Change
    from musnad.archive.news import News

__all__ = ["print_changes", "print_news"]

#: What one and several things of a kind are called.
_CALLED = {
    "report": ("new report", "new reports"), "version": ("report read anew", "reports read anew"), "link": ("link", "links"),
    "decision": ("decision", "decisions"), "grade": ("grade", "grades"), "fault": ("fault", "faults"),
}  # fmt: skip
_LINKS = {"copy": "copies", "same_event": "same events", "same_statement": "same statements", "contradiction": "contradictions"}


def print_changes(console: Console, changes: Iterable[Change]) -> None:
    """Print what is new, one thing a line."""
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.kind] = counts.get(change.kind, 0) + 1
        _print_change(console, change)
    _line(console, Text(", ".join(f"{count:,} {kind}s" for kind, count in counts.items()) or "nothing new", "dim"))


def _print_change(console: Console, change: Change) -> None:
    _line(console, Text.assemble((f"{change.kind:<9}", "bold"), f"{change.recorded[:19]}Z  ", printable(change.item)))
    for said in _CHANGES[change.kind](change.what):
        _line(console, Text("  " + printable(said)))


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


def print_news(console: Console, news: News) -> None:
    """Print counts of what is new, and the lines that tell most."""
    _line(console, Text("; ".join(_counted(news.counts, _CALLED)) or "nothing new", "bold"))
    if news.links:
        _line(console, Text("  " + ", ".join(f"{count:,} {_LINKS[kind]}" for kind, count in news.links.items()), "dim"))
    if news.confirmed:
        _title(console, "Events with a new independent origin", len(news.confirmed), 0)
        for event in news.confirmed:
            _line(console, Text.assemble((event.item, "bold"), f"  {event.before} → {event.now}"))
            _line(console, Text("  " + printable(event.line)))
    if news.contradictions:
        _title(console, "Contradictions", len(news.contradictions), news.links.get("contradiction", 0))
        for change in news.contradictions:
            what = change.what
            differ = ", ".join(f"{name} {_told_pair(value)}" for name, value in what["evidence"].items() if name in _FIGURES)
            _line(console, Text.assemble((what["left"], "bold"), "  ↮  ", (what["right"], "bold"), f"  {what['rule']}"))
            if differ:
                _line(console, Text("  " + differ))
    for kind, changes in news.told.items():
        _title(console, _CALLED[kind][1].capitalize(), len(changes), news.counts[kind])
        for change in changes:
            _print_change(console, change)


#: Evidence of a contradiction that is a pair of figures.
_FIGURES = ("killed", "injured")


def _told_pair(value: Any) -> str:
    return f"{value[0]:,} / {value[1]:,}"


def _counted(counts: Mapping[str, int], called: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    return (f"{counts[kind]:,} {names[counts[kind] != 1]}" for kind, names in called.items() if kind in counts)


def _title(console: Console, title: str, shown: int, count: int) -> None:
    more = f"  {shown:,} of {count:,}" if count > shown else ""
    console.print()
    _line(console, Text.assemble((title, "bold"), (more, "dim")))


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)
