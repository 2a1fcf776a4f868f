"""`musnad explain`: which rule made what, and what was seen and not written."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import msgspec
import typer

from musnad.cli.application import app
from musnad.cli.options import EncodingOption, Files, LangOption, OutletOption, PublishedOption
from musnad.cli.read import total_of
from musnad.cli.running import Run

__all__ = ["explain"]


@app.command(
    epilog="""Examples:

- `musnad explain report.txt --published 2016-09-09`
- `musnad explain --format jsonl report.txt | jq '.unwritten[].reason'`

Exit codes as for `musnad read`."""
)
def explain(
    files: Files,
    published: PublishedOption = None,
    lang: LangOption = "auto",
    outlet: OutletOption = None,
    format: Annotated[
        Literal["text", "jsonl"], typer.Option("--format", help="text for people; jsonl: one object a report.")
    ] = "text",
    encoding: EncodingOption = None,
) -> None:
    """Tell which rule made each entry of the record, and what was seen and not written, and why."""
    from rich.console import Console

    from musnad.sources.files import inputs
    from musnad.views.data import explanation
    from musnad.views.terminal import print_explanation

    run = Run()
    console = Console(highlight=False)
    for r in run.read(inputs(files, {"published": published, "lang": lang, "outlet": outlet}, encoding), total_of(files)):
        if format == "jsonl":
            sys.stdout.buffer.write(msgspec.json.encode(explanation(*r)) + b"\n")
            sys.stdout.buffer.flush()
        else:
            print_explanation(console, *r)
    run.finish()
