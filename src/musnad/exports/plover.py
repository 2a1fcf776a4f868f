"""PLOVER: events as the JSON records of its manual (openeventdata/PLOVER, 2024-02-04), one a line."""

from __future__ import annotations

from typing import Any

import msgspec

from musnad.exports.about import About
from musnad.exports.coded import CodedEvent, CodedParty
from musnad.vocabulary import EVENT_TYPES, actor_country, actor_sector

__all__ = ["plover"]


def plover(events: list[CodedEvent], told: About) -> bytes:
    """The events as JSON Lines. Where the manual has a field, its name is used; the count of independent origins and the addresses
    of the words stand in `text_info`, what the export is made of in `cite_info`."""
    cite = {"corpus": told.name, "codebook": "PLOVER 2024-02-04", "coder": told.version, "version": told.version,
            "citation": told.sentence()}  # fmt: skip
    return b"".join(msgspec.json.encode(_record(event, cite)) + b"\n" for event in events)


def _record(event: CodedEvent, cite: dict[str, str]) -> dict[str, Any]:
    kind = EVENT_TYPES[event.type]
    told: dict[str, Any] = {
        "id": event.id, "date": event.first, "enddate": event.last if event.last != event.first else None,
        "event": event.type, "mode": [event.mode] if event.mode else [], "context": [],
        "actor": [_entity(party) for party in event.actors], "recipient": [_entity(party) for party in event.recipients],
        "quad_code": kind.quad, "event_scale": kind.score, "event_text": event.words, "text": event.sentence,
        "event_loc": _place(event), "dead": event.killed.best if event.killed else None,
        "injured": event.injured.best if event.injured else None, "link": event.url, "coder": cite["coder"],
        "text_info": {"origins": event.origins, "sources": event.sources, "outlets": event.outlets, "reports": event.reports,
                      "evidence": event.evidence},
        "cite_info": cite,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


def _entity(party: CodedParty) -> dict[str, str]:
    told = {"code": actor_country(party.code), "sector": actor_sector(party.code), "entity_text": party.name}
    return {name: value for name, value in told.items() if value}


def _place(event: CodedEvent) -> dict[str, Any] | None:
    if event.place is None:
        return None
    point = event.point
    return {"name": event.place} | ({"lat": point.lat, "lon": point.lon, "country": point.country} if point else {})
