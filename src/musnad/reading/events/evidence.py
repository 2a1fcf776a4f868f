"""How much in the words around a mention shows that violence or a protest is reported, and not only spoken of."""

from __future__ import annotations

from musnad.reading.events.happening import Happening
from musnad.reading.events.needs import NeedReader

__all__ = ["EvidenceReader"]

#: Links of clauses that tell something of their own.
_TELLING = frozenset({"main", "and", "while", "but", "also"})
#: Types of events beside which a mention of violence belongs to what the report is about.
_CONFLICT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE", "AGREE", "CONSULT", "THREATEN"})


class EvidenceReader(NeedReader):
    """Weighs what shows that an event is reported."""

    def _counted(self, h: Happening) -> bool:
        """Whether the text gives the size of a crowd, if only roughly."""
        p = h.clause.subject
        return p is not None and (p.count is not None or bool(p.quantifier))

    def _on_a_day(self, h: Happening) -> bool:
        """Whether an event has its day, known or to be told from the day of the report."""
        return h.time is not None and len(h.time) >= 10 and h.time[:1] in "0123456789X"

    def _protest_reported(self, h: Happening) -> bool:
        """Whether the text reports a protest and does not only speak of demonstrators or demonstrations.

        A verb, a place, the size of the crowd, what it was against and a main clause count for it, half as much a day and somebody
        protested against; a relative or reported clause counts against it.
        """
        near = self.doc.facts[h.clause.start : h.clause.end + 6]
        weight = float(not h.noun) + (h.place is not None) + self._counted(h) + 0.5 * self._on_a_day(h) + 0.5 * bool(h.recipients)
        weight += any("against" in f.classes for f in near)
        weight += (h.clause.link in ("main", "and", "while")) - (h.clause.link in ("rel", "that"))
        return weight >= 2

    def _lone_mention(self, h: Happening, events: list[Happening]) -> bool:
        """Whether violence is mentioned in a report that tells of no conflict besides, without what a report of it would give.

        A verb, the dead and hurt and a second mention weigh most, then its place and day, its victims and a main clause; a definite
        noun, a relative clause and an attack that only may happen weigh against it.
        """
        if h.type != "ASSAULT" or (h.actors and h.recipients) or any(k is not h and k.type in _CONFLICT for k in events):
            return False
        root = h.phrase
        while root is not None and root.parent is not None and root.parent.gen is root:
            root = root.parent
        told = root is not None and (root is h.clause.subject or root in h.clause.objects)
        weight = float(not h.noun) + (max(h.killed or 0, h.injured or 0) > 0) + (len(h.anchors) > 1)
        weight += 0.5 * ((h.place is not None) + h.own_place + self._on_a_day(h) + (h.clause.link in _TELLING))
        weight += 0.5 * bool(h.recipients) + 0.25 * bool(h.actors) + 0.5 * told - 0.5 * (h.noun and h.definite)
        weight -= (h.clause.link == "rel") + (h.status not in ("actual", "negated"))
        weight -= h.phrase is not None and self._circumstance(h.phrase)
        return weight < 1.5
