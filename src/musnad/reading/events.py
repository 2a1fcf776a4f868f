"""Events: who did what to whom, read off clauses and event nouns with the argument slots of their trigger words."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Tables, Trigger
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.facts import Facts
from musnad.reading.phrases import Phrase
from musnad.reading.statements import Said
from musnad.text import fold
from musnad.vocabulary import SYMMETRIC

__all__ = ["EventReader", "Happening"]

_PLACE_PREPS = frozenset(
    fold(w)
    for w in (
        "في",
        "ب",
        "قرب",
        "على",
        "إلى",
        "من",
        "داخل",
        "وسط",
        "شمال",
        "جنوب",
        "in",
        "at",
        "near",
        "on",
        "to",
        "into",
        "from",
        "outside",
    )
)
#: Types whose nouns are as often the subject matter of talks as something that happened.
_TOPICS = frozenset({"AID", "AGREE", "COOPERATE", "RETREAT", "CONCEDE", "REQUEST", "SUPPORT", "MOBILIZE"})
#: Prepositions that give an event noun as a circumstance, not as what is said or asked.
_CIRCUMSTANCE = frozenset(
    {"خلال", "بعد", "قبل", "منذ", "عن", "بسبب", "during", "after", "before", "since", "because of", "despite", "رغم"}
)
_CONTENT_TYPES = frozenset({"REQUEST", "THREATEN", "REJECT"})


class Happening:
    """An event being gathered; `anchors` are token spans, parties and place entity drafts."""

    __slots__ = (
        "actors",
        "anchors",
        "clause",
        "definite",
        "injured",
        "killed",
        "mode",
        "noun",
        "order",
        "phrase",
        "place",
        "recipients",
        "rule",
        "sentence",
        "status",
        "time",
        "trigger",
        "type",
    )

    def __init__(self, trigger: Trigger, anchor: tuple[int, int], clause: Clause) -> None:
        self.trigger = trigger
        self.type = trigger.type
        self.mode = trigger.mode or None
        self.rule = trigger.id
        self.anchors = [anchor]
        self.clause = clause
        self.sentence = clause.sentence
        self.actors: list[int] = []
        self.recipients: list[int] = []
        self.status = "actual"
        self.place: int | None = None
        self.time: str | None = None
        self.killed: int | None = None
        self.injured: int | None = None
        self.phrase: Phrase | None = None
        self.noun = False
        self.definite = False
        self.order = anchor[0]

    def __repr__(self) -> str:
        return f"Happening({self.type}, {self.status}, {self.actors}->{self.recipients}, {self.rule})"


class EventReader:
    """Reads the events of one report."""

    def __init__(self, doc: Document, clauses: list[Clause], entities: EntityReader, tables: Tables, said: list[Said]) -> None:
        self.doc = doc
        self.clauses = clauses
        self.entities = entities
        self.tables = tables
        self.said = said
        self.found: list[Happening] = []
        self.relatives: dict[int, Clause] = {}
        for c in clauses:
            if c.antecedent is not None and c.verb >= 0:
                self.relatives.setdefault(id(c.antecedent), c)

    def read(self) -> list[Happening]:
        """All events in text order, mentions of one event merged."""
        for clause in self.clauses:
            if clause.verb >= 0:
                self._verbal(clause)
                self._obligation(clause)
            for at, phrase in enumerate(clause.phrases):
                for p in phrase.together():
                    self._nominal(clause, at, p)
        self._obliged()
        kept = [h for h in sorted(self.found, key=lambda h: h.order) if self._keep(h)]
        merged = self._merge(kept)
        self._share_parties(merged)
        return merged

    # triggers ----------------------------------------------------------------------------------------------------

    def _classes(self, lemma: str) -> frozenset[str]:
        return self.tables.classes.get(fold(lemma), frozenset())

    def verb_classes(self, clause: Clause) -> frozenset[str]:
        """The lexical classes of a clause's verb, of all the verbs its form may be."""
        return self.doc.facts[clause.verb].verb_classes if clause.verb >= 0 else frozenset()

    def _verbal(self, clause: Clause) -> None:
        f = self.doc.facts[clause.verb]
        best: tuple[Trigger, Sense, int] | None = None
        reach: set[str] | None = None
        for trigger, sense in f.triggers:
            if trigger.pos != "V" or sense.tense in ("msd", "act", "pas"):
                continue
            if trigger.rest:
                if reach is None:
                    reach = self._reach(clause)
                if trigger.rest[0] not in reach:
                    continue
            end = self._rest(trigger, clause.verb + 1, clause.end)
            if end is None and trigger.rest and self._headed_by(trigger.rest, clause):
                end = clause.verb + 1
            if end is None:
                continue
            if best is None or len(trigger.rest) > len(best[0].rest):
                best = (trigger, sense, end)
        if best is None:
            return
        trigger, sense, end = best
        h = Happening(trigger, (clause.verb, clause.verb + 1), clause)
        if trigger.rest:
            h.anchors = [(clause.verb, max(end, clause.verb + 1))]
        passive = sense.voice == "p" or (clause.sense is not None and clause.sense.voice == "p")
        self._fill_verbal(h, clause, trigger, passive)
        self._finish(h, clause, None)

    def _obligation(self, clause: Clause) -> None:
        """Who says that another must do a thing asks it of him (يجب على المجتمع الدولي)."""
        if "oblige" not in self.verb_classes(clause) or clause.negated:
            return
        said = next((s for s in self.said if s.content[0] <= clause.verb < s.content[1] and s.speaker is not None), None)
        if said is None or said.act == "deny" or any(h.type == "REQUEST" and h.anchors[0][0] == said.cue[0] for h in self.found):
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

    def _obliged(self) -> None:
        """على واشنطن أن تغتنم: what a statement says another has to do."""
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

    def _rest(self, trigger: Trigger, start: int, end: int, gap: int = 6) -> int | None:
        """The end of a multiword trigger whose further words follow in order, at most `gap` tokens apart; None without them."""
        facts = self.doc.facts
        k = start
        for word in trigger.rest:
            stop = min(end, k + gap)
            while k < stop and facts[k].stem != word and facts[k].norm != word and bare_equal(facts[k], word) is False:
                k += 1
            if k >= stop:
                return None
            k += 1
        return k

    def _reach(self, clause: Clause) -> set[str]:
        """Stems and spellings of the words after a clause's verb, to see at once which multiword triggers cannot be meant."""
        facts = self.doc.facts
        found: set[str] = set()
        stop = max(clause.end, max((p.head + 1 for p in clause.phrases), default=0))
        for f in facts[clause.verb + 1 : min(stop, clause.verb + 60)]:
            found.add(f.stem)
            found.add(f.norm)
            if f.norm.startswith("ال"):
                found.add(f.norm[2:])
        return found

    def _headed_by(self, rest: tuple[str, ...], clause: Clause) -> bool:
        """Whether the further words of a trigger head a phrase after the verb, however long its subject is."""
        facts = self.doc.facts
        for p in clause.phrases[clause.split : clause.split + 4]:
            if not p.prep and p not in clause.objects[:2]:
                continue
            if (
                p.head >= 0
                and bare_equal(facts[p.head], rest[0])
                and all(p.head + k < len(facts) and bare_equal(facts[p.head + k], w) for k, w in enumerate(rest))
            ):
                return True
        return False

    def _fill_verbal(self, h: Happening, clause: Clause, trigger: Trigger, passive: bool) -> None:
        subject, objects = clause.subject, clause.objects
        after = [p for p in clause.preps if p.start > clause.verb]
        rest = set(range(h.anchors[0][0] + 1, h.anchors[0][1])) if trigger.rest else set()
        objects = [o for o in objects if o.head not in rest]
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
                    if not (passive and subject is None):
                        self._add(target, subject, h)
                elif slot == "o":
                    self._add(target, objects[0] if objects else None, h)
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
                    break
        if not h.actors and passive:
            for slot in ("من قبل", "على يد", "بيد", "برصاص", "by"):
                self._prepositional(h.actors, slot, after, h)

    def _pronominal(self, target: list[int], slot: str, clause: Clause, h: Happening) -> None:
        """A preposition with a pronoun (إلى جانبه, ضدهم): the antecedent, or object or subject of the clause before."""
        if not any(fold(prep) == fold(slot) for prep, _ in clause.pronouns):
            return
        if clause.link == "rel" and clause.antecedent is not None:
            self._add(target, clause.antecedent, h)
            return
        before = clause.parent
        for p in [*before.objects, before.subject] if before is not None else ():
            if p is not None and p is not clause.subject:
                self._add(target, p, h)
                if target:
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

    def _host(self, h: Happening) -> None:
        """The host of a visit to a place is the state the place lies in."""
        assert h.place is not None
        known = self.entities.drafts[h.place].known or ""
        place = self.doc.world.places.get(known)
        code = known.removeprefix("capital-") if known.startswith("capital-") else place.country if place is not None else ""
        if code in self.doc.world.states:
            at = self.entities.state(code)
            if at not in h.actors:
                h.recipients.append(at)

    def _may_be_passive(self, clause: Clause, trigger: Trigger) -> bool:
        """An unvocalised form with one bare argument that is acted upon: قتل 4 جنود, اعتقل ناشطون."""
        f = self.doc.facts[clause.verb]
        if clause.sense is None or clause.sense.tense not in ("perf", "impf") or f.latin:
            return False
        if clause.phrases[: clause.split] and not clause.phrases[clause.split - 1].prep:
            return False
        if "needs-object" in trigger.needs:
            return True
        p = clause.subject
        if p is None:
            return False
        while p.gen is not None and (p.quantifier or self.doc.facts[p.head].tag == "Q"):
            p = p.gen
        if p.count is not None or (clause.subject is not None and clause.subject.quantifier):
            return True
        return trigger.type in ("ASSAULT", "COERCE") and p.heads is not None and p.heads.kind in ("people", "title")

    def _prepositional(self, target: list[int], slot: str, phrases: list[Phrase], h: Happening) -> None:
        wanted = fold(slot)
        for p in phrases:
            if fold(p.prep) == wanted:
                self._add(target, p, h)
                if wanted not in ("بين", "between"):
                    return
                at = next((i for i, q in enumerate(h.clause.phrases) if q is p), -1)
                if 0 <= at < len(h.clause.phrases) - 1 and not p.conjs:  # بين الجيش من جهة، والمتمردين من جهة أخرى
                    for q in h.clause.phrases[at + 1 : at + 3]:
                        if self.doc.facts[q.start].conj == "و" and not q.prep:
                            self._add(target, q, h)

    # nouns -------------------------------------------------------------------------------------------------------

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
        hit = next(((t, s) for t, s in f.act_triggers if not t.rest or self._rest(t, p.head + 1, clause.end) is not None), None)
        if hit is None:
            return
        trigger, _ = hit
        h = Happening(trigger, (p.head, p.head + 1), clause)
        said = next((s for s in self.said if s.cue[0] == p.head and s.speaker is not None), None)
        if said is not None and said.speaker is not None:
            h.actors.append(said.speaker)
        elif clause.subject is not None and clause.subject is not p:
            self._add(h.actors, clause.subject, h)
        following = clause.phrases[at + 1 :]
        target = h.recipients
        for slot in trigger.recipients:
            if slot == "o":
                self._add(target, p.gen if p.gen is not None else following[0] if following and not following[0].prep else None, h)
            elif slot != "s":
                self._prepositional(target, slot, following, h)
        h.recipients = [r for r in h.recipients if r not in h.actors]
        self._finish(h, clause, None)

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
            if trigger.pos == "A":
                continue
            end = self._rest(trigger, p.head + 1, min(p.end + 3, len(self.doc.facts)), gap=2) if trigger.rest else p.head + 1
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

    def _fill_nominal(self, h: Happening, clause: Clause, at: int, top: Phrase, p: Phrase, trigger: Trigger, end: int) -> None:
        facts = self.doc.facts
        following: list[Phrase] = []
        for q in clause.phrases[at + 1 :]:
            if not q.prep or (clause.verb >= 0 and q.start > clause.verb > p.head):
                break
            following.append(q)
        following += [x for _, x in p.of]
        relative = self.relatives.get(id(p)) or self.relatives.get(id(top))
        if relative is not None:
            following += [q for q in relative.preps if q.start > relative.verb]
        gen = p.gen if p.gen is not None and p.gen.start >= end else (p.gen.gen if p.gen is not None and trigger.rest else None)
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
                        self._add(target, gen, h)
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
        if trigger.rest and facts[p.head].enclitic and not h.actors and "g" not in trigger.actors:
            self._pronoun(h.actors, facts[p.head], clause, p, h)  # إطلاقها سراح ضابط
        for q in following if h.type in SYMMETRIC else ():
            if len(q.group) > 1:
                self._add(h.actors, q, h)
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
        if (
            relative is not None
            and facts[relative.verb].enclitic
            and all(t.rest for t, _ in facts[relative.verb].triggers)
            and "attribute" not in self.verb_classes(relative)
            and relative.subject is not None
            and not h.actors
        ):
            self._add(h.actors, relative.subject, h)  # غارات شنتها الطائرات
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

    def _struck(self, h: Happening, clause: Clause, p: Phrase, relative: Clause | None) -> None:
        """Whom an attack hits that is itself the subject of its verb (هجوم استهدف قافلة, ضربة قتلت ثلاثة)."""
        for c in (relative, clause if clause.subject is p else None):
            if c is None or c.verb < 0 or not c.objects or c.subject is not p:
                continue
            if "target" in self.verb_classes(c) or any(t.type == "ASSAULT" for t, _ in self.doc.facts[c.verb].triggers):
                self._add(h.recipients, c.objects[0], h)

    def _adjective(self, h: Happening, f: Facts, trigger: Trigger) -> None:
        """A nationality or group adjective on an event noun names who does it (غارات إسرائيلية, محاولات حوثية)."""
        entities = self.entities
        at: int | None = None
        if f.demonym is not None:
            at = entities.state(f.demonym.code)
        elif f.qualifier is not None and f.qualifier.actor and " " in f.qualifier.actor and not f.qualifier.actor.startswith("---"):
            at = entities.group(f.qualifier.actor)
        if at is not None and at not in h.actors and at not in h.recipients:
            h.actors.append(at)

    def _pronoun(self, target: list[int], f: Facts, clause: Clause, p: Phrase, h: Happening) -> None:
        """The pronoun on an event noun: several before it (اجتماعهم), else the subject of the clause, or of the clause above."""
        if f.enclitic in ("هم", "هما"):
            before = [
                q
                for q in clause.phrases
                if q.start < p.start and (q.conjs or q.group or (q.heads is not None and q.heads.number != "s"))
            ]
            if before:
                self._add(target, before[-1], h)
                return
        if clause.verb >= 0 and any("relay" in c.classes for c, _ in self.doc.facts[clause.verb].cues):
            source = next((q for q in clause.preps if q.prep == "عن" and q.start < p.start), None)
            if source is not None:  # نقل عن الرئيس تحذيره
                self._add(target, source, h)
                return
        holder: Clause | None = clause
        while holder is not None:
            s = holder.subject
            if s is not None and s is not p and s.start < p.start:
                self._add(target, s, h)
                return
            holder = holder.parent

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
        root = clause.phrases[at]
        if clause.verb < 0 or (p is not top and p is not top.gen):
            return
        classes = self.verb_classes(clause)
        subject = clause.subject
        carries = bool(classes & {"light", "begin", "undergo"}) or (
            all(t.rest for t, _ in self.doc.facts[clause.verb].triggers)
            and root in clause.objects
            and not self.doc.facts[clause.verb].cues
        )
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
        taken = root in clause.objects or root.prep in ("ب", "في") or "begin" in classes
        if taken and (not h.actors or h.type in SYMMETRIC):
            self._add(h.actors, subject, h)

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

    # parties -----------------------------------------------------------------------------------------------------

    def _add(self, target: list[int], phrase: Phrase | None, h: Happening) -> None:
        if phrase is None:
            return
        for p in phrase.together():
            for at in self._parties(p, h):
                if at not in target:
                    target.append(at)

    def _parties(self, p: Phrase, h: Happening) -> list[int]:
        """The parties a phrase names: its entity, else whoever it belongs to (مواقع المعارضة, قرار مجلس الأمن)."""
        drafts = self.entities.drafts
        at = self.entities.resolve(p)
        if p.group:
            return p.group
        if at is not None:
            draft = drafts[at]
            if draft.kind == "place" or draft.actor is None:
                if h.place is None:
                    h.place = at
                return self._owners(p, h) or self._within(p, h)
            return [at, *self._also(p)]
        owners = self._owners(p, h)
        if owners:
            return owners
        if p.gen is not None and not self.doc.facts[p.head].triggers:
            found: list[int] = []
            for q in p.gen.together():
                found.extend(self._parties(q, h))
            if found:
                return found
        for i in p.adjectives:
            f = self.doc.facts[i]
            if f.demonym is not None:
                return [self.entities.state(f.demonym.code)]
            if (
                f.qualifier is not None
                and f.qualifier.actor
                and " " in f.qualifier.actor
                and not f.qualifier.actor.startswith("---")
            ):
                return [self.entities.group(f.qualifier.actor)]
        return []

    def _within(self, p: Phrase, h: Happening) -> list[int]:
        """Who holds a place: the force or people in its genitive (معسكرات متمردي الجماعة)."""
        if p.gen is None:
            return []
        at = self.entities.resolve(p.gen)
        if at is not None and self.entities.drafts[at].kind in ("armed_group", "people"):
            return self._parties(p.gen, h)
        return []

    def _owners(self, p: Phrase, h: Happening) -> list[int]:
        """Whose a place or position is (نقطة تابعة للحوثيين)."""
        for prep, inner in p.of:
            if prep == "ل":
                return self._parties(inner, h)
        return []

    def _also(self, p: Phrase) -> list[int]:
        """Further offices in the affiliation of officials (in the ministry and the intelligence service)."""
        found: list[int] = []
        for _, inner in p.of:
            for other in inner.conjs:
                at = self.entities.resolve(other)
                if at is not None and self.entities.drafts[at].actor:
                    found.append(at)
        return found

    # circumstances -----------------------------------------------------------------------------------------------

    def _protested(self, h: Happening, clause: Clause) -> None:
        """Whom a protest is aimed at: the power named after its trigger (احتجاجا على زيارة الرئيس, أمام السفارة الصينية)."""
        for q in clause.preps:
            if q.start <= h.anchors[0][0] or q.prep not in ("على", "ضد", "أمام", "قرب", "against", "over", "at", "outside"):
                continue
            for at in self._parties(q, h):
                if self.entities.drafts[at].kind != "people" and at not in h.actors:
                    h.recipients.append(at)
            if h.recipients:
                return

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
        if h.type == "ASSAULT" and not h.noun:
            for q in clause.objects[:1]:
                if q.head >= 0 and "words" in self._noun_classes(q.head):
                    h.type, h.mode, h.rule = "ACCUSE", "disapprove", f"{h.rule}.in-words"

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

    def _planned(self, clause: Clause) -> bool:
        """من المقرر أن, من المتوقع أن: the adjective before the complementiser plans or expects."""
        facts = self.doc.facts
        if clause.link != "that" or clause.opener < 2:
            return False
        before = facts[clause.opener - 1]
        return bool(self._classes(before.stem) & {"planned"})

    def _noun_classes(self, i: int) -> frozenset[str]:
        return self.doc.facts[i].classes

    def _casualties(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        classes = self._noun_classes(h.anchors[0][0])
        if not classes & {"kill", "injure"}:
            return
        if p is not None:
            count = _count(p.gen)
        else:
            victim = clause.objects[0] if clause.objects else clause.subject
            count = _count(victim)
        if count is not None:
            if "kill" in classes:
                h.killed = int(count)
            else:
                h.injured = int(count)

    # filtering and merging ---------------------------------------------------------------------------------------

    def _keep(self, h: Happening) -> bool:
        reason = self._fault(h)
        if reason:
            first, last = self.doc.span(*h.anchors[0])
            self.doc.leave("events", first, last, h.rule, reason)
        return not reason

    def _fault(self, h: Happening) -> str:
        if h.status == "negated" and h.type in ("REJECT", "ACCUSE", "THREATEN"):
            return "something unfriendly that was not done"
        needs = h.trigger.needs
        f = self.doc.facts[h.anchors[0][0]]
        if not h.noun and f.ambiguous and not h.trigger.rest and not self._decided(h):
            return "one of several verbs it may be, without the arguments that would decide"
        if needs and not self._met(h, needs):
            return f"needs {' or '.join(needs)}"
        for other in self.found:
            if (
                other is not h
                and other.type in _CONTENT_TYPES
                and other.clause.verb == other.anchors[0][0]
                and other.status != "negated"
            ) and self._inside(h, other):
                return f"is what a {other.type} is about"
        if h.noun and h.type in ("ASSAULT", "PROTEST") and not self._grounded(h):
            return "referred to, not reported: no parties, place, time or casualties"
        if h.noun and h.phrase is not None and h.type in _TOPICS and self._is_topic(h):
            return "only the topic of talks or of a statement"
        if h.status == "hypothetical" and not h.actors and h.type in _TOPICS and (h.noun or not h.recipients):
            return "an aim or possibility that names nobody who would do it"
        if not h.actors and not h.recipients and h.noun and not h.definite and h.type not in ("ASSAULT", "PROTEST", "CONSULT"):
            return "names no party"
        return ""

    def _grounded(self, h: Happening) -> bool:
        """Whether the text reports a violent event or protest and does not just mention the word for it.

        Casualties, or both sides, or a place or day count for it; being the subject or object of the clause or what a source
        reports counts for it; standing as a circumstance or inside another noun counts against it.
        """
        p = h.phrase
        assert p is not None
        weight = 0.0
        if h.killed is not None or h.injured is not None:
            weight += 2
        if h.place is not None:
            weight += 1
        if h.time is not None and h.time[:1].isdigit() and len(h.time) >= 10:
            weight += 1
        weight += 0.5 * bool(h.actors) + 0.5 * bool(h.recipients)
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
        if self._circumstance(p):
            weight -= 1
        return weight >= 1

    def _decided(self, h: Happening) -> bool:
        """Whether the arguments show that a form of several verbs is this one."""
        clause, trigger = h.clause, h.trigger
        if h.type == "PROTEST" and h.actors:
            return True
        has_object = bool(clause.objects) or bool(self.doc.facts[clause.verb].enclitic)
        if "o" in trigger.recipients:
            return bool(h.recipients) or (has_object and (h.place is not None or bool(self.doc.facts[clause.verb].enclitic)))
        if trigger.recipients:
            return bool(h.recipients) or (has_object and bool(trigger.needs))
        return len(h.actors) > 1 or (bool(h.actors) and (h.place is not None or (has_object and bool(trigger.needs))))

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

    def _circumstance(self, p: Phrase) -> bool:
        """Whether a phrase, or the phrase it is part of, is the circumstance of its clause."""
        top: Phrase | None = p
        while top is not None:
            if top.prep in _CIRCUMSTANCE:
                return True
            top = top.parent
        return False

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

    def _met(self, h: Happening, needs: tuple[str, ...]) -> bool:
        facts, clause, near = self.doc.facts, h.clause, h.trigger.near
        for need in needs:
            if need == "party" and (h.actors or h.recipients):
                return True
            if need == "party2" and ((h.actors and h.recipients) or (h.type in SYMMETRIC and len(h.actors) > 1)):
                return True
            if need == "place" and h.place is not None:
                return True
            if (
                need == "armed"
                and h.actors
                and h.place is not None
                and all(self.entities.drafts[a].kind == "armed_group" for a in h.actors)
            ):
                return True
        stop = min(len(facts), max(clause.end, h.anchors[0][1] + 6))
        for i in range(clause.start, stop):
            f = facts[i]
            if f.stem in near or f.norm in near or (f.norm[:2] == "ال" and f.norm[2:] in near):
                return True
        for words in (need.split() for need in needs if " " in need):
            first, rest = fold(words[0]), [fold(w) for w in words[1:]]
            for i in range(clause.start, stop):
                if bare_equal(facts[i], first) and all(
                    i + k < len(facts) and bare_equal(facts[i + k], w) for k, w in enumerate(rest, 1)
                ):
                    return True
        return False

    def _merge(self, happenings: list[Happening]) -> list[Happening]:
        kept: list[Happening] = []
        for h in happenings:
            same = next((k for k in reversed(kept) if self._same(k, h)), None)
            if same is None:
                kept.append(h)
                continue
            same.anchors.extend(a for a in h.anchors if a not in same.anchors)
            for mine, theirs in ((same.actors, h.actors), (same.recipients, h.recipients)):
                mine.extend(t for t in theirs if t not in mine and t not in same.actors)
            same.place = same.place if same.place is not None else h.place
            same.time = same.time or h.time
            same.mode = same.mode or h.mode
            same.killed = same.killed if same.killed is not None else h.killed
            same.injured = same.injured if same.injured is not None else h.injured
        return kept

    def _share_parties(self, happenings: list[Happening]) -> None:
        """Talks and the deal they lead to have one set of parties: one that names fewer takes them from the nearest."""
        full = [
            h
            for h in happenings
            if h.type in ("CONSULT", "AGREE", "SUPPORT") and h.mode not in ("visit", "phone") and len(self._codes(h.actors)) > 1
        ]
        for h in happenings:
            if (
                h.type not in ("CONSULT", "AGREE")
                or h.mode in ("visit", "phone")
                or not (h.noun or h.trigger.rest)
                or h.status == "negated"
            ):
                continue
            codes = self._codes(h.actors)
            circumstance = h.phrase is not None and self._circumstance(h.phrase)
            if len(codes) > 1 or not (h.definite or codes or circumstance) or "approve" in self._noun_classes(h.anchors[0][0]):
                continue
            near = [k for k in full if codes < self._codes(k.actors) and abs(k.sentence - h.sentence) <= 5]
            if near:
                best = min(near, key=lambda k: abs(k.order - h.order))
                h.actors.extend(a for a in best.actors if a not in h.actors)

    def _codes(self, refs: list[int]) -> set[str]:
        return {str(self.entities.drafts[r].actor) for r in refs}

    def _same(self, a: Happening, b: Happening) -> bool:
        if a.type != b.type:
            return False
        if (a.mode and b.mode and a.mode != b.mode) or ("visit" in (a.mode, b.mode) and a.mode != b.mode):
            return False
        pa, pb = self._codes(a.actors) | self._codes(a.recipients), self._codes(b.actors) | self._codes(b.recipients)
        near = b.sentence - a.sentence
        if a.place is not None and b.place is not None and a.place != b.place and a.type not in SYMMETRIC:
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


def bare_equal(f: Facts, word: str) -> bool:
    """Whether a token is a word with or without article and clitics."""
    return f.stem == word or f.norm == word or f.norm == "ال" + word


def _count(p: Phrase | None) -> float | None:
    while p is not None:
        if p.count is not None:
            return p.count
        p = p.gen
    return None
