"""Words of saying that made no statement, noted for `musnad explain`."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.statements import Said

__all__ = ["leave_unsaid"]


def leave_unsaid(doc: Document, clauses: list[Clause], said: list[Said]) -> None:
    """Note every verb of saying that introduces no statement of the record, with the reason."""
    cues = {at for s in said for at in range(*s.cue)}
    noted = [(u.rule, u.start) for u in doc.unwritten if u.layer == "statements"]
    for clause in clauses:
        if clause.verb < 0 or clause.verb in cues or not doc.facts[clause.verb].cues:
            continue
        cue = next((c for c, _ in doc.facts[clause.verb].cues if c.pos == "V"), None)
        start, end = doc.span(clause.verb, clause.verb + 1)
        last = doc.span(clause.start, max(clause.end, clause.verb + 1))[1]
        if cue is not None and not any(rule.startswith(cue.id) and start <= at <= last for rule, at in noted):
            doc.leave("statements", start, end, cue.id, _reason(clause))


def _reason(clause: Clause) -> str:
    """Why the verb of a clause tells of no statement."""
    if clause.question:
        return "asked, not said"
    if clause.negated:
        return "was not said"
    if clause.link in ("if", "aim"):
        return "a condition or an aim, nothing that was said"
    return "introduces no content of its own"
