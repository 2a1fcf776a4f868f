"""Titles of several persons at once: the two ministers, the foreign ministers of two states."""

from __future__ import annotations

from musnad.reading.entities.sides import SideReader
from musnad.reading.phrases import Phrase

__all__ = ["PairReader"]


class PairReader(SideReader):
    """Finds the several parties that one phrase refers to."""

    def parties_behind(self, p: Phrase) -> list[int]:
        """The parties that a title of several persons names (وزيرا خارجية روسيا وتركيا, وزيرا الدفاع الأميركي والعراقي)."""
        codes = [d.code for i in p.adjectives if (d := self.doc.facts[i].demonym) is not None]
        if p.gen is not None:
            if p.gen.group:
                return p.gen.group
            named = [q.entity for q in p.gen.together() if q.entity is not None and q.entity >= 0]
            if len({self.drafts[at].actor for at in named}) > 1 and all(self.is_party(at) for at in named):
                return named
            if not codes:
                codes = [d.code for i in p.gen.adjectives if (d := self.doc.facts[i].demonym) is not None]
        codes = list(dict.fromkeys(codes))
        return [self.state(code) for code in codes] if len(codes) > 1 else []

    def group_of(self, p: Phrase) -> list[int]:
        """The persons a title in the dual or with its number means (الوزيران, الزعماء الثلاثة): the last holders of such an office.

        A word for any person or leader refers to whoever was met last, of two parties (الرجلان, الزعيمان).
        """
        head = p.heads
        if head is None or head.number not in ("d", "p") or p.gen is not None or p.adjectives or not p.definite:
            return []
        anybody = head.role == "leader" or "someone" in head.classes
        if head.kind != "title" and not anybody:
            return []
        wanted = int(p.count) if self.ar and p.count is not None else 2
        if self.ar and head.number == "p" and p.count is None and anybody:
            return []
        own = self._speaker_of(p)
        if anybody and wanted == 2:
            for pair in reversed(self.pairs):
                if len(pair) == 2 and not own & set(pair) and all(self.drafts[at].kind == "person" for at in pair):
                    return list(pair)
        found: list[int] = []
        for at in reversed(self.last_person):
            draft = self.drafts[at]
            office = draft.role == head.role or (head.role == "minister" and draft.role.endswith("minister"))
            other = self.ar and anybody and str(draft.actor) not in {str(self.drafts[k].actor) for k in found}
            if at in found or at in own or not (other or (draft.role and (office or (anybody and not self.ar)))):
                continue
            found.append(at)
            if len(found) == wanted:
                return found[::-1]
        return []
