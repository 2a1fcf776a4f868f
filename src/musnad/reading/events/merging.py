"""Which mentions tell one event."""

from __future__ import annotations

from musnad.reading.events.grounds import GroundedReader
from musnad.reading.events.happening import Happening
from musnad.vocabulary import SYMMETRIC

__all__ = ["MergingReader"]


class MergingReader(GroundedReader):
    """Merges the mentions of one event and shares parties between talks and what they lead to."""

    def _earlier(self, h: Happening) -> bool:
        """Whether a noun is told apart as one that was before (جولة سابقة)."""
        return h.phrase is not None and any(self.doc.facts[i].stem.removesuffix("ه") == "سابق" for i in h.phrase.adjectives)

    def _same(self, a: Happening, b: Happening) -> bool:
        if a.type != b.type or self._earlier(a) != self._earlier(b):
            return False
        if self._words_hold(a, b):
            return True
        if a.type == "ASSAULT" and a.status == b.status and (self._outcome(a, b) or self._taken_up_by(a, b)):
            return True
        if a.type == "CONSULT" and (self._holds(a, b) or (a.mode == b.mode == "visit" and a.clause is b.clause)):
            return True  # جلسات مفاوضات, يتوجه في زيارة
        if (a.mode and b.mode and a.mode != b.mode) or ("visit" in (a.mode, b.mode) and a.mode != b.mode):
            return False
        pa, pb = self._codes(a.actors) | self._codes(a.recipients), self._codes(b.actors) | self._codes(b.recipients)
        near = b.sentence - a.sentence
        if a.type == "PROTEST" and near <= 1 and a.status == b.status and (self._at_protest(a) or self._at_protest(b)):
            return not (pa and pb) or bool(self._codes(a.actors) & self._codes(b.actors))
        if (
            a.place is not None
            and b.place is not None
            and a.place != b.place
            and a.type not in SYMMETRIC
            and a.own_place
            and b.own_place
        ):
            return False
        if a.type == "ASSAULT" and a.clause is b.clause and abs(a.order - b.order) < 14:
            return a.status == b.status
        if near == 0 and b.clause.link != "main" and not pb and a.status == b.status:
            return True
        if not pb and b.noun and b.definite and near <= 3:
            return True
        if a.type in SYMMETRIC and b.noun and pb and pb < pa and near <= 5:
            return True
        if a.type in SYMMETRIC and a.noun and pa and pa < pb and near <= 2 and (a.status == b.status):
            return True
        if a.type == "ASSAULT" and near <= 2 and a.status == b.status:
            ca, cb = self._codes(a.actors), self._codes(b.actors)
            ra, rb = self._codes(a.recipients), self._codes(b.recipients)
            if (
                max(len(ca), len(cb)) < 2
                and (not ca or not cb)
                and (not ra or not rb)
                and (ca or cb or ra or rb)
                and not (ca & rb or cb & ra)
            ):
                return True
        if a.type == "ASSAULT" and near <= 2 and a.status == b.status and self._one_attack(a, b):
            return True
        if (
            pa
            and (
                pa == pb
                if a.type in SYMMETRIC
                else (self._codes(a.actors), self._codes(a.recipients)) == (self._codes(b.actors), self._codes(b.recipients))
            )
            and (a.status == b.status or a.type in ("AGREE", "CONSULT"))
        ):
            return a.time is None or b.time is None or a.time == b.time or a.type == "AGREE"
        return False

    def _holds(self, a: Happening, b: Happening) -> bool:
        """Whether one event noun is the genitive of the other (جولة المحادثات)."""
        p = a.phrase.gen if a.phrase is not None else None
        return p is not None and p is b.phrase

    def _outcome(self, a: Happening, b: Happening) -> bool:
        """Whether of two mentions in one sentence one is what came of the other: a toll beside the attack that took it."""
        if a.sentence != b.sentence or (
            self._harm(a) == self._harm(b) and not any(c is b.clause for c in a.clauses) and not self._beside(a, b)
        ):
            return False
        if any(c is b.clause for c in a.clauses):
            return (self._harm(a) or self._harm(b)) and abs(a.order - b.order) < 24
        if self._harm(b) and not b.actors:
            return b.clause.verb >= 0 and "result" in self.verb_classes(b.clause) and b.clause.link in ("rel", "and", "main")
        return self._beside(a, b)

    def _one_attack(self, a: Happening, b: Happening) -> bool:
        """Whether a second telling by the same attacker adds no other victim and no other place (شن غارات ...، وتستهدف)."""
        doers, victims = self._codes(a.actors), (self._codes(a.recipients), self._codes(b.recipients))
        apart = a.own_place and b.own_place and a.place != b.place
        return bool(doers) and doers == self._codes(b.actors) and not apart and not all(victims)

    def _taken_up_by(self, a: Happening, b: Happening) -> bool:
        """Whether a definite noun takes up an attack told before at the same place (التفجير الذي هز السوق)."""
        return (
            b.noun
            and b.definite
            and not b.actors
            and 0 <= b.sentence - a.sentence <= 5
            and a.place is not None
            and a.place == b.place
            and self._one_word(a, b)
        )

    def _one_word(self, a: Happening, b: Happening) -> bool:
        """Whether two mentions are told by one word, in whatever number."""
        first, second = self.doc.facts[a.anchors[0][0]], self.doc.facts[b.anchors[0][0]]
        return first.stem == second.stem or bool(first.lemmas & second.lemmas)

    def _beside(self, a: Happening, b: Happening) -> bool:
        """Whether two tolls stand in coordinated clauses: لقي حارس حتفه وأصيب اثنان."""
        return (
            self._harm(a)
            and self._harm(b)
            and not a.noun
            and not b.noun
            and b.clause.link == "and"
            and b.clause.parent is a.clause
            and not (a.actors and b.actors and a.actors != b.actors)
            and (not b.actors or bool(a.actors))
        )

    def _harm(self, h: Happening) -> bool:
        """Whether an event is told by the word for its victims' fate."""
        return (
            bool(self.doc.facts[h.anchors[0][0]].classes & {"kill", "injure"})
            or "result" in self.doc.facts[h.anchors[0][0]].classes
        )

    def _merge(self, happenings: list[Happening]) -> list[Happening]:
        kept: list[Happening] = []
        for h in happenings:
            same = next((k for k in reversed(kept) if self._same(k, h)), None)
            if same is None:
                kept.append(h)
                continue
            same.clauses.extend(h.clauses)
            same.anchors.extend(a for a in h.anchors if a not in same.anchors)
            worded = self._words_hold(same, h) and h.type != "CONSULT"  # the verb has said whose word it is
            for mine, theirs in ((same.actors, h.actors), (same.recipients, h.recipients)):
                if not (worded and mine):
                    mine.extend(
                        t for t in theirs if t not in mine and t not in same.actors and not (worded and t in same.recipients)
                    )
            same.beside.extend(t for t in h.beside if t not in same.beside)
            same.own_place = same.own_place or h.own_place
            same.place = same.place if same.place is not None else h.place
            same.time = same.time or h.time
            same.mode = same.mode or h.mode
            same.killed = same.killed if same.killed is not None else h.killed
            same.injured = same.injured if same.injured is not None else h.injured
        return kept

    def _told(self, merged: list[Happening]) -> list[Happening]:
        """The events without those that the report takes as known and tells nowhere."""
        told = []
        for h in merged:
            if self._presupposed(h) or (self.doc.lang == "ar" and self._lone_mention(h, merged)):
                first, last = self.doc.span(*h.anchors[0])
                self.doc.leave("events", first, last, h.rule, "taken as known, told nowhere in the report")
            else:
                told.append(h)
        return told

    def _presupposed(self, h: Happening) -> bool:
        """Whether a violent event or protest is only taken up as known.

        By a definite noun that is not the subject (شاركوا في الهجوم), as the matter of a trial or an inquiry
        (محاكمة المتهمين بخطف السائح), or by a relative clause that says who somebody is (الطيار الذي أسر).
        """
        if h.type not in ("ASSAULT", "PROTEST") or len(h.anchors) > 1 or max(h.killed or 0, h.injured or 0) > 1:
            return False
        if self._on_a_day(h) or (h.actors and h.recipients) or h.own_place:
            return False
        if not h.noun:
            return h.clause.link == "rel"
        root = h.phrase
        assert root is not None
        if id(root) in self.relatives:
            return False
        known = root.definite_article(self.doc.facts)
        while root.parent is not None and root.parent.gen is root:
            root = root.parent
        if any("matter" in f.classes for f in self.doc.facts[max(0, root.start - 3) : root.start + 1]):
            return True
        return known and root is not h.clause.subject and root.prep != "على"

    def _between(self, k: Happening, h: Happening) -> bool:
        """Whether the parties of talks or a deal are those of another that names fewer; a mediator is none of the others."""
        codes, others = self._codes([at for at in h.actors if at not in h.beside]), self._codes(k.actors)
        return codes < others or (h.mode == "third-party" and bool(codes) and not codes & others)

    def _takes_up_deal(self, h: Happening) -> bool:
        """Whether a relative clause says who mediated in the deal it is about (مقترح توسط فيه المبعوث, اتفاق رعته قطر)."""
        return h.clause.link == "rel" and bool(h.clause.pronouns or self.doc.facts[h.clause.verb].enclitic)

    def _share_parties(self, happenings: list[Happening]) -> None:
        """Talks and the deal they lead to have one set of parties: one that names fewer takes them from the nearest."""
        full = [
            h
            for h in happenings
            if h.type in ("CONSULT", "AGREE", "SUPPORT") and h.mode not in ("visit", "phone") and len(self._codes(h.actors)) > 1
        ]
        for h in happenings:
            mediates = h.mode == "third-party" and self._takes_up_deal(h)
            if (
                h.type not in ("CONSULT", "AGREE")
                or h.mode in ("visit", "phone")
                or not (h.noun or h.trigger.rest or mediates)
                or (h.status == "negated" and h.type != "AGREE")
            ):
                continue
            codes = self._codes([at for at in h.actors if at not in h.beside])
            circumstance = h.phrase is not None and self._circumstance(h.phrase)
            if (
                len(codes) > 1
                or not (h.definite or codes or circumstance or h.noun)
                or "approve" in self._noun_classes(h.anchors[0][0])
            ):
                continue
            near = [k for k in full if abs(k.sentence - h.sentence) <= 8 and self._between(k, h)]
            if near:
                best = min(near, key=lambda k: abs(k.order - h.order))
                h.actors.extend(a for a in best.actors if a not in h.actors and (h.type == "CONSULT" or a not in best.beside))
