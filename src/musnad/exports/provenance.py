"""W3C PROV as JSON-LD: what was read, from which words of which bytes, by whom it was said and through whom it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.told import Told, ToldStatement, day_of
from musnad.exports.about import About
from musnad.exports.coded import CodedEvent
from musnad.linking import split_address
from musnad.records import Entity, report_id

__all__ = ["provenance"]

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/", "musnad": "urn:musnad:", "label": "rdfs:label", "value": "prov:value",
    "start": "musnad:start", "end": "musnad:end", "text": "musnad:text", "step": "musnad:step",
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in ("wasDerivedFrom", "wasQuotedFrom", "wasAttributedTo", "qualifiedAttribution", "agent", "hadRole",
                     "wasGeneratedBy", "wasAssociatedWith", "hadMember", "atLocation")
    },
}  # fmt: skip


#: Signs of an address (RFC 3986); others are escaped, so that none ends it early.
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%-._~"


def provenance(material: Material, events: list[CodedEvent], told: About) -> bytes:
    """A JSON-LD document: a collection of the events and statements of a process.

    An event is derived from the entries of reports that tell it; an entry is quoted from its report (its words, with their code
    points in the text whose digest the report gives) and attributed to all through whom it came: the speaker (step 0), the carriers
    and the outlet, each in its role. All were made by reading with musnad.
    """
    reader = {"@id": "musnad:reader", "@type": ["prov:Agent", "prov:SoftwareAgent"], "label": told.version}
    reading = {"@id": "musnad:reading", "@type": "prov:Activity", "label": "reading", "wasAssociatedWith": "musnad:reader"}
    evidence = {address for event in events for address in event.evidence}
    entries: list[Told[Any]] = [*(t for t in material.events if t.address in evidence), *material.statements]
    nodes = {node["@id"]: node for node in (*_events(events), *_entries(entries), *_reports(material, entries))}
    members = [_id(event.id, "event/") for event in events] + [_id(s.address) for s in material.statements]
    whole = {
        "@id": f"musnad:process/{told.process}", "@type": ["prov:Entity", "prov:Collection"], "label": told.name,
        "value": told.sentence(), "wasGeneratedBy": "musnad:reading", "hadMember": members,
    }  # fmt: skip
    return msgspec.json.encode({"@context": _CONTEXT, "@graph": [whole, reading, reader, *nodes.values()]})


def _events(events: Iterable[CodedEvent]) -> Iterator[dict[str, Any]]:
    for event in events:
        yield {
            "@id": _id(event.id, "event/"), "@type": "prov:Entity",
            "label": f"{event.type}{'/' + event.mode if event.mode else ''} {event.first}",
            "wasDerivedFrom": [_id(address) for address in event.evidence], "wasGeneratedBy": "musnad:reading",
        }  # fmt: skip


def _entries(entries: Iterable[Told[Any]]) -> Iterator[dict[str, Any]]:
    for told in entries:
        span = told.entry.content if isinstance(told, ToldStatement) else next(iter(told.entry.anchors), None)
        chain = list(_chain(told))
        node: dict[str, Any] = {
            "@id": _id(told.address), "@type": "prov:Entity", "value": told.words(span) if span else "",
            "wasQuotedFrom": _id(told.filed.key, "report/"), "wasGeneratedBy": "musnad:reading",
            "wasAttributedTo": [agent["@id"] for _, agent in chain],
            "qualifiedAttribution": [
                {"@type": "prov:Attribution", "agent": agent["@id"], "hadRole": f"musnad:role/{role}", "step": step}
                for step, (role, agent) in enumerate(chain)
            ],
        }  # fmt: skip
        yield node | ({"start": span.start, "end": span.end} if span else {})
        yield from (agent for _, agent in chain)


def _chain(told: Told[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Through whom an entry came, from its speaker to the outlet, each with its role."""
    if isinstance(told, ToldStatement):
        if told.speaker:
            yield "speaker", _agent(told.speaker)
        yield from (("carrier", _agent(carrier)) for carrier in told.via)
    if told.outlet:
        yield "outlet", _outlet(told.outlet)


def _reports(material: Material, entries: Iterable[Told[Any]]) -> Iterator[dict[str, Any]]:
    for key in sorted({split_address(told.address)[0] for told in entries}):
        filed = material.filed[key]
        outlet = filed.report.outlet
        node: dict[str, Any] = {
            "@id": _id(key, "report/"), "@type": "prov:Entity", "label": filed.report.headline or key,
            "text": report_id(filed.report.text), "issued": day_of(filed),
        }  # fmt: skip
        if filed.report.url:
            node["atLocation"] = quote(filed.report.url, safe=_OF_ADDRESSES)
        if outlet:
            yield _outlet(outlet)
            node["wasAttributedTo"] = _id(outlet, "outlet/")
        yield node


def _outlet(name: str) -> dict[str, Any]:
    return {"@id": _id(name, "outlet/"), "@type": ["prov:Agent", "prov:Organization"], "label": name}


def _agent(entity: Entity) -> dict[str, Any]:
    return {"@id": _id(entity.known or f"{entity.actor}:{entity.name}", "agent/"), "@type": "prov:Agent", "label": entity.name}


def _id(name: str, kind: str = "entry/") -> str:
    """A URN of a name, with what URNs do not hold escaped."""
    return "musnad:" + kind + quote(name, safe="/:@.-_")
