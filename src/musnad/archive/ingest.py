"""Ingest: from sources into the archive. What was filed before is passed over, bad items are kept with place and reason."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import msgspec

from musnad.archive.database import Database
from musnad.archive.filing import Filing, last_moment, standing_of
from musnad.archive.keys import storable
from musnad.archive.linkage import link_version
from musnad.archive.preparing import Prepared
from musnad.archive.readers import Outcome, Readers
from musnad.archive.shelf import ArchiveShelf, ShelfMemory
from musnad.faults import Fault, own_fault
from musnad.sources.items import Found, Item

__all__ = ["Ingest", "Summary"]

#: A transaction is closed after so many reports or seconds, whichever comes first.
_BATCH, _SECONDS = 64, 1.0


#: Clocks of several machines that write one archive may differ by so much.
_CLOCKS_DIFFER = timedelta(minutes=10)


class Summary(msgspec.Struct):
    """What came of a run: `read` and filed, `skipped` because nothing is new, `failed`."""

    read: int = 0
    skipped: int = 0
    failed: int = 0
    seconds: float = 0.0
    stopped: bool = False

    def __str__(self) -> str:
        stopped = "stopped; run the same command again to go on; " if self.stopped else ""
        return f"{stopped}{self.read:,} read, {self.skipped:,} skipped, {self.failed:,} failed"


class Ingest:
    """One run into a database; `asked` is a digest of the options with which the items were found.

    `tell` is called with each fault, `advance` after each item, `stop` is asked between items."""

    def __init__(
        self,
        database: Database,
        *,
        asked: str = "",
        jobs: int = 1,
        tell: Callable[[Fault], None] | None = None,
        advance: Callable[[Summary], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self.summary = Summary()
        self._database = database
        self._asked = asked
        self._memory = ShelfMemory()
        self._readers: Readers[tuple[str, Item]] = Readers(jobs)
        self._tell = tell
        self._advance = advance
        self._stop = stop or (lambda: False)
        self._ready: list[tuple[Item, Prepared | None]] = []
        self._faults: list[Fault] = []
        self._closed = self._started = time.monotonic()

    def run(self, found: Iterable[Found]) -> Summary:
        """File all that was found. Raises InputError when the archive itself fails; what was filed until then stays."""
        self._check_clock()
        with self._readers:
            for place, one in found:
                if isinstance(one, Fault):
                    self._fail(one)
                elif isinstance(one, Item):
                    self._take(place, one)
                else:
                    self._skip()
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

    def _check_clock(self) -> None:
        """Tell when the archive holds entries of a time that has not come: its clock or ours was wrong."""
        with self._database.reading() as connection:
            last = last_moment(connection)
        if last and datetime.fromisoformat(last) > datetime.now(UTC) + _CLOCKS_DIFFER:
            fault = f"its newest entry was recorded at {last[:16]}Z, which has not come by the clock of this machine"
            self._fail(Fault(self._database.place, fault, "new entries are filed right after it", "set the clock of the machine"))

    def _take(self, place: str, item: Item) -> None:
        words = storable(item.report.text)
        item = msgspec.structs.replace(item, report=msgspec.structs.replace(item.report, text=words))
        with self._database.reading() as connection:
            standing = standing_of(connection, item)
        if standing.fetched:
            self._skip()
            return
        report = item.report if standing.version is None else None
        for outcome in self._readers.put((place, item), report, standing.key):
            self._settle(outcome)

    def _skip(self) -> None:
        self.summary.skipped += 1
        self._advanced()

    def _settle(self, outcome: Outcome[tuple[str, Item]]) -> None:
        place, item = outcome.ticket
        if outcome.error:
            self._fail(own_fault(place, outcome.error))
        else:
            self._ready.append((item, outcome.prepared))

    def _file_when_due(self) -> None:
        if len(self._ready) >= _BATCH or (self._ready and time.monotonic() - self._closed > _SECONDS):
            self._file()

    def _file(self) -> None:
        """File what is ready in one transaction: all of it or, when the archive fails, nothing."""
        if self._ready or self._faults:
            with self._database.writing() as connection:
                filing = Filing(connection, self._asked)
                shelf = ArchiveShelf(connection, self._memory)
                added = 0
                for item, prepared in self._ready:
                    filed = filing.file(item, prepared)
                    added += filed.added
                    if filed.prepared and (fault := link_version(filing, shelf, filed.version, filed.prepared.sketched)):
                        self._faults.append(fault)
                filing.note(self._faults)
            self.summary.read += added
            self.summary.skipped += len(self._ready) - added
            self._ready, self._faults = [], []
            self._advanced()
        self._closed = time.monotonic()

    def _fail(self, fault: Fault) -> None:
        self.summary.failed += 1
        self._faults.append(fault)
        if self._tell:
            self._tell(fault)
        self._advanced()

    def _advanced(self) -> None:
        if self._advance:
            self._advance(self.summary)
