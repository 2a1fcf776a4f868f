"""Gathering the material of a process from an archive: which reports belong to it, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from musnad.archive.answers import Selection
from musnad.archive.archive import Archive
from musnad.dossier.material import Material
from musnad.dossier.process import Process
from musnad.dossier.told import day_of
from musnad.linking import split_address
from musnad.records import Entity, Record
from musnad.vocabulary import actor_country, is_actor_code
from musnad.world.load import World, load_world

__all__ = ["belongs", "earlier", "gather", "material_of"]

#: Talks are announced before they begin: reports of so many days before are read too.
_BEFORE = timedelta(days=14)
#: Event types that are of the matter wherever the conflict is: violence, force, talks, deals, aid, withdrawal.
_OF_WAR = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "AGREE", "CONSULT", "CONCEDE"})


def gather(archive: Archive, process: Process, as_of: str | None = None) -> Material:
    """The material of a process from what was published until a day (ISO; None: all), as the archive stands.

    For what was on file at a moment ask `archive.as_of(moment)`. Raises InputError when the archive cannot be read.
    """
    since = (process.since - _BEFORE).isoformat() if process.since else None
    last = process.until.isoformat() if process.until else None
    until = min((day for day in (last, as_of) if day), default=None)
    countries, ids = _asked(process)
    return material_of(process, archive.select(countries=countries, ids=ids, since=since, until=until), as_of)


def material_of(process: Process, selected: Selection, as_of: str | None = None) -> Material:
    """The material of a process from some reports: those that belong to it, and the links among these."""
    world = load_world()
    mine = [f for f in selected.reports if (as_of is None or day_of(f) <= as_of) and belongs(f.record, process, world)]
    held = {filed.key for filed in mine}
    links = tuple(k for k in selected.links if all(split_address(item)[0] in held for item in (k.left, k.right)))
    ordered = sorted(mine, key=lambda f: (f.record.published or f.recorded, f.key))
    return Material(process, as_of, tuple(ordered), links, selected.decisions)


def earlier(material: Material, day: str) -> Material:
    """The same material as known on an earlier ISO day: what was published until then."""
    kept = tuple(filed for filed in material.reports if day_of(filed) <= day)
    held = {filed.key for filed in kept}
    links = tuple(k for k in material.links if all(split_address(item)[0] in held for item in (k.left, k.right)))
    return Material(material.process, day, kept, links, material.decisions)


def belongs(record: Record, process: Process, world: World) -> bool:
    """Whether a report is of a process: it speaks of the conflict, or of two of those who negotiate, and of one of the issues, of
    talks or of war."""
    named = {party for e in record.entities for party in _parties_of(e, process, world)}
    negotiators = named & set(process.parties)
    of_conflict = any(_country(e, world) in process.countries for e in record.entities)
    if not (of_conflict or len(negotiators) > 1 or (negotiators and named & set(process.also))):
        return False
    issues = {p.issue for p in record.positions} | {p.issue for p in record.provisions}
    return bool(issues & set(process.issues)) or any(e.type in _OF_WAR for e in record.events) or len(negotiators) > 1


def _asked(process: Process) -> tuple[set[str], set[str]]:
    """The countries and ids by which reports are looked for; of the conflict's countries also their towns and regions."""
    countries = set(process.countries) or {actor_country(p) if is_actor_code(p) else p for p in process.parties}
    places = {place.id for place in load_world().places.values() if place.country in process.countries}
    return countries, places | {p for p in (*process.parties, *process.also) if not is_actor_code(p)}


def _parties_of(entity: Entity, process: Process, world: World) -> Iterable[str]:
    """The parties of the process that an entity is or acts for."""
    for party in (*process.parties, *process.also):
        if entity.known == party or entity.actor == party or (party in world.states and actor_country(entity.actor) == party):
            yield party


def _country(entity: Entity, world: World) -> str:
    """The country that an entity acts for or lies in."""
    if entity.kind == "place":
        place = world.places.get(entity.known or "")
        return place.country if place else (entity.known or "").removeprefix("capital-")
    return actor_country(entity.actor)
