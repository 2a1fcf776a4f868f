"""Why a position or a provision was missed, wrong or inexact."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.evaluation.causes.findings import Finding, between
from musnad.evaluation.gold import GoldPosition, GoldProvision
from musnad.evaluation.layers import Comparison, MatchedLayers, match
from musnad.records import Position, Provision
from musnad.vocabulary import actor_country

__all__ = ["position_causes", "provision_causes"]


#: A missed and a wrong position are one mistake when two of party, issue and stance are the same.
_DIFFERENCES = {
    "stance differs": (True, True, False),
    "party differs": (False, True, True),
    "issue differs": (True, False, True),
}


def position_causes(by: Comparison, found: MatchedLayers) -> Iterator[Finding]:
    """File every position that is not as gold has it: one of three things differs, or it stands alone."""
    missed, wrong = found.positions.missed, found.positions.wrong
    for cause, wanted in _DIFFERENCES.items():

        def partly(gold: GoldPosition, read: Position, wanted: tuple[bool, bool, bool] = wanted) -> bool:
            party = actor_country(gold.party) == actor_country(read.party)
            return (party, gold.issue == read.issue, gold.stance == read.stance) == wanted

        pairs, missed, wrong = match(missed, wrong, partly)
        for gold, read in pairs:
            told = (actor_country(gold.party), gold.issue, gold.stance)
            seen = (actor_country(read.party), read.issue, read.stance)
            differing = wanted.index(False)
            yield Finding(cause, between(told[differing], seen[differing]), "both", _wanted(gold), _read(by, read))
    for gold in missed:
        yield Finding("not seen", f"{gold.issue} {gold.stance}", "missed", _wanted(gold))
    for read in wrong:
        yield Finding("none in gold", f"{read.issue} {read.stance}", "wrong", "", _read(by, read))


def provision_causes(by: Comparison, found: MatchedLayers) -> Iterator[Finding]:
    """File every provision that is not as gold has it: by its issue, then by its status."""
    for gold in found.issues.missed:
        yield Finding("issue not seen", gold.issue, "missed", _agreed(gold))
    for read in found.issues.wrong:
        yield Finding("none in gold", read.issue, "wrong", "", _read(by, read))
    staged = match(found.stages.missed, found.stages.wrong, by.issue)
    for told, stage in staged.right:
        yield Finding("status differs", between(told.status, stage.status), "both", _agreed(told), _read(by, stage))
    for stage in staged.wrong:
        if any(by.issue(gold, stage) for gold in by.gold.provisions):
            yield Finding("a second stage of one issue", stage.issue, "wrong", "", _read(by, stage))


def _wanted(gold: GoldPosition) -> str:
    return f"{gold.party} {gold.issue} {gold.stance}"


def _agreed(gold: GoldProvision) -> str:
    return f"{gold.issue} {gold.status} {gold.quote or ''}".strip()


def _read(by: Comparison, read: Position | Provision) -> str:
    what = f"{read.party} {read.issue} {read.stance}" if isinstance(read, Position) else f"{read.issue} {read.status}"
    return f"{what} {by.gold.text[read.start : read.end]}"
