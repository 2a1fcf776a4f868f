"""`musnad brief`: what changed in a process, written out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption
from musnad.cli.processes import AsOfDayOption, MinOriginsOption, ProcessArgument, SinceDayOption, the_material
from musnad.faults import Fault, InputError

if TYPE_CHECKING:
    from musnad.brief.making import Brief

__all__ = ["brief"]

Format = Literal["text", "html", "docx", "pdf", "json"]


@app.command(
    epilog="""Examples:

- `musnad brief syria.toml --since 2016-09-08 --as-of 2016-09-12`
- `musnad brief yemen --since 2018-12-18 --lang ar --format pdf --out yemen.pdf`
- `musnad brief yemen --min-origins 2 --format json`

Exit codes: 0 the brief was written; 1 there are no reports, or the archive or process cannot be read; 2 wrong usage."""
)
def brief(
    process: ProcessArgument,
    archive: ArchiveOption = "musnad.db",
    since: SinceDayOption = None,
    as_of: AsOfDayOption = None,
    lang: Annotated[Literal["ar", "en"], typer.Option("--lang", help="The language it is written in.")] = "en",
    min_origins: MinOriginsOption = 1,
    format: Annotated[Format, typer.Option("--format", help="text for people, a page, a document, or json for machines.")] = "text",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to a file.", show_default=False)] = None,
    digits: Annotated[
        Literal["western", "eastern"], typer.Option("--digits", help="Digits of Arabic: western 2016 or eastern ٢٠١٦.")
    ] = "western",
    months: Annotated[
        Literal["gregorian", "levantine", "both"],
        typer.Option("--months", help="Names of months in Arabic: gregorian (سبتمبر), levantine (أيلول) or both."),
    ] = "gregorian",
) -> None:
    """Write what changed in a process since a day: talks, positions, provisions, breaches, aid, contradictions, and what was not
    found, each line with its chain and its independent origins."""
    from musnad import __version__
    from musnad.brief.making import make_brief
    from musnad.writing import Writing

    if format in ("docx", "pdf") and out is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{format} is no text; name a file", param_hint="--out")
    material = the_material(process, archive, as_of)
    try:
        made = make_brief(material, since, Writing(lang=lang, digits=digits, months=months), __version__, min_origins)
        if format == "text" and out is None:
            _print(made)
        else:
            _write(_document(made, format), out)
    except InputError as error:
        print(f"musnad: {error.fault}", file=sys.stderr, flush=True)
        raise typer.Exit(1) from None


def _document(brief: Brief, format: Format) -> bytes:
    """A brief in a format. Raises InputError where a package for it is missing."""
    if format == "json":
        from musnad.brief.making import brief_json

        return brief_json(brief)
    if format == "html":
        from musnad.brief.html import brief_page

        return brief_page(brief.outline).encode()
    if format == "docx":
        from musnad.brief.docx import brief_docx

        return brief_docx(brief.outline)
    if format == "pdf":
        from musnad.brief.typesetting import brief_pdf

        return brief_pdf(brief.outline)
    from musnad.brief.text import brief_text

    return brief_text(brief.outline).encode()


def _print(brief: Brief) -> None:
    from rich.console import Console

    from musnad.brief.text import print_brief

    print_brief(Console(highlight=False), brief.outline)


def _write(document: bytes, out: Path | None) -> None:
    """Write to a file, or to standard output. Raises InputError where the file cannot be written."""
    if out is None:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(document)
    except OSError as error:
        remedy = "name a file in a folder that is there and may be written to"
        raise InputError(Fault(str(out), f"cannot be written: {error.strerror}", "", remedy)) from None
