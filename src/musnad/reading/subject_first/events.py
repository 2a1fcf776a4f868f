"""Events of a subject-first language (English): trigger verbs and event nouns with their arguments."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.events import Happening
from musnad.reading.subject_first.arguments import asks_anonymity, is_party
from musnad.reading.subject_first.grounds import DIRECTED, HARMS
from musnad.reading.subject_first.nominals import SubjectFirstNominals
from musnad.vocabulary import SYMMETRIC

__all__ = ["SubjectFirstEvents"]


class SubjectFirstEvents(SubjectFirstNominals):
    """Reads the events of one English report."""

    def _verbal(self, clause: Clause) -> None:
        if asks_anonymity(clause):
            return
        f = self.doc.facts[clause.verb]
        if not f.triggers:
            return
        best: tuple[Trigger, Sense, int] | None = None
        stop = min(
            [c.opener for c in clause.children if c.link == "that" and c.opener > clause.verb and not c.infinitive] + [clause.end]
        )
        after = {w for g in self.doc.facts[clause.verb + 1 : stop + 1] for w in (g.norm, g.stem)}
        for trigger, sense in f.triggers:
            if trigger.pos != "V" or sense.entry.pos != "V":
                continue
            if trigger.rest and trigger.rest[0] not in after and not self._undergone(trigger, clause):
                continue
            end = self.words.end_of(trigger, clause.verb + 1, min(stop + 1, clause.end))
            if end is not None and trigger.rest and not self._opens_argument(end - 1, clause):
                end = None
            if end is None and self._undergone(trigger, clause):
                end = clause.verb + 1
            if end is None:
                continue
            if best is None or len(trigger.rest) > len(best[0].rest):
                best = (trigger, sense, end)
        if best is None:
            return
        trigger, _, end = best
        if "attempt" in self.verb_classes(clause) and any(c.infinitive and c.link == "that" for c in clause.children):
            return  # tried to, sought to
        h = Happening(trigger, (clause.verb, clause.verb + 1), clause)
        if trigger.rest:
            h.anchors = [(clause.verb, max(end, clause.verb + 1))]
        passive = clause.sense is not None and clause.sense.voice == "p"
        self._fill_verbal(h, clause, trigger, passive)
        self._fill_further(h, clause, trigger, passive)
        if len(h.actors) == 2 and not h.recipients and trigger.recipients and h.type not in SYMMETRIC and self._reciprocal(clause):
            other = Happening(trigger, h.anchors[0], clause)  # accused each other
            other.actors, other.recipients = h.actors[1:], h.actors[:1]
            h.actors, h.recipients = other.recipients[:], other.actors[:]
            self._finish(other, clause, None)
        h.recipients = [r for r in h.recipients if r not in h.actors]
        self._finish(h, clause, None)
        self._own_will(h, clause, passive)

    def _opens_argument(self, k: int, clause: Clause) -> bool:
        """Whether a preposition that ends a trigger opens a phrase or an infinitive of its clause, not of one further on."""
        if self.doc.facts[k].tag != "P" or self.doc.timed[k]:
            return True
        if any(p.prep and abs(p.prep_at - k) < 2 for p in clause.phrases):
            return True
        return any(
            abs(c.opener - k) < 2 or abs(c.start - k) < 2 for c in clause.children if c.antecedent is None or is_party(c.antecedent)
        )

    def _undergone(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether the noun of a trigger of two words is the subject of a passive (the talks were cancelled)."""
        if (
            len(trigger.rest) != 1
            or clause.sense is None
            or clause.sense.voice != "p"
            or not clause.objects
            or clause.link == "rel"
        ):
            return False
        head = clause.objects[0].head
        return head >= 0 and clause.objects[0].name is None and self.words.is_word(self.doc.facts[head], trigger.rest[0])

    def _fill_further(self, h: Happening, clause: Clause, trigger: Trigger, passive: bool) -> None:
        """Parties outside the slots of a verb: the agent of a passive, whom an act is directed at, what its object belongs to."""
        if passive and not h.actors:
            self._prepositional(h.actors, "by", [p for p in clause.preps if p.start > clause.verb], h)
        if passive and h.mode in ("withdraw", "disarm") and not h.actors:
            self._add(h.actors, clause.objects[0] if clause.objects else None, h)  # the troops were withdrawn
            h.recipients = [at for at in h.recipients if at not in h.actors]
        if not h.actors and (h.type in SYMMETRIC or h.mode == "ceasefire"):
            self._prepositional(h.actors, "between", clause.preps, h)  # a truce between X and Y took effect
        if h.actors and h.type in SYMMETRIC:
            for p in clause.preps:
                if p.prep == "with" and self.doc.facts[p.prep_at].norm in ("along", "together", "alongside"):
                    self._add(h.actors, p, h)  # mediated the truce along with Qatar
        for slot in trigger.recipients if not h.recipients else ():
            inner = [q for p in clause.objects for prep, q in p.of if prep == slot]
            self._prepositional(h.recipients, slot, inner, h)  # recalled its ambassador to the bloc
        if "ratify" in self._noun_classes(h.anchors[0][0]) or (passive and h.type in SYMMETRIC and not h.actors):
            return
        if h.type in DIRECTED and not h.recipients and (trigger.recipients or clause.subject is None or not clause.subject.conjs):
            self._directed(h, clause)

    def read(self) -> list[Happening]:
        """All events in text order, mentions of one event merged; who is condemned for an act is whoever did it."""
        merged = [h for h in super().read() if h.type != "CONSULT" or not h.noun or h.actors or h.place is not None]
        for h in merged:
            if h.type == "ACCUSE" and not h.noun and (h.mode == "disapprove" or not h.recipients):
                self._condemned(h, merged)
            if h.type == "ACCUSE":  # who condemns the killing of civilians does not blame them
                h.recipients = [at for at in h.recipients if not str(self.entities.drafts[at].actor).endswith((" CVL", " REF"))]
            if h.type == "SUPPORT" and not h.actors and "ratify" in self._noun_classes(h.anchors[0][0]):
                h.actors = self._agreeing(h, merged)
        return merged

    def _agreeing(self, h: Happening, events: list[Happening]) -> list[int]:
        """Who signs what is told to be signed: those who agreed it before."""
        deals = [k for k in events if k.type == "AGREE" and k.order < h.order and len(self._codes(k.actors)) > 1]
        return list(deals[-1].actors) if deals else []

    def _named_in_matter(self, h: Happening) -> list[int]:
        """Whom a promise or threat is directed at has been looked for where its verb was read."""
        return []

    def _answered(self, h: Happening, before: list[Happening], told: dict[int, Happening]) -> list[int]:
        """Who did what a refusal or accusation answers; what is welcomed is a deed, not its doer."""
        return [] if h.type == "SUPPORT" else super()._answered(h, before, told)

    def _called_on(self, h: Happening, before: list[Happening], events: list[Happening]) -> list[int]:
        """A demand for restraint or talks addresses whom it names."""
        return []

    def _condemned(self, h: Happening, events: list[Happening]) -> None:
        """Give a condemnation the doers of the act it is about, told elsewhere in the report (condemned the raids)."""
        facts = self.doc.facts
        for p in [*h.clause.objects[:1], *(q for q in h.clause.preps if q.prep in ("for", "over") and q.start > h.clause.verb)]:
            kinds = {t.type for t, _ in facts[p.head].triggers if t.pos == "N"} & (HARMS | {"SANCTION", "MOBILIZE", "REJECT"})
            if not kinds or p.name is not None:
                continue
            told = [k for k in events if k is not h and k.type in kinds and k.actors and k.order <= p.head]
            here = [k for k in told if any(start <= p.head < end for start, end in k.anchors)]
            cause = here[-1] if here else told[-1] if told and p.definite else None
            doers = [at for at in cause.actors if at not in h.actors] if cause is not None else []
            if doers:
                h.recipients = doers
                return

    def _share_parties(self, happenings: list[Happening]) -> None:
        """Besides, talks that somebody hosts or mediates are held by those who agree, or fail to, in the same sentence."""
        super()._share_parties(happenings)
        for h in happenings:
            if h.type != "CONSULT" or h.mode != "third-party" or not any(self._is_talks(start) for start, _ in h.anchors):
                continue
            for k in happenings:
                if k.sentence == h.sentence and k.type in ("AGREE", "REJECT", "SUPPORT") and len(self._codes(k.actors)) > 1:
                    h.actors.extend(at for at in k.actors if at not in h.actors)

    def _is_talks(self, i: int) -> bool:
        f = self.doc.facts[i]
        return f.noun is not None and any(t.pos == "N" and t.type == "CONSULT" for t, _ in f.triggers)
