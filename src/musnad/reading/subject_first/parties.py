"""Who the parties of English events are: pronouns, adjectives of nationality, whom a refusal or threat is directed at."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events import EventReader, Happening
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.arguments import is_party

__all__ = ["PartyReader"]

#: Prepositions of what an act is directed at; none marks the object.
_DIRECTIONS = frozenset({"", "to", "with", "against", "by", "from", "on", "of", "at", "between"})
#: Types that may be directed at what is inside a country (threatened attacks in, lifted a curfew in).
_INSIDE = frozenset({"THREATEN", "CONCEDE", "ACCUSE"})
_FIRST = frozenset({"i", "we", "me", "us"})


class PartyReader(EventReader):
    """Finds the parties that phrases of an English clause name."""

    def _add(self, target: list[int], phrase: Phrase | None, h: Happening) -> None:
        if phrase is not None and phrase.quantifier == "pronoun":
            if phrase.gen is None and self.doc.facts[phrase.head].norm in _FIRST:
                self._speaker_of(target, phrase.head)
                return
            phrase = phrase.gen
        if (
            phrase is not None
            and phrase.heads is not None
            and phrase.heads.number == "p"
            and phrase.gen is not None
            and phrase.gen.conjs
        ):
            phrase = phrase.gen  # the presidents of Bosnia, Croatia and Serbia
        super()._add(target, phrase, h)

    def _prepositional(self, target: list[int], slot: str, phrases: list[Phrase], h: Happening) -> None:
        super()._prepositional(target, slot, [p for p in phrases if not self._borders(p, h.clause)], h)

    def _borders(self, p: Phrase, clause: Clause) -> bool:
        """Whether a phrase only says whose border is meant (along the border with China)."""
        if p.prep != "with":
            return False
        return any(q.end == p.prep_at and q.head >= 0 and "frontier" in self._noun_classes(q.head) for q in clause.phrases)

    def _parties(self, p: Phrase, h: Happening) -> list[int]:
        found = super()._parties(p, h)
        demonym = self.doc.facts[p.head].demonym if p.head >= 0 and not found and h.place is None else None
        return [self.entities.state(demonym.code)] if demonym is not None else found  # Dutch and Belgian frigates

    def _speaker_of(self, target: list[int], i: int) -> None:
        """I and we in what is quoted are whoever says it."""
        said = next((s for s in reversed(self.said) if s.content[0] <= i < s.content[1] and s.speaker is not None), None)
        if said is not None and said.speaker is not None and said.speaker not in target:
            target.append(said.speaker)

    def _adjectival(self, p: Phrase) -> list[int]:
        return [self.entities.state(d.code) for i in p.adjectives if (d := self.doc.facts[i].demonym) is not None]

    def _named_in(self, p: Phrase, h: Happening) -> None:
        """Add the first party inside a phrase that is not the actor."""
        inner: Phrase | None = p
        while inner is not None:
            for q in inner.together():
                for at in self._parties(q, h) or self._adjectival(q):
                    if (
                        at not in h.actors
                        and at not in h.recipients
                        and str(self.entities.drafts[at].actor)[:3] not in {c[:3] for c in self._codes(h.actors)}
                    ):
                        h.recipients.append(at)
            if h.recipients:
                return
            inner = inner.gen

    def _directed(self, h: Happening, clause: Clause) -> None:
        """Whom a refusal, threat or promise is directed at: the party of its object or of the act it is about."""
        inside = {"in"} if h.type in _INSIDE else set()
        after = [p for p in clause.phrases if p.start > clause.verb and p.prep in _DIRECTIONS | inside]
        for p in after:
            self._named_in(p, h)
            if h.recipients:
                return
        if h.type == "REQUEST" and any(is_party(p) for p in after):
            return  # urged all countries to
        children = [c for c in clause.children if c.link in ("that", "if") and c.start > clause.verb]
        while children:
            child = children.pop(0)
            for p in child.phrases:
                if self._borders(p, child):
                    continue
                if p.prep in _DIRECTIONS | inside and not (p.prep and (child.verb < 0 or p.start < child.verb)):
                    self._named_in(p, h)
                if h.recipients:
                    return
            children.extend(c for c in child.children if c.link in ("that", "if"))

    def _reciprocal(self, clause: Clause) -> bool:
        facts = self.doc.facts
        return any(
            facts[k].norm in ("each", "one") and facts[k + 1].norm in ("other", "another")
            for k in range(clause.verb + 1, min(clause.end, clause.verb + 4) - 1)
        )
