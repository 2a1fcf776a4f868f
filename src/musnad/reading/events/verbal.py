"""Events that a verb reports."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.events.details import DetailReader
from musnad.reading.events.happening import Happening
from musnad.reading.phrases import Phrase
from musnad.text import fold

__all__ = ["VerbalReader"]

#: Acts of speech by which somebody binds himself, never tells of another.
_OF_ONESELF = frozenset({"agree", "promise", "propose", "refuse", "threaten"})


#: Types of acts of speech: their unvocalised verbs are not read as passives.
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})


class VerbalReader(DetailReader):
    """Reads the events of trigger verbs."""

    def _verbal(self, clause: Clause) -> None:
        def rank(trigger: Trigger) -> tuple[bool, int]:
            return ("crowd" in trigger.needs and self._is_crowd(clause), len(trigger.rest))

        f = self.doc.facts[clause.verb]
        best: tuple[Trigger, Sense, int] | None = None
        reach: set[str] | None = None
        apart: tuple[int, int] | None = None
        for trigger, sense in f.triggers:
            if trigger.pos != "V" or sense.tense in ("msd", "act", "pas"):
                continue
            if trigger.rest and self._resumes(trigger, clause):
                best, apart = (trigger, sense, clause.verb + 1), None
                break
            if trigger.rest:
                if reach is None:
                    reach = self.words.reach_of(clause)
                if trigger.rest[0] not in reach and not self.doc.table.lemmas(trigger.rest[0]) & reach:
                    continue
            end = self.words.end_of(trigger, clause.verb + 1, clause.end)
            away = self.words.heading(trigger.rest, clause) if end is None and trigger.rest else None
            if away is not None:
                end = away[1]
            if end is None or (away is None and self._only_in_subject(trigger, clause, end)):
                continue
            if trigger.needs == ("crowd",) and not self._is_crowd(clause):
                continue
            if best is None or rank(trigger) > rank(best[0]):
                best, apart = (trigger, sense, end), away
        if best is None:
            return
        trigger, sense, end = best
        if trigger.mode == "seize" and clause.link == "rel" and sense.tense == "impf" and not clause.will:
            return  # a place that a side holds (بلدة تسيطر عليها المعارضة) is described, not taken
        h = Happening(trigger, (clause.verb, clause.verb + 1), clause)
        if trigger.rest:
            h.anchors = [(clause.verb, max(end, clause.verb + 1))]
            if apart is not None:  # أعلن ...، مساء أمس، وقفا فوريا لإطلاق النار
                h.anchors = [(clause.verb, clause.verb + 1), apart]
        passive = sense.voice == "p" or (clause.sense is not None and clause.sense.voice == "p")
        self._fill_verbal(h, clause, trigger, passive)
        self._finish(h, clause, None)

    def _resumes(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether the noun of a multiword trigger is the one its relative clause is about (اتفاق وقعته روسيا)."""
        p = clause.antecedent
        if clause.link != "rel" or p is None or p.head < 0 or not (self.doc.facts[clause.verb].enclitic or clause.pronouns):
            return False
        words = [w for w in trigger.rest if w not in {fold(prep) for prep, _ in clause.pronouns}]
        return len(words) == 1 and self.words.is_word(self.doc.facts[p.head], words[0].removesuffix("ا"))

    def _only_in_subject(self, trigger: Trigger, clause: Clause, end: int) -> bool:
        """Whether the last word of a trigger was found within the subject (أعلنت فصائل المعارضة: no معارضة announced)."""
        p = clause.subject
        if not trigger.rest or "s" not in trigger.actors or p is None or clause.subject_dropped or p.start < clause.verb:
            return False
        return p.head < end - 1 < p.end and (p.gen is not None or p.name is not None)

    def _is_crowd(self, clause: Clause) -> bool:
        """Whether demonstrators are the subject of a clause, counted or not."""
        p = clause.subject
        while p is not None:
            if p.head >= 0 and "crowd" in self._noun_classes(p.head):
                return True
            p = p.gen
        return False

    def _fill_verbal(self, h: Happening, clause: Clause, trigger: Trigger, passive: bool) -> None:
        subject, objects = clause.subject, clause.objects
        after = [p for p in clause.preps if p.start > clause.verb]
        rest = {i for first, last in h.anchors for i in range(first, last) if i > clause.verb} if trigger.rest else set()
        held = [p for top in clause.phrases for p in top.together() if p.head in rest or p in objects]
        after += [inner for p in held for _, inner in p.of if inner not in after]  # سحبت سفيرها لدى بغداد
        objects = [o for o in objects if o.head not in rest or not self._is_among(o.head, trigger)]
        if subject is not None and subject.head in rest and self.words.is_word(self.doc.facts[subject.head], trigger.rest[-1]):
            subject = None  # ضابط احتجزته رهينة
        patient = "o" in trigger.recipients or "o" in trigger.actors
        if (
            patient
            and not passive
            and not objects
            and subject is not None
            and not clause.subject_dropped
            and self._may_be_passive(clause, trigger)
        ):
            objects, subject = [subject], None
        for slots, target in ((trigger.actors, h.actors), (trigger.recipients, h.recipients)):
            for slot in slots:
                if slot == "s":
                    if not self._doer_named(target, clause, rest, h) and not (passive and subject is None):
                        self._add(target, subject, h)
                elif slot == "o":
                    if not self._meant(target, clause, h):
                        self._add(target, objects[0] if objects else None, h)
                elif slot == "g" and trigger.rest:
                    self._owned_by(target, clause, trigger, h)
                else:
                    self._prepositional(target, slot, after, h)
                    if not target:
                        self._pronominal(target, slot, clause, h)
        if h.mode == "visit" and not h.recipients and h.place is not None:
            self._host(h)
        if h.type == "REQUEST" and not h.recipients:
            self._asked(h, clause, after)
        if h.type == "THREATEN" and not h.recipients:
            for q in after:
                if q.prep in ("ب", "to", "with") and q.gen is not None:
                    self._add(h.recipients, q.gen, h)
                    own = {code[:3] for code in self._codes(h.actors)}
                    h.recipients = [r for r in h.recipients if not self._force_of_own(r, own)]  # هدد بإرسال قوات
                    break
        if not h.actors and passive:
            for slot in ("من قبل", "على يد", "بيد", "برصاص", "by"):
                self._prepositional(h.actors, slot, after, h)

    def _meant(self, target: list[int], clause: Clause, h: Happening) -> bool:
        """Whether the object is a pronoun on the verb that goes back to parties told before (اتهمها الوزير, ناشدهما البابا)."""
        pronoun = self.doc.facts[clause.verb].enclitic
        if not pronoun or (clause.link == "rel" and clause.antecedent in clause.objects):
            return False
        found = self.enclitics.parties(pronoun, clause)
        target.extend(at for at in found if at not in target)
        return bool(found)

    def _force_of_own(self, at: int, own: set[str]) -> bool:
        """Whether somebody is an army of one of these states."""
        code = str(self.entities.drafts[at].actor)
        return code[:3] in own and code.endswith(" MIL")

    def _is_among(self, at: int, trigger: Trigger) -> bool:
        """Whether a token is one of the further words of a trigger, not somebody named between them."""
        return any(self.words.is_word(self.doc.facts[at], w) for w in trigger.rest)

    def _doer_named(self, target: list[int], clause: Clause, rest: set[int], h: Happening) -> bool:
        """Who announces the deed of another is not its doer: the genitive of the noun is (أعلن الوسيط موافقة الطرفين)."""
        f = self.doc.facts[clause.verb]
        if not rest or all(c.act in _OF_ONESELF for c, _ in f.cues) or h.type not in ("AGREE", "CONCEDE", "RETREAT", "COOPERATE"):
            return False
        for p in (q for top in clause.phrases for q in top.together()):
            heads = p.gen.heads if p.gen is not None else None
            own = p.gen is not None and heads is not None and heads.kind == "armed" and bool(self.doc.facts[p.gen.head].enclitic)
            if p.head in rest and p.gen is not None and p.gen.head not in rest and not own:
                self._add(target, p.gen, h)
        return bool(target)

    def _owned_by(self, target: list[int], clause: Clause, trigger: Trigger, h: Happening) -> None:
        """Whose the last word of a trigger is: its genitive, else the state its adjective names (طلب بغداد, دبلوماسيين كوبيين)."""
        if target:
            return
        for top in clause.phrases[clause.split :]:
            for p in (top, *(q for q in (top.gen,) if q is not None)):
                if p.head < 0 or p is clause.subject or not self.words.is_word(self.doc.facts[p.head], trigger.rest[-1]):
                    continue
                if p.gen is not None:
                    self._add(target, p.gen, h)
                else:
                    named = (self._named_by(self.doc.facts[i]) for i in p.adjectives)
                    target.extend(at for at in named if at is not None and at not in h.actors)
                return

    def _asked(self, h: Happening, clause: Clause, after: list[Phrase]) -> None:
        """Who is asked, when only the act is named: he who is to leave (رحيل الأسد), the subject of the clause asked for."""
        for p in after:
            if p.gen is not None and "leaving" in self._noun_classes(p.head):
                self._add(h.recipients, p.gen, h)
        for child in clause.children:
            if child.link == "that" and child.subject is not None and not child.subject_dropped and not h.recipients:
                self._add(h.recipients, child.subject, h)
        h.recipients = [r for r in h.recipients if r not in h.actors]

    def _may_be_passive(self, clause: Clause, trigger: Trigger) -> bool:
        """An unvocalised form with one bare argument that is acted upon: قتل 4 جنود, اعتقل ناشطون, الضابط الذي خطف."""
        f = self.doc.facts[clause.verb]
        p = clause.subject
        if clause.sense is None or clause.sense.tense not in ("perf", "impf") or f.latin or p is None:
            return False
        if trigger.type in _SPOKEN or (f.enclitic and clause.link != "rel"):
            return False  # دعت ستون دولة إلى, اقتحمه مسلحون
        if "victim" in f.verb_classes:
            return not f.enclitic and self._befalls(p)
        if clause.phrases[: clause.split] and not clause.phrases[clause.split - 1].prep:
            return False
        if "needs-object" in trigger.needs:
            return True
        while p.gen is not None and (p.quantifier or self.doc.facts[p.head].tag == "Q"):
            p = p.gen
        if p.count is not None or (clause.subject is not None and clause.subject.quantifier):
            return True
        return trigger.type in ("ASSAULT", "COERCE") and p.heads is not None and p.heads.kind in ("people", "title")

    def _befalls(self, p: Phrase) -> bool:
        """Whether the only argument of a verb that needs a victim is that victim: counted, or no force, state or weapon."""
        counted = p.count is not None or bool(p.quantifier)
        while p.gen is not None and (p.quantifier or self.doc.facts[p.head].tag == "Q"):
            p = p.gen
            counted = counted or p.count is not None
        if counted:
            return True
        if p.name is not None:
            return "person" in p.name.kinds
        if p.heads is not None:
            return p.heads.kind in ("people", "title", "counterpart") or (p.heads.kind == "armed" and p.heads.number == "d")
        return not any(t.type == "ASSAULT" for t, _ in self.doc.facts[p.head].triggers) and not self._noun_classes(p.head) & {
            "weapon"
        }

    def _obligation(self, clause: Clause) -> None:
        """Who says that another must do a thing asks it of him (ينبغي على المصارف)."""
        if "oblige" not in self.verb_classes(clause) or clause.negated:
            return
        said = next((s for s in self.said if s.content[0] <= clause.verb < s.content[1] and s.speaker is not None), None)
        if said is None or said.speaker is None or not self._has_a_say(said.speaker):
            return
        if said.act == "deny" or any(h.type == "REQUEST" and h.anchors[0][0] == said.cue[0] for h in self.found):
            return
        trigger = Trigger(f"{self.doc.lang}.event.request.obligation", "", "V", "REQUEST", "", (), ("على",), (), ())
        h = Happening(trigger, (clause.verb, clause.verb + 1), clause)
        if said.speaker is not None:
            h.actors.append(said.speaker)
        self._prepositional(h.recipients, "على", [p for p in clause.preps if p.start > clause.verb], h)
        if not h.recipients:
            self._add(h.recipients, clause.subject, h)
        if not h.recipients:
            self._prepositional(h.recipients, "مع", clause.preps, h)
        if h.recipients:
            h.recipients = [r for r in h.recipients if r not in h.actors]
            self.found.append(h)

    def _has_a_say(self, at: int) -> bool:
        """Whether somebody who says what has to be done demands it: a party, no expert and no paper."""
        code = str(self.entities.drafts[at].actor)
        return not code.endswith((" UNK", " JRN", "None")) and not code.startswith("---")

    def _obliged(self) -> None:
        """على الوزارة أن تستقيل: what a statement says another has to do."""
        for said in self.said:
            start = said.content[0]
            while start < len(self.doc.facts) - 1 and self.doc.facts[start].tag == "T":
                start += 1
            if self.doc.facts[start].norm != "علي" or said.act != "demand" or said.speaker is None:
                continue
            for clause in self.clauses:
                p = next((p for p in clause.phrases if p.prep_at == start), None)
                if p is not None:
                    trigger = Trigger(
                        f"{self.doc.lang}.event.request.incumbent", "", "V", "REQUEST", "change", (), ("على",), (), ()
                    )
                    h = Happening(trigger, (start, start + 1), clause)
                    h.actors.append(said.speaker)
                    self._add(h.recipients, p, h)
                    if h.recipients:
                        self.found.append(h)
                    break
