"""`musnad verify`: proof that what is kept is what was fetched and read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, FormatOption, counting, opened, write_lines

if TYPE_CHECKING:
    from musnad.archive.verifying import Verified

__all__ = ["verify"]


@app.command(
    epilog="""Examples:

- `musnad verify`
- `musnad verify --archive talks.db --format jsonl`

Exit codes: 0 no fault; 1 faults, or the archive cannot be read; 2 wrong usage."""
)
def verify(
    archive: ArchiveOption = "musnad.db",
    format: FormatOption = "text",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only faults.")] = False,
) -> None:
    """Check that bytes have their hashes, that they still give the texts that were read, and that every span holds its words."""
    from musnad.archive.verifying import Verified

    counts = Verified()
    with opened(archive) as there, counting("verifying") as show:
        faults = there.verify(counts, advance=lambda: show(_told(counts)))
        if format == "jsonl":
            write_lines(_with_counts((fault._asdict() for fault in faults), counts))
        else:
            for fault in faults:
                print(fault)
            if not quiet:
                print(_told(counts))
    if counts.faults:
        raise typer.Exit(1)


def _told(counts: Verified) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in msgspec.structs.asdict(counts).items())


def _with_counts(faults: Iterator[object], counts: object) -> Iterator[object]:
    """The faults, and the counts as the last line."""
    yield from faults
    yield counts
