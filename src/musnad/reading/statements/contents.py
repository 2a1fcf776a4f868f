"""What is said: complement clauses, quotations and governed phrases."""

from __future__ import annotations

from musnad.language.tables import Cue
from musnad.reading.clauses import Clause
from musnad.reading.statements.ends import EndReader
from musnad.reading.statements.said import _OPEN
from musnad.text import fold

__all__ = ["ContentReader"]


class ContentReader(EndReader):
    """Finds the stretch of words that a cue introduces."""

    def _quote(self, begin: int, limit: int, clause: Clause) -> tuple[int, int] | None:
        """A quotation after the cue: right after it or after the speaker, usually behind a colon."""
        facts = self.doc.facts
        i = begin
        colon = False
        while i < limit:
            s = facts[i].surface
            if s == ":":
                colon = True
            elif s in _OPEN and (colon or i == begin or facts[i - 1].tag in "TS" or i - begin <= 14):
                close = self._closing(i)
                if close - i < 3 and not colon:
                    i = close + 1
                    continue
                if close - i >= 4 or colon:
                    stop = min(close, limit)
                    return self._trim(i + 1, stop)
                return None
            elif facts[i].tag == "S" and facts[i].value == "that":
                return None
            elif colon and facts[i].tag != "T":
                return self._trim(i, limit)
            elif (facts[i].tag == "V" and (facts[i].conj or facts[i].cues)) or (
                facts[i].tag == "S" and facts[i].value in ("while", "but", "as")
            ):
                return None
            i += 1
        return None

    def _governed(self, n: int, clause: Clause, way: str, begin: int, limit: int) -> tuple[int, int] | None:
        doc = self.doc
        if way == "o":
            p = next((p for p in clause.objects if p.start >= begin), None)
            if p is not None and p.start < limit and clause.link == "rel" and clause.antecedent is p:
                return None
            if p is None or p.name is not None or (p.heads is not None and p.heads.kind in ("title", "people", "place", "media")):
                return None
            return self._trim(
                p.start, self._phrase_end(p.end, self._before_contrast(n, p.end, self._until(n, clause, p.start, limit)))
            )
        if way in ("ب", "عن", "إلى", "على", "من", "في", "ل", "to", "of", "for", "against", "on", "with"):
            wanted = fold(way)
            near = [p for p in clause.phrases if p.start >= begin][:6]
            for p in clause.preps:
                if p.start < begin or fold(p.prep) != wanted or p not in near:
                    continue
                if p.name is not None or (
                    p.heads is not None and p.heads.kind in ("title", "people", "place", "media", "org", "counterpart")
                ):
                    continue
                if doc.lang == "ar" and doc.facts[p.head].tag == "P":
                    continue  # في بيان لها
                start = p.start - (doc.facts[p.start - 1].stem == "عدم")
                return self._trim(
                    start, self._phrase_end(p.end, self._before_contrast(n, p.end, self._until(n, clause, p.start, limit)))
                )
        return None

    def _other_verb(self, clause: Clause, opener: int) -> bool:
        """Whether another clause that takes a complement stands between a cue and the complementiser."""
        return any(
            c.verb > clause.verb and c.verb < opener and c.parent is clause and c.link not in ("rel", "that")
            for c in clause.children
        )

    def _is_tight(self, clause: Clause, cue: Cue, mark: int, begin: int) -> bool:
        """Whether a quotation mark stands right after the cue, its speaker, a colon or a comma, and so opens what is said."""
        facts = self.doc.facts
        if mark <= begin or facts[mark - 1].surface in (":", ",", "،") or facts[mark - 1].tag == "S":
            return True
        if facts[mark - 1].tag == "P" and facts[mark - 1].value in cue.regime:
            return True  # دعت الوزارة الجانبين إلى «ضبط النفس»
        return clause.subject is not None and clause.subject.end == mark

    def _is_complement(self, clause: Clause, cue: Cue, that: Clause) -> bool:
        """Whether a clause with أن is what the cue says, not that of a participle between (معتبرا أن) or a condition (على أن)."""
        facts = self.doc.facts
        if self.doc.lang != "ar":
            return True
        if any(self._is_trailing(i) for i in range(clause.verb + 2, that.opener) if facts[i - 1].tag == "T"):
            return False
        opener = facts[that.opener]
        return (
            opener.tag != "P"
            or any(fold(way).startswith(opener.norm + " ") for way in cue.regime)
            or opener.value not in ("على", "قبل", "بعد", "دون", "منذ")
        )

    def _content(self, n: int, clause: Clause, cue: Cue, after: int = -1) -> tuple[int, int] | None:
        """Tokens of what is said: the complement clause, the quotation, or the phrase that the cue governs."""
        doc = self.doc
        begin = max(clause.verb + 1, after)
        limit = doc.sentences[n].end
        quote = self._quote(begin, limit, clause)
        if "describe" in cue.classes and clause.objects and clause.objects[0].start >= begin:
            return self._trim(clause.objects[0].start, self._until(n, clause, clause.objects[0].start, limit))
        that = next((c for c in clause.children if c.link == "that" and c.opener >= begin), None)
        if that is not None and not self._is_complement(clause, cue, that):
            that = None
        if that is not None and (quote is None or that.opener < quote[0]) and not self._other_verb(clause, that.opener):
            start = that.opener + (
                2
                if doc.facts[that.opener].second
                and that.opener + 1 < limit
                and any(h[0] == doc.facts[that.opener + 1].norm and h[1] == "S" for h in doc.facts[that.opener].second)
                else 1
            )
            return self._trim(start, self._until(n, clause, start, limit))
        tight = quote is not None and self._is_tight(clause, cue, quote[0] - 1, begin)
        if tight or "quoted-only" in cue.classes:
            return quote
        for way in cue.regime:
            found = self._governed(n, clause, way, begin, limit)
            if found is not None:
                return found
        return quote

    def _after(self, n: int, i: int, end: int) -> tuple[int, int] | None:
        """What a participle of saying introduces."""
        facts = self.doc.facts
        k = i + 1
        while (
            k < end
            and not (facts[k].tag == "S" and facts[k].value == "that")
            and facts[k].surface not in _OPEN
            and facts[k].surface != ":"
        ):
            if (facts[k].tag == "P" and facts[k].value in ("إلى", "على", "عن", "من", "في")) or facts[k].prep == "ب":
                if k + 1 < end and facts[k + 1].tag == "S":
                    k += 1
                    break
                stop = self._until_plain(n, k + 1, end)
                return self._trim(k if facts[k].prep else k + 1, stop)
            k += 1
            if k - i > 5:
                return None
        if k >= end:
            return None
        if facts[k].surface in _OPEN:
            return self._trim(k + 1, min(self._closing(k), end))
        return self._trim(k + 1, self._until_plain(n, k + 1, end))
