"""What machines get of an explanation and of tokens: plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from musnad.records import Record, Report, Unwritten
from musnad.views.entries import entries_of

__all__ = ["explanation"]


def explanation(report: Report, record: Record, unwritten: Iterable[Unwritten]) -> dict[str, Any]:
    """Which rule made each entry, and what was seen and not written."""
    entries = [
        {"layer": e.layer, "id": e.id, "rule": e.rule, "spans": [{"start": s, "end": t} for s, t in e.spans], "line": e.line}
        for e in entries_of(report, record)
    ]
    return {"id": record.id, "entries": entries, "unwritten": [msgspec.to_builtins(u) for u in unwritten]}
