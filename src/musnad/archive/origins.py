"""Origins in the archive: on whose word an event or statement rests, from its links, copies and the decisions of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, or_, select

from musnad.archive import tables
from musnad.archive.asking import current, read_filed
from musnad.archive.judging import read_decisions
from musnad.faults import Fault, InputError
from musnad.linking import Filed, Link, LinkKind, address, split_address
from musnad.linking.clusters import Decision, cluster_of, gather
from musnad.linking.grades import credibility
from musnad.linking.origins import Origins, find_origins

__all__ = ["ItemOrigins", "read_origins"]

_l = tables.links.c
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
    return [_origins_of(connection, as_of, item) for item in items]


def _origins_of(connection: Connection, as_of: str | None, item: str) -> ItemOrigins:
    kind = _kind_of(item)
    decisions = read_decisions(connection, as_of)
    links = _Links(connection, as_of)
    joined = _joined(decisions, kind)

    def touching(items: Sequence[str]) -> list[Link]:
        return [*links.touching(items), *(j for j in joined if j.left in items or j.right in items)]

    found = gather(item, kind, touching)
    members = cluster_of(item, found, kind, decisions)
    origins = _origins(connection, as_of, links, members)
    denials = [link for link in links.touching(members) if link.kind == "contradiction" and link.rule != _FIGURES]
    against = sorted({end for link in denials for end in (link.left, link.right)} - set(members))
    opposed = _origins(connection, as_of, links, against) if against else None
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


def _origins(connection: Connection, as_of: str | None, links: _Links, members: Iterable[str]) -> Origins:
    """The origins of a cluster, with the copies that its reports belong to."""
    held = sorted(set(members))
    keys = {split_address(item)[0] for item in held}
    copies = links.copies(keys)
    keys.update(end for link in copies for end in (link.left, link.right))
    filed = {f.key: Filed(f.key, f.report, f.record) for f in read_filed(connection, as_of, sorted(keys))}
    return find_origins(held, filed, copies)


class _Links:
    """The links of an archive as of a moment, by the items they touch."""

    def __init__(self, connection: Connection, as_of: str | None) -> None:
        self._connection, self._as_of = connection, as_of

    def touching(self, items: Sequence[str]) -> list[Link]:
        """The links with an end among some items."""
        standing = current(self._as_of).subquery()
        newest = select(standing.c.number)
        found: dict[int, Link] = {}
        for start in range(0, len(items), _VALUES):
            chunk = list(items[start : start + _VALUES])
            asked = (
                select(tables.links)
                .where(or_(_l.left.in_(chunk), _l.right.in_(chunk)))
                .where(_l.left_version.in_(newest), _l.right_version.in_(newest))
            )
            if self._as_of is not None:
                asked = asked.where(_l.recorded <= self._as_of)
            for row in self._connection.execute(asked):
                found[row.number] = Link(row.kind, row.left, row.right, row.rule, msgspec.json.decode(row.evidence), row.weight)
        return list(found.values())

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
