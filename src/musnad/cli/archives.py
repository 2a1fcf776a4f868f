"""What the commands on an archive share: which archive, as of when, and how its failures are told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from musnad.faults import InputError

if TYPE_CHECKING:
    from musnad.archive.archive import Archive

__all__ = ["ArchiveOption", "AsOfOption", "FormatOption", "counting", "opened", "write_lines"]

ArchiveOption = Annotated[
    str,
    typer.Option(
        "--archive", metavar="PLACE", envvar="MUSNAD_ARCHIVE", help="The archive: a file, or postgresql://user@host/name."
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="MOMENT", help="As known at a moment: 2016-09-09, 2016-09-09T14:30 (UTC), yesterday, 24h."),
]
FormatOption = Annotated[Literal["text", "jsonl"], typer.Option("--format", help="text for people; jsonl: one object a line.")]


@contextmanager
def opened(place: str, as_of: str | None = None, *, create: bool = False) -> Iterator[Archive]:
    """The archive at a place; its failures are told on standard error and end the command with exit code 1."""
    from musnad.archive.archive import Archive
    from musnad.archive.moments import last_moment

    try:
        if as_of:
            last_moment(as_of)
    except InputError as error:
        raise typer.BadParameter(str(error).partition(": ")[2], param_hint="--as-of") from None
    try:
        with Archive.open(place, create=create) as archive:
            yield archive.as_of(as_of) if as_of else archive
    except InputError as error:
        print(f"musnad: {error.fault}", file=sys.stderr, flush=True)
        raise typer.Exit(1) from None


@contextmanager
def counting(label: str) -> Iterator[Callable[[object], None]]:
    """A line on a terminal that shows counts as they grow, for people who wait; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda counts: bar.update(task, description=f"{label}: {counts}")


def write_lines(objects: Iterator[object]) -> None:
    """Write values as JSON Lines, each as soon as it is there."""
    out = sys.stdout.buffer
    for one in objects:
        out.write(msgspec.json.encode(one) + b"\n")
        out.flush()
