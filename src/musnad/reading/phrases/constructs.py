"""The construct state: whether a genitive may follow a noun, where the spelling leaves it open."""

from __future__ import annotations

from musnad.language.tables import Head
from musnad.reading.facts import Facts
from musnad.reading.names import NameMatch
from musnad.reading.phrases.attachments import AttachmentReader
from musnad.reading.phrases.phrase import Phrase

__all__ = ["ConstructReader", "is_dual_construct"]


def is_dual_construct(facts: list[Facts], names: list[NameMatch | None], i: int, head: Head, j: int) -> bool:
    """Whether a word for people in alef is a dual before its genitive (وفدا البلدين, مندوبا الحكومة), not an object (وفدا من).

    The word is token i, with the entry `head`; what follows it begins at j.
    """
    f = facts[i]
    if head.kind not in ("title", "people") or head.number != "s" or not f.norm.endswith("ا"):
        return False
    if f.definite or f.enclitic or not f.tanwin or f.surface.endswith(("ًا", "اً")) or j >= len(facts):
        return False
    g = facts[j]
    bound = g.definite and g.tag == "N" and not g.adjective
    return not (g.conj or g.prep) and (bound or names[j] is not None or head.rest != ())


class ConstructReader(AttachmentReader):
    """Tells nouns before a genitive from nouns that are complete."""

    def _ended(self, p: Phrase) -> bool:
        """Whether tanwin ends a phrase: no genitive follows."""
        return self.facts[p.head].tanwin and (p.heads is None or p.heads.number != "d")

    def _in_construct(self, j: int, end: int) -> bool:
        """Whether لل on a noun in lam hides no article, as somebody in the genitive follows (للقاء الرئيس, not للقاء الأخير)."""
        f = self.facts[j]
        if f.prep != "ل" or not f.stem.startswith("ل") or f.enclitic or j + 1 >= end:
            return False
        g = self.facts[j + 1]
        if g.conj or g.prep:
            return False
        return self.names[j + 1] is not None or (bool(g.heads) and g.definite and g.tag == "N")

    def _is_model(self, j: int, end: int) -> bool:
        """Whether the name of a type of aircraft stands at a token (اف-16, ميغ-29)."""
        return j + 2 < end and self.facts[j + 1].surface in "-–" and self.facts[j + 2].kind == "number" and not self.facts[j].conj

    def _is_numbered(self, p: Phrase, j: int, end: int) -> bool:
        """Whether a figure is the number of a definite noun before it, not a count of what follows (القرار 1701, المادة 51)."""
        f = self.facts[p.head]
        if not f.definite or f.noun is None or f.noun.number != "s" or p.name is not None:
            return False
        g = self.facts[j + 1] if j + 1 < end else None
        return g is None or g.tag not in "NAMX" or bool(g.conj or g.prep)

    @staticmethod
    def _counts_behind(p: Phrase, g: Facts) -> bool:
        """Whether a number behind a noun tells how many it means (الدول الثلاث, دبلوماسيين اثنين)."""
        if g.number is None or g.kind == "number":
            return False
        return (g.definite and p.definite) or (g.number == 2 and not p.definite and p.heads is not None)
