"""Events that a noun or participle reports."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause, gender_clash, is_controlled
from musnad.reading.events.happening import Happening
from musnad.reading.events.verbal import VerbalReader
from musnad.reading.phrases import Phrase
from musnad.text import fold
from musnad.vocabulary import SYMMETRIC

__all__ = ["NominalReader"]

#: Types whose verbal noun may have its doer in the genitive and whom it is directed at behind it.
_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN"})
#: Types of acts that are done to somebody; only a verb that stands for nothing of its own makes its subject do them.
_DONE = frozenset({"ASSAULT", "PROTEST", "COERCE"})


class NominalReader(VerbalReader):
    """Reads the events of trigger nouns and participles."""

    def _nominal(self, clause: Clause, at: int, top: Phrase) -> None:
        p: Phrase | None = top
        depth = 0
        while p is not None and depth < 6:
            if p.head >= 0:
                self._noun(clause, at, top, p)
            for _, inner in p.of:
                self._noun(clause, at, top, inner)
            if p.head >= 0 and p.name is None:
                self._participial(clause, at, p)
            p = p.gen
            depth += 1
            for other in p.conjs if p is not None else ():
                self._nominal(clause, at, other)

    def _participial(self, clause: Clause, at: int, p: Phrase) -> None:
        """An adverbial participle does what its verb says, by the subject of its clause (داعيا الكونغرس إلى, متهما إيران ب)."""
        facts = self.doc.facts
        f = facts[p.head]
        if f.definite or p.prep or p.heads is not None or not f.norm.endswith(("ا", "ه", "ين")):
            return
        if f.noun is not None and not (f.conj or facts[p.head - 1].tag == "T"):
            return  # موافقة is rather consent; but: ، داعية الجانبين إلى
        hit = next(
            ((t, s) for t, s in f.act_triggers if not t.rest or self.words.end_of(t, p.head + 1, clause.end) is not None), None
        )
        if hit is None:
            return
        trigger, sense = hit
        h = Happening(trigger, (p.head, p.head + 1), clause)
        said = next((s for s in self.said if s.cue[0] == p.head and s.speaker is not None), None)
        if said is not None and said.speaker is not None:
            h.actors.append(said.speaker)
        else:
            self._add(h.actors, self._attendant(clause, p, sense), h)
        following = clause.phrases[at + 1 :]
        target = h.recipients
        for slot in trigger.recipients:
            if slot == "o":
                self._add(target, p.gen if p.gen is not None else following[0] if following and not following[0].prep else None, h)
            elif slot != "s":
                self._prepositional(target, slot, following, h)
        h.recipients = [r for r in h.recipients if r not in h.actors]
        self._finish(h, clause, None)
        h.status = "actual"  # the negation and mood of the verb are not its own

    def _attendant(self, clause: Clause, p: Phrase, sense: Sense) -> Phrase | None:
        """Whose state an adverbial participle tells: of the speaker whose words it follows, else of its clause."""
        holder: Clause | None = clause if clause.verb >= 0 or self.doc.facts[p.head - 1].tag == "T" else None  # إن الهدنة صامدة
        while holder is not None and holder.link in ("that", "quote", "and") and holder.parent is not None:
            above = holder.parent
            spoken = above.verb >= 0 and bool(self.doc.facts[above.verb].cues) and above.subject is not None
            if spoken and above.subject is not None and not gender_clash(self.doc, sense, above.subject):
                return above.subject
            holder = above
        return clause.subject if clause.subject is not p else None

    def _noun(self, clause: Clause, at: int, top: Phrase, p: Phrase) -> None:
        f = self.doc.facts[p.head]
        if (
            p.name is not None
            or not f.triggers
            or (p.heads is not None and p.heads.kind == "place")
            or (
                p.heads is not None
                and p.heads.kind not in ("people", "armed", "place")
                and "group" in p.heads.classes
                and p.heads.kind != "org"
            )
        ):
            return
        best: tuple[Trigger, int] | None = None
        for trigger, sense in f.triggers:
            if trigger.pos == "V" or (trigger.pos == "N" and sense.entry.pos == "V" and sense.tense not in ("msd", "")):
                continue
            if trigger.pos == "A" or (trigger.pos == "N" and self._fights(p, trigger)):
                continue
            end = self.words.end_of(trigger, p.head + 1, min(p.end + 3, len(self.doc.facts)), gap=2) if trigger.rest else p.head + 1
            if end is None:
                continue
            if best is None or len(trigger.rest) > len(best[0].rest):
                best = (trigger, end)
        if best is None:
            return
        trigger, end = best
        h = Happening(trigger, (p.head, end), clause)
        h.noun = True
        h.phrase = p
        h.definite = p.definite
        self._fill_nominal(h, clause, at, top, p, trigger, end)
        self._finish(h, clause, p)

    def _fights(self, p: Phrase, trigger: Trigger) -> bool:
        """Whether a noun is one for fighters that another noun has for its plural: المقاتلون, no plural of مقتل."""
        return p.heads is not None and p.heads.kind == "armed" and p.heads.lemma.split()[0] != trigger.lemma.split()[0]

    def _following(self, clause: Clause, at: int, top: Phrase, p: Phrase) -> tuple[list[Phrase], Clause | None]:
        """The prepositional phrases that may fill the slots of an event noun, and the relative clause on it."""
        following: list[Phrase] = []
        for q in clause.phrases[at + 1 :]:
            if not q.prep or (clause.verb >= 0 and q.start > clause.verb > p.head):
                break
            following.append(q)
        following += [x for _, x in p.of]
        relative = self.relatives.get(id(p)) or self.relatives.get(id(top))
        if relative is not None:
            following += [q for q in relative.preps if q.start > relative.verb]
        return following, relative

    def _fill_nominal(self, h: Happening, clause: Clause, at: int, top: Phrase, p: Phrase, trigger: Trigger, end: int) -> None:
        facts = self.doc.facts
        following, relative = self._following(clause, at, top, p)
        gen = p.gen
        if gen is not None and gen.start < end and any(self.words.is_word(facts[gen.head], w) for w in trigger.rest):
            gen = gen.gen
        if gen is None and trigger.rest and at + 1 < len(clause.phrases) and clause.phrases[at + 1].head == end - 1:
            gen = clause.phrases[at + 1].gen
        actor_slots = (*trigger.actors, "مع", "بين") if h.type in SYMMETRIC else trigger.actors
        for slots, target in ((actor_slots, h.actors), (trigger.recipients, h.recipients)):
            for slot in slots:
                if slot == "g":
                    own = facts[p.head].enclitic
                    if own and (gen is None or target is h.actors):
                        self._pronoun(target, facts[p.head], clause, p, h)
                    elif gen is not None:
                        self._add(
                            h.recipients
                            if target is h.actors
                            and (self._hit(h, gen, trigger) or (h.type in _ADDRESSED and is_controlled(self.doc, clause, p)))
                            else target,
                            gen,
                            h,
                        )
                elif slot in ("s", "o"):
                    continue
                else:
                    self._prepositional(target, slot, following, h)
        bare = clause.phrases[at + 1] if at + 1 < len(clause.phrases) and not clause.phrases[at + 1].prep else None
        if (
            facts[p.head].enclitic
            and "g" in trigger.recipients
            and "g" not in trigger.actors
            and not trigger.rest
            and bare is not None
            and bare.start == p.end
        ):
            h.recipients.clear()  # محاصرته قوات الدعم: who does it is the pronoun
            self._pronoun(h.actors, facts[p.head], clause, p, h)
            self._add(h.recipients, bare, h)
        if (
            bare is not None
            and bare.start == top.end
            and h.type in _ADDRESSED
            and gen is not None
            and h.actors
            and not h.recipients
            and self.entities.resolve(bare) is not None
        ):
            self._add(h.recipients, bare, h)  # لدعوة الرئيس البرلمان إلى
        if trigger.rest and facts[p.head].enclitic and not h.actors and "g" not in trigger.actors:
            self._pronoun(h.actors, facts[p.head], clause, p, h)  # إطلاقها سراح ضابط
        for q in following if h.type in SYMMETRIC else ():
            if len(q.group) > 1:
                self._add(h.actors, q, h)
        if h.type in SYMMETRIC and not h.actors and p.end < len(facts) and facts[p.end].value == "بين" and facts[p.end].enclitic:
            self._pronoun(h.actors, facts[p.end], clause, p, h)  # لقاء سابق بينهما
        for i in p.adjectives:
            self._adjective(h, facts[i], trigger)
        if (
            h.type == "CONSULT"
            and facts[p.head].enclitic
            and at + 1 < len(clause.phrases)
            and not clause.phrases[at + 1].prep
            and top is p
        ):
            self._add(h.recipients if h.mode == "visit" else h.actors, clause.phrases[at + 1], h)  # لقائه اليوم المبعوث
        if h.mode == "visit" and not h.recipients and h.place is not None:
            self._host(h)
        if relative is not None and (not h.actors or h.type in SYMMETRIC) and self._brings_about(relative, h):
            self._add(h.actors, relative.subject, h)  # غارات شنتها الطائرات, محادثات أجراها الوزير مع نظيره
        if relative is not None and self.verb_classes(relative) & {"attribute"}:
            self._prepositional(h.actors, "إلى", [q for q in relative.preps if q.start > relative.verb], h)
        if h.type == "ASSAULT" and not h.recipients:
            self._struck(h, clause, p, relative)
        self._light(h, clause, at, top, p, trigger)
        if (
            h.type in SYMMETRIC
            and len(h.actors) == 1
            and clause.subject is not None
            and clause.subject is not top
            and p is not clause.subject
        ) and any(fold(q.prep) == "مع" for q in following):
            self._add(h.actors, clause.subject, h)

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

    def _light(self, h: Happening, clause: Clause, at: int, top: Phrase, p: Phrase, trigger: Trigger) -> None:
        """The subject of a verb that only carries the noun (شنّ غارات, عقد اجتماعا) does what the noun says."""
        if at > 0 and top.prep == "ب" and not h.actors:
            before = clause.phrases[at - 1]  # قيام الطائرات بقصف, بشن غارات
            inner = before
            while inner.gen is not None and "light-noun" not in self._noun_classes(inner.head):
                inner = inner.gen
            if inner.gen is not None and "light-noun" in self._noun_classes(inner.head):
                self._add(h.actors, inner.gen, h)
                return
        if at > 0 and top.prep == "ل" and not h.recipients and h.type in _DONE:
            inner = clause.phrases[at - 1]  # تعرض القافلة لهجوم
            if inner.gen is not None and "undergo" in self._noun_classes(inner.head):
                self._add(h.recipients, inner.gen, h)
                return
        root = clause.phrases[at]
        if h.type in _DONE and self._attributed(h, clause, root):
            return
        if clause.verb < 0 or (p is not top and p is not top.gen):
            return
        classes = self.verb_classes(clause)
        subject = clause.subject
        carries = bool(classes & {"light", "begin", "undergo", "control"}) or (
            h.type not in _DONE
            and all(t.rest for t, _ in self.doc.facts[clause.verb].triggers)
            and root in clause.objects
            and not self.doc.facts[clause.verb].cues
        )
        if self._noun_classes(p.head) & {"toll"}:
            return  # who announces or counts deaths did not cause them
        if (
            not carries
            and subject is not None
            and subject is not root
            and not h.actors
            and (root in clause.objects or root.prep == "ب")
        ):
            carries = self._announces(clause, subject)
        if subject is None or subject is root or not carries:
            return
        if "undergo" in classes:
            if not h.recipients:
                self._add(h.recipients, subject, h)
            return
        taken = root in clause.objects or root.prep in ("ب", "في") or bool(classes & {"begin", "control"})
        if h.type in _DONE and root.prep and any(o.start < root.start for o in clause.objects):
            taken = False  # واصلت المحكمة التحقيق في اغتيال
        if taken and (not h.actors or h.type in SYMMETRIC):
            self._add(h.actors, subject, h)

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
