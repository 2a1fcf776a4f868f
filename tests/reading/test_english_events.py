"""Events of English reports: whom an act is directed at, who takes part in talks, and what is only named."""

from __future__ import annotations

import pytest

import musnad

Event = tuple[str, str, set[str | None], set[str | None]]


def events(text: str) -> list[Event]:
    """(type, status, actor codes, codes of the recipients) of each event."""
    record = musnad.read(text, lang="en", published="2016-09-09")
    code = {e.id: e.actor for e in record.entities}
    return [(e.type, e.status, {code[a] for a in e.actors}, {code[r] for r in e.recipients}) for e in record.events]


TOLD = {
    # parties that are joined, counted or named by `both`
    "Dutch and Belgian frigates attacked the pirates.": ("ASSAULT", "actual", {"NLD MIL", "BEL MIL"}, None),
    "Chad's government and the Islamic State agreed on a prisoner swap.": ("AGREE", "actual", {"TCD GOV", "IMG"}, set()),
    "Peru and Chile met on Friday. Spain praised both countries.": ("SUPPORT", "actual", {"ESP GOV"}, {"PER GOV", "CHL GOV"}),
    "Peru met Chile. The two countries' foreign ministers agreed to meet.": ("AGREE", "actual", {"PER GOV", "CHL GOV"}, set()),
    # whom an act is directed at
    "Poland recalled its ambassador to Belarus.": ("SANCTION", "actual", {"POL GOV"}, {"BLR GOV"}),
    "Kenya urged all countries to cut ties with Eritrea.": ("REQUEST", "actual", {"KEN GOV"}, set()),
    "Ghana rejected a peace plan for Togo.": ("REJECT", "actual", {"GHA GOV"}, set()),
    "Israeli jets bombed Beirut. Jordan condemned the bombing.": ("ACCUSE", "actual", {"JOR GOV"}, {"ISR MIL"}),
    # who takes part in talks
    "Peru and Chile extended a truce after talks in Quito.": ("CONSULT", "actual", {"PER GOV", "CHL GOV"}, set()),
    "The Spanish foreign minister arrived in Rabat for talks.": ("CONSULT", "actual", {"ESP GOV"}, set()),
    "Peru and Chile agreed on a map during talks in Oslo mediated by Norway.": (
        "CONSULT", "actual", {"PER GOV", "CHL GOV", "NOR GOV"}, set(),
    ),
    "Peru and Chile share a border with Brazil. They agreed to guard the border with Brazil.": (
        "AGREE", "actual", {"PER GOV", "CHL GOV"}, set(),
    ),
    "Peru and Chile agreed on a pact. The pact, brokered by Spain, will be signed on Monday.": (
        "SUPPORT", "future", {"PER GOV", "CHL GOV"}, set(),
    ),
    "The Somali army was withdrawn from the town.": ("RETREAT", "actual", {"SOM MIL"}, set()),
    "Boko Haram claimed an attack on a market in Maiduguri.": ("ASSAULT", "actual", {"NGA REB"}, None),
    "Talks with Peru were cancelled by Chile on Monday.": ("REJECT", "actual", {"CHL GOV"}, None),
    "Egypt mediated the truce along with Qatar.": ("CONSULT", "actual", {"EGY GOV", "QAT GOV"}, set()),
    "Spain, the United States and Norway condemned the coup.": ("ACCUSE", "actual", {"ESP GOV", "USA GOV", "NOR GOV"}, None),
    "Joe Biden spoke after meeting Prime Minister Binali Yildirim.": ("CONSULT", "actual", {"USA GOV", "TUR GOV"}, set()),
    "Moscow said it was ready to resume talks with Kyiv.": ("AGREE", "actual", {"RUS GOV", "UKR GOV"}, None),
    "Spain condemned the raid as a crime and vowed to punish the rebels.": ("THREATEN", "actual", {"ESP GOV"}, None),
    "Togolese students began a hunger strike to protest against Benin's decision.": (
        "PROTEST", "actual", {"TGO EDU"}, {"BEN GOV"},
    ),
    "Israel has strengthened its forces in Lebanon.": ("MOBILIZE", "actual", {"ISR GOV"}, {"LBN GOV"}),
    # what somebody will do
    "Norway promised further sanctions against Belarus.": ("THREATEN", "actual", {"NOR GOV"}, {"BLR GOV"}),
    "Uganda will withdraw its troops from Somalia, the army said.": ("RETREAT", "future", {"UGA GOV"}, None),
    "Norway is ready to send aid to Yemen.": ("AGREE", "actual", {"NOR GOV"}, {"YEM GOV"}),
    "North Korea fired a ballistic missile on Friday.": ("MOBILIZE", "actual", {"PRK GOV"}, set()),
}  # fmt: skip

