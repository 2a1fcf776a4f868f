"""`musnad diff`: what is new in the archive since a moment."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, FormatOption, opened, write_lines
from musnad.faults import InputError

__all__ = ["diff"]


def _since(value: str) -> str:
    from musnad.archive.moments import first_moment

    try:
        first_moment(value)
    except InputError as error:
        raise typer.BadParameter(str(error).partition(": ")[2]) from None
    return value


@app.command(
    epilog="""Examples:

- `musnad diff --since yesterday`
- `musnad diff --since 2016-09-09 --as-of 2016-09-16 --format jsonl`

Exit codes: 0 told; 1 the archive cannot be read; 2 wrong usage."""
)
def diff(
    since: Annotated[
        str,
        typer.Option("--since", metavar="MOMENT", callback=_since, help="From when: 2016-09-09 (its beginning), yesterday, 24h."),
    ],
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfOption = None,
    format: FormatOption = "text",
) -> None:
    """Tell what is new since a moment: reports, corrections, links, decisions, grades, faults."""
    from rich.console import Console

    from musnad.views.filed import print_changes

    with opened(archive, as_of) as there:
        found = there.diff(since)
        if format == "jsonl":
            write_lines(found)
        else:
            print_changes(Console(highlight=False), found)
