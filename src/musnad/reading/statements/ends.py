"""Where reported content ends: before trailing cues, attributions, clauses beside it and mere circumstances."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.statements.signs import SignReader

__all__ = ["EndReader"]

_CIRCUMSTANCES = frozenset({"because", "when", "although", "as"})
_BESIDE = frozenset({"while", "but", "also", "as"})


class EndReader(SignReader):
    """Finds the ends of what is said."""

    def _until(self, n: int, clause: Clause, start: int, limit: int) -> int:
        """Where reported content ends: at a trailing cue, an attribution, or a clause beside it that tells of its own."""
        aside = self._aside(start, limit)
        if aside is not None:
            return aside
        for c in self.by_sentence[n]:
            if c.verb < 0 or c.start <= start or c is clause:
                continue
            end = self._parallel(clause, c, start)
            if end is not None:
                return end
        return limit

    def _aside(self, start: int, limit: int) -> int | None:
        """The first participle of saying or attribution, outside quotations and brackets, that ends content."""
        facts, depth = self.doc.facts, 0
        for i in range(start, limit):
            f = facts[i]
            s = f.surface
            if s in ("«", "“", "("):
                depth += 1
            elif s in ("»", "”", ")"):
                depth = max(0, depth - 1)
            if depth:
                continue
            if i > start and self._is_trailing(i):
                return i
            if i > start + 2 and facts[i - 1].surface in ("،", ",", "»", '"') and (self._is_attribution(i) or self._resumes(i)):
                return i
        return None

    def _resumes(self, i: int) -> bool:
        """Whether a word takes up all that was said (، وذلك, ، وهو ما, ، الأمر الذي)."""
        facts = self.doc.facts
        if facts[i].norm == "وذلك":
            return True
        after = facts[i + 1] if i + 1 < len(facts) else None
        return after is not None and (
            (facts[i].norm == "وهو" and after.value == "what") or (facts[i].norm == "الامر" and after.tag == "R")
        )

    def _parallel(self, clause: Clause, c: Clause, start: int) -> int | None:
        """Where a clause of the sentence that does not belong to what is said ends it."""
        facts = self.doc.facts
        if c.link in _BESIDE:
            if c.subject_dropped:
                return c.start if c.link == "but" and self._goes_on_speaking(clause, c) else None
            return c.start if self._reports(c) or self._speaks_up(c) else None
        if c.link != "and" or c.opener <= start + 2:
            return None
        before = facts[c.opener - 1]
        if c.subject_dropped:
            return c.opener if self._goes_on_speaking(clause, c) else None
        if facts[c.verb].conj and before.tag == "T" and self._speaks_up(c):
            return c.verb
        if before.value == "then" and self._reports(c):
            return c.opener - 1
        if facts[c.opener].conj and self._reports(c) and (before.tag == "T" or c.parent is clause.parent):
            return c.opener
        return None

    def _goes_on_speaking(self, clause: Clause, c: Clause) -> bool:
        """Whether a joined verb without subject is the next thing that the speaker does (أكد أن ...، ودعا إلى ...)."""
        facts = self.doc.facts
        if clause.sense is None or c.sense is None or c.sense.tense not in (clause.sense.tense, "impf" if c.negated else ""):
            return False
        if facts[c.opener - 1].tag != "T" or not any(cue.pos == "V" for cue, _ in facts[c.verb].cues):
            return False
        return not clause.sense.gender or c.sense.gender == clause.sense.gender or clause.sense.number != c.sense.number

    def _until_plain(self, n: int, start: int, end: int) -> int:
        facts = self.doc.facts
        for k in range(start + 1, end):
            if self._is_trailing(k) or (facts[k - 1].tag == "T" and (self._is_attribution(k) or self._resumes(k))):
                return k
        for c in self.by_sentence[n]:
            if c.verb < 0 or c.start <= start:
                continue
            if c.link in ("while", "but", "also") and (self._reports(c) or facts[c.start - 1].tag == "T"):
                return c.start
            joined = c.link == "and" and facts[c.opener].conj and facts[c.opener - 1].tag == "T"
            if joined and c.sense is not None and c.sense.tense == "perf" and any(cue.pos == "V" for cue, _ in facts[c.verb].cues):
                return c.opener
        return end

    def _phrase_end(self, start: int, limit: int) -> int:
        """Where a governed phrase ends: before what only gives the circumstances (إثر, بعد, وسط, مع سعي)."""
        facts = self.doc.facts
        for i in range(start, limit):
            f = facts[i]
            if (
                (f.tag == "P" and f.value in ("بعد", "وسط", "منذ", "رغم") and f.norm != "بعد" and not f.conj)
                or (f.norm == "بعد" and facts[i - 1].tag == "T")
                or (f.tag == "S" and f.value in _CIRCUMSTANCES)
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
