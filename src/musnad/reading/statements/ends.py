"""Where reported content ends: before trailing cues, attributions, clauses beside it and mere circumstances."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.statements.signs import SignReader

__all__ = ["EndReader"]


class EndReader(SignReader):
    """Finds the ends of what is said."""

    def _until(self, n: int, clause: Clause, start: int, limit: int) -> int:
        """Where reported content ends: at a trailing cue, an attribution, or a parallel clause with a cue of its own."""
        facts = self.doc.facts
        depth = 0
        for i in range(start, limit):
            f = facts[i]
            s = f.surface
            if s == "«" or s == "“" or s == "(":
                depth += 1
            elif s in ("»", "”", ")"):
                depth = max(0, depth - 1)
            if depth:
                continue
            if i > start and self._is_trailing(i):
                return i
            if i > start + 2 and facts[i - 1].surface in ("،", ",", "»", '"') and (self._is_attribution(i) or f.norm == "وذلك"):
                return i
        for c in self.by_sentence[n]:
            if c.verb < 0 or c.start <= start or c is clause:
                continue
            if c.link in ("while", "but", "also", "as") and not c.subject_dropped and (self._reports(c) or self._speaks_up(c)):
                return c.start
            if (
                c.link == "and"
                and facts[c.verb].conj
                and not c.subject_dropped
                and c.opener > start + 2
                and facts[c.opener - 1].tag == "T"
                and self._speaks_up(c)
            ):
                return c.verb
            if c.link == "and" and c.opener > start + 2 and facts[c.opener - 1].value == "then" and self._reports(c):
                return c.opener - 1
            if (
                c.link == "and"
                and facts[c.opener].conj
                and self._reports(c)
                and c.opener > start + 2
                and (facts[c.opener - 1].tag == "T" or c.parent is clause.parent)
            ):
                return c.opener
        return limit

    def _until_plain(self, n: int, start: int, end: int) -> int:
        for k in range(start + 1, end):
            if self._is_trailing(k) or (self.doc.facts[k - 1].tag == "T" and self._is_attribution(k)):
                return k
        for c in self.by_sentence[n]:
            if c.verb >= 0 and c.start > start and c.link in ("while", "but", "also") and self._reports(c):
                return c.start
        return end

    def _phrase_end(self, start: int, limit: int) -> int:
        """Where a governed phrase ends: before what only gives the circumstances (إثر, بعد, وسط, مع سعي)."""
        facts = self.doc.facts
        for i in range(start, limit):
            f = facts[i]
            if (
                (f.tag == "P" and f.value in ("بعد", "وسط", "منذ", "رغم") and f.norm != "بعد" and not f.conj)
                or (f.norm == "بعد" and facts[i - 1].tag == "T")
                or (f.tag == "V" and f.conj and (facts[i - 1].tag == "T" or f.cues))
                or (
                    f.norm == "مع"
                    and i + 1 < limit
                    and facts[i + 1].tag == "N"
                    and not facts[i + 1].definite
                    and not facts[i + 1].heads
                )
            ):
                return i
        return limit

    def _before_contrast(self, n: int, start: int, limit: int) -> int:
        """Where a governed phrase ends: before what the reporter sets beside it (غير أن, فيما, في حين, ولم)."""
        facts = self.doc.facts
        for c in self.clauses:
            if (
                c.sentence == n
                and start < c.start < limit
                and c.verb >= 0
                and facts[c.start - 1].tag == "T"
                and c.link in ("while", "but")
            ):
                return c.start
        return limit
