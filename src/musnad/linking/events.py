"""The same event in two reports: what must not differ, what counts for it, and when it is enough."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import Any

from musnad.linking.sketches import EventSketch, Party, PlaceMark, days_between
from musnad.linking.wording import overlap
from musnad.vocabulary import actor_country

__all__ = ["ENOUGH", "agree_parties", "agree_places", "compare_events", "distance_km", "kindred_types"]

#: From this sum of what agrees on, two events are taken as one.
ENOUGH = 0.55
#: Places nearer than this are one place: a town and its region or airport are listed with points of their own (kilometres).
_NEAR_KM = 35.0
#: Types that one happening is told under: clashes and the taking of a place, talks and what they agree on, blame and refusal.
_KINDRED = tuple(
    frozenset(pair.split())
    for pair in (
        "ASSAULT COERCE", "CONSULT AGREE", "ACCUSE REJECT", "ACCUSE THREATEN", "CONCEDE RETREAT", "CONCEDE AGREE",
        "REQUEST THREATEN", "AID COOPERATE",
    )
)  # fmt: skip
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
    place = agree_places(new.place, earlier.place)
    if kind is None or time is None or place == -1.0:
        return None
    parties = agree_parties(new.parties, earlier.parties)
    wording = overlap(new.words, earlier.words, 8) if new.lang == earlier.lang else None
    names = overlap(new.names, earlier.names, 2)
    figures = figures_agreement(new, earlier)
    parts = {
        "type": kind, "time": time, "place": place * 0.2, "parties": (parties - 0.35) * 0.35,
        "wording": 0.0 if wording is None else min(0.3, (wording - 0.12) * 0.6),
        "names": (names - 0.3) * (0.25 if wording is None else 0.15), "figures": figures,
    }  # fmt: skip
    return round(sum(parts.values()), 3), {name: round(value, 3) for name, value in parts.items()}


def kindred_types(kind: str) -> tuple[str, ...]:
    """The other types under which the same happening may be told.

    >>> kindred_types("ASSAULT")
    ('COERCE',)
    """
    return tuple(sorted(other for pair in _KINDRED if kind in pair for other in pair - {kind}))


def statuses_agree(new: EventSketch, earlier: EventSketch) -> bool:
    """Whether one happening can have both statuses: what was planned may have come about by the later report."""
    one, other = (new, earlier) if new.published >= earlier.published else (earlier, new)
    return (other.status, one.status) in _COMPATIBLE


def type_agreement(new: EventSketch, earlier: EventSketch) -> float | None:
    """What type and mode add: less for kindred types, nothing at all may differ beyond them."""
    if new.type != earlier.type:
        return 0.0 if frozenset({new.type, earlier.type}) in _KINDRED else None
    if new.mode and earlier.mode:
        return 0.2 if new.mode == earlier.mode else 0.1
    return 0.15


def time_agreement(new: EventSketch, earlier: EventSketch) -> float | None:
    """What the time adds; None where the days exclude each other.

    Two stated days must be one (a day apart is taken as a slip when a report of another language or hour counts differently);
    a day that follows from the day of the report alone may be off by one.
    """
    if not new.first or not earlier.first:
        return None
    gap = max(days_between(new.last, earlier.first) or 0, days_between(earlier.last, new.first) or 0)
    if new.dated and earlier.dated:
        return {0: 0.2, 1: -0.1}.get(gap)
    if gap <= 0:
        return 0.15 if new.dated or earlier.dated else 0.1
    return -0.05 if gap == 1 else None


def agree_places(one: PlaceMark | None, other: PlaceMark | None) -> float:
    """1 for one place, 0 where nothing can be said, -1 for places that exclude each other.

    >>> aleppo, idlib = PlaceMark("aleppo", "SYR", 36.2, 37.16), PlaceMark("idlib", "SYR", 35.93, 36.63)
    >>> [agree_places(aleppo, other) for other in (aleppo, idlib, PlaceMark("SYR", "SYR"), None)]
    [1.0, -1.0, 0.3, 0.0]
    """
    if one is None or other is None:
        return 0.0
    if one.name == other.name:
        return 1.0
    if one.lat is not None and other.lat is not None:
        return 1.0 if distance_km(one, other) <= _NEAR_KM else -1.0
    if one.country and other.country:
        return 0.3 if one.country == other.country else -1.0
    return 0.0


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
    return 1.0 if one.name and one.name == other.name else 0.0


def agree_parties(one: tuple[Party, ...], other: tuple[Party, ...]) -> float:
    """How far the parties of two events are the same, 0 to 1, by the smaller side; 0.35 where a side names none.

    Who acts and who suffers is left aside: reports turn a sentence round, and a reader may take one for the other.

    >>> russia, syria = Party("RUS", "RUS GOV", ""), Party("SYR", "SYR GOV", "")
    >>> agree_parties((russia, syria), (russia,)), agree_parties((russia,), (syria,)), agree_parties((russia,), ())
    (1.0, 0.0, 0.35)
    """
    if not one or not other:
        return 0.35
    few, many = sorted((one, other), key=len)
    best = [max(party_agreement(a, b) for b in many) for a in few]
    return sum(best) / len(best)


def figures_agreement(new: EventSketch, earlier: EventSketch) -> float:
    """What figures add: the same number of victims speaks for one event, a wholly different one against it."""
    found = 0.0
    for a, b in ((new.killed, earlier.killed), (new.injured, earlier.injured)):
        if a is not None and b is not None:
            if a == b:
                found += 0.1 if a > 2 else 0.05
            elif max(a, b) > 3 * max(1, min(a, b)):
                found -= 0.15
    return found
