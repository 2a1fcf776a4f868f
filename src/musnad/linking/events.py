"""The same event in two reports: what must not differ, what counts for it, and when it is enough."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import Any

from musnad.linking.sketches import EventSketch, Party, PlaceMark, days_between
from musnad.linking.wording import overlap
from musnad.vocabulary import SYMMETRIC, actor_country, actor_sector

__all__ = ["ENOUGH", "agree_parties", "agree_places", "compare_events", "distance_km", "kindred_types"]

#: Modes that tell one and the same kind of act in other words; acts of different groups are different events.
_MODE_GROUPS = {
    mode: n
    for n, modes in enumerate(
        (
            "abduct", "beat torture sexual", "crowd-control", "cyber", "misinformation", "arrest deport", "seize",
            "curfew martial-law", "restrict withhold", "censor", "phone", "visit third-party multilateral", "withdraw", "release",
            "disarm", "ceasefire", "access", "resign", "demo riot obstruct vandalize", "strike", "hunger", "boycott",
            "troops militia police", "weapons",
            "targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons unconventional",
        )
    )
    for mode in modes.split()
}  # fmt: skip
#: From this sum of what agrees on, two events are taken as one.
ENOUGH = 0.55
#: Places nearer than the first are one place, nearer than the second may be (a town and its region or airport are listed with
#: points of their own), farther apart they are two (kilometres).
_SAME_KM, _NEAR_KM = 10.0, 35.0
#: Types (and modes) that one happening is told under, and what that counts: a convoy that is sent and one that is let in are one in
#: all else; talks and what they agree on, clashes and the taking of a place are one only where much else agrees.
_KINDRED = {
    frozenset(pair.split()): counts
    for pair, counts in {
        "AID RETREAT:access": 0.05, "ASSAULT COERCE:seize": -0.2, "CONSULT AGREE": -0.1, "ACCUSE REJECT": -0.1,
        "ACCUSE THREATEN": -0.1, "CONCEDE RETREAT": -0.1, "CONCEDE AGREE": -0.1, "REQUEST THREATEN": -0.1, "AID COOPERATE": -0.1,
    }.items()
}  # fmt: skip
#: Modes of acts that one party does once and not again for a while.
_ONCE = frozenset({"resign", "ceasefire", "martial-law", "curfew"})
#: What a place counts whose name may stand for a government there, and one that is only described ("the road to the market").
_ACTING, _DESCRIBED = 0.4, 0.4
#: Numbers that two sentences share by chance.
_SMALL = frozenset("0123456")
#: Sectors of people whom one report names and another leaves out.
_BYSTANDERS = frozenset({"CVL", "REF", "UNK", "MED", "JRN", "SOC", "UAF", "LAB", "REL", "EDU", "BUS"})
#: Sectors of those who fight without being the forces of a state; the code of militants of several countries.
_ARMED, _MILITANTS = frozenset({"REB", "UAF", "PRM", "CRM"}), "IMG"
_COMPATIBLE = frozenset(
    {("actual", "actual"), ("future", "future"), ("hypothetical", "hypothetical"), ("future", "actual"), ("negated", "negated")}
)


def compare_events(new: EventSketch, earlier: EventSketch) -> tuple[float, dict[str, Any]] | None:
    """How far two events agree (from ENOUGH on they are one) and in what; None where something speaks against it.

    Type and status must be compatible, the days must not exclude each other, and neither may the places.
    """
    if not statuses_agree(new, earlier):
        return None
    kind = type_agreement(new, earlier)
    time = time_agreement(new, earlier)
    place = agree_settings(new, earlier)
    if kind is None or time is None or place == -1.0:
        return None
    parties = agree_parties(new.parties, earlier.parties)
    strangers = -0.25 if strange_parties(new.parties, earlier.parties) else 0.0
    if strangers and new.type in SYMMETRIC and len(new.parties) < 4 and len(earlier.parties) < 4:
        return None
    wording = overlap(new.words, earlier.words, 8) if new.lang == earlier.lang else None
    names = overlap(new.names, earlier.names, 2)
    figures = figures_agreement(new, earlier)
    anchors = wording is None or overlap(new.anchors, earlier.anchors) > 0
    told_apart = (
        (new.mode == earlier.mode and new.mode in _ONCE)
        or place > 0.5
        or figures > 0
        or min(len(of_weight(new.parties)), len(of_weight(earlier.parties))) > 1
    )
    parts = {
        "type": kind, "time": time, "place": place * (0.2 if place > 0 else 0.5), "parties": (parties - 0.35) * 0.35 + strangers,
        "wording": 0.0 if wording is None else max(-0.1, min(0.28, (wording - 0.2) * 0.6)),
        "anchors": 0.0 if wording is None else 0.06 if anchors else -0.04 if wording > 0.45 or kind >= 0.2 else -0.1,
        "names": (names - 0.3) * (0.25 if wording is None else 0.15) if new.names and earlier.names else 0.0,
        "figures": figures, "nothing_particular": 0.0 if told_apart else -0.12,
    }  # fmt: skip
    return round(sum(parts.values()), 3), {name: round(value, 3) for name, value in parts.items()}


def _names(event: EventSketch) -> tuple[str, str]:
    """The names under which an event may stand among the kindred."""
    return event.type, f"{event.type}:{event.mode}"


def kindred_types(event: EventSketch) -> tuple[str, ...]:
    """The other types under which the same happening may be told.

    >>> kindred_types(EventSketch("ASSAULT", "", "actual", (), "", "", False, "", "", "en"))
    ('COERCE',)
    """
    return tuple(
        sorted(other.partition(":")[0] for pair in _KINDRED for name in _names(event) if name in pair for other in pair - {name})
    )


def kinship(one: EventSketch, other: EventSketch) -> float | None:
    """What it counts that two types, with their modes, may tell one happening; None where they may not."""
    found = [_KINDRED[pair] for a in _names(one) for b in _names(other) if (pair := frozenset({a, b})) in _KINDRED]
    return max(found, default=None)


def statuses_agree(new: EventSketch, earlier: EventSketch) -> bool:
    """Whether one happening can have both statuses: what was planned may have come about by the later report."""
    one, other = (new, earlier) if new.published >= earlier.published else (earlier, new)
    return (other.status, one.status) in _COMPATIBLE


def type_agreement(new: EventSketch, earlier: EventSketch) -> float | None:
    """What type and mode add; None for types that are not kindred and for modes that are different acts."""
    if new.type != earlier.type:
        return kinship(new, earlier)
    if new.mode and earlier.mode and new.mode != earlier.mode:
        return 0.06 if _MODE_GROUPS.get(new.mode) == _MODE_GROUPS.get(earlier.mode) else None
    return 0.2 if new.mode == earlier.mode else 0.12


def time_agreement(new: EventSketch, earlier: EventSketch) -> float | None:
    """What the time adds; None where the days exclude each other.

    Two stated days must be one (of a night's event with the same dead they may be a day apart); a day that follows from the
    day of the report alone may be off by one.
    """
    if not new.first or not earlier.first:
        return None
    gap = max(days_between(new.last, earlier.first) or 0, days_between(earlier.last, new.first) or 0)
    if new.dated and earlier.dated:
        slip = gap == 1 and new.killed is not None and new.killed == earlier.killed
        return 0.2 if gap <= 0 else -0.2 if slip else None
    if gap <= 0:
        return 0.15 if new.dated or earlier.dated else 0.05
    return -0.05 if gap == 1 else None


def agree_places(one: PlaceMark | None, other: PlaceMark | None) -> float:
    """1 for one place, 0 where nothing can be said, -1 for places that exclude each other; a town may lie in an area or a state.

    >>> aleppo, idlib = PlaceMark("aleppo", "SYR", 36.2, 37.16), PlaceMark("idlib", "SYR", 35.93, 36.63)
    >>> province = PlaceMark("idlib-governorate", "SYR", 35.8, 36.7, reach=80)
    >>> [agree_places(aleppo, other) for other in (aleppo, idlib, province, PlaceMark("SYR", "SYR"), None)]
    [1.0, -1.0, 0.5, 0.3, 0.0]
    """
    if one is None or other is None:
        return 0.0
    if one.name == other.name:
        return 1.0 if one.country or one.lat is not None else _DESCRIBED
    if one.lat is not None and other.lat is not None:
        apart, reach = distance_km(one, other), one.reach + other.reach
        if reach:
            return 0.5 if apart <= reach and one.country == other.country else 0.0 if apart <= reach + _NEAR_KM else -1.0
        return 1.0 if apart <= _SAME_KM else 0.0 if apart <= _NEAR_KM else -1.0
    if one.country and other.country:
        return 0.3 if one.country == other.country else -1.0
    return 0.0


def agree_settings(one: EventSketch, other: EventSketch) -> float:
    """As `agree_places`, with the places of the sentence standing in for an event of which reading gave no place.

    Places that were found by a short spelling only speak against, they do not exclude (-0.999 at the least).
    """
    places, others = ((e.place,) if e.place else e.places for e in (one, other))
    found = max((agree_places(a, b) * (_ACTING if a.acts or b.acts else 1.0) for a in places for b in others), default=0.0)
    if one.place is not None and other.place is not None:
        return found
    if found >= 0:
        return found * 0.9
    if any(all(p.acts for p in marks) for marks in (places, others)):
        return 0.0  # a government acts anywhere
    return -1.0 if all(p.sure for p in (*places, *others)) else -0.999


def distance_km(one: PlaceMark, other: PlaceMark) -> float:
    """Kilometres between two points, on a flat map around them.

    >>> round(distance_km(PlaceMark("a", "", 36.2, 37.16), PlaceMark("b", "", 35.93, 36.63)))
    56
    """
    north = (one.lat or 0.0) - (other.lat or 0.0)
    east = ((one.lon or 0.0) - (other.lon or 0.0)) * cos(radians(one.lat or 0.0))
    return 111.2 * hypot(north, east)


def party_agreement(one: Party, other: Party) -> float:
    """How far two parties are one: 1 for one id or name, 0.9 for one actor code, 0.6 for one country, else 0."""
    if one.known and one.known == other.known:
        return 1.0
    if one.actor and one.actor == other.actor:
        return 0.9
    if (country := actor_country(one.actor)) != "---" and country == actor_country(other.actor):
        return 0.6
    if _is_nameless_fighter(one, other) or _is_nameless_fighter(other, one):
        return 0.6
    return 1.0 if one.name and one.name == other.name else 0.0


def _is_nameless_fighter(one: Party, other: Party) -> bool:
    """Whether one party is only described as armed ("a suicide bomber") and the other is an armed group: it may be of the group."""
    return not one.known and all(party.actor == _MILITANTS or actor_sector(party.actor) in _ARMED for party in (one, other))


def agree_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> float:
    """How far the parties of two events are the same, 0 to 1, by the smaller side; 0.35 where a side names none.

    Bystanders (civilians, workers) are left aside, and so is who acts and who suffers: reports turn a sentence round, and a
    reader may take one for the other.

    >>> russia, syria = Party("RUS", "RUS GOV", ""), Party("SYR", "SYR GOV", "")
    >>> agree_parties((russia, syria), (russia,)), agree_parties((russia,), (syria,)), agree_parties((russia,), ())
    (1.0, 0.0, 0.35)
    """
    one, other = of_weight(one), of_weight(other)
    if not one or not other:
        return 0.35
    few, many = sorted((one, other), key=len)
    best = [max(party_agreement(a, b) for b in many) for a in few]
    return sum(best) / len(best)


def strange_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether each side has somebody of weight whom the other lacks: talks of A with B are not talks of A with C.

    >>> a, b, c = (Party(code, code + " GOV", "") for code in ("RUS", "CHN", "EGY"))
    >>> strange_parties((a, b), (a, c)), strange_parties((a, b), (a,))
    (True, False)
    """
    return all(
        any(all(party_agreement(p, q) < 0.6 for q in others) for p in of_weight(mine))
        for mine, others in ((one, other), (other, one))
    )


def of_weight(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that no report of an event would leave out or describe in another way: not bystanders."""
    return tuple(p for p in parties if p.actor and actor_sector(p.actor) not in _BYSTANDERS)


def figures_agreement(new: EventSketch, earlier: EventSketch) -> float:
    """What figures add: the same number of victims speaks for one event, a wholly different one against it, unless it is the later
    report that counts more: tolls rise."""
    agreed, apart = 0.0, 0.0
    late, early = (new, earlier) if new.published >= earlier.published else (earlier, new)
    for after, before in ((late.killed, early.killed), (late.injured, early.injured)):
        if after is None or before is None:
            continue
        high, low = max(after, before), max(1, min(after, before))
        if after == before:
            agreed += 0.1 if after > 2 else 0.05
        elif high > 1.5 * low + 2:
            apart = max(apart, (0.15 if high > 3 * low else 0.12) / (2 if after > before else 1))
    common = len(set(new.numbers) & set(earlier.numbers) - _SMALL)
    if not apart:  # how many were taken, freed, sent: figures that are neither dead nor injured, or were not read as such
        agreed = max(agreed, 0.07 * min(common, 3))
    return agreed - apart
