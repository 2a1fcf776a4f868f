"""What a noun phrase is made of: head, title and name, modifiers, possessor."""

from __future__ import annotations

from musnad.language.tables import Head
from musnad.reading.facts import Facts
from musnad.reading.names import NameMatch
from musnad.reading.phrases import Phrase

__all__ = ["PhraseBuilder"]

_NAMED = frozenset({"title", "counterpart", "people"})


class PhraseBuilder:
    """Makes phrases of their units."""

    def __init__(self, facts: list[Facts], names: list[NameMatch | None], classes: dict[str, frozenset[str]]) -> None:
        self.facts = facts
        self.names = names
        self.classes = classes
        self.verbs: set[int] = set()  # tokens of the sentence that are verbs
        self.opening = False  # the phrase that is read opens its clause

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
            if head is not None and head[0].kind in _NAMED:
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
