"""Origins in the archive: on whose word an event or statement rests, from its links, copies and the decisions of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from musnad.archive import tables
from musnad.archive.asking import read_filed
from musnad.archive.judging import read_decisions
from musnad.faults import Fault, InputError
from musnad.linking import Filed, Link, LinkKind, address, split_address
from musnad.linking.clusters import Decision, cluster_of, gather
from musnad.linking.grades import credibility
from musnad.linking.origins import Origins, find_origins

__all__ = ["ItemOrigins", "read_origins"]

_l, _v, _r = tables.links.c, tables.versions.c, tables.reports.c
#: Values in one list of a question, and copies that are followed from one report.
_VALUES, _FAMILY = 400, 500
#: Figures that differ leave the event itself undisputed.
_FIGURES = "link.contradiction.figures"


class ItemOrigins(msgspec.Struct, frozen=True):
    """The origins of one item: the items that tell the same (itself among them), on whose word, what contradicts it, its grade."""

    item: str
    kind: LinkKind
    members: tuple[str, ...]
    origins: Origins
    contradicted_by: tuple[str, ...]
    credibility: str
    reason: str


def read_origins(connection: Connection, as_of: str | None, items: Sequence[str]) -> list[ItemOrigins]:
    """The origins of events and statements (addresses `KEY/a1`, `KEY/s1`). Raises InputError for other items."""
    links, decisions = _Links(connection, as_of), read_decisions(connection, as_of)
    return [_origins_of(item, links, decisions) for item in items]


def _origins_of(item: str, links: _Links, decisions: Sequence[Decision]) -> ItemOrigins:
    kind = _kind_of(item)
    joined = _joined(decisions, kind)

    def touching(items: Sequence[str]) -> list[Link]:
        return [*links.touching(items), *(j for j in joined if j.left in items or j.right in items)]

    found = gather(item, kind, touching)
    members = cluster_of(item, found, kind, decisions)
    origins = _origins(links, members)
    denials = [link for link in links.touching(members) if link.kind == "contradiction" and link.rule != _FIGURES]
    against = sorted({end for link in denials for end in (link.left, link.right)} - set(members))
    opposed = _origins(links, against) if against else None
    grade = credibility(origins.independent, opposed.independent if opposed else 0)
    return ItemOrigins(item, kind, members, origins, tuple(against), grade.grade, grade.reason)


def _kind_of(item: str) -> LinkKind:
    entry = split_address(item)[1]
    if entry[:1] not in ("a", "s"):
        remedy = "name an event (KEY/a1) or a statement (KEY/s1)"
        raise InputError(Fault("id", f"{item!r} is neither an event nor a statement", "", remedy))
    return "same_event" if entry[0] == "a" else "same_statement"


def _joined(decisions: Iterable[Decision], kind: LinkKind) -> list[Link]:
    """What people joined, as links: a cluster may hang together by it alone."""
    return [Link(kind, d.left, d.right, "person", {}, 1.0) for d in decisions if d.kind == kind and d.decision == "join"]


def _origins(links: _Links, members: Iterable[str]) -> Origins:
    """The origins of a cluster, with the copies that its reports belong to."""
    held = sorted(set(members))
    keys = {split_address(item)[0] for item in held}
    copies = links.copies(keys)
    keys.update(end for link in copies for end in (link.left, link.right))
    filed = links.reports(keys)
    return find_origins(held, filed, copies)


class _Links:
    """The links of an archive as of a moment, by the items they touch."""

    def __init__(self, connection: Connection, as_of: str | None) -> None:
        self._connection, self._as_of = connection, as_of
        self._newest: dict[str, int] = {}
        self._filed: dict[str, Filed] = {}

    def touching(self, items: Sequence[str]) -> list[Link]:
        """The links with an end among some items, between the versions that stood."""
        found: dict[int, Row[Any]] = {}
        for start in range(0, len(items), _VALUES):
            chunk = list(items[start : start + _VALUES])
            for end in (_l.left, _l.right):  # one index each
                asked = select(tables.links).where(end.in_(chunk))
                asked = asked if self._as_of is None else asked.where(_l.recorded <= self._as_of)
                found.update((row.number, row) for row in self._connection.execute(asked))
        self._learn({split_address(item)[0] for row in found.values() for item in (row.left, row.right)})
        return [
            Link(row.kind, row.left, row.right, row.rule, msgspec.json.decode(row.evidence), row.weight)
            for _, row in sorted(found.items())
            if self._stood(row.left, row.left_version) and self._stood(row.right, row.right_version)
        ]

    def _stood(self, item: str, version: int) -> bool:
        return self._newest.get(split_address(item)[0]) == version

    def _learn(self, keys: set[str]) -> None:
        """Which versions of some reports stood."""
        unknown = sorted(keys - self._newest.keys())
        for start in range(0, len(unknown), _VALUES):
            asked = (
                select(_r.key, func.max(_v.number))
                .join_from(tables.versions, tables.reports, _v.report == _r.number)
                .where(_r.key.in_(unknown[start : start + _VALUES]))
                .group_by(_r.key)
            )
            asked = asked if self._as_of is None else asked.where(_v.recorded <= self._as_of)
            self._newest.update((key, number) for key, number in self._connection.execute(asked))

    def reports(self, keys: set[str]) -> dict[str, Filed]:
        """The reports with these keys, as they stood."""
        unknown = sorted(keys - self._filed.keys())
        for start in range(0, len(unknown), _VALUES):
            for f in read_filed(self._connection, self._as_of, unknown[start : start + _VALUES]):
                self._filed[f.key] = Filed(f.key, f.report, f.record)
        return {key: self._filed[key] for key in keys if key in self._filed}

    def copies(self, keys: Iterable[str]) -> list[Link]:
        """The copy links of the families that some reports belong to."""
        seen, edge = set(keys), sorted(keys)
        found: dict[tuple[str, str], Link] = {}
        while edge and len(seen) < _FAMILY:
            for link in self.touching([address(key) for key in edge]):
                if link.kind == "copy":
                    found[link.left, link.right] = link
            ahead = {end for pair in found for end in pair}
            edge = sorted(ahead - seen)
            seen |= ahead
        return list(found.values())
