"""Web archives: pages as Common Crawl keeps them, and records that are broken."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.faults import Fault
from musnad.sources.items import Item, Limits, Options
from musnad.sources.places import find_items

WORDS = "The foreign minister met his counterpart in Geneva on Friday, officials said. They agreed to meet again. "


def record(
    name: str, body: bytes | None = None, *, length: int | str = "", status: int = 200, kind: str = "response", **headers: str
) -> bytes:
    """A record of one page. `length` is what it says of its own length."""
    page = body if body is not None else f"<html><title>{name}</title><body><p>Page {name}. {WORDS * 3}</p></body></html>".encode()
    more = "".join(f"{header.replace('_', '-')}: {value}\r\n" for header, value in headers.items())
    block = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://news.example/{name}\r\nWARC-Date: 2019-03-15T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {length or len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def plain(*records: bytes) -> bytes:
    """Records one after the other."""
    return b"".join(records)


def packed(*records: bytes) -> bytes:
    """Records as Common Crawl keeps them: a gzip member for each; what is packed already stays."""
    return b"".join(one if one.startswith(b"\x1f\x8b") else gzip.compress(one) for one in records)


def read(folder: Path, content: bytes, options: Options | None = None) -> tuple[list[str], list[Fault]]:
    """The first words of each report, and the faults."""
    path = folder / ("a.warc.gz" if content.startswith(b"\x1f\x8b") else "a.warc")
    path.write_bytes(content)
    found = [one for _, one in find_items(str(path), options)]
    faults = [one for one in found if isinstance(one, Fault)]
    assert all(fault.remedy and fault.place.startswith(str(path)) for fault in faults)
    return [one.report.text.partition(".")[0] for one in found if isinstance(one, Item)], faults


@pytest.mark.parametrize("pack", [plain, packed])
def test_pages(tmp_path: Path, pack: Callable[..., bytes]) -> None:
    path = tmp_path / "CC-NEWS-20190315.warc.gz"
    path.write_bytes(
        pack(
            record("info", kind="warcinfo"), record("a", kind="request"), record("a"), record("gone", status=404),
            record("b", gzip.compress(f"<html><p>Page b. {WORDS * 3}</p></html>".encode()), Content_Encoding="gzip"),
        )
    )  # fmt: skip
    first, second = (one for _, one in find_items(str(path)))
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert first.address == f"{path}!http://news.example/a"
    assert (first.fetched, first.charset, first.media_type) == ("2019-03-15T10:00:00Z", "utf-8", "text/html")
    assert (first.report.url, first.report.headline, first.report.outlet) == ("http://news.example/a", "a", "news.example")
    assert first.content.startswith(b"<html>")
    assert second.report.text.startswith("Page b.")


DAMAGED = gzip.compress(record("x"))
DAMAGED = DAMAGED[:40] + b"\0\0\0\0" + DAMAGED[44:]
BROKEN = {
    "cut": (plain(record("a"), record("b"))[:-200], ["a"]),
    "cut, packed": (packed(record("a"), record("b"))[:-60], ["a"]),
    "damaged": (packed(record("a"), DAMAGED, record("b"), DAMAGED, DAMAGED, record("c")), ["a", "b", "c"]),
    "something else between": (plain(record("a"), b"something else\r\n" * 99, record("b"), record("c")), ["a", "b", "c"]),
    "something else between, packed": (packed(record("a")) + b"else" * 99 + packed(record("b"), record("c")), ["a", "b", "c"]),
    "longer than it is": (plain(record("a"), record("x", b"x", length=500), record("b"), record("c")), ["a", "b", "c"]),
    "longer than it is, packed": (packed(record("a"), record("x", b"x", length=500), record("b"), record("c")), ["a", "b", "c"]),
    "longer than all": (plain(record("a"), record("x", length=10**15), record("b")), ["a", "b"]),
    "longer than all, packed": (packed(record("a"), record("x", length=10**15), record("b")), ["a", "b"]),
    "length is no number": (plain(record("a"), record("x", b"x", length="many"), record("b")), ["a", "b"]),
    "shorter than it is": (plain(record("a"), record("x", length=70), record("b")), ["a", "b"]),
    "not packed as it says": (plain(record("a"), record("x", Content_Encoding="gzip"), record("b")), ["a", "b"]),
    "broken chunks": (plain(record("a"), record("x", Transfer_Encoding="chunked"), record("b")), ["a", "b"]),
    "twice broken": (plain(record("a"), b"else\r\n\r\n", record("b"), b"else\r\n\r\n", record("c")), ["a", "b", "c"]),
}


@pytest.mark.parametrize(("content", "left"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_costs_no_other(tmp_path: Path, content: bytes, left: list[str]) -> None:
    pages, faults = read(tmp_path, content)
    assert pages == [f"Page {name}" for name in left]
    assert 1 <= len(faults) <= 3


def test_a_bomb_in_a_record(tmp_path: Path) -> None:
    bomb = record("x", gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip")
    pages, [fault] = read(tmp_path, plain(bomb, record("a")), Options(limits=Limits(size=1_000_000)))
    assert pages == ["Page a"]
    assert "unpacks to more than" in fault.fault


def test_a_file_of_beginnings_is_given_up(tmp_path: Path) -> None:
    pages, faults = read(tmp_path, record("a") + b"\nWARC/1.0 x" * 50_000)
    assert pages == ["Page a"]
    assert "in a row" in faults[-1].fault
