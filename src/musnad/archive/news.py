"""The news of an archive since a moment, summed up: how much is new of each kind, and the few lines that tell most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from musnad.archive import tables
from musnad.archive.changes import Change, changed_rows, changed_versions, recorded_between
from musnad.archive.moments import before
from musnad.archive.origins import ItemOrigins, read_origins
from musnad.linking import split_address

__all__ = ["News", "Reported", "read_news"]

_l, _v, _r = tables.links.c, tables.versions.c, tables.reports.c

#: So many events, those that most new reports tell, are asked for their origins: each takes some milliseconds.
_ASKED = 60


class Reported(msgspec.Struct, frozen=True):
    """An event that gained independent origins: how many it had (0: it was not known) and has now, and their line."""

    item: str
    before: int
    now: int
    line: str


class News(msgspec.Struct, frozen=True):
    """What is new since a moment. `counts` are of all that is new, by kind, `links` those of links by their kind; `told` has the
    newest changes of each kind but links, `contradictions` the weightiest links that contradict, `confirmed` the events with a
    new independent origin; each holds a few at most."""

    since: str
    counts: dict[str, int]
    links: dict[str, int]
    told: dict[str, tuple[Change, ...]]
    contradictions: tuple[Change, ...]
    confirmed: tuple[Reported, ...]


def read_news(connection: Connection, since: str, as_of: str | None, limit: int) -> News:
    """The news since a moment (and until `as_of`), with `limit` lines of each kind at most."""
    told = {
        "report": tuple(_versions(connection, since, as_of, limit, first=True)),
        "version": tuple(_versions(connection, since, as_of, limit, first=False)),
        "decision": tuple(_last(connection, "decision", since, as_of, limit)),
        "grade": tuple(_last(connection, "grade", since, as_of, limit)),
        "fault": tuple(_last(connection, "fault", since, as_of, limit)),
    }
    links = _by_kind(connection, since, as_of)
    counts = _counts(connection, since, as_of) | ({"link": sum(links.values())} if links else {})
    return News(
        since=since, counts=counts, links=links, told={kind: held for kind, held in told.items() if held},
        contradictions=tuple(_contradictions(connection, since, as_of, limit)),
        confirmed=tuple(islice(_confirmed(connection, since, as_of), limit)),
    )  # fmt: skip


def _is_first() -> Any:
    """Whether a version is the first of its report."""
    return _v.number.in_(select(func.min(_v.number)).group_by(_v.report))


def _counts(connection: Connection, since: str, as_of: str | None) -> dict[str, int]:
    new = recorded_between(tables.versions, since, as_of)
    asked = {
        "report": select(func.count()).select_from(tables.versions).where(new, _is_first()),
        "version": select(func.count()).select_from(tables.versions).where(new, ~_is_first()),
    }
    for kind, table in (("decision", tables.decisions), ("grade", tables.grades), ("fault", tables.faults)):
        asked[kind] = select(func.count()).select_from(table).where(recorded_between(table, since, as_of))
    return {kind: count for kind, question in asked.items() if (count := int(connection.execute(question).scalar() or 0))}


def _by_kind(connection: Connection, since: str, as_of: str | None) -> dict[str, int]:
    asked = select(_l.kind, func.count()).where(recorded_between(tables.links, since, as_of)).group_by(_l.kind)
    return {row[0]: row[1] for row in sorted(connection.execute(asked), key=lambda row: (-row[1], row[0]))}


def _versions(connection: Connection, since: str, as_of: str | None, limit: int, *, first: bool) -> Iterator[Change]:
    """The newest reports, or corrections of reports, the last one first."""
    chosen = _is_first() if first else ~_is_first()
    new = recorded_between(tables.versions, since, as_of)
    numbers = connection.execute(select(_v.number).where(new, chosen).order_by(_v.number.desc()).limit(limit)).scalars().all()
    yield from reversed(list(changed_versions(connection, _v.number.in_(numbers))))


def _last(connection: Connection, kind: str, since: str, as_of: str | None, limit: int) -> Iterator[Change]:
    yield from islice(changed_rows(connection, kind, since, as_of, last_first=True), limit)


def _contradictions(connection: Connection, since: str, as_of: str | None, limit: int) -> Iterator[Change]:
    """New contradictions between media, the weightiest first and each event once; an outlet's own later figures are none."""
    seen: set[str] = set()
    found = changed_rows(
        connection, "link", since, as_of, where=_l.kind == "contradiction", order=(_l.weight.desc(), _l.number.desc())
    )
    for change in found:
        ends = {change.what["left"], change.what["right"]}
        if len(seen) >= 2 * limit:
            return
        if not ends & seen and not change.what["evidence"].get("revised"):
            seen |= ends
            yield change


def _confirmed(connection: Connection, since: str, as_of: str | None) -> Iterator[Reported]:
    """Events with a new independent origin, those with most origins first."""
    then = before(since)
    found: list[Reported] = []
    for item, older in _most_told(connection, since, as_of):
        now = read_origins(connection, as_of, [item])[0]
        was = _independent(read_origins(connection, then, [older])[0]) if older else 0
        if _independent(now) > max(was, 1):
            found.append(Reported(now.members[0], was, _independent(now), now.origins.line()))
    yield from sorted(found, key=lambda one: (one.before - one.now, -one.now, one.item))


def _independent(found: ItemOrigins) -> int:
    return found.origins.independent


def _most_told(connection: Connection, since: str, as_of: str | None) -> Iterator[tuple[str, str]]:
    """Events that new links join, one of each cluster, those first that most reports tell: an item, and one that was known before
    (empty where none was)."""
    new = recorded_between(tables.links, since, as_of)
    asked = select(_l.left, _l.right, _l.right_version).where(new, _l.kind == "same_event").execution_options(yield_per=5000)
    last = connection.execute(select(func.max(_v.number)).where(_v.recorded < since)).scalar() or 0
    of: dict[str, str] = {}
    older: dict[str, str] = {}

    def group(item: str) -> str:
        while (ahead := of.get(item, item)) != item:
            of[item] = of.get(ahead, ahead)
            item = ahead
        return item

    for left, right, version in connection.execute(asked):
        one, other = group(left), group(right)
        if one != other:
            of[one] = other
        if version <= last:
            older[right] = right
    known = {group(item): item for item in sorted(older)}
    reports: dict[str, set[str]] = {}
    for item in {*of, *of.values()}:
        reports.setdefault(group(item), set()).add(split_address(item)[0])
    sizes = Counter({head: len(keys) for head, keys in reports.items()})
    for head, _ in sorted(sizes.items(), key=lambda size: (-size[1], size[0]))[:_ASKED]:
        yield head, known.get(head, "")
