"""Whose act a verbal noun is that hangs on a verb: of some verbs the subject does what the noun says."""

from __future__ import annotations

from musnad.reading.clauses.clause import Clause
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase

__all__ = ["is_controlled"]


def is_controlled(doc: Document, clause: Clause | None, p: Phrase) -> bool:
    """Whether a verb makes its subject do what a verbal noun behind it says (سارعت النقابة بدعوة العمال, جددت لندن مطالبة طهران).

    The genitive of such a noun is its object.
    """
    if clause is None or clause.verb < 0 or clause.subject is None:
        return False
    classes = doc.facts[clause.verb].verb_classes
    return ("control" in classes and p.prep == "ب") or ("repeat" in classes and not p.prep and p in clause.objects)
