"""Parties that the words of an event leave to its surroundings.

Who welcomes, condemns or refuses a thing deals with whoever did it (أدانت القاهرة القصف الإسرائيلي, رحبت لندن بالخطوة); who calls
for an end to fighting calls on those who fight; who is accused of a deed is its doer.
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.reading.clauses import Clause
from musnad.reading.events.happening import Happening
from musnad.reading.events.judgements import JudgementReader
from musnad.reading.phrases import Phrase
from musnad.vocabulary import SYMMETRIC

__all__ = ["InvolvedReader"]

#: Types that answer what another did.
_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
#: Types that tell what somebody did and not only what he says of it.
_DEEDS = frozenset({"AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION"})
#: What a noun for one type may take up as well: a deal is reached by talks and signed.
_TAKES_UP = {"AGREE": frozenset({"AGREE", "CONSULT", "SUPPORT"}), "RETREAT": frozenset({"RETREAT", "AGREE", "CONCEDE"})}
_ADDRESSING = frozenset({"ل", "مع", "to", "with"})
_WHERE = frozenset({"في", "in", "at"})
#: Types that are directed at somebody even where the words do not say at whom.
_DIRECTED = frozenset({"THREATEN", "CONCEDE", "AGREE", "REJECT"})
_REACH = 14  # tokens behind a demand in which its matter is named
_FAR = 8  # sentences back to what a word takes up


class InvolvedReader(JudgementReader):
    """Completes the parties of events from the events around them."""

    def _accused(self) -> None:
        """Who is accused of a deed is the one who did it (اتهمت المنظمة الجيش بقتل مدنيين, حمّلت الفصيل مسؤولية الهجوم)."""
        blamed = {id(h.clause): h for h in self.found if h.type == "ACCUSE" and not h.noun and h.recipients}
        for h in self.found:
            accusation = blamed.get(id(h.clause))
            if accusation is None or not h.noun or h.actors or h.phrase is None or h.order < accusation.order:
                continue
            top = h.phrase
            while top.parent is not None:
                top = top.parent
            if top.prep in ("ب", "of") or "responsibility" in self._noun_classes(top.head):
                h.actors = [a for a in accusation.recipients if a not in h.recipients]

    def _met_there(self) -> None:
        """Who met where a clause only mentions that they did (أكد لترامب، في اتصال هاتفي)."""
        for h in self.found:
            p = h.phrase
            if h.type != "CONSULT" or h.actors or p is None or h.clause.subject is None or not (p.prep or p.parent is not None):
                continue
            if not self._circumstance(p) and p.prep not in _WHERE:
                continue
            present: list[int] = []
            for q in (h.clause.subject, *(q for q in h.clause.preps if q.prep in _ADDRESSING)):
                if q is not p:
                    present.extend(at for at in self._owned(q, h) if self.sides.includes(at) and at not in present)
            if len(self._codes(present)) > 1:
                h.actors = present

    def _complete(self, events: list[Happening]) -> None:
        """Give each event without recipients those its surroundings name."""
        told = {id(h.phrase): h for h in self.found if h.phrase is not None}
        for at, h in enumerate(events):
            if h.recipients or not h.actors:
                continue
            if h.type not in SYMMETRIC and len(self._codes(h.actors)) == 2 and self._exchanged(h):
                h.recipients = list(h.actors)  # تبادل الطرفان الاتهامات
                continue
            before = events[:at]
            if h.type in _ANSWERS and h.status == "actual" and len(self._codes(h.actors)) == 1:
                self._take(h, self._answered(h, before, told))
            elif h.type == "REQUEST":
                self._take(h, self._at_request(h) or self._who_would_act(h) or self._called_on(h, before, events))
            if not h.recipients and h.type in ("THREATEN", "ACCUSE", "REQUEST") and not h.noun:
                self._take(h, self._addressed(h, before))
            if (
                not h.recipients
                and h.type in _DIRECTED
                and h.status != "hypothetical"
                and not h.noun
                and len(self._codes(h.actors)) == 1
            ):
                self._take(h, self._named_in_matter(h))
        for h in events:
            if h.type == "RETREAT" and not h.actors and not h.recipients and self._is_truce(h):
                h.actors = self._truce_sides(h, events)

    def _named_in_matter(self, h: Happening) -> list[int]:
        """The first other party in the matter of a promise or threat (تعهدت برفع العقوبات عن طهران, هددت بضرب أربيل)."""
        own = {c[:3] for c in self._codes(h.actors)}
        for p in self._themes(h):
            if self._circumstance(p):
                continue
            for q in self._within_matter(p):
                found = [at for at in self._owned(q, h) if str(self.entities.drafts[at].actor)[:3] not in own]
                if found:
                    return found
        return []

    def _within_matter(self, p: Phrase) -> Iterator[Phrase]:
        """A phrase, what it holds, and what its relative clause names."""
        node: Phrase | None = p
        while node is not None:
            yield node
            for _, inner in node.of:
                yield inner
            relative = self.relatives.get(id(node))
            if relative is not None:
                yield from (q for q in relative.phrases if q is not node)
            node = node.gen

    def _is_truce(self, h: Happening) -> bool:
        return h.mode == "ceasefire" or "between-sides" in self._noun_classes(h.anchors[0][0])

    def _truce_sides(self, h: Happening, events: list[Happening]) -> list[int]:
        """Both sides of the deal whose truce comes into force."""
        deals = [e for e in events if e.type in ("AGREE", "SUPPORT", "CONSULT", "ASSAULT") and self.sides.of(e)]
        near = min(deals, key=lambda e: abs(e.order - h.order), default=None)
        return self.sides.of(near) if near is not None else []

    def _exchanged(self, h: Happening) -> bool:
        """Whether both sides did a thing to each other."""
        return "exchange" in self._noun_classes(h.anchors[0][0])

    def _take(self, h: Happening, parties: list[int]) -> None:
        codes = self._codes(h.actors)
        for at in parties:
            draft = self.entities.drafts[at]
            if draft.kind != "place" and draft.actor is not None and str(draft.actor) not in codes and at not in h.recipients:
                h.recipients.append(at)

    # what is answered --------------------------------------------------------------------------------------------

    def _themes(self, h: Happening) -> Iterator[Phrase]:
        """The phrases an event may be about, in text order: what follows its trigger, except its subject."""
        at, clause = h.anchors[0][0], h.clause
        last = h.anchors[0][1] - 1
        first = clause.objects[:1] if "o" in h.trigger.recipients and not h.noun else []
        for p in (*first, *(q for q in clause.phrases if q not in first)):
            inside = p.start <= last < p.end and p.head <= last
            if p.end <= at or p is clause.subject or inside or p.head == at:
                continue
            if p.prep in _WHERE and p.prep not in h.trigger.recipients:
                continue
            yield p

    def _answered(self, h: Happening, before: list[Happening], told: dict[int, Happening]) -> list[int]:
        """Who did what an event answers."""
        if h.noun:
            return []
        found = self._owner_of_words(h)
        if found:
            return found
        theme = next(self._themes(h), None)
        if theme is None and h.clause.pronouns:
            return self._with_pronoun(h, before)
        if theme is None or self._circumstance(theme):
            return []
        for p in theme.together():
            found.extend(self._behind(p, h, told))
        if found:
            return found
        earlier = self._taken_up(theme, h, before)
        return self._doers(earlier)

    def _owner_of_words(self, h: Happening) -> list[int]:
        """Whose the thing is that a trigger of several words names itself (رفضت المقترح الأممي)."""
        words = range(h.anchors[0][0] + 1, h.anchors[0][1] if h.trigger.rest else 0)
        named = (p for p in h.clause.phrases if p.head in words and p is not h.clause.subject)
        return [at for p in named for at in self._owned(p, h)]

    def _doers(self, e: Happening | None) -> list[int]:
        """Who did an event: both sides of a meeting or deal, the actors of any other."""
        return [] if e is None else [*e.actors, *(e.recipients if e.type in SYMMETRIC else [])]

    def _with_pronoun(self, h: Happening, before: list[Happening]) -> list[int]:
        """Who did what a pronoun takes up (ورحبت به الرياض، كما أشادت به بغداد): what was told just before."""
        for e in reversed(before):
            if h.sentence - e.sentence > 2:
                break
            if e.type in _ANSWERS and e.clause.pronouns and e.recipients:
                return e.recipients
            if e.type in _DEEDS and e.actors and not self._codes(e.actors) & self._codes(h.actors):
                return self._doers(e)
        return []

    def _behind(self, p: Phrase, h: Happening, told: dict[int, Happening]) -> list[int]:
        """Who stands behind a theme: the doer of the deed it names, the subject of its relative clause, its owner."""
        node: Phrase | None = p
        while node is not None:
            deed = told.get(id(node))
            if deed is not None:
                return deed.actors
            node = node.gen
        relative = self.relatives.get(id(p))
        if relative is not None and relative.subject is not None and relative.subject is not p:
            found = self._owned(relative.subject, h)
            if found:
                return found
        return self._owned(p, h)

    def _owned(self, p: Phrase, h: Happening) -> list[int]:
        place = h.place
        found = self._parties(p, h)
        h.place = place
        return [at for at in found if self.entities.drafts[at].kind != "people" or p.heads is not None]

    def _taken_up(self, theme: Phrase, h: Happening, before: list[Happening]) -> Happening | None:
        """The event told before that a bare definite noun takes up (الخطوة, الهجوم, الاتفاق)."""
        f = self.doc.facts[theme.head]
        if not theme.definite or theme.gen is not None or theme.name is not None:
            return None
        wanted = {t.type for t, _ in f.triggers if not t.rest}
        if not wanted and "anaphor" not in self._noun_classes(theme.head):
            return None
        types = frozenset().union(*(_TAKES_UP.get(t, frozenset({t})) for t in wanted)) if wanted else _DEEDS | {"SUPPORT"}
        own = self._codes(h.actors)
        held = [
            e
            for e in before
            if e.type in types
            and e.actors
            and not (e.type == "SUPPORT" and len(e.actors) < 2)
            and h.sentence - e.sentence <= _FAR
            and not self._codes(e.actors) & own
        ]
        return max(held, key=lambda e: (e.sentence, -e.order), default=None)

    # who is called on --------------------------------------------------------------------------------------------

    def _who_would_act(self, h: Happening) -> list[int]:
        """Whose act is demanded (اشترطت موسكو انسحاب القوات الجورجية): those who would do it are asked to."""
        for k in self.found:
            if k is not h and k.actors and k.noun and self._inside(k, h) and not self._codes(k.actors) & self._codes(h.actors):
                return k.actors
        return []

    def _called_on(self, h: Happening, before: list[Happening], events: list[Happening]) -> list[int]:
        """Both sides of a conflict, where the matter of a demand is theirs (an end to the fighting, restraint, a truce)."""
        start = h.anchors[0][0]
        stop = min(max(h.clause.end, h.anchors[0][1]), start + _REACH)
        if not any("between-sides" in self._noun_classes(i) for i in range(start, stop)):
            return []
        own = self._codes(h.actors)
        for pool in (list(reversed(before)), events):
            for kinds in (("ASSAULT",), ("AGREE", "CONSULT", "SUPPORT")):
                for e in pool:
                    if e is h or e.type not in kinds or e.mode in ("visit", "phone"):
                        continue
                    sides = self.sides.of(e)
                    if sides and not self._codes(sides) & own:
                        return sides
        return []

    def _at_request(self, h: Happening) -> list[int]:
        """Who acts at the request of another was asked to (عقد المجلس جلسة بطلب من لندن)."""
        p, subject = h.phrase, h.clause.subject
        if p is None or p.prep not in ("ب", "at") or p.definite_article(self.doc.facts) or subject is None or subject is p:
            return []
        return self._owned(subject, h)

    def _addressed(self, h: Happening, before: list[Happening]) -> list[int]:
        """Who was addressed by the same party just before, in the same sentence (أمهلت الحكومة الإقليم ...، مهددة ب...)."""
        for e in reversed(before):
            if e.sentence != h.sentence:
                break
            if e.recipients and e.type in ("REQUEST", "ACCUSE", "THREATEN", "REJECT") and set(e.actors) == set(h.actors):
                return e.recipients if self._joined(e.clause, h.clause) else []
        return []

    def _joined(self, first: Clause, second: Clause) -> bool:
        """Whether a clause goes on with what the other says."""
        return first is second or second.parent is first or (second.link == "and" and second.parent is first.parent)
