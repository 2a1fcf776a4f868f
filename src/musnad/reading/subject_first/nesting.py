"""Statements inside statements (English): one stretch of words has one statement, of its innermost source."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.statements import Said
from musnad.reading.subject_first.contents import SubjectFirstContents

__all__ = ["SubjectFirstNesting"]

#: Acts of telling: of two statements over the same words the one of him who tells stays, his words come through the other.
_TOLD = frozenset({"say", "announce", "confirm", "accuse", "condemn", "deny", "warn", "doubt"})
#: Types of what a speaker says his own side will do, and the act that makes of saying so.
_PROMISED = frozenset({"AID", "COOPERATE"})
_THREATENED = frozenset({"ASSAULT", "COERCE", "SANCTION"})


class SubjectFirstNesting(SubjectFirstContents):
    """Leaves of two statements over the same words the one that tells more, and says what act it is."""

    def _nested(self, said: list[Said]) -> list[Said]:
        kept = super()._nested(said)
        dropped = [d for outer in kept for d in self._doubled(outer, kept)]
        for s in dropped:
            self.doc.leave("statements", *self.doc.span(*s.content), s.rule, "the same words as another statement")
        left = [s for s in kept if not any(s is d for d in dropped)]
        for s in left:
            s.act = self._deed(s)
        return left

    def _doubled(self, outer: Said, kept: list[Said]) -> list[Said]:
        """The statement too much of two: the outer when its content only is that another says something, the inner when it is what
        somebody is told to have demanded."""
        start, end = outer.content
        for s in kept:
            if s is outer or s.clause is None or not start <= s.cue[0] < end or s.content[0] < start:
                continue
            main = self._main(s.clause, start)
            share = (s.content[1] - s.content[0]) / max(1, end - start)
            if main and (s.content[1] == end or share > 0.6):
                return [outer if s.act in _TOLD else s]
        return []

    def _main(self, clause: Clause, start: int) -> bool:
        """Whether a clause opens a content: nothing but its subject stands before its verb."""
        s = clause.subject
        first = s.start if s is not None and not clause.subject_dropped else clause.start
        return first <= start + 1 and all(p.start >= first or p.end <= start for p in clause.phrases)

    def _deed(self, s: Said) -> str:
        """The act of saying what others must do, or what one's own side will do."""
        if s.act not in ("say", "announce", "confirm"):
            return s.act
        facts = self.doc.facts
        main = next((c for c in self.by_sentence[s.sentence] if c.verb >= 0 and s.content[0] <= c.verb < s.content[1]), None)
        if main is None or main.infinitive or main.link == "rel" or main.verb - s.content[0] > 14:
            return s.act
        if main.may and any("must" in facts[k].value or "oblige" in facts[k].classes for k in range(s.content[0], main.verb)):
            return "demand"
        if not main.will or main.negated or not self._own(s, main):
            return s.act
        kinds = {t.type for t, _ in facts[main.verb].triggers if not t.rest or t.rest[0] in self._words(main.verb, s.content[1])}
        return "threaten" if kinds & _THREATENED else "promise" if kinds & _PROMISED else s.act

    def _words(self, start: int, end: int) -> set[str]:
        return {w for k in range(start, end) for w in (self.doc.facts[k].norm, self.doc.facts[k].stem)}

    def _own(self, s: Said, clause: Clause) -> bool:
        """Whether the subject of a clause is the speaker or of his side."""
        if clause.subject is None or s.speaker is None:
            return False
        at = self.entities.resolve(clause.subject)
        if at is None:
            return clause.subject.quantifier == "pronoun"
        return str(self.entities.drafts[at].actor) == str(self.entities.drafts[s.speaker].actor)
