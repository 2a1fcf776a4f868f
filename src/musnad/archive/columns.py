"""Lines as columns: Arrow tables, and through them pandas."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from musnad.faults import Fault, InputError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["arrow_table"]

_CHUNK = 10_000


def arrow_table(kind: type[msgspec.Struct], lines: Iterable[msgspec.Struct]) -> pyarrow.Table:
    """The lines as an Arrow table whose columns are the fields of `kind`, in order; also when there are none.

    Raises InputError where pyarrow is not installed.
    """
    try:
        import pyarrow
    except ModuleNotFoundError:
        raise InputError(Fault("tables", "pyarrow is not installed", "", "install it: pip install 'musnad[tables]'")) from None
    hints = typing.get_type_hints(kind)
    names = kind.__struct_fields__
    schema = pyarrow.schema([(name, _type(pyarrow, hints[name])) for name in names])
    batches = [
        pyarrow.record_batch(
            [pyarrow.array([getattr(line, name) for line in chunk], schema.field(name).type) for name in names], schema
        )
        for chunk in _chunks(lines)
    ]
    return pyarrow.Table.from_batches(batches, schema)


def _chunks(lines: Iterable[msgspec.Struct]) -> Iterator[list[msgspec.Struct]]:
    remaining = iter(lines)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _type(pyarrow: Any, hint: Any) -> Any:
    """Arrow's type for a field; None may stand in every column."""
    plain = [part for part in typing.get_args(hint) if part is not type(None)] if type(None) in typing.get_args(hint) else [hint]
    if typing.get_origin(plain[0]) is list:
        return pyarrow.list_(pyarrow.string())
    return {bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}.get(plain[0], pyarrow.string())
