"""Both parties at once: the two ministers, the two sides, the foreign ministers of two states."""

from __future__ import annotations

from musnad.reading.entities.mentions import MentionReader
from musnad.reading.phrases import Phrase

__all__ = ["PairReader"]


class PairReader(MentionReader):
    """Finds the several parties that one phrase refers to."""

    def both_sides(self) -> list[int]:
        """The two parties that a report speaks of: those joined last, else the last two of different countries."""
        return list(self.last_pair) or self.last_parties(2)

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

    def last_parties(self, count: int) -> list[int]:
        """The last parties of different countries that were met: who `the two sides` are."""
        found: dict[str, int] = {}
        order = sorted(
            (
                (max(d.mentions), at)
                for at, d in enumerate(self.drafts)
                if d.mentions and d.kind in ("state", "person", "armed_group", "organisation")
            ),
            reverse=True,
        )
        for _, at in order:
            actor = self.drafts[at].actor or ""
            if not actor.endswith((" JRN", " UNK")) and actor[:3] not in found:
                found[actor[:3]] = at
            if len(found) == count:
                return list(found.values())
        if not self.ar:  # the two sides of one country
            codes = {
                str(self.drafts[at].actor): at
                for _, at in reversed(order)
                if not str(self.drafts[at].actor).endswith((" JRN", " UNK")) and " " in str(self.drafts[at].actor)
            }
            return list(codes.values())[-count:] if len(codes) >= count else []
        return []

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
