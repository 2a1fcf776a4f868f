"""`musnad show`: all that is kept of one report."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, FormatOption, opened, write_lines

__all__ = ["show"]


@app.command(
    epilog="""Examples:

- `musnad show 7502637e27642b3b`
- `musnad show 7502637e/a2 --as-of yesterday`
- `musnad show https://example.org/talks.html --format jsonl`

Exit codes: 0 shown; 1 there is no such report, or the archive cannot be read; 2 wrong usage."""
)
def show(
    id: Annotated[
        str,
        typer.Argument(metavar="ID", help="A key or its first digits, KEY/ENTRY, the id or URL of its source, its address."),
    ],
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfOption = None,
    format: FormatOption = "text",
) -> None:
    """Show a report with its record, where it came from, and every version that was kept of it."""
    from rich.console import Console

    from musnad.views.filed import print_shown

    with opened(archive, as_of) as there:
        shown = there.show(id)
    if format == "jsonl":
        write_lines(iter([shown]))
    else:
        print_shown(Console(highlight=False), shown)
