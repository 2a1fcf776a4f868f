"""Running a reader over many inputs: faults go to standard error, the other inputs are still read, progress is shown to people."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import typer

from musnad.faults import Fault, own_fault

if TYPE_CHECKING:
    from musnad.records import Record, Report, Unwritten
    from musnad.sources.files import Input

__all__ = ["ReadReport", "Run"]


class ReadReport(NamedTuple):
    """A report with what was read from it."""

    report: Report
    record: Record
    unwritten: list[Unwritten]


class Run:
    """One run over inputs; counts what failed. `ids`: `content` or `name` (the name of the input) for reports without an id."""

    def __init__(self, ids: str = "content") -> None:
        self.ids = ids
        self.done = 0
        self.failed = 0

    def fail(self, fault: Fault) -> None:
        """Report a fault on standard error and go on."""
        self.failed += 1
        print(f"musnad: {fault}", file=sys.stderr, flush=True)

    def reports(self, found: Iterable[Input]) -> Iterator[tuple[str, Report]]:
        """The reports among the inputs; faults are reported and passed over."""
        for place, content, _ in found:
            if isinstance(content, Fault):
                self.fail(content)
                continue
            named = self.ids == "name" and not content.id
            yield place, msgspec.structs.replace(content, id=Path(place).name) if named else content

    def read(self, found: Iterable[Input], total: int | None = None) -> Iterator[ReadReport]:
        """Read the reports among the inputs one after the other."""
        from musnad.reading.reader import read_report

        with _progress(total) as advance:
            for place, report in self.reports(found):
                try:
                    record, unwritten = read_report(report)
                except Exception as error:  # a fault of musnad must not cost the other reports
                    self.fail(own_fault(place, error))
                else:
                    self.done += 1
                    yield ReadReport(report, record, unwritten)
                advance()

    def finish(self) -> None:
        """Leave with exit code 1 when an input failed."""
        if self.failed:
            if self.done:
                print(f"musnad: {self.done} read, {self.failed} failed", file=sys.stderr)
            raise typer.Exit(1)


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error for people who wait for many files and do not see the records go by."""
    if total == 1 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)


def _nothing() -> None:
    """No progress to show."""
