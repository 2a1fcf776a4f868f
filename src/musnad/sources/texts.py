"""Texts and JSON objects, read as `musnad read` reads them: files, JSON Lines, single documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from musnad.faults import Fault, InputError
from musnad.sources.charsets import decode_declared
from musnad.sources.checks import check_date, check_ids
from musnad.sources.documents import Document, Extract
from musnad.sources.encodings import decode
from musnad.sources.files import MAX_BYTES, Input, inputs, parse_object, read_json_lines, read_stream, too_long
from musnad.sources.items import Found, Item, Options, now
from musnad.sources.reports import make_report

__all__ = ["find_in_lines", "find_on_standard_input", "find_texts", "read_json", "read_text"]

_JSON = "application/json"


def find_texts(path: str, options: Options) -> Iterator[Found]:
    """The reports of a text, `.json`, `.jsonl` or `.ndjson` file."""
    yield from _items(path, inputs([path], options.defaults, options.encoding), options)


def find_in_lines(stream: BinaryIO, path: str, options: Options) -> Iterator[Found]:
    """The reports of a stream of JSON Lines."""
    yield from _items(path, read_json_lines(stream, path, options.defaults), options)


def find_on_standard_input(options: Options) -> Iterator[Found]:
    """The reports of standard input: JSON Lines, or one text."""
    yield from _items("-", read_stream(sys.stdin.buffer, "-", options.defaults, options.encoding), options)


def read_text(document: Document, encoding: str | None) -> Extract:
    """The text of a document in plain text. Without a declared character set it must be UTF-8, or in `encoding`."""
    content, place = document.content, document.address
    if not content.strip():
        raise InputError(Fault(place, "nothing in it", "", "give a report, or leave this out"))
    if len(content) > MAX_BYTES:
        raise InputError(too_long(place, len(content)))
    if encoding or not (document.charset or document.url):
        return Extract({"text": decode(content, place, encoding)}, encoding or "utf-8")
    text, charset = decode_declared(content, place, document.charset)
    return Extract({"text": text}, charset)


def read_json(document: Document) -> Extract:
    """The report in one JSON object."""
    report = make_report(parse_object(document.content, document.address), document.address)
    return Extract({name: getattr(report, name) for name in report.__struct_fields__}, "utf-8")


def _items(path: str, found: Iterable[Input], options: Options) -> Iterator[Found]:
    fetched = now()

    def items() -> Iterator[Found]:
        for place, content, raw in found:
            if isinstance(content, Fault):
                yield place, content
            else:
                address, media_type = _address(path, place)
                charset = "utf-8" if media_type == _JSON else options.encoding
                yield from check_date(place, Item(content, raw, media_type, address, fetched, charset))

    return check_ids(items())


def _address(path: str, place: str) -> tuple[str, str]:
    """Where a report stands as an address, and its media type: `a.jsonl:3` is line 3, `a.json: object 2` a member.

    >>> _address("a.jsonl", "a.jsonl:3"), _address("a.txt", "a.txt")
    (('a.jsonl#L3', 'application/json'), ('a.txt', 'text/plain'))
    >>> _address("a.json", "a.json: object 2"), _address("-", "-:4")
    (('a.json!2', 'application/json'), ('-#L4', 'application/json'))
    """
    rest = place.removeprefix(path)
    if rest.startswith(": object "):
        return f"{path}!{rest.removeprefix(': object ')}", _JSON
    if rest.startswith(":"):
        return f"{path}#L{rest[1:]}", _JSON
    return path, _JSON if path.lower().endswith(".json") else "text/plain"
