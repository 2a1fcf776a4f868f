"""Words of an event type that tell none: a refusal to speak, what only endangers, an act that is stopped, a crowd."""

from __future__ import annotations

from musnad.reading.events.figures import FigureReader
from musnad.reading.events.happening import Happening
from musnad.reading.phrases import Phrase

__all__ = ["HollowReader"]

#: Types whose nouns, under a noun for stopping, tell what no longer happens (توقف دخول المساعدات).
_STOPPED = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT"})


class HollowReader(FigureReader):
    """Tells events from words that only stand for them."""

    def _hollow(self, h: Happening) -> str:
        """Why the words of an event tell none; empty when they do."""
        if h.type == "REJECT" and not h.noun and self._matter_is(h, "disclose"):
            return "a refusal to speak or to be named"
        if h.type == "THREATEN" and not h.noun and (self._risks(h) or (not h.trigger.rest and self._matter_is(h, "interest"))):
            return "puts at risk, threatens nobody"
        if h.phrase is not None and h.type in _STOPPED and self._stopped(h.phrase):
            return "what is stopped or kept from happening"
        if h.type == "MOBILIZE" and h.phrase is not None and self._is_crowd_alone(h.phrase):
            return "people who have gathered, no force"
        return ""

    def _matter_is(self, h: Happening, wanted: str) -> bool:
        """Whether the object of a verb, or else what its first preposition governs, is headed by a word of a class."""
        at = h.anchors[0][1]
        after = [p for p in h.clause.phrases[h.clause.split :] if p.start >= at and p is not h.clause.subject]
        objects = [p for p in after if not p.prep]
        matter = objects[0] if objects else after[0] if after else None
        if matter is None or matter.head < 0 or wanted not in self._noun_classes(matter.head):
            return False
        f = self.doc.facts[matter.head]
        return f.definite or not any(not t.rest for t, _ in f.triggers)  # رفض التعليق, but رفض تعليق العضوية

    def _risks(self, h: Happening) -> bool:
        """Whether a thing and nobody with a will threatens (محادثات هددها تصعيد)."""
        p = h.clause.subject
        if p is None or h.actors or h.clause.subject_dropped or p.head < 0 or p.name is not None or p.heads is not None:
            return False
        return any(s.tense == "msd" or s.entry.pos == "N" for s in self.doc.facts[p.head].senses)

    def _stopped(self, p: Phrase) -> bool:
        above = p.parent
        while above is not None and above.gen is p and above.head >= 0:
            if "halt" in self._noun_classes(above.head):
                return True
            p, above = above, above.parent
        return False

    def _is_crowd_alone(self, p: Phrase) -> bool:
        """Whether a definite plural for a crowd stands without saying of what (الحشود, not الحشود العسكرية)."""
        people = p.heads is not None and p.heads.kind == "people" and p.heads.number == "p"
        return people and p.definite_article(self.doc.facts) and not p.adjectives and p.gen is None
