"""Which of the events found an English report really tells."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events import Happening
from musnad.reading.subject_first.intentions import THREATENED, IntentionReader

__all__ = ["DIRECTED", "HARMS", "SubjectFirstGrounds"]

#: Types whose complement (refused to, threatened to, agreed to) names whom they are directed at.
DIRECTED = frozenset({"REJECT", "THREATEN", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "CONCEDE"})
#: Acts of violence and force, which an accusation of them reports beside the accusing.
HARMS = frozenset({"ASSAULT", "COERCE"})
#: Sectors that restrict rather than protest when they block or boycott.
_POWERS = (" GOV", " MIL", " COP")


class SubjectFirstGrounds(IntentionReader):
    """Keeps what happened, leaves what is only named or asked for."""

    def _met(self, h: Happening, needs: tuple[str, ...]) -> bool:
        if h.rule.endswith(".announced") and h.type == "REJECT":
            return True
        if not h.noun and h.type in DIRECTED and any(c.link == "that" and c.verb >= 0 for c in h.clause.children):
            return True  # offered to, refused to: the complement says it all
        return super()._met(h, needs)

    def _clear(self, h: Happening) -> bool:
        """Whether the party that acts shows what a verb means: an English verb without the words it needs means something else."""
        return h.type in ("ACCUSE", "THREATEN") and super()._clear(h)

    def _fault(self, h: Happening) -> str:
        return super()._fault(h) or (self._noun_fault(h) if h.noun else self._verb_fault(h))

    def _noun_fault(self, h: Happening) -> str:
        """Why an event noun reports nothing of its own; empty when it does."""
        at, clause = h.anchors[0][0], h.clause
        for other in self.found:
            if other is h or other.noun:
                continue
            if other.anchors[0][0] < at < other.anchors[0][1] and other.type != h.type:
                return f"is part of the words for a {other.type}"  # called for talks, cancelled a visit
            if h.type == other.type == "AGREE" and other.clause is clause:
                return "is what the verb beside it agrees"
        if h.type not in HARMS and self._agreed(h, clause):
            return "is what an AGREE is about"
        if h.type == "ASSAULT" and clause.infinitive and "halt" in self.verb_classes(clause) and h.phrase in clause.objects:
            return "is what is to end"
        if h.type == "AGREE" and h.trigger.needs != ("",) and not self._reached(h):
            return "a deal that is named, not reached"
        return ""

    def _reached(self, h: Happening) -> bool:
        """Whether the verb or noun over an agreement says that it is reached, not signed, welcomed or broken."""
        p, clause = h.phrase, h.clause
        if p is None or "deal" not in self._noun_classes(p.head):
            return True
        if p.parent is not None and p.parent.head >= 0:
            return "reach" in self._noun_classes(p.parent.head)
        return clause.verb >= 0 and (p is clause.subject or p in clause.objects) and "reach" in self.verb_classes(clause)

    def _verb_fault(self, h: Happening) -> str:
        """Why the verb of a clause reports nothing of its own; empty when it does."""
        clause = h.clause
        above = clause.parent
        if not h.actors and not h.recipients and clause.infinitive:
            return "an infinitive without anybody who would do it"
        if h.type == "REJECT" and not h.actors:
            return "names nobody who refuses"
        if h.type == "SUPPORT" and not h.actors and clause.link == "rel":
            return "names nobody who supports"
        if h.mode == "targeted" and not h.recipients:
            return "names nobody who is hit"
        if any(o.rule.endswith(".obligation") and o.order == h.order for o in self.found if o is not h):
            return "is what somebody has to do"
        if h.type == "ACCUSE" and h.mode == "allege" and not h.recipients and clause.infinitive | clause.will:
            return "blames nobody"  # is to blame
        if h.type == "AID" and any(c.infinitive and c.start > clause.verb for c in clause.children):
            return "helps somebody do what the infinitive says"
        if h.type == "SUPPORT" and clause.link == "rel" and clause.sense is not None and clause.sense.voice == "p":
            return "describes who is backed"
        protest = self._protest_of(above) if h.type == "PROTEST" and clause.infinitive and above is not None else None
        if protest is not None:
            protest.recipients.extend(at for at in h.recipients if at not in protest.recipients)
            return "the aim of a protest"
        if (
            h.mode == "withdraw"
            and h.actors
            and all(self.entities.drafts[a].kind == "person" for a in h.actors)
            and h.trigger.needs
        ):
            return "somebody who only leaves a place"
        if h.type not in HARMS and self._alleged(clause):
            return "is what an ACCUSE is about"
        return "is what an AGREE is about" if self._agreed(h, clause) else ""

    def _agreed(self, h: Happening, clause: Clause) -> bool:
        """Whether a clause says what somebody agrees to do."""
        while clause.link == "that" and clause.infinitive and clause.parent is not None:
            clause = clause.parent
            if self._is_a(clause, "AGREE", besides=h):
                return True
        return False

    def _is_a(self, clause: Clause, kind: str, besides: Happening | None = None) -> bool:
        """Whether the verb of a clause has been read as an event of a type."""
        return any(
            o.type == kind and o.clause is clause and o.anchors[0][0] == clause.verb and o is not besides for o in self.found
        )

    def _protest_of(self, clause: Clause) -> Happening | None:
        """The protest a clause tells by its verb or its object (marched, began a hunger strike)."""
        return next((o for o in self.found if o.type == "PROTEST" and o.clause is clause), None)

    def _alleged(self, clause: Clause) -> bool:
        """Whether a clause says what somebody is accused of."""
        while clause.link in ("that", "aim") and clause.parent is not None:
            clause = clause.parent
            if self._is_a(clause, "ACCUSE"):
                return True
        return False

    def _is_topic(self, h: Happening) -> bool:
        p = h.phrase
        if p is not None and p.prep == "on" and p.parent is None and not self._circumstance(p):
            before = [q for q in h.clause.phrases if q.end <= p.start]
            about = bool(before) and before[-1].head >= 0 and "topic" in self._noun_classes(before[-1].head)
            return about or (h.clause.verb >= 0 and "topic" in self.verb_classes(h.clause))
        return super()._is_topic(h)

    def _retype(self, h: Happening, clause: Clause) -> None:
        if (
            h.type == "ASSAULT" and not h.noun and (h.mode or (clause.sense is not None and clause.sense.voice == "p"))
        ):  # shelled, bombed: never in words alone
            if self._is_test(h):
                h.type, h.mode, h.rule = "MOBILIZE", "weapons", f"{h.rule}.test"
            return
        if (
            h.mode in ("obstruct", "boycott")
            and not h.noun
            and h.actors
            and all(code.endswith(_POWERS) for code in self._codes(h.actors))
        ):
            h.type, h.mode, h.rule = "COERCE", "restrict", f"{h.rule}.by-a-power"
        if h.noun and h.type in THREATENED and self._vows(h, clause):
            h.type, h.mode, h.rule = "THREATEN", THREATENED[h.type], f"{h.rule}.vowed"
        super()._retype(h, clause)

    def _vows(self, h: Happening, clause: Clause) -> bool:
        """Whether somebody promises or threatens the harm that a noun names (promised further sanctions)."""
        acts = {c.act for c, _ in self.doc.facts[clause.verb].cues} if clause.verb >= 0 else set()
        return bool(acts & {"promise", "threaten"}) and h.phrase is not None and h.phrase in clause.objects

    def _is_test(self, h: Happening) -> bool:
        """Whether a missile that a state fires at nobody is a weapons test."""
        states = [a for a in h.actors if self.entities.drafts[a].kind in ("state", "armed_group")]
        return not h.recipients and bool(states) and "test-weapon" in self._noun_classes(h.anchors[0][1] - 1)
