"""The sources of an archive: its media, who copies and cites whom, how often their news is in dispute, and their grades."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from musnad.archive import tables
from musnad.archive.asking import current
from musnad.archive.judging import read_grades, read_links
from musnad.linking.grades import reliability
from musnad.linking.links import split_address
from musnad.linking.sketches import ReportSketch, decode
from musnad.world.load import load_world

__all__ = ["SourceLine", "read_sources"]

_s, _p, _n, _v, _r = tables.sketches.c, tables.parties.c, tables.entities.c, tables.versions.c, tables.reports.c


class SourceLine(msgspec.Struct, frozen=True):
    """One medium: how many reports it has, how many were copied from others and by others, how often others cite it.

    `compared` counts its events that media which did not copy it reported too, `disputed` those in which these differ or deny.
    `reliability` is its Admiralty grade, by the rules or by the person named in `reason`.
    """

    name: str
    id: str
    reports: int
    copies: int
    copied: int
    cited: int
    compared: int
    disputed: int
    reliability: str
    reason: str


def read_sources(connection: Connection, as_of: str | None) -> list[SourceLine]:
    """The media of the archive, those with most reports first; media that are only cited at the end."""
    world = load_world()
    sketches = dict(_report_sketches(connection, as_of))
    outlet = {key: sketch.outlet for key, sketch in sketches.items()}
    reports = Counter(outlet.values())
    cited = _cited(connection, as_of) + Counter(credit for sketch in sketches.values() for credit in sketch.credits)
    copies: defaultdict[str, set[str]] = defaultdict(set)
    copied: defaultdict[str, set[str]] = defaultdict(set)
    compared: defaultdict[str, set[str]] = defaultdict(set)
    disputed: defaultdict[str, set[str]] = defaultdict(set)
    for link in read_links(connection, as_of):
        ends = [(item, outlet.get(split_address(item)[0], "")) for item in (link.left, link.right)]
        (left, left_outlet), (right, right_outlet) = ends
        if left_outlet == right_outlet:
            continue
        if link.kind == "copy":
            copies[left_outlet].add(left)
            copied[right_outlet].add(right)
        elif link.kind == "same_event" and not link.rule.endswith("copied-words"):
            for item, name in ends:
                compared[name].add(item)
        elif link.kind == "contradiction" and not link.evidence.get("revised"):
            for item, name in ends:
                disputed[name].add(item)
    given = {g.subject.casefold(): g for g in read_grades(connection, as_of) if g.scale == "reliability"}
    lines = []
    for medium in sorted({*reports, *(c for c in cited if c in world.organisations)}, key=lambda m: (-reports[m], -cited[m], m)):
        name = world.organisations[medium].en if medium in world.organisations else medium or "not given"
        rated = reliability(len(compared[medium]), len(disputed[medium] & compared[medium]))
        grade = given.get(name.casefold()) or given.get(medium.casefold())
        lines.append(
            SourceLine(
                name, medium, reports[medium], len(copies[medium]), len(copied[medium]), cited[medium], len(compared[medium]),
                len(disputed[medium] & compared[medium]), grade.grade if grade else rated.grade,
                f"{grade.person or 'a person'}: {grade.reason}" if grade else rated.reason,
            )
        )  # fmt: skip
    return lines


def _report_sketches(connection: Connection, as_of: str | None) -> Iterator[tuple[str, ReportSketch]]:
    """The sketches of the reports as they stood, by key."""
    asked = (
        select(_r.key, _s.sketch)
        .join_from(tables.sketches, tables.versions, _s.version == _v.number)
        .join(tables.reports, _v.report == _r.number)
        .where(_s.entry == "", _s.version.in_(current(as_of)))
    )
    for key, blob in connection.execute(asked):
        sketch = decode(blob)
        if isinstance(sketch, ReportSketch):
            yield key, sketch


def _cited(connection: Connection, as_of: str | None) -> Counter[str]:
    """In how many reports each known medium is a carrier of a statement."""
    asked = (
        select(_n.known, func.count(func.distinct(_p.version)))
        .join_from(tables.parties, tables.entities, (_p.version == _n.version) & (_p.entity == _n.id))
        .where(_p.role == "via", _n.known.is_not(None), _p.version.in_(current(as_of)))
        .group_by(_n.known)
    )
    world = load_world()
    media = {known: count for known, count in connection.execute(asked) if known in world.organisations}
    return Counter({known: count for known, count in media.items() if world.organisations[known].category == "media"})
