"""Forms that may be noun or verb, where the words before and after tell that a verb is meant.

Arabic without vowels writes the perfect of the commonest verbs of saying like their nouns: ذكر, أمر, طلب, شكر.
"""

from __future__ import annotations

from musnad.reading.clauses.arguments import gender_clash
from musnad.reading.clauses.clause import Clause
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase, is_dual_construct

__all__ = ["is_verb", "object_of_saying"]

_COMMAS = frozenset("،,")
_OPENERS = frozenset("،,«“")
_BREAKS = frozenset("،,»”")
#: The number of the verb that a pronoun on a complementiser calls for, where it decides between noun and verb.
_PRONOUN_NUMBERS = {"هما": "d", "هم": "p", "هن": "p"}


def is_verb(doc: Document, cur: Clause, i: int, end: int, last: Phrase | None) -> bool:
    """Whether a form that may be noun or verb is the verb: it opens its clause before a noun phrase, or follows its subject."""
    facts = doc.facts
    f = facts[i]
    if f.definite or f.prep or f.verb is None or doc.names[i] is not None:
        return False
    if f.heads and f.heads[0].kind == "title" and f.senses and f.senses[0].entry.pos == "N" and not f.conj:
        return False  # وزير الخارجية after لكن
    if i + 1 < end and facts[i + 1].stem == "نفس" and facts[i + 1].enclitic and not facts[i + 1].prep and f.verb.tense == "perf":
        return True  # فجر نفسه
    if i and not f.conj and "before-verb" in facts[i - 1].classes and f.verb.tense in ("perf", "impf"):
        return True
    number = _PRONOUN_NUMBERS.get(facts[i - 1].enclitic) if i and facts[i - 1].tag == "S" and not f.conj else None
    if number and any(s.number == number and s.entry.pos == "V" and s.tense in ("perf", "impf") for s in f.senses):
        return True  # أنهما تفاهما, أنهم ينتظرون
    if _verb_after_phrase(doc, cur, i, end, last):
        return True
    if f.conj == "ف" and cur.verb < 0 and any(g.value == "topic" for g in facts[max(cur.start, 0) : i]):
        return True  # أما الوزير فتعهد
    if cur.verb >= 0:
        return _resumes(doc, i, end, last)
    if f.verb.tense == "perf" and i + 1 < end and _nominative(doc, i + 1):
        return True  # وهناك توجه المحتجون إلى
    if cur.phrases and cur.link == "that" and last is not None and last.end == i and _befell(doc, i, end, last):
        return True
    if not cur.phrases:
        return cur.link != "that" and i + 1 < end and _opens(doc, i)
    if last is None or last.end != i or last.prep or f.conj or last is not cur.phrases[-1]:
        return False
    if f.norm[:1] in "يتن":
        return any(s.tense == "impf" and s.entry.pos == "V" for a in f.word.analyses for s in a.senses)
    return _follows_subject(doc, cur, i, end, last)


def _resumes(doc: Document, i: int, end: int, last: Phrase | None) -> bool:
    """Whether a perfect with a pronoun tells of the indefinite noun right before it (هجوم نسبته الحكومة إلى)."""
    f = doc.facts[i]
    if last is None or last.end != i or last.definite or not f.enclitic or f.verb is None or f.verb.tense != "perf" or i + 1 >= end:
        return False
    return doc.facts[i + 1].definite or "light" in f.verb_classes


def _opens(doc: Document, i: int) -> bool:
    """Whether a form opens its clause as a verb: a subject stands behind it (رفض الحوثيون), or a preposition or adverb."""
    f, g = doc.facts[i], doc.facts[i + 1]
    if g.prep or g.conj or f.verb is None or f.verb.tense not in ("perf", "impf"):
        return False
    if doc.names[i + 1] is not None or g.tag in "KQM" or (g.definite and g.tag != "A"):
        return True
    if g.definite and g.stem.endswith("ون") and len(g.stem) > 4:  # never in the genitive
        return True
    if g.heads and (not g.tanwin or is_dual_construct(doc.facts, doc.names, i + 1, g.heads[0], i + 2)):
        return True
    if g.demonym is not None and g.demonym.number in "pd":
        return True
    return g.tag in "JP" and f.verb.tense == "perf" and not f.enclitic


def _follows_subject(doc: Document, cur: Clause, i: int, end: int, last: Phrase) -> bool:
    """Whether a perfect that may be a noun follows its subject and comes before its object (لكن الحزب رفض الاتفاق)."""
    facts = doc.facts
    f = facts[i]
    if f.verb is None or f.verb.tense != "perf" or f.tanwin or f.enclitic or i + 1 >= end or len(cur.phrases) > 1:
        return False
    if not (last.definite or last.name is not None) or gender_clash(doc, f.verb, last):
        return False
    g = facts[i + 1]
    return not g.conj and not g.prep and (doc.names[i + 1] is not None or (g.definite and g.tag == "N"))


def _nominative(doc: Document, i: int) -> bool:
    """Whether the ending of a sound plural or dual shows a subject: المتظاهرون, not المتظاهرين; شرطيان, not شرطيين."""
    f = doc.facts[i]
    if f.prep or f.conj or not f.stem.endswith(("ون", "ان")):
        return False
    number = f.heads[0].number if f.heads else f.demonym.number if f.demonym is not None else ""
    return number == ("p" if f.stem.endswith("ون") else "d")


def _befell(doc: Document, i: int, end: int, last: Phrase) -> bool:
    """Whether a noun-or-verb form of harm tells what befell the topic before it: أن جنديين قتلا, إن أحد العمال خطف."""
    f = doc.facts[i]
    if f.conj or not f.verb_classes & {"victim"} or f.verb is None:
        return False
    if any(s.number == "d" and s.entry.pos == "V" and s.tense == "perf" for s in f.senses):
        return True
    return not last.prep and (i + 1 >= end or doc.facts[i + 1].tag in "PSJT" or bool(doc.facts[i + 1].conj))


def _verb_after_phrase(doc: Document, cur: Clause, i: int, end: int, last: Phrase | None) -> bool:
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
    joined = bool(f.conj) and not f.enclitic and doc.facts[i - 1].surface in _BREAKS and cur.verb >= 0
    return joined and (_is_party(doc, i + 1) or _is_deed(doc, i + 1))  # ، وذكر شهود أن; ، وطلب عقد جلسة


def object_of_saying(doc: Document, cur: Clause, i: int) -> bool:
    """Whether a form that may be a verb is rather the verbal noun that a verb of saying has as its object, behind its subject and a
    comma, a time or an opening quotation mark (أعلن الحزب، أمس، حل نفسه)."""
    f = doc.facts[i]
    if cur.verb < 0 or f.conj or f.verb is None or f.verb.tense != "perf" or len(cur.phrases) - cur.split != 1:
        return False
    apart = bool(doc.timed[i - 1]) or doc.facts[i - 1].surface in _OPENERS
    noun = any(s.tense == "msd" or (s.entry.pos == "N" and not s.tense) for s in f.senses)
    return apart and noun and any(c.pos == "V" and "o" in c.regime for c, _ in doc.facts[cur.verb].cues)


def _is_deed(doc: Document, k: int) -> bool:
    """Whether an indefinite verbal noun stands at a token, as what somebody asks for or offers."""
    g = doc.facts[k]
    return g.tag == "N" and not (g.definite or g.prep or g.conj) and any(s.tense == "msd" for s in g.senses)


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
    return g.tag in "KM" or (g.demonym is not None and g.demonym.number in "pd")
