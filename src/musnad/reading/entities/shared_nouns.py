"""One noun for several: القوات الروسية والتركية, الحكومتان السورية والعراقية, خبراء فرنسيون وألمان."""

from __future__ import annotations

from copy import copy

from musnad.reading.entities.people import PeopleReader
from musnad.reading.phrases import Phrase

__all__ = ["SharedNounReader"]

_KINDS = frozenset({"armed", "org", "people"})
#: Classes of nouns that are one whatever they are named by (الوسطاء المصريون والقطريون), or mean the states themselves (الجانبان).
_JOINT = frozenset({"several", "party"})


class SharedNounReader(PeopleReader):
    """Resolves nouns whose adjectives, joined by و, name several states: there are as many bodies as states."""

    def _shared(self, p: Phrase) -> list[int]:
        """The entities of a noun with adjectives of several states, in text order; none where it has fewer than two."""
        facts = self.doc.facts
        named = [i for i in p.adjectives if facts[i].demonym is not None]
        if p.heads is None or p.heads.kind not in _KINDS or p.heads.classes & _JOINT:
            return []
        if len(named) < 2 or not all(facts[i].conj == "و" for i in named[1:]):
            return []
        found: list[int] = []
        for i in named:
            kept = [k for k in p.adjectives if k == i or k not in named]
            at = self._one_of(p, kept, p.end if i == named[-1] else i + 1)
            if at is not None and at not in found:
                found.append(at)
        return found if len(found) > 1 else []

    def _lends_noun(self, p: Phrase, inner: Phrase) -> bool:
        """Whether a coordinated phrase is only the adjective of another state, for the noun before it; it is resolved then."""
        f, noun = self.doc.facts[inner.head], self.doc.facts[p.start]
        if not self.ar or f.demonym is None or f.conj != "و" or inner.end != inner.start + 1 or inner.heads is not None:
            return False
        heads = p.heads or next((h for h in noun.heads if not h.rest), None)
        if (
            heads is None
            or heads.kind not in _KINDS
            or heads.classes & _JOINT
            or inner.name is not None
            or f.definite != noun.definite
        ):
            return False
        if p.name is None and heads.number == "s":
            return False
        whole = copy(p)
        whole.heads, whole.name, whole.head = heads, None, p.head if p.name is None else p.start
        inner.entity = self._one_of(whole, [inner.head], inner.end)
        return inner.entity is not None

    def _one_of(self, p: Phrase, adjectives: list[int], end: int) -> int | None:
        """The entity that a noun refers to with some of its adjectives."""
        one = copy(p)
        one.adjectives, one.end, one.conjs, one.group, one.entity = adjectives, end, [], [], None
        if one.heads is not None and one.heads.number == "d":
            one.heads = one.heads._replace(number="s")  # one of the two governments
        return self.resolve(one)
