"""Positions: what a party wants or rejects, read off demands, support, acceptance and refusal about an issue."""

from __future__ import annotations

from typing import NamedTuple

from musnad.language.tables import Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.events import Happening
from musnad.reading.statements import Said

__all__ = ["Stand", "read_positions"]


class Stand(NamedTuple):
    """A position being gathered: party (draft), issue, stance, token span, rule."""

    party: int
    issue: str
    stance: str
    start: int
    end: int
    rule: str


def read_positions(
    doc: Document, clauses: list[Clause], entities: EntityReader, events: list[Happening], said: list[Said], tables: Tables
) -> list[Stand]:
    """All positions of a report."""
    return []
