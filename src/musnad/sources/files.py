"""Inputs of the command line: text files, standard input, JSON Lines. Each gives reports or faults; none stops another."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from musnad.faults import Fault, InputError
from musnad.records import Report
from musnad.sources.encodings import decode
from musnad.sources.reports import MAX_CHARACTERS, make_report

__all__ = [
    "MAX_BYTES", "Input", "inputs", "may_hold_many", "parse_object", "read_json_lines", "read_stream", "too_long", "unopened",
]  # fmt: skip

#: The most that is loaded for one report: the longest text, every character escaped in JSON, and room for the other fields.
MAX_BYTES = 7 * MAX_CHARACTERS

_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_EXAMPLE = '{"id": "1", "published": "2016-09-09", "text": "..."}'
_MARK = b"\xef\xbb\xbf"
Defaults = Mapping[str, str | None]


class Input(NamedTuple):
    """One input: where it stands (`file` or `file:line`), the report or what is wrong with it, and the bytes it came from."""

    place: str
    content: Report | Fault
    raw: bytes = b""


def may_hold_many(path: str) -> bool:
    """Whether an input may hold several reports, by its name: standard input, JSON Lines, a JSON list.

    >>> may_hold_many("reports.jsonl"), may_hold_many("-"), may_hold_many("report.txt")
    (True, True, False)
    """
    return path == "-" or _suffix(path) in (*_JSON_LINES, ".json")


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()


def inputs(paths: Iterable[str], defaults: Defaults, encoding: str | None = None) -> Iterator[Input]:
    """All reports of the named files in order; `-` is standard input. `defaults` (lang, published, outlet) fill what is missing."""
    for path in paths:
        if path == "-":
            yield from read_stream(sys.stdin.buffer, "standard input", defaults, encoding)
            continue
        try:
            with open(path, "rb") as stream:
                if _suffix(path) in _JSON_LINES:
                    yield from read_json_lines(stream, path, defaults)
                elif _suffix(path) == ".json":
                    yield from _json_file(stream.read(MAX_BYTES + 1), path, defaults)
                else:
                    yield _text(stream.read(MAX_BYTES + 1), path, defaults, encoding)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            yield Input(path, unopened(path, error))


def read_stream(stream: BinaryIO, place: str, defaults: Defaults, encoding: str | None = None) -> Iterator[Input]:
    """The reports of a stream: JSON Lines when its first character that is no white space is `{`, else one text."""
    start, lines = b"", 0
    while (line := stream.readline(MAX_BYTES + 1)) and not line.strip():
        start, lines = start + line, lines + 1
        if len(start) > MAX_BYTES:
            break
    if line.removeprefix(_MARK).lstrip().startswith(b"{"):
        yield from read_json_lines(stream, place, defaults, first=line, before=lines)
    else:
        yield _text(start + line + stream.read(max(0, MAX_BYTES + 1 - len(start) - len(line))), place, defaults, encoding)


def read_json_lines(stream: BinaryIO, place: str, defaults: Defaults, first: bytes = b"", before: int = 0) -> Iterator[Input]:
    """The reports of JSON Lines; empty lines are passed over.

    >>> import io
    >>> found = list(read_json_lines(io.BytesIO('{"text": "قال"}\\n{"text": \\n'.encode()), "a.jsonl", {}))
    >>> found[0].content.text, str(found[1].content)[:45]
    ('قال', 'a.jsonl:2: broken JSON: Input data was trunca')
    """
    number = before
    line = first or stream.readline(MAX_BYTES + 1)
    while line:
        number += 1
        if len(line) > MAX_BYTES:
            size = len(line)
            while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
                size += len(line)
            yield Input(f"{place}:{number}", too_long(f"{place}:{number}", size))
        elif line.strip():
            yield _json(line, f"{place}:{number}", defaults)
        line = stream.readline(MAX_BYTES + 1)


def _json(line: bytes, place: str, defaults: Defaults) -> Input:
    try:
        value = _parsed(line, place, f"write one object a line, e.g. {_EXAMPLE}")
    except InputError as error:
        return Input(place, error.fault)
    return _report(line.rstrip(b"\r\n"), value, place, defaults)


def _json_file(data: bytes, place: str, defaults: Defaults) -> Iterator[Input]:
    """One report object, or a list of them."""
    if len(data) > MAX_BYTES:
        yield Input(place, too_long(place, None))
        return
    try:
        value = _parsed(data, place, f"write one object, e.g. {_EXAMPLE}, or a list of them")
    except InputError as error:
        yield Input(place, error.fault)
        return
    if not isinstance(value, list):
        yield _report(data, value, place, defaults)
        return
    parts = msgspec.json.decode(data.removeprefix(_MARK), type=list[msgspec.Raw])
    for number, (raw, one) in enumerate(zip(parts, value, strict=True), 1):
        yield _report(bytes(raw), one, f"{place}: object {number}", defaults)


def _parsed(data: bytes, place: str, remedy: str) -> object:
    try:
        value: object = msgspec.json.decode(data.removeprefix(_MARK))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(Fault(place, f"broken JSON: {str(error).removeprefix('JSON is malformed: ')}", "", remedy)) from None
    return value


def _report(raw: bytes, value: object, place: str, defaults: Defaults) -> Input:
    try:
        return Input(place, make_report(_object(value, place), place, defaults), raw)
    except InputError as error:
        return Input(place, error.fault)


def parse_object(data: bytes, place: str) -> dict[str, object]:
    """The fields of one report object. Raises InputError for broken JSON and for anything but an object."""
    return _object(_parsed(data, place, f"write one object, e.g. {_EXAMPLE}"), place)


def _object(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise InputError(Fault(place, f"no JSON object but {type(value).__name__}", "", f"write an object, e.g. {_EXAMPLE}"))
    return value


def _text(data: bytes, place: str, defaults: Defaults, encoding: str | None) -> Input:
    if len(data) > MAX_BYTES:
        return Input(place, too_long(place, None))
    if not data.strip():
        return Input(place, Fault(place, "the file is empty", "", "give a report, or leave this input out"))
    try:
        return Input(place, make_report({"text": decode(data, place, encoding)}, place, defaults), data)
    except InputError as error:
        return Input(place, error.fault)


def too_long(place: str, size: int | None) -> Fault:
    """The fault of more bytes than one report may have; `size` when it is known."""
    found = f"{size:,} bytes" if size else f"more than {MAX_BYTES:,} bytes"
    return Fault(place, f"{found} in one report", f"one report has at most {MAX_CHARACTERS:,} characters",
                 "split it: one report a file, or one a line of JSON Lines")  # fmt: skip


def unopened(path: str, error: OSError | ValueError) -> Fault:
    """The fault of a file that cannot be opened or read."""
    match error:
        case FileNotFoundError():
            return Fault(path, "no such file", "", "check the name; - reads standard input")
        case IsADirectoryError():
            return Fault(path, "a folder, not a file", "", f"name its files: {path.rstrip('/')}/*.txt")
        case PermissionError():
            return Fault(path, "may not be read", "", "check the permissions of the file")
        case OSError():
            return Fault(path, f"cannot be read: {error.strerror or error}", "", "check the file")
    return Fault(path, f"cannot be opened: {error}", "", "check the name")
