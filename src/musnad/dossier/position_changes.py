"""What the stances of parties come to: who moved, whose own voices contradict one another, and which parties stand together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Literal

import msgspec

from musnad.dossier.positions import Stance
from musnad.dossier.voices import Voice
from musnad.vocabulary import actor_country, actor_sector

__all__ = ["Change", "Dissent", "Pair", "changes", "dissents", "pairs", "standing_on"]

#: Organs of one state: what they say differently is a contradiction of its own voices.
_ORGANS = frozenset({"GOV", "MIL", "SPY", "COP", "LEG"})


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A party that took the other side on an issue: from which day on, and the addresses of both."""

    party: str
    issue: str
    day: str
    before: str
    after: str
    evidence: tuple[str, ...]


class Dissent(msgspec.Struct, frozen=True, kw_only=True):
    """One party whose own voices contradict each other on an issue; `party` is a country where these are organs of one state."""

    party: str
    issue: str
    wanting: tuple[Voice, ...]
    rejecting: tuple[Voice, ...]
    evidence: tuple[str, ...]


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties, the issues on which their last stances are the same, and those on which they are opposed."""

    one: str
    other: str
    together: tuple[str, ...]
    apart: tuple[str, ...]


def changes(stances: Iterable[Stance]) -> tuple[Change, ...]:
    """The changes of sides, by day. A day on which a party is told to be on both sides is none."""
    found = []
    for (party, issue), held in _by_issue(stances).items():
        taken = sorted((day, stance.stance) for stance in held for day in stance.days)
        open_days = {day for (day, one), (next_day, other) in pairwise(taken) if day == next_day and one != other}
        clear = [(day, stance) for day, stance in taken if day not in open_days]
        evidence = tuple(sorted(item for stance in held for item in stance.evidence))
        for (_, before), (day, after) in pairwise(clear):
            if before != after:
                found.append(Change(party=party, issue=issue, day=day, before=before, after=after, evidence=evidence))
    return tuple(sorted(found, key=lambda change: (change.day, change.party, change.issue)))


def dissents(stances: Iterable[Stance]) -> tuple[Dissent, ...]:
    """The issues on which different voices of one party take both sides."""
    sides: dict[tuple[str, str], dict[str, list[Stance]]] = {}
    for stance in stances:
        sides.setdefault((_side(stance.party), stance.issue), {}).setdefault(stance.stance, []).append(stance)
    found = []
    for (party, issue), both in sorted(sides.items()):
        wanting, rejecting = (_voices(both.get(side, ())) for side in ("for", "against"))
        if wanting and rejecting and set(wanting) != set(rejecting):
            evidence = tuple(sorted(item for held in both.values() for stance in held for item in stance.evidence))
            found.append(Dissent(party=party, issue=issue, wanting=wanting, rejecting=rejecting, evidence=evidence))
    return tuple(found)


def pairs(stances: Iterable[Stance]) -> tuple[Pair, ...]:
    """Parties that both took a stance on some issue, with where they stand together and apart."""
    last: dict[str, dict[str, str]] = {}
    for (party, issue), held in _by_issue(stances).items():
        last.setdefault(party, {})[issue] = standing_on(held)
    found = []
    for one, other in combinations(sorted(last), 2):
        common = sorted(set(last[one]) & set(last[other]))
        together = tuple(issue for issue in common if last[one][issue] == last[other][issue] != "both")
        apart = tuple(issue for issue in common if {last[one][issue], last[other][issue]} == {"for", "against"})
        if together or apart:
            found.append(Pair(one=one, other=other, together=together, apart=apart))
    return tuple(found)


def standing_on(held: Sequence[Stance]) -> Literal["for", "against", "both"]:
    """Where a party stands by what was told last on an issue; `both` where that day tells both."""
    latest = max(stance.last for stance in held)
    told = {stance.stance for stance in held if stance.last == latest}
    return "both" if len(told) > 1 else "for" if "for" in told else "against"


def _by_issue(stances: Iterable[Stance]) -> dict[tuple[str, str], list[Stance]]:
    found: dict[tuple[str, str], list[Stance]] = {}
    for stance in stances:
        found.setdefault((stance.party, stance.issue), []).append(stance)
    return found


def _side(party: str) -> str:
    """Whose voice an actor code is: the country of organs of a state, else the party itself.

    >>> _side("USA MIL"), _side("YEM REB")
    ('USA', 'YEM REB')
    """
    return actor_country(party) if actor_sector(party) in _ORGANS else party


def _voices(stances: Iterable[Stance]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(voice for stance in stances for voice in stance.voices))
