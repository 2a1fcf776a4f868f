"""Parties: who holds the stance that a word of the text expresses, as entities with an actor code."""

from __future__ import annotations

from musnad.language.tables import Tables
from musnad.reading.clauses import Clause, is_controlled
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.events import Happening, Sides
from musnad.reading.issue_tables import Stance
from musnad.reading.issues import is_definite
from musnad.reading.phrases import Phrase
from musnad.reading.scopes import Scopes
from musnad.reading.statements import Said
from musnad.text import fold

__all__ = ["PartyReader"]

_DASHES = frozenset("-–—ـ:")
_POSSESSIVES = frozenset({"its", "their", "his", "her"})


class PartyReader:
    """Finds the holders of stances in one report."""

    def __init__(self, doc: Document, entities: EntityReader, scopes: Scopes, events: list[Happening], said: list[Said],
                 tables: Tables) -> None:  # fmt: skip
        self.doc = doc
        self.entities = entities
        self.scopes = scopes
        self.said = said
        self.events = events
        self.sides = Sides(doc, entities)
        self.classes = tables.classes
        self.cued = {s.cue[0]: s for s in said}
        self.happenings = {h.anchors[0][0]: h for h in events if h.anchors}

    def holders(self, token: int, stance: Stance) -> list[int]:
        """The entities (drafts with an actor code of some country or body) that hold the stance of a word."""
        return [at for at in self._holders(token, stance) if self._codable(at)]

    def _codable(self, at: int) -> bool:
        draft = self.entities.drafts[at]
        return draft.kind != "place" and draft.actor is not None and not draft.actor.startswith("---")

    def _holders(self, token: int, stance: Stance) -> list[int]:
        if stance.party in "wp":
            return self._speaker(token)
        clause = self.scopes.verb_at(token)
        if clause is not None:
            return self._subject(token, clause, adjective=stance.pos == "A")
        f = self.doc.facts[token]
        if f.tag == "A" or (stance.pos == "A" and self.scopes.is_predicate(token)) or (f.cues and f.tag != "N"):
            found = self._participle(token)
            if found:
                return found
        return self._noun(token, stance)

    def is_party(self, token: int) -> bool:
        """Whether a noun is the name or description of somebody (the opposition), not a word of stance."""
        if not is_definite(self.doc.facts, token):
            return False
        phrase = self._phrase_at(token, self.scopes.clause_of(token))
        return phrase is not None and self.entities.resolve(phrase) is not None

    # verbs -------------------------------------------------------------------------------------------------------

    def _subject(self, token: int, clause: Clause, *, adjective: bool) -> list[int]:
        if adjective and clause.subject is None and clause.objects:  # is prepared to: an adjective, no passive
            return self._phrase(clause.objects[0])
        agents = self.scopes.agents(clause)
        if agents:
            return [at for p in agents for at in self._phrase(p)]
        cued = self.cued.get(token)
        sense = clause.sense
        if sense is not None and sense.person == "1":
            return self._speaker(token)
        subject = self._grammatical(clause)
        if subject is not None and not clause.subject_dropped and not self._is_matter(subject):
            found = self._phrase(subject)
            if found:
                return found
        if cued is not None and cued.speaker is not None:
            return [cued.speaker]
        first = clause.objects[0] if clause.objects else None
        if (
            clause.subject_dropped
            and clause.link != "and"
            and first is not None
            and first.start == clause.verb + 1
            and first.name is not None
        ):
            found = [at for at in self._phrase(first) if self._codable(at)]  # a name right behind the verb is rather its subject
            if found and len(clause.objects) > 1:
                return found
        if subject is not None and clause.subject_dropped:
            return self._phrase(subject)
        return []

    def _grammatical(self, clause: Clause) -> Phrase | None:
        """The subject of a clause; what stands before a dash or colon is the place a report was sent from, not its subject."""
        subject = clause.subject
        if subject is None or subject.start > clause.verb or not clause.objects or clause.objects[0].start < clause.verb:
            return subject
        between = self.doc.facts[subject.end : clause.verb]
        return clause.objects[0] if any(f.surface in _DASHES for f in between) else subject

    def _is_matter(self, p: Phrase) -> bool:
        """Whether a subject is rather the thing spoken of (an abstract noun that refers to nobody)."""
        return p.heads is None and p.name is None and self.entities.resolve(p) is None and p.gen is None

    def _phrase(self, phrase: Phrase) -> list[int]:
        """Whom a phrase and what is joined to it refer to; of an abstract noun whom it belongs to (موقف روسيا, الموقف الروسي)."""
        found: list[int] = []
        for p in phrase.together():
            for at in self._one(p):
                if at not in found:
                    found.append(at)
        return found

    def _one(self, p: Phrase) -> list[int]:
        if p.quantifier in ("all", "any") and p.gen is not None and not p.gen.definite:
            return []
        at = self.entities.resolve(p)
        if p.group:
            return p.group
        facts = self.doc.facts
        states = [d.code for i in range(p.head + 1, p.end) if (d := facts[i].demonym) is not None] if p.name is None else []
        noun = facts[p.head].noun
        if len(states) > 1 and noun is not None and noun.number != "s":
            return [self.entities.state(code) for code in dict.fromkeys(states)]
        if at is not None and self._codable(at):
            return [at]
        if self.sides.are_meant(p):
            return self.sides.told_before(p.start, self.events)
        if at is not None:
            return [at]
        if states and p.adjectives:
            return [self.entities.state(states[0])]
        return self._phrase(p.gen) if p.gen is not None else []

    # whoever speaks ----------------------------------------------------------------------------------------------

    def _speaker(self, token: int) -> list[int]:
        """The source of the innermost statement around a token; without one the subject of the verb over it."""
        best: Said | None = None
        for s in self.said:
            around = s.content[0] <= token < s.content[1] and s.speaker is not None
            if around and (best is None or s.content[1] - s.content[0] < best.content[1] - best.content[0]):
                best = s
        if best is not None and best.speaker is not None:
            joint = self._phrase(best.speaker_phrase) if best.speaker_phrase is not None and best.speaker_phrase.conjs else []
            return joint if best.speaker in joint else [best.speaker]
        clause = self.scopes.clause_of(token)
        while clause is not None:
            verb = clause.verb
            if 0 <= verb < token and clause.subject is not None and (self.doc.facts[verb].cues or self.scopes.agrees_at(verb)):
                return self._phrase(clause.subject)
            clause = clause.parent if clause.link in ("that", "and", "quote") else None
        return []

    # nouns and participles ---------------------------------------------------------------------------------------

    def _participle(self, token: int) -> list[int]:
        """A participle is said of the noun before it, of the subject of its clause, or follows the words of a speaker."""
        f = self.doc.facts[token]
        cued = self.cued.get(token)
        if cued is not None and cued.speaker is not None:
            return [cued.speaker]
        clause = self.scopes.clause_of(token)
        if clause is None:
            return []
        if f.definite:
            for p in clause.phrases:
                if p.start <= token < p.end:
                    return self._phrase(p)
            return []
        subject = clause.subject
        if subject is not None and (subject.end <= token or clause.verb >= 0):
            return self._phrase(subject)
        return []

    def _noun(self, token: int, stance: Stance) -> list[int]:
        facts = self.doc.facts
        clause = self.scopes.clause_of(token)
        phrase = self._phrase_at(token, clause)
        if phrase is not None:
            if phrase.gen is not None and stance.party != "so" and not is_controlled(self.doc, clause, phrase):
                at = self.entities.resolve(phrase.gen)
                if at is not None and self._codable(at):
                    return [*self._phrase(phrase.gen), *(x for p in phrase.conjs for x in self._phrase(p) if self._codable(x))]
            for i in phrase.adjectives:
                demonym = facts[i].demonym
                if demonym is not None:
                    return [self.entities.state(demonym.code)]
            if "attribute" in self._kinds(phrase) and clause is not None:  # قرار المجلس البلدي برفض
                for p in clause.phrases:
                    if p.end == phrase.start and p.gen is not None and p.head >= 0 and not self.doc.facts[p.head].enclitic:
                        found = [at for at in self._phrase(p.gen) if self._codable(at)]
                        if found:
                            return found
        if clause is not None:
            for p in clause.preps:
                if token < p.start <= token + 8 and "by" in self._kinds(p):
                    found = [at for at in self._phrase(p) if self._codable(at)]
                    if found:
                        return found
        happening = self.happenings.get(token)
        if happening is not None and happening.actors:
            return happening.actors
        if clause is None or clause.verb < 0 or token < clause.verb or clause.subject is None:
            return []
        if phrase is not None and clause.subject is phrase:
            return []
        owned = bool(facts[token].enclitic) or (phrase is not None and facts[phrase.start].value in _POSSESSIVES)
        if owned or not facts[token].definite:
            verb = facts[clause.verb]
            purpose = phrase is not None and stance.kind != "offer" and self._is_purpose(phrase)
            adverbial = purpose or (phrase is not None and "attribute" in self._kinds(phrase))  # في مسعى
            if verb.cues or owned or adverbial or self._light(clause):
                cued = self.cued.get(clause.verb)
                if cued is not None and cued.speaker is not None and clause.subject_dropped:
                    return [cued.speaker]
                return self._phrase(clause.subject)
        return []

    def _kinds(self, p: Phrase) -> frozenset[str]:
        """The kinds of preposition before a phrase."""
        return self.scopes.tables.prepositions.get(fold(p.prep), frozenset())

    def _is_purpose(self, p: Phrase) -> bool:
        """Whether a noun in the accusative says what something is done for (سعيا إلى هدنة)."""
        return self.doc.facts[p.head].tanwin and not p.prep and p.start == p.head

    def _light(self, clause: Clause) -> bool:
        """Whether the verb of a clause only carries its noun (قدمت مبادرة, تقود مسعى)."""
        return clause.sense is not None and bool(self.classes.get(fold(clause.sense.entry.lemma), frozenset()) & {"light", "begin"})

    def _phrase_at(self, token: int, clause: Clause | None) -> Phrase | None:
        """The noun phrase whose head a token is."""
        if clause is None:
            return None
        stack = [p for p in clause.phrases if p.start <= token < p.end]
        while stack:
            p = stack.pop()
            if p.head == token:
                return p
            inner = [*p.conjs, *p.apps, *(x for _, x in p.of)]
            if p.gen is not None:
                inner.append(p.gen)
            stack.extend(q for q in inner if q.start <= token < q.end)
        return None
