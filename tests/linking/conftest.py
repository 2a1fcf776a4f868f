"""A shelf in memory, and reports that are read and put on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import musnad
from musnad.linking import Filed, Link, MemoryShelf, prepare
from musnad.records import Report

Add = Callable[..., list[Link]]


class Desk:
    """Reads reports and links each to those before; keeps what was filed and found."""

    def __init__(self) -> None:
        self.shelf = MemoryShelf()
        self.filed: dict[str, Filed] = {}
        self.links: list[Link] = []

    def add(self, text: str, published: str, outlet: str, headline: str | None = None) -> str:
        """File a report and return its key."""
        key = f"r{len(self.filed) + 1}"
        report = Report(text, key, "auto", published, outlet, None, headline)
        self.filed[key] = Filed(key, report, musnad.read(report))
        self.links.extend(self.shelf.add(prepare(self.filed[key])))
        return key

    def of(self, kind: str, rule: str = "") -> list[Link]:
        """The links of a kind, and of a rule if one is named."""
        return [link for link in self.links if link.kind == kind and link.rule.startswith(rule)]

    def event(self, key: str, type: str, status: str = "actual") -> str:
        """The address of the first event of a type."""
        return f"{key}/" + next(e.id for e in self.filed[key].record.events if (e.type, e.status) == (type, status))


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()
