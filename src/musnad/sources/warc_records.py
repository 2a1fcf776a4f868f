"""The records of a WARC file one by one, past broken ones: where a record breaks, reading goes on at the next that begins."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecord

from musnad.faults import Fault

__all__ = ["Record", "records"]

_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_CHUNK = 1 << 20
#: After so many places in a row that look like a record and are none, a file is given up.
_MOST_FALSE = 1_000


class Record(NamedTuple):
    """One record: where it begins (bytes; in packed files that of its member), its headers, its kind, and its block."""

    position: int
    kind: str
    headers: dict[str, str]
    block: bytes


class _BrokenError(Exception):
    """A record that cannot be read as it says it is."""


def records(stream: BufferedReader[Any], path: str, most: int) -> Iterator[Record | Fault]:
    """The records of a WARC file, each with at most `most` bytes; for each stretch that is broken one fault.

    `stream` must be seekable: reading goes back to find where the next record begins.
    """
    packed = stream.peek(3).startswith(_GZIP)
    start: int | None = 0
    false = 0
    while start is not None and false < _MOST_FALSE:
        last, held, first = start, None, True
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                if held:
                    yield held
                first = False
                last, held = record.stream_pos, None
                held = _taken(record, last, most)
            if held:
                yield held
            return
        except (OSError, _BrokenError) as error:
            false = false + 1 if first else 0
            if held and b"\n" + _PLAIN not in held.block:
                yield held
            if not first or start == 0:
                yield _fault(path, last, str(error))
        start = _next_start(stream, last + 1, packed)
    if false >= _MOST_FALSE:
        yield Fault(path, f"{_MOST_FALSE:,} broken records in a row", "the rest was not read", "fetch the file again")


def _taken(record: WarcRecord, position: int, most: int) -> Record | None:
    """A record with its block; None for kinds that hold no report. Raises _BrokenError when it is too large or breaks off."""
    kind = (record.headers.get("WARC-Type") or "").strip().lower()
    if kind not in ("response", "resource", "conversion"):
        return None
    if record.content_length > most:  # its length may be wrong: it is not passed over by it
        raise _BrokenError(f"{record.content_length:,} bytes in one record, at most {most:,} are read")
    block = record.reader.read(record.content_length)
    if len(block) < record.content_length:
        raise _BrokenError(f"a record of {record.content_length:,} bytes breaks off after {len(block):,}")
    return Record(position, kind, {name.lower(): value for name, value in record.headers.items()}, block)


def _fault(path: str, position: int, what: str) -> Fault:
    return Fault(
        f"{path}!{max(position, 0)}",
        f"a record at or after this byte cannot be read: {what}",
        "the others are read",
        "fetch it again",
    )


def _next_start(stream: BufferedReader[Any], after: int, packed: bool) -> int | None:
    """Move the stream to where the next record seems to begin, at or after a position; None when none does."""
    sign = _GZIP if packed else b"\n" + _PLAIN
    lead = 0 if packed else 1
    at = max(after - lead, 0)
    stream.seek(at)
    kept = b""
    while piece := stream.read(_CHUNK):
        found = (kept + piece).find(sign)
        if found >= 0:
            start = at - len(kept) + found + lead
            stream.seek(start)
            return start
        at += len(piece)
        kept = piece[-len(sign) + 1 :]
    return None
