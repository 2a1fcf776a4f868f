"""Ingest: from sources into the archive. What was filed before is passed over, bad items are kept with place and reason."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from musnad.archive.database import Database
from musnad.archive.filing import Filing, standing_of
from musnad.archive.keys import storable
from musnad.archive.preparing import Prepared
from musnad.archive.readers import Outcome, Readers
from musnad.faults import Fault, InputError
from musnad.records import Report

if TYPE_CHECKING:
    from musnad.sources.items import Found, Item

__all__ = ["Ingest", "Summary"]

#: A transaction is closed after so many reports or seconds, whichever comes first.
_BATCH, _SECONDS = 64, 1.0

#: Clocks differ and papers are dated ahead; beyond this a date of publication is taken for wrong.
_AHEAD = timedelta(days=2)


class Summary(msgspec.Struct):
    """What came of a run: `read` and filed, `skipped` because nothing is new, `failed`, `noted` (filed, with a doubt)."""

    read: int = 0
    skipped: int = 0
    failed: int = 0
    noted: int = 0
    seconds: float = 0.0
    stopped: bool = False

    def __str__(self) -> str:
        stopped = "stopped; run the same command again to go on; " if self.stopped else ""
        noted = f"{self.noted:,} noted, " if self.noted else ""
        return f"{stopped}{noted}{self.read:,} read, {self.skipped:,} skipped, {self.failed:,} failed"


class Ingest:
    """One run into a database. `tell` is called with each fault, `advance` after each item, `stop` is asked between items."""

    def __init__(
        self,
        database: Database,
        *,
        jobs: int = 1,
        tell: Callable[[Fault], None] | None = None,
        advance: Callable[[Summary], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self.summary = Summary()
        self._database = database
        self._readers: Readers[tuple[str, Item]] = Readers(jobs)
        self._tell = tell
        self._advance = advance
        self._stop = stop or (lambda: False)
        self._ready: list[tuple[Item, Prepared | None]] = []
        self._faults: list[Fault] = []
        self._closed = self._started = time.monotonic()

    def run(self, found: Iterable[Found]) -> Summary:
        """File all that was found. Raises InputError when the archive itself fails; what was filed until then stays."""
        with self._readers:
            for place, one in found:
                if isinstance(one, Fault):
                    self._fail(one)
                else:
                    self._take(place, one)
                self._file_when_due()
                if self._stop():
                    self.summary.stopped = True
                    break
            for outcome in self._readers.rest():
                self._settle(outcome)
                self._file_when_due()
        self._file()
        self.summary.seconds = time.monotonic() - self._started
        return self.summary

    def _take(self, place: str, item: Item) -> None:
        item = self._checked(place, item)
        with self._database.reading() as connection:
            standing = standing_of(connection, item)
        if standing.fetched:
            self.summary.skipped += 1
            self._advanced()
            return
        report = item.report if standing.version is None else None
        for outcome in self._readers.put((place, item), report, standing.key):
            self._settle(outcome)

    def _checked(self, place: str, item: Item) -> Item:
        """The item as it can be stored and read: without characters no database holds, without a date that cannot be."""
        report = msgspec.structs.replace(item.report, text=storable(item.report.text))
        if report.published and _is_ahead(report.published, item.fetched):
            fault = f"published {report.published} lies after it was fetched ({item.fetched})"
            self._note(Fault(place, fault, "read without a date", "check the clock, or give the day with --published"))
            report = msgspec.structs.replace(report, published=None)
        return msgspec.structs.replace(item, report=report)

    def _settle(self, outcome: Outcome[tuple[str, Item]]) -> None:
        place, item = outcome.ticket
        if outcome.error:
            self._fail(_own_fault(place, outcome.error))
        else:
            self._ready.append((item, outcome.prepared))

    def _file_when_due(self) -> None:
        if len(self._ready) >= _BATCH or (self._ready and time.monotonic() - self._closed > _SECONDS):
            self._file()

    def _file(self) -> None:
        """File what is ready in one transaction: all of it or, when the archive fails, nothing."""
        if self._ready or self._faults:
            with self._database.writing() as connection:
                filing = Filing(connection)
                filed = [filing.file(item, prepared) for item, prepared in self._ready]
                filing.note(self._faults)
            self.summary.read += sum(filed)
            self.summary.skipped += len(filed) - sum(filed)
            self._ready, self._faults = [], []
            self._advanced()
        self._closed = time.monotonic()

    def _fail(self, fault: Fault) -> None:
        self.summary.failed += 1
        self._report(fault)

    def _note(self, fault: Fault) -> None:
        self.summary.noted += 1
        self._report(fault)

    def _report(self, fault: Fault) -> None:
        self._faults.append(fault)
        if self._tell:
            self._tell(fault)
        self._advanced()

    def _advanced(self) -> None:
        if self._advance:
            self._advance(self.summary)


def _is_ahead(published: str, fetched: str) -> bool:
    day, had = datetime.fromisoformat(published), datetime.fromisoformat(fetched)
    return (day if day.tzinfo else day.replace(tzinfo=UTC)) > (had if had.tzinfo else had.replace(tzinfo=UTC)) + _AHEAD


def _own_fault(place: str, error: Exception) -> Fault:
    """An error of musnad's own, as a fault that tells where it arose."""
    if isinstance(error, InputError):
        return error.fault._replace(place=place)
    if os.environ.get("MUSNAD_TRACEBACK"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return Fault(place, f"musnad failed on this report ({type(error).__name__}: {str(error)[:200]}{where})", "",
                 "this is a fault of musnad, not of the report: please tell its makers, with the text")  # fmt: skip
