"""The closed vocabularies of the record: PLOVER event types, modes and contexts, statuses, acts, issues, actor codes.

Sources: PLOVER manual (openeventdata/PLOVER, 2024-02-04) for types, modes, contexts, sectors, scores; CAMEO manual 1.1b3
and PLOVER's CAMEO2PLOVER table (2021-09-17) for the crosswalk; ISO 3166-1 alpha-3 for countries.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "ACTS", "CAMEO_ROOTS", "CONTEXTS", "EVENT_TYPES", "INTERNATIONAL", "ISSUES", "KINDS", "PROVISION_STATUSES", "SECTORS",
    "STANCES", "STATUSES", "SYMMETRIC", "TIME_TYPES", "EventType", "actor_country", "actor_sector", "is_actor_code",
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
        ("ASSAULT", 4, False, "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
         "heavy-weapons crowd-control unconventional", -9.0, "violence; clashes"),
    )  # fmt: skip
    return {n: EventType(n, quad, rec, tuple(modes.split()), score, meaning) for n, quad, rec, modes, score, meaning in rows}


#: The 16 PLOVER types by name. COOPERATE's modes are musnad's own (the kind of cooperation); PLOVER gives none.
EVENT_TYPES: dict[str, EventType] = _types()

#: Types whose parties are all `actors`.
SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})

#: PLOVER's 37 contexts (why an event happens).
CONTEXTS = tuple(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal "
    "reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic "
    "territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber "
    "misinformation crime corruption illegal_drugs trafficking".split()
)

STATUSES = ("actual", "future", "hypothetical", "negated")
ACTS = tuple("say announce confirm deny accuse condemn demand warn threaten promise propose agree refuse hope doubt praise".split())
KINDS = ("person", "organisation", "state", "armed_group", "place", "people")
STANCES = ("for", "against")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
PROVISION_STATUSES = tuple("discussed proposed demanded agreed in_force breached suspended rejected".split())

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
