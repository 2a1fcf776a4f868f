"""Where a meeting is: the town that its sentence names, under the name that the process gives it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from musnad.dossier.process import Process
from musnad.linking.events import distance_km
from musnad.linking.gazetteer import named_places
from musnad.linking.sketches import PlaceMark
from musnad.vocabulary import actor_country
from musnad.world.load import World, load_world
from musnad.world.who import Place

__all__ = ["country_of", "known_towns", "place_of", "town_in", "town_of_state"]

#: A place so near (kilometres) to one of the process is that one: a town and its airport or harbour, two points of one town.
_NEAR = 25.0


@lru_cache(maxsize=16)
def known_towns(names: tuple[str, ...]) -> dict[str, Place]:
    """The places of a process by their English names, as far as they have a point.

    >>> known_towns(("Geneva",))["Geneva"].country
    'CHE'
    """
    world = load_world()
    found = {name: next(_places(name, "en", world), None) for name in names}
    return {name: place for name, place in found.items() if place is not None}


def place_of(place: Place, process: Process) -> str:
    """The English name of a place: the one that the process calls it by, else that of the world data."""
    for name, town in known_towns(process.places).items():
        if town.id == place.id or _apart(town, place) <= _NEAR:
            return name
    return place.en


def town_in(text: str, lang: str, process: Process, *, abroad: bool = False, hosts: bool = False) -> str:
    """The one place of the process that a stretch of text names; empty where it names none or several.

    `abroad`: only places outside the countries of the conflict. `hosts`: a country abroad names the one place in it too.
    """
    towns = known_towns(process.places)
    named = {place_of(place, process) for place in _places_in(text, lang)} & set(towns)
    if hosts:
        named |= {town_of_state(code, process) for code in _states_in(text, lang)} - {""}
    named = {name for name in named if not (abroad and towns[name].country in process.countries)}
    return named.pop() if len(named) == 1 else ""


def town_of_state(code: str, process: Process) -> str:
    """The one place of the process in a country abroad; empty where there is none, or several, and for countries that negotiate."""
    ours = {*process.countries, *map(actor_country, process.parties), *process.parties}
    towns = [name for name, town in known_towns(process.places).items() if town.country == code not in ours]
    return towns[0] if len(towns) == 1 else ""


def country_of(town: str, process: Process) -> str:
    """The code of the country in which a place of the process lies; empty where that is not known."""
    known = known_towns(process.places).get(town)
    return known.country if known else ""


def _places(text: str, lang: str, world: World) -> Iterator[Place]:
    for _, found in named_places(text, lang, world):
        if place := world.places.get(found[0].id) or _capital(found[0].id, world):
            yield place


@lru_cache(maxsize=4096)
def _places_in(text: str, lang: str) -> tuple[Place, ...]:
    """The places that a sentence names; it is asked for them for each thing that it tells."""
    return tuple(_places(text, lang, load_world()))


@lru_cache(maxsize=4096)
def _states_in(text: str, lang: str) -> tuple[str, ...]:
    """The states that a sentence names."""
    return tuple(found[0].id for _, found in named_places(text, lang, load_world(), kinds=("state",)))


@lru_cache(maxsize=512)
def _capital_town(code: str) -> Place | None:
    world = load_world()
    state = world.states.get(code)
    towns = (p for p in world.places.values() if state and p.country == code and p.en == state.capital_en)
    return max(towns, key=lambda p: p.population, default=None)


def _capital(code: str, world: World) -> Place | None:
    return _capital_town(code.removeprefix("capital-")) if code.removeprefix("capital-") in world.states else None


def _apart(one: Place, other: Place) -> float:
    if one.lat is None or other.lat is None or one.country != other.country:
        return float("inf")
    return distance_km(PlaceMark(one.id, one.country, one.lat, one.lon), PlaceMark(other.id, other.country, other.lat, other.lon))
