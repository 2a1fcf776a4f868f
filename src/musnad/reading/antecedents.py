"""Pronouns of a language that writes them as words of their own (English): whom he, she, they, its and their go back to."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase

__all__ = ["Antecedents"]

_KINDS = frozenset({"title", "people", "org", "armed", "media", "state", "counterpart"})
_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_NEUTER = frozenset({"it", "its"})
_KEPT = 12


class Antecedents:
    """Gives pronouns the phrase they stand for, clause by clause in text order."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.held: list[Phrase] = []

    @staticmethod
    def pronoun(i: int) -> Phrase:
        """The phrase of a pronoun at token i; it refers to whatever becomes its genitive."""
        p = Phrase(i)
        p.head, p.end = i, i + 1
        p.quantifier = "pronoun"
        p.definite = p.closed = True
        return p

    def clause(self, clause: Clause) -> None:
        """Resolve the pronouns of a clause and remember its parties."""
        for p in sorted(clause.phrases, key=lambda p: p.start):
            for q in p.together():
                self._resolve(q, clause)
        for p in sorted(clause.phrases, key=lambda p: p is clause.subject):
            for q in p.together():
                self._remember(q, clause)
        del self.held[:-_KEPT]

    def _resolve(self, p: Phrase, clause: Clause) -> None:
        facts = self.doc.facts
        if p.quantifier == "pronoun":
            if p.gen is None:
                p.gen = self._find(facts[p.head].norm, p.start, clause, possessive=False, subject=p is clause.subject)
            return
        inner: Phrase | None = p
        depth = 0
        while inner is not None and depth < 5:
            word = facts[inner.start].norm
            if (word in _GENDER or word in _PLURAL or word in _NEUTER) and inner.gen is None and inner.name is None:
                owner = self._find(word, inner.start, clause, possessive=True, subject=False)
                if owner is not None:
                    inner.gen = self.pronoun(inner.start)
                    inner.gen.gen, inner.gen.parent = owner, inner
                return
            for app in inner.apps:
                if app.start != inner.start:
                    self._resolve(app, clause)
            inner, depth = inner.gen, depth + 1

    def _remember(self, named: Phrase, clause: Clause) -> None:
        p = named.gen if named.quantifier == "pronoun" else named
        if p is None or not self._party(p):
            return
        if p in self.held:
            self.held.remove(p)
        if p is clause.subject or clause.subject is None or p.prep == "":
            self.held.append(p)
        else:
            self.held.insert(max(0, len(self.held) - 1), p)

    def _party(self, p: Phrase) -> bool:
        if p.unknown is not None or (
            p.name is not None and bool(p.name.kinds & {"person", "state", "capital", "organisation", "armed_group"})
        ):
            return True
        return p.heads is not None and p.heads.kind in _KINDS

    def _find(self, word: str, at: int, clause: Clause, *, possessive: bool, subject: bool) -> Phrase | None:
        own = clause.subject
        if possessive and own is not None and own.start < at:
            own = own.gen if own.quantifier == "pronoun" else own
            if own is not None and own.end <= at and self._party(own) and self._fits(word, own):
                return own
        above = clause.parent
        while above is not None:
            s = above.subject
            s = s.gen if s is not None and s.quantifier == "pronoun" else s
            if s is not None and s.end <= at and self._party(s) and self._fits(word, s) and (subject or possessive):
                return s
            above = above.parent
        found = [p for p in reversed(self.held) if p.end <= at and self._fits(word, p) and (possessive or subject or p is not own)]
        if word in _GENDER:
            found.sort(key=lambda p: self._gender(p) != _GENDER[word])  # a known gender before an unknown
        return found[0] if found else None

    def _fits(self, word: str, p: Phrase) -> bool:
        """Whether a pronoun may stand for a phrase, by number, gender and being a person."""
        person = (
            p.unknown is not None
            or (p.name is not None and "person" in p.name.kinds)
            or any(a.name is not None and "person" in a.name.kinds for a in p.apps)
        )
        if (p.heads is not None and p.heads.kind in ("title", "counterpart")) or (
            p.heads is not None and p.heads.kind == "people" and p.heads.number == "s"
        ):
            person = p.heads.number == "s"
        several = bool(p.conjs) or (p.heads is not None and p.heads.number == "p") or p.count is not None
        group = (p.heads is not None and p.heads.kind in ("org", "armed", "people", "media")) or (
            p.name is not None and bool(p.name.kinds & {"organisation", "armed_group"})
        )
        if word in _GENDER:
            return person and not several and self._gender(p) in ("", _GENDER[word])
        if word in _PLURAL:
            return several or (group and not person)
        if word in _NEUTER:
            return not person and not several
        return False

    def _gender(self, p: Phrase) -> str:
        for q in (p, *p.apps):
            if q.name is not None:
                found = {self.doc.world.people[r.id].gender for r in q.name.referents if r.kind == "person"}
                return found.pop() if len(found) == 1 else ""
        if p.heads is not None and p.heads.gender in ("m", "f"):
            return p.heads.gender
        if p.unknown is not None:
            return next(
                (s.gender for i in range(*p.unknown) for s in self.doc.facts[i].senses if s.entry.pos == "NAME" and s.gender), ""
            )
        return ""
