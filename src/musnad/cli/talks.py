"""`musnad talks`: the meetings of a process."""

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

__all__ = ["talks"]


@app.command(
    epilog="""Examples:

- `musnad talks syria.toml`
- `musnad talks yemen --as-of 2018-12-31 --min-origins 2`
- `musnad talks yemen --format csv > meetings.csv`

Exit codes: 0 something was found; 1 nothing was found, or the archive or process cannot be read; 2 wrong usage."""
)
def talks(
    process: ProcessArgument,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfDayOption = None,
    since: SinceDayOption = None,
    until: UntilDayOption = None,
    min_origins: MinOriginsOption = 1,
    format: RowsFormatOption = "table",
) -> None:
    """List the meetings of a process: when, where, who, at which level, planned, held or cancelled, and what came of each."""
    from musnad.dossier.talks import talks as find_talks
    from musnad.views.dossiers import print_talks, talk_rows

    material = the_material(process, archive, as_of)
    found = [
        meeting
        for meeting in find_talks(material)
        if meeting.origins >= min_origins and (since or "") <= meeting.last and (not until or meeting.date <= until)
    ]
    write_found(format, material, {"talks": found}, talk_rows(found), lambda console: print_talks(console, found))
