"""Why an entity was missed, wrong or inexact."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.evaluation.causes.findings import Finding, between
from musnad.evaluation.gold import GoldEntity
from musnad.evaluation.layers import Comparison, MatchedLayers, match
from musnad.records import Entity
from musnad.vocabulary import actor_country

__all__ = ["entity_causes"]

#: Two mentions are the same words when half of their union is common; below that one stands inside the other.
_SAME_WORDS = 0.5


def entity_causes(by: Comparison, found: MatchedLayers) -> Iterator[Finding]:
    """File every entity that is not as gold has it."""

    def same_words(gold: GoldEntity, read: Entity) -> float:
        shared = by.mention(gold, read)[0]
        return shared if shared >= _SAME_WORDS else 0

    for gold, read in found.entities.right:
        yield from _inexact(by, gold, read)
    unlike = match(found.entities.missed, found.entities.wrong, same_words)
    for gold, read in unlike.right:
        yield Finding("kind differs", between(gold.kind, read.kind), "both", _told(gold), _seen(by, read))
    for gold in unlike.missed:
        shared = max((by.mention(gold, read)[0] for _, read in found.entities.right), default=0)
        yield Finding(
            _place_of(shared, "merged with another", "inside a longer mention", "not seen"), gold.kind, "missed", _told(gold)
        )
    for read in unlike.wrong:
        shared = max((by.mention(gold, read)[0] for gold in by.gold.entities), default=0)
        cause = _place_of(shared, "split in two", "part of another's mention", "none in gold")
        yield Finding(cause, read.kind, "wrong", "", _seen(by, read))


def _place_of(shared: float, same: str, inside: str, apart: str) -> str:
    """Which of three causes holds, by how much of the words is common with those of another entity."""
    if shared >= _SAME_WORDS:
        return same
    return inside if shared else apart


def _inexact(by: Comparison, gold: GoldEntity, read: Entity) -> Iterator[Finding]:
    """What is off in an entity that counts as right: its bounds, its actor code."""
    shared, told, seen = by.mention(gold, read)
    words = _told(gold), _seen(by, read)
    if shared < 1:
        longer = seen[0] <= told[0] and told[1] <= seen[1]
        shorter = told[0] <= seen[0] and seen[1] <= told[1]
        yield Finding("span too long" if longer else "span too short" if shorter else "span shifted", gold.kind, "inexact", *words)
    if gold.actor and gold.actor != read.actor:
        countries = actor_country(gold.actor), actor_country(read.actor)
        if countries[0] != countries[1]:
            yield Finding("country differs", between(*countries), "inexact", *words)
        else:
            yield Finding("sector differs", between(gold.actor, read.actor), "inexact", *words)


def _seen(by: Comparison, read: Entity) -> str:
    """The first words that name a read entity; its name where the text has none."""
    return by.words(read.mentions) or read.name


def _told(gold: GoldEntity) -> str:
    return gold.mentions[0] if gold.mentions else gold.name
