"""What is said: complement clauses, quotations, governed phrases, and where they end."""

from __future__ import annotations

from musnad.language.tables import Cue, Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.phrases import Phrase
from musnad.reading.statements.said import _CLOSE, _OPEN, _STOPS, Said
from musnad.text import fold

__all__ = ["ContentReader"]


class ContentReader:
    """Finds the stretch of words that a cue introduces."""

    def __init__(self, doc: Document, clauses: list[Clause], entities: EntityReader, tables: Tables) -> None:
        self.doc = doc
        self.clauses = clauses
        self.entities = entities
        self.tables = tables
        self.found: list[Said] = []
        self.speakers: list[int] = []
        self.phrases: list[list[Phrase]] = [[] for _ in doc.sentences]
        self.by_sentence: list[list[Clause]] = [[] for _ in doc.sentences]
        for c in clauses:
            self.phrases[c.sentence].extend(c.phrases)
            self.by_sentence[c.sentence].append(c)

    def _is_media(self, at: int) -> bool:
        return str(self.entities.drafts[at].actor or "").endswith(" JRN")

    def _speaks_up(self, c: Clause) -> bool:
        """Whether somebody named in a clause says, demands, condemns or relays something there."""
        if not any(cue.pos == "V" for cue, _ in self.doc.facts[c.verb].cues) or c.subject is None:
            return False
        at = self.entities.resolve(c.subject)
        return at is not None and self.entities.drafts[at].kind != "place"

    def _reports(self, c: Clause) -> bool:
        """Whether a clause has a cue of plain speech with a complement of its own."""
        if not any(cue.pos == "V" and cue.classes & {"speech", "relay"} for cue, _ in self.doc.facts[c.verb].cues):
            return False
        if c.subject is not None and not c.subject_dropped and c.objects:
            at = self.entities.resolve(c.subject)
            if (at is not None and self.entities.drafts[at].kind in ("people", "person")) or (
                at is not None and self._is_media(at)
            ):
                return True
        return any(k.link == "that" for k in c.children) or any(
            self.doc.facts[i].surface in _OPEN for i in range(c.verb, min(c.end, c.verb + 8))
        )

    def _trailing_regime(self, i: int) -> bool:
        """Whether a complement follows a participle of saying at once (مشيرا إلى أن, مؤكدا أن, داعيا إلى)."""
        facts = self.doc.facts
        for k in range(i + 1, min(i + 6, len(facts))):
            f = facts[k]
            if (f.tag == "S" and f.value == "that") or f.surface in _OPEN or f.surface == ":":
                return True
            if f.tag == "P" or f.prep:
                if f.second and k + 1 < len(facts) and any(h[0] == facts[k + 1].norm for h in f.second):
                    return True
                return f.value in ("إلى", "على", "عن", "من") or f.prep == "ب"
            if f.tag == "T":
                return False
        return False

    def _is_trailing(self, i: int) -> bool:
        f = self.doc.facts[i]
        if not f.cues or f.definite or f.prep:
            return False
        if (
            f.norm.endswith("ه")
            and self.doc.facts[i - 1].tag != "T"
            and any(s.entry.pos == "N" and fold(s.entry.lemma) == f.stem for s in f.senses)
        ):
            return False
        return (
            any("trailing" in c.classes for c, _ in f.cues)
            and (f.norm.endswith(("ا", "ين", "ه")) or self.doc.facts[i - 1].tag == "T")
            and self._trailing_regime(i)
        )

    def _phrase_at(self, i: int) -> tuple[int, str, str] | None:
        """An attribution phrase at token i: tokens after it, its kind and act."""
        facts = self.doc.facts
        if not facts[i].sourced:
            return None
        norm = facts[i].norm
        entries = self.tables.attribution.get(norm) or (self.tables.attribution.get(norm[1:]) if norm[:1] == "و" else None)
        if not entries:
            return None
        for rest, kind, act in entries:
            k = i + 1
            for word in rest:
                if k < len(facts) and facts[k].norm == word:
                    k += 1
                else:
                    break
            else:
                return k, kind, act
            if len(rest) == 1 and len(rest[0]) == 1 and k < len(facts) and facts[k].prep == rest[0]:
                return k, kind, act
        return None

    def _is_attribution(self, i: int) -> bool:
        f = self.doc.facts[i]
        return self._phrase_at(i) is not None or (f.tag == "P" and f.value == "حسب")

    def _opened(self, start: int, close: int) -> bool:
        want = {"»": "«", "”": "“"}.get(self.doc.facts[close].surface, '"')
        marks = [i for i in range(start, close) if self.doc.facts[i].surface == want]
        return bool(marks) if want != '"' else len(marks) % 2 == 1

    def _closing(self, i: int) -> int:
        """The token that closes the quotation opened at i (the end of the text without one)."""
        facts = self.doc.facts
        wanted = {"«": "»", "“": "”"}.get(facts[i].surface, facts[i].surface)
        for k in range(i + 1, min(len(facts), i + 400)):
            if facts[k].surface == wanted:
                return k
        return self.doc.sentences[self.doc.sentence_of[i]].end

    def _trim(self, start: int, end: int) -> tuple[int, int] | None:
        """Content without the punctuation and the quotation marks round it."""
        facts = self.doc.facts
        while start < end and (
            facts[start].surface in _STOPS
            or (facts[start].surface in _OPEN and self._closing(start) >= end - 2)
            or (facts[start].tag == "S" and facts[start].value == "that")
        ):
            start += 1
        while end > start and (
            facts[end - 1].surface in _STOPS or (facts[end - 1].surface in _CLOSE and not self._opened(start, end - 1))
        ):
            end -= 1
        if end - start == 1 and (
            (facts[start].tag == "N" and facts[start].definite)
            or (facts[start].tag == "A" and start and facts[start - 1].value == "that")
        ):
            return start, end  # رحبت بالخطوة, معتبرة أنه باطل
        return (start, end) if end - start >= 2 else None

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
