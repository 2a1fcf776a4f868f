"""`musnad export`: a process, or a whole archive, in the formats of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, opened
from musnad.cli.processes import AsOfDayOption, MinOriginsOption, find_process
from musnad.faults import choices_for

if TYPE_CHECKING:
    from musnad.archive.archive import Archive
    from musnad.exports.formats import Export, Format, Settings

__all__ = ["export"]


@app.command(
    epilog="""Examples:

- `musnad export --list`
- `musnad export xlsx syria --lang ar`
- `musnad export geojson syria --as-of 2016-09-16 --min-origins 2 --out - | less`
- `musnad export site yemen --out public --force`
- `musnad export parquet --archive musnad.db --out tables`

Exit codes: 0 written; 1 the archive or process cannot be read, or the file not written; 2 wrong usage."""
)
def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="One of the formats that --list names.", show_default=False)] = "",
    process: Annotated[
        str,
        typer.Argument(
            metavar="PROCESS",
            help="A process kept in the archive, by its name there, or a TOML file; without it the tables of the whole archive.",
            show_default=False,
        ),
    ] = "",
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfDayOption = None,
    min_origins: MinOriginsOption = 1,
    lang: Annotated[Literal["en", "ar"], typer.Option("--lang", help="Language of headings and pages; ar: right to left.")] = "en",
    out: Annotated[
        str, typer.Option("--out", metavar="PATH", help="Where to; - is standard output. Without it a name made of the process.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Overwrite what an earlier export wrote.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="Mark CSV as UTF-8 for spreadsheets (byte order mark).")] = False,
    areas: Annotated[bool, typer.Option("--areas", help="GeoJSON: places as circles of their radius, not as points.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="Name the formats and stop.")] = False,
) -> None:
    """Write a process, or the tables of a whole archive, in another format, with its as-of date, coverage and version."""
    from musnad.exports.formats import FORMATS, Settings, write_export

    if list_:
        for name, known in FORMATS.items():
            print(f"{name:<9} {known.what}{'; whole archives too' if known.whole else ''}")
        return
    chosen = FORMATS.get(format)
    if chosen is None:
        raise typer.BadParameter(f"{format!r} is no format; {choices_for(format, FORMATS)}", param_hint="FORMAT")
    if not process and (not chosen.whole or min_origins > 1):
        raise typer.BadParameter(f"name a process: {format}{' --min-origins' * (min_origins > 1)} is not of whole archives")
    if out == "-" and chosen.folder:
        raise typer.BadParameter(f"{format} is a folder, which standard output cannot hold", param_hint="--out")
    with opened(archive) as there:
        made = _made(there, process, archive, as_of, Settings(lang, bom, areas, min_origins))
        place = None if out == "-" else Path(out or _called(made, archive, chosen))
        write_export(chosen, made, place, force=force)
    print(f"{place or 'standard output'}: {made.about.sentence()}", file=sys.stderr)


def _made(there: Archive, process: str, place: str, as_of: str | None, settings: Settings) -> Export:
    """What is to be written."""
    from musnad.dossier.gathering import gather
    from musnad.exports.archived import about_archive, archived
    from musnad.exports.formats import Export, export_of

    if process:
        return export_of(gather(there, find_process(process, there), as_of), settings)
    return Export(about_archive(there, Path(place).name, as_of), settings, lambda: archived(there, as_of))


def _called(made: Export, archive: str, format: Format) -> str:
    """The name of what is written: of the process or archive, and the format."""
    return (made.about.process or Path(archive).stem) + format.ending
