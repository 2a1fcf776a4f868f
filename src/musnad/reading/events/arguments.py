"""The parties of an event: what fills the slots of its trigger word."""

from __future__ import annotations

from musnad.language.tables import Tables, Trigger
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.enclitics import Enclitics
from musnad.reading.entities import EntityReader
from musnad.reading.events.happening import Happening
from musnad.reading.events.sides import Sides
from musnad.reading.events.trigger_words import TriggerWords
from musnad.reading.facts import Facts
from musnad.reading.phrases import Phrase
from musnad.reading.statements import Said
from musnad.text import fold

__all__ = ["ArgumentReader"]

#: Prepositions that give an event noun as a circumstance, not as what is said or asked.
_CIRCUMSTANCE = frozenset(
    {"خلال", "بعد", "قبل", "منذ", "عن", "بسبب", "during", "after", "before", "since", "because of", "despite", "رغم"}
)
#: Bodies that stand alone in an actor code and that an adjective names; `international` may mean anybody.
_BODIES = frozenset({"UNO", "EUR"})
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
        self.sides = Sides(doc, entities)
        self.words = TriggerWords(doc)
        self.enclitics = Enclitics(doc, clauses, entities)
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
        return self.sides.codes(refs)

    def _within(self, p: Phrase, h: Happening) -> list[int]:
        """Who holds a place: the force or people in its genitive (معسكرات متمردي الجماعة)."""
        if p.gen is None:
            return []
        at = self.entities.resolve(p.gen)
        if at is not None and self.entities.drafts[at].kind in ("armed_group", "people"):
            return self._parties(p.gen, h)
        return []

    def _owners(self, p: Phrase, h: Happening) -> list[int]:
        """Whose a place or position is (ثكنة تابعة للأمن)."""
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
        others = [e for e in self.found if e is not h] if self.sides.are_meant(p) else []
        if sides := self.sides.told_before(p.start, others, self._codes(h.actors)):
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
        named = [at for i in p.adjectives if (at := self._named_by(self.doc.facts[i])) is not None]
        return named or self.enclitics.owner(p, h.clause)

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
                if q.stands_before(p) and (q.conjs or q.group or (q.heads is not None and q.heads.number != "s"))
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
            if s is not None and s.stands_before(p):
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
