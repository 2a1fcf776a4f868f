"""`musnad sources`: who reports, who copies whom, and how reliable each has been."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, FormatOption, opened, write_lines

__all__ = ["sources"]


@app.command(
    epilog="""Examples:

- `musnad sources`
- `musnad sources --format jsonl --as-of 2019-03-31`
- `musnad sources --grade B --of "Al Jazeera" --reason "checked 40 reports against court files"`

Exit codes: 0 done; 1 the archive cannot be read or written; 2 wrong usage."""
)
def sources(
    grade: Annotated[
        str | None,
        typer.Option("--grade", metavar="GRADE", help="Give a source an Admiralty grade, A to F; it goes before the rules."),
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="SOURCE", help="The source that is graded, as the list names it.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the grade.")] = "",
    person: Annotated[str | None, typer.Option("--person", metavar="NAME", help="Who grades; kept with the grade.")] = None,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfOption = None,
    format: FormatOption = "text",
) -> None:
    """List the media of the archive: reports, copies, citations, disputes, and their Admiralty grades."""
    if grade is not None:
        if of is None or not reason.strip() or grade.upper() not in "ABCDEF":
            raise typer.BadParameter("needs A to F with --of SOURCE and --reason TEXT", param_hint="--grade")
        with opened(archive) as there:
            there.grade(of, grade, reason=reason, person=person)
        return
    with opened(archive, as_of) as there:
        found = there.sources()
    if format == "jsonl":
        write_lines(iter(found))
    else:
        from rich.console import Console

        from musnad.views.linked import print_sources

        print_sources(Console(highlight=False), found)
