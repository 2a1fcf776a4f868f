"""Watching feeds: which is due, one visit to it, and what the archive remembers of it between two runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from musnad.archive.ingest import Summary
from musnad.faults import Fault, InputError

if TYPE_CHECKING:
    from musnad.archive.archive import Archive
    from musnad.sources.answers import Answer
    from musnad.sources.fetching import Fetcher
    from musnad.sources.watchlist import WatchedFeed, Watchlist

__all__ = ["Polled", "Watch", "due_in"]

#: However often a feed failed, it is asked again after so many seconds.
LONGEST = 86400.0


class Polled(msgspec.Struct, frozen=True):
    """What came of one visit: the HTTP status (None: no answer) and the counts."""

    url: str
    status: int | None
    read: int
    skipped: int
    failed: int


def due_in(last: str | None, present: datetime, every: float, failures: int = 0) -> float:
    """In how many seconds a feed is due that was visited at `last`: after `every`, twice as long for each failure in a row.

    >>> present = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> [due_in(last, present, 900) for last in (None, "2026-05-01T11:50:00Z", "2026-04-01T00:00:00Z", "2031-01-01T00:00:00Z")]
    [0.0, 300.0, 0.0, 0.0]
    >>> due_in("2026-05-01T12:00:00Z", present, 900, failures=3)
    7200.0
    """
    passed = (present - datetime.fromisoformat(last)).total_seconds() if last else float("inf")
    if passed < 0:  # the clock was put back: the feed must not wait until then
        return 0.0
    return max(0.0, min(every * 2.0 ** min(failures, 20), max(every, LONGEST)) - passed)


class Watch:
    """Visits the feeds of a watchlist when they are due. When each was last visited is kept in the archive.

    `tell` is called with each fault, `polled` after each visit, `stop` is asked between items.
    """

    def __init__(
        self,
        archive: Archive,
        watchlist: Watchlist,
        *,
        tell: Callable[[Fault], None],
        polled: Callable[[Polled], None],
        stop: Callable[[], bool],
    ) -> None:
        from musnad.sources.fetching import Fetcher

        self.total = Summary()
        self._archive = archive
        self._feeds = watchlist.feeds
        self._fetcher: Fetcher = Fetcher(watchlist.limits)
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, float] = {}
        self._tell, self._polled, self._stop = tell, polled, stop

    def run(self, *, once: bool, step: float = 0.2) -> Summary:
        """Visit every feed once, or each whenever it is due until `stop` says so; `step` is how often that is asked, in seconds."""
        with self._fetcher:
            while not self._stop():
                for feed in self._feeds:
                    if not self._stop() and (once or self._wait_for(feed) <= 0):
                        self._visit(feed)
                if once:
                    break
                wake = time.monotonic() + min(map(self._wait_for, self._feeds))
                while not self._stop() and (left := wake - time.monotonic()) > 0:
                    time.sleep(min(step, left))
        return self.total

    def _wait_for(self, feed: WatchedFeed) -> float:
        """In how many seconds a feed is due."""
        visit = self._archive.visit(feed.url)
        due = due_in(visit.recorded if visit else None, datetime.now(UTC), feed.every, self._failures.get(feed.url, 0))
        return max(due, self._not_before.get(feed.url, 0.0) - time.monotonic())

    def _visit(self, feed: WatchedFeed) -> None:
        """Ask for a feed and file what is new. What the server said is kept last: a visit that is cut short is made again."""
        from musnad.sources.answers import RefusedError, Validators

        visit = self._archive.visit(feed.url)
        kept = Validators(visit.etag, visit.last_modified) if visit else Validators()
        status: int | None = None
        try:
            answer = self._fetcher.get(feed.url, kept)
        except InputError as error:
            if isinstance(error, RefusedError):
                status = error.status
                self._not_before[feed.url] = time.monotonic() + min(error.wait or 0.0, LONGEST)
            summary = self._archive.file([(feed.url, error.fault)], tell=self._tell)
            self._failures[feed.url] = self._failures.get(feed.url, 0) + 1
        else:
            summary = self._file(answer, feed)
            status, kept = (304, kept) if answer.unchanged else (200, answer.validators)
            self._failures.pop(feed.url, None)
        if not summary.stopped:
            self._archive.visited(feed.url, kept.etag, kept.last_modified, status)
        self._count(feed, status, summary)

    def _file(self, answer: Answer, feed: WatchedFeed) -> Summary:
        from musnad.sources.feeds import find_in_answer

        options = self._archive.informed(feed.options)
        found = find_in_answer(answer, feed.url, options, self._fetcher)
        return self._archive.file(found, options=feed.options, tell=self._tell, stop=self._stop)

    def _count(self, feed: WatchedFeed, status: int | None, summary: Summary) -> None:
        self.total.read += summary.read
        self.total.skipped += summary.skipped
        self.total.failed += summary.failed
        self.total.stopped = summary.stopped
        self._polled(Polled(feed.url, status, summary.read, summary.skipped, summary.failed))
