"""Provisions: what a plan, agreement or truce contains or is being negotiated to contain, and how far it has come."""

from __future__ import annotations

from typing import NamedTuple

from musnad.language.tables import Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.events import Happening

__all__ = ["Term", "read_provisions"]


class Term(NamedTuple):
    """A provision being gathered: issue, status, token span, rule."""

    issue: str
    status: str
    start: int
    end: int
    rule: str


def read_provisions(doc: Document, clauses: list[Clause], events: list[Happening], tables: Tables) -> list[Term]:
    """All provisions of a report, one for each issue."""
    return []
