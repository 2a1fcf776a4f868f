"""GeoJSON (RFC 7946): events as points with the radius within which the place lies."""

from __future__ import annotations

from math import cos, pi, radians, sin
from typing import Any

import msgspec

from musnad.exports.about import About
from musnad.exports.coded import CodedEvent, CodedParty
from musnad.exports.points import Point

__all__ = ["geojson"]


#: Corners of a circle, and kilometres of a degree of latitude.
_CORNERS, _KM = 36, 111.2


def geojson(events: list[CodedEvent], told: About, *, areas: bool = False) -> bytes:
    """A feature collection of the events that have a point; `about` counts those without one.

    A property `radius_km` says how far around the point the place reaches: a governorate is no town. `areas`: circles of that
    radius instead of points.
    """
    shape = _circle if areas else _centre
    features = [_feature(event, shape(event.point)) for event in events if event.point]
    about = msgspec.structs.asdict(told) | {"events": len(events), "without_point": len(events) - len(features)}
    return msgspec.json.encode({"type": "FeatureCollection", "about": about, "features": features})


def _centre(point: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [point.lon, point.lat]}


def _circle(point: Point) -> dict[str, Any]:
    """The circle around a point, counter-clockwise and closed."""
    high = point.radius_km / _KM
    wide = high / max(cos(radians(point.lat)), 0.01)
    angles = [2 * pi * corner / _CORNERS for corner in range(_CORNERS)]
    ring = [[round(point.lon + wide * cos(a), 5), round(point.lat + high * sin(a), 5)] for a in angles]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _feature(event: CodedEvent, shape: dict[str, Any]) -> dict[str, Any]:
    point = event.point
    return {
        "type": "Feature", "id": event.id, "geometry": shape,
        "properties": {
            "type": event.type, "mode": event.mode, "first": event.first, "last": event.last, "precision": event.precision,
            "place": event.place, "country": point.country if point else None, "place_kind": point.kind if point else None,
            "radius_km": point.radius_km if point else None, "actors": _names(event.actors), "recipients": _names(event.recipients),
            "killed": event.killed, "injured": event.injured, "words": event.words, "sentence": event.sentence,
            "outlets": event.outlets, "reports": event.reports, "origins": event.origins,
            "sources": event.sources, "evidence": event.evidence,
        },
    }  # fmt: skip


def _names(parties: tuple[CodedParty, ...]) -> list[dict[str, Any]]:
    return [msgspec.structs.asdict(party) for party in parties]
