"""What the commands on a process share: which process, as of which day, and how what they find is written."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from musnad.cli.archives import opened
from musnad.faults import Fault, InputError, choices_for

if TYPE_CHECKING:
    from rich.console import Console

    from musnad.archive.archive import Archive
    from musnad.dossier.material import Material
    from musnad.dossier.process import Process
    from musnad.exports.rows import Cell

__all__ = [
    "AsOfDayOption", "MinOriginsOption", "ProcessArgument", "RowsFormatOption", "SinceDayOption", "UntilDayOption",
    "find_process", "the_material", "write_found",
]  # fmt: skip


def _day(value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as 2016-09-09") from None


ProcessArgument = Annotated[
    str,
    typer.Argument(
        metavar="PROCESS",
        help="A process kept in the archive, by its name there, or a TOML file that defines one.",
        show_default=False,
    ),
]
AsOfDayOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", callback=_day, help="As known on a day: only what was published until then counts."),
]
SinceDayOption = Annotated[str | None, typer.Option("--since", metavar="DATE", callback=_day, help="From this day on.")]
UntilDayOption = Annotated[str | None, typer.Option("--until", metavar="DATE", callback=_day, help="Until this day.")]
MinOriginsOption = Annotated[
    int, typer.Option("--min-origins", metavar="N", min=1, help="Only what rests on so many independent origins.")
]
RowsFormatOption = Annotated[
    Literal["table", "json", "csv"], typer.Option("--format", help="table for people; json or csv for machines.")
]


def the_material(process: str, archive: str, as_of: str | None) -> Material:
    """What an archive holds on a process, until a day; failures are told on standard error and end the command with code 1."""
    from musnad.dossier.gathering import gather

    gc.disable()  # what is gathered is kept until the command ends: to look through it for rubbish takes a third of the time
    try:
        with opened(archive) as there:
            return gather(there, find_process(process, there), as_of)
    finally:
        gc.freeze()
        gc.enable()


def find_process(named: str, archive: Archive) -> Process:
    """The process that a TOML file defines, or that the archive keeps under a name. Raises InputError when there is none."""
    from musnad.dossier.process import parse_process, read_process

    if named.endswith(".toml") or "/" in named:
        return read_process(Path(named))
    kept = {definition.slug: definition.definition for definition in archive.definitions()}
    if named not in kept:
        remedy = "name a TOML file that defines it, or keep it in the archive with musnad process add"
        choices = choices_for(named, kept) if kept else ""
        raise InputError(Fault("PROCESS", f"the archive keeps no process {named!r}", choices, remedy))
    return parse_process(kept[named], named, named)


def write_found(
    format: str,
    material: Material,
    found: Mapping[str, Sequence[msgspec.Struct]],
    rows: tuple[Sequence[str], Sequence[Mapping[str, Cell]]],
    show: Callable[[Console], None],
) -> None:
    """Write what a part of the dossier found; exit code 1 when that is nothing.

    `found` is what JSON holds beside process, day and count of reports, `rows` the columns and lines of CSV; `show` prints the
    table for people, headed by the process and followed, where nothing was found, by in how many reports it was looked for.
    """
    count = sum(len(values) for values in found.values())
    if format == "json":
        told = {"process": material.process.slug, "as_of": material.as_of, "reports": len(material.reports), **found}
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
        sys.stdout.buffer.flush()
    elif format == "csv":
        from musnad.exports.rows import write_csv

        write_csv(sys.stdout, *rows)
    else:
        from rich.console import Console

        console = Console(highlight=False)
        _print_head(console, material)
        show(console)
        if not count:
            console.print(f"Not found in {len(material.reports):,} reports.", markup=False)
    if not count:
        raise typer.Exit(1)


def _print_head(console: Console, material: Material) -> None:
    """The process and how much was read for it."""
    from rich.text import Text

    from musnad.views.printable import printable

    days = list(material.coverage)
    span = f", {days[0]} to {days[-1]}" if days else ""
    known = f", as of {material.as_of}" if material.as_of else ""
    console.print(Text(printable(material.process.name), "bold"), soft_wrap=True)
    console.print(Text(f"{len(material.reports):,} reports{span}{known}", "dim"), soft_wrap=True)
