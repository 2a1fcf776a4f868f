"""The network of a process for people and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from musnad.dossier.network import Alignment, Relation
from musnad.labels import label, party_name

__all__ = ["alignment_rows", "print_alignments", "print_network", "relation_rows"]

_STYLES = {1: "green", 0: "", -1: "red"}
#: So many addresses are printed; CSV and JSON hold all.
_SHOWN = 6

Rows = tuple[Sequence[str], Sequence[dict[str, Any]]]


def relation_rows(found: Iterable[Relation]) -> Rows:
    """Relations as columns and lines."""
    columns = Relation.__struct_fields__
    return columns, [{column: getattr(one, column) for column in columns} for one in found]


def alignment_rows(found: Iterable[Alignment]) -> Rows:
    """Alignments as columns and lines, one a pair and week."""
    columns = ("one", "other", "week", "friendly", "hostile", "balance", "reports", "changed")
    return columns, [
        {"one": pair.one, "other": pair.other, "week": week.week, "friendly": week.friendly, "hostile": week.hostile,
         "balance": week.balance, "reports": week.reports, "changed": int(week.week in pair.changes)}
        for pair in found
        for week in pair.weeks
    ]  # fmt: skip


def print_network(console: Console, found: Iterable[Relation]) -> None:
    """Print who stands how to whom."""
    for one in found:
        verb = (label("relation", one.kind), _STYLES[one.sign])
        events, origins = f"{one.events} event{'s' * (one.events != 1)}", f"{one.origins} origin{'s' * (one.origins != 1)}"
        span = one.first if one.first == one.last else f"{one.first} to {one.last}"
        told = f"  {span} · {events}, {origins}"
        _line(console, Text.assemble((party_name(one.source), "bold"), " ", verb, " ", (party_name(one.target), "bold"), told))
        more = f" and {len(one.evidence) - _SHOWN} more" if len(one.evidence) > _SHOWN else ""
        _line(console, Text(f"  {' '.join(one.evidence[:_SHOWN])}{more}", "dim"))


def print_alignments(console: Console, found: Iterable[Alignment]) -> None:
    """Print how each two parties stood to each other from week to week."""
    for pair in found:
        _line(console, Text.assemble((f"{party_name(pair.one)} – {party_name(pair.other)}", "bold")))
        for week in pair.weeks:
            if week.balance is not None:
                turned = "  turned" if week.week in pair.changes else ""
                told = f"  {week.week}  {week.balance:+.2f}  {week.friendly} friendly, {week.hostile} hostile{turned}"
                _line(console, Text(told, "yellow" if turned else ""))
        if pair.agree or pair.differ:
            issues = [f"same on {', '.join(pair.agree)}"] if pair.agree else []
            issues += [f"contrary on {', '.join(pair.differ)}"] if pair.differ else []
            _line(console, Text("  " + "; ".join(issues), "dim"))


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)
