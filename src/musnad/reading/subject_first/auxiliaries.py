"""Auxiliaries, modals and `to` with the main verb after them."""

from __future__ import annotations

from musnad.reading.subject_first.context import VerbContext, forms
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["AuxiliaryReader"]

_MODAL_OF = {
    "won't": "will",
    "wouldn't": "will",
    "can't": "may",
    "cannot": "may",
    "couldn't": "may",
    "shouldn't": "may",
    "mustn't": "may",
}
_BE_NOT = frozenset({"isn't", "aren't", "wasn't", "weren't", "ain't"})
_HAVE_NOT = frozenset({"hasn't", "haven't", "hadn't"})


class AuxiliaryReader(VerbContext):
    """Reads verb groups that begin with an auxiliary."""

    def _to_verb(self, i: int) -> bool:
        k = self._next(i + 1)
        return (k < self.end and "inf" in forms(self.facts[k]) and self.doc.names[k] is None) or (
            k < self.end and self.facts[k].norm in ("be", "have", "do")
        )

    def _auxiliary(self, i: int) -> VerbGroup | None:
        """The group an auxiliary, a modal or `to` begins."""
        facts = self.facts
        will = may = passive = False
        infinitive = facts[i].norm == "to"
        negated = infinitive and i > self.start and facts[i - 1].norm in ("not", "never")
        want = "inf" if infinitive else ""
        k = i + 1 if infinitive else i
        stop = k
        while k < self.end:
            f = facts[k]
            if self.doc.timed[k] or (k > i and (self._is_adverb(k) or (f.tag == "K" and f.value in ("both", "all", "each")))):
                k += 1
                continue
            if f.tag == "G":
                norm = f.norm
                negated = negated or f.value == "neg"
                value = _MODAL_OF.get(
                    norm, "be" if norm in _BE_NOT else "have" if norm in _HAVE_NOT else "do" if norm.endswith("n't") else f.value
                )
                if value in ("will", "may", "do"):
                    will, may, want = will or value == "will", may or value == "may", "inf"
                elif value == "have":
                    want = "pas"
                elif value in ("be", "was"):
                    want = "be"
                k += 1
                stop = k
                continue
            if f.norm == "to" and want in ("be", "pas") and self._to_verb(k) and k == stop > i:  # was to; not: was too early to
                will, may, want = will or want == "be", may or want == "pas", "inf"
                k += 1
                continue
            found = forms(f) if f.tag not in "PSRDOCQK" and self.doc.names[k] is None else frozenset()
            if (want == "inf" and "inf" in found) or (want == "pas" and found & {"pas", "perf"}):
                return VerbGroup(i, k + 1, k, "inf" if infinitive else "fin", False, negated, will, may, want == "inf")
            if (
                want == "be"
                and found & {"pas", "ger"}
                and not (f.noun is not None and not found & {"pas"} and self._noun_at(k + 1))
            ):
                passive = "pas" in found and "ger" not in found
                return VerbGroup(i, k + 1, k, "inf" if infinitive else "fin", passive, negated, will, may, infinitive)
            if want == "" and negated and "inf" in found and not infinitive:
                return None
            break
        if stop == i or (not want and not infinitive):
            return None
        return VerbGroup(i, stop, -1, "inf" if infinitive else "fin", False, negated, will, may)
