"""Clauses of a subject-first language (English): subject before the verb, objects and prepositional arguments after it."""

from __future__ import annotations

from musnad.reading.clauses import Clause, Walker
from musnad.reading.document import Document, Sentence
from musnad.reading.facts import Facts
from musnad.reading.head_last import HeadLastPhraseReader
from musnad.reading.phrases import Phrase

__all__ = ["read_subject_first"]


def read_subject_first(doc: Document) -> list[Clause]:
    """All clauses of an English report in order, with their arguments."""
    walker = _SubjectFirst(doc)
    for n, sentence in enumerate(doc.sentences):
        if sentence.kind != "source":
            walker.sentence(n, sentence)
    previous: Clause | None = None
    for clause in walker.clauses:
        _assign(clause, previous)
        if clause.verb >= 0 and clause.subject is not None and clause.link in ("main", "and", "that"):
            previous = clause
    return walker.clauses


class _SubjectFirst(Walker):
    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self.phrases = HeadLastPhraseReader(doc.facts, doc.names, doc.classes)

    def sentence(self, n: int, sentence: Sentence) -> None:
        facts, timed, names = self.doc.facts, self.timed, self.doc.names
        cur = self._open(n, sentence.start, "main", -1, None)
        self.pending.clear()
        i, end = sentence.start, sentence.end
        last: Phrase | None = None
        prep, prep_at = "", -1
        comma = joined = False
        passive = False
        infinitive = -1
        while i < end:
            f = facts[i]
            if timed[i]:
                i += 1
                prep = ""
                continue
            tag, value, width = f.tag, f.value, 1
            if f.second and i + 1 < end:
                hit = next((h for h in f.second if h[0] == facts[i + 1].norm), None)
                if hit is not None:
                    tag, value, width = hit[1], hit[2], 2
            if names[i] is not None and (f.surface[:1].isupper() or tag not in "SRPGV"):
                tag = "M"
            if tag in "VN" and f.verb is not None:
                tag = self._verb_or_noun(i, cur, last, prep, infinitive == i - 1 and infinitive >= 0)
            if f.norm == "to" and i + 1 < end and self._bare_verb(facts[i + 1]) and not names[i + 1]:
                infinitive = i
                i += 1
                prep = ""
                continue
            if tag == "S" and value == "that" and last is not None and last.end == i and cur.verb >= 0 and not facts[cur.verb].cues:
                tag = "R"
            if tag == "S" and not (value in ("but", "as") and cur.verb < 0):
                cur = self._subordinate(n, cur, i, value, comma)
                i += width
                prep, comma, last, joined = "", False, None, False
                continue
            if tag == "R" or f.norm in ("who", "which", "whom", "whose"):
                new = self._open(n, i, "rel", i, cur)
                new.antecedent = last
                cur = new
                i += 1
                prep = ""
                continue
            if tag == "P":
                prep, prep_at = value or f.norm, i
                i += width
                comma = False
                continue
            if tag == "G":
                passive = value in ("was", "be") or passive and value in ("neg", "have")
                self._particle(cur, "was" if value == "be" else value, "")
                i += width
                continue
            if tag == "V":
                cur = self._finite_verb(n, cur, i, comma, joined, last, infinitive if infinitive == i - 1 and infinitive >= 0 else -1)
                if passive and any(s.tense == "pas" for s in f.senses) and cur.sense is not None:
                    cur.sense = cur.sense._replace(voice="p")
                passive = False
                i += 1
                prep, comma, last, joined = "", False, None, False
                continue
            if tag == "T":
                if f.surface in "\"“" and self._speaks(cur, i) or f.surface == ":" and cur.verb >= 0 and facts[cur.verb].cues:
                    cur = self._open(n, i + 1, "quote", i, cur)
                if comma is False and f.surface == "," and cur.link == "rel" and cur.verb >= 0 and cur.parent is not None:
                    cur = cur.parent
                comma = f.surface in ",;-–—"
                if f.surface == ";":
                    cur = self._open(n, i + 1, "main", -1, None)
                i += 1
                continue
            if tag == "C":
                joined = f.norm in ("and", "or", "then")
                i += 1
                continue
            if tag in "NAMXDKQ" or f.norm in ("the", "a", "an") or f.norm in ("its", "his", "her", "their"):
                phrase = self.phrases.read(i, self._stop(i, end))
                if phrase is None or phrase.end <= i:
                    i += 1
                    continue
                if prep:
                    phrase.prep, phrase.prep_at = prep, prep_at
                    for other in phrase.conjs:
                        other.prep = prep
                prep = ""
                cur.phrases.append(phrase)
                last = phrase
                i = phrase.end
                comma = False
                continue
            i += 1
            if tag not in "J":
                prep = ""
        for clause in self.clauses:
            if clause.sentence == n:
                clause.end = end
        self._ends(n)

    def _stop(self, i: int, end: int) -> int:
        stop = i + 1
        while stop < min(end, i + 60) and not self.timed[stop]:
            stop += 1
        return stop

    def _bare_verb(self, f: Facts) -> bool:
        return f.verb is not None and any(s.entry.pos == "V" and s.tense in ("inf", "impf") for s in f.senses) or any(
            s.entry.pos == "V" and s.tense == "inf" for a in f.word.analyses for s in a.senses
        )

    def _verb_or_noun(self, i: int, cur: Clause, last: Phrase | None, prep: str, infinitive: bool) -> str:
        """Whether a form that may be verb or noun (attack, visits, meeting) is the verb here."""
        facts = self.doc.facts
        f = facts[i]
        verb = f.verb
        before = facts[i - 1] if i else None
        if infinitive:
            return "V"
        if before is not None and (before.norm in ("the", "a", "an", "its", "his", "her", "their") or before.tag in "DAK" or before.enclitic == "'s"):
            return "N"
        if verb is not None and verb.tense == "ger":
            return "V" if prep in ("", "by", "after", "before", "without", "of", "for") and f.noun is None else "N" if f.noun is not None else "V"
        if prep:
            return "N"
        if before is not None and before.tag == "G":
            return "V"
        if f.noun is None:
            return "V"
        if verb is not None and verb.tense == "perf":
            return "V"
        ready = last is not None and last.end == i and not last.prep and cur.verb < 0
        plural = f.norm.endswith("s")
        return "V" if ready and (plural or f.tag == "V") else "N" if f.noun is not None else "V"

    def _finite_verb(self, n: int, cur: Clause, i: int, comma: bool, joined: bool, last: Phrase | None, infinitive: int) -> Clause:
        f = self.doc.facts[i]
        if infinitive >= 0:
            new = self._open(n, infinitive, "that", infinitive, cur)
            self._set_verb(new, i)
            new.infinitive = True
            return new
        if cur.verb < 0:
            self._set_verb(cur, i)
            return cur
        own = last is not None and last.start > cur.verb and not last.prep
        if any(s.tense == "ger" for s in f.senses[:1]) and not joined:
            new = self._open(n, i, "and" if comma else "rel", i, cur)
            new.antecedent = None if comma else last
            self._set_verb(new, i)
            return new
        if joined:
            new = self._open(n, i, "and", i, cur.parent if cur.link == "that" else cur)
            if own and last is not None and last.end == i:
                cur.phrases.remove(last)
                new.phrases.append(last)
                new.start = last.start
            self._set_verb(new, i)
            return new
        if own and last is not None:
            cues = self.doc.facts[cur.verb].cues
            if cues and not any(c.link == "that" for c in cur.children):  # said the army had killed
                new = self._open(n, last.start, "that", last.start - 1, cur)
            elif any(s.tense == "pas" for s in f.senses) and not comma and last.end == i:  # a bomb planted by
                new = self._open(n, i, "rel", i, cur)
                new.antecedent = last
                self._set_verb(new, i)
                if new.sense is not None:
                    new.sense = new.sense._replace(voice="p")
                return new
            else:
                new = self._open(n, last.start, "and", i, cur)
            cur.phrases.remove(last)
            new.phrases.append(last)
            self._set_verb(new, i)
            return new
        new = self._open(n, i, "and", i, cur)
        self._set_verb(new, i)
        return new


