"""Cells of the pages of a site: what codes stand for in the language of the reader, and links to the words of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from musnad.brief.names import Names
from musnad.exports.rows import Cell
from musnad.labels import label
from musnad.views.printable import printable
from musnad.writing import Writing

__all__ = ["Cells", "report_address"]

#: Columns whose values have labels, in whatever table: the kind of the labels.
_LABELLED: Mapping[str, str] = {
    "issue": "issue", "stance": "stance", "level": "level", "type": "event_type", "mode": "mode", "grade": "grade", "act": "act",
    "known": "known", "violations": "event_type", "outcomes": "outcome", "agenda": "issue",
}  # fmt: skip
#: Columns whose values have labels in some tables.
_OF_TABLE: Mapping[tuple[str, str], str] = {
    ("talks", "status"): "meeting_status", ("provisions", "status"): "provision_status", ("events", "status"): "event_status",
    ("aid", "kind"): "aid", ("actors", "kind"): "relation",
}  # fmt: skip
_PARTIES = frozenset(
    {"party", "parties", "side", "sides", "accused", "accuser", "accusers", "source", "target", "actor_codes", "recipient_codes",
     "speaker_code"}
)  # fmt: skip
_NAMED = frozenset({"place", "speaker", "actors", "recipients", "chain", "participants", "voices", "outlets", "outlet"})
#: Columns that hold addresses of entries.
_ADDRESSES = frozenset({"evidence", "announced", "held", "cancelled", "next_evidence", "statements", "denials"})
_DAYS = frozenset({"date", "day", "first", "last", "since", "next", "effect", "end", "declared"})
#: Columns whose values are the keys of reports or entries themselves.
_KEYS = frozenset({"id"})
#: Links that stand in one cell; the rest is counted.
_LINKS = 6


def report_address(address: str) -> str:
    """The page of a report, from the folder of the site, and the entry on it.

    >>> report_address("4b4b6aeed2fbebb2/a1"), report_address("4b4b6aeed2fbebb2")
    ('reports/4b4b6aeed2fbebb2.html#r1-a1', 'reports/4b4b6aeed2fbebb2.html')
    """
    key, _, entry = address.partition("/")
    return f"reports/{key}.html" + (f"#r1-{entry}" if entry else "")


class Cells:
    """Turns cells of the tables of one export into HTML, in one writing."""

    def __init__(self, names: Names, writing: Writing, reports: Iterable[str]) -> None:
        self._names = names
        self._writing = writing
        self._reports = frozenset(reports)

    def html(self, table: str, column: str, cell: Cell) -> str:
        """The inside of a cell; empty where there is nothing to tell."""
        if cell is None or cell in ("", ()):
            return ""
        if isinstance(cell, bool):
            return "✓" if cell else ""
        if isinstance(cell, int | float):
            return f"<bdi>{self._number(cell)}</bdi>"
        values = [cell] if isinstance(cell, str) else [*cell]
        if column in _ADDRESSES or column in _KEYS:
            return self._links(values)
        if column in _DAYS:
            return f'<time datetime="{escape(values[0])}">{escape(self._writing.figures(values[0]))}</time>'
        told = self._told(table, column)
        comma = "، " if self._writing.lang == "ar" else ", "
        return comma.join(f"<bdi>{escape(printable(told(value)))}</bdi>" for value in dict.fromkeys(values) if value)

    def _told(self, table: str, column: str) -> Callable[[str], str]:
        """What a value of a column is called."""
        kind = _LABELLED.get(column) or _OF_TABLE.get((table, column))
        if kind:
            return lambda value: label(kind, value, self._writing.lang)
        if column in _PARTIES:
            return self._names.party
        if column == "sources":
            return self._names.source
        if column in _NAMED:
            return self._names.called
        return lambda value: value

    def _number(self, cell: int | float) -> str:
        return self._writing.number(cell) if isinstance(cell, int) else self._writing.figures(f"{cell:.4g}")

    def _links(self, addresses: list[str]) -> str:
        """Links to entries, numbered; the address stands in the title."""
        found = [
            f'<a href="{escape(report_address(address))}" title="{escape(address)}">{self._number(count)}</a>'
            for count, address in enumerate(addresses[:_LINKS], 1)
            if address.partition("/")[0] in self._reports
        ]
        more = len(addresses) - _LINKS
        return " ".join(found) + (f" <small>+{self._number(more)}</small>" if more > 0 else "")
