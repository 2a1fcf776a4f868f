"""Contradictions between reports: rival figures, denials, and meetings that were planned by one and called off by another."""

from __future__ import annotations

from typing import Any

from musnad.linking.events import agree_parties, agree_places, time_agreement
from musnad.linking.sketches import EventSketch, StatementSketch, days_between
from musnad.linking.wording import overlap

__all__ = ["cancels", "denies_event", "denies_statement", "rival_figures"]

#: Parts of the evidence that must agree before a denial is tied to what it denies.
_PARTIES, _WORDING, _SIGNS = 0.6, 0.3, 0.5
#: A denial answers what was reported within so many days before or after.
_DAYS = 3


def rival_figures(new: EventSketch, earlier: EventSketch) -> dict[str, Any] | None:
    """The figures in which two reports of one event differ, or None. `revised` where one outlet counts more later.

    >>> event = EventSketch("ASSAULT", "", "actual", (), "", "", False, "2019-03-15", "bbc", "en", killed=12)
    >>> rival_figures(event, EventSketch("ASSAULT", "", "actual", (), "", "", False, "2019-03-14", "bbc", "en", killed=9))
    {'killed': [12, 9], 'revised': True}
    """
    pairs = {"killed": (new.killed, earlier.killed), "injured": (new.injured, earlier.injured)}
    differ: dict[str, Any] = {name: [a, b] for name, (a, b) in pairs.items() if a is not None and b is not None and a != b}
    if not differ:
        return None
    more = all(a > b if new.published >= earlier.published else a < b for a, b in differ.values())
    return {**differ, "revised": new.outlet == earlier.outlet and more}


def denies_event(one: EventSketch, other: EventSketch) -> dict[str, Any] | None:
    """What ties a negated event to one that is reported as having happened, or None."""
    if {one.status, other.status} != {"negated", "actual"} or one.type != other.type:
        return None
    denied, told = (one, other) if one.status == "negated" else (other, one)
    days = time_agreement(denied, told)
    if denied.dated or told.dated:
        gap = days_between(told.last, denied.last)
        days = 0.0 if days is None and not (denied.dated and told.dated) and gap is not None and 0 <= gap <= _DAYS else days
    place = agree_places(one.place, other.place)
    parties = agree_parties(one.parties, other.parties)
    wording = overlap(one.words, other.words, 6) if one.lang == other.lang else 0.0
    names = overlap(one.names, other.names, 2)
    if days is None or place < 0 or parties < 0.35 or (place < 1 and parties < _PARTIES):
        return None
    if place + names + wording < 0.9:
        return None
    return {"place": round(place, 3), "parties": round(parties, 3), "wording": round(wording, 3), "names": round(names, 3)}


def denies_statement(one: StatementSketch, other: StatementSketch) -> dict[str, Any] | None:
    """What ties a denial to the statement it denies, or None: another speaker, the same content, within days."""
    if (one.act == "deny") == (other.act == "deny"):
        return None
    gap = days_between(one.day, other.day)
    if gap is None or abs(gap) > _DAYS or (one.speaker.known and one.speaker == other.speaker):
        return None
    signs = overlap((*one.signs, *one.numbers), (*other.signs, *other.numbers), 3)
    wording = overlap(one.words, other.words, 5) if one.lang == other.lang else 0.0
    if wording < _WORDING + 0.2 and not (signs >= _SIGNS and (wording >= _WORDING or one.lang != other.lang)):
        return None
    return {"wording": round(wording, 3), "signs": round(signs, 3), "days": abs(gap)}


def cancels(one: EventSketch, other: EventSketch) -> dict[str, Any] | None:
    """What ties a meeting that is planned in one report to its cancellation in another, or None."""
    planned, off = (one, other) if one.type == "CONSULT" and one.status == "future" else (other, one)
    called_off = (off.type == "REJECT" and off.mode == "meet") or (off.type == "CONSULT" and off.status == "negated")
    if planned.type != "CONSULT" or planned.status != "future" or not called_off or off.status == "hypothetical":
        return None
    parties = agree_parties(one.parties, other.parties)
    place = agree_places(one.place, other.place)
    gap = days_between(planned.published, off.published)
    if place < 0 or parties < 0.9 or gap is None or not -1 <= gap <= 30 or not planned.parties or not off.parties:
        return None
    if planned.dated and (days_between(off.published, planned.first) or 0) < -_DAYS:
        return None  # the planned day had gone by
    if planned.dated and off.dated and off.first != off.published[:10] and off.first != planned.first:
        return None
    return {"parties": round(parties, 3), "place": round(place, 3), "planned_for": planned.first if planned.dated else None}
