"""Points: where a place lies, and how far around that point it reaches."""

from __future__ import annotations

import msgspec

from musnad.records import Entity
from musnad.world.load import World
from musnad.world.names import words_of
from musnad.world.who import Place

__all__ = ["Point", "point_of"]

#: How far a place reaches around its point, in kilometres: orders of magnitude, so that a circle drawn with it promises no more
#: than a name says. A governorate is drawn as large as a middling one of the Levant (about 10,000 square kilometres).
_RADIUS_KM = {
    "airport": 3, "base": 3, "border": 50, "camp": 2, "canal": 80, "city": 10, "crossing": 2, "dam": 3, "district": 20,
    "governorate": 60, "gulf": 300, "island": 30, "lake": 30, "mountain": 20, "oilfield": 10, "port": 3, "province": 60,
    "region": 120, "river": 200, "sea": 500, "settlement": 3, "site": 3, "strait": 40, "town": 5, "village": 3,
}  # fmt: skip
#: Of places that no table says more about.
_UNKNOWN_KM = 25


class Point(msgspec.Struct, frozen=True):
    """A point (degrees, WGS 84), the radius in kilometres within which the place lies, its country (ISO 3166 alpha-3) and kind."""

    lat: float
    lon: float
    radius_km: int
    country: str
    kind: str

    @property
    def precision(self) -> int:
        """ACLED's geographic precision: 1 a town, 2 a small part of a region, 3 a larger region."""
        return 1 if self.radius_km <= 10 else 2 if self.radius_km <= 30 else 3


def point_of(place: Entity, world: World) -> Point | None:
    """Where a place lies, if the world data says so; a state that is named as a place has no point, its capital does."""
    found = world.places.get(place.known or "") or _capital(place.known or "", world)
    if found is None or found.lat is None or found.lon is None:
        return None
    return Point(found.lat, found.lon, _RADIUS_KM.get(found.kind, _UNKNOWN_KM), found.country, found.kind)


def _capital(known: str, world: World) -> Place | None:
    """The town of a capital (`capital-LBY`)."""
    state = world.states.get(known.removeprefix("capital-")) if known.startswith("capital-") else None
    if state is None:
        return None
    node = world.trie
    for word in words_of(state.capital_en):
        node = node.get(word, {})
    towns = [world.places[r.id] for r in node.get("", ()) if r.id in world.places]
    return next((town for town in towns if town.country == state.code), None)
