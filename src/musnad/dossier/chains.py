"""Chains: through whom the words of an entry came, from the outlet over those it credits to the one who speaks."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.told import day_of
from musnad.linking import split_address
from musnad.records import Entity, Event, Position, Provision, Span, Statement

__all__ = ["Chain", "Link", "chain_of", "chains_of", "words_of"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in a chain: the name, and the id in the world data (empty where there is none)."""

    name: str
    known: str = ""


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """Through whom an entry came: the outlet, those it has it from (`via`, the one nearest to the outlet first), and who speaks
    (None where the outlet tells it on its own word). `named` is False for an unnamed source."""

    address: str
    day: str
    outlet: str
    via: tuple[Link, ...] = ()
    speaker: Link | None = None
    named: bool = True


def chain_of(material: Material, address: str) -> Chain:
    """The chain of one entry (`KEY/a1`, `KEY/s1`, `KEY/p1`, `KEY/v1`). Raises KeyError when its report is not of the material."""
    key, _ = split_address(address)
    filed = material.filed[key]
    said = _statement(material, address)
    outlet = filed.report.outlet or ""
    if said is None:
        return Chain(address=address, day=day_of(filed), outlet=outlet)
    entities = {entity.id: entity for entity in filed.record.entities}
    speaker = entities.get(said.speaker or "")
    via = tuple(_link(entities[id]) for id in reversed(said.via) if id in entities and entities[id].name != outlet)
    return Chain(
        address=address, day=day_of(filed), outlet=outlet, via=via, speaker=_link(speaker) if speaker else None, named=said.named
    )


def chains_of(material: Material, addresses: Iterable[str]) -> tuple[Chain, ...]:
    """The distinct chains of some entries, oldest report first."""
    found = sorted((chain_of(material, address) for address in addresses), key=lambda chain: (chain.day, chain.address))
    return tuple({(chain.outlet, chain.via, chain.speaker): chain for chain in reversed(found)}.values())[::-1]


def words_of(material: Material, address: str) -> str:
    """The words that an entry rests on; of an event those of its anchors."""
    key, _ = split_address(address)
    text = material.filed[key].report.text
    held = _entry(material, address)
    if isinstance(held, Event):
        spans: tuple[Span, ...] = held.anchors
    elif isinstance(held, Statement):
        spans = (held.content,)
    elif held is not None:
        spans = (Span(held.start, held.end),)
    else:
        spans = ()
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)


def _link(entity: Entity) -> Link:
    return Link(name=entity.name, known=entity.known or "")


def _statement(material: Material, address: str) -> Statement | None:
    """The statement that an entry is, or in which it is told."""
    held = _entry(material, address)
    if held is None or isinstance(held, Statement):
        return held
    at = next(iter(held.anchors), Span(0, 0)) if isinstance(held, Event) else held
    told = material.statement_in(split_address(address)[0], at.start, at.end)
    return told.entry if told else None


def _entry(material: Material, address: str) -> Event | Statement | Position | Provision | None:
    key, entry = split_address(address)
    record = material.filed[key].record
    layers = (record.events, record.statements, record.positions, record.provisions)
    return next((one for layer in layers for one in layer if one.id == entry), None)
