"""Gender and number of noun phrases, and which of them a pronoun written onto a word may go back to (Arabic)."""

from __future__ import annotations

from typing import NamedTuple

from musnad.reading.document import Document
from musnad.reading.phrases import Phrase

__all__ = ["Concord", "concord", "may_resume"]

#: Kinds of head nouns whose plurals are human: هم goes back to them, ها to all other plurals.
_HUMAN = frozenset({"title", "people", "counterpart"})
#: What each pronoun calls for: gender (empty: either) and number.
_PRONOUNS = {"ه": ("m", "s"), "ها": ("f", "s"), "هما": ("", "d"), "هم": ("m", "p"), "هن": ("f", "p")}


class Concord(NamedTuple):
    """Gender m or f (empty: unknown) and number s, d or p; things in the plural agree like a feminine singular."""

    gender: str
    number: str


def concord(doc: Document, p: Phrase) -> Concord:
    """The gender and number by which a phrase, without what is coordinated with it, is taken up."""
    counted = False
    while p.gen is not None and (p.quantifier or doc.facts[p.head].tag == "Q"):
        counted, p = True, p.gen
    if p.name is not None:
        return _of_name(doc, p)
    head = p.heads
    if head is None:
        return _of_noun(doc, p, counted)
    if p.count == 2 or (head.number == "d" and not counted):
        return Concord(head.gender, "d")
    if counted or head.number == "p":
        fighters = head.kind == "armed" and doc.facts[p.head].stem.endswith(("ون", "ين", "و", "ي"))
        return Concord("m", "p") if head.kind in _HUMAN or fighters else Concord("f", "s")
    return Concord(head.gender, "s")


def _of_name(doc: Document, p: Phrase) -> Concord:
    """States are feminine unless known to be masculine, a person is what the world data says, a body what its noun says."""
    name = p.name
    assert name is not None
    if name.kinds & {"state", "capital"}:
        return Concord("m" if "masculine" in doc.classes.get(doc.facts[name.end - 1].norm, ()) else "f", "s")
    people = {doc.world.people[r.id].gender for r in name.referents if r.kind == "person"}
    if people:
        return Concord(people.pop() or "m" if len(people) == 1 else "m", "s")
    first = doc.facts[name.start]
    if name.end - name.start == 1 and first.stem.endswith(("ون", "ين")):
        return Concord("m", "p")  # الحوثيون
    noun = first.noun if name.end - name.start > 1 else None
    if noun is None:
        return Concord("", "s")
    return Concord("f", "s") if noun.number == "p" else Concord(noun.gender, "s")


def _of_noun(doc: Document, p: Phrase, counted: bool) -> Concord:
    f = doc.facts[p.head]
    if p.unknown is not None:
        given = (s.gender for i in range(*p.unknown) for s in doc.facts[i].senses if s.entry.pos == "NAME" and s.gender)
        return Concord(next(given, "m"), "s")
    if f.demonym is not None:
        plural = f.demonym.number == "p" or f.stem.endswith(("ون", "ين"))
        return Concord(f.demonym.gender, "d" if f.demonym.number == "d" else "p" if plural else "s")
    noun = f.noun
    if counted or noun is None:
        return Concord("", "p" if counted else "s")
    if noun.number == "p":
        return Concord("m", "p") if "human" in noun.entry.classes or f.stem.endswith(("ون", "ين")) else Concord("f", "s")
    return Concord(noun.gender, noun.number or "s")


def may_resume(doc: Document, pronoun: str, p: Phrase) -> bool:
    """Whether a pronoun may go back to a phrase alone: the same number, no other gender."""
    wanted = _PRONOUNS.get(pronoun)
    if wanted is None:
        return False
    has = concord(doc, p)
    if has.number != wanted[1]:
        return False
    return not wanted[0] or not has.gender or has.gender == wanted[0]
