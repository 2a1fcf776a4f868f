"""Proposing processes: parties that keep meeting on the same matters for weeks, as an archive tells of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from math import log2
from typing import NamedTuple

import msgspec

from musnad.archive.archive import Archive
from musnad.archive.encounters import Encounter, Topics
from musnad.dossier.process import Process
from musnad.labels import party_name
from musnad.vocabulary import INTERNATIONAL, actor_country, actor_sector
from musnad.world.load import World, load_world

__all__ = ["Proposal", "propose"]

#: Talks that rest for so many days are taken up anew: another process.
_REST = 28
#: The least that a process has: reports, and weeks in which there were any.
_REPORTS, _WEEKS = 4, 2
#: Beyond so many parties a meeting is a summit or an assembly, not talks between its members.
_MOST = 5
#: Sectors that negotiate for a state, and those that negotiate for themselves.
_STATE, _OTHERS = frozenset({"GOV", "MIL", "SPY"}), frozenset({"OPP", "REB", "PRM", "PTY"})
#: Whoever mediates or convenes.
_CONVENERS = frozenset({"UNO", "EUR", "IGO"})
#: The part of the reports in which an issue, the country of the conflict or a place must stand.
_ISSUE, _COUNTRY, _PLACE = 0.15, 0.4, 0.1
_ISSUES, _PLACES, _ALSO = 8, 6, 4
#: Of two spans of talks on one country so much must overlap for them to be one process.
_OVERLAP = 0.5


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A process that an archive tells of: its definition, how many reports of how many weeks tell of encounters of its parties, the
    addresses of the first encounters, and the rank (weeks times the binary logarithm of reports)."""

    process: Process
    reports: int
    weeks: int
    encounters: int
    rank: float
    evidence: tuple[str, ...]


class _Talks(NamedTuple):
    """The encounters of two parties during one span, and what their reports speak of."""

    parties: tuple[str, str]
    met: tuple[Encounter, ...]
    topics: Topics
    country: str

    @property
    def since(self) -> str:
        return self.met[0].day

    @property
    def until(self) -> str:
        return self.met[-1].day


def propose(archive: Archive, since: str | None = None, until: str | None = None, limit: int = 10) -> tuple[Proposal, ...]:
    """The processes that the reports of an archive tell of, published within some ISO days; the strongest first.

    Parties that meet in at least four reports and two weeks, without a rest of four weeks, on issues of peace and war. Talks on one
    country at one time in which a party is the same are one process.
    """
    encounters = list(archive.encounters(since, until))
    spans = sorted(_spans(encounters), key=lambda span: (-_rank(span[1]), span[0]))[: limit * 5]
    world = load_world()
    talks = [made for parties, met in spans if (made := _talks(archive, parties, met, world))]
    groups: list[list[_Talks]] = []
    for one in talks:
        at = next((group for group in groups if _is_part(one, group[0])), None)
        if at is None:
            groups.append([one])
        else:
            at.append(one)
    return tuple(sorted(_proposals(groups[:limit], world), key=lambda p: (-p.rank, p.process.slug)))


def _spans(encounters: Iterable[Encounter]) -> Iterator[tuple[tuple[str, str], tuple[Encounter, ...]]]:
    """The spans during which two parties kept meeting."""
    met: dict[tuple[str, str], list[Encounter]] = defaultdict(list)
    for encounter in encounters:
        parties = sorted({party for actor in encounter.actors if (party := _party(actor, encounter.actors))})
        for pair in combinations(parties, 2) if len(parties) <= _MOST else ():
            met[pair[0], pair[1]].append(encounter)
    for between, held in met.items():
        held.sort(key=lambda e: (e.day, e.item))
        start = 0
        breaks = [n for n, (one, other) in enumerate(pairwise(held), 1) if _days(one.day, other.day) > _REST]
        for stop in (*breaks, len(held)):
            span = tuple(held[start:stop])
            if len({e.version for e in span}) >= _REPORTS and len({_week(e.day) for e in span}) >= _WEEKS:
                yield between, span
            start = stop


def _party(actor: str, together: Sequence[str]) -> str:
    """The party that an actor code stands for: the state, unless another party of it takes part; empty for those who only attend.

    >>> _party("RUS GOV", ["RUS GOV", "USA GOV"]), _party("SYR GOV", ["SYR GOV", "SYR OPP"]), _party("GBR JRN", [])
    ('RUS', 'SYR GOV', '')
    """
    country, sector = actor_country(actor), actor_sector(actor)
    if country == "---" or actor in INTERNATIONAL:
        return ""
    if sector in _OTHERS:
        return actor
    if sector not in _STATE:
        return ""
    divided = any(actor_country(other) == country and actor_sector(other) in _OTHERS for other in together)
    return f"{country} GOV" if divided else country


