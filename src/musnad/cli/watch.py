"""`musnad watch`: feeds into the archive, again and again."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, FormatOption, opened, write_lines
from musnad.cli.ingest import stoppable
from musnad.faults import Fault, InputError

if TYPE_CHECKING:
    from musnad.archive.watching import Polled

__all__ = ["watch"]


@app.command(
    epilog="""Examples:

- `musnad watch feeds.toml`
- `musnad watch feeds.toml --once --archive talks.db`

How the file is written: docs/sources.md. Feeds are asked only for what changed. When each was last visited is kept in the archive,
so that watching goes on where it was when it is started again. Ctrl-C ends it. Exit codes: 0 ended by Ctrl-C, or, with `--once`,
all is filed; 1 some items failed (`--once`), or the file or the archive cannot be used; 2 wrong usage."""
)
def watch(
    feeds: Annotated[str, typer.Argument(metavar="FEEDS", help="The list of feeds, a TOML file.", show_default=False)],
    archive: ArchiveOption = "musnad.db",
    once: Annotated[bool, typer.Option("--once", help="Visit every feed once, now, and end.")] = False,
    format: FormatOption = "text",
) -> None:
    """Visit feeds on a schedule and file what is new."""
    from musnad.archive.watching import Watch
    from musnad.sources.watchlist import read_watchlist

    def polled(one: Polled) -> None:
        if format == "jsonl":
            write_lines(iter([one]))
        elif one.read or one.failed or once:
            status = one.status or "no answer"
            print(f"{one.url}: {status}; {one.read:,} read, {one.skipped:,} skipped, {one.failed:,} failed", flush=True)

    try:
        watchlist = read_watchlist(feeds)
    except InputError as error:
        _tell(error.fault)
        raise typer.Exit(1) from None
    with opened(archive, create=True) as there, stoppable() as stop:
        # What ends a service ends it in good order, too.
        signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
        total = Watch(there, watchlist, tell=_tell, polled=polled, stop=stop).run(once=once)
    if format == "text":
        print(total)
    if once and total.failed:
        raise typer.Exit(1)


def _tell(fault: Fault) -> None:
    print(f"musnad: {fault}", file=sys.stderr, flush=True)
