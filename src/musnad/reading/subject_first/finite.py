"""Finite verbs of an English sentence: the clause each of them belongs to."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.context import takes_clause
from musnad.reading.subject_first.open_clauses import OpenClauses
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["CLAUSAL", "FiniteWalker"]

#: Prepositions that also open a clause when a verb follows their noun phrase.
CLAUSAL = frozenset({"after", "before", "since", "until", "following", "despite"})


class FiniteWalker(OpenClauses):
    """Gives finite verbs their clauses."""

    def _finite(self, i: int, g: VerbGroup) -> None:
        """The verb of an attribution, of the clause that lacks one, of a clause beside it, or of the one its subject opens."""
        cur, fresh = self.cur, self.fresh
        if self._attribution(i, g):
            return
        if not self._done(cur):
            if fresh is None or not self._put_in(cur, fresh, g):
                self._set(cur, g)
            return
        waiting = self._waiting(cur)
        if self.direct or fresh is None or (fresh.prep and fresh.prep not in CLAUSAL):
            if not self.direct and waiting is not None:
                self._set(waiting, g)
                return
            host = self._beside(cur, g)
            new = self._open(self.n, i, "and", i, host)
            new.antecedent = host.antecedent if host.link == "rel" else None
            self._set(new, g)
            return
        if waiting is not None and not (self.edge and self._said(g)) and not (cur.link == "rel" and not self.edge and self.joined):
            if self.edge or not any(not p.prep for p in waiting.phrases):
                self._move(fresh, cur, waiting)
            self._set(waiting, g)
            return
        new = self._opened_by(fresh, g)
        self._move(fresh, cur, new)
        self._set(new, g)

    def _attribution(self, i: int, g: VerbGroup) -> bool:
        """Whether a verb says what stands before it; then it has its clause."""
        cur = self.cur
        held = self._described_source(cur, g)
        holder = next((c for c in reversed(self.clauses) if held in c.phrases), cur) if held is not None else cur
        if held is None:
            behind = self.comma and not self.direct and not (self.fresh is not None and self.edge)
            if not (behind and self._said(g) and self._done(cur) and self._waiting(cur) is None):
                return False
            held = self._set_off(cur)
        new = self._open(self.n, held.start if held is not None else i, "said", -1, None)
        self._move(held, holder, new)
        self._set(new, g)
        return True

    def _put_in(self, cur: Clause, fresh: Phrase, g: VerbGroup) -> bool:
        """Whether an attribution is put between subject and verb (the rebels, he said, must leave); then it has its clause."""
        facts = self.doc.facts
        follows = facts[g.end].surface if g.end < len(facts) else ""
        subject = any(not p.prep for p in cur.phrases if p is not fresh)
        if not (self.edge and follows == "," and self._said(g) and subject):
            return False
        new = self._open(self.n, fresh.start, "said", -1, None)
        self._move(fresh, cur, new)
        self._set(new, g)
        self.cur = cur
        return True

    def _opened_by(self, fresh: Phrase, g: VerbGroup) -> Clause:
        """The clause that a subject opens: behind a preposition, an attribution, what is said without `that`, one beside."""
        cur, start = self.cur, fresh.start
        if fresh.prep in CLAUSAL and not self.edge:
            new = self._open(self.n, fresh.prep_at, fresh.prep, fresh.prep_at, cur)
            fresh.prep = ""
            return new
        if self.edge and self._said(g) and not self.joined:
            return self._open(self.n, start, "said", -1, None)
        complement = cur.verb >= 0 and takes_clause(self.doc.facts[cur.verb]) and not any(c.link == "that" for c in cur.children)
        if not self.joined and complement and not self.edge:
            return self._open(self.n, start, "that", start - 1, cur)
        if self.joined and not self.edge:
            host = cur
            while host.link not in ("main", "that", "said", "quote") and host.parent is not None:
                host = host.parent
            return self._open(self.n, start, "and", self.joined_at, host)
        return self._open(self.n, start, "and" if self.joined else "also", -1, self._root(cur))
