"""Which of the events found a report really tells."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events.evidence import EvidenceReader
from musnad.reading.events.happening import Happening

__all__ = ["GroundedReader"]

#: Types whose nouns are as often the subject matter of talks as something that happened.
_TOPICS = frozenset({"AID", "AGREE", "COOPERATE", "RETREAT", "CONCEDE", "REQUEST", "SUPPORT", "MOBILIZE"})
#: Types whose matter is told by what they govern.
_CONTENT_TYPES = frozenset({"REQUEST", "THREATEN", "REJECT"})


class GroundedReader(EvidenceReader):
    """Keeps what happened, leaves what is only talked about."""

    def _keep(self, h: Happening) -> bool:
        reason = self._fault(h)
        if reason:
            first, last = self.doc.span(*h.anchors[0])
            self.doc.leave("events", first, last, h.rule, reason)
        return not reason

    def _fault(self, h: Happening) -> str:
        if h.status == "negated" and h.type in ("REJECT", "ACCUSE", "THREATEN"):
            return "something unfriendly that was not done"
        empty = self._only_sounds(h) or self._hollow(h)
        if empty:
            return empty
        stays = h.type == "CONSULT"  # whatever takes the word for talks into its trigger, they are told
        if h.noun and not stays and any(k.type != h.type and self._words_hold(k, h) for k in self.found):
            return "a word of the trigger of another event"
        unmet = self._unmet(h)
        if unmet:
            return unmet
        for other in self.found:
            if (
                other is not h
                and other.type in _CONTENT_TYPES
                and other.clause.verb == other.anchors[0][0]
                and other.status != "negated"
            ) and self._inside(h, other):
                return f"is what a {other.type} is about"
        if h.noun and h.type in ("ASSAULT", "PROTEST") and not self._grounded(h) and not self._explains(h):
            return "referred to, not reported: no parties, place, time or casualties"
        if h.type == "PROTEST" and h.noun and self._reason(h):
            return "a reason or a note, not a protest in the street"
        if h.type == "PROTEST" and self._at_protest(h) and h.place is None and not self._counted(h):
            others = (k for k in self.found if k.type == "PROTEST" and k is not h and not self._at_protest(k))
            if not any(self._particular(k) for k in others):
                return "what demonstrators shout or carry, without the protest itself"
        if h.type == "PROTEST" and self.doc.lang == "ar" and not self._protest_reported(h):
            return "demonstrators mentioned, their protest not reported"
        if h.type in ("ASSAULT", "PROTEST") and not self._particular(h):
            return "told in general: no named party, place, day or figure"
        if h.noun and h.phrase is not None and h.type in _TOPICS and self._is_topic(h):
            return "only the topic of talks or of a statement"
        if h.status == "hypothetical" and not h.actors and h.type in _TOPICS and (h.noun or not h.recipients):
            return "an aim or possibility that names nobody who would do it"
        if not h.actors and not h.recipients and h.noun and not h.definite and h.type not in ("ASSAULT", "PROTEST", "CONSULT"):
            return "names no party"
        return ""

    def _words_hold(self, a: Happening, b: Happening) -> bool:
        """Whether the noun of an event is one of the words of the verb's trigger that tells another (رفع العقوبات)."""
        at = b.anchors[0][0]
        apart = at >= a.anchors[0][1]
        f = self.doc.facts[at]
        return (
            b.noun
            and a is not b
            and (not a.noun or (a.order < at and not self._described_behind(b)))
            and bool(a.trigger.rest)
            and any(first <= at < last for first, last in a.anchors)
            and not (apart and a.actors and b.actors and not set(a.actors) & set(b.actors))
            and any(self.words.is_word(f, word) for word in a.trigger.rest)
        )

    def _described_behind(self, h: Happening) -> bool:
        """Whether a relative clause tells more of an event noun or of the phrase it ends (رفع العقوبات التي فرضتها)."""
        p = h.phrase
        while p is not None:
            if id(p) in self.relatives:
                return True
            p = p.parent
        return False

    def _grounded(self, h: Happening) -> bool:
        """Whether the text reports a violent event or protest and does not just mention the word for it.

        Casualties, or both sides, or a place or day count for it; being the subject or object of the clause or what a source
        reports counts for it; standing as a circumstance or inside another noun counts against it.
        """
        p = h.phrase
        assert p is not None
        weight = 0.0
        victims = max(h.killed or 0, h.injured or 0)
        weight += 2 if victims > 1 else 0.5 * victims
        if h.place is not None:
            weight += 1
        weight += self._on_a_day(h)
        weight += 0.5 * bool(h.actors) + 0.5 * bool(h.recipients) + (len(self._codes(h.actors)) > 1)
        root = p
        while root.parent is not None and root.parent.gen is root:
            root = root.parent
        clause = h.clause
        if id(p) in self.relatives or id(root) in self.relatives:
            weight += 0.5
        if root is p and (root in clause.objects or root is clause.subject or (root.prep == "ب" and clause.verb >= 0)):
            weight += 0.5
        elif (
            root is not p
            and not self._noun_classes(root.head) & {"count", "light-noun", "halt"}
            and self.doc.facts[root.head].tag not in "KQ"
        ):
            weight -= 1
        if self._circumstance(p) and (root.definite or not h.actors):
            weight -= 1  # known before; but news: بعد اشتباكات مع المتمردين
        return weight >= 1

    def _reason(self, h: Happening) -> bool:
        """Whether the word for protest only gives the reason of another act (استقال احتجاجا على) or names a note (مذكرة احتجاج)."""
        p, facts = h.phrase, self.doc.facts
        assert p is not None
        if p.parent is not None and p.parent.head >= 0 and "words" in self._noun_classes(p.parent.head):
            return True
        if not facts[p.head].tanwin or "against" not in facts[p.head].classes:
            return False
        if p.prep or h.clause.verb < 0 or p is h.clause.subject:
            return False
        here = facts[h.clause.start : h.clause.end]
        return not any("crowd" in f.classes for f in here) and not any(
            k.type == "PROTEST" and k is not h and k.clause is h.clause for k in self.found
        )

    def _at_protest(self, h: Happening) -> bool:
        """Whether an event is told by what a crowd does once it has gathered: shout, chant, carry signs."""
        return "at-protest" in self.doc.facts[h.anchors[0][0]].classes

    def _particular(self, h: Happening) -> bool:
        """Whether a particular case is told: somewhere, on a day, with a figure, with both sides, or with one known by name."""
        return (
            h.place is not None
            or self._on_a_day(h)
            or any(t.clause.sentence == h.sentence for t in self.tolls)
            or (bool(h.actors) and bool(h.recipients))
            or any(not code.startswith("---") for code in self._codes(h.actors) | self._codes(h.recipients))
            or self._explains(h)
        )

    def _explains(self, h: Happening) -> bool:
        """Whether an attack is told as how the victims of its clause came to harm: قتل شخصان في غارة, مقتل جندي بانفجار لغم."""
        return h.type == "ASSAULT" and any(
            k.clause is h.clause
            and k is not h
            and k.order < h.order < k.order + 24
            and (
                k.killed is not None or k.injured is not None or bool(self.doc.facts[k.anchors[0][0]].classes & {"kill", "injure"})
            )
            and (not k.noun or self._grounded(k))
            for k in self.found
        )

    def _is_topic(self, h: Happening) -> bool:
        """Whether an event noun only says what is talked about: بشأن, حول, or under a verb or noun of discussing."""
        p = h.phrase
        assert p is not None
        top = p
        if self._circumstance(p):
            return False
        while top.parent is not None:
            if top.parent.head >= 0 and "topic" in self._noun_classes(top.parent.head):
                return True
            top = top.parent
        if top.prep in ("بشأن", "about", "on"):
            return True
        clause = h.clause
        return clause.verb >= 0 and clause.verb < p.head and "topic" in self.verb_classes(clause)

    def _inside(self, h: Happening, other: Happening) -> bool:
        """Whether an event lies in the complement of a demand, threat or refusal."""
        clause: Clause | None = h.clause
        if h.phrase is not None and (self._circumstance(h.phrase) or (h.definite and id(h.phrase) in self.relatives)):
            return False
        if clause is other.clause:
            return (
                h.noun
                and h.anchors[0][0] > other.anchors[0][1] - 1
                and h.phrase is not None
                and bool(h.phrase.prep or h.phrase.parent is not None)
                and h.type not in ("ASSAULT",)
            ) or (h.noun and other.type == "REQUEST" and h.anchors[0][0] >= other.anchors[0][1])
        while clause is not None and clause.link == "that":
            clause = clause.parent
            if clause is other.clause:
                return True
        return False
