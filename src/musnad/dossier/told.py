"""What reports tell: their events, statements, positions and provisions, each with the report in which it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from musnad.archive.answers import FiledReport
from musnad.linking import address
from musnad.linking.sketching import window
from musnad.records import Entity, Event, Position, Provision, Span, Statement

__all__ = ["Told", "ToldEvent", "ToldStatement", "day_of"]

E = TypeVar("E", Event, Statement, Position, Provision)


def day_of(filed: FiledReport) -> str:
    """The ISO day that a report counts for: of its publication, else that on which it was filed."""
    return (filed.record.published or filed.recorded)[:10]


@dataclass(frozen=True, eq=False)
class Told(Generic[E]):
    """An entry of a record, with its report and the entities of that (by id)."""

    filed: FiledReport
    entities: dict[str, Entity]
    entry: E

    @cached_property
    def address(self) -> str:
        """What names the entry across reports: `KEY/a1`."""
        return address(self.filed.key, self.entry.id)

    @cached_property
    def day(self) -> str:
        """The ISO day of the report."""
        return day_of(self.filed)

    @property
    def outlet(self) -> str:
        """The outlet of the report; empty where it is not known."""
        return self.filed.report.outlet or ""

    def named(self, ids: tuple[str, ...]) -> tuple[Entity, ...]:
        """The entities with some ids."""
        return tuple(self.entities[id] for id in ids if id in self.entities)

    def words(self, span: Span | Position | Provision) -> str:
        """The words of the report between two code points."""
        return self.filed.report.text[span.start : span.end]


class ToldEvent(Told[Event]):
    """An event that a report tells."""

    @cached_property
    def actors(self) -> tuple[Entity, ...]:
        """Who acts; of talks and deals all who take part."""
        return self.named(self.entry.actors)

    @cached_property
    def recipients(self) -> tuple[Entity, ...]:
        """To whom it is done."""
        return self.named(self.entry.recipients)

    @cached_property
    def place(self) -> Entity | None:
        """Where it is."""
        return self.entities.get(self.entry.place or "")

    @cached_property
    def window(self) -> tuple[str, str, bool]:
        """The first and last ISO day on which it may have been, and whether the report gives its day.

        Both are empty for a time that is no day and no week (`2016`, `FUTURE_REF`). News without a date is of the day of the
        report or the day before.
        """
        return window(self.entry.time, self.day)


class ToldStatement(Told[Statement]):
    """A statement that a report gives."""

    @cached_property
    def speaker(self) -> Entity | None:
        """Who says it."""
        return self.entities.get(self.entry.speaker or "")

    @cached_property
    def via(self) -> tuple[Entity, ...]:
        """Through whom, the one nearest to the speaker first."""
        return self.named(self.entry.via)
