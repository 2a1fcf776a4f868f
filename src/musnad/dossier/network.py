"""The network of a process: who supports, opposes, fights, mediates between and negotiates with whom, from when to when.

How the relation of two parties changes from week to week is their alignment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, permutations
from typing import Literal, NamedTuple

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.told import ToldEvent
from musnad.records import Entity
from musnad.vocabulary import SYMMETRIC, actor_country, actor_sector
from musnad.world.load import load_world

__all__ = ["Alignment", "Kind", "Relation", "Week", "alignments", "network"]

Kind = Literal["supports", "opposes", "fights", "mediates", "negotiates"]

#: The relation that an event of a type shows between who acts and to whom it is done. Demands (REQUEST) and moves of troops show
#: none by themselves.
_SHOWS: dict[str, Kind] = {
    "SUPPORT": "supports", "COOPERATE": "supports", "AID": "supports", "CONCEDE": "supports",
    "ACCUSE": "opposes", "REJECT": "opposes", "THREATEN": "opposes", "SANCTION": "opposes", "PROTEST": "opposes",
    "ASSAULT": "fights", "COERCE": "fights",
    "CONSULT": "negotiates", "AGREE": "negotiates",
}  # fmt: skip
#: Whether a relation is friendly (1) or hostile (-1); to negotiate or mediate is neither.
_SIGNS: dict[Kind, int] = {"supports": 1, "opposes": -1, "fights": -1, "mediates": 0, "negotiates": 0}
#: Bodies that take part in talks of others as mediators.
_MEDIATORS = frozenset({"UNO", "EUR", "IGO"})
#: Who is no party: bystanders, media, the unknown.
_NO_PARTY = frozenset({"CVL", "REF", "UNK", "MED", "JRN", "SOC", "UAF", "LAB", "REL", "EDU", "BUS", "AGR", "CRM", "JUD", "ELI"})
#: Beyond so many who take part, not each talks with each.
_MOST = 4


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A relation of one party to another. `sign` is 1 for friendly, -1 for hostile, 0 for neither; `events` counts the different
    events that show it, `origins` (the weight) on how many independent origins these rest in all. Talks have no direction: `source`
    comes first in the alphabet."""

    source: str
    target: str
    kind: Kind
    sign: int
    first: str
    last: str
    events: int
    reports: int
    origins: int
    evidence: tuple[str, ...]


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """What one ISO week (by its Monday) shows of two parties: events that are friendly and hostile, weighed by their origins, and
    `balance`, their difference by their sum, from -1 to 1; None where the week shows neither. `reports` were read in the week."""

    week: str
    friendly: int
    hostile: int
    balance: float | None
    reports: int


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """How two parties stand to each other over time: `weeks` from the first report to the last, and `changes`, the Mondays of the
    weeks in which the sign of the balance was another than when it was last known. `agree` and `differ` are the issues on which
    their positions are the same or contrary."""

    one: str
    other: str
    weeks: tuple[Week, ...]
    changes: tuple[str, ...]
    agree: tuple[str, ...]
    differ: tuple[str, ...]


class _Tie(NamedTuple):
    """One event that shows a relation."""

    source: str
    target: str
    kind: Kind
    day: str
    items: tuple[str, ...]
    origins: int


def network(material: Material, min_origins: int = 1) -> tuple[Relation, ...]:
    """The relations between the parties that the reports name, those on most origins first.

    Parties are countries and actor codes, or the id by which the process names them; only what is told as having happened counts.
    """
    together: dict[tuple[str, str, Kind], list[_Tie]] = defaultdict(list)
    for tie in _ties(material):
        together[tie.source, tie.target, tie.kind].append(tie)
    found = [_relation(material, ties) for ties in together.values()]
    kept = (relation for relation in found if relation.origins >= min_origins)
    return tuple(sorted(kept, key=lambda r: (-r.origins, -r.events, r.source, r.target, r.kind)))


def alignments(material: Material, min_origins: int = 1) -> tuple[Alignment, ...]:
    """How each two parties stand to each other from week to week; pairs with most events first."""
    signed: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
    for tie in _ties(material):
        if _SIGNS[tie.kind] and tie.source != tie.target:
            one, other = sorted((tie.source, tie.target))
            signed[one, other].append(tie)
    stances = _stances(material)
    found = [
        _alignment(material, pair, ties, stances) for pair, ties in signed.items() if sum(t.origins for t in ties) >= min_origins
    ]
    return tuple(sorted(found, key=lambda a: (-sum(w.friendly + w.hostile for w in a.weeks), a.one, a.other)))


def _ties(material: Material) -> Iterator[_Tie]:
    """What each event shows; an event that several reports tell is one."""
    for group in material.same_events:
        told = [one for one in group if one.entry.status == "actual" and one.entry.type in _SHOWS]
        shown: dict[tuple[str, str, Kind], list[ToldEvent]] = defaultdict(list)
        for one in told:
            for key in _shown(one, material):
                shown[key].append(one)
        for (source, target, kind), tellers in shown.items():
            items = tuple(sorted(one.address for one in tellers))
            day = min(one.window[0] or one.day for one in tellers)
            yield _Tie(source, target, kind, day, items, material.origins(items).independent)


