"""Links and what people make of them: splits, joins and grades, each with its reason, none ever taken back without a trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, or_, select

from musnad.archive import tables
from musnad.archive.filing import Filing
from musnad.faults import Fault, InputError, choices_for
from musnad.linking import Link

__all__ = ["Decision", "FiledLink", "Grade", "add_decision", "add_grade", "add_links", "read_decisions", "read_grades", "read_links"]

Judgement = Literal["split", "join"]
_e, _d, _g = tables.links.c, tables.decisions.c, tables.grades.c
_SCALES = {"reliability": tuple("ABCDEF"), "credibility": tuple("123456")}


class FiledLink(Link, frozen=True, kw_only=True):
    """A link as it is kept: since when it is known."""

    recorded: str


class Decision(msgspec.Struct, frozen=True):
    """What a person decided on two items: `split` (they are not the same, whatever the rules say) or `join` (they are)."""

    decision: Judgement
    kind: str
    left: str
    right: str
    reason: str
    person: str | None
    recorded: str


class Grade(msgspec.Struct, frozen=True):
    """An Admiralty grade: `reliability` A to F of a source, `credibility` 1 to 6 of an item. The newest counts."""

    subject: str
    scale: str
    grade: str
    reason: str
    person: str | None
    recorded: str


def add_links(filing: Filing, links: Sequence[Link]) -> int:
    """Keep the links that are not kept yet; how many those were."""
    added = 0
    for link in links:
        same = (_e.kind == link.kind, _e.left == link.left, _e.right == link.right, _e.rule == link.rule)
        if not filing.connection.execute(select(_e.number).where(*same)).first():
            evidence = msgspec.json.encode(link.evidence).decode()
            filing.add(tables.links, kind=link.kind, left=link.left, right=link.right, rule=link.rule, evidence=evidence,
                       weight=link.weight)  # fmt: skip
            added += 1
    return added


def read_links(connection: Connection, as_of: str | None, item: str | None = None) -> Iterator[FiledLink]:
    """The links in order of entry; with `item` (a report's key, or an entry's address) those it is in, a report with its entries."""
    asked = select(tables.links).order_by(_e.number)
    if as_of is not None:
        asked = asked.where(_e.recorded <= as_of)
    if item is not None:
        inside = (part for end in (_e.left, _e.right) for part in _at(end, item))
        asked = asked.where(or_(*inside))
    for row in connection.execution_options(yield_per=1000).execute(asked):
        yield FiledLink(row.kind, row.left, row.right, row.rule, msgspec.json.decode(row.evidence), row.weight, recorded=row.recorded)


def _at(end: Any, item: str) -> tuple[Any, ...]:
    """Whether an end of a link is the item or, of a report, one of its entries (`/` and `0` are neighbours in ASCII)."""
    return (end == item,) if "/" in item else (end == item, (end >= item + "/") & (end < item + "0"))


def add_decision(filing: Filing, decision: Judgement, kind: str, left: str, right: str, reason: str, person: str | None) -> None:
    """Keep what a person decided. Raises InputError for no reason, or an unknown decision or kind of link."""
    kinds = get_args(Link.__annotations__["kind"]) if not isinstance(Link.__annotations__["kind"], str) else _KINDS
    if decision not in get_args(Judgement):
        raise InputError(Fault("decision", f"unknown decision {decision!r}", choices_for(decision, get_args(Judgement))))
    if kind not in kinds:
        raise InputError(Fault("kind", f"unknown kind of link {kind!r}", choices_for(kind, kinds)))
    if not reason.strip():
        raise InputError(Fault("reason", "is missing", "", "say why, for those who read it later: --reason '...'"))
    filing.add(tables.decisions, decision=decision, kind=kind, left=left, right=right, reason=reason.strip(), person=person)
