"""The closed vocabularies of the record: PLOVER event types, modes and contexts, statuses, acts, issues, actor codes.

Sources: PLOVER manual (openeventdata/PLOVER, 2024-02-04) for types, modes, contexts, sectors, scores; CAMEO manual 1.1b3
and PLOVER's CAMEO2PLOVER table (2021-09-17) for the crosswalk; ISO 3166-1 alpha-3 for countries.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "ACTS", "CAMEO_ROOTS", "CONTEXTS", "EVENT_TYPES", "INTERNATIONAL", "ISSUES", "KINDS", "PROVISION_STATUSES", "SECTORS",
    "STANCES", "STATUSES", "SYMMETRIC", "TIME_TYPES", "VOCABULARIES",
    "EventType", "Vocabulary", "actor_country", "actor_sector", "is_actor_code",
]  # fmt: skip


class EventType(NamedTuple):
    """One PLOVER type: quad class 1-4, whether a recipient is expected, its modes and its conflict-cooperation score."""

    name: str
    quad: int
    recipient: bool
    modes: tuple[str, ...]
    score: float
    meaning: str


def _types() -> dict[str, EventType]:
    rows = (
        ("AGREE", 1, False, "", 2.5, "agree, offer or promise to cooperate; reach an agreement, truce or deal"),
        ("CONSULT", 1, False, "visit third-party multilateral phone", 2.5, "meetings, talks, calls, visits, mediation"),
        ("SUPPORT", 1, False, "", 5.0, "verbal or diplomatic support, praise, recognition, signing, ratifying"),
        ("CONCEDE", 1, False, "", 4.5, "verbal concession, declared ceasefire or withdrawal, easing, apology"),
        ("COOPERATE", 2, True, "military economic judicial intelligence", 9.5, "mutual material cooperation"),
        ("AID", 2, True, "", 10.0, "material aid to the recipient: money, arms, relief, asylum"),
        ("RETREAT", 2, False, "withdraw release disarm ceasefire access resign", 6.5, "retreat carried out"),
        ("REQUEST", 3, False, "assist change yield meet", 0.0, "requests, demands, calls, orders"),
        ("ACCUSE", 3, False, "disapprove investigate allege", -3.0, "blame, condemn, criticise, investigate, sue"),
        ("REJECT", 3, False, "assist change yield meet", -2.0, "refuse, veto, cancel a meeting, fail to agree"),
        ("THREATEN", 3, False, "restrict arrest relations expel territory violence", -3.5, "warn of or threaten consequences"),
        ("PROTEST", 4, False, "demo riot strike hunger boycott obstruct vandalize", -5.0, "protest of civilians and groups"),
        ("SANCTION", 4, True, "convict expel withdraw discontinue", -6.0, "reduce relations, sanctions, walk out"),
        ("MOBILIZE", 4, False, "troops weapons police militia", -5.5, "deployments, alerts, exercises, weapons tests"),
        ("COERCE", 4, False, "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber", -7.0,
         "siege, blockade, detention, closure, taking territory"),
        ("ASSAULT", 4, False, "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
         "drone heavy-weapons crowd-control unconventional", -9.0, "violence; clashes"),
    )  # fmt: skip
    return {n: EventType(n, quad, rec, tuple(modes.split()), score, meaning) for n, quad, rec, modes, score, meaning in rows}


#: The 16 PLOVER types by name. COOPERATE's modes are musnad's own (the kind of cooperation); PLOVER gives none.
EVENT_TYPES: dict[str, EventType] = _types()

#: Types whose parties are all `actors`.
SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})

#: PLOVER's 37 contexts (why an event happens).
CONTEXTS: dict[str, str] = {
    "military": "armed forces, weapons, war",
    "intelligence": "espionage, surveillance, secret services",
    "executive": "heads of state and government, cabinets, ministries",
    "legislative": "parliaments, laws, votes",
    "election": "elections, campaigns, referendums",
    "political_institutions": "changes to the institutions of a state",
    "pro_democracy": "movements and acts for democracy",
    "pro_autocracy": "acts for one-party, personal or military rule",
    "economic": "trade, money, markets, budgets",
    "legal": "courts, trials, law",
    "reparations": "compensation for wrongs or damage",
    "human_rights": "human rights and their violation",
    "rights_freedoms": "civil and political freedoms",
    "repression": "suppression of people by their rulers",
    "human_security": "food, water, shelter, safety of people",
    "gender": "women, sexual equality",
    "lgbt": "lesbian, gay, bisexual and transgender people",
    "religion_ethnicity": "religion, sects, ethnic groups",
    "inequality": "unequal shares of wealth or power",
    "diplomatic": "relations between states, embassies, envoys",
    "territory": "borders, claims to land or sea, secession",
    "peacekeeping": "peacekeeping forces and missions",
    "health": "illness, epidemics, hospitals",
    "asylum": "asylum and refuge",
    "migration": "migration and displacement",
    "disasters": "natural disasters and accidents",
    "natural_resource": "oil, gas, water, minerals, fish",
    "environment": "climate, pollution, nature",
    "technology": "technology and science",
    "terrorism": "acts held to be terrorist, and the fight against them",
    "cbrn": "chemical, biological, radiological, nuclear weapons and material",
    "cyber": "computer networks",
    "misinformation": "false or misleading information",
    "crime": "common and organised crime",
    "corruption": "corruption and fraud",
    "illegal_drugs": "making of and trade in illegal drugs",
    "trafficking": "trafficking in people, arms or goods",
}

#: How an event stands to what has happened.
STATUSES: dict[str, str] = {
    "actual": "reported as having happened or happening",
    "future": "announced, scheduled, expected",
    "hypothetical": "wished, demanded, conditional, under discussion, possible",
    "negated": "did not happen, or is denied",
}

#: What a statement does.
ACTS: dict[str, str] = {
    "say": "says, states, adds, explains: plain reporting",
    "announce": "makes known something new of one's own",
    "confirm": "affirms what was open or in doubt",
    "deny": "says that something is not so",
    "accuse": "lays a wrong at somebody's door",
    "condemn": "judges an act as wrong",
    "demand": "calls for, asks for, insists on",
    "warn": "points to a danger",
    "threaten": "announces harm if or because something is done",
    "promise": "binds oneself to do something",
    "propose": "puts forward a plan, an offer, an initiative",
    "agree": "accepts, consents, welcomes as one's own",
    "refuse": "rejects, declines, opposes",
    "hope": "wishes, looks forward to",
    "doubt": "questions, calls unlikely",
    "praise": "commends, thanks, congratulates",
}

#: What an entity is.
KINDS: dict[str, str] = {
    "person": "a named person",
    "organisation": "ministries, media, intergovernmental bodies, parties, companies",
    "state": "a country, or its capital, that acts or is named as a political actor",
    "armed_group": "armed groups and armies",
    "place": "where things happen; also a country that is only a location",
    "people": "unnamed individuals or groups: sources, officials, civilians",
}

STANCES: dict[str, str] = {"for": "wants the thing named by the issue", "against": "does not want it"}

#: TIMEX3 types.
TIME_TYPES: dict[str, str] = {
    "DATE": "a day, week, month, year, or a point told only as past, present or future",
    "TIME": "an hour or a part of a day",
    "DURATION": "how long",
    "SET": "how often",
}

PROVISION_STATUSES: dict[str, str] = {
    "discussed": "on the agenda, being negotiated",
    "proposed": "in a plan or an offer",
    "demanded": "a condition of one side",
    "agreed": "accepted or signed",
    "in_force": "being carried out",
    "breached": "violated",
    "suspended": "halted, expired, collapsed",
    "rejected": "turned down",
}

#: The 30 issues of positions and provisions, with their extent.
ISSUES: dict[str, str] = {
    "ceasefire": "truce, cessation of hostilities, calm, violence reduction",
    "humanitarian_access": "aid entry, convoys, corridors, crossings for aid",
    "siege_lifting": "sieges and blockades",
    "prisoners": "exchange, release, hostages, missing",
    "withdrawal": "of forces, settlers, fighters",
    "disarmament": "of groups, weapons collection",
    "political_transition": "transition, new government, power sharing",
    "leadership_departure": "a ruler's stepping down",
    "elections": "holding and conduct of elections",
    "constitution": "writing or changing a constitution",
    "talks": "holding, resuming or joining negotiations, mediation",
    "military_cooperation": "joint operations, coordination centre",
    "counter_terrorism": "fight against groups held to be terrorist",
    "arms_supply": "delivery or embargo of arms",
    "air_strikes": "halting or continuing air strikes, no-fly zones",
    "monitoring": "observers, verification, mechanisms",
    "peacekeeping": "peacekeeping forces",
    "sanctions": "imposing or lifting sanctions",
    "nuclear": "enrichment, inspections, nuclear deals",
    "chemical_weapons": "use, destruction, inspection of chemical weapons",
    "borders": "territory, demarcation, sovereignty claims",
    "recognition": "recognition, normalisation, diplomatic relations",
    "displacement": "refugees, return",
    "reconstruction": "aid money, salaries, economy",
    "ports_airports": "opening or running ports, airports, roads, crossings for people and goods",
    "resources": "oil, gas, grain, water, dams",
    "accountability": "investigation, courts",
    "security_guarantees": "guarantees of security between parties",
    "autonomy": "self-determination, federalism",
    "protection": "civilians, minorities, holy places",
}

#: Codes that stand alone, without a sector.
INTERNATIONAL: dict[str, str] = {
    "UNO": "United Nations and its bodies",
    "EUR": "European Union",
    "IGO": "other intergovernmental bodies; several states acting as one",
    "NGO": "non-governmental organisations without one country",
    "IMG": "transnational armed groups",
    "MNC": "multinational companies",
    "ISM": "international social movements",
}

SECTORS: dict[str, str] = {
    "GOV": "government", "MIL": "state military", "SPY": "intelligence", "COP": "police", "LEG": "parliament", "JUD": "courts",
    "PTY": "political party", "OPP": "unarmed political opposition", "REB": "armed opposition, insurgents",
    "PRM": "pro-government militia", "UAF": "unknown armed men", "CRM": "criminals", "CVL": "civilians and protesters",
    "REF": "refugees and displaced", "JRN": "media and journalists", "MED": "health workers", "BUS": "business",
    "REL": "religious", "SOC": "civil society", "ELI": "former officials", "EDU": "education", "LAB": "labour",
    "AGR": "agriculture", "UNK": "unknown",
}  # fmt: skip

#: CAMEO root code -> PLOVER type (None: dropped by PLOVER). 08 splits by its three-digit code.
CAMEO_ROOTS: dict[str, str | None] = {
    "01": None, "02": None, "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "081": "CONCEDE", "082": "CONCEDE", "083": "CONCEDE", "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip

_CODE = re.compile(r"([A-Z]{3}|---) ([A-Z]{3})")


def is_actor_code(code: str) -> bool:
    """Whether a text is an actor code: an international code alone, or country (or ---) and sector.

    >>> is_actor_code("SYR GOV"), is_actor_code("UNO"), is_actor_code("UNO GOV"), is_actor_code("SYR")
    (True, True, False, False)
    """
    if code in INTERNATIONAL:
        return True
    found = _CODE.fullmatch(code)
    return bool(found and found[1] not in INTERNATIONAL and found[2] in SECTORS)


def actor_country(code: str | None) -> str:
    """The country or international part of an actor code; --- where there is none.

    >>> actor_country("RUS GOV"), actor_country("UNO"), actor_country(None)
    ('RUS', 'UNO', '---')
    """
    return code.split()[0] if code else "---"


def actor_sector(code: str | None) -> str:
    """The sector of an actor code, or an empty text.

    >>> actor_sector("RUS GOV"), actor_sector("UNO")
    ('GOV', '')
    """
    return code.split()[1] if code and " " in code else ""


class Vocabulary(NamedTuple):
    """A vocabulary as it is shown to users: what it is for, and the meaning of each value."""

    title: str
    values: dict[str, str]


#: All vocabularies by the name under which `musnad vocabulary` and the docs have them.
VOCABULARIES: dict[str, Vocabulary] = {
    "event-types": Vocabulary("what happened (PLOVER)", {t.name: t.meaning for t in EVENT_TYPES.values()}),
    "modes": Vocabulary("how it happened, by type", {t.name: ", ".join(t.modes) or "no modes" for t in EVENT_TYPES.values()}),
    "contexts": Vocabulary("why it happens (PLOVER)", CONTEXTS),
    "statuses": Vocabulary("whether an event happened", STATUSES),
    "acts": Vocabulary("what a statement does", ACTS),
    "issues": Vocabulary("what positions and provisions are about", ISSUES),
    "stances": Vocabulary("for or against, in positions", STANCES),
    "provision-statuses": Vocabulary("how far a provision has come", PROVISION_STATUSES),
    "kinds": Vocabulary("what an entity is", KINDS),
    "actor-codes": Vocabulary("the sectors after a country, and the codes that stand alone", {**INTERNATIONAL, **SECTORS}),
    "time-types": Vocabulary("TIMEX3 types", TIME_TYPES),
    "cameo": Vocabulary(
        "CAMEO root or three-digit codes and the PLOVER type", {c: t or "dropped by PLOVER" for c, t in CAMEO_ROOTS.items()}
    ),
}
