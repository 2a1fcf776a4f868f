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

if TYPE_CHECKING:
    from musnad.evaluation.gold import GoldPassage
    from musnad.evaluation.scores import Scores

__all__ = ["evaluate"]


def _layer(value: str | None) -> str | None:
    from musnad.evaluation.layers import LAYERS

    if value and value not in LAYERS:
        raise typer.BadParameter(f"unknown layer {value!r}; {choices_for(value, LAYERS)}")
    return value


@app.command(
    epilog="""Examples:

- `musnad evaluate gold/`
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
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as one JSON object.")] = False,
    records: Annotated[
        str | None, typer.Option("--records", metavar="FILE", help="Score these records (JSON Lines) instead of reading now.")
    ] = None,
) -> None:
    """Score the reader on passages with hand-written records: F1 of each layer and their mean, the record score."""
    from musnad.evaluation.gold import faults_of, load_gold
    from musnad.evaluation.scores import evaluate as score

    run = Run()
    try:
        found = [(path, passage) for path, passage in load_gold(gold) if lang in (None, passage.lang)]
        for path, passage in found:
            for fault in faults_of(passage, str(path)):
                print(f"musnad: {fault}", file=sys.stderr)
        passages = [passage for _, passage in found]
        scores = score(passages, _records(records) if records else _read(run, found))
    except InputError as error:
        run.fail(error.fault)
        raise typer.Exit(1) from None
    if as_json:
        print(json.dumps(scores.as_json()))
    else:
        _print(scores, errors, lang)
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


def _print(scores: Scores, errors: str | None, lang: str | None) -> None:
    from musnad.evaluation.scores import HEADLINE

    for mistake in scores.mistakes:
        if mistake.layer == errors:
            print(mistake.passage, mistake.kind, json.dumps(mistake.entry, ensure_ascii=False), mistake.words)
    print(f"{scores.passages} passages" + (f" ({lang})" if lang else ""))
    print(f"{'layer':<20}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'missed':>7}{'wrong':>7}")
    for layer, t in scores.layers.items():
        star = "  *" if layer in HEADLINE else ""
        print(f"{layer:<20}{t.precision:>7.3f}{t.recall:>7.3f}{t.f1:>7.3f}{t.right:>7}{t.missed:>7}{t.wrong:>7}{star}")
    for name, (right, of) in scores.accuracies.items():
        print(f"{name:<20}{f'{right / of:.3f}' if of else '-':>21}{right:>7} of {of}")
    print(f"record score (mean F1 of the layers marked *): {scores.record:.3f}")
