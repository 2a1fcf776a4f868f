"""`musnad truce`: whether the truces of a process hold."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption
from musnad.cli.processes import AsOfDayOption, MinOriginsOption, ProcessArgument, RowsFormatOption, the_material, write_found

__all__ = ["truce"]


@app.command(
    epilog="""Examples:

- `musnad truce syria`
- `musnad truce examples/dossier/syria.toml --as-of 2016-09-16 --min-origins 2`
- `musnad truce syria --format csv > breaches.csv`
- `musnad truce syria --declared`

Exit codes: 0 something was found; 1 nothing was found, or the archive or the process cannot be read; 2 wrong usage."""
)
def truce(
    process: ProcessArgument,
    declared: Annotated[
        bool, typer.Option("--declared", help="The truces that the reports say were declared, known to the process or not.")
    ] = False,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfDayOption = None,
    min_origins: MinOriginsOption = 1,
    format: RowsFormatOption = "table",
) -> None:
    """Watch the truces of a process: breaches and how well they are attested, accusations, casualties, aid, days of silence."""
    from musnad.dossier.declared import declared_truces
    from musnad.dossier.truces import monitors
    from musnad.views.truces import breach_rows, declared_rows, print_declared, print_monitors

    material = the_material(process, archive, as_of)
    if declared or not material.process.truce:
        told = tuple(one for one in declared_truces(material) if one.origins >= min_origins)
        write_found(format, material, {"declared": told}, declared_rows(told), lambda console: print_declared(console, told))
        return
    found = monitors(material, min_origins)
    write_found(format, material, {"truces": found}, breach_rows(found), lambda console: print_monitors(console, found))
