"""Documents that demand, condemn or welcome: whoever adopted or issued them does (وحض القرار السلطات, ويمهل الاتفاق دمشق)."""

from __future__ import annotations

from musnad.reading.events.happening import Happening
from musnad.reading.events.merging import MergingReader
from musnad.reading.phrases import Phrase

__all__ = ["DocumentReader"]

#: Types by which a document speaks.
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
#: Types of events by which a deal comes about.
_DEALS = frozenset({"AGREE", "SUPPORT", "CONSULT"})


class DocumentReader(MergingReader):
    """Gives the acts of documents to those who stand behind them."""

    def _speak_for_documents(self) -> None:
        """Give each act whose subject is a document, and which so names nobody, the parties behind the document."""
        for h in self.found:
            p = h.clause.subject
            if h.actors or h.noun or h.type not in _SPOKEN or p is None or p.head < 0 or p.name is not None:
                continue
            if "issued" in self._noun_classes(p.head):
                found = self._issuers(p)
            elif any(t.type == "AGREE" and not t.rest for t, _ in self.doc.facts[p.head].triggers):
                found = self._partners(h)
            else:
                continue
            h.actors = [at for at in found if at not in h.recipients]

    def _issuers(self, p: Phrase) -> list[int]:
        """Who adopted or issued a document, as told before: the subject of the last clause that has it for its object."""
        lemmas = self.doc.facts[p.head].lemmas
        for clause in reversed(self.clauses):
            if clause.start > p.start or clause.subject is None or clause.subject.start == p.start:
                continue
            for q in clause.phrases:
                head = q.gen if q.gen is not None and "light-noun" in self._noun_classes(q.head) else q
                if q is clause.subject or head.head < 0 or not self.doc.facts[head.head].lemmas & lemmas:
                    continue
                found = [at for s in clause.subject.together() if (at := self.entities.resolve(s)) is not None]
                if found and all(self.entities.is_party(at) for at in found):
                    return found
        return []

    def _partners(self, h: Happening) -> list[int]:
        """Both sides of the deal told last before an event."""
        deals = [e for e in self.found if e.type in _DEALS and e.order < h.order and len(self._codes(e.actors)) > 1]
        last = max(deals, key=lambda e: e.order, default=None)
        return [at for at in last.actors if at not in last.beside] if last is not None else []
