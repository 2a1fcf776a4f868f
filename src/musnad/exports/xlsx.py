"""Excel workbooks: a sheet for each table and one that says what the workbook is; texts stay texts, whatever they begin with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from musnad.exports.about import About
from musnad.exports.rows import Cell
from musnad.exports.tables import Column, Table
from musnad.faults import Fault, InputError
from musnad.labels import label
from musnad.views.printable import printable

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["xlsx"]

#: What a cell and a sheet of Excel hold at most.
_LONGEST, _ROWS = 32_767, 1_048_576
#: Width of columns, in characters.
_WIDTHS = {"whole": 9, "number": 10, "flag": 8, "day": 12, "text": 24, "texts": 32}
#: Nothing of a report is taken for a formula, an address or a number.
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def xlsx(tables: Iterable[Table], about: About, place: Path, lang: str = "en") -> None:
    """A workbook with the tables, headed in a language (`ar`: sheets from right to left).

    Days that are known are dates, months stay text. Raises InputError where XlsxWriter is not installed or a table has more lines
    than a sheet holds.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        remedy = "install it: pip install 'musnad[exports]'"
        raise InputError(Fault("xlsx", "XlsxWriter is not installed", "", remedy)) from None
    with xlsxwriter.Workbook(str(place), _OPTIONS) as book:
        made = datetime.fromisoformat(about.as_of or about.last or "1970-01-01")
        book.set_properties({"title": printable(about.name), "comments": printable(about.sentence()), "created": made})
        _about_sheet(book, about, lang)
        for table in tables:
            _table_sheet(book, table, lang)


def _sheet(book: Workbook, kind: str, name: str, lang: str) -> Worksheet:
    sheet = book.add_worksheet(label(kind, name, lang)[:31])
    if lang == "ar":
        sheet.right_to_left()
    return sheet


def _about_sheet(book: Workbook, about: About, lang: str) -> None:
    sheet = _sheet(book, "table", "about", lang)
    sheet.set_column(0, 1, 32)
    for row, (name, told) in enumerate(about.lines()):
        sheet.write_string(row, 0, label("column", name, lang), book.add_format({"bold": True}))
        sheet.write_string(row, 1, printable(told))


def _table_sheet(book: Workbook, table: Table, lang: str) -> None:
    sheet = _sheet(book, "table", table.name, lang)
    bold, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _WIDTHS[column.type])
        sheet.write_string(0, at, label("column", column.name, lang), bold)
    sheet.freeze_panes(1, 0)
    row = 0
    for row, cells in enumerate(table.rows(), 1):
        if row >= _ROWS:
            remedy = "export csv or parquet, or ask for a process or --min-origins"
            raise InputError(Fault("xlsx", f"{table.name} has more lines than a sheet holds ({_ROWS:,})", "", remedy))
        for at, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            _write(sheet, row, at, column, cell, day)
    if row:
        sheet.autofilter(0, 0, row, len(table.columns) - 1)


def _write(sheet: Worksheet, row: int, at: int, column: Column, cell: Cell, day: Any) -> None:
    if cell is None or cell == "" or cell == ():
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, at, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, at, cell)
    elif column.type == "day" and (known := _known_day(cell)):
        sheet.write_datetime(row, at, known, day)
    else:
        told = printable(cell if isinstance(cell, str) else "; ".join(cell))
        sheet.write_string(row, at, told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…")


def _known_day(cell: Cell) -> date | None:
    """A day that Excel has: one that is exact, after 1900.

    >>> _known_day("2016-09-12"), _known_day("2016-09")
    (datetime.date(2016, 9, 12), None)
    """
    try:
        day = date.fromisoformat(str(cell)) if len(str(cell)) == 10 else None
    except ValueError:
        return None
    return day if day and day.year > 1900 else None
