"""The parties of events, judged by country as the score does: how many are right, and in which way they are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from musnad.evaluation.causes.findings import between
from musnad.evaluation.layers import Comparison, MatchedLayers
from musnad.evaluation.scores import Tally
from musnad.vocabulary import SYMMETRIC, actor_country

__all__ = ["countries", "party_causes", "party_tally"]


def party_causes(
    type: str, actors: Iterable[str], recipients: Iterable[str], read_actors: Iterable[str], read_recipients: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Causes, each with its detail, why the parties of an event are not those of gold.

    >>> list(party_causes("ACCUSE", ["RUS GOV"], ["USA GOV"], ["USA GOV"], ["RUS GOV"]))
    [('actor and recipient swapped', 'ACCUSE')]
    >>> list(party_causes("ACCUSE", ["RUS GOV"], ["USA GOV"], ["UKR GOV"], []))
    [('actor has another country', 'RUS → UKR'), ('recipient missing', 'ACCUSE (none read)')]
    >>> list(party_causes("CONSULT", ["RUS GOV", "USA GOV"], [], ["RUS GOV"], []))
    [('party missing', 'CONSULT (some read)')]
    """
    told, seen = (countries(actors), countries(recipients)), (countries(read_actors), countries(read_recipients))
    if type in SYMMETRIC:
        yield from _side("party", type, told[0] | told[1], seen[0] | seen[1])
        return
    if told != seen and told == seen[::-1]:
        yield "actor and recipient swapped", type
        return
    turned = (told[0] & seen[1]) - told[1] - seen[0], (told[1] & seen[0]) - told[0] - seen[1]
    if turned[0]:
        yield "actor read as recipient", type
    if turned[1]:
        yield "recipient read as actor", type
    yield from _side("actor", type, told[0] - turned[0], seen[0] - turned[1])
    yield from _side("recipient", type, told[1] - turned[1], seen[1] - turned[0])


def party_tally(by: Comparison, found: MatchedLayers) -> Tally:
    """How many parties of the events of the right type are right, missed and wrong: by side and country, one by one."""
    right = missed = wrong = 0
    for gold, read in found.event_types.right:
        told, seen = _sided(gold.type, gold.actors, gold.recipients), _sided(gold.type, *by.parties(read))
        right, missed, wrong = right + len(told & seen), missed + len(told - seen), wrong + len(seen - told)
    return Tally(right, missed, wrong)


def _sided(type: str, actors: Iterable[str | None], recipients: Iterable[str | None]) -> set[tuple[str, str]]:
    """Countries with the side they are on; where an event has no sides all are on one."""
    side = "actor" if type in SYMMETRIC else "recipient"
    return {("actor", country) for country in countries(actors)} | {(side, country) for country in countries(recipients)}


def _side(side: str, type: str, told: Set[str], seen: Set[str]) -> Iterator[tuple[str, str]]:
    """What is wrong on one side of an event."""
    missing, extra = sorted(told - seen), sorted(seen - told)
    if missing and extra:
        yield f"{side} has another country", between("+".join(missing), "+".join(extra))
    elif missing:
        yield f"{side} missing", f"{type} ({'some' if seen else 'none'} read)"
    elif extra:
        yield f"{side} extra", f"{type} ({'some' if told else 'none'} in gold)"


def countries(codes: Iterable[str | None]) -> set[str]:
    """The countries or international parts of actor codes."""
    return {actor_country(code) for code in codes}
