"""Text files and files of JSON objects as items, read as `musnad read` reads them."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.faults import Fault
from musnad.sources.files import inputs
from musnad.sources.items import Found, Item, Options, now

__all__ = ["find_texts"]


def find_texts(path: str, options: Options) -> Iterator[Found]:
    """The reports of a text, `.json`, `.jsonl` or `.ndjson` file, or of standard input (`-`)."""
    fetched = now()
    for place, content, raw in inputs([path], options.defaults, options.encoding):
        if isinstance(content, Fault):
            yield place, content
        else:
            address, kind = _address(path, place)
            yield place, Item(content, raw, kind, address, fetched, None if kind == _JSON else options.encoding)


_JSON = "application/json"


def _address(path: str, place: str) -> tuple[str, str]:
    """Where a report stands as an address, and its media type: `a.jsonl:3` is line 3, `a.json: object 2` a member.

    >>> _address("a.jsonl", "a.jsonl:3"), _address("a.txt", "a.txt")
    (('a.jsonl#L3', 'application/json'), ('a.txt', 'text/plain'))
    >>> _address("a.json", "a.json: object 2"), _address("-", "standard input:4")
    (('a.json!2', 'application/json'), ('-#L4', 'application/json'))
    """
    rest = place.removeprefix("standard input" if path == "-" else path)
    if rest.startswith(": object "):
        return f"{path}!{rest.removeprefix(': object ')}", _JSON
    if rest.startswith(":"):
        return f"{path}#L{rest[1:]}", _JSON
    return path, _JSON if path.lower().endswith(".json") else "text/plain"
