"""Status, place, time and casualties of an event, and the type its arguments make of it."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events.happening import _PLACE_PREPS, Happening
from musnad.reading.events.protests import ProtestReader
from musnad.reading.phrases import Phrase
from musnad.text import fold
from musnad.vocabulary import SYMMETRIC

__all__ = ["DetailReader"]


class DetailReader(ProtestReader):
    """Completes events once their parties are known."""

    def _halt(self, h: Happening, clause: Clause) -> None:
        """To order the end of one's own attacks is to concede (أمر بوقف الغارات على المتمردين)."""
        for at, p in enumerate(clause.phrases):
            if p.start <= clause.verb or p.head < 0 or p.gen is None or "halt" not in self._noun_classes(p.head):
                continue
            if any(t.type == "ASSAULT" for t, _ in self.doc.facts[p.gen.head].triggers):
                h.type, h.mode, h.rule = "CONCEDE", None, f"{h.rule}.halt"
                h.recipients = []
                for q in clause.phrases[at + 1 :]:
                    if q.prep in ("على", "ضد"):
                        self._add(h.recipients, q, h)
                        break
                return

    def _in_words(self, h: Happening, clause: Clause) -> bool:
        """Whether an attack is made in words."""
        raise NotImplementedError

    def _retype(self, h: Happening, clause: Clause) -> None:
        """What the arguments make of a type: a body that votes ratifies what it agrees to; policies are attacked in words."""
        if h.type == "AGREE" and h.actors and "approve" in self._noun_classes(h.anchors[0][0]):
            codes = self._codes(h.actors)
            if all(c == "UNO" or c.endswith(" LEG") for c in codes):
                h.type, h.mode, h.rule = "SUPPORT", None, f"{h.rule}.by-vote"
        if (
            h.type == "SUPPORT"
            and "vote" in self._noun_classes(h.anchors[0][0])
            and any(q.prep in ("ضد", "against") for q in clause.preps)
        ):
            h.type, h.mode, h.rule = "REJECT", None, f"{h.rule}.against"
        if (
            h.type == "CONSULT"
            and h.actors
            and all(self.entities.drafts[a].kind == "armed_group" for a in h.actors)
            and h.mode == "visit"
        ):
            h.type, h.mode, h.recipients, h.rule = "MOBILIZE", "troops", [], f"{h.rule}.of-forces"
        if h.type == "REQUEST" and "order" in self._noun_classes(h.anchors[0][0]):
            self._halt(h, clause)
        if h.type == "ASSAULT" and self._in_words(h, clause):
            h.type, h.mode, h.rule = "ACCUSE", "disapprove", f"{h.rule}.in-words"
        if h.type == "ASSAULT" and not h.noun:
            for q in clause.objects[:2]:
                if q.head >= 0 and "words" in self._noun_classes(q.head):
                    h.type, h.mode, h.rule = "ACCUSE", "disapprove", f"{h.rule}.in-words"

    def _place(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        if h.place is not None:
            return
        start = p.head if p is not None else clause.verb
        near = [q for q in clause.phrases if q.start > start] + [q for q in clause.phrases if q.start < start]
        for q in near:
            if fold(q.prep) not in _PLACE_PREPS and not (not q.prep and q in clause.objects):
                continue
            at = self.entities.resolve(q)
            kinds = ("place", "state") if q.prep else ("place",)
            if at is not None and self.entities.drafts[at].kind in kinds and at not in h.actors and at not in h.recipients:
                h.place = at
                return

    def _time(self, h: Happening, clause: Clause) -> None:
        at = h.anchors[0][0]
        here = [t for t in self.doc.times if clause.start <= t.first < clause.end and t.type in ("DATE", "TIME")]
        if here:
            best = min(here, key=lambda t: abs(t.first - at))
            h.time = best.value[:10] if best.value[:1].isdigit() else best.value

    def _planned(self, clause: Clause) -> bool:
        """من المقرر أن, من المتوقع أن: the adjective before the complementiser plans or expects."""
        facts = self.doc.facts
        if clause.link != "that" or clause.opener < 2:
            return False
        before = facts[clause.opener - 1]
        return bool(self._classes(before.stem) & {"planned"})

    def _status(self, h: Happening, clause: Clause, p: Phrase | None) -> str:
        facts = self.doc.facts
        if p is None:
            if clause.negated:
                return "negated"
            if clause.will or self._planned(clause):
                return "future"
            if clause.may or clause.link in ("if", "aim") or facts[clause.verb].prep == "ل":
                return "hypothetical"
            if (
                clause.link == "and"
                and clause.parent is not None
                and clause.parent.verb >= 0
                and facts[clause.verb].conj
                and self.verb_classes(clause.parent) & {"irrealis"}
            ):
                return "hypothetical"
        else:
            relative = self.relatives.get(id(p))
            if relative is not None and h.definite and not relative.negated and not relative.will and facts[relative.verb].enclitic:
                return "actual"  # the siege that they impose
            before = facts[p.start - 1] if p.start else None
            if (before is not None and self._classes(before.stem) & {"negation"}) or (
                p.parent is not None and p.parent.head >= 0 and facts[p.parent.head].stem in ("عدم",)
            ):
                return "negated"
            if (
                p.parent is not None
                and p.parent.head >= 0
                and self._noun_classes(p.parent.head) & {"irrealis-noun", "attempt-noun"}
            ):
                return "hypothetical"
            if (
                p.prep == "ل"
                and facts[p.start].prep == "ل"
                and h.noun
                and facts[p.head].senses
                and clause.verb >= 0
                and not p.definite_article(facts)
            ):
                return "hypothetical"
            if clause.negated and clause.verb >= 0 and self.verb_classes(clause) & {"light", "begin"}:
                return "negated"
            if clause.will and clause.verb >= 0:
                return "future"
            if clause.verb >= 0 and self.verb_classes(clause) & {"plan"}:
                return "future"
            if clause.verb >= 0 and (self.verb_classes(clause) & {"attempt", "irrealis"} or clause.may):
                return "hypothetical"
        holder: Clause | None = clause
        while holder is not None and holder.link == "that" and holder.parent is not None:
            parent = holder.parent
            f = facts[parent.verb] if parent.verb >= 0 else None
            if f is not None:
                acts = {c.act for c, _ in f.cues}
                if "deny" in acts:
                    return "negated"
                if acts & {"hope", "warn", "demand", "propose", "doubt"} or self.verb_classes(parent) & {"attempt", "irrealis"}:
                    return "hypothetical"
                if self.verb_classes(parent) & {"plan"}:
                    return "future"
            holder = parent
        if h.time is not None and self.doc.published and h.time[:1].isdigit() and h.time[:10] > self.doc.day and "W" not in h.time:
            return "future"
        if h.time == "FUTURE_REF":
            return "future"
        return "actual"

    def _casualties(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        kinds = self._noun_classes(h.anchors[0][0]) & {"kill", "injure"}
        if len(kinds) != 1:
            return
        count = self._victims(p.gen if p is not None else clause.objects[0] if clause.objects else clause.subject)
        if kinds == {"kill"}:
            h.killed = count
        else:
            h.injured = count

    def _finish(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        self._retype(h, clause)
        self._place(h, clause, p)
        self._time(h, clause)
        if h.type == "PROTEST" and not h.recipients:
            self._protested(h, clause)
        if h.type not in SYMMETRIC:
            h.recipients = [r for r in h.recipients if r not in h.actors]
        if h.place is not None:
            for at in (*h.actors, *h.recipients):
                self.entities.settle(at, h.place)
        h.status = self._status(h, clause, p)
        self._casualties(h, clause, p)
        self.found.append(h)
