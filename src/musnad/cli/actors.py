"""`musnad actors`: who stands how to whom in a process."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption
from musnad.cli.processes import AsOfDayOption, MinOriginsOption, ProcessArgument, RowsFormatOption, the_material, write_found

__all__ = ["actors"]


@app.command(
    epilog="""Examples:

- `musnad actors syria`
- `musnad actors syria --as-of 2016-09-16 --min-origins 2`
- `musnad actors syria --over-time --format json`

Exit codes: 0 something was found; 1 nothing was found, or the archive or the process cannot be read; 2 wrong usage."""
)
def actors(
    process: ProcessArgument,
    over_time: Annotated[
        bool, typer.Option("--over-time", help="How each two parties stand to each other from week to week, and when that turned.")
    ] = False,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfDayOption = None,
    min_origins: MinOriginsOption = 1,
    format: RowsFormatOption = "table",
) -> None:
    """Show the parties of a process: who supports, opposes, fights, mediates between and negotiates with whom, since when."""
    from musnad.dossier.network import alignments, network
    from musnad.views.network import alignment_rows, print_alignments, print_network, relation_rows

    material = the_material(process, archive, as_of)
    if over_time:
        told = alignments(material, min_origins)
        write_found(format, material, {"alignments": told}, alignment_rows(told), lambda console: print_alignments(console, told))
        return
    found = network(material, min_origins)
    write_found(format, material, {"relations": found}, relation_rows(found), lambda console: print_network(console, found))
