"""Provisions: what a plan, agreement or truce contains or is being negotiated to contain, and how far it has come.

A mention of an issue is a provision when it stands in an agreement, a plan or talks, in what one provides for, or under a word that
tells its stage (`provision_cues.csv`). Of several stages of one issue the furthest counts.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.language.tables import Tables
from musnad.reading.agreements import DENIED, HOLDERS, Agreements, Cue
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.events import Happening
from musnad.reading.issues import IssueMention, find_issues, is_definite
from musnad.reading.scopes import scopes_of

__all__ = ["Term", "read_provisions"]

#: Stages by how far they are reported to have come; of two the later one here is kept.
_STAGES = ("discussed", "proposed", "demanded", "rejected", "agreed", "in_force", "breached", "suspended")
#: Stages that a word further out tells over what a nearer one says; they need something that is a term already.
_FACTS = frozenset({"rejected", "in_force", "breached", "suspended"})
_ASKING = frozenset({"want", "demand", "propose", "need"})
_LIST = 16  # tokens from one term of a list to the next


class Term(NamedTuple):
    """A provision being gathered: issue, status, token span, rule."""

    issue: str
    status: str
    start: int
    end: int
    rule: str


def read_provisions(doc: Document, clauses: list[Clause], events: list[Happening], tables: Tables) -> list[Term]:
    """All provisions of a report, one for each issue."""
    mentions = find_issues(doc)
    return _ProvisionReader(doc, clauses).read(mentions) if mentions else []


class _ProvisionReader:
    """Reads the provisions of one report."""

    def __init__(self, doc: Document, clauses: list[Clause]) -> None:
        self.doc = doc
        self.facts = doc.facts
        self.scopes = scopes_of(doc, clauses)
        self.signs = self.scopes.signs
        self.words = Agreements(doc, self.scopes)
        self.agreed = "agreed"  # the stage of the agreement told of last

    def read(self, mentions: list[IssueMention]) -> list[Term]:
        """One term for each issue, in text order."""
        best: dict[str, Term] = {}
        before: tuple[IssueMention, str, str] | None = None
        for m in mentions:
            status, rule = self._status(m)
            if status == "in_force" and rule == m.phrase.id and m.issue in best:
                self._leave(m, rule, "named again")
                continue
            if not status and before is not None and self._listed(before[0], m):
                status, rule = before[1], before[2]
            if not status:
                if m.phrase.holds:
                    self._leave(m, m.phrase.id, "stands in no agreement, plan or talks")
                continue
            before = (m, status, rule)
            held = best.get(m.issue)
            if held is None or _later(held.status, status):
                best[m.issue] = Term(m.issue, status, m.start, m.end, rule)
            elif held.status != status:
                self._leave(m, rule, f"{status}: told to have come as far as {held.status}")
        return sorted(best.values(), key=lambda t: t.start)

    def _leave(self, m: IssueMention, rule: str, reason: str) -> None:
        """Note an issue whose mention gives no provision."""
        self.doc.leave("provisions", *self.doc.span(m.start, m.end), rule, f"{m.issue}: {reason}")

    def _listed(self, a: IssueMention, b: IssueMention) -> bool:
        """Whether a mention goes on with the list that another one is in."""
        if self.doc.sentence_of[a.start] != self.doc.sentence_of[b.start] or b.first - a.end > _LIST:
            return False
        if not b.phrase.holds and not b.steps:
            return False
        between = range(a.end, b.first + 1)
        if any("list" in self.scopes.kinds(k) for k in between):
            return True
        if any((k in self.scopes.by_verb and k != b.start) or self.facts[k].tag == "R" for k in between):
            return False
        return bool(self.facts[b.first].conj)

    # one mention -------------------------------------------------------------------------------------------------

    def _status(self, m: IssueMention) -> tuple[str, str]:
        """The stage a mention is at and the rule that says so; empty when it is no provision."""
        here = self.words.of(self.doc.sentence_of[m.start])
        if not here and m.phrase.holds != "deal":
            return "", ""
        here = [c for c in here if not m.start <= c.token < m.end or c.cue.role == "status"]
        holder, provided = self._holder(m, here)
        term = bool(m.phrase.holds) or any(effect < 0 for _, effect in m.steps) or (provided and self._turned(m))
        opened = self._opened(m, here)
        base, rule = self._base(m, holder) if term else ("", "")
        if opened and base == "agreed" and m.phrase.holds != "deal":
            base = "discussed"
        if provided and base == "discussed" and self._asked(m):
            base = "demanded"
        told = bool(base) and rule != m.phrase.id
        for _, status, id_ in self._stages(m, here, holder, base, term):
            if opened and status in ("agreed", "in_force"):
                status = "discussed"
            if status == "denied":
                base, rule, told = "discussed", id_, True
            elif not told or (_later(base, status) and (base in ("discussed", "proposed") or status in _FACTS)):
                base, rule, told = status, id_, True
        if not base and term and self._demanded_by_body(m):
            return "demanded", f"{self.doc.lang}.provision.body"
        return base, rule

    def _holder(self, m: IssueMention, here: list[Cue]) -> tuple[Cue | None, bool]:
        """The nearest agreement, plan or talks that a mention stands in, and whether it is what they provide for."""
        holder, provided = None, False
        for c in here if not m.referring else ():
            if c.cue.role in HOLDERS and (strength := self.words.holds(c, m)):
                holder, provided = c, strength == 2
        if holder is not None and m.issue == "talks" and holder.cue.status == "discussed":
            return None, False  # talks are not what talks are about
        return holder, provided

    def _base(self, m: IssueMention, holder: Cue | None) -> tuple[str, str]:
        """The stage that the agreement or plan around a mention gives it, or the one of the agreement it names."""
        if holder is not None:
            under = "under" in self.scopes.kinds(holder.token - 1)  # بموجب الوثيقة: what has been agreed
            status = self.agreed if under else holder.cue.status or self.agreed
            unwritten = status in ("agreed", "proposed") and self._drafted(holder.token)
            if unwritten or (status == "agreed" and self._wished(holder.token)):
                status = "discussed"
            elif holder.cue.role == "holder" and status in ("agreed", "proposed"):
                self.agreed = status
            return status, holder.cue.id
        if m.phrase.holds != "deal" or m.referring:
            return "", ""
        if m.issue != "ceasefire":
            return ("discussed" if any(self.words.role_at(token, "open") for token, _ in m.steps) else "agreed"), m.phrase.id
        return ("in_force" if is_definite(self.facts, m.start) and not self._wished(m.first) else ""), m.phrase.id

    def _stages(self, m: IssueMention, here: list[Cue], holder: Cue | None, base: str, term: bool) -> list[tuple[int, str, str]]:
        """The stages that words tell of a mention: distance, stage (denied: no agreement), rule; the nearest first."""
        found = []
        for c in here:
            if c.cue.role != "status" or not self.words.applies(c, m):
                continue
            status = self._stage(c, holder, base)
            deal = m.phrase.holds == "deal" and status != "rejected"
            if c.cue.issues or (base or deal if status in _FACTS else term):
                found.append((abs(m.first - c.token), status, c.cue.id))
        return sorted(found)

    def _stage(self, c: Cue, holder: Cue | None, base: str) -> str:
        status = c.cue.status
        if (c.clause.negated or self.words.failed(c)) if c.clause is not None else self.scopes.negated(c.token):
            return DENIED.get(status, status)
        if status == "agreed" and c.clause is None and self._wished(c.token):
            return "discussed"
        if status == "agreed" and base == "proposed" and holder is not None and holder.token > c.token:
            return "proposed"  # one side accepts a proposal: it stays one
        return status

    def _turned(self, m: IssueMention) -> bool:
        """Whether the verb over a mention turns round what it names (limits enrichment)."""
        clause = self.scopes.clause_of(m.start)
        signs = self.signs[clause.verb] if clause is not None and clause.verb >= 0 else None
        return signs is not None and any(o.effect < 0 and (not o.issues or m.issue in o.issues) for _, o in signs.operators)

    # not yet reached ---------------------------------------------------------------------------------------------

    def _wished(self, token: int) -> bool:
        """Whether an agreement is still looked for: any agreement, an effort towards one, one that may come."""
        for k in range(token, max(-1, token - 6), -1):
            f = self.facts[k]
            if (f.tag == "K" and f.value == "any") or self.scopes.kinds(k) & {"towards", "without"}:
                return True
            if k == token:
                continue
            if (f.tag == "T" and f.surface in "،,.") or (f.tag == "V" and k not in self.scopes.by_verb):
                break
            signs = self.signs[k]
            if signs is not None and (any(s.kind in _ASKING for _, s in signs.stances) or self.words.role_at(k, "open")):
                return True
        clause = self.scopes.clause_of(token)
        return clause is not None and (clause.may or clause.negated or clause.link in ("if", "aim"))

    def _drafted(self, token: int) -> bool:
        """Whether an agreement or a plan is still being written."""
        return any(self.words.role_at(k, "draft") for k in range(max(0, token - 3), token))

    def _opened(self, m: IssueMention, here: list[Cue]) -> bool:
        """Whether a word says that what the sentence tells of a mention is expected, possible or hoped for."""
        clause = self.scopes.clause_of(m.start)
        over = (clause, clause.parent) if clause is not None else ()
        return any(
            c.cue.role == "open" and c.token < m.start and (m.first - c.token <= 10 or (c.clause is not None and c.clause in over))
            for c in here
        )

    def _asked(self, m: IssueMention) -> bool:
        """Whether somebody demands that an agreement hold the mention."""
        start = self.doc.sentences[self.doc.sentence_of[m.start]].start
        for k in range(start, m.first):
            signs = self.signs[k]
            if signs is not None and k in self.scopes.by_verb and any(s.kind in ("demand", "need") for _, s in signs.stances):
                return True
        return False

    def _demanded_by_body(self, m: IssueMention) -> bool:
        """Whether a body whose demands bind (the Security Council, a court, a resolution) demands what a mention names."""
        clause = self.scopes.clause_of(m.start)
        while clause is not None:
            subject, signs = clause.subject, self.signs[clause.verb] if 0 <= clause.verb < m.first else None
            if subject is not None and signs is not None and not clause.negated:
                asking = (s for _, s in signs.stances if s.kind in ("demand", "order"))
                if any(self.scopes.governs(clause.verb, s, m) for s in asking):
                    bodies = (c.token for c in self.words.of(clause.sentence) if c.cue.role == "body")
                    return any(subject.start <= token < subject.end for token in bodies)
            clause = clause.parent if clause.link in ("that", "aim", "and") else None
        return False


def _later(stage: str, other: str) -> bool:
    """Whether another stage is further than one.

    >>> _later("proposed", "agreed"), _later("in_force", "agreed")
    (True, False)
    """
    return _STAGES.index(other) > _STAGES.index(stage)