UNTOLD = {
    "Peru welcomed the truce between Chad and Sudan.": "AGREE",  # named, not reached
    "Peru called for talks with Chile.": "CONSULT",
    "Iraq accused Turkey of sending troops to the border.": "MOBILIZE",
    "Kenya helped Somali troops to retake a town.": "AID",
    "Forces backed by Iran left the town.": "SUPPORT",
    "The president left Nairobi on Monday.": "RETREAT",
    "The president said people should know the truth.": "REQUEST",
    "Sudan and Chad agreed to cease fighting in the town.": "ASSAULT",
    "The rebels have liquidated the ceasefire.": "ASSAULT",
    "The envoy said talks were still possible.": "CONSULT",
}


@pytest.mark.parametrize(("text", "event"), TOLD.items())
def test_event(text: str, event: tuple[str, str, set[str], set[str] | None]) -> None:
    kind, status, actors, recipients = event
    found = [e for e in events(text) if e[0] == kind]
    assert [(s, a) for _, s, a, _ in found][-1:] == [(status, actors)], found
    if recipients is not None:
        assert found[-1][3] == recipients


@pytest.mark.parametrize(("text", "kind"), UNTOLD.items())
def test_what_is_no_event(text: str, kind: str) -> None:
    assert kind not in [e[0] for e in events(text)]


def test_each_accuses_the_other() -> None:
    assert events("Chad and Sudan accused each other of breaking a truce.") == [
        ("ACCUSE", "actual", {"SDN GOV"}, {"TCD GOV"}),
        ("ACCUSE", "actual", {"TCD GOV"}, {"SDN GOV"}),
    ]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A ceasefire between Chad and Sudan took effect at dawn.", ("ceasefire", "in_force")),
        ("Chad and Sudan accused each other of violating a truce.", ("ceasefire", "breached")),
        ("The leaders failed to agree on the withdrawal of Turkish troops.", ("withdrawal", "discussed")),
        ("Under the deal, Russian troops will pull out of the province.", ("withdrawal", "agreed")),
        ("The fighters will hand over their weapons, under the accord.", ("disarmament", "agreed")),
        ("Kenya and the rebels agreed to allow humanitarian aid into the north.", ("humanitarian_access", "agreed")),
    ],
)
def test_provision(text: str, term: tuple[str, str]) -> None:
    record = musnad.read(text, lang="en", published="2016-09-09")
    assert [(p.issue, p.status) for p in record.provisions] == [term]


def test_what_is_told_is_not_what_is_asked() -> None:
    """`told X that` reports; `told X to` asks."""
    record = musnad.read("The Chadian minister told Reuters that the deal was fair.", lang="en")
    assert record.positions == ()


@pytest.mark.parametrize(
    "text", ["A woman aged 33 was wounded in the blast in Kabul.", "A guard who is 50 years old was wounded in a blast in Kabul."]
)
def test_an_age_counts_nobody(text: str) -> None:
    record = musnad.read(text, lang="en", published="2016-09-09")
    assert [(e.killed, e.injured) for e in record.events] == [(None, 1)]
    assert not record.times
