"""The timeline of a process for people and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from musnad.dossier.timeline import Moment
from musnad.views.printable import printable, rests_on

__all__ = ["moment_rows", "print_timeline"]

_STYLES = {"breach": "red", "violence": "red", "meeting": "cyan", "deal": "green", "truce": "bold green", "aid": "green"}
#: So many addresses are printed; CSV and JSON hold all.
_SHOWN = 6


def moment_rows(found: Iterable[Moment]) -> tuple[Sequence[str], Sequence[dict[str, Any]]]:
    """Moments as columns and lines."""
    columns = Moment.__struct_fields__
    return columns, [{column: getattr(one, column) for column in columns} for one in found]


def print_timeline(console: Console, found: Iterable[Moment]) -> None:
    """Print moments, each with what it rests on; a range of days stands for a day that is not certain."""
    for one in found:
        days = one.first if one.first == one.last else f"{one.first}…{one.last[5:]}"
        status = f" ({one.status})" if one.status not in ("actual", "defined", "held") else ""
        parts = [one.issue, printable(one.what) + status, " + ".join(one.parties), printable(one.place)]
        rests = rests_on(one.reports, one.origins) if one.reports else ""
        told = " · ".join(part for part in (*parts, rests) if part)
        kind = (f"{one.kind:<10}", _STYLES.get(one.kind, ""))
        console.print(Text.assemble((f"{days:<18}", "bold"), kind, told), soft_wrap=True)
        if one.evidence:
            more = f" and {len(one.evidence) - _SHOWN} more" if len(one.evidence) > _SHOWN else ""
            console.print(Text(f"{'':<28}{' '.join(one.evidence[:_SHOWN])}{more}", "dim"), soft_wrap=True)
