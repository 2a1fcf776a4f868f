"""`musnad timeline`: everything of a process that has a day, in one list."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption
from musnad.cli.processes import (
    AsOfDayOption,
    MinOriginsOption,
    ProcessArgument,
    RowsFormatOption,
    SinceDayOption,
    UntilDayOption,
    the_material,
    write_found,
)

__all__ = ["timeline"]


@app.command(
    epilog="""Examples:

- `musnad timeline syria`
- `musnad timeline syria --kind meeting --kind breach --since 2016-09-12 --until 2016-09-19`
- `musnad timeline syria --party RUS --min-origins 2 --format csv > timeline.csv`

Exit codes: 0 something was found; 1 nothing was found, or the archive or the process cannot be read; 2 wrong usage."""
)
def timeline(
    process: ProcessArgument,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="meeting, deal, truce, breach, violence, aid, provision or statement; may be given several times.",
        ),
    ] = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="PARTY", help="Only what a party has part in: a country or an actor code.")
    ] = None,
    since: SinceDayOption = None,
    until: UntilDayOption = None,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfDayOption = None,
    min_origins: MinOriginsOption = 1,
    format: RowsFormatOption = "table",
) -> None:
    """List in order of time what has a day: meetings, deals, truces, breaches, violence, aid, provisions, statements."""
    from musnad.dossier.timeline import KINDS, has_part
    from musnad.dossier.timeline import timeline as find_moments
    from musnad.views.timeline import moment_rows, print_timeline

    for one in kind or ():
        if one not in KINDS:
            raise typer.BadParameter(f"unknown kind {one!r}; choices: {', '.join(KINDS)}", param_hint="--kind")
    material = the_material(process, archive, as_of)
    found = find_moments(material, kind or KINDS, since, until, min_origins)
    kept = tuple(moment for moment in found if party is None or has_part(moment, party))
    write_found(format, material, {"moments": kept}, moment_rows(kept), lambda console: print_timeline(console, kept))
