"""Provisions: how far each issue of a plan has come, step by step, and how each step is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.positions import is_matter
from musnad.dossier.told import Told
from musnad.dossier.voices import resting_on
from musnad.linking.sketching import is_public
from musnad.records import Provision

__all__ = ["Known", "Step", "provisions"]

Known = Literal["text", "official", "unnamed", "outlet"]
#: The ways in which a step may be known, the best first.
_WAYS: tuple[Known, ...] = ("text", "official", "unnamed", "outlet")


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
    by_issue: dict[str, list[Told[Provision]]] = {}
    for told in material.provisions:
        if is_matter(told.entry.issue, material.process):
            by_issue.setdefault(told.entry.issue, []).append(told)
    return tuple(_step(material, issue, told) for issue, history in sorted(by_issue.items()) for told in _steps(history))


def _steps(history: Sequence[Told[Provision]]) -> list[list[Told[Provision]]]:
    """The entries of one issue by step, in order of the reports."""
    steps: list[list[Told[Provision]]] = []
    for told in history:
        held = next((step for step in reversed(steps) if step[0].entry.status == told.entry.status), None)
        if held is None:
            steps.append([told])
        else:
            held.append(told)
    return steps


def _step(material: Material, issue: str, group: list[Told[Provision]]) -> Step:
    origins = material.origins(resting_on(material, told) for told in group)
    return Step(
        issue=issue, status=group[0].entry.status, since=group[0].day, known=_known(material, group),
        sources=tuple(origin.name for origin in origins.origins), origins=origins.independent,
        reports=len({told.filed.key for told in group}), evidence=tuple(sorted({told.address for told in group})),
    )  # fmt: skip


def _known(material: Material, group: Sequence[Told[Provision]]) -> Known:
    """The best way in which the reports of the first day know of a step."""
    ways = {_way(material, told) for told in group if told.day == group[0].day}
    return next(way for way in _WAYS if way in ways)


def _way(material: Material, told: Told[Provision]) -> Known:
    said = material.statement_of(told, told.entry.start, told.entry.end)
    if said is None or said.speaker is None:
        return "outlet"
    return "official" if is_public(said.speaker) else "unnamed"
