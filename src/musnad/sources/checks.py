"""What is checked of every item before it is handed on: that its clock can be right, and that its id is its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from musnad.faults import Fault
from musnad.sources.dates import lies_ahead
from musnad.sources.items import Found, Item

__all__ = ["check_date", "check_ids"]

#: How many ids of one source are remembered: memory stays bounded on a file of any length.
REMEMBERED = 100_000


def check_date(place: str, item: Item) -> Iterator[Found]:
    """The item; where its date lies days after it was fetched, a fault and the item without its date.

    >>> from musnad.records import Report
    >>> item = Item(Report("x", published="2091-01-01"), b"x", "text/plain", "a.txt", "2026-05-01T10:00:00Z")
    >>> [str(found)[:45] if isinstance(found, Fault) else found.report.published for _, found in check_date("a.txt", item)]
    ['a.txt: published 2091-01-01, which is after i', None]
    """
    if lies_ahead(item.report.published, item.fetched):
        what = f"published {item.report.published}, which is after it was fetched ({item.fetched})"
        remedy = "mend the date at its source; if the clock of this machine is wrong, set it"
        yield place, Fault(place, what, "kept without its date", remedy)
        item = msgspec.structs.replace(item, report=msgspec.structs.replace(item.report, published=None))
    yield place, item


def check_ids(found: Iterable[Found]) -> Iterator[Found]:
    """What was found in one source; where an id comes back with other bytes, a fault and the item without its id."""
    seen: dict[str, tuple[bytes, str]] = {}
    for place, one in found:
        if isinstance(one, Item) and (name := one.report.id):
            digest = hashlib.blake2b(one.content, digest_size=8).digest()
            first, where = seen.setdefault(name, (digest, place))
            if first != digest:
                what = f"id {name!r} already stands for another report ({where})"
                yield place, Fault(place, what, "kept without its id", "give every report an id of its own, or none")
                one = msgspec.structs.replace(one, report=msgspec.structs.replace(one.report, id=""))
            elif len(seen) > REMEMBERED:
                del seen[next(iter(seen))]
        yield place, one
