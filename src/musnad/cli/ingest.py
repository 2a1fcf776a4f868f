"""`musnad ingest`: from sources into the archive."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, FormatOption, counting, opened, write_lines
from musnad.cli.options import EncodingOption, LangOption, OutletOption, PublishedOption
from musnad.faults import InputError

if TYPE_CHECKING:
    from musnad.archive.ingest import Summary
    from musnad.faults import Fault

__all__ = ["ingest", "stoppable"]

#: What a shell gives for a command that Ctrl-C ended.
STOPPED = 130


@app.command(
    epilog="""Examples:

- `musnad ingest reports/ --outlet aljazeera.net`
- `musnad ingest --jobs 4 --archive talks.db reports.jsonl`
- `musnad ingest https://example.org/feed.xml --pages`
- `musnad ingest --archive postgresql://desk@localhost/talks reports.jsonl`

What was filed before is passed over, so that a run that was stopped (Ctrl-C) or killed goes on when it is given again.
The last line counts what was read, skipped and failed. Exit codes: 0 all is filed; 1 some items failed (each is named on
standard error and kept in the archive), or the archive cannot be written; 2 wrong usage; 130 stopped."""
)
def ingest(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders or addresses (docs/sources.md); - is standard input.")
    ],
    archive: ArchiveOption = "musnad.db",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes that read; 0: one for each processor.")] = 1,
    published: PublishedOption = None,
    lang: LangOption = "auto",
    outlet: OutletOption = None,
    encoding: EncodingOption = None,
    pages: Annotated[bool, typer.Option("--pages", help="Fetch the page of each entry of a feed.")] = False,
    private: Annotated[
        list[str] | None,
        typer.Option("--private", metavar="HOST", help="A host that may be asked though it is in a private network; repeatable."),
    ] = None,
    format: FormatOption = "text",
) -> None:
    """Read reports from sources into the archive: every one with its bytes, its record and where it came from."""
    from musnad.archive.ingest import Summary
    from musnad.sources.items import Limits, Options

    limits = Limits(private=frozenset(private or ()))
    options = Options(published=published, lang=lang, outlet=outlet, encoding=encoding, pages=pages, limits=limits)
    with opened(archive, create=True) as there, stoppable() as stop, _progress() as (tell, advance):
        processes = jobs or os.cpu_count() or 1
        if processes > 1 and hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a reading process that dies breaks its pipe, and is started again
        counts = [Summary()]

        def count(summary: Summary) -> None:
            counts[:] = [summary]
            advance(summary)

        try:
            counts[:] = [there.ingest(sources, options=options, jobs=processes, tell=tell, advance=count, stop=stop)]
        except InputError:  # the archive failed: what was filed until then is counted all the same
            _print_counts(counts, format)
            raise
    _print_counts(counts, format)
    summary = counts[0]
    if summary.stopped:
        raise typer.Exit(STOPPED)
    if summary.failed:
        raise typer.Exit(1)


def _print_counts(counts: list[Summary], format: str) -> None:
    if format == "jsonl":
        write_lines(iter(counts))
    else:
        print(*counts, sep="\n", flush=True)


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: once, work ends in good order; twice, at once."""
    asked = False

    def ask(_number: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        print("musnad: stopping; what is read will be filed (Ctrl-C again: at once)", file=sys.stderr, flush=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress() -> Iterator[tuple[Callable[[Fault], None], Callable[[Summary], None]]]:
    """How faults and counts are shown: on a terminal with a line that moves, else the faults alone."""
    with counting("ingesting") as show:
        # rich lifts its line for whatever is printed meanwhile
        yield (lambda fault: print(f"musnad: {fault}", file=sys.stderr, flush=True)), show
