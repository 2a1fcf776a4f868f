"""Who does what an event noun says, told by the verb or noun that carries it (شنّ غارات, قيام الطائرات بقصف, غارات شنتها)."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events.event_noun import EventNoun
from musnad.reading.events.happening import Happening
from musnad.reading.events.verbal import VerbalReader
from musnad.reading.phrases import Phrase
from musnad.vocabulary import SYMMETRIC

__all__ = ["CarriedReader"]

#: Types of acts that are done to somebody; only a verb that stands for nothing of its own makes its subject do them.
_DONE = frozenset({"ASSAULT", "PROTEST", "COERCE"})


class CarriedReader(VerbalReader):
    """Finds the parties of event nouns in the words that carry them."""

    def _light(self, h: Happening, n: EventNoun) -> None:
        """The subject of a verb that only carries the noun (شنّ غارات, عقد اجتماعا) does what the noun says."""
        if self._carried_by_noun(h, n):
            return
        clause, root = n.clause, n.clause.phrases[n.at]
        if h.type in _DONE and self._attributed(h, clause, root):
            return
        if clause.verb < 0 or (n.phrase is not n.top and n.phrase is not n.top.gen):
            return
        if self._noun_classes(n.phrase.head) & {"toll"}:
            return  # who announces or counts deaths did not cause them
        subject = clause.subject
        if subject is None or subject is root or not self._carries(h, clause, root, subject):
            return
        classes = self.verb_classes(clause)
        if "undergo" in classes:
            if not h.recipients:
                self._add(h.recipients, subject, h)
            return
        taken = root in clause.objects or root.prep in ("ب", "في") or bool(classes & {"begin", "control"})
        if h.type in _DONE and root.prep and any(o.start < root.start for o in clause.objects):
            taken = False  # باشرت النيابة النظر في الخطف
        if taken and (not h.actors or h.type in SYMMETRIC):
            self._add(h.actors, subject, h)

    def _carried_by_noun(self, h: Happening, n: EventNoun) -> bool:
        """Whether a noun before it carries the event noun, and names who takes part (قيام الطائرات بقصف, تعرض القافلة لهجوم)."""
        if n.at == 0:
            return False
        inner = n.clause.phrases[n.at - 1]
        if n.top.prep == "ب" and not h.actors:
            while inner.gen is not None and "light-noun" not in self._noun_classes(inner.head):
                inner = inner.gen
            if inner.gen is not None and "light-noun" in self._noun_classes(inner.head):
                self._add(h.actors, inner.gen, h)
                return True
            return False
        undergoes = n.top.prep == "ل" and h.type in _DONE and "undergo" in self._noun_classes(inner.head)
        if undergoes and inner.gen is not None and not h.recipients:
            self._add(h.recipients, inner.gen, h)
            return True
        return False

    def _carries(self, h: Happening, clause: Clause, root: Phrase, subject: Phrase) -> bool:
        """Whether the verb of a clause says nothing of its own beside an event noun in the phrase `root`."""
        f = self.doc.facts[clause.verb]
        if self.verb_classes(clause) & {"light", "begin", "undergo", "control", "repeat"}:
            return True
        if h.type not in _DONE and all(t.rest for t, _ in f.triggers) and root in clause.objects and not f.cues:
            return True
        return not h.actors and (root in clause.objects or root.prep == "ب") and self._announces(clause, subject)

    def _brings_about(self, relative: Clause, h: Happening) -> bool:
        """Whether the verb of a relative clause that resumes an event noun only carries it, so that its subject does it."""
        f = self.doc.facts[relative.verb]
        if relative.subject is None or relative.subject is h.phrase or not (f.enclitic or relative.pronouns):
            return False
        classes = self.verb_classes(relative)
        if classes & {"attribute", "hosts"}:
            return False
        if f.enclitic and (classes & {"light", "begin"} or all(t.rest for t, _ in f.triggers)):
            return True
        return any(t.pos == "V" and t.type in (h.type, "AGREE", "SUPPORT") and h.type in SYMMETRIC for t, _ in f.triggers)

    def _attributed(self, h: Happening, clause: Clause, root: Phrase) -> bool:
        """Whether the clause says whose act it was; he who says so is not (نسب الشاهد الهجوم إلى المسلحين)."""
        if clause.verb < 0 or root.start < clause.verb or "attribute" not in self.verb_classes(clause):
            return False
        self._prepositional(h.actors, "إلى", [q for q in clause.preps if q.start > root.start], h)
        return True

    def _announces(self, clause: Clause, subject: Phrase) -> bool:
        """Whether a power announces, promises or threatens an act of its own (أعلنت واشنطن تعليق المساعدات)."""
        if not any(c.act in ("announce", "promise", "threaten") for c, _ in self.doc.facts[clause.verb].cues):
            return False
        at = self.entities.resolve(subject)
        return (
            at is not None
            and self.entities.drafts[at].kind in ("state", "person", "organisation", "armed_group")
            and self.entities.is_party(at)
        )
