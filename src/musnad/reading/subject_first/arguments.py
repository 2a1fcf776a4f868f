"""Arguments of the clauses of a subject-first language (English): subject, objects, and who does what an infinitive says."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["asks_anonymity", "assign_arguments", "is_party"]

_PARTY = frozenset({"title", "people", "org", "armed", "media", "state", "counterpart"})


def is_party(p: Phrase) -> bool:
    """Whether a phrase names or describes somebody who can act."""
    while p.gen is not None and (
        p.quantifier or (p.heads is None and p.name is None and p.unknown is None and p.count is not None)
    ):
        p = p.gen
    if p.quantifier == "pronoun" or p.unknown is not None or (p.heads is not None and p.heads.kind in _PARTY):
        return True
    return p.name is not None and bool(p.name.kinds & {"person", "state", "capital", "organisation", "armed_group"})


def asks_anonymity(clause: Clause) -> bool:
    """Whether a relative clause only says that a source asks not to be named."""
    return clause.link == "rel" and any(
        c.infinitive and c.sense is not None and c.sense.voice == "p" and (c.negated or clause.negated) for c in clause.children
    )


def assign_arguments(clause: Clause, doc: Document, group: VerbGroup | None) -> None:
    """Fill a clause's subject, objects and prepositional arguments; `group` is its verb group, if it has one."""
    before = [p for p in (clause.phrases[: clause.split] if clause.verb >= 0 or clause.split else clause.phrases) if not p.prep]
    after = [p for p in clause.phrases[clause.split :] if not p.prep] if clause.verb >= 0 else []
    clause.preps = [p for p in clause.phrases if p.prep]
    subject = before[-1] if before else None
    if (
        len(before) > 1
        and group is not None
        and doc.facts[group.start - 1].surface == "," == doc.facts[before[1].start - 1].surface
        and is_party(before[0])
    ):
        subject = before[0]  # Kenya, a neighbour for decades, has agreed
    objects = after
    parent = clause.parent
    antecedent = clause.antecedent
    if clause.infinitive or (clause.link == "rel" and clause.split == 0 and not before):
        subject = None
    if clause.link == "rel" and antecedent is not None:
        if subject is None:
            subject = antecedent
        elif not objects:
            objects = [antecedent]
    if subject is None and clause.verb >= 0:
        clause.subject_dropped = True
        if clause.infinitive and parent is not None:
            subject = _controller(clause, parent)
        elif (
            parent is not None
            and parent.sense is not None
            and parent.sense.voice == "p"
            and clause.sense is not None
            and clause.link == "and"
        ):
            gerund = group is not None and group.form == "ger"
            subject = (
                next((p for p in parent.preps if p.prep == "by"), None) if gerund else parent.objects[0] if parent.objects else None
            )
        elif parent is not None:
            subject = parent.subject
    if clause.sense is not None and clause.sense.voice == "p":
        objects, subject = ([subject] if subject is not None else []) + objects, None
        clause.subject_dropped = False
    clause.subject, clause.objects = subject, objects


def _controller(clause: Clause, parent: Clause) -> Phrase | None:
    """Who does what an infinitive says: the party asked or made to (urged X to, called on X to), else the subject above."""
    if clause.link == "aim":
        return parent.subject or (parent.objects[0] if parent.objects else None)
    asked = next((p for p in parent.objects if is_party(p) and p.start < clause.start), None)
    if asked is None:
        asked = next(
            (p for p in parent.preps if p.prep in ("on", "upon", "for") and is_party(p) and parent.verb < p.start < clause.start),
            None,
        )
    return asked or parent.subject
