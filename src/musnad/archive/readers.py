"""Readers: the work of reading, done here or shared among processes; one report that brings a process down costs only itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, NamedTuple, Self, TypeVar

from musnad.archive.preparing import Prepared, prepare
from musnad.records import Report

__all__ = ["Outcome", "Readers"]

T = TypeVar("T")

#: What says that a process died: the pool, or the pipe to one that was only starting.
_DIED = (BrokenProcessPool, BrokenPipeError)
#: How many reports wait for each process.
_AHEAD = 8


class Outcome(NamedTuple, Generic[T]):
    """What came of one report: `prepared`, or the error that reading it raised; both are None for what needed no reading."""

    ticket: T
    prepared: Prepared | None
    error: Exception | None


class _Task(NamedTuple, Generic[T]):
    ticket: T
    report: Report | None
    key: str


class Readers(Generic[T]):
    """Reads reports with `jobs` processes (1: in this one). Tickets come back with the outcomes in the order they went in."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[tuple[_Task[T], Future[Prepared] | None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)
            self._pool = None

    def put(self, ticket: T, report: Report | None, key: str) -> Iterator[Outcome[T]]:
        """Take a report (None: nothing to read) and give the outcomes that are due, so that few wait at any time."""
        task = _Task(ticket, report, key)
        self._waiting.append((task, self._submit(task)))
        while self._waiting and (self._is_done() or len(self._waiting) > self.jobs * _AHEAD):
            yield self._next()

    def rest(self) -> Iterator[Outcome[T]]:
        """The outcomes of all that wait."""
        while self._waiting:
            yield self._next()

    def _is_done(self) -> bool:
        future = self._waiting[0][1]
        return future is None or future.done()

    def _submit(self, task: _Task[T]) -> Future[Prepared] | None:
        if task.report is None or self.jobs < 2:
            return None
        try:
            return self._started().submit(prepare, task.report, task.key)
        except _DIED:
            self._restart()
            return self._started().submit(prepare, task.report, task.key)

    def _next(self) -> Outcome[T]:
        task, future = self._waiting.popleft()
        if task.report is None:
            return Outcome(task.ticket, None, None)
        try:
            return Outcome(task.ticket, future.result() if future else prepare(task.report, task.key), None)
        except _DIED:
            return self._alone(task)
        except Exception as error:
            return Outcome(task.ticket, None, error)

    def _alone(self, task: _Task[T]) -> Outcome[T]:
        """A process died, and which report was its last is not known: read this one by itself, then hand out the others again."""
        self._restart()
        assert task.report is not None
        try:
            outcome = Outcome(task.ticket, self._started().submit(prepare, task.report, task.key).result(), None)
        except _DIED:
            self._restart()
            outcome = Outcome(task.ticket, None, MemoryError("the process that read this report was ended from outside"))
        except Exception as error:
            outcome = Outcome(task.ticket, None, error)
        self._waiting = deque((waiting, self._submit(waiting)) for waiting, _ in self._waiting)
        return outcome

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            fresh = multiprocessing.get_context("spawn")  # threads and connections of this process stay here
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=fresh, initializer=_begin)
        return self._pool

    def _restart(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None


def _begin() -> None:
    """In a reading process: Ctrl-C is the parent's matter, and without a parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
