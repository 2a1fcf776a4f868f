"""`musnad positions`: who wants what in a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["positions"]


@app.command(
    epilog="""Examples:

- `musnad positions syria.toml`
- `musnad positions yemen --as-of 2018-12-13 --format json`
- `musnad positions yemen --min-origins 2 --format csv > positions.csv`

Exit codes: 0 something was found; 1 nothing was found, or the archive or process cannot be read; 2 wrong usage."""
)
def positions(
    process: ProcessArgument,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfDayOption = None,
    since: SinceDayOption = None,
    until: UntilDayOption = None,
    min_origins: MinOriginsOption = 1,
    format: RowsFormatOption = "table",
) -> None:
    """List what each party wants on each issue, since when and who says so; who moved, and who stands apart."""
    from musnad.dossier.position_changes import changes, dissents, pairs
    from musnad.dossier.positions import positions as find_positions
    from musnad.views.dossiers import position_rows, print_matrix, print_moves, print_positions

    material = the_material(process, archive, as_of)
    held = [stance for stance in find_positions(material) if stance.origins >= min_origins]
    found = [stance for stance in held if (since or "") <= stance.last and (not until or stance.since <= until)]
    moved, split, stand = changes(found), dissents(found), pairs(found)

    def show(console: Console) -> None:
        print_matrix(console, found, len(material.reports))
        print_positions(console, found)
        print_moves(console, moved, split, stand)

    told = {"positions": found, "changes": moved, "contradictions": split, "pairs": stand}
    write_found(format, material, told, position_rows(found), show)
