"""Events in the formats of others, read with what others wrote: geojson, shapely, pandas, libhxl, pyld, rdflib."""

from __future__ import annotations

import json

import geojson
import hxl
import networkx
import pandas
import pytest
import rdflib
from pyld import jsonld
from shapely.geometry import Point, shape

from musnad.dossier.network import network
from musnad.exports import acled, cameo, ceasefires
from musnad.exports.acled import sub_event
from musnad.exports.cameo import root_of
from musnad.exports.coded import CodedEvent
from musnad.exports.formats import Export, Settings
from musnad.vocabulary import CAMEO_ROOTS, EVENT_TYPES, SECTORS

from .conftest import Exporter

#: ACLED's event types with their sub-event types (codebook of 2023).
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
KINDS = [(type, mode) for type, kind in EVENT_TYPES.items() for mode in (None, *kind.modes)]


def event(type: str, mode: str | None) -> CodedEvent:
    """An event of a type and mode of which nothing else is known."""
    return CodedEvent(
        id="r/a1", type=type, mode=mode, status="actual", first="2016-09-12", last="2016-09-12", precision="day", actors=(),
        recipients=(), place=None, point=None, killed=None, injured=None, words="", sentence="", outlets=(), reports=1, origins=1,
        sources=(), evidence=("r/a1",), url=None, published="2016-09-12",
    )  # fmt: skip


def test_geojson(export: Export, exporter: Exporter) -> None:
    collection = geojson.loads(exporter("geojson").read_text(encoding="utf-8"))
    assert collection.is_valid, collection.errors()
    assert collection["about"]["events"] == len(export.events)
    assert collection["about"]["without_point"] == len(export.events) - len(collection.features) > 0
    assert collection["about"]["version"] == export.about.version
    by_id = {one.id: one for one in export.events}
    for feature in collection.features:
        told = by_id[feature.id]
        assert (feature.geometry.coordinates[1], feature.geometry.coordinates[0]) == pytest.approx((told.point.lat, told.point.lon))
        assert feature.properties["radius_km"] > 0
        assert feature.properties["evidence"]


def test_geojson_of_areas(export: Export, exporter: Exporter) -> None:
    collection = geojson.loads(exporter("geojson", Settings(areas=True)).read_text(encoding="utf-8"))
    assert collection.is_valid, collection.errors()
    by_id = {one.id: one.point for one in export.events}
    for feature in collection.features:
        area, point = shape(feature.geometry), by_id[feature.id]
        assert area.is_valid
        assert area.exterior.is_ccw
        assert area.contains(Point(point.lon, point.lat))
        assert (area.bounds[3] - area.bounds[1]) * 111.2 == pytest.approx(2 * point.radius_km, rel=0.02)


