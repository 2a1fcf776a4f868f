"""`musnad show`: all that is kept of one report."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, FormatOption, opened, write_lines

__all__ = ["show"]

#: The first letters of the ids of what rests on somebody's word: events and statements.
_TOLD = ("a", "s")


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
    """Show a report with its record, on whose word it rests, where it came from, and every version that was kept of it."""
    from rich.console import Console

    from musnad.views.entries import entries_of
    from musnad.views.filed import print_shown
    from musnad.views.linked import print_origins

    with opened(archive, as_of) as there:
        shown = there.show(id)
        origins = there.origins(id) if not shown.entry or shown.entry[0] in _TOLD else []
    if format == "jsonl":
        write_lines(iter([msgspec.to_builtins(shown) | {"origins": msgspec.to_builtins(origins)}]))
        return
    console = Console(highlight=False)
    print_shown(console, shown)
    lines = {entry.id: entry.line for entry in entries_of(shown.report, shown.record)}
    told = [(of, lines[of.item.partition("/")[2]]) for of in origins if shown.entry or of.origins.reports > 1]
    if told:
        console.print("\n[bold]On whose word[/bold]")
        print_origins(console, told)
