"""Words of agreements in a report: plans, deals and talks, what they provide for, and how far things have come.

`provision_cues.csv` says what a word is: holder (plan, deal, talks), part (of one), resolution (a holder by what it provides for),
contains (provides for), status (a stage), open (not reached yet), draft (still being written), body (whose demands bind).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.issue_tables import TermCue
from musnad.reading.issues import IssueMention
from musnad.reading.scopes import Scopes
from musnad.reading.signs import Signs, marks_of

__all__ = ["DENIED", "HOLDERS", "Agreements", "Cue"]

#: What negation makes of a stage: no agreement is still talks, a truce that is not extended has ended.
DENIED = {"agreed": "denied", "in_force": "suspended"}
HOLDERS = frozenset({"holder", "part", "resolution"})
_REACH = 26  # tokens between an agreement and its terms
_PRESUPPOSING = frozenset({"suspended", "breached"})


class Cue(NamedTuple):
    """A word of agreements in the text: its token, its table entry, and the clause whose verb it is."""

    token: int
    cue: TermCue
    clause: Clause | None


class Agreements:
    """Finds the words of agreements of one report, and which of them an issue mention belongs to."""

    def __init__(self, doc: Document, scopes: Scopes) -> None:
        marks = marks_of(doc)
        self.doc = doc
        self.facts = doc.facts
        self.signs = marks.signs
        self.tokens = marks.cues
        self.scopes = scopes
        self._found: dict[int, list[Cue]] = {}

    def of(self, n: int) -> list[Cue]:
        """The words of agreements in sentence n."""
        found = self._found.get(n)
        if found is None:
            found = self._found[n] = []
            sentence, taken = self.doc.sentences[n], 0
            for i in self.tokens[bisect_left(self.tokens, sentence.start) : bisect_left(self.tokens, sentence.end)]:
                signs = self.signs[i]
                if i < taken or signs is None:
                    continue
                here = [c for c in self._at(i, signs, sentence.end) if self.doc.names[i] is None or c.cue.role == "body"]
                found.extend(here)
                if here and here[0].cue.role == "holder" and here[0].cue.rest:
                    taken = i + 1 + len(here[0].cue.rest)
        return found

    def _at(self, i: int, signs: Signs, end: int) -> list[Cue]:
        clause = self.scopes.verb_at(i)
        finite = clause is not None or self.facts[i].tag == "V"
        found: list[Cue] = []
        for key, cue in signs.cues:
            if key[0] in "<>" or (key[0] == "~") != finite or (cue.role == "contains" and key[0] != "~"):
                continue
            if cue.rest and not self._followed(i, cue.rest, end):
                continue
            if not any(c.cue.role == cue.role and (c.cue.status == cue.status or cue.role == "holder") for c in found):
                found.append(Cue(i, cue, clause))
        return found

    def _followed(self, i: int, words: tuple[str, ...], end: int) -> bool:
        """Whether the further words of a cue of several words come in order, at most four tokens apart."""
        k = i + 1
        for word in words:
            stop = min(end, k + 4)
            while k < stop and word not in (self.facts[k].stem, self.facts[k].norm):
                k += 1
            if k >= stop:
                return False
            k += 1
        return True

    def role_at(self, token: int, role: str) -> bool:
        """Whether a word has a role among the words of agreements."""
        signs = self.signs[token]
        return signs is not None and any(cue.role == role for _, cue in signs.cues)

    # what holds a mention ----------------------------------------------------------------------------------------

    def holds(self, c: Cue, m: IssueMention) -> int:
        """Whether a mention stands in what an agreement, a plan or talks are about (1: joined to it; 2: provided for by it)."""
        facts, scopes = self.facts, self.scopes
        if self._under(c, m):
            return 2
        if c.token >= m.start or m.first - c.token > _REACH:
            return 0
        before = scopes.clause_of(c.token)
        provided = before is not None and 0 <= before.verb < c.token and scopes.provides_at(before.verb)
        provided = provided and before is not None and self._is_subject(before.verb, c.token)
        under = "under" in scopes.kinds(c.token - 1)  # بموجب الاتفاق تنسحب القوات
        if under and self.facts[m.first - 1].tag != "R" and not self._related(c.token, m):
            return 2
        linked, over, apart = provided or c.cue.role != "part", False, False
        for k in range(c.token + 1, m.start + 1):
            f = facts[k]
            if f.tag == "V" and k in scopes.by_verb:
                linked = provided = scopes.provides_at(k)
                over = not provided and not self._is_subject(k, c.token)
            elif f.tag == "P" or f.prep or "exchange" in scopes.kinds(k):
                kinds = scopes.kinds(k)
                leads = bool(kinds & ({"topic", "exchange"} if apart else {"about", "exchange"}))
                leads = leads or (provided and (k == c.token + 1 or not kinds & {"block", "source"}))
                linked = leads and not over
                over = over or ("block" in kinds and "party" not in kinds)
            elif f.tag == "T":
                if f.surface in ".؛;":
                    return 0
                apart = apart or (not provided and f.surface in "،,")
                linked = linked and (provided or f.surface not in "،,")
            elif f.tag == "S" and f.value != "that":
                return 0
        if not linked or (not provided and c.cue.role != "holder"):
            return 0
        return 2 if provided else 1

    def _under(self, c: Cue, m: IssueMention) -> bool:
        """Whether what a clause tells is told to be so by an agreement (troops will leave the province under the accord)."""
        home, inner = self.scopes.clause_of(c.token), self.scopes.clause_of(m.start)
        if home is None or c.cue.role != "holder" or not any(p.prep == "under" and p.head == c.token for p in home.phrases):
            return False
        while inner is not None and inner is not home:
            inner = inner.parent
        return inner is home or (inner is None and home.parent is not None and home.parent is self.scopes.clause_of(m.start))

    def _related(self, token: int, m: IssueMention) -> bool:
        """Whether a mention stands in a relative clause or after a reporting verb behind a token."""
        clause = self.scopes.clause_of(m.start)
        while clause is not None and clause.link == "and":
            clause = clause.parent
        return clause is None or clause.link == "rel" or clause.start > token

    def _is_subject(self, verb: int, token: int) -> bool:
        subject = self.scopes.by_verb[verb].subject
        return subject is not None and subject.start <= token < subject.end

    # what stage a mention is at ----------------------------------------------------------------------------------

    def applies(self, c: Cue, m: IssueMention) -> bool:
        """Whether a word of stage is said of a mention: it governs it, or the mention is its subject."""
        named = m.issue if m.phrase.polarity > 0 and c.token != m.start else f"-{m.issue}"
        if (c.cue.issues and named not in c.cue.issues) or (c.cue.status in _PRESUPPOSING and m.phrase.polarity < 0):
            return False
        if c.clause is None:
            return self._noun_applies(c, m)
        if c.token == m.start:  # the phrase is the verb with its object: stopped firing
            past = c.clause.sense is not None and c.clause.sense.tense == "perf"
            return past and c.cue.status == "in_force" and bool(c.cue.issues)
        if (c.clause.negated and c.cue.status not in DENIED) or (c.clause.link == "rel" and c.cue.status == "rejected"):
            return False
        if not (self.scopes.asserted(c.token) or self.failed(c) or self._alleged(c)):
            return False
        if c.clause.will and c.cue.status != "discussed":
            return False
        if m.referring and c.cue.status == "agreed" and self._one_sided(c.clause):
            return False  # one party has signed the text: that makes it no agreement yet
        return self._verb_applies(c, c.clause, m) if c.token < m.start else self._said_of(c, m)

    def failed(self, c: Cue) -> bool:
        """Whether a verb of agreeing stands under one of failing (failed to agree on)."""
        above = c.clause.parent if c.clause is not None and c.clause.infinitive else None
        return above is not None and above.verb >= 0 and c.cue.status in DENIED and "fail" in self.facts[above.verb].verb_classes

    def _alleged(self, c: Cue) -> bool:
        """Whether somebody is accused of a breach (accused the rebels of violating the truce)."""
        above = c.clause.parent if c.clause is not None and c.cue.status in _PRESUPPOSING else None
        return above is not None and above.verb >= 0 and any(cue.act == "accuse" for cue, _ in self.facts[above.verb].cues)

    def _one_sided(self, clause: Clause) -> bool:
        """Whether the subject of a verb is one party alone."""
        subject = clause.subject
        if subject is None or subject.conjs or clause.sense is None or clause.sense.voice == "p":
            return False
        noun = self.facts[subject.head].noun
        return subject.name is not None or noun is None or noun.number == "s"

    def _noun_applies(self, c: Cue, m: IssueMention) -> bool:
        if any(step == c.token for step, _ in m.steps):
            return True
        if c.token >= m.start:
            return m.end <= c.token < m.end + 8 and (self._resumes(c) or self._predicated(c, m))
        start = self.facts[m.start]
        between = self.facts[c.token + 1 : m.start]
        if start.conj or len(between) > 5 or not all(f.tag in "PKDAN" and not f.conj for f in between):
            return False
        led = [p for k in range(c.token + 1, m.start + 1) if (p := self.scopes.preposition(k))]
        return led[-1] in c.cue.regime if led else bool(c.cue.regime & {"g", "o"})

    def _resumes(self, c: Cue) -> bool:
        """Whether a noun of stage takes up a mention before it by its pronoun, as reported fact (بدأ سريانها أمس)."""
        clause = self.scopes.clause_of(c.token)
        past = clause is not None and clause.sense is not None and clause.sense.tense == "perf" and not clause.negated
        return bool(self.facts[c.token].enclitic) and past

    def _predicated(self, c: Cue, m: IssueMention) -> bool:
        """Whether an adjective of stage is said of a mention that is the subject of its clause (يبقى وقف إطلاق النار ساريا)."""
        clause = self.scopes.clause_of(c.token)
        subject = clause.subject if clause is not None else None
        return "s" in c.cue.regime and not self.facts[c.token].definite and subject is not None and subject.start == m.start

    def _said_of(self, c: Cue, m: IssueMention) -> bool:
        """Whether a mention heads the subject of a verb of stage (انهارت الهدنة, دخلت الهدنة حيز التنفيذ)."""
        subject = c.clause.subject if c.clause is not None else None
        if subject is None or not ("s" in c.cue.regime or c.cue.rest):
            return False
        return m.start < subject.end and (subject.start in (m.first, m.start) or m.start <= subject.head < m.end)

    def _verb_applies(self, c: Cue, clause: Clause, m: IssueMention) -> bool:
        """Whether a mention is the object of a verb of stage, stands behind its preposition or in its complement."""
        inner = self.scopes.clause_of(m.start)
        if inner is not clause and (inner is None or inner.parent is not clause or inner.link != "that"):
            return False
        if self._said_of(c, m):
            return True
        if "o" in c.cue.regime:
            s = clause.subject
            if any(p.start <= m.first < p.end or p.start <= m.start < min(p.end, p.start + 5) for p in clause.objects):
                return True
            if s is not None and not clause.subject_dropped and c.token < s.start <= m.start < s.end:
                return True
        first = m.begin(c.token)
        for k in range(c.token + 1, first + 1):
            value = self.scopes.preposition(k)
            if value and value in c.cue.regime:
                return not any(self.facts[j].tag == "P" and self.scopes.kinds(j) & {"block", "source"} for j in range(k + 1, first))
        return False
