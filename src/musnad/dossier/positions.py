"""Positions: what each party wants or rejects on each issue, since when, who says so, and on whose word we know it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.process import Process
from musnad.dossier.told import Told
from musnad.dossier.voices import Voice, resting_on, voice_of
from musnad.records import Position
from musnad.vocabulary import actor_sector
from musnad.world.load import load_world

__all__ = ["Stance", "positions"]

#: Sectors of those who are not known enough to be a party.
_NOBODY = frozenset({"UNK", "JRN", "UAF"})


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """What a party wants (`for`) or rejects (`against`) on an issue.

    `since` and `last` are the ISO days of the first and the last report in which it is taken, `days` all of them; `voices` who
    takes it; `sources` name the independent origins that tell of it, `origins` counts them; `evidence` are addresses (`KEY/p1`).
    """

    party: str
    issue: str
    stance: str
    since: str
    last: str
    days: tuple[str, ...]
    voices: tuple[Voice, ...]
    sources: tuple[str, ...]
    origins: int
    reports: int
    evidence: tuple[str, ...]


def positions(material: Material) -> tuple[Stance, ...]:
    """The stances of all parties on the issues of the process (all issues where it names none), by party, issue and day."""
    groups: dict[tuple[str, str, str], list[Told[Position]]] = {}
    for told in material.positions:
        if is_matter(told.entry.issue, material.process) and actor_sector(told.entry.party) not in _NOBODY:
            key = (party_of(told, material.process), told.entry.issue, told.entry.stance)
            groups.setdefault(key, []).append(told)
    found = (_stance(material, *key, group) for key, group in groups.items())
    return tuple(sorted(found, key=lambda s: (s.party, s.issue, s.since, s.stance)))


def is_matter(issue: str, process: Process) -> bool:
    """Whether an issue is of a process; one that names none is about all.

    >>> is_matter("ceasefire", Process(slug="a", name="A", parties=("SYR",), issues=("prisoners",)))
    False
    """
    return not process.issues or issue in process.issues


def party_of(told: Told[Position], process: Process) -> str:
    """Whose position it is: the id by which the process names the holder, else the actor code."""
    held = told.entities.get(told.entry.entity or "")
    known = (held.known if held else None) or ""
    named = known in (*process.parties, *process.also) and known not in load_world().states
    return known if named else told.entry.party


def _stance(material: Material, party: str, issue: str, stance: str, group: list[Told[Position]]) -> Stance:
    origins = material.origins(resting_on(material, told, told.entry.start, told.entry.end) for told in group)
    days = sorted({told.day for told in group})
    return Stance(
        party=party, issue=issue, stance=stance, since=days[0], last=days[-1], days=tuple(days),
        voices=_distinct(voice_of(material, told) for told in group),
        sources=tuple(origin.name for origin in origins.origins), origins=origins.independent,
        reports=len({told.filed.key for told in group}), evidence=tuple(sorted({told.address for told in group})),
    )  # fmt: skip


def _distinct(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(voices))