def _talks(archive: Archive, parties: tuple[str, str], met: tuple[Encounter, ...], world: World) -> _Talks | None:
    """The talks of two parties with what they are about; None where their reports name no issue."""
    topics = archive.topics({encounter.version for encounter in met})
    reports = len({encounter.version for encounter in met})
    if not any(count >= _ISSUE * reports for count in topics.issues.values()):
        return None
    own = {actor_country(party) if " " in party else party for party in parties}
    countries = Counter({c: n for c, n in topics.countries.items() if c in world.states and (c not in own or len(own) == 1)})
    country = min(countries, key=lambda c: (-countries[c], c), default="")
    return _Talks(parties, met, topics, country if countries[country] >= _COUNTRY * reports else "")


def _is_part(one: _Talks, other: _Talks) -> bool:
    """Whether talks are of the process that other talks are: on one country, at one time, with a party in common."""
    if not set(one.parties) & set(other.parties) or one.country != other.country or not one.country:
        return False
    shared = _days(max(one.since, other.since), min(one.until, other.until)) + 1
    return shared >= _OVERLAP * (_days(one.since, one.until) + 1)


def _proposals(groups: Iterable[list[_Talks]], world: World) -> Iterator[Proposal]:
    slugs: set[str] = set()
    for group in groups:
        met = tuple({e.item: e for talks in group for e in talks.met}.values())
        reports = {e.version for e in met}
        slug = _slug(group[0])
        while slug in slugs:
            slug += "-2"
        slugs.add(slug)
        yield Proposal(
            process=_process(group, slug, world), reports=len(reports), weeks=len({_week(e.day) for e in met}), encounters=len(met),
            rank=round(_rank(met), 3), evidence=tuple(e.item for e in sorted(met, key=lambda e: (e.day, e.item))[:_PLACES]),
        )  # fmt: skip


def _process(group: list[_Talks], slug: str, world: World) -> Process:
    """The definition that talks lead to: those who meet each other negotiate, the others are of the matter."""
    first = group[0]
    others = Counter({party: len(talks.met) for talks in group[1:] for party in talks.parties if party not in first.parties})
    conveners = Counter(actor for talks in group for e in talks.met for actor in e.actors if actor in _CONVENERS)
    also = [party for party, _ in sorted(others.items(), key=_most)] + [body for body, _ in sorted(conveners.items(), key=_most)]
    least = len({e.version for e in first.met})
    issues = [issue for issue, count in sorted(first.topics.issues.items(), key=_most) if count >= _ISSUE * least]
    places = [_place(at, world) for at, count in sorted(first.topics.places.items(), key=_most) if count >= _PLACE * least]
    since, until = min(talks.since for talks in group), max(talks.until for talks in group)
    return Process(
        slug=slug, name=_name(first, "en"), name_ar=_name(first, "ar"), parties=first.parties, also=tuple(also[:_ALSO]),
        countries=(first.country,) if first.country else (), places=tuple(dict.fromkeys(filter(None, places)))[:_PLACES],
        issues=tuple(issues[:_ISSUES]), since=date.fromisoformat(since), until=date.fromisoformat(until),
    )  # fmt: skip


def _name(talks: _Talks, lang: str) -> str:
    one, other = (party_name(party, lang) for party in talks.parties)
    matter = party_name(talks.country, lang) if _elsewhere(talks) else ""
    if lang == "ar":
        return f"محادثات {one} و{other}" + (f" بشأن {matter}" if matter else "")
    return f"Talks between {one} and {other}" + (f" on {matter}" if matter else "")


def _elsewhere(talks: _Talks) -> bool:
    """Whether talks are on a country that is none of the parties."""
    return bool(talks.country) and all(actor_country(party) != talks.country for party in talks.parties)


def _slug(talks: _Talks) -> str:
    """A name for commands: parties, country of the conflict, month of the first encounter."""
    parts = [*talks.parties, *([talks.country] if _elsewhere(talks) else []), talks.since[:7]]
    return re.sub(r"[^a-z0-9]+", "-", " ".join(parts).lower())


def _place(at: str, world: World) -> str:
    """The English name of a place of the world data; empty for others and for states."""
    place = world.places.get(at)
    state = world.states.get(at.removeprefix("capital-")) if at.startswith("capital-") else None
    return place.en if place else state.capital_en if state else ""


def _rank(met: Sequence[Encounter]) -> float:
    return len({_week(e.day) for e in met}) * log2(1 + len({e.version for e in met}))


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _week(day: str) -> tuple[int, int]:
    return date.fromisoformat(day).isocalendar()[:2]


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
