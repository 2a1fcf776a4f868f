"""What linking takes and gives: filed reports, and links between their items with the rule and the evidence."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from musnad.records import Record, Report

__all__ = ["Filed", "Link", "LinkKind", "address", "kind_between", "split_address"]

LinkKind = Literal["copy", "same_event", "same_statement", "contradiction"]


class Filed(msgspec.Struct, frozen=True):
    """A report in the archive, by its key, with its newest record. Keys hold no `/`."""

    key: str
    report: Report
    record: Record


class Link(msgspec.Struct, frozen=True):
    """A tie between two items: reports (`copy`), events or statements. An item's address is `KEY` or `KEY/ID`.

    `left` is the item that was linked when `right` was there already; of a copy `left` is the copy and `right` its source.
    `evidence` holds what agreed and what differed, ready for JSON; offsets in it are code points of the reports' texts.
    `weight` is how sure the rule is, from 0 to 1.
    """

    kind: LinkKind
    left: str
    right: str
    rule: str
    evidence: dict[str, Any]
    weight: float


def address(key: str, entry: str = "") -> str:
    """The address of a report, or of an entry of its record.

    >>> address("r1"), address("r1", "a3")
    ('r1', 'r1/a3')
    """
    return f"{key}/{entry}" if entry else key


def split_address(item: str) -> tuple[str, str]:
    """The report's key and the entry's id (empty for a report) of an address.

    >>> split_address("r1/a3"), split_address("r1")
    (('r1', 'a3'), ('r1', ''))
    """
    key, _, entry = item.partition("/")
    return key, entry


def kind_between(left: str, right: str) -> LinkKind | None:
    """The kind of link by which two items are the same: copies, one event, one statement; None for items that cannot be.

    >>> kind_between("r1/a3", "r2/a1"), kind_between("r1", "r2"), kind_between("r1/a3", "r2/s1")
    ('same_event', 'copy', None)
    """
    layers = {split_address(item)[1][:1] for item in (left, right)}
    kinds: dict[str, LinkKind] = {"": "copy", "a": "same_event", "s": "same_statement"}
    return kinds.get(layers.pop()) if len(layers) == 1 else None
