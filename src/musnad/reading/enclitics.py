"""Pronouns written onto verbs and prepositions (Arabic): whom اتهمها, ناشدهما and عليهم go back to."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.reading.clauses import Clause
from musnad.reading.concord import may_resume
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.phrases import Phrase

__all__ = ["Enclitics"]

_BACK = 2  # sentences
#: Two sides are told apart by their actor codes; a party of unknown country is told by itself alone.
_UNKNOWN = "---"


class Enclitics:
    """Finds the parties that pronouns of one report stand for."""

    def __init__(self, doc: Document, clauses: list[Clause], entities: EntityReader) -> None:
        self.doc = doc
        self.clauses = clauses
        self.entities = entities

    def parties(self, pronoun: str, clause: Clause, token: int = -1) -> list[int]:
        """The entities that a pronoun on a word of a clause goes back to; never the clause's own subject.

        The pronoun stands on the verb, or at `token` behind it. Who is new as a subject rather answers the subject before him;
        who goes on speaking rather speaks of the object before.
        """
        own = self._own(clause)
        for p in reversed(clause.phrases[clause.split :]):
            found = self._one(pronoun, p, own) if p.end <= token and p is not clause.subject else []
            if found:
                return found
        for earlier in self._before(clause):
            for p in self._ranked(earlier, clause):
                found = self._pair(p) if pronoun == "هما" else self._one(pronoun, p, own)
                if found and not own & set(found):
                    return found
        return []

    def owner(self, p: Phrase, clause: Clause) -> list[int]:
        """Whose a thing in a relative clause is, where its pronoun takes up the antecedent (المحكمة التي ترفض أنقرة اختصاصها)."""
        about, subject = clause.antecedent, clause.subject
        if clause.link != "rel" or p.head < 0 or about is None or subject is None or about is subject:
            return []
        pronoun = self.doc.facts[p.head].enclitic
        at = self.entities.resolve(about)
        return [at] if at is not None and self._is_party(at) and may_resume(self.doc, pronoun, about) else []

    def _own(self, clause: Clause) -> set[int]:
        if clause.subject is None:
            return set()
        return {at for p in clause.subject.together() for at in (self.entities.resolve(p),) if at is not None}

    def _before(self, clause: Clause) -> Iterator[Clause]:
        """The clauses before one in its sentence and the sentences before, the nearest first, relative clauses after all others."""
        for sentence in range(clause.sentence, clause.sentence - _BACK - 1, -1):
            here: list[Clause] = []
            for k in range(clause.index, -1, -1):
                earlier = self.clauses[k]
                if earlier.sentence < sentence:
                    break
                if earlier.sentence == sentence:
                    here.append(earlier)
            yield from (c for c in here if c.link != "rel" or c is clause)
            yield from (c for c in here if c.link == "rel" and c is not clause)

    def _ranked(self, earlier: Clause, clause: Clause) -> list[Phrase]:
        """The phrases of an earlier clause, who is likelier taken up by a pronoun first."""
        if earlier is clause:
            return [p for p in clause.phrases[: clause.split] if p is not clause.subject]
        others = [*earlier.objects, *earlier.preps]
        if earlier.subject is None:
            return others
        return [*others, earlier.subject] if clause.subject_dropped else [earlier.subject, *others]

    def _one(self, pronoun: str, p: Phrase, own: set[int]) -> list[int]:
        """Who of a phrase and what is joined to it agrees with a pronoun for one or for many."""
        together = p.together()
        if pronoun in ("هم", "هن") and len(together) > 1:
            return self._all(together)
        codes = {str(self.entities.drafts[at].actor) for at in own} - {_UNKNOWN}
        for q in together:
            at = self.entities.resolve(q)
            if at is None or not self._is_party(at) or not may_resume(self.doc, pronoun, q):
                continue
            if str(self.entities.drafts[at].actor) not in codes:
                return [at]
        return []

    def _pair(self, p: Phrase) -> list[int]:
        """The two parties of a phrase: joined, or meant by a dual."""
        if len(p.group) == 2:
            return p.group
        together = p.together()
        if len(together) == 2:
            found = self._all(together)
            return found if len({str(self.entities.drafts[at].actor) for at in found}) == 2 else []
        at = self.entities.resolve(p)
        return [at] if at is not None and self._is_party(at) and may_resume(self.doc, "هما", p) else []

    def _all(self, together: list[Phrase]) -> list[int]:
        found = [at for q in together for at in (self.entities.resolve(q),) if at is not None and self._is_party(at)]
        return list(dict.fromkeys(found))

    def _is_party(self, at: int) -> bool:
        draft = self.entities.drafts[at]
        return draft.kind != "place" and draft.actor is not None and not draft.actor.endswith(" JRN")
