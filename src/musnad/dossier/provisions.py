"""Provisions: how far each issue of a plan has come, step by step, and how each step is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.provisions_told import ToldStage, stages_told
from musnad.dossier.voices import resting_on
from musnad.linking.sketches import days_between
from musnad.linking.sketching import is_public
from musnad.records import Position

__all__ = ["Known", "Step", "provisions"]

Known = Literal["text", "official", "unnamed", "outlet"]
#: The ways in which a step may be known, the best first.
_WAYS: tuple[Known, ...] = ("text", "official", "unnamed", "outlet")
#: Where an issue has been agreed, calls to keep to it are no new demand.
_SETTLED = frozenset({"agreed", "in_force", "breached"})


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step in the history of an issue: its status, and the ISO day of the report that first tells of it.

    `known` says how: from a published `text`, an `official` by name or office, an `unnamed` source, or the `outlet` alone.
    `sources` name the independent origins of all reports of the step, `origins` counts them; `evidence` are addresses (`KEY/p1`).
    """

    issue: str
    status: str
    since: str
    known: Known
    sources: tuple[str, ...]
    origins: int
    reports: int
    evidence: tuple[str, ...]


def provisions(material: Material) -> tuple[Step, ...]:
    """The steps of all issues of the process (of all issues where it names none), by issue and day."""
    by_issue: dict[str, list[ToldStage]] = {}
    for stage in stages_told(material):
        by_issue.setdefault(stage.issue, []).append(stage)
    return tuple(_step(material, group) for _, told in sorted(by_issue.items()) for group in _steps(told))


def _steps(told: Sequence[ToldStage]) -> list[list[ToldStage]]:
    """What is told of one issue by step, in order of the reports.

    A status that was there before makes a new step when, on a later day than the step before, it is the news of a report; what is
    recalled belongs to the step that it recalls. What was agreed is recalled for ever: it is not agreed again.
    """
    steps: list[list[ToldStage]] = []
    for stage in told:
        if isinstance(stage.told.entry, Position) and stage.status == "demanded" and steps and steps[-1][0].status in _SETTLED:
            continue
        held = next((step for step in reversed(steps) if step[0].status == stage.status), None)
        if held is None or (held is not steps[-1] and _comes_back(steps[-1], stage)):
            steps.append([stage])
        else:
            held.append(stage)
    return steps


def _comes_back(before: list[ToldStage], stage: ToldStage) -> bool:
    later = (days_between(before[0].told.day, stage.told.day) or 0) > 0
    return later and stage.status != "agreed" and stage.fresh


def _step(material: Material, group: list[ToldStage]) -> Step:
    origins = material.origins(resting_on(material, stage.told, stage.start, stage.end) for stage in group)
    return Step(
        issue=group[0].issue, status=group[0].status, since=group[0].told.day, known=_known(material, group),
        sources=tuple(origin.name for origin in origins.origins), origins=origins.independent,
        reports=len({stage.told.filed.key for stage in group}), evidence=tuple(sorted({stage.told.address for stage in group})),
    )  # fmt: skip


def _known(material: Material, group: Sequence[ToldStage]) -> Known:
    """The best way in which the reports of the first day know of a step."""
    ways = {_way(material, stage) for stage in group if stage.told.day == group[0].told.day}
    return next(way for way in _WAYS if way in ways)


def _way(material: Material, stage: ToldStage) -> Known:
    said = material.statement_of(stage.told, stage.start, stage.end)
    if said is None or said.speaker is None:
        return "outlet"
    return "official" if is_public(said.speaker) else "unnamed"