def test_plover(export: Export, exporter: Exporter) -> None:
    records = [json.loads(line) for line in exporter("plover").read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == [one.id for one in export.events]
    for record in records:
        assert record["mode"] == [] or record["mode"][0] in EVENT_TYPES[record["event"]].modes
        assert record["quad_code"] == EVENT_TYPES[record["event"]].quad
        assert {party.get("sector", "") for party in record["actor"] + record["recipient"]} <= {*SECTORS, ""}
        assert record["cite_info"]["citation"] == export.about.sentence()
        assert record["text_info"]["origins"] >= 1


def test_cameo(export: Export, exporter: Exporter) -> None:
    frame = pandas.read_csv(exporter("cameo"), dtype={"root_code": str}, keep_default_na=False)
    assert list(frame.columns) == list(cameo.COLUMNS)
    assert set(frame["root_code"]) <= {f"{number:02}" for number in range(1, 21)}
    assert set(frame["plover_type"]) <= set(EVENT_TYPES)
    told = {one.id for one in export.events if one.actors}
    assert {evidence.split()[0] for evidence in frame["evidence"]} == told


@pytest.mark.parametrize(("type", "mode"), KINDS)
def test_cameo_roots_lead_back(type: str, mode: str | None) -> None:
    root = root_of(type, mode)
    assert {plover for code, plover in CAMEO_ROOTS.items() if code[:2] == root} >= {type}


def test_acled(export: Export, exporter: Exporter) -> None:
    frame = pandas.read_csv(exporter("acled"), keep_default_na=False, dtype=str)
    assert list(frame.columns) == list(acled.COLUMNS)
    by_id = {one.id: one for one in export.events}
    for _, row in frame.iterrows():
        told = by_id[row["event_id_cnty"]]
        assert row["sub_event_type"] in ACLED[row["event_type"]]
        assert row["event_date"] == told.last
        assert row["fatalities"] == (str(told.killed.best) if told.killed else "")
        assert set(row["interaction"]) <= set("012345678")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert f"[{told.origins} independent origins: " in row["notes"]


@pytest.mark.parametrize(("type", "mode"), KINDS)
def test_acled_types(type: str, mode: str | None) -> None:
    told = sub_event(event(type, mode))
    assert (told is not None) == (type in ("ASSAULT", "PROTEST", "COERCE", "AGREE", "MOBILIZE", "RETREAT"))
    assert told is None or told.sub in ACLED[told.event]


def test_network(export: Export, exporter: Exporter) -> None:
    graph = networkx.read_graphml(exporter("graphml"))
    assert graph.is_directed()
    assert graph.graph["about"] == export.about.sentence()
    relations = network(export.material)
    edges = [data | {"source": one, "target": other} for one, other, data in graph.edges(data=True)]
    assert len(edges) == len(relations)
    for relation in relations:
        edge = next(e for e in edges if (e["source"], e["target"], e["kind"]) == (relation.source, relation.target, relation.kind))
        assert (edge["sign"], edge["weight"], edge["first"]) == (relation.sign, relation.origins, relation.first)
        assert edge["evidence"].split() == list(relation.evidence)
    assert graph.nodes["RUS"]["label_ar"] == "روسيا"


def test_ceasefires(export: Export, exporter: Exporter) -> None:
    frame = pandas.read_csv(exporter("ethprio"), keep_default_na=False, dtype=str)
    assert list(frame.columns) == list(ceasefires.COLUMNS)
    truce = export.material.process.truce[0]
    mine = frame[frame["comment"] == truce.name]
    assert len(mine) == len(truce.parties)  # a row for each actor
    assert frame["uniq_id"].is_unique
    row = mine.iloc[0]
    assert (row["cf_dec_day"], row["cf_effect_day"], row["end_day"], row["ended"]) == ("10", "12", "19", "1")
    assert (row["p_peaceprocess"], row["p_holiday"], row["partial"]) == ("1", "0", "0")
    assert row["ceasefire_class"] == "cessation of hostilities"
    assert not any(frame["mediator_nego"])  # nobody asked


def test_hxl(export: Export, exporter: Exporter) -> None:
    source = hxl.data(str(exporter("hxl")), hxl.InputOptions(allow_local=True))
    assert {"#event+id", "#date+start", "#geo+lat", "#affected+killed"} <= {column.display_tag for column in source.columns}
    rows = list(source)
    assert [row.get("#event+id") for row in rows] == [one.id for one in export.events]
    report = hxl.validate(hxl.data(str(exporter("hxl")), hxl.InputOptions(allow_local=True)))
    assert not [issue for issue in report["issues"] if issue["severity"] == "error"]


def test_provenance(export: Export, exporter: Exporter) -> None:
    text = exporter("prov").read_text(encoding="utf-8")
    expanded = jsonld.expand(json.loads(text))
    assert len(expanded) == len(json.loads(text)["@graph"])
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    whole = rdflib.URIRef("urn:musnad:process/syria")
    assert str(graph.value(whole, prov.value)) == export.about.sentence()
    members = set(graph.objects(whole, prov.hadMember))
    assert len(members) == len(export.events) + len(export.material.statements)
    material = export.material
    for told in material.statements:
        entry = rdflib.URIRef(f"urn:musnad:entry/{told.address}")
        assert str(graph.value(entry, prov.value)) == told.words(told.entry.content)
        report = graph.value(entry, prov.wasQuotedFrom)
        assert report == rdflib.URIRef(f"urn:musnad:report/{told.filed.key}")
        assert graph.value(report, rdflib.DCTERMS.issued).datatype == rdflib.XSD.date
        roles = [str(graph.value(at, prov.hadRole)) for at in graph.objects(entry, prov.qualifiedAttribution)]
        assert roles.count("urn:musnad:role/speaker") == (told.speaker is not None)
        assert roles.count("urn:musnad:role/carrier") == len(told.via)
    for derived, entry in graph.subject_objects(prov.wasDerivedFrom):
        assert (entry, prov.wasQuotedFrom, None) in graph, derived
