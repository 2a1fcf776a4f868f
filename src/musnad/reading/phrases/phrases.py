"""Noun phrases with quantifiers, numbers and coordination."""

from __future__ import annotations

from musnad.reading.phrases.modifiers import ModifierReader
from musnad.reading.phrases.phrase import NOMINAL, Phrase, sort_of

__all__ = ["PhraseReader"]


class PhraseReader(ModifierReader):
    """Reads the noun phrases of one head-first (Arabic) sentence."""

    def read(self, i: int, end: int, *, inner: bool = False) -> Phrase | None:
        """The phrase that starts at token i, with its coordination; None when no phrase starts there."""
        phrase = self._one(i, end, 0)
        if phrase is None:
            return None
        if not inner:
            self._coordinate(phrase, end)
        return phrase

    def _coordinate(self, phrase: Phrase, end: int) -> None:
        facts = self.facts
        while phrase.end < end:
            at = phrase.end
            f = facts[at]
            comma = f.tag == "T" and f.surface in "،,"
            joined = (f.conj == "و" or f.norm in ("او", "ثم", "و")) and not f.norm.startswith(("وهو", "وهي"))
            if comma and at + 1 < end and self._same_kind(phrase, at + 1):
                at += 1
            elif f.norm in ("او", "و", "ثم"):
                at += 1
                if at >= end:
                    return
            elif not joined:
                return
            f = facts[at]
            if facts[at - 1].norm == "ثم" and f.verb is not None and self.names[at] is None:
                return  # ثم توجه إلى: the next thing he did
            if f.tag not in NOMINAL and not (self.names[at] is not None):
                return
            if f.tag == "X" and self.names[at] is None and f.verb is not None:
                return
            if f.prep and f.prep != phrase.prep:
                return
            if phrase.prep and f.stem.endswith("ون") and len(f.stem) > 4:
                return  # a nominative does not stand beside a genitive
            if self._starts_clause(at, end) or self.tells_harm(at, end):
                return
            other = self._one(at, end, 0)
            if other is None or other.end <= at:
                return
            other.prep = phrase.prep
            host = self._host(phrase, other)
            other.parent = host
            host.conjs.append(other)
            phrase.end = other.end

    def _host(self, phrase: Phrase, other: Phrase) -> Phrase:
        """What a coordinated phrase stands beside: a name in the genitive where both are of one sort (مصافحة ماندلا ودي كليرك)."""
        pair = phrase.heads is not None and phrase.heads.number == "d" and phrase.gen is not None
        if pair and phrase.gen is not None and self._is_body(other):
            return phrase.gen  # وفدا الحكومة والمتمردين
        chain = [phrase]
        while chain[-1].gen is not None:
            chain.append(chain[-1].gen)
        if phrase.heads is None and phrase.name is None and self._is_body(other) and self._is_body(chain[-1]):
            return chain[-1]  # اتفاق المملكة وإسرائيل
        if other.name is None or phrase.name is not None:
            return phrase
        for inner in reversed(chain):
            if inner.name is not None and sort_of(inner.name) & sort_of(other.name):
                return inner
        return phrase

    @staticmethod
    def _is_body(p: Phrase) -> bool:
        """Whether a phrase is a state, a body or a force, by its noun or its name."""
        if p.name is not None:
            return bool(p.name.kinds & {"state", "capital", "organisation", "armed_group"})
        return p.heads is not None and p.heads.kind in ("org", "armed", "state")

    def _starts_clause(self, at: int, end: int) -> bool:
        """A coordinated noun followed at once by a finite verb rather begins a new clause (والمتظاهرون يطالبون)."""
        other = self.facts[at + 1] if at + 1 < end else None
        return bool(
            other
            and other.tag == "V"
            and not other.conj
            and self.names[at] is None
            and self.facts[at].definite
            and self.facts[at].prep == ""
        )

    def tells_harm(self, at: int, end: int) -> bool:
        """Whether a form that is noun or verb (قتل, جرح, خطف) counts its victims as a verb after و: قتل جندي وجرح ثلاثة.

        It is a noun where it continues a noun of the same sort: أدى إلى مقتل جندي وجرح ثلاثة.
        """
        f = self.facts[at]
        if (
            f.tag != "N"
            or f.conj != "و"
            or f.prep
            or f.definite
            or f.verb is None
            or f.verb.tense != "perf"
            or not f.verb_classes & {"victim"}
            or at + 1 >= end
            or self.facts[at + 1].tag not in "QK"
        ):
            return False
        for g in reversed(self.facts[max(0, at - 30) : at]):
            if g.surface == ".":
                break
            if g.tag == "N" and g.classes & {"kill", "injure"} and not g.heads and g.verb is None:
                return False
        return True

    def _same_kind(self, phrase: Phrase, at: int) -> bool:
        """Whether a list goes on after a comma: a name after a name of the same kind, followed by more of the list."""
        if phrase.name is None:
            return False
        name = self.names[at]
        return name is not None and self.facts[at].prep == "" and bool(name.kinds & phrase.name.kinds)

    def _one(self, i: int, end: int, depth: int) -> Phrase | None:
        facts = self.facts
        if i >= end or depth > 12:
            return None
        p = Phrase(i)
        f = facts[i]
        p.prep = f.prep
        j = i
        if self.names[i] is None:
            if f.tag == "D":
                p.demonstrative = True
                p.closed = p.definite = True
                j += 1
                if j < end and facts[j].tag in "NAXM" and (facts[j].definite or self.names[j]) and not facts[j].conj:
                    return self._headed(p, j, end, depth)
                p.head, p.end = i, j
                return p
            if f.tag == "K":
                return self._quantified(p, i, end, depth)
            if f.tag == "Q":
                return self._counted(p, i, end, depth)
            if f.tag not in "NAMX":
                return None
        return self._headed(p, j, end, depth)

    def _quantified(self, p: Phrase, i: int, end: int, depth: int) -> Phrase:
        facts = self.facts
        p.quantifier = facts[i].value
        p.head = i
        p.definite = facts[i].definite
        j = i + 1
        if (
            j < end
            and facts[j].norm == "من"
            and j + 1 < end
            and p.quantifier in ("number", "tens", "hundreds", "thousands", "some", "one", "any", "several")
        ):
            j += 1
        if (
            j < end
            and not facts[j].conj
            and not (facts[j].prep and facts[j].prep != "ل")
            and facts[i].enclitic == ""
            and facts[j].tag in "NAMXQK"
        ):
            inner = self._one(j, end, depth + 1)
            if inner is not None:
                p.gen, inner.parent = inner, p
                p.end = inner.end
                return p
        p.end = i + 1
        return p

    def _counted(self, p: Phrase, i: int, end: int, depth: int) -> Phrase | None:
        facts = self.facts
        j = i
        total = part = 0.0
        seen = False
        while (
            j < end
            and facts[j].tag == "Q"
            and (
                j == i
                or facts[j].conj
                or facts[j - 1].number is None
                or (facts[j].number or 0) >= 1000
                or facts[j].number in (10, 100)
            )
        ):
            number = facts[j].number
            if number is not None:
                seen = True
                if number >= 1000 and part:
                    total, part = total + part * number, 0.0
                else:
                    part += number
            j += 1
        p.count = total + part if seen else None
        p.head = i
        if (
            j < end
            and facts[j].norm == "من"
            and j + 1 < end
            and ((facts[j + 1].tag in "NAMX" and (facts[j + 1].definite or facts[j + 1].heads)) or facts[j + 1].tag == "K")
        ):
            j += 1
        if j < end and facts[j].tag in "NAMXK" and not facts[j].conj and not facts[j].prep:
            inner = self._one(j, end, depth + 1)
            if inner is not None:
                p.gen, inner.parent = inner, p
                inner.count = p.count
                p.end = inner.end
                return p
        p.end = j
        return p
