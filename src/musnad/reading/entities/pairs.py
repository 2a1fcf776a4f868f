"""Titles of several persons at once: the two ministers, the foreign ministers of two states."""

from __future__ import annotations

from musnad.reading.entities.sides import SideReader
from musnad.reading.phrases import Phrase

__all__ = ["PairReader"]


class PairReader(SideReader):
    """Finds the several parties that one phrase refers to."""

    def states_behind(self, p: Phrase) -> list[int]:
        """The states that a title of several persons names (وزيرا خارجية روسيا وتركيا, وزيرا الدفاع الأميركي والعراقي)."""
        codes = [d.code for i in p.adjectives if (d := self.doc.facts[i].demonym) is not None]
        if p.gen is not None:
            if p.gen.group:
                return p.gen.group
            named = [q.entity for q in p.gen.together() if q.entity is not None and q.entity >= 0]
            if len(named) > 1 and all(self.drafts[at].kind == "state" for at in named):
                return named
            if not codes:
                codes = [d.code for i in p.gen.adjectives if (d := self.doc.facts[i].demonym) is not None]
        codes = list(dict.fromkeys(codes))
        return [self.state(code) for code in codes] if len(codes) > 1 else []

    def group_of(self, p: Phrase) -> list[int]:
        """The two persons a dual title refers to (الوزيران, الرئيسان): the last two holders of such an office."""
        head = p.heads
        if (
            head is None
            or head.kind != "title"
            or head.number not in ("d", "p")
            or p.gen is not None
            or p.adjectives
            or not p.definite
        ):
            return []
        found: list[int] = []
        for at in reversed(self.last_person):
            role = self.drafts[at].role
            if (
                at not in found
                and role
                and (
                    role == head.role
                    or (head.role == "minister" and role.endswith("minister"))
                    or (not self.ar and head.role == "leader")
                )
            ):
                found.append(at)
            if len(found) == 2:
                return found[::-1]
        return []
