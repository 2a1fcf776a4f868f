"""`musnad check`: the lint of the knowledge files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from musnad.cli.application import app

__all__ = ["check"]


@app.command(
    epilog="""Examples:

- `musnad check`
- `musnad check src/musnad --json`

A fault is printed as `file:line: fault; choices; remedy`. Exit codes: 0 no fault; 1 faults; 2 wrong usage."""
)
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER", help="A folder with language/ and world/ in it; by default musnad's own.", show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a fault.")] = False,
) -> None:
    """Check the knowledge files: columns, unknown codes, values and people, duplicates, overlapping offices, spelling."""
    import musnad
    from musnad.check.folder import check_folder

    try:
        found = check_folder(folder or Path(musnad.__file__).parent)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    for fault in found.faults:
        print(json.dumps(fault._asdict(), ensure_ascii=False) if as_json else fault)
    if not as_json:
        print(f"{found.files} files, {found.lines:,} lines, {len(found.faults)} faults")
    if found.faults:
        raise typer.Exit(1)
