"""`musnad tokens`: the written words of a text, each cut into its clitics and stem."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import msgspec
import typer

from musnad.cli.application import app
from musnad.cli.options import EncodingOption, Files, LangOption
from musnad.cli.running import Run

__all__ = ["tokens"]


@app.command(
    epilog="""Examples:

- `echo "وللقاء الوزيرين" | musnad tokens --format text -`
- `musnad tokens reports.jsonl > tokens.jsonl`

A line of output: `{"id": ..., "tokens": [{"start": 0, "end": 6, "proclitics": ["و", "ل", "ال"], "stem": ..., "enclitics": []}]}`.
Exit codes as for `musnad read`."""
)
def tokens(
    files: Files,
    lang: LangOption = "auto",
    format: Annotated[
        Literal["jsonl", "text"], typer.Option("--format", help="jsonl: one object a report; text: one line a word.")
    ] = "jsonl",
    encoding: EncodingOption = None,
) -> None:
    """Print the words of texts with their offsets, attached particles, stems and attached pronouns."""
    from musnad.reading.words import words_of
    from musnad.records import report_id
    from musnad.sources.files import inputs

    run = Run()
    for _, report in run.reports(inputs(files, {"lang": lang}, encoding)):
        found = list(words_of(report.text, report.lang))
        run.done += 1
        if format == "jsonl":
            sys.stdout.buffer.write(msgspec.json.encode({"id": report.id or report_id(report.text), "tokens": found}) + b"\n")
            sys.stdout.buffer.flush()
        else:
            for word in found:
                print(f"{word.start}:{word.end}", "+".join([*word.proclitics, word.stem, *word.enclitics]))
    run.finish()
