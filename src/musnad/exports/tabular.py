"""Tables as a folder: CSV with its description (W3C CSV on the Web), or JSON Lines with all that the lines hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from musnad.exports.about import About
from musnad.exports.rows import Cell, write_csv
from musnad.exports.tables import ColumnType, Table
from musnad.views.printable import printable

__all__ = ["csv_file", "csv_folder", "csv_metadata", "jsonl_folder"]

#: CSVW's names of what a cell holds. A day may be known to the month alone (2016-09), which is no date of CSVW.
_DATATYPES: dict[ColumnType, str] = {"whole": "integer", "number": "number", "flag": "boolean"}
_SEPARATOR = "; "


def csv_folder(tables: Iterable[Table], about: About, place: Path, *, bom: bool = False) -> None:
    """A CSV file for each table, about.json, and csv-metadata.json which says what the columns hold. `bom`: mark the files as UTF-8
    for spreadsheets."""
    place.mkdir()
    described = []
    for table in tables:
        names = [column.name for column in table.columns]
        rows = (dict(zip(names, map(_joined, row), strict=True)) for row in table.rows())
        csv_file(names, rows, place / f"{table.name}.csv", bom=bom)
        columns = [{"name": c.name, "titles": c.name} | _datatype(c.type) for c in table.columns]
        described.append({"url": f"{table.name}.csv", "tableSchema": {"columns": columns}})
    _write_json(place / "csv-metadata.json", _said(about) | {"tables": described})
    _write_json(place / "about.json", msgspec.to_builtins(about))


def csv_file(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], place: Path, *, bom: bool = False) -> None:
    """One CSV file (UTF-8), safe to open in a spreadsheet."""
    with place.open("w", encoding="utf-8-sig" if bom else "utf-8", errors="replace", newline="") as out:
        write_csv(out, columns, ({name: _printable(cell) for name, cell in row.items()} for row in rows))


def csv_metadata(columns: Sequence[str], about: About, url: str) -> bytes:
    """What stands beside one CSV file to say what it is (`url`: the name of the file)."""
    described = [{"name": name.lower().replace(" ", "_"), "titles": name} for name in columns]
    return _json(_said(about) | {"url": url, "tableSchema": {"columns": described}})


def jsonl_folder(tables: Iterable[Table], about: About, place: Path) -> None:
    """A file of JSON Lines for each table, with all that its lines hold, also what columns do not show; and about.json."""
    place.mkdir()
    for table in tables:
        with (place / f"{table.name}.jsonl").open("wb") as out:
            out.writelines(msgspec.json.encode(line) + b"\n" for line in table.lines())
    _write_json(place / "about.json", msgspec.to_builtins(about))


def _said(about: About) -> dict[str, Any]:
    return {"@context": "http://www.w3.org/ns/csvw", "dc:title": about.name, "dc:description": about.sentence(),
            "dc:creator": about.version}  # fmt: skip


def _datatype(type: ColumnType) -> dict[str, str]:
    return {"datatype": _DATATYPES.get(type, "string")} | ({"separator": _SEPARATOR} if type == "texts" else {})


def _joined(cell: Cell) -> Cell:
    """A cell as CSV has it: of several texts one (names hold blanks, so these do not part them), true and false."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell if cell is None or isinstance(cell, str | int | float) else _SEPARATOR.join(cell)


def _printable(cell: Cell) -> Cell:
    if cell is None or isinstance(cell, int | float):
        return cell
    return printable(cell) if isinstance(cell, str) else [printable(one) for one in cell]


def _write_json(place: Path, told: object) -> None:
    place.write_bytes(_json(told))


def _json(told: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
