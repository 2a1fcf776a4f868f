"""What opens a clause: complementisers, relatives, subordinators and verbs."""

from __future__ import annotations

from musnad.reading.clauses.arguments import gender_clash
from musnad.reading.clauses.clause import _PARALLEL, _PRONOUN_NUMBERS, Clause
from musnad.reading.clauses.noun_or_verb import verb_after_phrase
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase, PhraseReader

__all__ = ["OpeningWalker"]


class OpeningWalker:
    """Opens clauses and gives them their verbs."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.clauses: list[Clause] = []
        self.timed = doc.timed
        self.pending: set[str] = set()
        self.conj_at = -9
        self.reader = PhraseReader(doc.facts, doc.names, doc.classes)

    def _open(self, n: int, start: int, link: str, opener: int, parent: Clause | None) -> Clause:
        clause = Clause(len(self.clauses), n, start, link, opener, parent)
        self.clauses.append(clause)
        if parent is not None:
            parent.children.append(clause)
        return clause

    def _is_verb(self, cur: Clause, i: int, end: int, last: Phrase | None) -> bool:
        """Whether a form that may be noun or verb is the verb: it opens its clause before a noun phrase, or follows its subject."""
        facts = self.doc.facts
        f = facts[i]
        if f.definite or f.prep or f.verb is None or self.doc.names[i] is not None:
            return False
        if f.heads and f.heads[0].kind == "title" and f.senses and f.senses[0].entry.pos == "N" and not f.conj:
            return False  # وزير الخارجية after لكن
        if (
            i + 1 < end
            and facts[i + 1].stem == "نفس"
            and facts[i + 1].enclitic
            and not facts[i + 1].prep
            and f.verb.tense == "perf"
        ):
            return True  # فجر نفسه
        if i and not f.conj and "before-verb" in facts[i - 1].classes and f.verb.tense in ("perf", "impf"):
            return True
        number = _PRONOUN_NUMBERS.get(facts[i - 1].enclitic) if i and facts[i - 1].tag == "S" and not f.conj else None
        if number and any(s.number == number and s.entry.pos == "V" and s.tense in ("perf", "impf") for s in f.senses):
            return True  # أنهما تفاهما, أنهم ينتظرون
        if verb_after_phrase(self.doc, cur, i, end, last):
            return True
        if cur.verb >= 0:  # هجوم نسبته الحكومة إلى
            return (
                last is not None
                and last.end == i
                and not last.definite
                and bool(f.enclitic)
                and f.verb.tense == "perf"
                and i + 1 < end
                and (facts[i + 1].definite or "light" in f.verb_classes)
            )
        if cur.verb < 0 and f.verb.tense == "perf" and i + 1 < end and self._nominative(i + 1):
            return True  # وهناك توجه المحتجون إلى
        if cur.phrases and cur.link == "that" and last is not None and last.end == i and self._befell(i, end, last):
            return True
        if not cur.phrases:
            if cur.link == "that" or i + 1 >= end:
                return False
            g = facts[i + 1]
            named = self.doc.names[i + 1] is not None
            if g.prep or g.conj:
                return False
            nominative = g.definite and g.stem.endswith("ون") and len(g.stem) > 4  # رفض الحوثيون, never in the genitive
            known = nominative or (bool(g.heads) and not g.tanwin) or (g.demonym is not None and g.demonym.number in "pd")
            return f.verb.tense in ("perf", "impf") and (
                named
                or g.tag in "KQ"
                or (g.definite and (g.tag != "A"))
                or known
                or (g.tag in "JP" and f.verb.tense == "perf" and not f.enclitic)
            )
        if last is None or last.end != i or last.prep or f.conj or last is not cur.phrases[-1]:
            return False
        if f.norm[:1] in "يتن":
            return any(s.tense == "impf" and s.entry.pos == "V" for a in f.word.analyses for s in a.senses)
        return self._follows_subject(cur, i, end, last)

    def _follows_subject(self, cur: Clause, i: int, end: int, last: Phrase) -> bool:
        """Whether a perfect that may be a noun follows its subject and comes before its object (لكن الحزب رفض الاتفاق)."""
        facts = self.doc.facts
        f = facts[i]
        if f.verb is None or f.verb.tense != "perf" or f.tanwin or f.enclitic or i + 1 >= end or len(cur.phrases) > 1:
            return False
        if not (last.definite or last.name is not None) or gender_clash(self.doc, f.verb, last):
            return False
        g = facts[i + 1]
        return not g.conj and not g.prep and (self.doc.names[i + 1] is not None or (g.definite and g.tag == "N"))

    def _nominative(self, i: int) -> bool:
        """Whether the ending of a sound plural or dual shows a subject: المتظاهرون, not المتظاهرين; شرطيان, not شرطيين."""
        f = self.doc.facts[i]
        if f.prep or f.conj or not f.stem.endswith(("ون", "ان")):
            return False
        number = f.heads[0].number if f.heads else f.demonym.number if f.demonym is not None else ""
        return number == ("p" if f.stem.endswith("ون") else "d")

    def _befell(self, i: int, end: int, last: Phrase) -> bool:
        """Whether a noun-or-verb form of harm tells what befell the topic before it: أن جنديين قتلا, إن أحد العمال خطف."""
        f = self.doc.facts[i]
        if f.conj or not f.verb_classes & {"victim"} or f.verb is None:
            return False
        if any(s.number == "d" and s.entry.pos == "V" and s.tense == "perf" for s in f.senses):
            return True
        return not last.prep and (i + 1 >= end or self.doc.facts[i + 1].tag in "PSJT" or bool(self.doc.facts[i + 1].conj))

    def _has_topic(self, cur: Clause, i: int) -> bool:
        """Whether أما sets the subject of a verb before it: أما طهران فرأت."""
        return any(self.doc.facts[k].value == "topic" for k in range(max(cur.start, 0), i))

    def _apply(self, cur: Clause, value: str) -> None:
        if value == "neg":
            cur.negated = True
        elif value == "may":
            cur.may = True
        elif value in ("future", "will"):
            cur.will = True
        elif value == "was":
            cur.was = True
        elif value == "question":
            cur.question = True

    def _particle(self, cur: Clause, value: str, conj: str) -> None:
        """A particle of negation or mood counts for the verb after it."""
        if cur.verb >= 0 and not self._is_auxiliary(cur):
            self.pending.add(value)
            return
        self._apply(cur, value)

    def _subordinate(self, n: int, cur: Clause, i: int, value: str, comma: bool) -> Clause:
        f = self.doc.facts[i]
        if value == "that":
            parent = cur
            if f.conj and cur.link == "that" and cur.parent is not None:  # قال إن ... وإن ...
                parent = cur.parent
            elif comma and cur.link == "rel" and cur.parent is not None and cur.parent.verb >= 0 and not self._has_that(cur.parent):
                parent = cur.parent  # ذكر المسؤول، الذي طلب ...، أن
            elif cur.link == "rel" and cur.parent is not None and self._has_object(cur) and not self._has_that(cur.parent):
                parent = cur.parent  # قال في كلمة بثتها الإذاعة إن
            return self._open(n, i, "that", i, parent)
        if value in _PARALLEL:
            top = cur
            while top.link in ("rel",) and top.parent is not None:
                top = top.parent
            return self._open(n, i, value, i, top)
        facts = self.doc.facts
        if value == "what" and i + 1 < len(facts) and facts[i + 1].value == "was" and not f.conj:
            cur.negated = True  # ما كان ليتوجه
            return cur
        if value in ("what", "which"):
            return self._open(n, i, "rel", i, cur)
        return self._open(n, i, value, i, cur)

    def _has_object(self, clause: Clause) -> bool:
        """Whether the verb of a relative clause already has what it says as a pronoun, under a verb of saying."""
        facts, parent = self.doc.facts, clause.parent
        if clause.verb < 0 or not facts[clause.verb].enclitic or parent is None or parent.verb < 0:
            return False
        relays = any("relay" in c.classes for c, _ in facts[clause.verb].cues)
        return relays and any(c.pos == "V" for c, _ in facts[parent.verb].cues)

    def _has_that(self, clause: Clause) -> bool:
        return any(c.link == "that" for c in clause.children)

    def _relative(self, n: int, cur: Clause, i: int, last: Phrase | None) -> Clause:
        clause = self._open(n, i, "rel", i, cur)
        clause.antecedent = self._antecedent(last, self.doc.facts[i].value)
        return clause

    def _antecedent(self, last: Phrase | None, value: str) -> Phrase | None:
        """The phrase a relative pronoun goes back to: the last one, or its genitive, by number and gender."""
        if last is None:
            return None
        candidates: list[Phrase] = [last]
        inner = last.gen
        while inner is not None:
            candidates.append(inner)
            inner = inner.gen
        for p in reversed(candidates):
            if value[1:] == "p" and p.heads is not None and p.heads.number == "p":
                return p
            if value[1:] == "s" and p.heads is not None and p.heads.gender == value[0] and p.heads.number == "s":
                return p
        return last if last.conjs or len(candidates) == 1 else candidates[0]

    def _verb(self, n: int, cur: Clause, i: int, comma: bool, last: Phrase | None) -> Clause:
        facts = self.doc.facts
        f = facts[i]
        if i in self.doc.resuming and last is not None and last.end == i:
            new = self._open(n, i, "rel", i, cur)  # اتفاق وقعته روسيا
            new.antecedent = last
            self._set_verb(new, i)
            return new
        if not f.conj and self.conj_at == i - 1 and cur.verb >= 0 and not self._is_auxiliary(cur):  # ولم تستبعد
            new = self._open(n, i - 1, "and", i - 1, cur)
            self._set_verb(new, i)
            return new
        if (
            comma
            and not f.conj
            and cur.verb >= 0
            and cur.link in ("while", "after", "before", "when", "if", "since", "although")
            and cur.opener <= self.doc.sentences[n].start + 1
        ):
            new = self._open(n, i, "and", i, None)  # فيما دعا الرئيس ...، أكد محللون
            self._set_verb(new, i)
            return new
        if cur.verb < 0 and not (f.conj and cur.phrases and cur.link in ("main", "that")):
            self._set_verb(cur, i)
            return cur
        if cur.verb < 0 and f.conj:
            settled = comma and f.conj == "و"  # أن هذا احتلال، وطالبت
            if cur.phrases and not settled and (cur.link == "that" or (f.conj == "ف" and self._has_topic(cur, i))):
                self._set_verb(cur, i)
                return cur
            new = self._open(n, i, "and", i, cur.parent)
            self._set_verb(new, i)
            return new
        if self._is_auxiliary(cur) and not f.conj:
            cur.aux.append(cur.verb)
            self._set_verb(cur, i)
            return cur
        deed = self._deed(cur) if comma and not f.conj and cur.verb >= 0 and f.verb_classes & {"target", "result"} else None
        if deed is not None:
            new = self._open(n, i, "rel", i, cur)  # في اعتداء، استهدف دورية
            new.antecedent = deed
            self._set_verb(new, i)
            return new
        if comma and not f.conj and last is not None and cur.verb >= 0 and self._comma_after(i):
            new = self._open(n, i, "rel", i, cur)  # مصدر في الجيش، تحدث إلى الوكالة، ...
            new.antecedent = last
            self._set_verb(new, i)
            return new
        if f.conj or comma:
            host = cur
            while host.link == "rel" and host.parent is not None and comma and not f.conj:
                host = host.parent
                if host.verb < 0:
                    self._set_verb(host, i)
                    return host
            new = self._open(n, i, "and", i, host)
            new.antecedent = cur.antecedent if cur.link == "rel" else None
            self._set_verb(new, i)
            return new
        if cur.link == "rel" and cur.parent is not None and cur.parent.verb < 0:
            host = cur.parent
            self._set_verb(host, i)
            return host
        new = self._open(n, i, "rel", i, cur)
        new.antecedent = self._indefinite_before(cur, i, last) if last is not None and last.end == i else None
        if last is not None and last.prep == "باسم":  # متحدثة باسم المفوضية قالت
            new.antecedent = next((p for p in cur.phrases if p.end == last.prep_at), last)
        if new.antecedent is None:
            new.link = "and"
        self._set_verb(new, i)
        return new

    def _indefinite_before(self, cur: Clause, i: int, last: Phrase) -> Phrase:
        """The indefinite noun that a relative clause without a relative pronoun describes (هدنة في إدلب بدأ سريانها); a name or a
        definite noun between them can't be it."""
        if not (last.name is not None or last.definite_article(self.doc.facts)) or self.doc.facts[i].verb is None:
            return last
        for p in reversed(cur.phrases[cur.split :]):
            plain = p.head >= 0 and p.name is None and not p.definite and bool(self.doc.facts[p.head].triggers)
            if plain and not gender_clash(self.doc, self.doc.facts[i].verb, p):  # type: ignore[arg-type]
                return p
        return last

    def _deed(self, cur: Clause) -> Phrase | None:
        """The last indefinite phrase of a clause that names an act of violence."""
        for p in reversed(cur.phrases):
            violent = p.head >= 0 and any(t.type == "ASSAULT" and t.pos == "N" for t, _ in self.doc.facts[p.head].triggers)
            if violent and p.name is None:
                return None if p.definite_article(self.doc.facts) else p
        return None

    def _comma_after(self, i: int) -> bool:
        """Whether a comma closes the insertion that begins at a verb."""
        facts = self.doc.facts
        return any(facts[k].surface in "،," for k in range(i + 1, min(i + 14, len(facts))))

    def _is_auxiliary(self, cur: Clause) -> bool:
        sense = cur.sense
        return sense is not None and "aux" in sense.entry.classes

    def _set_verb(self, clause: Clause, i: int) -> None:
        f = self.doc.facts[i]
        clause.verb = i
        clause.sense = f.verb
        clause.split = len(clause.phrases)
        if f.future:
            clause.will = True
        for value in self.pending:
            self._apply(clause, value)
        self.pending.clear()
        if clause.may and f.verb is not None and f.verb.tense == "perf" and f.norm[:1] not in "يت":
            clause.may = False  # قد with the perfect states a fact
