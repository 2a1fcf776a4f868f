"""What opens a clause: complementisers, relatives and subordinators."""

from __future__ import annotations

from musnad.reading.clauses.clause import PARALLEL, Clause
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase, PhraseReader

__all__ = ["OpeningWalker"]


class OpeningWalker:
    """Opens clauses at the words that introduce them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.clauses: list[Clause] = []
        self.timed = doc.timed
        self.pending: set[str] = set()
        self.conj_at = -9
        self.reader = PhraseReader(doc.facts, doc.names, doc.classes)

    def _open(self, n: int, start: int, link: str, opener: int, parent: Clause | None) -> Clause:
        clause = Clause(len(self.clauses), n, start, link, opener, parent)
        self.clauses.append(clause)
        if parent is not None:
            parent.children.append(clause)
        return clause

    def _apply(self, cur: Clause, value: str) -> None:
        if value == "neg":
            cur.negated = True
        elif value == "may":
            cur.may = True
        elif value in ("future", "will"):
            cur.will = True
        elif value == "was":
            cur.was = True
        elif value == "question":
            cur.question = True

    def _particle(self, cur: Clause, value: str, conj: str) -> None:
        """A particle of negation or mood counts for the verb after it."""
        if cur.verb >= 0 and not self._is_auxiliary(cur):
            self.pending.add(value)
            return
        self._apply(cur, value)

    def _subordinate(self, n: int, cur: Clause, i: int, value: str, comma: bool) -> Clause:
        f = self.doc.facts[i]
        if value == "that":
            parent = cur
            if f.conj and cur.link == "that" and cur.parent is not None:  # قال إن ... وإن ...
                parent = cur.parent
            elif comma and cur.link == "rel" and cur.parent is not None and cur.parent.verb >= 0 and not self._has_that(cur.parent):
                parent = cur.parent  # ذكر المسؤول، الذي طلب ...، أن
            elif cur.link == "rel" and cur.parent is not None and self._has_object(cur) and not self._has_that(cur.parent):
                parent = cur.parent  # أوضح في مقابلة نشرتها المجلة أن
            return self._open(n, i, "that", i, parent)
        if value in PARALLEL:
            top = cur
            while top.link in ("rel",) and top.parent is not None:
                top = top.parent
            return self._open(n, i, value, i, top)
        facts = self.doc.facts
        if value == "what" and i + 1 < len(facts) and facts[i + 1].value == "was" and not f.conj:
            cur.negated = True  # ما كانت لتقبل
            return cur
        if value in ("what", "which"):
            return self._open(n, i, "rel", i, cur)
        return self._open(n, i, value, i, cur)

    def _has_object(self, clause: Clause) -> bool:
        """Whether the verb of a relative clause already has what it says as a pronoun, under a verb of saying."""
        facts, parent = self.doc.facts, clause.parent
        if clause.verb < 0 or not facts[clause.verb].enclitic or parent is None or parent.verb < 0:
            return False
        relays = any("relay" in c.classes for c, _ in facts[clause.verb].cues)
        return relays and any(c.pos == "V" for c, _ in facts[parent.verb].cues)

    def _has_that(self, clause: Clause) -> bool:
        return any(c.link == "that" for c in clause.children)

    def _relative(self, n: int, cur: Clause, i: int, last: Phrase | None) -> Clause:
        clause = self._open(n, i, "rel", i, cur)
        clause.antecedent = self._antecedent(last, self.doc.facts[i].value)
        return clause

    def _antecedent(self, last: Phrase | None, value: str) -> Phrase | None:
        """The phrase a relative pronoun goes back to: the last one, or its genitive, by number and gender."""
        if last is None:
            return None
        candidates: list[Phrase] = [last]
        inner = last.gen
        while inner is not None:
            candidates.append(inner)
            inner = inner.gen
        for p in reversed(candidates):
            if value[1:] == "p" and p.heads is not None and p.heads.number == "p":
                return p
            if value[1:] == "s" and p.heads is not None and p.heads.gender == value[0] and p.heads.number == "s":
                return p
        return last if last.conjs or len(candidates) == 1 else candidates[0]

    def _is_auxiliary(self, cur: Clause) -> bool:
        sense = cur.sense
        return sense is not None and "aux" in sense.entry.classes

    def _set_verb(self, clause: Clause, i: int) -> None:
        f = self.doc.facts[i]
        clause.verb = i
        clause.sense = f.verb
        clause.split = len(clause.phrases)
        if f.future:
            clause.will = True
        for value in self.pending:
            self._apply(clause, value)
        self.pending.clear()
        if clause.may and f.verb is not None and f.verb.tense == "perf" and f.norm[:1] not in "يت":
            clause.may = False  # قد with the perfect states a fact
