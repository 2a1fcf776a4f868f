"""`musnad evaluate`: the reader against gold passages of the user's own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from musnad.cli.application import app
from musnad.cli.running import Run
from musnad.faults import Fault, InputError, choices_for
from musnad.records import Record, Report
from musnad.views.printable import printable

if TYPE_CHECKING:
    from musnad.evaluation.gold import GoldPassage
    from musnad.evaluation.summary import Summary

__all__ = ["evaluate"]


def _layer(value: str | None) -> str | None:
    from musnad.evaluation.layers import LAYERS

    if value and value not in LAYERS:
        raise typer.BadParameter(f"unknown layer {value!r}; {choices_for(value, LAYERS)}")
    return value


def _filed_layer(value: str | None) -> str | None:
    from musnad.evaluation.causes import CAUSES_OF

    if value and value not in CAUSES_OF:
        raise typer.BadParameter(f"unknown layer {value!r}; {choices_for(value, CAUSES_OF)}")
    return value


@app.command(
    epilog="""Examples:

- `musnad evaluate gold/`
- `musnad evaluate gold/ --causes statements`
- `musnad evaluate gold/ --lang ar --errors events.who`
- `musnad evaluate gold/ --records records.jsonl --json`

Exit codes: 0 scored (faults of gold files are named on standard error); 1 a file cannot be read; 2 wrong usage."""
)
def evaluate(
    gold: Annotated[
        list[str],
        typer.Argument(metavar="GOLD", help="Gold files or folders of them (docs/data-formats.md).", show_default=False),
    ],
    lang: Annotated[Literal["ar", "en"] | None, typer.Option("--lang", help="Only the passages in this language.")] = None,
    errors: Annotated[
        str | None,
        typer.Option(
            "--errors", metavar="LAYER", callback=_layer, help="Also print what was missed and what was wrong in one layer."
        ),
    ] = None,
    causes: Annotated[
        str | None,
        typer.Option(
            "--causes",
            metavar="LAYER",
            callback=_filed_layer,
            help="Print every mistake of one layer (entities, times, events, statements, positions, provisions) under its cause.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print scores and counts of causes as one JSON object.")] = False,
    records: Annotated[
        str | None, typer.Option("--records", metavar="FILE", help="Score these records (JSON Lines) instead of reading now.")
    ] = None,
) -> None:
    """Score the reader on passages with hand-written records: each layer in each language, and the causes of its errors."""
    from musnad.evaluation.gold import faults_of, load_gold
    from musnad.evaluation.summary import summarise

    run = Run()
    try:
        found = [(path, passage) for path, passage in load_gold(gold) if lang in (None, passage.lang)]
        for path, passage in found:
            for fault in faults_of(passage, str(path)):
                print(f"musnad: {fault}", file=sys.stderr)
        passages = [passage for _, passage in found]
        summary = summarise(passages, _records(records) if records else _read(run, found))
    except InputError as error:
        run.fail(error.fault)
        raise typer.Exit(1) from None
    if as_json:
        print(json.dumps(summary.as_json(), ensure_ascii=False))
    else:
        _print(summary, errors, causes)
    run.finish()


def _read(run: Run, found: list[tuple[Path, GoldPassage]]) -> dict[str, Record]:
    """The records of the passages by id."""
    from musnad.sources.files import Input
    from musnad.sources.reports import make_report

    def report_of(path: Path, p: GoldPassage) -> Report:
        return make_report({"text": p.text, "id": p.id, "lang": p.lang, "published": p.published, "outlet": p.outlet}, str(path))

    inputs = (Input(str(path), report_of(path, passage)) for path, passage in found)
    return {r.record.id: r.record for r in run.read(inputs, len(found))}


def _records(path: str) -> dict[str, Record]:
    """The records of a JSON Lines file by id."""
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise InputError(
            Fault(path, f"cannot be read: {error.strerror}", "", "name a file that musnad read --format jsonl wrote")
        ) from None
    decoder = msgspec.json.Decoder(Record)
    found: dict[str, Record] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise InputError(
                    Fault(f"{path}:{number}", f"no record: {error}", "", "musnad schema tells what a record is")
                ) from None
            found[record.id] = record
    return found


def _print(summary: Summary, errors: str | None, causes: str | None) -> None:
    from musnad.evaluation.printed import print_causes, print_counts, print_scores

    for mistake in summary.scores.mistakes:
        if mistake.layer == errors:
            print(mistake.passage, mistake.kind, json.dumps(mistake.entry, ensure_ascii=False), mistake.words)
    for line in (*print_scores(summary), *(print_causes(summary, causes) if causes else print_counts(summary))):
        print(printable(line))
