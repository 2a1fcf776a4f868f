"""What reports tell of how far issues have come: provisions as reading has them, and what acts, demands and refusals say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from musnad.dossier.material import Material
from musnad.dossier.positions import is_matter
from musnad.dossier.sentences import sentences_of
from musnad.dossier.told import Told, ToldEvent
from musnad.records import Position
from musnad.vocabulary import actor_sector

__all__ = ["ToldStage", "stages_told"]

#: The issue that an event of a type and mode carries out.
_CARRIED_OUT = {
    ("RETREAT", "ceasefire"): "ceasefire", ("RETREAT", "release"): "prisoners", ("RETREAT", "disarm"): "disarmament",
    ("RETREAT", "withdraw"): "withdrawal", ("AID", None): "humanitarian_access",
}  # fmt: skip
#: Those who carry out what is agreed at talks; the empty sector is that of international bodies.
_ARMED = frozenset({"GOV", "MIL", "REB", "PRM", ""})
#: The news of a report stands in so many first sentences.
_LEAD = 3


class ToldStage(NamedTuple):
    """A status of an issue as one report tells it, with the entry that does and its code points."""

    issue: str
    status: str
    told: Told[Any]
    start: int
    end: int

    @property
    def fresh(self) -> bool:
        """Whether it is the news of the report, and not what the report recalls."""
        bounds = sentences_of(self.told.filed.report.text)
        return not bounds or self.start < bounds[min(_LEAD, len(bounds)) - 1][1]


def stages_told(material: Material) -> list[ToldStage]:
    """All statuses that reports tell of issues of the process, oldest report first; in one report provisions come first."""
    found = [*_of_provisions(material), *_of_positions(material), *_of_events(material)]
    order = {filed.key: n for n, filed in enumerate(material.reports)}
    return sorted((s for s in found if is_matter(s.issue, material.process)), key=lambda s: order[s.told.filed.key])


def _of_provisions(material: Material) -> Iterator[ToldStage]:
    for told in material.provisions:
        yield ToldStage(told.entry.issue, told.entry.status, told, told.entry.start, told.entry.end)


def _of_positions(material: Material) -> Iterator[ToldStage]:
    """Demands, proposals and refusals by which parties take positions."""
    for told in material.positions:
        if status := _taken_by(material, told):
            yield ToldStage(told.entry.issue, status, told, told.entry.start, told.entry.end)


def _taken_by(material: Material, told: Told[Position]) -> str:
    """The status that the act gives by which a position is taken; empty for support, hope and the like."""
    start, end = told.entry.start, told.entry.end
    said = material.statement_of(told, start, end)
    act = said.entry.act if said else ""
    acts = {e.type for e in told.filed.record.events if any(a.start < end and start < a.end for a in e.anchors)}
    if "REQUEST" in acts or act == "demand":
        return "demanded"
    if told.entry.stance == "against" and acts & {"REJECT", "SANCTION"}:
        return "rejected" if "REJECT" in acts else "suspended"
    return "proposed" if act == "propose" else ""


def _of_events(material: Material) -> Iterator[ToldStage]:
    """What was carried out of what had been agreed, and what is to be done by the agreement or plan that a report tells of."""
    told_in: dict[str, dict[str, str]] = {}
    agreed: dict[str, str] = {}
    for told in material.provisions:
        told_in.setdefault(told.filed.key, {})[told.entry.issue] = told.entry.status
        if told.entry.status in ("agreed", "in_force"):
            agreed.setdefault(told.entry.issue, told.day)
    for event in material.events:
        entry, here = event.entry, told_in.get(event.filed.key, {})
        issue = _CARRIED_OUT.get((entry.type, None if entry.type == "AID" else entry.mode))
        if issue is None or issue in here or not entry.anchors or not _by_armed(event):
            continue
        stage = ToldStage(issue, "in_force", event, entry.anchors[0].start, entry.anchors[0].end)
        if entry.status == "actual" and stage.fresh and agreed.get(issue, event.day + "T") <= event.day:
            yield stage
        elif entry.status == "future" and (plan := _plan(event, here)):
            yield stage._replace(status=plan)


def _plan(event: ToldEvent, here: dict[str, str]) -> str:
    """How far the agreement or plan has come that a report tells of; empty where it tells of none."""
    for status in ("agreed", "proposed"):
        if status in here.values():
            return status
    return "agreed" if any(e.type == "AGREE" and e.status == "actual" for e in event.filed.record.events) else ""


def _by_armed(event: ToldEvent) -> bool:
    return all(actor_sector(actor.actor) in _ARMED for actor in event.actors)
