"""`musnad vocabulary` and `musnad schema`: the closed vocabularies and the JSON Schema of the record."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from musnad.cli.application import app
from musnad.faults import choices_for
from musnad.vocabulary import VOCABULARIES

__all__ = ["schema", "vocabulary"]


def _name(value: str | None) -> str | None:
    if value and value not in VOCABULARIES:
        raise typer.BadParameter(f"unknown vocabulary {value!r}; {choices_for(value, VOCABULARIES)}")
    return value


@app.command(
    epilog="""Examples:

- `musnad vocabulary`
- `musnad vocabulary issues`
- `musnad vocabulary event-types --format json`"""
)
def vocabulary(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", callback=_name, help="One vocabulary; without it, the list of them.", show_default=False),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="text: one value a line; json: one object.")] = "text",
) -> None:
    """Print a vocabulary of the record with the meaning of each value, or the list of vocabularies."""
    if name:
        values = VOCABULARIES[name].values
    else:
        values = {key: f"{len(table.values)} values: {table.title}" for key, table in VOCABULARIES.items()}
    if format == "json":
        print(json.dumps(values, ensure_ascii=False, indent=2))
        return
    width = max(map(len, values))
    for value, meaning in values.items():
        print(f"{value:<{width}}  {meaning}".rstrip())


@app.command(epilog="Example: `musnad schema > record.schema.json`")
def schema() -> None:
    """Print the JSON Schema (2020-12) of a record."""
    from musnad.records import record_schema

    print(json.dumps(record_schema(), ensure_ascii=False, indent=2))
