"""Who both sides are (الطرفان, البلدين, the two countries): the pair of parties met before."""

from __future__ import annotations

from musnad.reading.entities.mentions import MentionReader
from musnad.reading.phrases import Phrase

__all__ = ["SideReader"]

_ABROAD = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC"})  # who mediates is rarely one of the two
_UNCOUNTED = frozenset({"", "GOV", "MIL", "PTY", "REB"})


class SideReader(MentionReader):
    """Resolves nouns for the two parties of a conflict or a treaty."""

    subject: Phrase | None = None  # of the clause whose phrases are resolved: the two sides are others

    def _sides(self, p: Phrase) -> bool:
        """Whether a phrase with a word of number stands for the two parties met before; they become its group."""
        head = p.heads
        if self.ar or head is None or head.number == "s" or p.adjectives or p.of:
            return False
        if p.gen is not None:
            if p.gen.group and p.gen.start < p.head:  # the two countries' ministers
                p.group = p.gen.group
            return bool(p.group)
        two = p.count == 2 or self.doc.facts[p.start].norm == "both"
        counted = two and head.kind in ("state", "org", "people", "armed") and head.sector in _UNCOUNTED
        named = p.definite and ("party" in head.classes or (head.sector == "PTY" and "group" in head.classes))
        if not (p.definite and (counted or named)):
            return False
        pair = self.both_sides(p)
        if pair:
            p.group = pair
        return bool(pair)

    def both_sides(self, p: Phrase) -> list[int]:
        """The last two parties that were named together or against each other, without the subject that speaks of them."""
        own = self._speaker_of(p)
        for pair in reversed(self.pairs):
            if not own & set(pair):
                return list(pair)
        outside = {self._actor_country(at) for at in own if at is not None and at >= 0} | _ABROAD
        found: dict[str, int] = {}
        for at in self._met():
            country = self._actor_country(at)
            if country not in outside:
                found.setdefault(country, at)
        if len(found) < 2:  # the two sides of one country
            found = {}
            for at in self._met():
                if self._actor_country(at) not in outside:
                    found.setdefault(str(self.drafts[at].actor), at)
        return list(found.values())[:2] if len(found) > 1 else []

    def _speaker_of(self, p: Phrase) -> set[int | None]:
        """Who is the subject of the clause a phrase stands in: whoever the phrase means, not him."""
        return set() if self.subject is None or self.subject is p else {q.entity for q in self.subject.together()}

    def last_parties(self, count: int, p: Phrase) -> list[int]:
        """As many parties of different countries as were met last, without the subject that speaks of them; none if fewer were."""
        outside = {self._actor_country(at) for at in self._speaker_of(p) if at is not None and at >= 0} | _ABROAD
        found: dict[str, int] = {}
        for at in self._met():
            if self._actor_country(at) not in outside:
                found.setdefault(self._actor_country(at), at)
        return list(found.values())[:count] if len(found) >= count else []

    def _met(self) -> list[int]:
        """Parties met so far, the last first."""
        met = [(max(d.mentions), at) for at, d in enumerate(self.drafts) if d.mentions and self.is_party(at)]
        return [at for _, at in sorted(met, reverse=True) if not str(self.drafts[at].actor).endswith(" UNK")]

    def _actor_country(self, at: int) -> str:
        return str(self.drafts[at].actor)[:3]
