"""Events of a subject-first language (English): arguments of verbs and event nouns, promises and threats told with `will`."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.events import EventReader, Happening
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.arguments import asks_anonymity
from musnad.vocabulary import SYMMETRIC

__all__ = ["SubjectFirstEvents"]

#: What somebody says he will do himself: a promise of cooperation, a threat of harm.
_PROMISED = frozenset({"AID", "SUPPORT", "COOPERATE", "RETREAT", "CONCEDE", "AGREE"})
_THREATENED = {"SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence", "REJECT": "restrict", "PROTEST": "relations"}
#: Types whose complement (refused to, threatened to, agreed to) names whom they are directed at.
_DIRECTED = frozenset({"REJECT", "THREATEN", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "CONCEDE"})
_FIRST = frozenset({"i", "we", "me", "us"})
_OBLIGES = frozenset({"must", "should", "ought"})


class SubjectFirstEvents(EventReader):
    """Reads the events of one English report."""

    # verbs -------------------------------------------------------------------------------------------------------

    def _verbal(self, clause: Clause) -> None:
        if asks_anonymity(clause):
            return
        f = self.doc.facts[clause.verb]
        best: tuple[Trigger, Sense, int] | None = None
        after = {w for k in range(clause.verb + 1, clause.end) for w in (self.doc.facts[k].norm, self.doc.facts[k].stem)}
        for trigger, sense in f.triggers:
            if trigger.pos != "V" or sense.entry.pos != "V":
                continue
            if trigger.rest and trigger.rest[0] not in after:
                continue
            end = self._rest(trigger, clause.verb + 1, clause.end)
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
        if passive and not h.actors:
            self._prepositional(h.actors, "by", [p for p in clause.preps if p.start > clause.verb], h)
        if h.type in _DIRECTED and not h.recipients and (trigger.recipients or clause.subject is None or not clause.subject.conjs):
            self._directed(h, clause)
        if len(h.actors) == 2 and not h.recipients and trigger.recipients and h.type not in SYMMETRIC and self._reciprocal(clause):
            other = Happening(trigger, h.anchors[0], clause)  # accused each other
            other.actors, other.recipients = h.actors[1:], h.actors[:1]
            h.actors, h.recipients = other.recipients[:], other.actors[:]
            self._finish(other, clause, None)
        h.recipients = [r for r in h.recipients if r not in h.actors]
        self._finish(h, clause, None)
        self._own_will(h, clause, passive)

    def _reciprocal(self, clause: Clause) -> bool:
        facts = self.doc.facts
        return any(
            facts[k].norm in ("each", "one") and facts[k + 1].norm in ("other", "another")
            for k in range(clause.verb + 1, min(clause.end, clause.verb + 4) - 1)
        )

    def _directed(self, h: Happening, clause: Clause) -> None:
        """Whom a refusal, threat or promise is directed at: the party of its object or of the act it is about."""
        after = [p for p in clause.phrases if p.start > clause.verb]
        for p in after:
            self._named_in(p, h)
            if h.recipients:
                return
        children = [c for c in clause.children if c.link in ("that", "if") and c.start > clause.verb]
        while children:
            child = children.pop(0)
            for p in child.phrases:
                self._named_in(p, h)
                if h.recipients:
                    return
            children.extend(c for c in child.children if c.link in ("that", "if"))

    def _named_in(self, p: Phrase, h: Happening) -> None:
        """Add the first party inside a phrase that is not the actor."""
        inner: Phrase | None = p
        while inner is not None:
            for q in inner.together():
                for at in self._parties(q, h) or self._adjectival(q):
                    if (
                        at not in h.actors
                        and at not in h.recipients
                        and str(self.entities.drafts[at].actor)[:3] not in {c[:3] for c in self._codes(h.actors)}
                    ):
                        h.recipients.append(at)
            if h.recipients:
                return
            inner = inner.gen

    def _adjectival(self, p: Phrase) -> list[int]:
        return [self.entities.state(d.code) for i in p.adjectives if (d := self.doc.facts[i].demonym) is not None]

    def _own_will(self, h: Happening, clause: Clause, passive: bool) -> None:
        """What a party announces it will do itself is a promise or a threat."""
        planned = clause.link == "that" and clause.parent is not None and "plan" in self.verb_classes(clause.parent)
        ready = clause.infinitive and (
            self._ready(clause)
            or (planned and clause.parent is not None and clause.parent.sense is not None and clause.parent.sense.voice != "p")
        )
        if (
            passive
            or not h.actors
            or not ((clause.will and not clause.infinitive) or ready)
            or (h.type == "AGREE" and not (ready or clause.negated))
        ):
            return
        if "ratify" in self._noun_classes(h.anchors[0][0]):
            return
        kind = "AGREE" if h.type in _PROMISED else "THREATEN" if h.type in _THREATENED else ""
        if clause.negated:
            kind = "REJECT" if h.type in _PROMISED else ""
        if not kind:
            return
        h.mode = _THREATENED[h.type] if kind == "THREATEN" else None
        h.type, h.status, h.rule = kind, "actual", f"{h.rule}.announced"
        if not h.recipients:
            self._directed(h, clause)

    def _ready(self, clause: Clause) -> bool:
        """Whether an infinitive follows an adjective of readiness (is willing to, prepared to)."""
        before = self.doc.facts[clause.opener - 1] if clause.opener > 0 else None
        return before is not None and "ready" in self._noun_classes(clause.opener - 1)

    def _obligation(self, clause: Clause) -> None:
        """Who says that another must or should do a thing asks it of him."""
        facts = self.doc.facts
        if clause.negated or clause.subject is None or clause.infinitive or not clause.may:
            return
        if not any(facts[k].norm in _OBLIGES for k in range(max(clause.start, clause.verb - 4), clause.verb)):
            return
        said = next((s for s in reversed(self.said) if s.content[0] <= clause.verb < s.content[1] and s.speaker is not None), None)
        if said is None or said.act == "deny" or any(h.type == "REQUEST" and h.anchors[0][0] == said.cue[0] for h in self.found):
            return
        trigger = Trigger(f"{self.doc.lang}.event.request.obligation", "", "V", "REQUEST", "", (), (), (), ())
        h = Happening(trigger, (clause.verb, clause.verb + 1), clause)
        h.actors.append(said.speaker)  # type: ignore[arg-type]
        self._add(h.recipients, clause.subject, h)
        h.recipients = [r for r in h.recipients if r not in h.actors]
        if h.recipients:
            self.found.append(h)

    def _retype(self, h: Happening, clause: Clause) -> None:
        if h.type == "ASSAULT" and h.mode:  # shelled, bombed: never in words alone
            return
        super()._retype(h, clause)

    def _add(self, target: list[int], phrase: Phrase | None, h: Happening) -> None:
        if phrase is not None and phrase.quantifier == "pronoun":
            if phrase.gen is None and self.doc.facts[phrase.head].norm in _FIRST:
                self._speaker_of(target, phrase.head)
                return
            phrase = phrase.gen
        if (
            phrase is not None
            and phrase.heads is not None
            and phrase.heads.number == "p"
            and phrase.gen is not None
            and phrase.gen.conjs
        ):
            phrase = phrase.gen  # the presidents of Bosnia, Croatia and Serbia
        super()._add(target, phrase, h)

    def _parties(self, p: Phrase, h: Happening) -> list[int]:
        found = super()._parties(p, h)
        demonym = self.doc.facts[p.head].demonym if p.head >= 0 and not found and h.place is None else None
        return [self.entities.state(demonym.code)] if demonym is not None else found  # Dutch and Belgian frigates

    def _speaker_of(self, target: list[int], i: int) -> None:
        """I and we in what is quoted are whoever says it."""
        said = next((s for s in reversed(self.said) if s.content[0] <= i < s.content[1] and s.speaker is not None), None)
        if said is not None and said.speaker is not None and said.speaker not in target:
            target.append(said.speaker)

    # nouns -------------------------------------------------------------------------------------------------------

    def _fill_nominal(self, h: Happening, clause: Clause, at: int, top: Phrase, p: Phrase, trigger: Trigger, end: int) -> None:
        following, relative = self._following(clause, at, top, p)
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
        if relative is not None and not h.actors:
            passive = relative.sense is not None and relative.sense.voice == "p"
            if passive:
                self._prepositional(h.actors, "on" if "attribute" in self.verb_classes(relative) else "by", relative.preps, h)
        if h.mode == "visit" and not h.recipients and h.place is not None:
            self._host(h)
        self._light(h, clause, at, top, p, trigger)
        if (
            top is p
            and p.prep in ("in", "on", "under")
            and clause.subject is not None
            and (clause.verb < 0 or self.verb_classes(clause) & {"light", "begin"})
        ):
            target = h.recipients if p.prep == "under" else h.actors  # were on alert, engaged in talks; is under siege
            if not target or h.type in SYMMETRIC:
                self._add(target, clause.subject, h)
        if (
            clause.verb >= 0
            and not h.actors
            and clause.sense is not None
            and clause.sense.voice == "p"
            and top in clause.objects
            and self.verb_classes(clause) & {"light", "begin"}
        ):
            self._prepositional(h.actors, "by", clause.preps, h)
        h.recipients = [r for r in h.recipients if r not in h.actors]

    def _noun(self, clause: Clause, at: int, top: Phrase, p: Phrase) -> None:
        """Event nouns, and compounds of several words whose first is not the head (hunger strike, peace talks)."""
        facts = self.doc.facts
        if p.name is None and p.heads is None:
            for k in range(max(p.start, p.head - 2), p.head):
                for trigger, _ in facts[k].triggers:
                    if trigger.pos == "N" and trigger.rest and self._rest(trigger, k + 1, p.head + 1, gap=1) == p.head + 1:
                        self._compound(clause, at, top, p, trigger, k)
                        return
        super()._noun(clause, at, top, p)
        if p.head > p.start and not self.found_at(p.head) and self._noun_classes(p.head) & {"light-noun", "attempt-noun", "count"}:
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
        self._fill_nominal(h, clause, at, top, p, trigger, p.head + 1)
        self._finish(h, clause, p)

    def _is_topic(self, h: Happening) -> bool:
        p = h.phrase
        if p is not None and p.prep == "on" and p.parent is None and not self._circumstance(p):
            before = [q for q in h.clause.phrases if q.end <= p.start]
            about = bool(before) and before[-1].head >= 0 and "topic" in self._noun_classes(before[-1].head)
            return about or (h.clause.verb >= 0 and "topic" in self.verb_classes(h.clause))
        return super()._is_topic(h)

    # what is kept ------------------------------------------------------------------------------------------------

    def _met(self, h: Happening, needs: tuple[str, ...]) -> bool:
        if h.rule.endswith(".announced") and h.type == "REJECT":
            return True
        if not h.noun and h.type in _DIRECTED and any(c.link == "that" and c.verb >= 0 for c in h.clause.children):
            return True  # offered to, refused to: the complement says it all
        return super()._met(h, needs)

    def _fault(self, h: Happening) -> str:
        reason = super()._fault(h)
        if reason:
            return reason
        clause: Clause | None = h.clause
        while clause is not None and clause.link == "that" and clause.infinitive:
            clause = clause.parent
            if clause is not None and any(
                o.type == "AGREE" and o.clause is clause and o.anchors[0][0] == clause.verb and o is not h for o in self.found
            ):
                return "is what an AGREE is about"
        return ""
