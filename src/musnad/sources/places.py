"""From the name of a source to what reads it: a URL, a folder, a file that holds many reports, or one document."""

from __future__ import annotations

import gzip
import mimetypes
import os
import re
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any, Literal

from musnad.faults import Fault, InputError
from musnad.sources.documents import Document
from musnad.sources.extraction import read_document
from musnad.sources.feed_parts import is_feed
from musnad.sources.files import unopened
from musnad.sources.items import Found, Options, now
from musnad.sources.unpacking import Unpacked

__all__ = ["find_items"]

Container = Literal["feed", "json", "lines", "mbox", "warc"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.I)
_BY_SUFFIX: dict[str, Container] = {".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".warc": "warc", ".mbox": "mbox"}
_CUT = "fetch it again; gunzip -t FILE tells whether it is whole"
#: What a folder may hold beside reports: the pictures, styles and programs of saved pages.
_NO_REPORTS = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")


def find_items(source: str, options: Options | None = None) -> Iterator[Found]:
    """The reports of one source in order, and a fault for each that cannot be had.

    `source` is `-` (standard input), a file, a folder, or the URL of a feed or page; files are told apart by their names and
    first bytes. Nothing is raised for what a source holds.
    """
    options = options or Options()
    if source == "-":
        from musnad.sources.texts import find_on_standard_input

        return find_on_standard_input(options)
    if not os.path.exists(source) and (scheme := _SCHEME.match(source)):
        if scheme[1].lower() in ("http", "https"):
            from musnad.sources.feeds import find_at_url

            return find_at_url(source, options)
        fault = Fault(source, f"{scheme[1]}: addresses are not fetched", "choices: http, https", "name a file by its path alone")
        return iter([(source, fault)])
    return _in_folder(source, options) if os.path.isdir(source) else _in_file(source, options)


def _in_folder(folder: str, options: Options) -> Iterator[Found]:
    """All files below a folder in the order of their names, hidden ones and the pictures of saved pages left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)
            kind = mimetypes.guess_type(name)[0] or ""
            if not name.startswith(".") and not kind.startswith(_NO_REPORTS) and os.path.isfile(path):
                yield from _in_file(path, options)


def _in_file(path: str, options: Options) -> Iterator[Found]:
    """The reports of one file; what cannot be unpacked to its end gives what stands before, and a fault."""
    try:
        with open(path, "rb") as packed:
            start = packed.peek(4096)
            if start.startswith(b"\x1f\x8b") and not _names(path, ".warc"):
                with BufferedReader(Unpacked(packed, path)) as stream:
                    yield from _in_stream(stream, path, options, packed=True)
            else:
                yield from _in_stream(packed, path, options, packed=False)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield path, Fault(path, f"the compressed file breaks off or is damaged: {error}", "what stands before was read", _CUT)
    except InputError as error:
        yield path, error.fault
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield path, unopened(path, error)


def _in_stream(stream: BufferedReader[Any], path: str, options: Options, *, packed: bool) -> Iterator[Found]:
    """The reports of an open file, by what it holds."""
    container = _container_of(stream.peek(4096), path)
    if container == "lines" or (container == "json" and packed):
        from musnad.sources.texts import find_in_lines

        yield from find_in_lines(stream, path, options)
    elif container == "json":
        from musnad.sources.texts import find_texts

        yield from find_texts(path, options)
    elif container == "warc":
        from musnad.sources.warc import find_in_warc

        yield from find_in_warc(stream, path, options)
    elif container == "mbox":
        from musnad.sources.mail import find_in_mbox

        yield from find_in_mbox(stream, path, options)
    else:
        yield from _in_document(stream, path, options, container)


def _in_document(stream: BufferedReader[Any], path: str, options: Options, container: Container | None) -> Iterator[Found]:
    """The reports of a file that is read whole."""
    most = options.limits.size
    content = stream.read(most + 1)
    if len(content) > most:
        remedy = "split it: one report a file, or one a line of JSON Lines"
        yield path, Fault(path, f"more than {most:,} bytes in one document", "", remedy)
    elif container == "feed":
        from musnad.sources.feeds import find_in_feed

        yield from find_in_feed(content, path, options)
    else:
        yield from read_document(Document(content, path, now()), options)


def _container_of(start: bytes, path: str) -> Container | None:
    """What a file holds that may be many reports, by its first bytes, then by its name; None for a single document.

    >>> _container_of(b"WARC/1.0", "a"), _container_of(b'<?xml version="1.0"?><rss>', "a.xml"), _container_of(b"{", "a.jsonl.gz")
    ('warc', 'feed', 'lines')
    """
    if start.startswith(b"WARC/"):
        return "warc"
    if is_feed(start):
        return "feed"
    if start.startswith(b"From ") and b"\n" in start and not _names(path, ".txt"):
        return "mbox"
    if start.lstrip().startswith(b"{") and _names(path, ""):
        return "lines"
    return next((kind for suffix, kind in _BY_SUFFIX.items() if _names(path, suffix)), None)


def _names(path: str, suffix: str) -> bool:
    """Whether a path ends in a suffix, packed or not."""
    return Path(path.lower().removesuffix(".gz")).suffix == suffix
