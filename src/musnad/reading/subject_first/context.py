"""What stands round a word of an English sentence: nouns, objects, agents and finite verbs near it."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.reading.document import Document
from musnad.reading.facts import Facts

__all__ = ["CLAUSAL", "VerbContext", "forms", "takes_clause", "verb_sense"]

#: Prepositions that also open a clause.
CLAUSAL = frozenset({"after", "before", "since", "until"})


def forms(f: Facts) -> frozenset[str]:
    """The verb forms a word may be: perf, impf, inf, ger, pas."""
    return f.verb_forms


def takes_clause(f: Facts) -> bool:
    """Whether a verb reports a clause that may stand without `that` (said the army had left)."""
    return any(c.pos == "V" and "that" in c.regime and c.classes & {"speech", "demand"} for c, _ in f.cues)


def verb_sense(f: Facts) -> Sense | None:
    """The verb reading of a form, a finite one first."""
    return f.verb or next((s for s in f.senses if s.entry.pos == "V"), None)


class VerbContext:
    """Looks round in the tokens `start` to `end` (excluded) of one sentence."""

    def __init__(self, doc: Document, start: int, end: int) -> None:
        self.doc = doc
        self.facts = doc.facts
        self.start = start
        self.end = end

    def _next(self, k: int) -> int:
        """The next token that is no adverb and no time."""
        while k < self.end and (self.doc.timed[k] or self._is_adverb(k)):
            k += 1
        return k

    def _is_adverb(self, k: int) -> bool:
        f = self.facts[k]
        return (
            f.tag == "J"
            or (bool(f.senses) and f.senses[0].entry.pos == "ADV")
            or (f.norm.endswith("ly") and f.verb is None and f.noun is None)
        )

    def _noun_at(self, k: int) -> bool:
        """Whether a noun or modifier of a noun stands at a token."""
        if k >= self.end or self.doc.timed[k]:
            return False
        f = self.facts[k]
        return (
            self.doc.names[k] is not None or f.noun is not None or bool(f.heads) or (f.tag in "NMXA" and not f.norm.endswith("ly"))
        )

    def _object_at(self, k: int) -> bool:
        """Whether a noun phrase clearly begins at a token: determiner, number, name, pronoun."""
        if k >= self.end:
            return False
        f = self.facts[k]
        if f.second and k + 1 < self.end and any(h[0] == self.facts[k + 1].norm and h[1] == "Q" for h in f.second):
            return True  # wounding at least ten guards
        return f.tag in "DQKO" or self.doc.names[k] is not None or f.demonym is not None

    def _agent(self, k: int) -> bool:
        """Whether a token ends a name or a noun for people: what follows it is rather its verb."""
        f = self.facts[k]
        if f.enclitic:
            return False
        name = next((self.doc.names[j] for j in range(k, max(self.start - 1, k - 5), -1) if self.doc.names[j] is not None), None)
        return (name is not None and name.end == k + 1) or any(h.kind in ("title", "people", "armed") for h in f.heads)

    def _verb_ahead(self, k: int) -> bool:
        """Whether a form that is surely a finite verb comes before the next clause begins."""
        facts = self.facts
        after = ""
        for j in range(k, min(self.end, k + 16)):
            f = facts[j]
            if f.tag in "SR" or (f.tag == "T" and f.surface in '.;:"“”,') or (f.tag == "P" and f.value in CLAUSAL):
                return False
            if f.tag == "C" and j + 1 < self.end and "perf" in forms(facts[j + 1]):
                return False
            if f.tag == "G" and f.value != "neg" and facts[j - 1].norm != "to":
                return True
            if (
                after not in ("D", "P", "A")
                and "perf" in forms(f)
                and f.noun is None
                and not f.surface[:1].isupper()
                and not (j + 1 < self.end and facts[j + 1].norm == "by")
            ):
                return True
            after = f.tag
        return False

    def _resumes(self, k: int) -> bool:
        """Whether, after what is put between commas, a finite verb takes the subject up again (X, backed by Y, said)."""
        facts = self.facts
        for j in range(k, min(self.end - 1, k + 30)):
            f = facts[j]
            if f.tag == "T" and f.surface in '.;:"“”':
                return False
            if f.tag == "T" and f.surface == ",":
                n = self._next(j + 1)
                return n < self.end and (facts[n].tag == "G" or bool(forms(facts[n]) & {"perf", "impf"} and facts[n].noun is None))
        return False
