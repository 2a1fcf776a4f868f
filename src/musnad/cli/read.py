"""`musnad read`: reports in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import msgspec
import typer

from musnad.cli.application import app
from musnad.cli.options import EncodingOption, Files, LangOption, OutletOption, PublishedOption
from musnad.cli.running import ReadReport, Run
from musnad.records import to_json

__all__ = ["read", "total_of"]

Format = Literal["text", "json", "jsonl", "html"]


@app.command(
    epilog="""Examples:

- `musnad read report.txt --published 2016-09-09 --outlet aljazeera.net`
- `musnad read --format jsonl reports.jsonl > records.jsonl`
- `musnad read --format html report.txt > report.html`

Exit codes: 0 all were read; 1 some inputs failed (each is named on standard error, the others are read); 2 wrong usage."""
)
def read(
    files: Files,
    published: PublishedOption = None,
    lang: LangOption = "auto",
    outlet: OutletOption = None,
    format: Annotated[
        Format, typer.Option("--format", help="text for people; html: one page; json: indented; jsonl: one record a line.")
    ] = "text",
    encoding: EncodingOption = None,
    ids: Annotated[
        Literal["content", "name"],
        typer.Option("--ids", help="Id of reports without one: a digest of the text, or the name of the file."),
    ] = "content",
) -> None:
    """Read reports and print their records: who says what through whom, events, positions, provisions, times."""
    from musnad.sources.files import inputs

    run = Run(ids)
    results = run.read(inputs(files, {"published": published, "lang": lang, "outlet": outlet}, encoding), total_of(files))
    match format:
        case "jsonl":
            _write(to_json(r.record) + b"\n" for r in results)
        case "json":
            _write(_indented(results, single=total_of(files) == 1))
        case "html":
            from musnad import __version__
            from musnad.views.page import page

            _write(part.encode() for part in page(((r.report, r.record) for r in results), __version__))
        case "text":
            _print(results)
    run.finish()


def total_of(files: list[str]) -> int | None:
    """How many reports there will be, when that is known before reading: one in each text file."""
    from musnad.sources.files import may_hold_many

    return None if any(map(may_hold_many, files)) else len(files)


def _write(parts: Iterable[bytes]) -> None:
    out = sys.stdout.buffer
    for part in parts:
        out.write(part)
        out.flush()


def _indented(results: Iterable[ReadReport], *, single: bool) -> Iterator[bytes]:
    """An object for one text file; else a list."""
    opening = b"" if single else b"[\n"
    for r in results:
        yield opening + msgspec.json.format(to_json(r.record), indent=2)
        opening = b",\n"
    if single:
        yield b"\n"
    else:
        yield b"[]\n" if opening == b"[\n" else b"\n]\n"


def _print(results: Iterable[ReadReport]) -> None:
    from rich.console import Console

    from musnad.views.terminal import print_record

    console = Console(highlight=False)
    for r in results:
        print_record(console, r.report, r.record)
