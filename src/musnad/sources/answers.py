"""What a server answers: a document or none, whole or cut short, packed or not."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

import httpx

from musnad.faults import Fault, InputError

__all__ = ["RETRY", "Answer", "RefusedError", "Validators", "refusal", "unpacked"]

RETRY = "try again later; musnad watch does so by itself"


class Validators(NamedTuple):
    """What a server gave with its last answer, to ask whether anything changed since: its ETag and Last-Modified headers."""

    etag: str | None = None
    last_modified: str | None = None


class RefusedError(InputError):
    """An answer without a document: its HTTP `status`, and how many seconds the server asks to `wait` before the next try."""

    def __init__(self, fault: Fault, status: int, wait: float | None) -> None:
        super().__init__(fault)
        self.status = status
        self.wait = wait


class Answer(NamedTuple):
    """What a URL gave. `broken` is the fault that cut the body short; what came before is in `body`. `unchanged`: status 304."""

    url: str
    body: bytes
    media_type: str
    charset: str | None
    validators: Validators
    fetched: str
    unchanged: bool = False
    broken: Fault | None = None


def unpacked(response: httpx.Response) -> Iterator[bytes]:
    """The body in pieces of bounded size. Raises zlib.error and EOFError where a compressed one is damaged."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        yield from response.iter_raw()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise zlib.error(f"packed with {encoding!r}, which was not asked for")
    unpacker = zlib.decompressobj(wbits=47)
    for packed in response.iter_raw():
        while packed:
            yield unpacker.decompress(packed, 1 << 16)
            packed = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise EOFError("it breaks off")


def refusal(url: str, response: httpx.Response) -> RefusedError:
    """What an answer without a document comes to, with what to do about it."""
    status = f"the server answers {response.status_code} {response.reason_phrase}".rstrip()
    after = response.headers.get("retry-after")
    if response.status_code in (404, 410):
        fault = Fault(url, status, "", "the page or feed has moved or is gone: look for its new address")
    elif response.status_code in (401, 403, 407, 451):
        fault = Fault(url, status, "", "it is not given to everybody: save the page in a browser and give the file")
    else:
        fault = Fault(url, status, f"it asks to wait ({after})" if after else "", RETRY)
    return RefusedError(fault, response.status_code, _seconds(after))


def _seconds(written: str | None) -> float | None:
    """The seconds that a Retry-After header asks to wait; a date is none of ours: its clock may be wrong.

    >>> _seconds("120"), _seconds("Fri, 31 Dec 1999 23:59:59 GMT"), _seconds(None)
    (120.0, None, None)
    """
    return float(written) if written and written.isascii() and written.isdigit() else None
