"""Who sits at a table: the parties of a meeting as reports name them, and at which level they meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from musnad.dossier.process import Process
from musnad.dossier.voices import office_of
from musnad.records import Entity
from musnad.vocabulary import INTERNATIONAL, actor_country, actor_sector

__all__ = ["LEVELS", "is_of", "level_of", "party_at_table", "rank_of"]

#: The levels of meetings, the highest first.
LEVELS = ("leaders", "ministers", "envoys", "experts")
#: Those who act for a state at talks, whoever of its organs they belong to.
_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "UNK", "LEG"})
#: Sectors that negotiate.
_TABLE = frozenset({"GOV", "REB", "OPP", "PRM", "PTY", "SOC"})
#: Roles of offices by level; ministers are all whose role ends so.
_LEADERS = frozenset(
    {"president", "prime_minister", "monarch", "crown_prince", "supreme_leader", "vice_president", "secretary_general", "leader"}
)
_ENVOYS = frozenset({"envoy", "ambassador", "ambassador_un", "high_representative", "deputy_foreign_minister", "spokesman"})
_EXPERTS = frozenset({"commander", "army_chief", "intelligence_chief"})


def party_at_table(entity: Entity, process: Process) -> str:
    """The party for which somebody sits at a table; empty for who does not negotiate (media, residents, people of no country).

    Officers and experts of a state sit for its government, unless the process names its army as a party.
    """
    known, actor = entity.known or "", entity.actor or ""
    if known and known in (*process.parties, *process.also) and " " not in known and known != actor_country(actor):
        return known
    country, sector = actor_country(actor), actor_sector(actor)
    if country in INTERNATIONAL:
        return actor if country not in ("IMG", "MNC", "ISM") else ""
    if country == "---" or not actor:
        return ""
    if sector in _STATE and actor not in process.parties:
        return f"{country} GOV"
    return actor if sector in _TABLE or actor in process.parties else ""


def is_of(party: str, parties: Collection[str]) -> bool:
    """Whether a party is among some, which may be named by their country alone.

    >>> is_of("RUS GOV", ("USA", "RUS")), is_of("SYR OPP", ("SYR GOV",))
    (True, False)
    """
    return party in parties or actor_country(party) in parties


def rank_of(entity: Entity, day: str) -> str:
    """The level of a person by the office held on an ISO day; empty where none is known."""
    role = office_of(entity, day).partition(".")[2].partition(".")[0]
    if role in _LEADERS:
        return "leaders"
    if role.endswith("minister") and role not in _ENVOYS:
        return "ministers"
    return "envoys" if role in _ENVOYS else "experts" if role in _EXPERTS else ""


def level_of(sides: Iterable[Iterable[str]]) -> str:
    """The level of a meeting from the ranks of those who sit on each side: of the highest on each side the lowest.

    >>> level_of([["ministers", "envoys"], ["leaders"]]), level_of([["envoys"], []]), level_of([[], []])
    ('ministers', 'envoys', '')
    """
    highest = [min(map(LEVELS.index, held)) for side in sides if (held := [rank for rank in side if rank])]
    return LEVELS[max(highest)] if highest else ""
