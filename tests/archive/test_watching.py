"""Watching feeds: what is new is filed, what is known is not asked for, and nothing is forgotten between two runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from musnad.archive.archive import Archive
from musnad.archive.watching import Polled, Watch
from musnad.faults import Fault
from musnad.sources.items import Limits, Options
from musnad.sources.watchlist import WatchedFeed, Watchlist, read_watchlist

ENTRY = "<item><title>T{0}</title><guid>{0}</guid><description>The minister met envoy number {0} in Ankara.</description></item>"


class Feed(ThreadingHTTPServer):
    """A feed at `url` with so many `entries`; `down` has it answer 503. `asked`: whether each request was conditional."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server_port}/feed.xml"
        self.entries, self.down = 2, False
        self.asked: list[bool] = []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        feed = self.server
        assert isinstance(feed, Feed)
        tag = f'"{feed.entries}"'
        given = self.headers.get("If-None-Match")
        feed.asked.append(given is not None)
        body = f"<rss><channel><title>W</title>{''.join(map(ENTRY.format, range(feed.entries)))}</channel></rss>".encode()
        status = 503 if feed.down else 304 if given == tag else 200
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body) if status == 200 else 0))
        self.end_headers()
        if status == 200:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def feed() -> Iterator[Feed]:
    """A feed on this machine."""
    server = Feed()
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def watched(*urls: str, every: float = 3600.0) -> Watchlist:
    """A list of such feeds."""
    limits = Limits(private=frozenset({"127.0.0.1"}), delay=0, timeout=1, deadline=2)
    return Watchlist(tuple(WatchedFeed(url, every, Options(limits=limits)) for url in urls), limits)


def visit(archive: Path, watchlist: Watchlist) -> tuple[list[Polled], list[Fault]]:
    """One visit to every feed, in an archive that is opened for it."""
    polled: list[Polled] = []
    faults: list[Fault] = []
    with Archive.open(archive, create=True) as there:
        Watch(there, watchlist, tell=faults.append, polled=polled.append, stop=lambda: False).run(once=True)
    return polled, faults


def counts(polled: list[Polled]) -> list[tuple[int | None, int, int, int]]:
    """The status and the counts of visits."""
    return [(one.status, one.read, one.skipped, one.failed) for one in polled]


def test_only_what_is_new_is_filed(tmp_path: Path, feed: Feed) -> None:
    assert counts(visit(tmp_path / "a.db", watched(feed.url))[0]) == [(200, 2, 0, 0)]
    assert counts(visit(tmp_path / "a.db", watched(feed.url))[0]) == [(304, 0, 0, 0)]
    feed.entries = 3
    assert counts(visit(tmp_path / "a.db", watched(feed.url))[0]) == [(200, 1, 2, 0)]
    assert feed.asked == [False, True, True]


def test_a_feed_that_is_down_costs_no_other_and_is_asked_again(tmp_path: Path, feed: Feed) -> None:
    visit(tmp_path / "a.db", watched(feed.url))
    feed.down = True
    polled, faults = visit(tmp_path / "a.db", watched("http://127.0.0.1:1/feed.xml", feed.url))
    assert counts(polled) == [(None, 0, 0, 1), (503, 0, 0, 1)]
    assert ["no answer" in faults[0].fault, "503" in faults[1].fault] == [True, True]
    feed.down = False
    assert counts(visit(tmp_path / "a.db", watched(feed.url))[0]) == [(304, 0, 0, 0)], "what the feed said last is kept"


def test_feeds_are_visited_when_they_are_due(tmp_path: Path, feed: Feed) -> None:
    def run(every: float, seconds: float) -> int:
        polled: list[Polled] = []
        ends = time.monotonic() + seconds
        with Archive.open(tmp_path / "a.db", create=True) as there:
            watch = Watch(
                there,
                watched(feed.url, every=every),
                tell=lambda _: None,
                polled=polled.append,
                stop=lambda: time.monotonic() > ends,
            )
            watch.run(once=False, step=0.01)
        return len(polled)

    assert run(0.2, 1.5) >= 3
    assert run(3600, 0.3) == 0, "it was visited in the run before"


def test_ctrl_c_ends_in_good_order(tmp_path: Path, feed: Feed) -> None:
    (tmp_path / "feeds.toml").write_text(f'private = ["127.0.0.1"]\ndelay = 0\n[[feeds]]\nurl = "{feed.url}"\n', encoding="utf-8")
    command = [sys.executable, "-m", "musnad", "watch", "feeds.toml", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as watch:
        assert watch.stdout
        assert b'"read":2' in watch.stdout.readline()
        watch.send_signal(signal.SIGINT)
        _, said = watch.communicate(timeout=20)
    assert watch.returncode == 0
    assert b"stopping" in said
    assert b"Traceback" not in said
    with Archive.open(tmp_path / "musnad.db") as there:
        assert len(there.search("minister")) == 2


BAD_LISTS = {
    "no TOML": ("[[feeds", "cannot be read"),
    "no feeds": ("every = '1h'", "no feeds"),
    "no address": ("[[feeds]]\noutlet = 'x'", "feed 1: no address of a feed"),
    "another scheme": ("[[feeds]]\nurl = 'file:///etc/passwd'", "no address of a feed"),
    "unknown key": ("[[feeds]]\nurl = 'https://a.example'\ncharset = 'x'", "unknown key 'charset'"),
    "unknown key of all": ("evry = 3\n[[feeds]]\nurl = 'https://a.example'", "did you mean 'every'"),
    "too often": ("[[feeds]]\nurl = 'https://a.example'\nevery = '5s'", "at least 60 s"),
    "no time": ("[[feeds]]\nurl = 'https://a.example'\nevery = 'hourly'", 'write it as "15m"'),
    "no truth": ("[[feeds]]\nurl = 'https://a.example'\npages = 'yes'", "true or false"),
    "unknown language": ("[[feeds]]\nurl = 'https://a.example'\nlang = 'fr'", "unknown language 'fr'"),
    "no number": ("timeout = 'long'\n[[feeds]]\nurl = 'https://a.example'", "timeout"),
    "no list": ("private = 'a'\n[[feeds]]\nurl = 'https://a.example'", "no list of hosts"),
    "twice": ("[[feeds]]\nurl = 'https://a.example'\n" * 2, "named twice"),
}


@pytest.mark.parametrize(("written", "hint"), BAD_LISTS.values(), ids=BAD_LISTS)
def test_bad_lists(tmp_path: Path, written: str, hint: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=r"feeds\.toml") as raised:
        read_watchlist(str(path))
    assert hint in str(raised.value)
