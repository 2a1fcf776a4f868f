"""`musnad provisions`: how far each issue of a plan has come."""

from __future__ import annotations

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
)  # fmt: skip

__all__ = ["provisions"]


@app.command(
    epilog="""Examples:

- `musnad provisions syria.toml`
- `musnad provisions yemen --as-of 2018-12-31`
- `musnad provisions yemen --min-origins 2 --format json`

Exit codes: 0 something was found; 1 nothing was found, or the archive or process cannot be read; 2 wrong usage."""
)
def provisions(
    process: ProcessArgument,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfDayOption = None,
    since: SinceDayOption = None,
    until: UntilDayOption = None,
    min_origins: MinOriginsOption = 1,
    format: RowsFormatOption = "table",
) -> None:
    """List the status history of each issue: discussed, proposed, agreed, in force, breached, and how each step is known."""
    from musnad.dossier.provisions import provisions as find_provisions
    from musnad.views.dossiers import print_provisions, provision_rows

    material = the_material(process, archive, as_of)
    found = [
        step
        for step in find_provisions(material)
        if step.origins >= min_origins and (since or "") <= step.since and (not until or step.since <= until)
    ]
    write_found(format, material, {"provisions": found}, provision_rows(found), lambda console: print_provisions(console, found))
