"""The lint of single tables: can it be read, has it the columns, is every cell of the kind it must be, does a key stand twice."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import msgspec

from musnad.faults import Fault, choices_for
from musnad.vocabulary import VOCABULARIES, is_actor_code

__all__ = ["Line", "Table", "check_table", "lines_of", "load_tables", "table_for"]


class Table(msgspec.Struct, frozen=True):
    """What a table must hold (the fields are told in tables.toml)."""

    files: str
    columns: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    choices: dict[str, tuple[str, ...] | str] = {}
    forms: dict[str, str] = {}
    machine: bool = False


class Line(NamedTuple):
    """A line of a table: where it stands (`file:line`) and its cells by column."""

    place: str
    cells: dict[str, str]


@cache
def load_tables() -> tuple[Table, ...]:
    """The tables that tables.toml describes."""
    told = tomllib.loads(files("musnad.check").joinpath("tables.toml").read_text(encoding="utf-8"))
    return msgspec.convert(told["table"], tuple[Table, ...])


def table_for(path: Path, folder: Path) -> Table | None:
    """The description of a file, or None where there is none.

    >>> table_for(Path("data/world/people/gulf.csv"), Path("data")).key
    ('id',)
    """
    inside = path.relative_to(folder)
    return next((table for table in load_tables() if inside.match(table.files)), None)


def lines_of(path: Path, shown: str) -> tuple[list[Line], list[Fault]]:
    """The lines of a CSV file (those that begin with # are comments), and the faults that keep some from being read."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [], [Fault(shown, f"cannot be read: {error}", "", "save it as UTF-8")]
    found: list[Line] = []
    faults: list[Fault] = []
    uncommented = ("\n" if line.startswith("#") else line for line in text.splitlines(keepends=True))
    reader = csv.reader(uncommented, strict=True)
    try:
        header = next(reader, [])
        for row in reader:
            place = f"{shown}:{reader.line_num}"
            if not row:
                continue
            if len(row) != len(header):
                faults.append(
                    Fault(place, f"{len(row)} cells where the header has {len(header)}", "", "quote cells that hold a comma")
                )
            else:
                found.append(Line(place, dict(zip(header, row, strict=True))))
    except csv.Error as error:
        faults.append(Fault(f"{shown}:{reader.line_num}", f"not CSV: {error}", "", 'quote as "..." and double a quote inside'))
    if len(set(header)) != len(header) or not all(header):
        faults.append(Fault(f"{shown}:1", "empty or repeated column in the header", "", "name each column once"))
    return found, faults


def check_table(table: Table, shown: str, lines: list[Line], keys: dict[tuple[str, ...], str]) -> Iterator[Fault]:
    """The faults of a table's lines; `keys` has the place of each key met so far and is added to."""
    header = tuple(lines[0].cells) if lines else table.columns
    if missing := [column for column in table.columns if column not in header]:
        yield Fault(f"{shown}:1", f"no column {', '.join(missing)}", f"there are: {', '.join(header)}", "see docs/data-formats.md")
        return
    for place, cells in lines:
        if not table.machine:
            yield from (fault for column, cell in cells.items() for fault in _written(place, column, cell))
        yield from (Fault(place, f"{column} is empty", "", "fill it in") for column in table.required if not cells.get(column))
        for column, choices in table.choices.items():
            known = tuple(VOCABULARIES[choices[1:]].values) if isinstance(choices, str) else choices
            for part in filter(None, cells.get(column, "").split("|")):
                if part not in known:
                    yield Fault(place, f"unknown {column} {part!r}", choices_for(part, known), "correct it")
        for column, form in table.forms.items():
            if cells.get(column) and (wrong := FORMS[form](cells[column])):
                yield Fault(place, f"{column} {cells[column]!r} {wrong}", "", "correct it")
        if table.key:
            key = tuple(cells.get(column, "") for column in table.key)
            if key in keys:
                yield Fault(place, f"{' '.join(filter(None, key))!r} stands already at {keys[key]}", "", "keep one of the two")
            keys.setdefault(key, place)


_SPACED = re.compile(r"^\s|\s$|\s\||\|\s|\s\s")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
_VOWELS = re.compile("[\u064b-\u0650\u0652-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def _written(place: str, column: str, cell: str) -> Iterator[Fault]:
    """Faults of writing: presentation forms, no NFKC, vowels, spaces, empty or repeated variants."""
    if _PRESENTATION.search(cell):
        yield Fault(place, f"{column} {cell!r} has presentation forms", "", f"write {unicodedata.normalize('NFKC', cell)}")
    elif not unicodedata.is_normalized("NFKC", cell):
        yield Fault(place, f"{column} {cell!r} is not NFKC", "", f"write {unicodedata.normalize('NFKC', cell)}")
    if column != "source" and len(cell) > 1 and _VOWELS.search(cell):
        yield Fault(place, f"{column} {cell!r} has vowels, tatweel or invisible marks", "", f"write {_VOWELS.sub('', cell)}")
    if _SPACED.search(cell):
        yield Fault(place, f"{column} {cell!r} has spaces at an end, beside | or doubled", "", "take them out")
    if "|" in cell:
        parts = cell.split("|")
        if not all(parts):
            yield Fault(place, f"{column} {cell!r} has an empty variant", "", "take a | out")
        for part in sorted({p for p in parts if p and parts.count(p) > 1}):
            yield Fault(place, f"{column} has {part!r} twice", "", "keep one")


def _between(least: float, most: float) -> Callable[[str], str]:
    def check(value: str) -> str:
        try:
            return "" if least <= float(value) <= most else f"is not between {least:g} and {most:g}"
        except ValueError:
            return "is no number"

    return check


_DAY = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")

#: What is wrong with a value of a kind; an empty text when nothing is.
FORMS: dict[str, Callable[[str], str]] = {
    "slug": lambda v: "" if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", v) else "is no lower-case slug such as sergey-lavrov",
    "day": lambda v: "" if _DAY.fullmatch(v) else "is no date YYYY, YYYY-MM or YYYY-MM-DD",
    "actor-code": lambda v: "" if is_actor_code(v) else "is no actor code such as SYR GOV or UNO",
    "country": lambda v: "" if re.fullmatch("[A-Z]{3}", v) else "is no ISO 3166 alpha-3 code",
    "latitude": _between(-90, 90),
    "longitude": _between(-180, 180),
    "arguments": lambda v: (
        "" if all(len(p) > 1 or not p.isascii() or p in "sogx" for p in v.split("|")) else "names an argument other than s, o, g, x"
    ),
}
