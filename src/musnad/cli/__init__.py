"""The command line. One module a command; what they share is in `options` and `running`."""

from __future__ import annotations

import contextlib
import signal
import sys

from musnad.cli.actors import actors
from musnad.cli.application import app
from musnad.cli.brief import brief
from musnad.cli.check import check
from musnad.cli.diff import diff
from musnad.cli.evaluate import evaluate
from musnad.cli.explain import explain
from musnad.cli.export import export
from musnad.cli.ingest import ingest
from musnad.cli.link import link
from musnad.cli.positions import positions
from musnad.cli.process import process
from musnad.cli.provisions import provisions
from musnad.cli.read import read
from musnad.cli.search import search
from musnad.cli.show import show
from musnad.cli.sources import sources
from musnad.cli.stats import stats
from musnad.cli.talks import talks
from musnad.cli.timeline import timeline
from musnad.cli.tokens import tokens
from musnad.cli.truce import truce
from musnad.cli.verify import verify
from musnad.cli.vocabulary import schema, vocabulary
from musnad.cli.watch import watch

__all__ = ["app", "main"]

#: Commands that hold commands of their own.
GROUPS = (process,)

COMMANDS = (
    read, explain, tokens, ingest, watch, search, show, link, talks, positions, provisions, truce, actors, timeline, brief, export,
    sources, diff, stats, verify, evaluate, check, vocabulary, schema,
)  # fmt: skip


def main() -> None:
    """Run the command line: UTF-8 on all streams, quiet when a reader of the output goes away or on Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    with contextlib.suppress(BrokenPipeError):
        app(prog_name="musnad")
