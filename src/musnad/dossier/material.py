"""Material: all that a dossier is made of. Every part of a dossier is a pure function of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from musnad.archive.answers import FiledReport
from musnad.dossier.process import Process
from musnad.dossier.told import Told, ToldEvent, ToldStatement, day_of
from musnad.linking import Link, LinkKind
from musnad.linking.attribution import Attribution
from musnad.linking.clusters import Decision, clusters
from musnad.linking.origins import Origins, origins_by
from musnad.records import Entity, Event, Position, Provision, Record, Statement
from musnad.world.load import load_world

__all__ = ["Material"]

T = TypeVar("T", ToldEvent, ToldStatement)
E = TypeVar("E", Event, Statement, Position, Provision)


@dataclass(frozen=True, eq=False)
class Material:
    """The reports of a process as known on a day (`as_of`, ISO; None: all), oldest first, with the links among them.

    `reports` are those that belong to the process; links to others are left out, so that what is not known yet plays no part.
    """

    process: Process
    as_of: str | None
    reports: tuple[FiledReport, ...]
    links: tuple[Link, ...]
    decisions: tuple[Decision, ...]

    @cached_property
    def filed(self) -> dict[str, FiledReport]:
        """The reports by their keys."""
        return {filed.key: filed for filed in self.reports}

    @cached_property
    def events(self) -> tuple[ToldEvent, ...]:
        """The events of all reports, oldest report first."""
        return tuple(ToldEvent(f, self._entities[f.key], e) for f in self.reports for e in f.record.events)

    @cached_property
    def statements(self) -> tuple[ToldStatement, ...]:
        """The statements of all reports."""
        return tuple(ToldStatement(f, self._entities[f.key], s) for f in self.reports for s in f.record.statements)

    @cached_property
    def positions(self) -> tuple[Told[Position], ...]:
        """The positions of all reports."""
        return tuple(Told(f, self._entities[f.key], p) for f in self.reports for p in f.record.positions)

    @cached_property
    def provisions(self) -> tuple[Told[Provision], ...]:
        """The provisions of all reports."""
        return tuple(Told(f, self._entities[f.key], p) for f in self.reports for p in f.record.provisions)

    @cached_property
    def same_events(self) -> tuple[tuple[ToldEvent, ...], ...]:
        """The events, those that links tell to be one together; in order of the first report of each."""
        return _grouped(self.events, self._clusters("same_event"))

    @cached_property
    def same_statements(self) -> tuple[tuple[ToldStatement, ...], ...]:
        """The statements, those that links tell to be one together; in order of the first report of each."""
        return _grouped(self.statements, self._clusters("same_statement"))

    @cached_property
    def contradictions(self) -> dict[str, tuple[Link, ...]]:
        """The contradictions by the items they touch."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if link.kind == "contradiction":
                found[link.left].append(link)
                found[link.right].append(link)
        return {item: tuple(links) for item, links in found.items()}

    @cached_property
    def coverage(self) -> dict[str, int]:
        """How many reports of the process there are, by ISO day; days without any are not in it."""
        return dict(sorted(Counter(day_of(filed) for filed in self.reports).items()))

    def statement_of(self, told: Told[E], start: int, end: int) -> ToldStatement | None:
        """The statement of the same report that tells what stands between two code points: the shortest that holds it."""
        return self.statement_in(told.filed.key, start, end)

    def statement_in(self, key: str, start: int, end: int) -> ToldStatement | None:
        """The statement of a report (by its key) that tells what stands between two code points: the shortest that holds it."""
        held = [
            s
            for s in self._statements_of.get(key, ())
            if s.entry.content.start <= start < s.entry.content.end
            or (s.entry.cue and s.entry.cue.start <= start and end <= s.entry.cue.end)
        ]
        return min(held, key=lambda s: (s.entry.content.end - s.entry.content.start, s.entry.id), default=None)

    def origins(self, items: Iterable[str]) -> Origins:
        """On whose word some events or statements rest (addresses, `KEY/a1` or `KEY/s1`), taken together."""
        wanted = tuple(sorted(set(items)))
        if wanted not in self._origins:
            self._origins[wanted] = origins_by(self._attribution, wanted)
        return self._origins[wanted]

    @cached_property
    def _origins(self) -> dict[tuple[str, ...], Origins]:
        return {}

    @cached_property
    def _attribution(self) -> Attribution:
        """On whose word the entries rest; copies that people took back are none."""
        family = {key: family[0] for family in self._clusters("copy") for key in family}
        copies = [k for k in self.links if k.kind == "copy" and k.left in family and family[k.left] == family.get(k.right)]
        return Attribution(self.filed, copies, load_world())

    @cached_property
    def _entities(self) -> dict[str, dict[str, Entity]]:
        return {filed.key: _by_id(filed.record) for filed in self.reports}

    @cached_property
    def _statements_of(self) -> dict[str, list[ToldStatement]]:
        found: dict[str, list[ToldStatement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.filed.key].append(statement)
        return found

    def _clusters(self, kind: LinkKind) -> list[tuple[str, ...]]:
        return clusters(self.links, kind, self.decisions)


def _by_id(record: Record) -> dict[str, Entity]:
    return {entity.id: entity for entity in record.entities}


def _grouped(told: Sequence[T], tied: Iterable[tuple[str, ...]]) -> tuple[tuple[T, ...], ...]:
    """Entries in groups, in the order in which they first appear; what is tied to nothing stands alone."""
    group_of = {item: cluster[0] for cluster in tied for item in cluster}
    groups: dict[str, list[T]] = {}
    for one in told:
        groups.setdefault(group_of.get(one.address, one.address), []).append(one)
    return tuple(map(tuple, groups.values()))
