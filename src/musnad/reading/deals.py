"""Deals between a word of stance and what it is about: what several sides reach is no position of each, what one accepts is."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.issues import IssueMention, is_definite
from musnad.reading.phrases import Phrase
from musnad.reading.standing import Standing

__all__ = ["Deals"]


class Deals(Standing):
    """Tells agreements, drafts and proposals of one report apart where a word of stance governs them."""

    def _backs(self, clause: Clause, token: int, m: IssueMention, below: bool) -> bool:
        """Whether agreeing shows what a party wants: it agrees to a proposal, with others on a draft, or that something be done.

        A deal that two sides reach or sign tells what was agreed, not what each of them is for.
        """
        if self._proposed_between(token, m.first):
            return True
        inner = self.clause_of(m.start)
        while inner is not None and inner.link == "and":
            inner = inner.parent
        if below and inner is not None and inner.opener >= 0 and self.is_that(inner.opener):
            return True
        subject = clause.subject
        return self.facts[token].latin and subject is not None and not subject.conjs and self._is_one(subject)

    def _proposed_between(self, start: int, end: int) -> bool:
        """Whether a draft, plan or proposal is named between two tokens."""
        marked = (signs for signs in self.signs[start + 1 : end] if signs is not None)
        return any(cue.role == "holder" and cue.status == "proposed" for signs in marked for _, cue in signs.cues)

    def _agreed_between(self, token: int, m: IssueMention) -> bool:
        """Whether what is announced is rather an agreement of several sides (أعلن الوسيط التوصل إلى هدنة, announced the truce)."""
        if m.phrase.holds == "deal" and (m.referring or is_definite(self.facts, m.start)):
            return True
        marked = (signs for signs in self.signs[token + 1 : m.start + 1] if signs is not None)
        return any(cue.status == "agreed" and cue.role in ("holder", "status") for signs in marked for _, cue in signs.cues)

    def _is_one(self, p: Phrase) -> bool:
        """Whether a phrase means one party."""
        noun = self.facts[p.head].noun
        return (p.name is not None and p.name.end == p.end) or noun is None or noun.number == "s"

    def _holder_between(self, start: int, end: int) -> bool:
        """Whether an agreement is named between two tokens."""
        marked = (signs for signs in self.signs[start + 1 : end] if signs is not None)
        return any(cue.role in ("holder", "resolution") for signs in marked for _, cue in signs.cues)
