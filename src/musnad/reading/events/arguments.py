"""The parties of an event: what fills the slots of its trigger word."""

from __future__ import annotations

from musnad.language.tables import Tables, Trigger
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.events.happening import _CIRCUMSTANCE, Happening
from musnad.reading.facts import Facts
from musnad.reading.phrases import Phrase
from musnad.reading.statements import Said
from musnad.text import fold

__all__ = ["ArgumentReader"]

#: Bodies that stand alone in an actor code and that an adjective names; `international` may mean anybody.
_BODIES = frozenset({"UNO", "EUR"})
#: Sectors (and one international code) that a side of a conflict or of talks may have.
_SIDES = frozenset({"GOV", "MIL", "REB", "PRM", "OPP", "PTY", "IMG"})
#: Prepositions that say of whom victims are.
_AMONG = frozenset({"من", "بين", "في صفوف", "from", "among"})


class ArgumentReader:
    """Fills the slots of trigger words with entities."""

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

    def _classes(self, lemma: str) -> frozenset[str]:
        return self.tables.classes.get(fold(lemma), frozenset())

    def verb_classes(self, clause: Clause) -> frozenset[str]:
        """The lexical classes of a clause's verb, of all the verbs its form may be."""
        return self.doc.facts[clause.verb].verb_classes if clause.verb >= 0 else frozenset()

    def _noun_classes(self, i: int) -> frozenset[str]:
        return self.doc.facts[i].classes

    def _circumstance(self, p: Phrase) -> bool:
        """Whether a phrase, or the phrase it is part of, is the circumstance of its clause."""
        top: Phrase | None = p
        while top is not None:
            if top.prep in _CIRCUMSTANCE:
                return True
            top = top.parent
        return False

    def _codes(self, refs: list[int]) -> set[str]:
        return {str(self.entities.drafts[r].actor) for r in refs}

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

    def _parties(self, p: Phrase, h: Happening) -> list[int]:
        """The parties a phrase names: its entity, else whoever it belongs to (مواقع المعارضة, قرار مجلس الأمن)."""
        drafts = self.entities.drafts
        at = self.entities.resolve(p)
        if self._is_sides(p) and (sides := self._sides_before(p, h)):
            return sides
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
        if (
            not owners
            and p.head >= 0
            and p.gen is None
            and self.doc.facts[p.head].enclitic
            and "site" in self._noun_classes(p.head)
        ):
            self._pronoun(owners, self.doc.facts[p.head], h.clause, p, h)  # غارات على مواقعهم
        if owners:
            return owners
        if p.gen is not None and all(t.rest for t, _ in self.doc.facts[p.head].triggers):
            found: list[int] = []
            for q in p.gen.together():
                found.extend(self._parties(q, h))
            if found:
                return found
        return [at for i in p.adjectives if (at := self._named_by(self.doc.facts[i])) is not None]

    def _is_sides(self, p: Phrase) -> bool:
        """Whether a phrase means those between whom something is (الطرفان, البلدين, جميع الأطراف, طرفي النزاع)."""
        while p.quantifier and p.gen is not None:  # جميع الأطراف
            p = p.gen
        f = self.doc.facts[p.head] if p.head >= 0 else None
        if f is None or p.name is not None or "side" not in f.classes or not f.senses or p.adjectives:
            return False
        number = f.senses[0].number
        if p.gen is not None:
            return number in "dp" and "between-sides" in self._noun_classes(p.gen.head)
        return f.definite and (number == "d" or (number == "p" and "all-sides" in f.classes))

    def _sides_before(self, p: Phrase, h: Happening) -> list[int]:
        """The two sides of the last event told before a phrase, without whoever speaks of them."""
        for e in reversed(self.found):
            if e is h or e.order >= p.start:
                continue
            sides = [at for at in (*e.actors, *e.recipients) if self._is_side(at)]
            codes = self._codes(sides)
            if len(codes) == 2 and not codes & self._codes(h.actors):
                return list(dict.fromkeys(sides))
        return []

    def _is_side(self, at: int) -> bool:
        """Whether somebody can be a side of a conflict or talks."""
        draft = self.entities.drafts[at]
        return draft.kind in ("state", "armed_group", "organisation", "person", "people") and str(draft.actor)[-3:] in _SIDES

    def _named_by(self, f: Facts) -> int | None:
        """The state or body an adjective names (أميركي, حوثي, أممي)."""
        if f.demonym is not None:
            return self.entities.state(f.demonym.code)
        code = f.qualifier.actor if f.qualifier is not None else ""
        if code in _BODIES or (code and " " in code and not code.startswith("---")):
            return self.entities.group(code)
        return None

    def _add(self, target: list[int], phrase: Phrase | None, h: Happening) -> None:
        if phrase is None:
            return
        for p in phrase.together():
            force = self._force_of(p, h) if target is h.recipients else None
            for at in [force] if force is not None else self._parties(p, h):
                if at not in target:
                    target.append(at)

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

    def _pronominal(self, target: list[int], slot: str, clause: Clause, h: Happening) -> None:
        """A preposition with a pronoun (إلى جانبه, ضدهم): the antecedent, or object or subject of the clause before."""
        if not any(fold(prep) == fold(slot) for prep, _ in clause.pronouns):
            return
        if clause.link == "rel" and clause.antecedent is not None:
            self._add(target, clause.antecedent, h)
            return
        before = clause.parent
        if before is not None and any(fold(prep) == fold(slot) for prep, _ in before.pronouns):
            return  # رحبت به الرياض، كما أشادت به بغداد: both take up what was told before
        for p in [*before.objects, before.subject] if before is not None else ():
            if p is not None and p is not clause.subject:
                self._add(target, p, h)
                if target:
                    return

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

    def _is_word(self, f: Facts, word: str) -> bool:
        """Whether a token is a word of a trigger, or another number or state of its noun (رهائن, رهينة)."""
        if f.stem == word or f.norm == word or f.norm == "ال" + word:
            return True
        return bool(f.lemmas and f.tag in "NA" and f.lemmas & self.doc.table.lemmas(word))

    def _rest(self, trigger: Trigger, start: int, end: int, gap: int = 6) -> int | None:
        """The end of a multiword trigger whose further words follow in order, at most `gap` tokens apart; None without them."""
        facts = self.doc.facts
        k = start
        for word in trigger.rest:
            first, stop = k, min(end, k + gap)
            while k < stop and not (self._is_word(facts[k], word) and (k == first or not self._hangs_elsewhere(k))):
                k += 1
            if k >= stop:
                return None
            k += 1
        return k

    def _hangs_elsewhere(self, k: int) -> bool:
        """Whether a word hangs on a preposition that is no word of the trigger (قدّم ... على المطالبة, no قدّم مطالب)."""
        before = self.doc.facts[k - 1]
        return before.tag == "P" and not before.enclitic and before.value != "من"

    def _reach(self, clause: Clause) -> set[str]:
        """Stems, spellings and lemmas of the words after a verb, to see at once which multiword triggers cannot be meant."""
        facts = self.doc.facts
        found: set[str] = set()
        stop = max(clause.end, max((p.head + 1 for p in clause.phrases), default=0))
        for f in facts[clause.verb + 1 : min(stop, clause.verb + 60)]:
            found.update((f.stem, f.norm))
            found |= f.lemmas
            if f.norm.startswith("ال"):
                found.add(f.norm[2:])
        return found

    def _headed_by(self, rest: tuple[str, ...], clause: Clause) -> tuple[int, int] | None:
        """Where the further words of a trigger head a phrase after the verb, however long its subject is."""
        facts = self.doc.facts
        for p in clause.phrases[clause.split : clause.split + 5]:
            if not p.prep and p not in clause.objects[:2]:
                continue
            while p.gen is not None and (p.quantifier or p.count is not None):
                p = p.gen  # أطلقت عدة قذائف
            words = rest[1:] if len(rest) > 1 and p.prep and fold(p.prep) == rest[0] else rest
            if p.prep and words is rest and not words[0].startswith(fold(p.prep)):
                continue  # شن غارات بعد هجوم
            if p.head >= 0 and self._is_word(facts[p.head], words[0]):
                end = self._follow(words[1:], p.head + 1, p.head + 5)
                if end is not None:
                    return p.head, end
        return None

    def _follow(self, words: tuple[str, ...], start: int, end: int) -> int | None:
        """The end of words that follow in order before `end`, others between them (وقفا أحاديا لإطلاق النار); None without them."""
        k: int | None = start
        for word in words:
            k = next((i + 1 for i in range(k or 0, min(end, len(self.doc.facts))) if self._is_word(self.doc.facts[i], word)), None)
            if k is None:
                return None
        return k

    def _adjective(self, h: Happening, f: Facts, trigger: Trigger) -> None:
        """A nationality or group adjective on an event noun names who does it (غارات إسرائيلية, محاولات حوثية)."""
        at = self._named_by(f)
        if at is not None and at not in h.actors and at not in h.recipients:
            h.actors.append(at)

    def _force_of(self, p: Phrase, h: Happening) -> int | None:
        """The force that counted victims are said to be of (عشرة قتلى من قوات النظام); None where none is named."""
        if h.type not in ("ASSAULT", "COERCE"):
            return None
        for q in h.clause.phrases:
            if q.prep in _AMONG and q.prep_at == p.end:
                at = self.entities.resolve(q)
                if at is not None and self.entities.drafts[at].kind in ("armed_group", "organisation", "people"):
                    return at
        return None

    def _struck(self, h: Happening, clause: Clause, p: Phrase, relative: Clause | None) -> None:
        """Whom an attack hits that is itself the subject of its verb (هجوم استهدف قافلة, ضربة قتلت ثلاثة)."""
        for c in (relative, clause if clause.subject is p else None):
            if c is None or c.verb < 0 or not c.objects or c.subject is not p:
                continue
            if "target" in self.verb_classes(c) or any(t.type == "ASSAULT" for t, _ in self.doc.facts[c.verb].triggers):
                self._add(h.recipients, c.objects[0], h)