def _shown(told: ToldEvent, material: Material) -> Iterator[tuple[str, str, Kind]]:
    kind = _SHOWS[told.entry.type]
    actors, recipients = _parties(told.actors, material), _parties(told.recipients, material)
    if told.entry.type in SYMMETRIC and kind == "negotiates":
        yield from _talks(sorted({*actors, *recipients}), told)
        return
    pairs: Iterable[tuple[str, str]] = ((a, r) for a in actors for r in recipients)
    if not recipients and told.entry.type == "ASSAULT" and 1 < len(actors) <= _MOST:
        pairs = permutations(actors, 2)  # clashes: both sides act
    elif told.entry.type == "COOPERATE":
        pairs = permutations(sorted({*actors, *recipients}), 2)
    yield from ((source, target, kind) for source, target in pairs if source != target)


def _talks(parties: Sequence[str], told: ToldEvent) -> Iterator[tuple[str, str, Kind]]:
    """Who negotiates with whom, and who mediates: an international body, when two others take part."""
    mediators = [p for p in parties if p in _MEDIATORS]
    others = [p for p in parties if p not in _MEDIATORS]
    if len(others) > 1 and mediators:
        yield from ((mediator, party, "mediates") for mediator in mediators for party in others)
    elif told.entry.mode == "third-party":
        yield from ((mediator, party, "mediates") for mediator in mediators for party in others)
        return
    between = others if len(others) > 1 else parties
    if len(between) <= _MOST:
        yield from ((one, other, "negotiates") for one, other in combinations(between, 2))


def _parties(entities: Iterable[Entity], material: Material) -> list[str]:
    """The parties that some act for: as the process names them, else a state by its country, others by their actor code."""
    return sorted({party for entity in entities if (party := _party(entity, material))})


def _party(entity: Entity, material: Material) -> str:
    named = (*material.process.parties, *material.process.also)
    for party in named:
        if party in (entity.known, entity.actor):
            return party
    code = entity.actor or ""
    country, sector = actor_country(code), actor_sector(code)
    if country in named and sector in ("GOV", "MIL", "SPY", "LEG"):
        return country
    if not code or country == "---" or sector in _NO_PARTY:
        return ""
    if sector in ("GOV", "MIL", "SPY", "LEG", "COP") and country in load_world().states:
        return f"{country} GOV" if f"{country} GOV" in named else country
    return code


def _relation(material: Material, ties: Sequence[_Tie]) -> Relation:
    items = tuple(sorted({item for tie in ties for item in tie.items}))
    days = sorted(tie.day for tie in ties)
    kind = ties[0].kind
    return Relation(
        source=ties[0].source, target=ties[0].target, kind=kind, sign=_SIGNS[kind], first=days[0], last=days[-1], events=len(ties),
        reports=len({item.partition("/")[0] for item in items}), origins=sum(tie.origins for tie in ties), evidence=items,
    )  # fmt: skip


def _alignment(
    material: Material, pair: tuple[str, str], ties: Sequence[_Tie], stances: dict[str, set[tuple[str, str]]]
) -> Alignment:
    read: dict[str, int] = defaultdict(int)
    for day, count in material.coverage.items():
        read[_monday(day)] += count
    weeks = []
    for week in _mondays(min(read), max(read)):
        here = [tie for tie in ties if _monday(tie.day) == week]
        friendly = sum(tie.origins for tie in here if _SIGNS[tie.kind] > 0)
        hostile = sum(tie.origins for tie in here if _SIGNS[tie.kind] < 0)
        balance = round((friendly - hostile) / (friendly + hostile), 2) if here else None
        weeks.append(Week(week=week, friendly=friendly, hostile=hostile, balance=balance, reports=read.get(week, 0)))
    mine, theirs = stances.get(pair[0], set()), stances.get(pair[1], set())
    contrary = {(issue, "against" if stance == "for" else "for") for issue, stance in theirs}
    return Alignment(
        one=pair[0], other=pair[1], weeks=tuple(weeks), changes=tuple(_changes(weeks)),
        agree=tuple(sorted({issue for issue, _ in mine & theirs})), differ=tuple(sorted({issue for issue, _ in mine & contrary})),
    )  # fmt: skip


def _changes(weeks: Iterable[Week]) -> Iterator[str]:
    """The weeks in which two parties turned from friendly to hostile or back."""
    before = 0.0
    for week in weeks:
        if week.balance:
            if week.balance * before < 0:
                yield week.week
            before = week.balance


def _stances(material: Material) -> dict[str, set[tuple[str, str]]]:
    """The issues and stances that parties were told to take."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for told in material.positions:
        party = _party(Entity("", "", "organisation", told.entry.party, ()), material)
        found[party].add((told.entry.issue, told.entry.stance))
    return found


def _monday(day: str) -> str:
    at = date.fromisoformat(day)
    return (at - timedelta(days=at.weekday())).isoformat()


def _mondays(first: str, last: str) -> Iterator[str]:
    at = date.fromisoformat(first)
    while at.isoformat() <= last:
        yield at.isoformat()
        at += timedelta(days=7)