def _assign(clause: Clause, previous: Clause | None) -> None:
    before = [p for p in clause.phrases[: clause.split] if not p.prep] if clause.verb >= 0 else [p for p in clause.phrases if not p.prep]
    after = [p for p in clause.phrases[clause.split :] if not p.prep] if clause.verb >= 0 else []
    clause.preps = [p for p in clause.phrases if p.prep]
    subject = before[-1] if before else None
    objects = after
    if subject is None and clause.link == "rel" and clause.antecedent is not None:
        subject = clause.antecedent
    elif clause.link == "rel" and clause.antecedent is not None and subject is not None and not objects:
        objects = [clause.antecedent]
    if subject is None and clause.verb >= 0:
        clause.subject_dropped = True
        parent = clause.parent
        if clause.infinitive and parent is not None:
            subject = parent.objects[0] if parent.objects else next((p for p in parent.preps if p.prep in ("on", "upon", "for")), None) or parent.subject
        elif parent is not None and clause.link in ("and", "that", "after", "before", "when", "while", "quote"):
            subject = parent.subject
        elif previous is not None:
            subject = previous.subject
    if clause.sense is not None and clause.sense.voice == "p":
        objects, subject = ([subject] if subject is not None else []) + objects, None
        clause.subject_dropped = False
    clause.subject, clause.objects = subject, objects
