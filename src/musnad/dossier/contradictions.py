"""Contradictions: what reports tell of one thing in two ways, both kept: denials, rival figures, meetings that were called off."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal, cast

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.told import day_of
from musnad.linking import Link, split_address

__all__ = ["Contradiction", "contradictions"]

Kind = Literal["figures", "denied-event", "denied-statement", "called-off"]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two versions of one thing. `one` and `other` are the addresses that tell each; of a denial `one` denies what `other` says.
    `day` is the ISO day since which both are known; `sources` name the independent origins of both, `origins` counts them."""

    kind: Kind
    day: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    reports: int
    evidence: tuple[str, ...]


def contradictions(material: Material) -> tuple[Contradiction, ...]:
    """The contradictions between the reports of a process, in order of the days since which they are known."""
    head = _heads(material)
    together: dict[tuple[Kind, str, str], list[Link]] = defaultdict(list)
    for link in (link for link in material.links if link.kind == "contradiction"):
        one, other = head.get(link.left, link.left), head.get(link.right, link.right)
        if one != other:
            together[cast(Kind, link.rule.rpartition(".")[2]), *_in_order(link, one, other)].append(link)
    found = (_contradiction(material, kind, head, one, links) for (kind, one, _), links in together.items())
    return tuple(sorted(found, key=lambda c: (c.day, c.evidence)))


def _heads(material: Material) -> dict[str, str]:
    """What stands for each entry: the first of those that are one with it."""
    heads = {told.address: group[0].address for group in material.same_events for told in group}
    return heads | {told.address: group[0].address for group in material.same_statements for told in group}


def _in_order(link: Link, one: str, other: str) -> tuple[str, str]:
    """Rival figures have no direction; a denial has."""
    return (one, other) if not link.rule.endswith(".figures") or one < other else (other, one)


def _contradiction(material: Material, kind: Kind, head: dict[str, str], one: str, links: list[Link]) -> Contradiction:
    items = {item for link in links for item in (link.left, link.right)}
    ours = tuple(sorted(item for item in items if head.get(item, item) == one))
    others = tuple(sorted(items - set(ours)))
    origins = material.origins(items)
    return Contradiction(
        kind=kind, day=max(_first(material, ours), _first(material, others)), one=ours, other=others,
        sources=tuple(origin.name for origin in origins.origins), origins=origins.independent, reports=origins.reports,
        evidence=tuple(sorted(items)),
    )  # fmt: skip


def _first(material: Material, items: tuple[str, ...]) -> str:
    return min(day_of(material.filed[split_address(item)[0]]) for item in items)
