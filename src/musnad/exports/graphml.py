"""GraphML: the network of a process, signed and dated, for tools that draw and measure networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from musnad.dossier.network import Relation
from musnad.exports.about import About
from musnad.labels import party_name
from musnad.views.printable import printable
from musnad.vocabulary import actor_country, actor_sector, is_actor_code

__all__ = ["graphml"]

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
#: What is kept of nodes, edges and the graph: name and GraphML type.
_OF_NODES = {"label": "string", "label_ar": "string", "country": "string", "sector": "string"}
_OF_EDGES = {
    "kind": "string", "sign": "int", "first": "string", "last": "string", "events": "int", "reports": "int", "origins": "int",
    "weight": "int", "evidence": "string",
}  # fmt: skip
_OF_GRAPH = ("process", "name", "as_of", "about", "version")


def graphml(relations: Iterable[Relation], about: About) -> bytes:
    """A directed graph with an edge for each relation: its kind, sign, first and last ISO day, and on how many independent origins
    it rests, which is its weight. Talks have no direction; they stand once, from the party that comes first in the alphabet."""
    held = list(relations)
    root = Element("graphml", {"xmlns": _NAMESPACE})
    root.extend(_keys())
    graph = SubElement(root, "graph", {"id": "network", "edgedefault": "directed"})
    told = (about.process, about.name, about.as_of or "", about.sentence(), about.version)
    graph.extend(_data("graph", dict(zip(_OF_GRAPH, told, strict=True))))
    for party in sorted({*chain.from_iterable((r.source, r.target) for r in held)}):
        SubElement(graph, "node", {"id": printable(party)}).extend(_data("node", _node(party)))
    for number, relation in enumerate(held):
        ends = {"id": f"r{number}", "source": printable(relation.source), "target": printable(relation.target)}
        SubElement(graph, "edge", ends).extend(_data("edge", _edge(relation)))
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _keys() -> Iterator[Element]:
    kinds = {"node": _OF_NODES, "edge": _OF_EDGES, "graph": dict.fromkeys(_OF_GRAPH, "string")}
    for domain, names in kinds.items():
        for name, type in names.items():
            yield Element("key", {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": type})


def _data(domain: str, told: dict[str, str]) -> Iterator[Element]:
    for name, value in told.items():
        element = Element("data", {"key": f"{domain}-{name}"})
        element.text = printable(value)
        yield element


def _node(party: str) -> dict[str, str]:
    code = is_actor_code(party)
    country = actor_country(party) if code else party if len(party) == 3 and party.isupper() else ""
    return {"label": party_name(party), "label_ar": party_name(party, "ar"), "country": country,
            "sector": actor_sector(party) if code else ""}  # fmt: skip


def _edge(relation: Relation) -> dict[str, str]:
    told = {name: str(getattr(relation, name)) for name in _OF_EDGES if name in Relation.__struct_fields__}
    return told | {"weight": str(relation.origins), "evidence": " ".join(relation.evidence)}
