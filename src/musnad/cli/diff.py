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
- `musnad diff --since 1h --all`

Exit codes: 0 told; 1 the archive cannot be read; 2 wrong usage."""
)
def diff(
    since: Annotated[
        str,
        typer.Option("--since", metavar="MOMENT", callback=_since, help="From when: 2016-09-09 (its beginning), yesterday, 24h."),
    ],
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfOption = None,
    all: Annotated[
        bool, typer.Option("--all", help="Everything, one thing after the other; as JSON Lines this is so anyway.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="Lines of each kind in the summary.")] = 10,
    format: FormatOption = "text",
) -> None:
    """Sum up what is new since a moment: reports, corrections, links, contradictions, events with a new independent origin,
    decisions, grades, faults."""
    from rich.console import Console

    from musnad.views.changes import print_changes, print_news

    with opened(archive, as_of) as there:
        if format == "jsonl":
            write_lines(there.diff(since))
        elif all:
            print_changes(Console(highlight=False), there.diff(since))
        else:
            print_news(Console(highlight=False), there.news(since, limit))
