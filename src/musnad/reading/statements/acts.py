"""What somebody does with his words: demands, refusals, praise and blame that a plain verb of saying only introduces.

The classes of words asked for (oblige, blame, merit, danger, unacceptable, reach) are lines of `classes.csv`.
"""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.statements.said import Said
from musnad.text import fold

__all__ = ["act_of"]

_PLAIN = frozenset({"say", "announce", "confirm"})
_SHORT = 16  # tokens of a sentence that only says what something is
#: Classes of a predicate and the act that saying it performs, the strongest first.
_JUDGEMENTS = (("unacceptable", "refuse"), ("blame", "condemn"), ("merit", "praise"))


def act_of(doc: Document, said: Said, clauses: list[Clause]) -> str:
    """The act of a statement: that of its cue, or the one its content shows where the cue is a plain one."""
    if doc.lang != "ar" or said.act not in _PLAIN:
        return said.act
    start, end = said.content
    main = next((c for c in clauses if c.sentence == said.sentence and start <= c.verb < end and c.link != "rel"), None)
    if main is not None and main.start > start + 8:
        main = None
    if _obliges(doc, said.content, main):
        return "demand"
    if main is not None and _is_own(doc, main, start):
        verb = doc.facts[main.verb]
        if said.act != "confirm" and "never" in doc.facts[main.verb - 1].classes:
            return "refuse"  # لن نتوقف
        if main.sense is not None and main.sense.tense == "perf" and not main.negated:
            if "reach" in verb.verb_classes:
                return "agree"
            if "decide" in verb.verb_classes:
                return "announce"
    return _judgement(doc, said, main) if said.act == "say" else said.act


def _judgement(doc: Document, said: Said, main: Clause | None) -> str:
    """Praise, blame or refusal in a sentence that says what something is, or a danger foretold; else plain saying."""
    start, end = said.content
    if any("danger" in doc.facts[k].classes for k in range(start, end)):
        return "warn"
    if main is None and end - start <= _SHORT:
        for name, act in _JUDGEMENTS:
            if any(name in f.classes and not f.definite for f in doc.facts[start:end]):
                return act
    return "say"


def _is_own(doc: Document, main: Clause, start: int) -> bool:
    """Whether a speaker tells of himself or his own side (إنه, قواته, نحن)."""
    if main.sense is not None and main.sense.person == "1":
        return True
    if main.subject_dropped or main.subject is None:
        return start > 0 and bool(doc.facts[start - 1].enclitic)
    head = doc.facts[main.subject.head]
    return bool(head.enclitic) and main.subject.start >= start


def _obliges(doc: Document, content: tuple[int, int], main: Clause | None) -> bool:
    """Whether content says what others must do (يجب على, ينبغي, لا بد من, على واشنطن أن, ضرورة, هم مطالبون ب)."""
    facts = doc.facts
    if main is not None and "oblige" in facts[main.verb].verb_classes and main.sense is not None and main.sense.tense == "impf":
        return True
    i, end = content
    while i < end and facts[i].tag == "T":
        i += 1
    if i >= end:
        return False
    f = facts[i]
    if f.norm == "لا" and i + 1 < end and facts[i + 1].norm == "بد":
        return True
    if f.norm == "علي" and any(facts[k].tag == "S" and facts[k].norm == "ان" for k in range(i + 2, min(i + 6, end))):
        return True
    if main is None and any("oblige" in g.classes and not g.definite and g.tag in "NA" for g in facts[i : min(i + 5, end)]):
        return True
    return any("oblige" in doc.classes.get(fold(s.entry.lemma), ()) for s in f.senses if s.entry.pos == "V" and s.tense == "impf")
