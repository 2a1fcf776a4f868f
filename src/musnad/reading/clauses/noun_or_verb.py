"""Forms that may be noun or verb, where the words before and after tell that a verb is meant.

Arabic without vowels writes the perfect of the commonest verbs of saying like their nouns: ذكر, أمر, طلب, شكر.
"""

from __future__ import annotations

from musnad.reading.clauses.clause import Clause
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase

__all__ = ["object_of_saying", "verb_after_phrase"]

_COMMAS = frozenset("،,")
_OPENERS = frozenset("،,«“")
_BREAKS = frozenset("،,»”")


def verb_after_phrase(doc: Document, cur: Clause, i: int, end: int, last: Phrase | None) -> bool:
    """Whether a form at token i is rather a verb of saying in the perfect: right before أن in a clause that has no verb yet, after
    كان and its subject, after a place or time that opens the clause, or joined after a comma before somebody who speaks."""
    f = doc.facts[i]
    if not f.cues or f.verb is None or f.verb.tense != "perf" or f.tanwin or i + 1 >= end:
        return False
    if not any(c.pos == "V" for c, _ in f.cues):
        return False
    if cur.verb < 0 and cur.link == "rel" and not cur.phrases and doc.facts[i + 1].value == "that":  # الذي أوضح أن
        return True
    if cur.verb < 0 and cur.was and not f.conj and last is not None:  # كان الوزير ذكر أن
        return (last.end == i and (last.definite or last.name is not None)) or doc.facts[i - 1].surface in _COMMAS
    if cur.verb < 0 and not f.conj and last is not None:  # في يريفان طالب آلاف المحتجين
        settled = last.end == i and (last.definite or last.name is not None)
        return settled and all(p.prep for p in cur.phrases) and _is_party(doc, i + 1)
    joined = bool(f.conj) and not f.enclitic and doc.facts[i - 1].surface in _BREAKS
    return joined and cur.verb >= 0 and _is_party(doc, i + 1)  # ، وذكر شهود أن


def object_of_saying(doc: Document, cur: Clause, i: int) -> bool:
    """Whether a form that may be a verb is rather the verbal noun that a verb of saying has as its object, behind its subject and a
    comma, a time or an opening quotation mark (أعلن الحزب، أمس، حل نفسه)."""
    f = doc.facts[i]
    if cur.verb < 0 or f.conj or f.verb is None or f.verb.tense != "perf" or len(cur.phrases) - cur.split != 1:
        return False
    apart = bool(doc.timed[i - 1]) or doc.facts[i - 1].surface in _OPENERS
    noun = any(s.tense == "msd" or (s.entry.pos == "N" and not s.tense) for s in f.senses)
    return apart and noun and any(c.pos == "V" and "o" in c.regime for c, _ in doc.facts[cur.verb].cues)


def _is_party(doc: Document, k: int) -> bool:
    """Whether somebody who may speak is named at a token: a name, a title, people, a number of people."""
    g = doc.facts[k]
    if g.prep or g.conj:
        return False
    name = doc.names[k]
    if name is not None:
        return not name.kinds <= {"place"}
    if any(h.kind in ("title", "people", "org", "armed", "media") for h in g.heads):
        return not g.tanwin
    return g.tag == "K" or (g.demonym is not None and g.demonym.number in "pd")
