"""Whom a protest is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.reading.clauses import Clause
from musnad.reading.events.happening import Happening
from musnad.reading.events.tolls import TollReader
from musnad.reading.phrases import Phrase

__all__ = ["ProtestReader"]

#: Prepositions before what a protest is against or before whose house it stands.
_AGAINST = ("على", "ضد", "أمام", "قرب", "قبالة", "against", "over", "at", "outside")
#: The same with those of the way a crowd takes, at whose end only the seat of a power is a target.
_AIMED = (*_AGAINST, "إلى", "نحو", "حتى", "باتجاه")
#: Tokens behind a word of protest (احتجاجا على, منددين ب, معادية ل) in which its target is named.
_REACH = 8
_POWERS = ("state", "person", "organisation", "armed_group")


class ProtestReader(TollReader):
    """Finds the power a crowd demonstrates against."""

    def _protested(self, h: Happening, clause: Clause) -> None:
        """Whom a protest is aimed at: the power named after its trigger, else in what the crowd shouts, demands or condemns."""
        for q in clause.preps:
            if q.start <= h.anchors[0][0] or q.prep not in _AIMED:
                continue
            for at in self._parties(q, h):
                kind = self.entities.drafts[at].kind
                if kind != "people" and at not in h.actors and (q.prep in _AGAINST or kind == "organisation"):
                    h.recipients.append(at)
            if h.recipients:
                return
        for p in self._demanded(h):
            found = [at for at in self._powers_in(p, h) if at not in h.actors]
            if found:
                h.recipients.extend(found)
                return

    def _implied_crowds(self, events: list[Happening]) -> None:
        """A protest whose crowd is not named is one of people of the country it takes place in or the report is about."""
        for h in events:
            if h.type != "PROTEST" or h.actors:
                continue
            country = (self.entities.country_of_place(h.place) if h.place is not None else "") or self.entities.focus
            if country in self.doc.world.states:
                h.actors.append(self.entities.civilians(country))

    def _demanded(self, h: Happening) -> Iterator[Phrase]:
        """The phrases that follow a word of protest in the sentence, the nearest first."""
        facts, end = self.doc.facts, self.doc.sentences[h.sentence].end
        words = [i for i in range(h.anchors[0][0], end) if "against" in facts[i].classes]
        phrases = sorted((p for c in self.clauses if c.sentence == h.sentence for p in c.phrases), key=lambda p: p.start)
        for i in words:
            for p in phrases:
                for inner in p.together():
                    if i <= inner.head and inner.start <= i + _REACH:
                        yield inner

    def _powers_in(self, p: Phrase, h: Happening) -> list[int]:
        """The first power inside a phrase: its own entity, else that of what it belongs to."""
        place, inner = h.place, p
        while True:
            found = [at for at in self._parties(inner, h) if self.entities.drafts[at].kind in _POWERS]
            h.place = place
            if found or inner.gen is None:
                return found
            inner = inner.gen
