"""Head nouns with all that modifies them."""

from __future__ import annotations

from musnad.reading.facts import Facts
from musnad.reading.phrases.constructs import ConstructReader, is_dual_construct
from musnad.reading.phrases.phrase import Phrase

__all__ = ["ModifierReader"]


class ModifierReader(ConstructReader):
    """Reads a head noun and walks over what modifies it."""

    def _headed(self, p: Phrase, j: int, end: int, depth: int) -> Phrase:
        facts, names = self.facts, self.names
        name = names[j]
        f = facts[j]
        p.head = j
        if name is not None:
            p.name = name
            p.definite = p.closed = True
            j = name.end
        else:
            known = (f.definite and not self._in_construct(j, end)) or bool(f.enclitic)
            p.definite = p.definite or known
            p.closed = p.closed or known
            p.heads, j = self._head_of(j, end)
            if p.heads is not None and is_dual_construct(facts, names, p.head, p.heads, j):
                p.heads = p.heads._replace(number="d")
            if f.stem.endswith(("ون", "ين", "ان")) and (
                (p.heads is not None and p.heads.number != "s") or f.demonym is not None or f.qualifier is not None
            ):
                p.closed = True  # a plural or dual that kept its nun is no construct
            if j - p.head > 1:
                p.closed = p.closed or facts[j - 1].definite or facts[j - 1].stem == "الله"
                p.definite = p.definite or p.closed
        return self._modifiers(p, j, end, depth)

    def _town_in_waw(self, p: Phrase, j: int) -> bool:
        """Whether an unknown word right behind a noun for a town is its name, whose first letter only looks like `and`."""
        g = self.facts[j]
        near = j == p.head + 1 and p.heads is not None and "settlement" in p.heads.classes and not p.closed
        return near and not g.senses and not g.heads and g.conj == "و" and self.names[j] is None and not g.prep

    def _group_adjective(self, p: Phrase, g: Facts) -> bool:
        """Whether the name of a group is said of people as an adjective (القناصة الحوثيون)."""
        head = p.heads
        if g.qualifier is None or head is None or p.name is not None or head.number == "s":
            return False
        return head.kind in ("people", "title") and p.closed and g.definite == p.definite

    def _within(self, p: Phrase, j: int, end: int, depth: int) -> Phrase | None:
        """The phrase inside a phrase; a name at its end is left to a title around it that waits for one."""
        waits = int(p.heads is not None and p.heads.kind == "title" and p.name is None and p.unknown is None and not p.apps)
        self.awaiting += waits
        inner = self._one(j, end, depth + 1)
        self.awaiting -= waits
        return inner

    def _modifiers(self, p: Phrase, j: int, end: int, depth: int) -> Phrase:
        facts, names = self.facts, self.names
        kind = p.heads.kind if p.heads else ""
        person = kind in ("title", "counterpart") or (p.name is not None and "person" in p.name.kinds)
        person = person or (p.heads is not None and p.heads.number == "s" and "title" in p.heads.classes)  # الناشط فلان
        titled, self.titled = self.titled, False
        awaited = self.awaiting > 0 and not person
        while j < end:
            g = facts[j]
            if p.heads is not None and "aircraft" in p.heads.classes and self._is_model(j, end):
                j += 3
                continue
            if g.tag == "T":
                k = self._punctuated(p, j, end, depth, person)
                if k == j:
                    break
                j = k
                continue
            if (
                g.conj == "و"
                and g.demonym is not None
                and g.tag == "A"
                and p.adjectives
                and facts[p.adjectives[-1]].demonym is not None
                and p.heads
                and p.heads.number != "s"
            ):
                p.adjectives.append(j)
                j += 1
                continue
            if g.conj and not self._town_in_waw(p, j):
                break
            if g.prep == "ل" and self._owner(p, j, end, depth):
                j = p.end
                continue
            if g.prep:
                if (
                    p.heads
                    and (p.heads.kind in ("title", "people", "armed", "counterpart"))
                    and self._affiliation(p, j, end, depth)
                ):
                    j = p.end
                    continue
                break
            name = names[j]
            if (
                g.surface == "علي"
                and name is None
                and person
                and p.closed
                and p.name is None
                and p.unknown is None
                and j + 1 < end
                and facts[j + 1].tag in "XM"
            ):
                j = self._unknown_name(p, j, end)
                continue
            if (
                name is None
                and person
                and p.closed
                and "name-binding" in g.classes
                and p.name is None
                and p.unknown is None
                and not p.apps
            ):
                j = self._unknown_name(p, j, end)  # القيادي أبو فلان
                continue
            if g.tag == "P" and name is None:
                if p.heads and p.heads.kind in ("title", "people", "armed") and self._affiliation(p, j, end, depth):
                    j = p.end
                    continue
                break
            if name is not None and name.end == j + 1 and self._group_adjective(p, g):
                p.adjectives.append(j)
                j += 1
                continue
            if name is not None:
                self.titled = person and p.closed and p.heads is not None and not {"rank", "honorific"} & p.heads.classes
                inner = self._within(p, j, end, depth) if not self.titled else self._one(j, end, depth + 1)
                if inner is None or not self._attach_name(p, inner, person, kind):
                    break
                j = inner.end
                continue
            if g.value == "senior" and p.heads and p.heads.number == "p" and g.definite == p.definite:
                p.adjectives.append(j)  # مسؤولون كبار
                j += 1
                continue
            if g.tag in "KQD" and not p.closed and p.name is None and not self._ended(p) and g.value != "about":
                inner = self._within(p, j, end, depth)
                if inner is None or (inner.end <= j + 1 and g.tag != "Q"):
                    break
                p.gen, inner.parent = inner, p
                p.closed, p.definite = True, inner.definite
                j = inner.end
                continue
            if (g.tag == "A" or (g.adjective and g.tag == "N")) and self._agrees(p, g):
                p.adjectives.append(j)
                j += 1
                p.closed = True  # an adjective ends the construct state
                continue
            if self._carried(p, j, end):
                break
            if g.tag in "NA" or (g.tag == "V" and g.noun is not None and not p.closed and p.name is None and g.definite):
                if p.name is None and not p.closed and not g.tanwin and not self._ended(p) and p.unknown is None:
                    inner = self._within(p, j, end, depth)
                    if inner is None:
                        break
                    p.gen, inner.parent = inner, p
                    p.closed, p.definite = True, inner.definite
                    j = inner.end
                    continue
                if (p.name is not None or p.unknown is not None) and person and g.heads and g.heads[0].kind == "title":
                    if titled or (p.unknown is not None and p.heads is not None and not {"rank", "honorific"} & p.heads.classes):
                        break  # استقبل الرئيس فلان المبعوث: the name has its title before it
                    inner = self._one(j, end, depth + 1)
                    if inner is None:
                        break
                    p.apps.append(inner)
                    inner.parent = p
                    j = inner.end
                    continue
                if (
                    person
                    and p.closed
                    and p.heads is not None
                    and g.heads
                    and g.heads[0].kind == "title"
                    and (p.of or p.adjectives or (p.gen is not None and {"rank", "honorific"} & set(g.heads[0].classes)))
                    and not p.apps
                    and p.name is None
                    and p.unknown is None
                ):
                    inner = self._one(j, end, depth + 1)  # القائم بالأعمال في روما السفير فلان
                    if inner is not None and (inner.apps or inner.unknown):
                        p.apps.append(inner)
                        inner.parent = p
                        j = inner.end
                        continue
                    break
                nameless = person and p.closed and p.unknown is None and p.name is None and not p.apps
                if nameless and (self._begins_name(j, end) or "NAME" in {s.entry.pos for s in g.senses}):
                    j = self._unknown_name(p, j, end)
                    continue
                break
            if g.conj:
                p.unknown, p.closed, p.definite = (j, j + 1), True, True
                j += 1
                continue
            if (g.tag in "XM" or (g.tag == "V" and kind == "media" and not p.closed)) and p.unknown is None:
                if person and p.name is None and not p.apps and (p.closed or (p.heads and "honorific" in p.heads.classes)):
                    j = self._unknown_name(p, j, end)
                    continue
                if awaited and p.closed:
                    break  # the name of the official of this body
                if p.name is None and (not p.closed or kind in ("place", "media", "armed", "org", "site")):
                    k = self._unknown_name(p, j, end, limit=3)
                    p.closed = p.definite = True
                    j = k
                    continue
                if p.name is None and p.heads is None and g.tag == "M" and facts[p.head].tag in "MX":
                    p.unknown = (p.head, p.head + 1)
                    j = self._unknown_name(p, j, end, start=p.head)
                    continue
                break
            if g.tag == "D" and g.value == "same" and g.enclitic:
                j += 1
                continue
            if g.kind == "number" and j == p.head + 1 and self._is_numbered(p, j, end):
                j += 1
                continue
            if g.tag == "Q" and p.count is None and p.name is None and self._counts_behind(p, g):
                p.count = g.number
                j += 1
                continue
            if g.tag == "Q" and ((p.heads and "unit" in p.heads.classes) or (g.number is None and p.adjectives)):
                j += 1
                continue
            break
        p.end = j
        return p

    def _carried(self, p: Phrase, j: int, end: int) -> bool:
        """Whether a verb that takes the noun up with its pronoun follows, not a genitive: غارة شنها الجيش, هجوم نفذه مسلحون."""
        f = self.facts[j]
        if p.closed or p.name is not None or f.definite or f.prep or not f.enclitic or f.verb is None or f.verb.tense != "perf":
            return False
        return "light" in f.verb_classes and j + 1 < end and self.facts[j + 1].tag in "NMA" and not self.facts[j + 1].prep

    def _begins_name(self, j: int, end: int) -> bool:
        """Whether an indefinite word stands before one that no lexicon knows, as the given name of somebody unknown does."""
        f = self.facts[j]
        if f.definite or f.heads or j + 1 >= end:
            return False
        return self.facts[j + 1].tag in "XM" and self.names[j + 1] is None
