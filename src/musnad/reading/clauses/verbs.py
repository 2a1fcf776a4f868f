"""Which clause a verb belongs to: the one that is open, the one around it, or one that it opens itself."""

from __future__ import annotations

from musnad.reading.clauses.arguments import gender_clash
from musnad.reading.clauses.clause import Clause
from musnad.reading.clauses.openings import OpeningWalker
from musnad.reading.phrases import Phrase

__all__ = ["VerbWalker"]

#: Links of clauses that may stand before the main one.
_FRONTED = frozenset({"while", "after", "before", "when", "if", "since", "although"})


class VerbWalker(OpeningWalker):
    """Gives clauses their verbs."""

    def _verb(self, n: int, cur: Clause, i: int, comma: bool, last: Phrase | None) -> Clause:
        """Give the verb at token `i` its clause, while `cur` is open; `comma`: behind one; `last`: the phrase read last."""
        clause = self._apart(n, cur, i, comma, last) or self._unfinished(n, cur, i, comma) or self._inserted(n, cur, i, comma, last)
        if clause is None:
            joined = bool(self.doc.facts[i].conj) or comma
            clause = self._joined(n, cur, i, comma) if joined else self._adjacent(n, cur, i, last)
        self._set_verb(clause, i)
        return clause

    def _apart(self, n: int, cur: Clause, i: int, comma: bool, last: Phrase | None) -> Clause | None:
        """The clause that a verb opens whatever the open one still lacks."""
        if i in self.doc.resuming and last is not None and last.end == i:
            new = self._open(n, i, "rel", i, cur)  # اتفاق وقعته روسيا
            new.antecedent = last
            return new
        if self.doc.facts[i].conj or cur.verb < 0:
            return None
        if self.conj_at == i - 1 and not self._is_auxiliary(cur):  # ولم تستبعد
            return self._open(n, i - 1, "and", i - 1, cur)
        if comma and cur.link in _FRONTED and cur.opener <= self.doc.sentences[n].start + 1:
            return self._open(n, i, "and", i, None)  # بينما تنفي الشركة ...، يؤكد العمال
        return None

    def _unfinished(self, n: int, cur: Clause, i: int, comma: bool) -> Clause | None:
        """The open clause when it waits for its verb or has only an auxiliary; a verb with و may leave it without one."""
        conj = self.doc.facts[i].conj
        if cur.verb >= 0:
            if conj or not self._is_auxiliary(cur):
                return None
            cur.aux.append(cur.verb)
            return cur
        if not (conj and cur.phrases and cur.link in ("main", "that")):
            return cur
        settled = comma and conj == "و"  # أن هذا احتلال، وطالبت
        if not settled and (cur.link == "that" or (conj == "ف" and self._has_topic(cur, i))):
            return cur
        return self._open(n, i, "and", i, cur.parent)

    def _inserted(self, n: int, cur: Clause, i: int, comma: bool, last: Phrase | None) -> Clause | None:
        """A clause about what was just named, set off by commas."""
        f = self.doc.facts[i]
        if not comma or f.conj:
            return None
        about = self._deed(cur) if f.verb_classes & {"target", "result"} else None  # في اعتداء، استهدف دورية
        if about is None and last is not None and self._comma_after(i):
            about = last  # مصدر في الجيش، تحدث إلى الوكالة، ...
        if about is None:
            return None
        new = self._open(n, i, "rel", i, cur)
        new.antecedent = about
        return new

    def _joined(self, n: int, cur: Clause, i: int, comma: bool) -> Clause:
        """The clause that و, ف or a comma joins to the open one, or to the one around a relative clause that the comma closes."""
        host = cur
        while host.link == "rel" and host.parent is not None and comma and not self.doc.facts[i].conj:
            host = host.parent
            if host.verb < 0:
                return host
        new = self._open(n, i, "and", i, host)
        new.antecedent = cur.antecedent if cur.link == "rel" else None
        return new

    def _adjacent(self, n: int, cur: Clause, i: int, last: Phrase | None) -> Clause:
        """The clause of a verb without و or comma: the one around a relative clause, else a relative on the phrase before it."""
        if cur.link == "rel" and cur.parent is not None and cur.parent.verb < 0:
            return cur.parent
        new = self._open(n, i, "rel", i, cur)
        new.antecedent = self._indefinite_before(cur, i, last) if last is not None and last.end == i else None
        if last is not None and last.prep == "باسم":  # متحدثة باسم المفوضية قالت
            new.antecedent = next((p for p in cur.phrases if p.end == last.prep_at), last)
        if new.antecedent is None:
            new.link = "and"
        return new

    def _indefinite_before(self, cur: Clause, i: int, last: Phrase) -> Phrase:
        """The indefinite noun that a relative clause without a relative pronoun describes (هدنة في إدلب بدأ سريانها).

        A name or a definite noun between them can't be it.
        """
        verb = self.doc.facts[i].verb
        if verb is None or not (last.name is not None or last.definite_article(self.doc.facts)):
            return last
        for p in reversed(cur.phrases[cur.split :]):
            plain = p.head >= 0 and p.name is None and not p.definite and bool(self.doc.facts[p.head].triggers)
            if plain and not gender_clash(self.doc, verb, p):
                return p
        return last

    def _deed(self, cur: Clause) -> Phrase | None:
        """The last indefinite phrase of a clause that names an act of violence."""
        for p in reversed(cur.phrases):
            violent = p.head >= 0 and any(t.type == "ASSAULT" and t.pos == "N" for t, _ in self.doc.facts[p.head].triggers)
            if violent and p.name is None:
                return None if p.definite_article(self.doc.facts) else p
        return None

    def _comma_after(self, i: int) -> bool:
        """Whether a comma closes the insertion that begins at a verb."""
        facts = self.doc.facts
        return any(facts[k].surface in "،," for k in range(i + 1, min(i + 14, len(facts))))

    def _has_topic(self, cur: Clause, i: int) -> bool:
        """Whether أما sets the subject of a verb before it: أما طهران فرأت."""
        return any(self.doc.facts[k].value == "topic" for k in range(max(cur.start, 0), i))
