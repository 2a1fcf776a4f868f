"""Verbs that resume a noun by a pronoun: اتفاق وقعته روسيا, المحادثات التي أجراها كيري.

Written without vowels such a verb is often spelled like a noun with its owner (وقعته may be a battle of his). The pronoun that
agrees with the noun before it, and the subject behind it that agrees with the verb, tell the verb.
"""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.reading.document import Document
from musnad.reading.fact_table import FactTable
from musnad.reading.facts import Facts

__all__ = ["read_resumption"]

#: Gender and number of the nouns a pronoun may resume; things in the plural are resumed like a feminine.
_RESUMES = {"ه": ("ms",), "ها": ("fs", "fp", "mp"), "هم": ("mp",), "هما": ("md", "fd"), "هن": ("fp",)}


def read_resumption(doc: Document, table: FactTable) -> None:
    """Turn the resuming forms of a report into verbs, in place in `doc.facts`."""
    facts = doc.facts
    for i in range(1, len(facts) - 1):
        f = facts[i]
        if f.enclitic not in _RESUMES or f.tag not in "NAMXV" or f.conj or f.prep or f.definite:
            continue
        if not _resumed(doc, i) or not _could_follow(doc, i + 1):
            continue
        verb = f if f.tag == "V" else table.as_verb(f.surface)
        if verb is not None and verb.enclitic in _RESUMES and any(_agrees(doc, s, i + 1) for s in verb.senses):
            facts[i] = verb
            if facts[i - 1].tag != "R":
                doc.resuming.add(i)


def _resumed(doc: Document, i: int) -> bool:
    """Whether the word before a form is a relative pronoun or an indefinite noun (or its adjective) that its pronoun may resume."""
    before = doc.facts[i - 1]
    if doc.timed[i - 1] or doc.sentence_of[i - 1] != doc.sentence_of[i]:
        return False
    wanted = _RESUMES[doc.facts[i].enclitic]
    if before.tag == "R":
        return not before.value or any(before.value == w or (w[1] == "p" == before.value[1:]) for w in wanted)
    for k in range(i - 1, max(-1, i - 4), -1):
        g = doc.facts[k]
        if doc.names[k] is not None or g.tag not in "NA" or g.definite:
            return False
        if _resumable(g, wanted):
            return True
        if g.conj or g.prep:
            return False
    return False


def _resumable(f: Facts, wanted: tuple[str, ...]) -> bool:
    """Whether an indefinite noun is a thing done or said that a pronoun may resume."""
    if f.definite or f.enclitic or f.tag not in "NA":
        return False
    if any(h.kind in ("title", "people", "org", "armed", "place") for h in f.heads):
        return False
    if not f.triggers and not f.classes:
        return False
    return any(f"{s.gender}{s.number}" in wanted for s in f.senses if s.entry.pos in "NA" or s.tense == "msd")


def _could_follow(doc: Document, i: int) -> bool:
    """Whether a subject may begin at a token: a name or a definite noun, with nothing joined to it."""
    f = doc.facts[i]
    if f.conj or f.prep or f.tag in "TPSRGV":
        return False
    return doc.names[i] is not None or f.definite or bool(f.heads)


def _agrees(doc: Document, sense: Sense, i: int) -> bool:
    """Whether what begins at a token may be the subject of a verb form that stands before it: third person, same gender."""
    if sense.person not in ("", "3") or sense.number not in ("", "s") or sense.voice == "p":
        return False
    name, f = doc.names[i], doc.facts[i]
    if name is not None:
        people = {doc.world.people[r.id].gender for r in name.referents if r.kind == "person"}
        if name.kinds == {"person"}:
            return not people or sense.gender in people or not sense.gender
        if name.kinds <= {"state", "capital"}:
            return sense.gender != "m" or "masculine" in doc.classes.get(doc.facts[name.end - 1].norm, ())
        return True
    if f.heads:
        return any(h.gender == sense.gender or h.number != "s" for h in f.heads) or not sense.gender
    return f.noun is None or f.noun.number != "s" or f.noun.gender == sense.gender or not sense.gender
