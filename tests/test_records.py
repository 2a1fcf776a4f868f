"""The record: valid under its own JSON Schema, immutable, the same for the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import musnad
from musnad import vocabulary

EXAMPLES = [("truce-talks.ar.txt", "2016-12-01"), ("port-agreement.ar.txt", "2018-12-13"), ("jeddah-talks.en.txt", "2023-05-20")]


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda p: p[0])
def example(request: pytest.FixtureRequest) -> tuple[str, musnad.Record]:
    name, published = request.param
    text = (Path(__file__).parent.parent / "examples" / name).read_text(encoding="utf-8")
    return text, musnad.read(text, published=published, outlet="example.org")


def test_the_schema_is_a_schema() -> None:
    schema = musnad.record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]) == {
        "Entity", "Event", "Mention", "Position", "Provision", "Record", "Span", "Statement", "TimeExpression",
    }  # fmt: skip


def test_records_are_valid(example: tuple[str, musnad.Record]) -> None:
    _, record = example
    jsonschema.validate(json.loads(musnad.to_json(record)), musnad.record_schema(), jsonschema.Draft202012Validator)


def test_something_is_read(example: tuple[str, musnad.Record]) -> None:
    _, record = example
    assert record.entities
    assert record.times
    assert record.events
    assert record.statements


def test_values_are_of_the_vocabularies(example: tuple[str, musnad.Record]) -> None:
    _, record = example
    assert all(e.kind in vocabulary.KINDS and (e.actor is None or vocabulary.is_actor_code(e.actor)) for e in record.entities)
    for event in record.events:
        assert event.type in vocabulary.EVENT_TYPES
        assert event.mode is None or event.mode in vocabulary.EVENT_TYPES[event.type].modes
        assert event.status in vocabulary.STATUSES
    assert all(s.act in vocabulary.ACTS for s in record.statements)
    assert all(p.issue in vocabulary.ISSUES and p.stance in vocabulary.STANCES for p in record.positions)
    assert all(v.issue in vocabulary.ISSUES and v.status in vocabulary.PROVISION_STATUSES for v in record.provisions)
    assert all(t.type in vocabulary.TIME_TYPES for t in record.times)


def test_references_and_ids(example: tuple[str, musnad.Record]) -> None:
    _, record = example
    entities = {e.id for e in record.entities}
    for event in record.events:
        assert entities.issuperset((*event.actors, *event.recipients, *([event.place] if event.place else [])))
    for statement in record.statements:
        assert entities.issuperset((*statement.via, *([statement.speaker] if statement.speaker else [])))
    for layer in (record.entities, record.times, record.events, record.statements, record.positions, record.provisions):
        assert len({entry.id for entry in layer}) == len(layer)  # type: ignore[attr-defined]


def test_every_entry_names_its_rule(example: tuple[str, musnad.Record]) -> None:
    _, record = example
    for layer in (record.entities, record.times, record.events, record.statements, record.positions, record.provisions):
        for entry in layer:
            assert entry.rule.count(".") >= 2, entry  # type: ignore[attr-defined]


def test_ids_come_from_the_text() -> None:
    assert musnad.read("قال مصدر").id == musnad.read("قال مصدر", published="2020-01-01").id != musnad.read("قال مصدر.").id
    assert musnad.read("قال مصدر", id="mine").id == "mine"


def test_values_are_immutable() -> None:
    with pytest.raises(AttributeError):
        musnad.read("قال مصدر").id = "x"  # type: ignore[misc]


def test_the_api_takes_reports_and_dates() -> None:
    from datetime import date

    report = musnad.Report("التقى كيري لافروف أمس.", id="r", published="2016-09-09")
    assert musnad.read(report) == musnad.read(report.text, id="r", published=date(2016, 9, 9))
    assert musnad.read(report, published="2016-09-10").times[0].value == "2016-09-09"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lang": "fr"}, "unknown language 'fr'"),
        ({"published": "2016-02-30"}, "no such date"),
        ({"published": "yesterday"}, "no such date"),
    ],
)
def test_the_api_refuses(changes: dict[str, str], message: str) -> None:
    with pytest.raises(musnad.InputError, match=message):
        musnad.read("قال مصدر", **changes)  # type: ignore[arg-type]


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(musnad.InputError, match="at most 200,000"):
        musnad.read("ا" * 200_001)
