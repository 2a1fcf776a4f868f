"""Voices: who speaks for a party, with the office held on that day, and on what an entry without a speaker rests."""

from __future__ import annotations

from typing import Any

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.told import Told
from musnad.linking.sketching import is_public
from musnad.records import Entity, Position, Span
from musnad.vocabulary import actor_country
from musnad.world.load import load_world

__all__ = ["Voice", "office_of", "resting_on", "voice_of"]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what a party wants: name, actor code, office (`USA.defence`; empty where none is known), and whether by name."""

    name: str
    actor: str
    office: str = ""
    named: bool = True


def voice_of(material: Material, told: Told[Position]) -> Voice:
    """Who takes a position for a party: the speaker of the words it stands in when he is of that party, else who is said to."""
    said = material.statement_of(told, told.entry.start, told.entry.end)
    speaker = said.speaker if said else None
    held = told.entities.get(told.entry.entity or "")
    if speaker and speaker.actor and actor_country(speaker.actor) == actor_country(told.entry.party):
        held = speaker if held is None or held.kind != "person" else held
    if held is None:
        return Voice(name=told.entry.party, actor=told.entry.party)
    return Voice(name=held.name, actor=held.actor or told.entry.party, office=office_of(held, told.day), named=is_public(held))


def office_of(entity: Entity, day: str) -> str:
    """The key of the office (`RUS.foreign`) that a person held on an ISO day; of several the one of the state, then the last.

    Empty for who is no person, or holds none that the world data knows.
    """
    person = load_world().people.get(entity.known or "")
    held = [office for office in person.offices if office.held_on(day)] if person else []
    return max(held, key=lambda o: (not o.actor.endswith(" PTY"), o.start)).key if held else ""


def resting_on(material: Material, told: Told[Any], start: int, end: int) -> str:
    """The address of the statement that tells what stands between two code points, else of the event there, else of the entry.

    Origins are asked for by it: what nobody is said to have said rests on the outlet, or on who acted.
    """
    said = material.statement_of(told, start, end)
    if said:
        return said.address
    for event in told.filed.record.events:
        if any(_touch(anchor, start, end) for anchor in event.anchors):
            return f"{told.filed.key}/{event.id}"
    return told.address


def _touch(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end
