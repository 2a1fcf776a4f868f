"""Provisions: what a plan, agreement or truce contains or is being negotiated to contain, and how far it has come.

A mention of an issue is a provision when it stands in an agreement, a plan or talks (`provision_cues.csv`: holder), in what one
provides for (contains), or under a word that tells its stage (status). Of several stages of one issue the furthest counts.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from musnad.language.tables import Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.events import Happening
from musnad.reading.issue_tables import TermCue
from musnad.reading.issues import IssueMention, find_issues, is_definite
from musnad.reading.scopes import scopes_of
from musnad.reading.signs import Signs, marks_of
from musnad.text import fold

__all__ = ["Term", "read_provisions"]

#: Stages by how far they are reported to have come; of two the later one here is kept.
_STAGES = ("discussed", "proposed", "demanded", "rejected", "agreed", "in_force", "breached", "suspended")
#: Stages that a word further out tells over what a nearer one says.
_FACTS = frozenset({"rejected", "in_force", "breached", "suspended"})
#: What negation makes of a stage: no agreement is still talks, a truce that is not extended has ended.
_DENIED = {"agreed": "denied", "in_force": "suspended"}
#: Tokens between an agreement and its terms.
_REACH = 26
#: Prepositions that lead from an agreement or from talks to what they are about.
_ABOUT = frozenset(fold(w) for w in ("على", "بشأن", "حول", "ل", "ب", "من أجل", "on", "for", "about", "over", "to"))


#: Those of them that still lead there behind a comma.
_TOPIC = frozenset(fold(w) for w in ("على", "بشأن", "حول", "on", "about", "over"))
#: Prepositions that only name the parties of an agreement.
_PARTIES = frozenset({"مع", "with"})


class Term(NamedTuple):
    """A provision being gathered: issue, status, token span, rule."""

    issue: str
    status: str
    start: int
    end: int
    rule: str


class _Cue(NamedTuple):
    """A word of agreements in the text: its token, its table entry, and the clause whose verb it is."""

    token: int
    cue: TermCue
    clause: Clause | None


def read_provisions(doc: Document, clauses: list[Clause], events: list[Happening], tables: Tables) -> list[Term]:
    """All provisions of a report, one for each issue."""
    mentions = find_issues(doc)
    return _ProvisionReader(doc, clauses).read(mentions) if mentions else []


class _ProvisionReader:
    """Reads the provisions of one report."""

    def __init__(self, doc: Document, clauses: list[Clause]) -> None:
        self.doc = doc
        self.facts = doc.facts
        self.marks = marks_of(doc)
        self.signs = self.marks.signs
        self.scopes = scopes_of(doc, clauses)
        self.cues: dict[int, list[_Cue]] = {}
        self.agreed = "agreed"

    def read(self, mentions: list[IssueMention]) -> list[Term]:
        """One term for each issue, in text order."""
        best: dict[str, Term] = {}
        before: tuple[IssueMention, str, str] | None = None
        for m in mentions:
            status, rule = self._status(m)
            if status == "in_force" and rule == m.phrase.id and m.issue in best:
                continue  # a truce just named again
            if not status and before is not None and self._listed(before[0], m):
                status, rule = before[1], before[2]
            if not status:
                continue
            before = (m, status, rule)
            held = best.get(m.issue)
            if held is None or _STAGES.index(status) > _STAGES.index(held.status):
                best[m.issue] = Term(m.issue, status, m.start, m.end, rule)
        return sorted(best.values(), key=lambda t: t.start)

    # words of agreements -----------------------------------------------------------------------------------------

    def _cues_of(self, n: int) -> list[_Cue]:
        """The words of agreements in a sentence."""
        found = self.cues.get(n)
        if found is None:
            found = self.cues[n] = []
            sentence = self.doc.sentences[n]
            taken = 0
            tokens = self.marks.cues
            for i in tokens[bisect_left(tokens, sentence.start) : bisect_left(tokens, sentence.end)]:
                signs = self.signs[i]
                if i < taken or signs is None:
                    continue
                here = [c for c in self._cues_at(i, signs, sentence.end) if self.doc.names[i] is None or c.cue.role == "body"]
                found.extend(here)
                if here and here[0].cue.role == "holder" and here[0].cue.rest:
                    taken = i + 1 + len(here[0].cue.rest)
        return found

    def _cues_at(self, i: int, signs: Signs, end: int) -> list[_Cue]:
        clause = self.scopes.verb_at(i)
        finite = clause is not None or self.facts[i].tag == "V"
        found: list[_Cue] = []
        for key, cue in signs.cues:
            if key[0] in "<>" or (key[0] == "~") != finite or (cue.role == "contains" and key[0] != "~"):
                continue
            if cue.rest and not self._followed(i, cue.rest, end):
                continue
            if not any(c.cue.role == cue.role and (c.cue.status == cue.status or cue.role == "holder") for c in found):
                found.append(_Cue(i, cue, clause))
        return found

    def _followed(self, i: int, words: tuple[str, ...], end: int) -> bool:
        k = i + 1
        for word in words:
            stop = min(end, k + 4)
            while k < stop and self.facts[k].stem != word and self.facts[k].norm != word:
                k += 1
            if k >= stop:
                return False
            k += 1
        return True

    # one mention -------------------------------------------------------------------------------------------------

    def _status(self, m: IssueMention) -> tuple[str, str]:
        """The stage a mention is at and the rule that says so; empty when it is no provision."""
        if m.phrase.holds != "deal" and not self._cues_of(self.doc.sentence_of[m.start]):
            return "", ""
        here = [c for c in self._cues_of(self.doc.sentence_of[m.start]) if not m.start <= c.token < m.end or c.cue.role == "status"]
        holder, provided = None, False
        if not m.referring:
            for c in here:
                if c.cue.role in ("holder", "part", "resolution") and c.token < m.start:
                    strength = self._holds(c, m)
                    if strength:
                        holder, provided = c, strength == 2
        term = bool(m.phrase.holds) or any(effect < 0 for _, effect in m.steps) or (provided and self._turned(m))
        if m.issue == "talks" and holder is not None and holder.cue.status == "discussed":
            holder = None
        base, rule = self._base(m, holder) if term else ("", "")
        opened = self._opened(m, here)
        if opened and base == "agreed" and m.phrase.holds != "deal":
            base = "discussed"
        if provided and base == "discussed" and self._asked(m):
            base = "demanded"
        stages = [(abs(m.first - c.token), *self._stage(c, m, holder, base), c.cue.id) for c in here if c.cue.role == "status" and self._applies(c, m)]
        told = rule != m.phrase.id and bool(base)
        for _, status, strength, id_ in sorted(stages):
            if (strength == 0 and not base) or (strength == 1 and not term):
                continue
            if opened and status in ("agreed", "in_force"):
                status = "discussed"
            if status == "denied":
                base, rule, told = "discussed", id_, True
            elif not told or (_STAGES.index(status) > _STAGES.index(base) and (base in ("discussed", "proposed") or status in _FACTS)):
                base, rule, told = status, id_, True
        if not base and term and self._demanded_by_body(m):
            return "demanded", f"{self.doc.lang}.provision.body"
        return base, rule

    def _turned(self, m: IssueMention) -> bool:
        """Whether the verb over a mention turns round what it names (limits enrichment)."""
        clause = self.scopes.clause_of(m.start)
        if clause is None or clause.verb < 0:
            return False
        signs = self.signs[clause.verb]
        return signs is not None and any(o.effect < 0 and (not o.issues or m.issue in o.issues) for _, o in signs.operators)

    def _base(self, m: IssueMention, holder: _Cue | None) -> tuple[str, str]:
        """The stage that the agreement or plan around a mention gives it, or the one of the agreement it names."""
        if holder is not None:
            status = holder.cue.status or self.agreed
            if (status in ("agreed", "proposed") and self._drafted(holder.token)) or (status == "agreed" and self._wished(holder.token)):
                status = "discussed"
            elif holder.cue.role == "holder" and status in ("agreed", "proposed"):
                self.agreed = status
            return status, holder.cue.id
        if m.phrase.holds != "deal" or m.referring:
            return "", ""
        if m.issue != "ceasefire":
            return ("discussed" if any(self._is_open(token) for token, _ in m.steps) else "agreed"), m.phrase.id
        return ("in_force" if is_definite(self.facts, m.start) and not self._wished(m.first) else ""), m.phrase.id

    def _stage(self, c: _Cue, m: IssueMention, holder: _Cue | None, base: str) -> tuple[str, int]:
        """The stage a word of stage tells, with negation, and its strength: 0 only for what is a term anyway, 1 for phrases that
        name one, 2 for any mention of its issue."""
        status = c.cue.status
        denied = c.clause.negated if c.clause is not None else self.scopes.negated(c.token)
        if denied:
            status = _DENIED.get(status, status)
        elif c.clause is None and status == "agreed" and self._wished(c.token):
            status = "discussed"
        elif status == "agreed" and base == "proposed" and holder is not None and holder.token > c.token:
            status = "proposed"  # one side accepts a proposal: it stays one
        if c.cue.issues:
            return status, 2
        return status, 0 if status in ("breached", "suspended", "in_force", "rejected") else 1

    def _holds(self, c: _Cue, m: IssueMention) -> int:
        """Whether a mention stands in what an agreement, a plan or talks are about (1: joined to it; 2: provided for by it)."""
        facts, scopes = self.facts, self.scopes
        if m.first - c.token > _REACH:
            return 0
        before = scopes.clause_of(c.token)
        provided = before is not None and 0 <= before.verb < c.token and self._provides(before.verb) and self._has_subject(before.verb, c.token)
        linked, over, apart = provided or c.cue.role != "part", False, False
        for k in range(c.token + 1, m.start + 1):
            f = facts[k]
            if f.tag == "V" and k in scopes.by_verb:
                linked = provided = self._provides(k)
                over = not provided and not self._has_subject(k, c.token)
            elif f.tag == "P" or f.prep:
                value = scopes.preposition(k) if f.tag == "P" else f.prep[:1]
                kind = scopes.prepositions.get(value, "")
                linked = not over and (value in (_TOPIC if apart else _ABOUT) or kind == "exchange" or (provided and (kind not in ("block", "source") or k == c.token + 1)))
                over = over or (kind == "block" and value not in _PARTIES)
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

    def _has_subject(self, verb: int, token: int) -> bool:
        subject = self.scopes.by_verb[verb].subject
        return subject is not None and subject.start <= token < subject.end

    def _provides(self, k: int) -> bool:
        signs = self.signs[k]
        return signs is not None and any(cue.role == "contains" and key[0] == "~" for key, cue in signs.cues)

    def _applies(self, c: _Cue, m: IssueMention) -> bool:
        """Whether a word of stage is said of a mention: it governs it, or the mention is its subject."""
        if c.cue.issues and (m.issue if m.phrase.polarity > 0 and c.token != m.start else f"-{m.issue}") not in c.cue.issues:
            return False
        if c.cue.status in ("suspended", "breached") and m.phrase.polarity < 0:
            return False
        if c.clause is not None:
            if (c.clause.negated and c.cue.status not in _DENIED) or (c.clause.link == "rel" and c.cue.status == "rejected"):
                return False
            if c.token == m.start:  # the phrase is the verb with its object: stopped firing
                return c.cue.status == "in_force" and c.clause.sense is not None and c.clause.sense.tense == "perf" and bool(c.cue.issues)
            if not self.scopes.asserted(c.token) or (c.clause.will and c.cue.status != "discussed"):
                return False
            return self._verb_governs(c, m) if c.token < m.start else self._said_of(c, m)
        if any(step == c.token for step, _ in m.steps):
            return True
        if c.token >= m.start:
            return m.end <= c.token < m.end + 8 and (self._resumes(c) or self._predicated(c, m))
        between = self.facts[c.token + 1 : m.start]
        if len(between) > 5 or not all(f.tag in "PKDAN" and not f.conj for f in between):
            return False
        led = [fold(f.value) if f.tag == "P" else f.prep[:1] for f in (*between, self.facts[m.start]) if f.tag == "P" or f.prep]
        return not self.facts[m.start].conj and (led[-1] in c.cue.regime if led else bool(c.cue.regime & {"g", "o"}))

    def _resumes(self, c: _Cue) -> bool:
        """Whether a noun of stage takes up a mention before it by its pronoun, as reported fact (بدأ سريانها أمس)."""
        clause = self.scopes.clause_of(c.token)
        past = clause is not None and clause.sense is not None and clause.sense.tense == "perf" and not clause.negated
        return bool(self.facts[c.token].enclitic) and past

    def _predicated(self, c: _Cue, m: IssueMention) -> bool:
        """Whether an adjective of stage is said of a mention that is the subject of its clause (يبقى وقف إطلاق النار ساريا)."""
        clause = self.scopes.clause_of(c.token)
        subject = clause.subject if clause is not None else None
        return "s" in c.cue.regime and not self.facts[c.token].definite and subject is not None and subject.start == m.start

    def _said_of(self, c: _Cue, m: IssueMention) -> bool:
        """Whether a mention heads the subject of a verb of stage (انهارت الهدنة, دخلت الهدنة حيز التنفيذ)."""
        subject = c.clause.subject if c.clause is not None else None
        if subject is None or not ("s" in c.cue.regime or c.cue.rest):
            return False
        return (subject.start in (m.first, m.start) or m.start <= subject.head < m.end) and m.start < subject.end

    def _verb_governs(self, c: _Cue, m: IssueMention) -> bool:
        """Whether a mention is the object of a verb of stage, stands behind its preposition or in its complement."""
        clause, facts, regime = c.clause, self.facts, c.cue.regime
        inner = self.scopes.clause_of(m.start)
        if clause is None or (inner is not clause and not (inner is not None and inner.parent is clause and inner.link == "that")):
            return False
        if self._said_of(c, m):
            return True
        subject = clause.subject
        if "o" in regime:
            if any((p.start <= m.start < p.end and m.start - p.start <= 4) or p.start <= m.first < p.end for p in clause.objects):
                return True
            if subject is not None and not clause.subject_dropped and c.token < subject.start <= m.start < subject.end:
                return True
        first = m.begin(c.token)
        for k in range(c.token + 1, first + 1):
            f = facts[k]
            value = fold(f.value) if f.tag == "P" else f.prep[:1]
            if value and value in regime:
                kinds = self.scopes.prepositions
                return all(kinds.get(fold(facts[j].value), "") not in ("block", "source") for j in range(k + 1, first) if facts[j].tag == "P")
        return False

    # not yet reached ---------------------------------------------------------------------------------------------

    def _wished(self, token: int) -> bool:
        """Whether an agreement is still looked for: any agreement, an effort towards one, one that may come."""
        facts = self.facts
        for k in range(token, max(-1, token - 6), -1):
            f = facts[k]
            if (f.tag == "K" and f.value == "any") or (f.tag == "P" and f.value in ("من أجل", "نحو")):
                return True
            if (f.tag == "T" and f.surface in "،,.") or (f.tag == "V" and k != token and k not in self.scopes.by_verb):
                break
            signs = self.signs[k] if k != token else None
            if signs is not None and (any(s.kind in ("want", "demand", "propose", "need") for _, s in signs.stances) or any(cue.role == "open" for _, cue in signs.cues)):
                return True
        clause = self.scopes.clause_of(token)
        return clause is not None and (clause.may or clause.negated or clause.link in ("if", "aim"))

    def _is_open(self, token: int) -> bool:
        signs = self.signs[token]
        return signs is not None and any(cue.role == "open" for _, cue in signs.cues)

    def _drafted(self, token: int) -> bool:
        """Whether an agreement or a plan is still being written."""
        for k in range(max(0, token - 3), token):
            signs = self.signs[k]
            if signs is not None and any(cue.role == "draft" for _, cue in signs.cues):
                return True
        return False

    def _opened(self, m: IssueMention, here: list[_Cue]) -> bool:
        """Whether a word says that what the sentence tells of a mention is expected, possible or hoped for."""
        clause = self.scopes.clause_of(m.start)
        for c in here:
            if c.cue.role == "open" and c.token < m.start and (c.clause is clause or m.first - c.token <= 10 or (clause is not None and clause.parent is c.clause)):
                return True
        return False

    def _asked(self, m: IssueMention) -> bool:
        """Whether somebody demands that an agreement hold the mention."""
        sentence = self.doc.sentences[self.doc.sentence_of[m.start]]
        for k in range(m.first - 1, max(sentence.start, m.first - _REACH) - 1, -1):
            signs = self.signs[k]
            if signs is not None and k in self.scopes.by_verb and any(s.kind in ("demand", "need") for _, s in signs.stances):
                return True
        return False

    def _demanded_by_body(self, m: IssueMention) -> bool:
        """Whether a body whose demands bind (the Security Council, a court, a resolution) demands what a mention names."""
        clause = self.scopes.clause_of(m.start)
        while clause is not None:
            if clause.verb >= 0 and clause.verb < m.first and clause.subject is not None:
                signs = self.signs[clause.verb]
                if signs is not None and any(s.kind in ("demand", "order") and self.scopes.governs(clause.verb, s, m) for _, s in signs.stances):
                    subject = clause.subject
                    return any(c.cue.role == "body" and subject.start <= c.token < subject.end for c in self._cues_of(clause.sentence))
            clause = clause.parent if clause.link in ("that", "aim", "and") else None
        return False

    def _listed(self, a: IssueMention, b: IssueMention) -> bool:
        """Whether a mention goes on with the list that another one is in."""
        if self.doc.sentence_of[a.start] != self.doc.sentence_of[b.start] or not (b.phrase.holds or b.steps) or b.first - a.end > 16:
            return False
        between = range(a.end, b.first + 1)
        if any(self.scopes.prepositions.get(self.facts[k].norm, "") == "list" for k in between):
            return True
        if any((self.facts[k].tag == "V" and k in self.scopes.by_verb) or self.facts[k].tag == "R" for k in between):
            return False
        return bool(self.facts[b.first].conj)
