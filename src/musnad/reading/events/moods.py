"""Whether an event happened, is to happen, may happen or did not: what verbs, particles, times and the clause above make of it."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events.happening import Happening
from musnad.reading.events.protests import ProtestReader
from musnad.reading.phrases import Phrase
from musnad.text import fold

__all__ = ["MoodReader"]

#: Nouns of these types stand behind `for` as things that are (استجابة لدعوة, تنفيذا لاتفاق), others as aims (للإفراج عنهم).
_THINGS = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN"})
#: What is told of today in the imperfect is on the calendar (يعقد المجلس اليوم جلسة).
_SCHEDULED = frozenset({"CONSULT", "SUPPORT", "RETREAT", "AID", "COOPERATE"})
#: Acts of speech whose content is only possible.
_UNREAL_ACTS = frozenset({"hope", "warn", "demand", "propose", "doubt"})
#: Classes of nouns whose genitive is only wished or tried.
_UNREAL_NOUNS = frozenset({"irrealis-noun", "attempt-noun"})


class MoodReader(ProtestReader):
    """Tells the status of events: actual, future, hypothetical or negated."""

    def _status(self, h: Happening, clause: Clause, p: Phrase | None) -> str:
        own = self._verb_mood(h, clause) if p is None else self._noun_mood(h, clause, p)
        return own or self._governed(clause) or self._by_time(h, clause, p)

    def _mood_classes(self, clause: Clause) -> frozenset[str]:
        """The classes of the verb a clause has, not of others its form may be."""
        return self.tables.classes.get(fold(clause.sense.entry.lemma), frozenset()) if clause.sense is not None else frozenset()

    def _planned(self, clause: Clause) -> bool:
        """من المقرر أن, من المتوقع أن: the adjective before the complementiser plans or expects."""
        if clause.link != "that" or clause.opener < 2:
            return False
        return bool(self._classes(self.doc.facts[clause.opener - 1].stem) & {"planned"})

    def _verb_mood(self, h: Happening, clause: Clause) -> str:
        """What a verb, its particles and the word that opens its clause make of it."""
        if clause.negated:
            return "negated"
        imperfect = clause.sense is not None and clause.sense.tense == "impf" and not clause.was
        if clause.will or self._planned(clause) or (clause.link == "when" and imperfect):
            return "future"
        if imperfect and h.type in _SCHEDULED and self.doc.published and h.time == self.doc.day and clause.link in ("main", "that"):
            return "future"
        if clause.may or clause.link in ("if", "aim") or self.doc.facts[clause.verb].prep == "ل":
            return "hypothetical"
        above = clause.parent
        joined = clause.link == "and" and above is not None and above.verb >= 0 and bool(self.doc.facts[clause.verb].conj)
        return "hypothetical" if joined and above is not None and self._mood_classes(above) & {"irrealis"} else ""

    def _noun_mood(self, h: Happening, clause: Clause, p: Phrase) -> str:
        """What the words around an event noun make of it."""
        facts = self.doc.facts
        relative = self.relatives.get(id(p))
        if relative is not None and h.definite and not relative.negated and not relative.will and facts[relative.verb].enclitic:
            return "actual"  # the siege that they impose
        before = facts[p.start - 1] if p.start else None
        over = p.parent if p.parent is not None and p.parent.head >= 0 else None
        if (before is not None and "negation" in self._classes(before.stem)) or (
            over is not None and "negation" in self._noun_classes(over.head)
        ):
            return "negated"
        if over is not None and ("any" in (p.quantifier, over.quantifier) or self._noun_classes(over.head) & _UNREAL_NOUNS):
            return "hypothetical"
        aim = p.prep == "ل" == facts[p.start].prep and h.type not in _THINGS and not p.definite_article(facts)
        if aim and clause.verb >= 0 and not self._governs(clause, "ل"):
            return "hypothetical"
        return self._carried(h, clause, over) if clause.verb >= 0 else ""

    def _governs(self, clause: Clause, prep: str) -> bool:
        """Whether a verb takes its argument with a preposition, which then tells no aim (استجاب لطلب, تعرض لانتقادات)."""
        if "undergo" in self.verb_classes(clause):
            return True
        return any(t.pos == "V" and not t.rest and prep in t.recipients for t, _ in self.doc.facts[clause.verb].triggers)

    def _carried(self, h: Happening, clause: Clause, over: Phrase | None) -> str:
        """What the verb of its clause makes of an event noun."""
        classes = self._mood_classes(clause)
        if clause.negated and classes & {"light", "begin"}:
            return "negated"
        scheduled = clause.sense is not None and clause.sense.tense == "impf" and not clause.was and h.time == self.doc.day
        if clause.will or classes & {"plan", "postpone"} or (scheduled and self.doc.published and h.type in _SCHEDULED):
            return "future"
        if h.type == "CONSULT" and over is not None and "holding" in self._noun_classes(over.head) and self._announced(clause):
            return "future"  # أعلنت النقابة عقد جلسة مغلقة
        if classes & {"attempt", "irrealis", "offer"} or clause.may or (clause.link == "if" and not self._circumstance_of(h)):
            return "hypothetical"
        return ""

    def _announced(self, clause: Clause) -> bool:
        return any(c.act == "announce" for c, _ in self.doc.facts[clause.verb].cues)

    def _circumstance_of(self, h: Happening) -> bool:
        return h.phrase is not None and self._circumstance(h.phrase)

    def _governed(self, clause: Clause) -> str:
        """What the clauses above a complement make of all that is told in it."""
        holder: Clause | None = clause
        while holder is not None and holder.link == "that" and holder.parent is not None:
            parent = holder.parent
            if parent.verb >= 0:
                acts = {c.act for c, _ in self.doc.facts[parent.verb].cues}
                classes = self.verb_classes(parent)
                if "deny" in acts:
                    return "negated"
                if acts & _UNREAL_ACTS or classes & {"attempt", "irrealis"}:
                    return "hypothetical"
                if classes & {"plan"}:
                    return "future"
            holder = parent
        return ""

    def _by_time(self, h: Happening, clause: Clause, p: Phrase | None) -> str:
        """What is dated after the report is to happen, unless its verb says that it happened."""
        done = p is None and clause.sense is not None and clause.sense.tense == "perf" and not self.doc.facts[clause.verb].latin
        if h.time == "FUTURE_REF" and not done:
            return "future"
        dated = h.time is not None and h.time[:1].isdigit() and "W" not in h.time and bool(self.doc.published)
        return "future" if dated and not done and str(h.time)[:10] > self.doc.day else "actual"
