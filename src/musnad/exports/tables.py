"""Tables: structs as rows, with a column for each field, whatever writes them."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import NoneType
from typing import Any, Literal, NamedTuple

import msgspec

from musnad.exports.rows import Cell

__all__ = ["Column", "ColumnType", "Table"]

ColumnType = Literal["text", "texts", "whole", "number", "flag", "day"]

#: Fields that hold ISO days as text. A day that is known to the month alone stands there as 2016-09.
_DAYS = frozenset({"day", "date", "since", "last", "next", "first", "until", "declared", "effect", "end", "published"})
_TYPES: dict[Any, ColumnType] = {bool: "flag", int: "whole", float: "number", date: "day"}


class Column(NamedTuple):
    """A column: its name, what its cells hold, and how a line gives its cell."""

    name: str
    type: ColumnType
    cell: Callable[[Any], Cell]


@dataclass(frozen=True)
class Table:
    """Lines of one kind under a name; `lines` gives them, again each time."""

    name: str
    kind: type[msgspec.Struct]
    lines: Callable[[], Iterable[msgspec.Struct]]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, one for each field of the kind.

        A struct in a field gives a column for each of its own fields (`killed_low`); of structs in a list the first field stands.

        >>> class Clash(msgspec.Struct):
        ...     day: str
        ...     sides: tuple[str, ...]
        ...     killed: int | None
        >>> table = Table("clashes", Clash, lambda: [Clash("2016-09-13", ("SYR MIL",), 5), Clash("2016-09-14", (), None)])
        >>> [(column.name, column.type) for column in table.columns]
        [('day', 'day'), ('sides', 'texts'), ('killed', 'whole')]
        >>> list(table.rows())
        [('2016-09-13', ('SYR MIL',), 5), ('2016-09-14', (), None)]
        """
        return tuple(_columns(self.kind))

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each line, in order of the columns."""
        cells = [column.cell for column in self.columns]
        return (tuple(cell(line) for cell in cells) for line in self.lines())


def _columns(kind: type[msgspec.Struct]) -> Iterator[Column]:
    hints = typing.get_type_hints(kind)
    for name in kind.__struct_fields__:
        yield from _of_field(name, _plain(hints[name]))


def _of_field(name: str, hint: Any) -> Iterator[Column]:
    """The columns of one field."""
    if _is_struct(hint):
        for inner in _columns(hint):
            yield Column(f"{name}_{inner.name}", inner.type, _nested(name, inner.cell))
    elif typing.get_origin(hint) in (tuple, list):
        yield Column(name, "texts", _listed(name, typing.get_args(hint)[0]))
    else:
        yield Column(name, "day" if hint is str and name in _DAYS else _TYPES.get(hint, "text"), _held(name))


def _held(name: str) -> Callable[[Any], Cell]:
    def cell(line: Any) -> Cell:
        value = getattr(line, name)
        return value.isoformat() if isinstance(value, date) else value

    return cell


def _nested(name: str, inner: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    def cell(line: Any) -> Cell:
        held = getattr(line, name)
        return None if held is None else inner(held)

    return cell


def _listed(name: str, of: Any) -> Callable[[Any], Cell]:
    first = of.__struct_fields__[0] if _is_struct(of) else ""

    def cell(line: Any) -> Cell:
        return tuple(str(getattr(one, first) if first else one) for one in getattr(line, name) or ())

    return cell


def _plain(hint: Any) -> Any:
    """A type without the None that may stand for it."""
    held = [part for part in typing.get_args(hint) if part is not NoneType]
    return held[0] if len(held) == 1 and NoneType in typing.get_args(hint) else hint


def _is_struct(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, msgspec.Struct)
