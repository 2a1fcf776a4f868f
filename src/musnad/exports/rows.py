"""Rows of a table as CSV that a spreadsheet opens as text and numbers, never as formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

__all__ = ["Cell", "formula_safe", "write_csv"]

#: What stands in one cell; several values are joined by a blank.
Cell = str | int | float | None | Sequence[str]

#: Spreadsheets take text that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def formula_safe(text: str) -> str:
    """Text as a spreadsheet shows it and does not run it: an apostrophe goes before what would begin a formula.

    >>> formula_safe('=HYPERLINK("http://example.org")'), formula_safe("RUS GOV")
    ('\\'=HYPERLINK("http://example.org")', 'RUS GOV')
    """
    return "'" + text if text.startswith(_FORMULA) else text


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    """Write rows under a header line as CSV (RFC 4180); a column that a row lacks is empty.

    >>> import sys
    >>> write_csv(sys.stdout, ["party", "since"], [{"party": "RUS GOV", "since": "2016-09-09"}, {"party": "@home"}])
    party,since
    RUS GOV,2016-09-09
    '@home,
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(row.get(column)) for column in columns] for row in rows)


def _text(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return cell
    return formula_safe(cell if isinstance(cell, str) else " ".join(cell))
