"""Gzip files as streams that stop where they break off, and where they unpack to beyond reason."""

from __future__ import annotations

import gzip
import io
import os
from typing import BinaryIO

from musnad.faults import Fault, InputError

__all__ = ["Unpacked"]

#: How many times its size a file may unpack to, and what is allowed to small ones. JSON of news comes to some ten times.
_MOST_TIMES, _FREE = 200, 20_000_000


class Unpacked(io.RawIOBase):
    """What a gzip stream unpacks to. Reading raises EOFError where it breaks off, InputError where it unpacks to too much."""

    def __init__(self, packed: BinaryIO, place: str) -> None:
        super().__init__()
        self._stream = gzip.GzipFile(fileobj=packed)
        self._place = place
        self._size = os.fstat(packed.fileno()).st_size
        self._read = 0

    def readable(self) -> bool:
        """A stream to read from."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what is unpacked next."""
        data = self._stream.read1(len(buffer))  # read() would lose what stands before the break
        self._read += len(data)
        if self._size and self._read > _FREE + _MOST_TIMES * self._size:
            what = f"{self._size:,} bytes unpack to more than {self._read:,}"
            raise InputError(Fault(self._place, what, "", "unpack it yourself, if this is meant: gunzip FILE"))
        buffer[: len(data)] = data
        return len(data)
