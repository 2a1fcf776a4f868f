"""Events that an English noun reports: who its possessor, its prepositions and the clause round it say takes part."""

from __future__ import annotations

from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.events import EventNoun, Happening
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.arguments import is_party
from musnad.reading.subject_first.grounds import SubjectFirstGrounds
from musnad.vocabulary import SYMMETRIC

__all__ = ["SubjectFirstNominals"]


#: Classes of head nouns that only carry the event noun before them (a mediation effort).
_CARRYING = frozenset({"light-noun", "attempt-noun", "count"})


class SubjectFirstNominals(SubjectFirstGrounds):
    """Reads the event nouns of one English report."""

    def _fill_nominal(self, h: Happening, n: EventNoun) -> None:
        clause, top, p, trigger = n.clause, n.top, n.phrase, n.trigger
        following, relative = self._following(n)
        owner = p.gen if p.gen is not None and p.gen.start < p.head else None
        inner = p.gen if p.gen is not None and p.gen.start > p.head else None
        for slots, target in ((trigger.actors, h.actors), (trigger.recipients, h.recipients)):
            for slot in slots:
                if slot in ("x", "g") and owner is not None:
                    self._add(target, owner, h)
                if slot in ("of", "g") and inner is not None:
                    self._add(target, inner, h)
                elif slot not in ("x", "g", "s", "o"):
                    self._prepositional(target, slot, following, h)
        for i in p.adjectives:
            self._adjective(h, self.doc.facts[i], trigger)
        if relative is not None:
            self._described_by(h, relative)
        if h.mode == "visit" and not h.recipients and h.place is not None:
            self._host(h)
        self._light(h, n)
        if h.type == "ASSAULT" and not h.actors and "claim" in self.verb_classes(clause) and p.start > clause.verb:
            self._add(h.actors, clause.subject, h)  # claimed an attack, claimed responsibility for it
        if (
            top is p
            and p.prep in ("in", "on", "under")
            and clause.subject is not None
            and (clause.verb < 0 or self.verb_classes(clause) & {"light", "begin"})
        ):
            put = p.prep == "under" and clause.verb >= 0 and bool(clause.objects)
            target = h.recipients if p.prep == "under" and not put else h.actors  # were on alert, engaged in talks; is under siege
            if not target or h.type in SYMMETRIC:
                self._add(target, clause.subject, h)
            if put and not h.recipients:
                self._add(h.recipients, clause.objects[0], h)  # put him under investigation
        if (
            clause.verb >= 0
            and not h.actors
            and clause.sense is not None
            and clause.sense.voice == "p"
            and top in clause.objects
            and self.verb_classes(clause) & {"light", "begin"}
        ):
            self._prepositional(h.actors, "by", clause.preps, h)
        if h.type == "CONSULT":
            self._takes_part(h, clause, top, p)
        h.recipients = [r for r in h.recipients if r not in h.actors]

    def _described_by(self, h: Happening, relative: Clause) -> None:
        """Who a relative clause says is behind an event (raids blamed on rebels, talks mediated by Qatar)."""
        if relative.sense is None or relative.sense.voice != "p":
            return
        if h.type == "CONSULT" and any(t.type == "CONSULT" for t, _ in self.doc.facts[relative.verb].triggers):
            h.mode = h.mode or "third-party"
            self._prepositional(h.actors, "by", relative.preps, h)
        elif not h.actors:
            self._prepositional(h.actors, "on" if "attribute" in self.verb_classes(relative) else "by", relative.preps, h)

    def _takes_part(self, h: Happening, clause: Clause, top: Phrase, p: Phrase) -> None:
        """The subject takes part in talks it travels to, and in those after or during which it says or does something."""
        s = clause.subject
        if s is None or top is not p or s is top or clause.sense is None or clause.sense.voice == "p":
            return
        if p.prep in ("for", "to") and clause.verb >= 0 and "motion" in self.verb_classes(clause):
            self._add(h.actors, s, h)
        elif p.prep in ("after", "during", "following", "at", "in", "before") and is_party(s):
            parties: list[int] = []
            self._add(parties, s, h)
            says = clause.verb >= 0 and any(c.act == "say" for c, _ in self.doc.facts[clause.verb].cues)
            if (
                not h.actors
                and not says
                and (len(self._codes(parties)) > 1 or (h.mode == "multilateral" and self._is_body(parties)))
            ):
                h.actors.extend(parties)
            elif h.actors and any(q.prep == "with" and q.start > p.start for q in clause.preps):
                h.actors.extend(at for at in parties if at not in h.actors)

    def _is_body(self, parties: list[int]) -> bool:
        return bool(parties) and all(self.entities.drafts[at].kind == "organisation" for at in parties)

    def _noun(self, clause: Clause, at: int, top: Phrase, p: Phrase) -> None:
        """Event nouns, and compounds of several words whose first is not the head (hunger strike, peace talks)."""
        facts = self.doc.facts
        if p.name is None and p.heads is None:
            for k in range(max(p.start, p.head - 2), p.head):
                for trigger, _ in facts[k].triggers:
                    if trigger.pos == "N" and trigger.rest and self.words.end_of(trigger, k + 1, p.head + 1, gap=1) == p.head + 1:
                        self._compound(clause, at, top, p, trigger, k)
                        return
        super()._noun(clause, at, top, p)
        if p.head > p.start and self._noun_classes(p.head) & _CARRYING and not self.found_at(p.head):
            k = p.head - 1  # a mediation effort
            hit = next((t for t, _ in facts[k].triggers if t.pos == "N" and not t.rest), None)
            if hit is not None and facts[k].noun is not None:
                self._compound(clause, at, top, p, hit, k)

    def found_at(self, i: int) -> bool:
        """Whether an event has been read at a token."""
        return any(h.anchors[0][0] <= i < h.anchors[0][1] for h in self.found)

    def _compound(self, clause: Clause, at: int, top: Phrase, p: Phrase, trigger: Trigger, k: int) -> None:
        h = Happening(trigger, (k, p.head + 1), clause)
        h.noun, h.phrase, h.definite = True, p, p.definite
        self._fill_nominal(h, EventNoun(clause, at, top, p, trigger, p.head + 1))
        self._finish(h, clause, p)
