"""Parquet: a file for each table, with types, lists and the description of the export in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from musnad.exports.about import About
from musnad.exports.tables import Table
from musnad.faults import Fault, InputError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["parquet_folder"]

#: Lines that are held in memory at once.
_CHUNK = 10_000


def parquet_folder(tables: Iterable[Table], about: About, place: Path) -> None:
    """A Parquet file for each table (what the export is stands in the key `musnad` of its metadata), and about.json.

    Days are ISO text, since some are known to the month alone. Raises InputError where pyarrow is not installed.
    """
    try:
        import pyarrow.parquet
    except ModuleNotFoundError:
        remedy = "install it: pip install 'musnad[exports]'"
        raise InputError(Fault("parquet", "pyarrow is not installed", "", remedy)) from None
    place.mkdir()
    for table in tables:
        schema = _schema(table).with_metadata({"musnad": msgspec.json.encode(about)})
        with pyarrow.parquet.ParquetWriter(place / f"{table.name}.parquet", schema) as out:
            rows = table.rows()
            while chunk := list(islice(rows, _CHUNK)):
                columns = zip(*chunk, strict=True)
                arrays = [pyarrow.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
                out.write_batch(pyarrow.record_batch(arrays, schema=schema))
    (place / "about.json").write_bytes(msgspec.json.encode(about))


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow

    types = {
        "texts": pyarrow.list_(pyarrow.string()), "whole": pyarrow.int64(), "number": pyarrow.float64(), "flag": pyarrow.bool_(),
    }  # fmt: skip
    return pyarrow.schema([(column.name, types.get(column.type, pyarrow.string())) for column in table.columns])
