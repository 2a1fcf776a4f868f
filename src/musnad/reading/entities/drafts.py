"""Entities while they are gathered; the country that a report is mostly about."""

from __future__ import annotations

from collections import Counter

from musnad.reading.document import Document
from musnad.world.who import Referent

__all__ = ["SETTING", "STATE_KINDS", "UNSECTORED", "Draft", "actor_of_referent", "code_of", "focus_country"]

#: Codes that stand alone in an actor code.
UNSECTORED = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"})
#: Prepositions that set the scene of a report rather than name a party.
SETTING = frozenset({"في", "داخل", "وسط", "بشأن", "حول", "in", "inside", "across"})
#: Kinds of names by which a state is named.
STATE_KINDS = frozenset({"state", "capital"})


def code_of(country: str, sector: str) -> str:
    """An actor code from its parts; international codes stand alone.

    >>> code_of("RUS", "GOV"), code_of("UNO", "GOV"), code_of("", "UNK")
    ('RUS GOV', 'UNO', '--- UNK')
    """
    if country in UNSECTORED or sector in UNSECTORED:
        return country if country in UNSECTORED else sector
    return f"{country or '---'} {sector or 'UNK'}"


class Draft:
    """An entity being gathered. `used`: an event, statement or position refers to it; `strong` ones are kept anyway."""

    __slots__ = (
        "actor",
        "gender",
        "guessed",
        "head",
        "heads",
        "kind",
        "known",
        "mentions",
        "name",
        "number",
        "order",
        "role",
        "rule",
        "strong",
        "used",
    )

    def __init__(self, kind: str, name: str, actor: str | None, known: str | None, rule: str, *, strong: bool) -> None:
        self.kind = kind
        self.name = name
        self.actor = actor
        self.known = known
        self.rule = rule
        self.strong = strong
        self.used = False
        self.mentions: dict[tuple[int, int], None] = {}  # in the order met
        self.head = ""
        self.heads: set[str] = set()
        self.guessed = False
        self.role = ""
        self.number = "s"
        self.gender = ""
        self.order = 0

    def __repr__(self) -> str:
        return f"Draft({self.kind}, {self.name!r}, {self.actor}, used={self.used})"


def focus_country(doc: Document) -> str:
    """The country a report is mostly about: the most frequent among its states, demonyms and places; --- when none is named."""
    counts: Counter[str] = Counter()
    facts = doc.facts
    for i, f in enumerate(facts):
        name = doc.names[i]
        if name is None and f.demonym is None:
            continue
        lead = 2 if doc.sentence_of[i] <= 1 else 1
        before = facts[i - 1] if i else None
        located = f.prep == "ب" or (before is not None and before.tag == "P" and before.value in SETTING)
        if name is not None:
            for r in name.referents:
                if r.kind == "state" or (r.kind == "capital" and located):
                    venue = r.kind == "capital" and facts[i].latin  # talks in Geneva
                    counts[r.id] += lead * (4 if located and not venue else 1)
                    break
                if r.kind == "capital":
                    counts[r.id] += lead
                    break
                if r.kind == "place" and len(name.referents) == 1 and not _ends_a_name(doc, i):
                    counts[doc.world.places[r.id].country] += 2 * lead
                elif r.kind == "armed_group" and not r.short:
                    code = actor_of_referent(doc, r) or ""
                    if " " in code:
                        counts[code[:3]] += 2 * lead
        elif f.demonym is not None:
            domestic = (
                before is not None
                and bool(before.heads)
                and before.heads[0].kind in ("people", "org", "armed")
                and "source" not in before.heads[0].classes
            )
            titled = before is not None and bool(before.heads) and before.heads[0].kind in ("title", "media")
            counts[f.demonym.code] += lead * (3 if domestic else 1 if titled else 2)
    counts.pop("", None)
    counts.pop("---", None)
    return counts.most_common(1)[0][0] if counts else "---"


def _ends_a_name(doc: Document, i: int) -> bool:
    """Whether a town's name at token i is the surname after a given name or a title (President Joyce Banda)."""
    before = doc.facts[i - 1] if i else None
    return before is not None and before.latin and before.surface[:1].isupper() and doc.names[i - 1] is None and before.tag in "MXN"


def actor_of_referent(doc: Document, r: Referent) -> str | None:
    """The actor code, on the day of the report, of what a name may stand for; None for places."""
    if r.kind == "person":
        return doc.world.people[r.id].actor_on(doc.day)
    if r.kind in ("organisation", "armed_group"):
        return doc.world.organisations[r.id].actor_on(doc.day)
    if r.kind in STATE_KINDS:
        return f"{r.id} GOV"
    return None
