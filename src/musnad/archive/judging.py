"""Links and what people make of them: splits, joins and grades, each with its reason, none ever taken back without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, or_, select

from musnad.archive import tables
from musnad.archive.answers import FiledLink
from musnad.archive.asking import current
from musnad.archive.filing import Filing
from musnad.faults import Fault, InputError, choices_for
from musnad.linking import LinkKind
from musnad.linking.clusters import Decision

__all__ = ["Decision", "Grade", "add_decision", "add_grade", "read_decisions", "read_grades", "read_links"]

Judgement = Literal["split", "join"]
_e, _d, _g = tables.links.c, tables.decisions.c, tables.grades.c
_SCALES = {"reliability": tuple("ABCDEF"), "credibility": tuple("123456")}


class Grade(msgspec.Struct, frozen=True):
    """An Admiralty grade: `reliability` A to F of a source, `credibility` 1 to 6 of an item. The newest counts."""

    subject: str
    scale: str
    grade: str
    reason: str
    person: str | None
    recorded: str


def read_links(connection: Connection, as_of: str | None, item: str | None = None) -> Iterator[FiledLink]:
    """The links between newest versions in order of entry; `item`: those of one entry, or of a report and its entries."""
    standing = current(as_of).subquery()
    asked = (
        select(tables.links)
        .where(_e.left_version.in_(select(standing.c.number)), _e.right_version.in_(select(standing.c.number)))
        .order_by(_e.number)
    )
    if as_of is not None:
        asked = asked.where(_e.recorded <= as_of)
    if item is not None:
        inside = (part for end in (_e.left, _e.right) for part in _at(end, item))
        asked = asked.where(or_(*inside))
    for row in connection.execution_options(yield_per=1000).execute(asked):
        yield FiledLink(
            row.kind, row.left, row.right, row.rule, msgspec.json.decode(row.evidence), row.weight, recorded=row.recorded
        )


def _at(end: Any, item: str) -> tuple[Any, ...]:
    """Whether an end of a link is the item or, of a report, one of its entries (`/` and `0` are neighbours in ASCII)."""
    return (end == item,) if "/" in item else (end == item, (end >= item + "/") & (end < item + "0"))


def add_decision(filing: Filing, decision: Judgement, kind: str, left: str, right: str, reason: str, person: str | None) -> None:
    """Keep what a person decided. Raises InputError for an unknown kind of link, or without a reason."""
    kinds = get_args(LinkKind)
    if kind not in kinds:
        raise InputError(Fault("kind", f"unknown kind of link {kind!r}", choices_for(kind, kinds)))
    filing.add(tables.decisions, decision=decision, kind=kind, left=left, right=right, reason=_reason(reason), person=person)


def read_decisions(connection: Connection, as_of: str | None) -> list[Decision]:
    """The decisions in the order in which they were taken; of two on the same items the later one counts."""
    asked = select(_d.decision, _d.kind, _d.left, _d.right, _d.reason, _d.person, _d.recorded).order_by(_d.number)
    return [Decision(*row) for row in connection.execute(asked if as_of is None else asked.where(_d.recorded <= as_of))]


def add_grade(filing: Filing, subject: str, grade: str, reason: str, person: str | None) -> None:
    """Keep an Admiralty grade: a letter for the reliability of a source, a digit for the credibility of an item."""
    scale = next((name for name, grades in _SCALES.items() if grade.upper() in grades), None)
    if scale is None:
        raise InputError(Fault("grade", f"unknown grade {grade!r}", "choices: A to F for a source, 1 to 6 for an item"))
    filing.add(tables.grades, subject=subject, scale=scale, grade=grade.upper(), reason=_reason(reason), person=person)


def read_grades(connection: Connection, as_of: str | None) -> list[Grade]:
    """The grades in the order in which they were given; the last one of a subject and scale counts."""
    asked = select(_g.subject, _g.scale, _g.grade, _g.reason, _g.person, _g.recorded).order_by(_g.number)
    return [Grade(*row) for row in connection.execute(asked if as_of is None else asked.where(_g.recorded <= as_of))]


def _reason(given: str) -> str:
    if not given.strip():
        raise InputError(Fault("reason", "is missing", "", "say why, for those who read it later: --reason '...'"))
    return given.strip()
