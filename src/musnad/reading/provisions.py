"""Provisions: what a plan, agreement or truce contains or is being negotiated to contain, and how far it has come.

A mention of an issue is a provision when it stands in an agreement, a plan or talks (`provision_cues.csv`: holder), in what one
provides for (contains), or under a word that tells its stage (status). Of several stages of one issue the furthest counts.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.language.tables import Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.events import Happening
from musnad.reading.issue_tables import TermCue
from musnad.reading.issues import IssueMention, Signs, find_issues, sign_table
from musnad.reading.scopes import Scopes
from musnad.text import fold

__all__ = ["Term", "read_provisions"]

#: Stages by how far they are reported to have come; of two the later one here is kept.
_ORDER = ("discussed", "proposed", "demanded", "rejected", "agreed", "in_force", "breached", "suspended")
_REACH = 26


class Term(NamedTuple):
    """A provision being gathered: issue, status, token span, rule."""

    issue: str
    status: str
    start: int
    end: int
    rule: str


class _Cue(NamedTuple):
    """A word of agreements in the text: its token, its table entry and the clause whose verb it is."""

    token: int
    cue: TermCue
    clause: Clause | None


def read_provisions(
    doc: Document, clauses: list[Clause], events: list[Happening], tables: Tables, issues: list[IssueMention] | None = None
) -> list[Term]:
    """All provisions of a report, one for each issue; `issues` are its issue mentions, if they were found before."""
    mentions = find_issues(doc) if issues is None else issues
    if not mentions:
        return []
    return _ProvisionReader(doc, clauses).read(mentions)


class _ProvisionReader:
    """Reads the provisions of one report."""

    def __init__(self, doc: Document, clauses: list[Clause]) -> None:
        self.doc = doc
        self.facts = doc.facts
        self.scopes = Scopes(doc, clauses)
        self.cues: dict[int, list[_Cue]] = {}

    def read(self, mentions: list[IssueMention]) -> list[Term]:
        """One term for each issue, in text order."""
        best: dict[str, Term] = {}
        before: tuple[IssueMention, str, str] | None = None
        for m in mentions:
            status, rule = self._status(m)
            if not status and before is not None and self._listed(before[0], m):
                status, rule = before[1], before[2]
            if not status:
                before = None
                continue
            before = (m, status, rule)
            held = best.get(m.issue)
            if held is None or _ORDER.index(status) > _ORDER.index(held.status):
                best[m.issue] = Term(m.issue, status, m.start, m.end, rule)
        return sorted(best.values(), key=lambda t: t.start)

    def _sentence_cues(self, n: int) -> list[_Cue]:
        found = self.cues.get(n)
        if found is None:
            found = self.cues[n] = []
            of, facts = sign_table(self.doc.lang).of, self.facts
            sentence = self.doc.sentences[n]
            for i in range(sentence.start, sentence.end):
                signs = of(facts[i])
                if signs is not None and signs.cues and self.doc.names[i] is None:
                    found.extend(self._cues_at(i, signs, sentence.end))
        return found

    def _cues_at(self, i: int, signs: Signs, end: int) -> list[_Cue]:
        clause = self.scopes.verb_at(i)
        found: list[_Cue] = []
        for key, cue in signs.cues:
            if key[0] in "<>" or (key[0] == "~") != (clause is not None or self.facts[i].tag == "V"):
                continue
            if cue.role == "contains" and key[0] != "~" or cue.rest and not self._rest(i, cue.rest, end):
                continue
            if not any(c.cue.role == cue.role and c.cue.status == cue.status for c in found):
                found.append(_Cue(i, cue, clause))
        return found

    def _rest(self, i: int, rest: tuple[str, ...], end: int) -> bool:
        k = i + 1
        for word in rest:
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
        n = self.doc.sentence_of[m.start]
        deal = m.phrase.holds == "deal"
        if not (m.phrase.holds or m.steps):
            return "", ""
        holder: _Cue | None = None
        found: list[tuple[int, str, str]] = []
        for c in self._sentence_cues(n):
            if m.start <= c.token < m.end and c.cue.role != "status":
                continue
            distance = abs(m.first - c.token)
            if c.cue.role in ("holder", "resolution") and c.token < m.first and distance <= _REACH and self._holds(c, m):
                if holder is None or c.token > holder.token:
                    holder = c
            elif c.cue.role == "status" and self._applies(c, m):
                found.append((distance, c.cue.status, c.cue.id))
        return self._decide(m, deal, holder, found)

    def _decide(self, m: IssueMention, deal: bool, holder: _Cue | None, found: list[tuple[int, str, str]]) -> tuple[str, str]:
        base, rule = "", ""
        if holder is not None:
            base, rule = holder.cue.status, holder.cue.id
            if base == "agreed" and self._open_agreement(holder):
                base = "discussed"
        elif deal:
            base, rule = ("in_force" if m.issue == "ceasefire" else "agreed"), m.phrase.id
        for _, status, id_ in sorted(found):
            if status in ("breached", "suspended", "in_force", "rejected") and not (base or deal):
                continue
            if not base or _ORDER.index(status) > _ORDER.index(base) or status == "rejected" and base == "proposed":
                base, rule = status, id_
        return base, rule

    def _open_agreement(self, holder: _Cue) -> bool:
        """Whether an agreement is still wished for: any agreement, an effort towards one, one that may come."""
        facts = self.facts
        for k in range(holder.token - 1, max(-1, holder.token - 5), -1):
            f = facts[k]
            if f.tag == "K" and f.value == "any":
                return True
            signs = sign_table(self.doc.lang).of(f)
            if signs is not None and any(s.kind in ("want", "demand", "propose", "need") for _, s in signs.stances):
                return True
            if f.tag == "V":
                break
        clause = self.scopes.clause_of(holder.token)
        return clause is not None and (clause.may or clause.negated or clause.link == "if")

    def _holds(self, c: _Cue, m: IssueMention) -> bool:
        """Whether a mention stands in what an agreement, a plan or talks are about: joined to it, or behind what it provides for."""
        facts = self.facts
        linked = True
        for k in range(c.token + 1, m.first + 1):
            f = facts[k]
            if f.tag == "V" and k in self.scopes.by_verb:
                if not self._contains(k):
                    return False
                linked = True
            elif f.tag == "P" or f.prep and k <= m.first:
                value = fold(f.value) if f.tag == "P" else f.prep[:1]
                kind = self.scopes.prepositions.get(value, "")
                linked = kind != "block" or value in _EXCHANGE
            elif f.tag == "T" and f.surface in ".؛;":
                return False
            elif f.tag == "S" and f.value not in ("that",):
                return False
        return linked

    def _contains(self, k: int) -> bool:
        signs = sign_table(self.doc.lang).of(self.facts[k])
        return signs is not None and any(cue.role == "contains" and key[0] == "~" for key, cue in signs.cues)

    def _applies(self, c: _Cue, m: IssueMention) -> bool:
        """Whether a word of stage is said of a mention: it governs it, or the mention is its subject."""
        regime = c.cue.regime
        facts = self.facts
        if c.clause is not None:
            if c.clause.negated or not self.scopes.asserted(c.token):
                return False
            if c.token < m.first:
                return self._verb_governs(c, m)
            subject = c.clause.subject
            return ("s" in regime or bool(c.cue.rest)) and subject is not None and subject.start <= m.start < subject.end
        if c.token >= m.first and not any(step == c.token for step, _ in m.steps):
            return False
        return all(facts[k].tag in "PKDAN" and not facts[k].conj for k in range(c.token + 1, m.start)) and m.start - c.token <= 5

    def _verb_governs(self, c: _Cue, m: IssueMention) -> bool:
        assert c.clause is not None
        inner = self.scopes.clause_of(m.start)
        if inner is not c.clause and not (inner is not None and inner.parent is c.clause and inner.link == "that"):
            return False
        facts, regime = self.facts, c.cue.regime
        s = c.clause.subject
        if ("s" in regime or c.cue.rest) and s is not None and s.start <= m.start < s.end:
            return True
        for p in c.clause.objects:
            if "o" in regime and p.start <= m.first < p.end:
                return True
        if "o" in regime and s is not None and not c.clause.subject_dropped and s.start <= m.start < s.end and s.start > c.token:
            return True
        for k in range(c.token + 1, m.first + 1):
            f = facts[k]
            if f.tag == "P" and fold(f.value) in regime or f.tag != "P" and f.prep and f.prep[:1] in regime:
                return all(self.scopes.prepositions.get(fold(facts[j].value), "") != "block" for j in range(k + 1, m.first) if facts[j].tag == "P")
        return False

    def _listed(self, a: IssueMention, b: IssueMention) -> bool:
        """Whether a mention goes on with the list that another one is in."""
        if self.doc.sentence_of[a.start] != self.doc.sentence_of[b.start] or not (b.phrase.holds or b.steps):
            return False
        facts = self.facts
        if any(facts[k].tag == "V" and k in self.scopes.by_verb or facts[k].tag == "R" for k in range(a.end, b.first + 1)):
            return False
        return bool(facts[b.first].conj) and b.first - a.end <= 12


_EXCHANGE = frozenset({"مقابل", "لقاء"})
