"""`musnad search`: reports of the archive by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, FormatOption, opened, write_lines

__all__ = ["search"]


@app.command(
    epilog="""Examples:

- `musnad search هدنة لافروف`
- `musnad search '"وقف إطلاق النار" -حلب' --as-of 2016-09-09`
- `musnad search 'ceasefire*' --format jsonl`

Exit codes: 0 something was found; 1 nothing was found, or the archive cannot be read; 2 wrong usage.""",
    context_settings={"ignore_unknown_options": True},
)
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help='Words that must all be there; "a phrase", beginn*, -absent. Spelling and clitics do not matter.'
        ),
    ],
    archive: ArchiveOption = "musnad.db",
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="How many reports at most.")] = 20,
    as_of: AsOfOption = None,
    format: FormatOption = "text",
) -> None:
    """Find reports by words, the newest first. Names are found in Arabic and English, whichever the report is in."""
    from rich.console import Console

    from musnad.views.filed import print_hits

    with opened(archive, as_of) as there:
        hits, count = there.find(" ".join(words), limit)
    if format == "jsonl":
        write_lines(iter(hits))
    else:
        print_hits(Console(highlight=False), hits, count)
    if not hits:
        raise typer.Exit(1)
