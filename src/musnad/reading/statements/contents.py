"""What is said: complement clauses, quotations and governed phrases."""

from __future__ import annotations

from musnad.language.tables import Cue
from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase
from musnad.reading.statements.ends import EndReader
from musnad.reading.statements.said import OPEN_QUOTES
from musnad.text import fold

__all__ = ["ContentReader"]


#: The ways a cue may govern what is said in a phrase: its object, or a preposition.
_WAYS = frozenset({"o", "ب", "عن", "إلى", "على", "من", "في", "ل", "to", "of", "for", "against", "on", "with"})


#: Cues that take a clause without its standing in their regime.
_CLAUSAL = frozenset({"express", "relay", "quote", "describe"})


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
            elif s in OPEN_QUOTES and (colon or i == begin or facts[i - 1].tag in "TS" or i - begin <= 14):
                close = self._closing(i)
                if not colon and (close - i < 3 or self._is_named(i + 1, close)):
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

    def _is_named(self, start: int, end: int) -> bool:
        """Whether quotation marks only hold the name of somebody known."""
        name = self.doc.names[start]
        return name is not None and name.end == end

    def _governed(self, n: int, clause: Clause, cue: Cue, way: str, begin: int, limit: int) -> tuple[int, int] | None:
        """The phrase that a cue governs in one of its ways: its object (o) or the one behind a preposition."""
        if way == "o":
            objects = [p for p in clause.objects if p.start >= begin]
            addressed = {"demand", "addressee"} <= cue.classes and len(objects) > 1
            p = objects[addressed] if objects else None
            if p is None or p.start >= limit or (clause.link == "rel" and clause.antecedent is p) or self._is_somebody(p, cue):
                return None
            return self._ended(n, clause, p.start, p.end, limit)
        wanted = fold(way)
        near = [p for p in clause.phrases if p.start >= begin][:6]
        for p in clause.preps:
            if p.start < begin or fold(p.prep) != wanted or p not in near or self._is_somebody(p, cue):
                continue
            if self.doc.lang == "ar" and self.doc.facts[p.head].tag == "P":
                continue  # في بيان لها
            start = p.start - (self.doc.facts[p.start - 1].stem == "عدم")
            return self._ended(n, clause, start, p.end, limit)
        return self._pronoun(clause, cue, way, begin, limit)

    def _ended(self, n: int, clause: Clause, start: int, after: int, limit: int) -> tuple[int, int] | None:
        """A governed phrase from `start`, with what follows token `after` as far as it belongs to it."""
        if self.doc.facts[start - 1].surface in OPEN_QUOTES:
            start -= 1
        end = self._before_contrast(n, after, self._until(n, clause, start, limit))
        return self._trim(start, self._phrase_end(after, end))

    def _is_somebody(self, p: Phrase, cue: Cue) -> bool:
        """Whether a phrase is rather the one spoken to, or of whom is spoken, than what is said; praise may go to somebody."""
        if p.demonstrative and p.head == p.start:
            return True  # عبر عن ذلك
        if cue.act == "praise" and "judge" in cue.classes:
            return False
        if p.name is not None:
            return True
        kinds = ("title", "people", "place", "media") if not p.prep else ("title", "people", "place", "media", "org", "counterpart")
        return p.heads is not None and p.heads.kind in kinds

    def _pronoun(self, clause: Clause, cue: Cue, way: str, begin: int, limit: int) -> tuple[int, int] | None:
        """A judgement on what a pronoun takes up (رحب به الوزير, نددت بها): the preposition with its pronoun."""
        facts = self.doc.facts
        if "judge" not in cue.classes or clause.link == "rel":
            return None
        for k in range(begin, min(limit, clause.end, begin + 12)):
            if facts[k].tag == "P" and facts[k].enclitic and facts[k].value == way:
                return k, k + 1
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
        if not (cue.classes & _CLAUSAL or any(fold(way).endswith("ان") for way in cue.regime)):
            return False
        if "complement-only" in cue.classes and any(p.prep == "على" and p.start < that.opener for p in clause.preps):
            return False  # اتفقا على السلام، على أن يزور
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
        begin = max(clause.verb + 1, after)
        limit = self.doc.sentences[n].end
        if "describe" in cue.classes and clause.objects and clause.objects[0].start >= begin:
            return self._trim(clause.objects[0].start, self._until(n, clause, clause.objects[0].start, limit))
        quote = self._quote(begin, limit, clause)
        that = next((c for c in clause.children if c.link == "that" and c.opener >= begin), None)
        if that is not None and not (self._is_complement(clause, cue, that) and not self._other_verb(clause, that.opener)):
            that = None
        if that is not None and (quote is None or that.opener < quote[0] or self._names_only(quote, that.opener)):
            start = that.opener + (2 if self._two_words(that.opener, limit) else 1)
            return self._trim(start, self._until(n, clause, start, limit))
        if "complement-only" in cue.classes or ("claim" in cue.classes and not self._is_claimed(clause)):
            return None
        if quote is not None:
            whole = self._whole_phrase(n, clause, cue, quote, begin, limit)
            if whole is not None:
                return whole
            if self._is_tight(clause, cue, quote[0] - 1, begin) or "quoted-only" in cue.classes:
                return quote
        elif "quoted-only" in cue.classes:
            return None
        ways = (self._governed(n, clause, cue, way, begin, limit) for way in cue.regime if way in _WAYS)
        governed = (found for found in ways if found is not None)
        return next(governed, quote) if "addressee" in cue.classes else min(governed, default=quote)

    def _is_claimed(self, clause: Clause) -> bool:
        """Whether somebody claims an attack (تبنى التنظيم الهجوم), not adopts a resolution; تبني is the verbal noun."""
        facts = self.doc.facts
        if facts[clause.verb].surface.endswith("ي") or clause.subject is None or clause.subject_dropped:
            return False
        return any("attack" in facts[p.head].classes for p in clause.objects)

    def _two_words(self, opener: int, limit: int) -> bool:
        """Whether a complementiser is written as two words (على أن, عن أن)."""
        facts = self.doc.facts
        if not facts[opener].second or opener + 1 >= limit:
            return False
        return any(h[0] == facts[opener + 1].norm and h[1] == "S" for h in facts[opener].second)

    def _names_only(self, quote: tuple[int, int], opener: int) -> bool:
        """Whether a quotation before the complement is only what somebody or something is called (قناة «سكاي نيوز عربية»)."""
        return quote[1] < opener and not any(self.doc.facts[k].surface == ":" for k in range(quote[0] - 2, quote[0]))

    def _whole_phrase(
        self, n: int, clause: Clause, cue: Cue, quote: tuple[int, int], begin: int, limit: int
    ) -> tuple[int, int] | None:
        """The phrase that a quotation only begins or stands in (دعا إلى «وقف فوري للقتال» بين الجانبين, أعلن بدء «عملية خاصة»).

        None when the quoted words are all that is said.
        """
        facts = self.doc.facts
        mark = quote[0] - 1
        if self.doc.lang != "ar" or facts[mark].surface not in OPEN_QUOTES or facts[mark - 1].surface == ":":
            return None
        close = min(self._closing(mark), limit - 1)
        goes_on = close + 1 < limit and facts[close + 1].tag not in "TVS"
        goes_on = goes_on and not (facts[close + 1].conj and any(c.pos == "V" for c, _ in facts[close + 1].cues))
        goes_on = goes_on and not self._is_trailing(close + 1) and not self._is_attribution(close + 1)
        if "o" in cue.regime and "quoted-only" not in cue.classes:
            p = next((p for p in clause.objects if begin <= p.start < mark and not self._is_somebody(p, cue)), None)
            if p is not None and not any(f.tag == "T" for f in facts[p.end : mark]):
                return self._ended(n, clause, p.start, close + 1, limit) if goes_on else self._trim(p.start, close + 1)
        led = facts[mark - 1].value in cue.regime or facts[mark - 1].prep in cue.regime
        if not goes_on or not (led or "o" in cue.regime) or "quoted-only" in cue.classes:
            return None
        return self._ended(n, clause, mark, close + 1, limit)

    def _led_content(self, n: int, begin: int, end: int) -> tuple[int, int] | None:
        """What a participle or noun of saying introduces, from the token where it begins."""
        facts = self.doc.facts
        if begin >= len(facts):
            return None
        if facts[begin].surface in OPEN_QUOTES:
            close = self._closing(begin)
            if close + 1 >= end or facts[close + 1].tag in "TVS" or facts[close + 1].conj:
                return self._trim(begin + 1, min(close, end))
        return self._trim(begin, self._until_plain(n, begin, end))
