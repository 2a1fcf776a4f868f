"""Causes of error: each way in which a record can differ from gold is filed under its own name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import musnad
from musnad.evaluation.causes import CAUSES_OF, causes_of, counted
from musnad.evaluation.gold import GoldPassage, load_gold
from musnad.evaluation.printed import print_causes, print_counts, print_scores
from musnad.evaluation.scores import evaluate
from musnad.evaluation.summary import summarise
from musnad.records import Entity, Event, Mention, Position, Provision, Record, Span, Statement, TimeExpression

TEXT = "On Monday Lavrov told Reuters that Moscow rejected the plan. Paris accused Russia of breaking the truce in Aleppo."

GOLD = msgspec.convert(
    {
        "id": "one", "lang": "en", "published": "2016-09-14", "text": TEXT,
        "entities": [
            {"name": "Sergey Lavrov", "kind": "person", "actor": "RUS GOV", "mentions": ["Lavrov"]},
            {"name": "Reuters", "kind": "organisation", "actor": "GBR JRN", "mentions": ["Reuters"]},
            {"name": "Russia", "kind": "state", "actor": "RUS GOV", "mentions": ["Moscow", "Russia"]},
            {"name": "France", "kind": "state", "actor": "FRA GOV", "mentions": ["Paris"]},
            {"name": "Aleppo", "kind": "place", "actor": None, "mentions": ["Aleppo"]},
        ],
        "times": [{"quote": "On Monday", "type": "DATE", "value": "2016-09-12"}],
        "events": [
            {"type": "REJECT", "mode": None, "status": "actual", "anchors": ["rejected"], "actors": ["RUS GOV"], "recipients": []},
            {"type": "ACCUSE", "mode": None, "status": "actual", "anchors": ["accused"], "actors": ["FRA GOV"],
             "recipients": ["RUS GOV"], "place": "Aleppo"},
        ],
        "statements": [
            {"speaker": {"quote": "Lavrov", "actor": "RUS GOV"}, "via": ["Reuters"], "content": "Moscow rejected the plan",
             "quoted": False, "act": "say"},
        ],
        "positions": [{"party": "RUS GOV", "issue": "ceasefire", "stance": "against"}],
        "provisions": [{"issue": "ceasefire", "status": "breached", "quote": "truce"}],
    },
    GoldPassage,
)  # fmt: skip


def span(words: str) -> tuple[int, int]:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def entity(key: str, kind: Any, actor: str | None, *mentions: str) -> Entity:
    return Entity(key, mentions[0], kind, actor, tuple(Mention(*span(words)) for words in mentions))


LAVROV = entity("e1", "person", "RUS GOV", "Lavrov")
REUTERS = entity("e2", "organisation", "GBR JRN", "Reuters")
RUSSIA = entity("e3", "state", "RUS GOV", "Moscow", "Russia")
FRANCE = entity("e4", "state", "FRA GOV", "Paris")
ALEPPO = entity("e5", "place", None, "Aleppo")
MONDAY = TimeExpression("t1", *span("On Monday"), "DATE", "2016-09-12")
REJECTED = Event("a1", "REJECT", None, "actual", (Span(*span("rejected")),), ("e3",), ())
ACCUSED = Event("a2", "ACCUSE", None, "actual", (Span(*span("accused")),), ("e4",), ("e3",), "e5")
TOLD = Statement("s1", "e1", ("e2",), Span(*span("told")), Span(*span("Moscow rejected the plan")), False, "say")
AGAINST = Position("p1", "RUS GOV", "ceasefire", "against", *span("the truce"))
BREACHED = Provision("v1", "ceasefire", "breached", *span("truce"))
RIGHT = Record(
    "one", "en", "2016-09-14", None, (LAVROV, REUTERS, RUSSIA, FRANCE, ALEPPO), (MONDAY,), (REJECTED, ACCUSED), (TOLD,),
    (AGAINST,), (BREACHED,),
)  # fmt: skip

change = msgspec.structs.replace


def found(layer: str, **changes: Any) -> dict[str, str]:
    """The causes in one layer of the right record after changes, with their details."""
    causes = causes_of([GOLD], {"one": change(RIGHT, **changes)})
    return {cause.finding.cause: cause.finding.detail for cause in causes if cause.layer == layer}


def test_a_right_record_has_no_cause() -> None:
    assert list(causes_of([GOLD], {"one": RIGHT})) == []


def test_no_record_is_all_unseen() -> None:
    causes = list(causes_of([GOLD], {}))
    assert {cause.layer for cause in causes} == set(CAUSES_OF)
    assert {cause.finding.effect for cause in causes} == {"missed"}


def entities(*read: Entity) -> dict[str, Any]:
    return {"entities": read}


def event(**changes: Any) -> dict[str, Any]:
    return {"events": (REJECTED, change(ACCUSED, **changes))}


def statement(**changes: Any) -> dict[str, Any]:
    return {"statements": (change(TOLD, **changes),)}


MISTAKEN = change(REUTERS, kind="people")
MERGED = entity("e3", "state", "RUS GOV", "Moscow", "Russia", "Paris")

CASES: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("entities", entities(LAVROV, REUTERS, RUSSIA, FRANCE), {"not seen": "place"}),
    ("entities", entities(LAVROV, MISTAKEN, RUSSIA, FRANCE, ALEPPO), {"kind differs": "organisation → people"}),
    ("entities", entities(LAVROV, REUTERS, MERGED, ALEPPO), {"merged with another": "state"}),
    ("entities", entities(*RIGHT.entities, entity("e6", "state", "RUS GOV", "Russia")), {"split in two": "state"}),
    ("entities", entities(*RIGHT.entities, entity("e6", "people", None, "the plan")), {"none in gold": "people"}),
    ("entities", entities(entity("e1", "person", "RUS GOV", "Monday Lavrov"), *RIGHT.entities[1:]), {"span too long": "person"}),
    ("entities", entities(change(LAVROV, actor="UKR GOV"), *RIGHT.entities[1:]), {"country differs": "RUS → UKR"}),
    ("entities", entities(change(LAVROV, actor="RUS MIL"), *RIGHT.entities[1:]), {"sector differs": "RUS GOV → RUS MIL"}),
    ("times", {"times": ()}, {"not seen": "DATE"}),
    ("times", {"times": (change(MONDAY, value="2016-09-19"),)}, {"value differs": "DATE"}),
    ("times", {"times": (change(MONDAY, value="2016-09"),)}, {"value too coarse": "DATE"}),
    ("times", {"times": (change(MONDAY, value="P1D", type="DURATION"),)}, {"type and value differ": "DATE → DURATION"}),
    ("times", {"times": (MONDAY, TimeExpression("t2", *span("told"), "DATE", "PAST_REF"))}, {"none in gold": "DATE"}),
    ("events", {"events": (REJECTED,)}, {"no event in the sentence": "ACCUSE"}),
    ("events", event(type="REJECT"), {"another type for these words": "ACCUSE → REJECT"}),
    ("events", event(type="REJECT", anchors=(Span(*span("breaking")),)), {"another type in the sentence": "ACCUSE → REJECT"}),
    ("events", event(anchors=(Span(*span("rejected")),)), {"told in another sentence": "ACCUSE"}),
    ("events", event(recipients=()), {"recipient missing": "ACCUSE (none read)"}),
    ("events", event(actors=()), {"actor missing": "ACCUSE (none read)"}),
    ("events", event(actors=("e2", "e4")), {"actor extra": "ACCUSE (some in gold)"}),
    ("events", event(actors=("e3",), recipients=("e4",)), {"actor and recipient swapped": "ACCUSE"}),
    ("events", event(actors=("e2",)), {"actor has another country": "FRA → GBR"}),
    ("events", event(actors=("e3", "e4"), recipients=()), {"recipient read as actor": "ACCUSE"}),
    ("events", event(status="hypothetical"), {"status differs": "actual → hypothetical"}),
    ("events", event(place=None), {"place missing": "ACCUSE"}),
    ("events", {"events": (REJECTED, ACCUSED, change(ACCUSED, id="a3"))}, {"split in two": "ACCUSE"}),
    ("statements", {"statements": ()}, {"content not seen": "say"}),
    ("statements", statement(content=Span(span("Moscow")[0], len(TEXT))), {"content too long at its end": "say"}),
    ("statements", statement(content=Span(*span("plan"))), {"content too short at its start": "say"}),
    ("statements", statement(speaker="e3"), {"another speaker": "say"}),
    ("statements", statement(speaker="e2", via=()), {"carrier taken for the speaker": "say"}),
    ("statements", statement(speaker=None), {"speaker not seen": "say"}),
    ("statements", statement(via=()), {"carrier missing": "say"}),
    ("statements", statement(via=("e2", "e4")), {"carrier extra": "say"}),
    ("statements", statement(act="deny"), {"act differs": "say → deny"}),
    ("positions", {"positions": ()}, {"not seen": "ceasefire against"}),
    ("positions", {"positions": (change(AGAINST, stance="for"),)}, {"stance differs": "against → for"}),
    ("positions", {"positions": (change(AGAINST, party="FRA GOV"),)}, {"party differs": "RUS → FRA"}),
    ("positions", {"positions": (change(AGAINST, issue="talks"),)}, {"issue differs": "ceasefire → talks"}),
    ("provisions", {"provisions": (change(BREACHED, status="agreed"),)}, {"status differs": "breached → agreed"}),
    ("provisions", {"provisions": (change(BREACHED, issue="talks"),)}, {"issue not seen": "ceasefire", "none in gold": "talks"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("layer", "changes", "causes"), CASES, ids=lambda value: "-".join(value) if isinstance(value, dict) else ""
)
def test_causes(layer: str, changes: dict[str, Any], causes: dict[str, str]) -> None:
    assert found(layer, **changes) == causes


@pytest.fixture(scope="module")
def own(root: Path) -> tuple[list[GoldPassage], dict[str, Record]]:
    passages = [passage for _, passage in load_gold([root / "tests" / "gold" / "en"])]
    return passages, {p.id: musnad.read(p.text, id=p.id, lang=p.lang, published=p.published) for p in passages}


@pytest.mark.parametrize(
    ("layer", "score"), [("entities", "entities"), ("times", "times"), ("events", "events.type"), ("positions", "positions")]
)
def test_causes_add_up_to_the_scores(own: tuple[list[GoldPassage], dict[str, Record]], layer: str, score: str) -> None:
    """Every missed and every wrong entry has one cause: those that cost recall or precision are as many as the score counts."""
    typed = ("another type", "told in another", "not seen", "no event", "merged", "none in gold")
    effects = [
        cause.finding.effect
        for cause in causes_of(*own)
        if cause.layer == layer and (layer != "events" or cause.finding.cause.startswith(typed))
    ]
    tally = evaluate(*own).layers[score]
    assert effects.count("missed") + effects.count("both") == tally.missed
    assert effects.count("wrong") + effects.count("both") == tally.wrong


def test_summary_and_its_print(own: tuple[list[GoldPassage], dict[str, Record]]) -> None:
    summary = summarise(*own)
    told = json.loads(json.dumps(summary.as_json()))
    assert told["languages"]["en"]["f1"] == told["f1"]
    assert set(told["causes"]) == set(CAUSES_OF)
    most = summary.counts("events")[0]
    assert told["causes"]["events"][0]["count"] == most.total == max(c.total for c in counted(summary.causes, "events"))
    assert any(f"{most.total:>6}  {most.cause}" in line for line in print_counts(summary))
    assert any(line.startswith("events.who") for line in print_scores(summary))
    lines = list(print_causes(summary, "events"))
    assert len([line for line in lines if line.startswith("  own-en-")]) == len([c for c in summary.causes if c.layer == "events"])


def test_parties_one_by_one() -> None:
    def read(**changes: Any) -> tuple[int, int, int]:
        return summarise([GOLD], {"one": change(RIGHT, **event(**changes))}).all_parties[:]

    assert read() == (3, 0, 0)
    assert read(recipients=()) == (2, 1, 0)
    assert read(actors=("e2",)) == (2, 1, 1)
