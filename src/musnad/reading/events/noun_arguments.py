"""The parties of event nouns: genitive, pronoun, adjectives, prepositions and relative clause."""

from __future__ import annotations

from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause, is_controlled
from musnad.reading.events.carried import CarriedReader
from musnad.reading.events.event_noun import EventNoun
from musnad.reading.events.happening import Happening
from musnad.reading.phrases import Phrase
from musnad.text import fold
from musnad.vocabulary import SYMMETRIC

__all__ = ["NounArgumentReader"]

#: Types whose verbal noun may have its doer in the genitive and whom it is directed at behind it.
_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN"})


class NounArgumentReader(CarriedReader):
    """Fills the slots of trigger nouns with entities."""

    def _fill_nominal(self, h: Happening, n: EventNoun) -> None:
        """Find the parties of an event noun, from what is bound most closely to it to the subject of its clause."""
        clause, p = n.clause, n.phrase
        following, relative = self._following(n)
        gen = self._genitive(n)
        self._fill_slots(h, n, gen, following)
        self._fill_bare(h, n, gen)
        self._fill_between(h, p, following)
        named = p.gen.adjectives if n.trigger.rest and p.gen is not None and p.gen.start < n.end and not h.actors else []
        for i in (*p.adjectives, *named):  # غارات إسرائيلية, رفع العقوبات الأميركية
            self._adjective(h, self.doc.facts[i], n.trigger)
        if h.type == "CONSULT" and self.doc.facts[p.head].enclitic and n.bare is not None and n.top is p:
            self._add(h.recipients if h.mode == "visit" else h.actors, n.bare, h)  # لقائه اليوم المبعوث
        if h.mode == "visit" and not h.recipients and h.place is not None:
            self._host(h)
        if relative is not None:
            self._fill_relative(h, relative)
        if h.type == "ASSAULT" and not h.recipients:
            self._struck(h, clause, p, relative)
        self._light(h, n)
        subject = clause.subject
        mutual = h.type in SYMMETRIC or "مع" in n.trigger.actors  # talks, clashes
        alone = mutual and len(h.actors) == 1 and any(fold(q.prep) == "مع" for q in following)
        if alone and subject is not None and subject is not n.top and subject is not p:
            self._add(h.actors, subject, h)

    def _genitive(self, n: EventNoun) -> Phrase | None:
        """The genitive behind the words of a trigger."""
        gen = n.phrase.gen
        if gen is not None and gen.start < n.end:
            head = self.doc.facts[gen.head]
            if any(self.words.is_word(head, w) for w in n.trigger.rest):
                gen = gen.gen
        behind = n.clause.phrases[n.at + 1 : n.at + 2]
        if gen is None and n.trigger.rest and behind and behind[0].head == n.end - 1:
            gen = behind[0].gen
        return gen

    def _fill_slots(self, h: Happening, n: EventNoun, gen: Phrase | None, following: list[Phrase]) -> None:
        """Fill the slots that the trigger names: its genitive or pronoun, and prepositions."""
        trigger, f = n.trigger, self.doc.facts[n.phrase.head]
        actor_slots = (*trigger.actors, "مع", "بين") if h.type in SYMMETRIC else trigger.actors
        for slots, target in ((actor_slots, h.actors), (trigger.recipients, h.recipients)):
            for slot in slots:
                if slot in ("s", "o"):
                    continue
                if slot != "g":
                    self._prepositional(target, slot, following, h)
                    if not target and not following and h.type not in ("ASSAULT", "COERCE"):  # السيطرة عليها: a place
                        self._pronoun_behind(target, slot, n)
                elif f.enclitic and (gen is None or target is h.actors):
                    self._pronoun(target, f, n.clause, n.phrase, h)
                elif gen is not None:
                    self._add(h.recipients if target is h.actors and self._is_undergoer(h, n, gen) else target, gen, h)

    def _pronoun_behind(self, target: list[int], slot: str, n: EventNoun) -> None:
        """A preposition with a pronoun behind the noun and its adjectives (رفع العقوبات عنها)."""
        i = max(n.end, n.top.end)
        f = self.doc.facts[i] if i < len(self.doc.facts) else None
        if f is not None and f.tag == "P" and f.enclitic and fold(f.value) == fold(slot):
            target.extend(self.enclitics.parties(f.enclitic, n.clause, n.phrase.start))

    def _fill_bare(self, h: Happening, n: EventNoun, gen: Phrase | None) -> None:
        """Fill the slots of what stands behind a verbal noun as its object, and its pronoun as its doer."""
        f, trigger, bare = self.doc.facts[n.phrase.head], n.trigger, n.bare
        owned = bool(f.enclitic) and "g" not in trigger.actors
        if owned and "g" in trigger.recipients and not trigger.rest and bare is not None and bare.start == n.phrase.end:
            h.recipients.clear()  # محاصرته قوات الدعم: who does it is the pronoun
            self._pronoun(h.actors, f, n.clause, n.phrase, h)
            self._add(h.recipients, bare, h)
        addressed = h.type in _ADDRESSED and gen is not None and h.actors and not h.recipients
        if addressed and bare is not None and bare.start == n.top.end and self.entities.resolve(bare) is not None:
            self._add(h.recipients, bare, h)  # لدعوة الرئيس البرلمان إلى
        if owned and trigger.rest and not h.actors:
            self._pronoun(h.actors, f, n.clause, n.phrase, h)  # إطلاقها سراح ضابط

    def _fill_between(self, h: Happening, p: Phrase, following: list[Phrase]) -> None:
        """Both parties of talks and deals, where one phrase or pronoun means them."""
        if h.type not in SYMMETRIC:
            return
        for q in following:
            if len(q.group) > 1:
                self._add(h.actors, q, h)
        after = self.doc.facts[p.end] if p.end < len(self.doc.facts) else None
        if not h.actors and after is not None and after.value == "بين" and after.enclitic:
            self._pronoun(h.actors, after, h.clause, p, h)  # خلاف جديد بينهما

    def _fill_relative(self, h: Happening, relative: Clause) -> None:
        """Whose act a relative clause says it is (غارات شنتها الطائرات, محادثات أجراها الوزير مع نظيره)."""
        if (not h.actors or h.type in SYMMETRIC) and self._brings_about(relative, h):
            self._add(h.actors, relative.subject, h)
        if "attribute" in self.verb_classes(relative):
            self._prepositional(h.actors, "إلى", [q for q in relative.preps if q.start > relative.verb], h)

    def _is_undergoer(self, h: Happening, n: EventNoun, gen: Phrase) -> bool:
        """Whether a genitive that could name the doer names whom it was done to."""
        return self._hit(h, gen, n.trigger) or (h.type in _ADDRESSED and is_controlled(self.doc, n.clause, n.phrase))

    def _following(self, n: EventNoun) -> tuple[list[Phrase], Clause | None]:
        """The prepositional phrases that may fill the slots of an event noun, and the relative clause on it."""
        clause, p = n.clause, n.phrase
        following: list[Phrase] = []
        for q in clause.phrases[n.at + 1 :]:
            if not q.prep or (clause.verb >= 0 and q.start > clause.verb > p.head):
                break
            following.append(q)
        following += [x for _, x in p.of]
        relative = self.relatives.get(id(p)) or self.relatives.get(id(n.top))
        if relative is not None:
            following += [q for q in relative.preps if q.start > relative.verb]
        if n.trigger.type in SYMMETRIC:  # زيارة بعد الاتفاق بين البلدين: the deal is theirs
            cut = next((k for k, q in enumerate(following, 1) if q.name is None and self._heads_talks(q)), len(following))
            following = following[:cut]
        return following, relative

    def _heads_talks(self, p: Phrase) -> bool:
        """Whether a phrase is headed by a noun for talks or a deal, which has parties of its own."""
        return any(t.pos == "N" and t.type in SYMMETRIC and not t.rest for t, _ in self.doc.facts[p.head].triggers)

    def _hit(self, h: Happening, gen: Phrase, trigger: Trigger) -> bool:
        """Whether the genitive of an attack, which may name either side, is what was hit: قصف مواقع للمتمردين, قصف المدينة."""
        if h.type != "ASSAULT" or "g" in trigger.recipients:
            return False
        while gen.gen is not None and (gen.quantifier or gen.count is not None):
            gen = gen.gen
        if gen.heads is not None:
            return gen.heads.kind in ("site", "place")
        if gen.name is not None:
            return gen.name.kinds <= {"place"}
        return "site" in self._noun_classes(gen.head)
