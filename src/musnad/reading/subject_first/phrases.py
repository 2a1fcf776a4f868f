"""Noun phrases of a head-last language (English): modifiers and possessors come before the head, `of` and appositions after it."""

from __future__ import annotations

from musnad.reading.names import NameMatch
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.phrase_tails import TailReader

__all__ = ["HeadLastPhraseReader"]

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "your"})


class HeadLastPhraseReader(TailReader):
    """Reads the noun phrases of one English sentence."""

    def read(self, i: int, end: int, *, inner: bool = False, opening: bool = False) -> Phrase | None:
        """The phrase that starts at token i, with its coordination; None when no phrase starts there. `opening`: it opens its
        clause, so what is joined to it before the verb is part of the subject."""
        self.opening = opening
        phrase = self._one(i, end, 0)
        if phrase is None:
            return None
        while not inner and phrase.end < end:
            at = phrase.end
            named = (
                phrase.name
                if phrase.name is not None
                else phrase.gen.name
                if phrase.gen is not None and phrase.gen.end == at
                else None
            )
            if self.facts[at].surface == "," and at + 1 < end and named is not None and self._goes_on(named, at + 1, end):
                at += 1
                if at < end and self.facts[at].norm in ("and", "or"):
                    at += 1
            elif self.facts[at].norm in ("and", "or", "&"):
                at += 1
            else:
                break
            if at >= end or self.facts[at].tag in "GSRPO" or at in self.verbs:
                break
            other = self._one(at, end, 0)
            if other is None or (not opening and self._subject_of_next(other, end)):
                break
            host = self._joined_to(phrase, other)
            other.parent = host
            host.conjs.append(other)
            phrase.end = other.end
        return phrase

    def _joined_to(self, phrase: Phrase, other: Phrase) -> Phrase:
        """What a phrase after `and` is joined to: the phrase before, or the name behind its head (leaders of Kenya and Chad)."""
        if phrase.quantifier and phrase.gen is not None and self._is_modifier(phrase.gen):
            return self._joined_to(phrase.gen, other)  # scores of Dutch and Belgian sailors
        if self._is_modifier(phrase) and other.heads is not None and (other.adjectives or other.gen is not None):
            phrase.heads = other.heads  # Dutch and Belgian frigates
            if phrase.name is None:
                phrase.adjectives = [phrase.head]
            else:
                state = Phrase(phrase.start)
                state.name, state.head, state.end, state.definite, state.parent = phrase.name, phrase.head, phrase.end, True, phrase
                phrase.gen, phrase.name = state, None
            phrase.head = other.head
            return phrase
        behind = [phrase.gen, *(inner for _, inner in phrase.of)]
        if other.name is not None and phrase.name is None:
            for inner in behind:
                if inner is not None and inner.name is not None and inner.start > phrase.head:
                    return inner
        return phrase

    def _is_modifier(self, p: Phrase) -> bool:
        """Whether a phrase is an adjective of nationality alone, or the short name of a state that stands for one (U.S., EU)."""
        f = self.facts[p.head]
        if p.end != p.start + 1 or p.heads is not None:
            return False
        return f.demonym is not None and (p.name is None or f.surface.isupper())

    def _goes_on(self, name: NameMatch, at: int, end: int) -> bool:
        """Whether a list of names goes on after a comma (the presidents of Bosnia, Croatia and Serbia)."""
        k = at + 1 if self.facts[at].norm in ("and", "or") else at
        k += k < end and self.facts[k].norm == "the"
        other = self.names[k] if k < end else None
        if other is None:
            return False
        if name.kinds & other.kinds and "person" not in name.kinds:
            return k > at or (other.end < end and self.facts[other.end].norm in (",", "and", "or"))
        return bool(name.kinds & other.kinds) or (name.kinds <= {"place", "capital", "state"} and other.kinds <= {"place", "state"})

    def _subject_of_next(self, other: Phrase, end: int) -> bool:
        """Whether a phrase after `and` is followed by a verb of its own: then it begins a new clause."""
        k = other.end
        while k < end and self.facts[k].tag == "J":
            k += 1
        return (
            k < end
            and k in self.verbs
            and not any(s.tense == "ger" for s in self.facts[k].senses[:1])
            and self.facts[k].norm != "to"
        )

    def _one(self, i: int, end: int, depth: int) -> Phrase | None:
        facts, names = self.facts, self.names
        if i >= end or depth > 8:
            return None
        p = Phrase(i)
        j = i
        f = facts[j]
        if names[j] is None and (f.norm in _ARTICLES or f.tag == "D" or f.norm in _POSSESSIVES):
            p.definite = f.norm not in ("a", "an")
            p.demonstrative = f.tag == "D" and f.norm not in _ARTICLES
            j += 1
        possessor: Phrase | None = None
        first = j
        units: list[tuple[str, int, int]] = []
        while j < end:
            g = facts[j]
            name = names[j]
            if units and self._shortened(j):
                j += 1
                continue
            if name is not None and units and units[-1][0] == "word" and self._owns(name, units[-1][1]):
                break  # denounced as a crime Serbia's raid
            if name is not None:
                unit = ("name", j, name.end)
            elif (g.tag == "Q" or g.tag == "K") and not (units and units[-1][0] == "name"):
                if g.number is not None:
                    p.count = g.number if p.count is None or g.number < 100 else p.count * g.number
                if j + 1 < end and facts[j + 1].norm == "of" and not units:
                    inner = self._one(j + 2, end, depth + 1)
                    if inner is not None:
                        p.quantifier = g.value
                        p.head, p.gen, p.end = j, inner, inner.end
                        inner.parent = p
                        return p
                p.definite = p.definite or g.value == "both"
                unit = ("number", j, j + 1)
            elif j in self.verbs or (g.second and j + 1 < end and any(h[0] == facts[j + 1].norm for h in g.second)):
                break
            elif (g.tag in "NAMX" or g.tag == "V") and not (
                g.tag == "A" and units and units[-1][0] in ("head", "name") and not self._noun_follows(j, end)
            ):
                head = self._head_at(j, end)
                unit = (
                    ("head", j, head[1])
                    if head is not None
                    else ("unknown" if g.tag in "MXV" and g.surface[:1].isupper() else "word", j, j + 1)
                )
            elif self._is_aside(j, end) and j > i:
                j += 1  # the internationally recognised government
                continue
            else:
                break
            units.append(unit)
            j = unit[2]
            if facts[j - 1].enclitic == "'s" or (j < end and facts[j].surface in ("'", "’") and facts[j - 1].norm.endswith("s")):
                if j < end and facts[j].surface in ("'", "’"):
                    j += 1
                if j < end and (facts[j].tag in "NAMXQ" or names[j] is not None):
                    owner = Phrase(first)
                    self._build(owner, units, possessor)
                    owner.end = units[-1][2]
                    owner.definite, owner.count, p.count = True, p.count, None
                    possessor, units, first = owner, [], j
        if not units or (all(u[0] == "number" for u in units) and p.count is None):
            return None
        if not p.definite and all(
            u[0] == "word" and facts[u[1]].tag == "A" and facts[u[1]].noun is None and facts[u[1]].demonym is None for u in units
        ):
            return None  # adjectives that say something of the noun before (troops loyal to)
        self._build(p, units, possessor)
        p.end = j
        self._after(p, end, depth)
        return p

    def _owns(self, name: NameMatch, before: int) -> bool:
        """Whether a state in the genitive begins a phrase of its own after a common noun."""
        f = self.facts[before]
        return bool(self.facts[name.end - 1].enclitic) and bool(name.kinds & {"state", "capital"}) and f.noun is not None

    def _is_aside(self, j: int, end: int) -> bool:
        """Whether an adverb stands between an article or noun and an adjective."""
        f, after = self.facts[j], self.facts[j + 1] if j + 1 < end else None
        adverb = f.tag == "J" or (bool(f.senses) and f.senses[0].entry.pos == "ADV")
        return adverb and after is not None and f.norm.endswith("ly") and after.tag in "AV" and j + 1 not in self.verbs

    def _noun_follows(self, j: int, end: int) -> bool:
        return j + 1 < end and (self.facts[j + 1].tag in "NMX" or self.names[j + 1] is not None)
