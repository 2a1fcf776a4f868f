"""Clauses for verb groups: finite, infinitive, gerund, participle."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.subject_first.finite import FiniteWalker
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["GroupWalker"]

#: Prepositions whose gerund says what the verb before is about (accused of bombing, insisted on keeping).
_COMPLEMENT = frozenset({"of", "from", "for", "against", "to", "about", "on", "in", "with"})


class GroupWalker(FiniteWalker):
    """Gives every verb group the clause it belongs to."""

    def _group(self, i: int, g: VerbGroup) -> int:
        if g.form == "inf":
            self._infinitive(i, g)
        elif g.form == "ger":
            self._gerund(i, g)
        elif g.form == "pas":
            self._participle(i, g)
        else:
            self._finite(i, g)
        self._clear()
        return g.end

    def _causes(self, clause: Clause) -> bool:
        return clause.verb >= 0 and "causative" in self.doc.facts[clause.verb].verb_classes

    def _infinitive(self, i: int, g: VerbGroup) -> None:
        cur, facts = self.cur, self.doc.facts
        if self.joined and self.joined_at == i - 1:
            above: Clause | None = cur
            while above is not None and not above.infinitive:
                above = above.parent
            if above is not None and above.parent is not None:
                new = self._open(self.n, i, above.link, i, above.parent)
                new.infinitive = True
                self._set(new, g)
                return
        host = cur
        above = cur.parent
        if cur.link == "rel" and above is not None and self._causes(above) and not (self._causes(cur) or facts[cur.verb].cues):
            host = above  # allow refugees who fled to return
        new = self._open(self.n, i, "that" if self._governs(host, i) else "aim", i, host)
        new.infinitive = True
        if self.last is not None and self.last.end == i:
            new.antecedent = self.last
        self._set(new, g)

    def _governs(self, clause: Clause, i: int) -> bool:
        """Whether the verb or the noun before `to` takes an infinitive as its complement; else it gives the aim."""
        facts = self.doc.facts
        before = facts[i - 1] if i else None
        if before is not None and (before.tag in "AG" or before.verb is not None or self.groups.get(i - 1) is not None):
            return True
        if self.last is not None and self.last.head >= 0 and facts[self.last.head].triggers:
            return True
        if clause.verb < 0:
            return True
        f = facts[clause.verb]
        if "causative" in f.verb_classes and self.last is not None:
            return True  # helped troops to, allowed refugees to
        return (
            bool(f.cues)
            or any(t.type in ("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE") for t, _ in f.triggers)
            or (not any(t.type for t, _ in f.triggers) and bool(self.last is None))
        )

    def _gerund(self, i: int, g: VerbGroup) -> None:
        cur = self.cur
        if (
            self.joined
            and self.joined_at == i - 1
            and cur.index in self.of
            and self.of[cur.index].form == "ger"
            and cur.parent is not None
        ):
            new = self._open(self.n, i, cur.link, i, cur.parent)
            new.antecedent = cur.antecedent
            new.infinitive = cur.infinitive
        elif self.prep:
            value = self.prep
            new = self._open(self.n, i, "that" if value in _COMPLEMENT else value, self.prep_at, cur)
            new.infinitive = True
            new.antecedent = self.last if value == "for" else None
            new.negated = value == "without"
        elif self.comma or self.last is None or self.last.end != i:
            adjacent = cur.verb >= 0 and cur.verb == i - 1
            if not self._done(cur) and self.last is not None:
                new = self._open(self.n, i, "rel", i, cur)
                new.antecedent = self.last
            else:
                host = cur
                while self.comma and host.link in ("rel", "that") and host.parent is not None and self.doc.facts[g.verb].cues:
                    host = host.parent
                new = self._open(self.n, i, "that" if adjacent else "and", i, host)
                new.infinitive = adjacent
        else:
            new = self._open(self.n, i, "rel", i, cur)
            new.antecedent = self.last
        self._set(new, g)

    def _participle(self, i: int, g: VerbGroup) -> None:
        new = self._open(self.n, i, "rel", i, self.cur)
        new.antecedent = self._described("which")
        self._set(new, g)
