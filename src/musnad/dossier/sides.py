"""Sides: for which party of a process or truce somebody acts, and who takes no part in a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from musnad.dossier.process import Process, Truce
from musnad.records import Entity
from musnad.vocabulary import actor_country, actor_sector
from musnad.world.load import load_world

__all__ = ["belligerents", "is_bystander", "is_exempt", "side_of", "sides_of"]

#: Sectors that act for the government of a country.
_ORGANS = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "PRM"})
#: Sectors that act against it: a truce of "the opposition" binds those who bear its arms.
_OPPOSITION = frozenset({"OPP", "REB"})
#: Sectors of those who suffer violence or tell of it.
_BYSTANDERS = frozenset({"CVL", "REF", "MED", "JRN", "SOC", "LAB", "REL", "EDU", "BUS", "AGR"})
#: International bodies that take no part in wars. `IGO` is not among them: coalitions of states fight.
_NEUTRAL = frozenset({"UNO", "NGO", "EUR"})


def belligerents(process: Process, truce: Truce) -> tuple[str, ...]:
    """The parties that a truce concerns: those that keep it, then all others of the process that are no neutral body."""
    return tuple(p for p in dict.fromkeys((*truce.parties, *process.parties, *process.also)) if p not in _NEUTRAL)


def is_bystander(entity: Entity) -> bool:
    """Whether somebody bears no arms and does not govern: civilians, medics, journalists; who suffers or tells, not who does."""
    return actor_sector(entity.actor) in _BYSTANDERS


def side_of(entity: Entity | None, parties: Sequence[str]) -> str:
    """The party that somebody is or acts for; empty when it is none of them.

    Armed forces, police and militias act for their government, armed groups for the opposition of their country.

    >>> army = Entity("e1", "Syrian army", "armed_group", "SYR MIL", ())
    >>> side_of(army, ["SYR OPP", "SYR GOV"]), side_of(army, ["SYR"]), side_of(army, ["RUS"]), side_of(None, ["RUS"])
    ('SYR GOV', 'SYR', '', '')
    """
    return _side(entity.actor or "", entity.known or "", tuple(parties)) if entity else ""


def sides_of(entities: Iterable[Entity], parties: Sequence[str]) -> frozenset[str]:
    """The parties that some act for."""
    return frozenset(side for entity in entities if (side := side_of(entity, parties)))


def is_exempt(entity: Entity, truce: Truce) -> bool:
    """Whether a truce does not protect somebody: he is, or acts under the code of, one whom it names as exempt."""
    return any(party in (entity.known, entity.actor) for party in truce.exempt)


@lru_cache(maxsize=4096)
def _side(actor: str, known: str, parties: tuple[str, ...]) -> str:
    for fits in (_is, _under_code_of, _in_camp_of):
        for party in parties:
            if fits(party, actor, known):
                return party
    return ""


def _is(party: str, actor: str, known: str) -> bool:
    return party in (actor, known) and bool(party)


def _under_code_of(party: str, actor: str, known: str) -> bool:
    """Whether an actor code is one of a group's, or of a country that is a party."""
    world = load_world()
    if party in world.states:
        return actor_country(actor) == party and actor_sector(actor) in _ORGANS
    group = world.organisations.get(party)
    return bool(group and actor and actor not in _NEUTRAL and actor in {code for code, _, _ in group.codes})


def _in_camp_of(party: str, actor: str, known: str) -> bool:
    """Whether two codes are of one country and both for, or both against, its government."""
    if actor_country(party) != actor_country(actor) or actor_country(party) == "---":
        return False
    sectors = {actor_sector(party), actor_sector(actor)}
    return sectors <= _ORGANS or sectors <= _OPPOSITION
