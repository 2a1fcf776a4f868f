"""Statements: who says what, and through whom it came, read off clauses with a word of saying."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Cue, Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.phrases import Phrase
from musnad.text import fold

__all__ = ["Said", "StatementReader"]

_OPEN = frozenset('«"“')
_CLOSE = frozenset('»"”')
_STOPS = frozenset(".،,؛;:!؟?-–")


class Said:
    """A statement being gathered; spans are tokens, `speaker` and `via` are entity drafts."""

    __slots__ = ("act", "clause", "content", "cue", "quoted", "rule", "sentence", "speaker", "speaker_phrase", "via")

    def __init__(
        self, cue: tuple[int, int], content: tuple[int, int], act: str, rule: str, clause: Clause | None, sentence: int
    ) -> None:
        self.cue = cue
        self.content = content
        self.act = act
        self.rule = rule
        self.clause = clause
        self.sentence = sentence
        self.speaker: int | None = None
        self.speaker_phrase: Phrase | None = None
        self.via: list[int] = []
        self.quoted = False

    def __repr__(self) -> str:
        return f"Said({self.act}, speaker={self.speaker}, via={self.via}, content={self.content})"


class StatementReader:
    """Reads the statements of one report."""

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

    def read(self) -> list[Said]:
        """All statements in text order."""
        for n, here in enumerate(self.by_sentence):
            if here:
                self._sentence(n, here)
        self._continued_quotes()
        return self.found

    # one sentence ------------------------------------------------------------------------------------------------

    def _sentence(self, n: int, clauses: list[Clause]) -> None:
        start = len(self.found)
        sources = self._attributions(n)
        if self._said_so(n, clauses, sources):
            return
        for clause in clauses:
            if clause.verb >= 0:
                self._verbal(n, clause)
        self._participles(n, sources)
        here = sorted(self.found[start:], key=lambda s: s.cue[0])
        self._attributed(n, sources, here)
        del self.found[start:]
        self.found.extend(self._nested(sorted(here, key=lambda s: (s.content[0], -s.content[1]))))
        for s in self.found[start:]:
            if s.speaker is not None:
                self.speakers.append(s.speaker)

    def _said_so(self, n: int, clauses: list[Clause], sources: list[tuple[int, int, str, str, Phrase | None]]) -> bool:
        """جاء ذلك على لسان: the sentence only names the source of what the sentence before said."""
        facts = self.doc.facts
        main = clauses[0]
        if main.verb < 0 or "came" not in self.tables.classes.get(
            fold(facts[main.verb].senses[0].entry.lemma) if facts[main.verb].senses else "", ()
        ):
            return False
        after = main.verb + 1
        if after >= len(facts) or (facts[after].tag != "D" and not (main.subject is not None and main.subject.demonstrative)):
            return False
        found = [self.entities.force(p) for _, _, _, _, p in sources if p is not None]
        relayed = [at for at in found if at is not None]
        for s in self.found:
            if s.sentence == n - 1:
                s.via.extend(at for at in relayed if at not in s.via and at != s.speaker)
        people = [at for at in relayed if not self._is_media(at)]
        self.speakers.extend(people[:1])
        return bool(relayed)

    def _last_speaker(self, sense: Sense | None) -> int | None:
        """The last speaker whom a verb without subject can go back to, by gender."""
        for at in reversed(self.speakers[-6:]):
            gender = self.entities.drafts[at].gender
            if (
                sense is None
                or not sense.gender
                or not gender
                or gender == sense.gender
                or sense.number != "s"
                or self.entities.drafts[at].number == "p"
            ):
                return at
        return self.speakers[-1] if self.speakers else None

    def _is_media(self, at: int) -> bool:
        return str(self.entities.drafts[at].actor or "").endswith(" JRN")

    # cue verbs ---------------------------------------------------------------------------------------------------

    def _verbal(self, n: int, clause: Clause) -> None:
        doc = self.doc
        f = doc.facts[clause.verb]
        if not f.cues or clause.question:
            return
        for cue, sense in f.cues:
            if cue.pos != "V" or sense.tense in ("act", "pas", "msd"):
                continue
            if "relay" in cue.classes and self._relay(n, clause, cue, sense):
                return
            content = self._content(n, clause, cue)
            after = False
            if content is None and self.doc.lang != "ar" and "speech" in cue.classes:
                content = self._before(n, clause)
                after = content is not None
            if content is None:
                continue
            if clause.negated and ("speech" not in cue.classes or cue.act in ("say", "announce", "confirm")):
                continue
            if "called" in cue.classes and sense.tense == "impf" and self.doc.facts[clause.verb + 1].tag in "MX":
                continue  # يدعى علي حسين: is called
            if cue.lemma == "اعتقد" and clause.link == "rel":
                continue
            if "filler" in cue.classes and clause.subject_dropped and sense.tense == "impf":
                self.doc.leave("statements", *self.doc.span(*content), cue.id, "a set phrase that names no speaker")
                continue
            said = Said((clause.verb, clause.verb + 1), content, cue.act, cue.id, clause, n)
            self._speaker(said, clause, cue)
            if after and (said.speaker is None or clause.subject_dropped) and clause.objects:
                said.speaker = self.entities.force(clause.objects[0])
            self.found.append(said)
            return

    def _before(self, n: int, clause: Clause) -> tuple[int, int] | None:
        """What is said before its attribution (..., the ministry said; "...," said the envoy)."""
        facts = self.doc.facts
        start = clause.verb
        if not clause.subject_dropped and clause.subject is not None and clause.subject.start < clause.verb:
            start = clause.subject.start
        first = self.doc.sentences[n].start
        before = start - 1
        while before > first and facts[before].norm in ("the", "a", "an"):
            before -= 1
        if before <= first + 1 or facts[before].surface not in (",", '"', "”", "»"):
            return None
        begin = max([s.content[1] for s in self.found if s.sentence == n and s.content[1] <= before] + [first])
        return self._trim(begin, before)

    def _relay(self, n: int, clause: Clause, cue: Cue, sense: Sense) -> bool:
        """نقلت الوكالة عن مسؤول أن: the subject carries, the complement of عن speaks."""
        facts = self.doc.facts
        source = next(
            (p for p in clause.preps if p.prep == "عن" and p.start > clause.verb and self.entities.resolve(p) is not None), None
        )
        before = None
        if source is None:
            near = range(clause.verb + 1, min(clause.verb + 4, len(facts)))
            if not any(facts[k].tag == "P" and facts[k].value == "عن" and facts[k].enclitic for k in near):
                return False
            before = next((at for at in reversed(self.speakers) if not self._is_media(at)), None)
            if before is None:
                before = self._subject_before(n, clause.verb)
        content = self._content(n, clause, cue, after=source.end if source is not None else clause.verb + 1)
        if content is None:
            return False
        said = Said((clause.verb, clause.verb + 1), content, cue.act, f"{cue.id}-from", clause, n)
        said.speaker = self.entities.resolve(source) if source is not None else before
        said.speaker_phrase = source
        carriers = clause.subject.together() if clause.subject is not None and not clause.subject_dropped else []
        if not carriers and clause.objects and source is not None:
            carriers = clause.objects[0].together()
        if not carriers and self.found and clause.subject_dropped:
            said.via.extend(v for v in self.found[-1].via if v != said.speaker)
        for p in carriers:
            at = self.entities.resolve(p)
            if at is not None and at != said.speaker:
                said.via.append(at)
        self.found.append(said)
        return True

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

    def _is_tight(self, clause: Clause, cue: Cue, mark: int, begin: int) -> bool:
        """Whether a quotation mark stands right after the cue, its speaker, a colon or a comma, and so opens what is said."""
        facts = self.doc.facts
        if mark <= begin or facts[mark - 1].surface in (":", ",", "،") or facts[mark - 1].tag == "S":
            return True
        if facts[mark - 1].tag == "P" and facts[mark - 1].value in cue.regime:
            return True  # دعت الوزارة الجانبين إلى «ضبط النفس»
        return clause.subject is not None and clause.subject.end == mark

    def _other_verb(self, clause: Clause, opener: int) -> bool:
        """Whether another clause that takes a complement stands between a cue and the complementiser."""
        return any(
            c.verb > clause.verb and c.verb < opener and c.parent is clause and c.link not in ("rel", "that")
            for c in clause.children
        )

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

    def _closing(self, i: int) -> int:
        """The token that closes the quotation opened at i (the end of the text without one)."""
        facts = self.doc.facts
        wanted = {"«": "»", "“": "”"}.get(facts[i].surface, facts[i].surface)
        for k in range(i + 1, min(len(facts), i + 400)):
            if facts[k].surface == wanted:
                return k
        return self.doc.sentences[self.doc.sentence_of[i]].end

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

    def _is_attribution(self, i: int) -> bool:
        f = self.doc.facts[i]
        return self._phrase_at(i) is not None or (f.tag == "P" and f.value == "حسب")

    def _phrase_at(self, i: int) -> tuple[int, str, str] | None:
        """An attribution phrase at token i: tokens after it, its kind and act."""
        facts = self.doc.facts
        norm = facts[i].norm
        entries = self.tables.attribution.get(norm) or (self.tables.attribution.get(norm[1:]) if norm[:1] == "و" else None)
        if not entries:
            return None
        for rest, kind, act in entries:
            k = i + 1
            for word in rest:
                if k < len(facts) and facts[k].norm == word:
                    k += 1
                elif k < len(facts) and len(word) == 1 and facts[k].prep == word:
                    break
                else:
                    break
            else:
                return k, kind, act
            if len(rest) == 1 and len(rest[0]) == 1 and k < len(facts) and facts[k].prep == rest[0]:
                return k, kind, act
        return None

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

    def _opened(self, start: int, close: int) -> bool:
        want = {"»": "«", "”": "“"}.get(self.doc.facts[close].surface, '"')
        marks = [i for i in range(start, close) if self.doc.facts[i].surface == want]
        return bool(marks) if want != '"' else len(marks) % 2 == 1

    # speakers ----------------------------------------------------------------------------------------------------

    def _speaker(self, said: Said, clause: Clause, cue: Cue) -> None:
        entities = self.entities
        phrase = clause.subject
        at = None
        if (phrase is not None and phrase.start < said.content[0]) or (phrase is not None and phrase.start >= said.content[1]):
            at = entities.resolve(phrase) if clause.subject_dropped and clause.antecedent is not phrase else entities.force(phrase)
        passive = clause.sense is not None and clause.sense.voice == "p"
        if clause.subject_dropped and clause.link in ("main", "and", "also", "but"):
            last = self._last_speaker(clause.sense)
            if last is not None and (phrase is None or at is None or clause.link in ("main", "also")):
                at = last
        elif clause.subject_dropped and clause.link in ("while", "as"):
            at = None
        if passive and clause.subject is None:
            at = None
        said.speaker = at
        said.speaker_phrase = phrase
        for p in self._carriers(clause, said):
            carrier = entities.resolve(p)
            if carrier is not None and carrier != said.speaker and self._is_media(carrier) and carrier not in said.via:
                said.via.append(carrier)

    def _carriers(self, clause: Clause, said: Said) -> list[Phrase]:
        """Phrases beside the cue that may name a carrier: قال لرويترز, في حديث لقناة, أبلغ الوكالة."""
        found: list[Phrase] = []
        for p in clause.phrases:
            if said.content[0] <= p.start < said.content[1]:
                continue
            for q in p.together():
                if p.prep in ("ل", "مع", "إلى", "الي", "عبر", "على", "to", "with", "on", "by") or (
                    not p.prep and p in clause.objects
                ):
                    found.append(q)
                    found.extend(x for _, x in q.of)
        return found

    # participles and nouns of saying -----------------------------------------------------------------------------

    def _participles(self, n: int, sources: list[tuple[int, int, str, str, Phrase | None]]) -> None:
        doc = self.doc
        start, end = doc.sentences[n].start, doc.sentences[n].end
        for i in range(start + 1, end):
            f = doc.facts[i]
            if not f.cues or f.definite:
                continue
            if self._is_trailing(i):
                cue = next(c for c, _ in f.cues if "trailing" in c.classes)
                content = self._after(n, i, end)
                if content is None:
                    continue
                said = Said((i, i + 1), content, cue.act, cue.id, None, n)
                before = [s for s in self.found if s.sentence == n and s.cue[0] < i and s.speaker is not None]
                named = [p for at, _, _, _, p in sources if p is not None and (before[-1].cue[0] if before else 0) < at < i]
                source = self.entities.resolve(named[-1]) if named else None
                if source is not None and not self._is_media(source):
                    said.speaker = source  # على ما أعلن الوزير، مضيفا أن
                else:
                    said.speaker = before[-1].speaker if before else self._subject_before(n, i)
                said.via = list(before[-1].via) if before else []
                self.found.append(said)
            elif f.tag == "N" and any(c.pos == "N" for c, _ in f.cues) and f.enclitic:
                self._noun_cue(n, i, end)

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

    def _until_plain(self, n: int, start: int, end: int) -> int:
        for k in range(start + 1, end):
            if self._is_trailing(k) or (self.doc.facts[k - 1].tag == "T" and self._is_attribution(k)):
                return k
        for c in self.by_sentence[n]:
            if c.verb >= 0 and c.start > start and c.link in ("while", "but", "also") and self._reports(c):
                return c.start
        return end

    def _subject_before(self, n: int, i: int) -> int | None:
        for c in reversed(self.by_sentence[n]):
            if 0 <= c.verb < i and c.link in ("main", "and") and c.subject is not None:
                return self.entities.resolve(c.subject)
        return self._last_speaker(None)

    def _noun_cue(self, n: int, i: int, end: int) -> None:
        """تأكيده أن, قوله إن: a noun of saying with its speaker as pronoun; the source of a relay before it speaks."""
        facts = self.doc.facts
        k = i + 1
        while k < min(end, i + 4) and not (facts[k].tag == "S" and facts[k].value == "that") and facts[k].surface not in _OPEN:
            k += 1
        if k >= min(end, i + 4):
            return
        if any(s.sentence == n and s.content[0] - 3 <= k <= s.content[1] for s in self.found):
            return
        content = self._trim(k + 1, min(self._closing(k), end) if facts[k].surface in _OPEN else self._until_plain(n, k + 1, end))
        if content is None:
            return
        cue = next(c for c, _ in facts[i].cues if c.pos == "N")
        said = Said((i, i + 1), content, cue.act, cue.id, None, n)
        source = [p for p in self.phrases[n] if p.end <= i and p.prep in ("عن", "على لسان")]
        said.speaker = self.entities.resolve(source[-1]) if source else self._subject_before(n, i)
        self.found.append(said)

    # according to ------------------------------------------------------------------------------------------------

    def _attributions(self, n: int) -> list[tuple[int, int, str, str, Phrase | None]]:
        """Attribution phrases of a sentence: (token, tokens after, kind, act, phrase of the source)."""
        doc = self.doc
        found = []
        start, end = doc.sentences[n].start, doc.sentences[n].end
        for i in range(start, end):
            f = doc.facts[i]
            if (
                f.norm not in self.tables.attribution
                and not (f.conj == "و" or f.norm[:1] == "و")
                and f.norm[1:] not in self.tables.attribution
            ):
                continue
            hit = self._phrase_at(i)
            if hit is None:
                continue
            after, kind, act = hit
            if kind == "clause":
                clause = next((c for c in self.by_sentence[n] if after <= c.verb <= after + 2 and doc.facts[c.verb].cues), None)
                if clause is not None and not any(k.link == "that" for k in clause.children):
                    stop = max(
                        clause.verb + 1, clause.subject.end if clause.subject is not None and not clause.subject_dropped else 0
                    )
                    found.append((i, stop, "clause", act, clause.subject if not clause.subject_dropped else None))
                continue
            phrase = next((p for p in self.phrases[n] if after - 1 <= p.start <= after + 1 and p.end > i), None)
            if phrase is not None and phrase.start < after and phrase.head < after and phrase.gen is not None:
                phrase = phrase.gen  # في رأي محللين, على لسان المندوب
            if phrase is not None:
                found.append((i, phrase.end, kind, act, phrase))
        return found

    def _attributed(self, n: int, sources: list[tuple[int, int, str, str, Phrase | None]], here: list[Said]) -> None:
        doc = self.doc
        start, end = doc.sentences[n].start, doc.sentences[n].end
        for at, after, kind, act, phrase in sources:
            if phrase is None:
                continue
            source = self.entities.resolve(phrase)
            if source is None:
                continue
            relayed = (
                next((p for p in self.phrases[n] if p.prep == "عن" and after <= p.start <= after + 3), None)
                if kind != "according"
                else None
            )
            inner = self.entities.resolve(relayed) if relayed is not None else None
            covered = [s for s in here if s.cue[0] < at and s.content[1] >= at - 2] or (
                [s for s in here if s.cue[0] > at] if at - start <= 2 else []
            )
            if covered and (self._is_media(source) or inner is not None):
                for s in covered:
                    if source not in s.via and s.speaker != source:
                        s.via.append(source)
                main = [c for c in self.by_sentence[n] if c.verb >= after]
                if at - start > 2 or not main or any(s.clause is main[0] for s in covered):
                    continue
            if at - start <= 2:  # بحسب رويترز فإن ...
                begin = phrase.end if relayed is None else relayed.end
                while begin < end and (
                    doc.facts[begin].tag == "T"
                    or (doc.facts[begin].tag == "S" and doc.facts[begin].value == "that")
                    or doc.facts[begin].norm in ("فان", "فقد", "فانه", "فانها")
                ):
                    begin += 1
                stop = min(
                    [
                        s.cue[0]
                        for s in here
                        if s.cue[0] > begin + 2 and s.clause is not None and s.clause.link in ("and", "while", "but")
                    ]
                    + [end]
                )
                content = self._trim(begin, stop)
            else:
                first = max([s.content[1] for s in here if s.content[1] < at] + [start])
                ends = after >= end - 1 or doc.facts[after].tag == "T" or (doc.facts[at - 1].tag == "T" and at - first >= 6)
                content = self._trim(first, at if ends else end)
                if any(s.content[0] >= first and s.cue[0] < at and s.speaker is not None for s in here):
                    continue
            if content is None or content[1] - content[0] < 3:
                continue
            said = Said((at, after if kind == "clause" else at + 1), content, act, f"{doc.lang}.statement.{kind}", None, n)
            said.speaker = inner if inner is not None else source
            if inner is not None:
                said.via.append(source)
            elif kind == "clause":  # وفق ما قاله ضابط لوكالة الأنباء
                told = [self.entities.resolve(p) for p in self.phrases[n] if p.prep == "ل" and after <= p.start <= after + 4]
                said.via.extend(at for at in told if at is not None and self._is_media(at))
            here.append(said)

    # nesting -----------------------------------------------------------------------------------------------------

    def _nested(self, said: list[Said]) -> list[Said]:
        """Inside what somebody says, the words of another come through him; his own repeated words are one statement."""
        kept: list[Said] = []
        for s in said:
            outer = next((o for o in reversed(kept) if o.content[0] <= s.cue[0] < o.content[1]), None)
            if outer is not None:
                own = s.speaker is None or s.speaker == outer.speaker
                weak = s.clause is not None and (
                    s.clause.negated or s.clause.may or (s.clause.link in ("if", "rel") and s.act in ("say",))
                )
                if own or weak:
                    first, last = self.doc.span(*s.content)
                    self.doc.leave(
                        "statements", first, last, s.rule, "inside a statement of the same speaker" if own else "not asserted"
                    )
                    continue
                if outer.speaker is not None and outer.speaker not in s.via:
                    s.via.append(outer.speaker)
                s.via.extend(v for v in outer.via if v not in s.via and v != s.speaker)
            if any(k.content == s.content for k in kept):
                continue
            kept.append(s)
        for s in kept:
            s.quoted = self._is_quoted(s.content)
            if s.act in ("say", "announce", "confirm") and self._obliges(s.content):
                s.act = "demand"
        return sorted(kept, key=lambda s: s.cue[0])

    def _obliges(self, content: tuple[int, int]) -> bool:
        """Whether what is said begins with what others must do (يجب على, ينبغي, لا بد من, على واشنطن أن)."""
        facts = self.doc.facts
        i, end = content
        while i < end and facts[i].tag == "T":
            i += 1
        if i >= end:
            return False
        f = facts[i]
        if f.norm == "لا" and i + 1 < end and facts[i + 1].norm == "بد":
            return True
        if f.norm == "علي" and any(facts[k].tag == "S" and facts[k].norm == "ان" for k in range(i + 2, min(i + 6, end))):
            return True
        return any(
            "oblige" in self.tables.classes.get(fold(s.entry.lemma), ())
            for s in f.senses
            if s.entry.pos == "V" and s.tense == "impf"
        )

    def _is_quoted(self, content: tuple[int, int]) -> bool:
        """Whether the greater part of the content stands in quotation marks."""
        facts = self.doc.facts
        start, end = content
        inside, open_ = 0, False
        i = start - 1
        while i >= max(0, start - 200):
            if facts[i].surface in ("«", "“"):
                open_ = True
                break
            if facts[i].surface in ("»", "”"):
                break
            if facts[i].surface == '"':
                opened = sum(1 for f in facts[self.doc.sentences[self.doc.sentence_of[start]].start : start] if f.surface == '"')
                open_ = opened % 2 == 1
                break
            i -= 1
        for k in range(start, end):
            s = facts[k].surface
            if s in ("«", "“"):
                open_ = True
            elif s in ("»", "”"):
                open_ = False
            elif s == '"':
                open_ = not open_
            elif open_:
                inside += 1
        return inside * 2 > end - start

    def _continued_quotes(self) -> None:
        """A quotation that goes on over sentence ends gives one statement a sentence, of the same speaker."""
        doc = self.doc
        extra: list[Said] = []
        for s in self.found:
            before = s.content[0] - 1
            if before < 0 or doc.facts[before].surface not in _OPEN:
                continue
            close = self._closing(before)
            n = s.sentence + 1
            while n < len(doc.sentences) and doc.sentences[n].start < close and doc.sentences[n].end - doc.sentences[n].start > 2:
                sentence = doc.sentences[n]
                content = self._trim(sentence.start, min(sentence.end, close))
                if content is not None and not any(o.sentence == n for o in self.found):
                    more = Said(s.cue, content, s.act, s.rule + "-continued", None, n)
                    more.speaker, more.quoted = s.speaker, True
                    extra.append(more)
                n += 1
        self.found = sorted(self.found + extra, key=lambda s: (s.content[0], -s.content[1]))
