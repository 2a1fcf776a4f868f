"""Noun phrases of a head-last language (English): modifiers and possessors come before the head, `of` and appositions after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musnad.language.tables import Head
from musnad.reading.facts import Facts
from musnad.reading.names import NameMatch
from musnad.reading.phrases import Phrase

__all__ = ["HeadLastPhraseReader"]

_ARTICLES = frozenset({"the", "a", "an"})
_TITLED = frozenset({"title", "counterpart"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "your"})


class HeadLastPhraseReader:
    """Reads the noun phrases of one English sentence."""

    def __init__(self, facts: Sequence[Facts], names: Sequence[NameMatch | None], classes: Mapping[str, frozenset[str]]) -> None:
        self.facts = facts
        self.names = names
        self.classes = classes
        self.verbs: set[int] = set()  # tokens of the sentence that are verbs

    def read(self, i: int, end: int, *, inner: bool = False, opening: bool = False) -> Phrase | None:
        """The phrase that starts at token i, with its coordination; None when no phrase starts there. `opening`: it opens its
        clause, so what is joined to it before the verb is part of the subject."""
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
            host = phrase
            if other.name is not None and phrase.name is None and phrase.gen is not None and phrase.gen.name is not None:
                host = phrase.gen
            other.parent = host
            host.conjs.append(other)
            phrase.end = other.end
        return phrase

    def _goes_on(self, name: NameMatch, at: int, end: int) -> bool:
        """Whether a list of names goes on after a comma (the presidents of Bosnia, Croatia and Serbia)."""
        k = at + 1 if self.facts[at].norm in ("and", "or") else at
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
            if name is not None:
                unit = ("name", j, name.end)
            elif (g.tag == "Q" or g.tag == "K") and not (units and units[-1][0] == "name"):
                if g.number is not None:
                    p.count = g.number if p.count is None or g.number < 100 else p.count * g.number
                if g.tag == "K" and j + 1 < end and facts[j + 1].norm == "of" and not units:
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
                    owner.definite = True
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

    def _noun_follows(self, j: int, end: int) -> bool:
        return j + 1 < end and (self.facts[j + 1].tag in "NMX" or self.names[j + 1] is not None)

    def _kinds(self, j: int) -> set[str]:
        name = self.names[j]
        return name.kinds if name is not None else set()

    def _shortened(self, j: int) -> bool:
        """Whether a full stop at token j only ends an abbreviation (Lt. Gen.)."""
        return j > 0 and self.facts[j].surface == "." and "abbreviation" in self.classes.get(self.facts[j - 1].norm, ())

    def _head_at(self, j: int, end: int) -> tuple[Head, int] | None:
        """The longest table entry for a head noun at token j, and the token after it."""
        for head in self.facts[j].heads:
            k, several = j + 1, False
            for word in head.rest:
                if k < end and self._shortened(k):
                    k += 1
                if k >= end or (self.facts[k].stem != word and self.facts[k].norm != word and self.facts[k].norm != word + "s"):
                    break
                several = self.facts[k].norm == word + "s"
                k += 1
            else:
                return (head._replace(number="p") if several else head), k
        return None

    def _build(self, p: Phrase, units: list[tuple[str, int, int]], possessor: Phrase | None) -> None:
        """Fill a phrase from its units: the last is the head; a title before a name takes it as apposition."""
        facts, names = self.facts, self.names
        kind, first, last = units[-1]
        before = units[:-1]
        named = kind == "name" and "person" in self._kinds(first)
        run = kind == "unknown"
        if (
            kind == "name"
            and self._kinds(first) == {"place"}
            and len(before) > 1
            and before[-1][0] == "unknown"
            and before[-2][0] == "head"
        ):
            run = True  # a surname that is also a town: President Abraham Lincoln
        if run:
            while (
                before
                and before[-1][0] in ("unknown", "name")
                and (before[-1][0] == "unknown" or "person" in self._kinds(before[-1][1]))
            ):
                first = before.pop()[1]
        title = before[-1] if (named or run) and before and before[-1][0] == "head" else None
        if title is not None:
            head = self._head_at(title[1], title[2])
            if head is not None and head[0].kind in (*_TITLED, "people"):
                p.head, p.heads = title[1], head[0]
                inner = Phrase(first)
                inner.head, inner.end, inner.definite = first, last, True
                if named:
                    inner.name = names[first]
                    p.apps.append(inner)
                    inner.parent = p
                else:
                    p.unknown = (first, last)
                before = before[:-1]
                p.definite = p.closed = True
            else:
                title = None
        if title is None:
            p.head = last - 1 if kind == "head" else first
            if kind == "name":
                p.name = names[first]
                p.definite = p.closed = True
            elif kind == "head":
                found = self._head_at(first, last)
                p.heads, p.head = (found[0] if found else None), first
                if (
                    p.heads is not None
                    and p.heads.kind == "org"
                    and "group" in p.heads.classes
                    and facts[p.start].norm not in ("a", "an")
                ):
                    p.definite = True  # police
            elif run:
                p.unknown, p.head, p.definite = (first, last), first, True
        for kind2, a, b in before:
            name = names[a]
            if (
                kind2 == "name"
                and name is not None
                and p.gen is None
                and (facts[a].demonym is None or b - a > 1 or name.kinds & {"state", "capital"})
            ):
                inner = Phrase(a)
                inner.name, inner.head, inner.end, inner.definite = name, a, b, True
                inner.parent = p
                p.gen = inner
            elif kind2 in ("word", "unknown", "head") and (facts[a].demonym is not None or facts[a].qualifier is not None):
                p.adjectives.append(a)
            elif kind2 == "head" and p.gen is None and p.heads is not None:
                found = self._head_at(a, b)
                if found is not None and found[0].kind in ("org", "armed", "media", "people"):
                    inner = Phrase(a)
                    inner.heads, inner.head, inner.end, inner.parent = found[0], a, b, p
                    inner.adjectives = list(p.adjectives)
                    p.gen = inner
        if possessor is not None:
            possessor.parent = p
            p.gen = possessor
            p.definite = True
        p.closed = True

    def _after(self, p: Phrase, end: int, depth: int) -> None:
        """What follows the head: of-phrases, affiliations of officials, appositions between commas."""
        facts, names = self.facts, self.names
        if (
            p.end < end
            and facts[p.end].norm == "of"
            and p.gen is None
            and (p.name is None or ("person" in p.name.kinds and p.end + 1 < end and names[p.end + 1] is not None))
        ):
            inner = self._one(p.end + 1, end, depth + 1)
            if inner is not None:
                p.gen, inner.parent, p.end = inner, p, inner.end
        if (
            p.heads is not None
            and p.heads.kind in ("title", "people", "armed")
            and p.end < end
            and facts[p.end].norm in ("for", "in", "at", "from", "to", "with")
            and depth < 4
        ):
            at = p.end + 1
            head_at = at + 1 if at < end and facts[at].norm in _ARTICLES else at
            name = names[head_at] if head_at < end else None
            value = facts[p.end].norm
            known = (name is not None and bool(name.kinds & {"organisation", "armed_group"})) or (
                head_at < end and (found := self._head_at(head_at, end)) is not None and found[0].kind in ("org", "armed")
            )
            speaks = ("speaker" in p.heads.classes and value == "for") or (
                p.heads.role in ("envoy", "ambassador", "ambassador_un") and value in ("to", "for")
            )
            if (
                (known and (value in ("for", "in", "at", "with") or "source" in p.heads.classes))
                or speaks
                or (name is not None and "source" in p.heads.classes and value == "in" and "state" in name.kinds)
            ):
                inner = self._one(at, end, depth + 1)
                if inner is not None:
                    inner.prep, inner.parent = value, p
                    p.of.append((value, inner))
                    p.end = inner.end
        if p.end + 1 < end and facts[p.end].surface == "," and depth == 0:
            at = p.end + 1
            if (
                p.heads is not None
                and p.heads.kind in _TITLED
                and not p.apps
                and p.unknown is None
                and self._kinds(at) == {"person"}
            ):
                inner = self._one(at, end, depth + 1)
                if inner is not None and inner.name is not None:
                    p.apps.append(inner)
                    inner.parent = p
                    p.end = inner.end
            elif ((p.name is not None and "person" in p.name.kinds) or p.unknown is not None) and p.heads is None:
                inner = self._one(at, end, depth + 1)
                if (
                    inner is not None
                    and inner.heads is not None
                    and inner.heads.kind in ("title", "people")
                    and inner.end < end
                    and facts[inner.end].surface in (",", ".")
                    and not inner.apps
                ):
                    p.apps.append(inner)
                    inner.parent = p
                    p.end = inner.end
        if p.end + 1 < end and facts[p.end].surface == "(":
            for k in range(p.end + 1, min(p.end + 5, end)):
                if facts[k].surface == ")":
                    p.end = k + 1
                    break
