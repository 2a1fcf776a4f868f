"""What somebody calls a thing: a judgement that condemns or refuses it (وصف القرار بأنه خطأ, قال إن الشروط غير مقبولة)."""

from __future__ import annotations

from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.events.documents import DocumentReader
from musnad.reading.events.happening import Happening
from musnad.reading.phrases import Phrase

__all__ = ["JudgementReader"]

_REACH = 7  # tokens in which the words of a judgement stand


class JudgementReader(DocumentReader):
    """Reads the events of verbs of describing, where the words of the description judge."""

    def _judged(self, clause: Clause) -> None:
        """The event of a clause that calls something wrong (accuse) or unacceptable (reject)."""
        f = self.doc.facts[clause.verb]
        if clause.negated or clause.subject is None or not any("describe" in c.classes for c, _ in f.cues):
            return
        words = self._predicate(clause)
        if words is None:
            return
        classes = frozenset().union(*(self.doc.facts[i].classes for i in words))
        kind = ("REJECT", "") if "unacceptable" in classes else ("ACCUSE", "disapprove") if "wrong" in classes else None
        if kind is None:
            return
        rule = f"{self.doc.lang}.event.{kind[0].lower()}.called-{'unacceptable' if kind[0] == 'REJECT' else 'wrong'}"
        trigger = Trigger(rule, "", "V", kind[0], kind[1], ("s",), ("o",), (), ())
        h = Happening(trigger, (clause.verb, clause.verb + 1), clause)
        self._add(h.actors, clause.subject, h)
        if h.actors:
            self._finish(h, clause, None)

    def _predicate(self, clause: Clause) -> range | None:
        """The tokens of what a thing is called: behind بأنه, behind ب, or the second object."""
        said = next((c for c in clause.children if c.link == "that"), None)
        if said is not None:
            return range(said.start, min(said.start + _REACH, said.end))
        called: list[Phrase] = [p for p in clause.preps if p.prep == "ب" and p.start > clause.verb]
        called += clause.objects[1:2]
        return range(called[0].start, min(called[0].end, called[0].start + _REACH)) if called else None
