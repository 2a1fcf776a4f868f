"""Head nouns with all that modifies them."""

from __future__ import annotations

from typing import NamedTuple

from musnad.reading.facts import Facts
from musnad.reading.phrases.constructs import ConstructReader, is_dual_construct
from musnad.reading.phrases.phrase import Phrase

__all__ = ["ModifierReader"]

_HONOURS = frozenset({"rank", "honorific"})


class _Around(NamedTuple):
    """Where a phrase is read: the token at which it must end, how deep it stands in others, the kind of its head, whether it means
    a person, whether a title stands before it, and whether a title around it waits for the name of its holder."""

    end: int
    depth: int
    kind: str
    person: bool
    titled: bool
    awaited: bool


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
        """Take all that modifies the head of a phrase, from token j on."""
        around = self._around(p, end, depth)
        while j < end:
            behind = self._modifier(p, j, around)
            if behind == j:
                break
            j = behind
        p.end = j
        return p

    def _around(self, p: Phrase, end: int, depth: int) -> _Around:
        kind = p.heads.kind if p.heads else ""
        person = kind in ("title", "counterpart") or (p.name is not None and "person" in p.name.kinds)
        person = person or (p.heads is not None and p.heads.number == "s" and "title" in p.heads.classes)  # الناشط فلان
        titled, self.titled = self.titled, False
        return _Around(end, depth, kind, person, titled, self.awaiting > 0 and not person)

    def _modifier(self, p: Phrase, j: int, around: _Around) -> int:
        """The token behind what modifies a head at token j; j itself where the phrase ends."""
        g = self.facts[j]
        tag = g.tag
        if p.heads is not None and "aircraft" in p.heads.classes and self._is_model(j, around.end):
            return j + 3
        if tag == "T":
            return self._punctuated(p, j, around.end, around.depth, around.person)
        behind: int | None = None
        if g.conj or g.prep:
            behind = self._attached(p, j, around)
        if behind is None and (around.person or tag == "P" or self.names[j] is not None):
            behind = self._named(p, j, around)
        if behind is None:
            behind = self._described(p, j, around)
        if behind is None and tag in "NAV":
            behind = self._noun(p, j, around)
        if behind is None and (tag in "XMV" or g.conj):
            behind = self._name_unknown(p, j, around)
        if behind is None:
            behind = self._numbered(p, j, around)
        return j if behind is None else behind

    # Each of these gives the token behind what it takes, j where the phrase ends at it, None where it is not its matter.

    def _attached(self, p: Phrase, j: int, around: _Around) -> int | None:
        """What a letter before a word ties to the phrase: a further state, an owner, an affiliation."""
        g = self.facts[j]
        last = self.facts[p.adjectives[-1]] if p.adjectives else None
        nation = g.demonym is not None and g.tag == "A" and last is not None and last.demonym is not None
        if g.conj == "و" and nation and p.heads and p.heads.number != "s":
            p.adjectives.append(j)
            return j + 1
        if g.conj and not self._town_in_waw(p, j):
            return j
        if g.prep == "ل" and self._owner(p, j, around.end, around.depth):
            return p.end
        return self._affiliated(p, j, around) if g.prep else None

    def _affiliated(self, p: Phrase, j: int, around: _Around) -> int:
        """What a preposition says of people or forces belongs to them; it ends any other phrase."""
        kinds = ("title", "people", "armed", "counterpart") if self.facts[j].prep else ("title", "people", "armed")
        held = p.heads is not None and p.heads.kind in kinds and self._affiliation(p, j, around.end, around.depth)
        return p.end if held else j

    def _named(self, p: Phrase, j: int, around: _Around) -> int | None:
        """A known name, or the beginning of one by its particle."""
        g, name = self.facts[j], self.names[j]
        if around.person and p.closed and p.name is None and p.unknown is None:
            if g.surface == "علي" and name is None and j + 1 < around.end and self.facts[j + 1].tag in "XM":
                return self._unknown_name(p, j, around.end)
            if name is None and "name-binding" in g.classes and not p.apps:
                return self._unknown_name(p, j, around.end)  # القيادي أبو فلان
        if name is None:
            return self._affiliated(p, j, around) if g.tag == "P" else None
        if name.end == j + 1 and self._group_adjective(p, g):
            p.adjectives.append(j)
            return j + 1
        self.titled = around.person and p.closed and p.heads is not None and not _HONOURS & p.heads.classes
        inner = self._one(j, around.end, around.depth + 1) if self.titled else self._within(p, j, around.end, around.depth)
        return inner.end if inner is not None and self._attach_name(p, inner, around.person, around.kind) else j

    def _described(self, p: Phrase, j: int, around: _Around) -> int | None:
        """A quantifier or number that leads on to a genitive, an adjective; a verb that takes the noun up ends the phrase."""
        g = self.facts[j]
        if g.value == "senior" and p.heads and p.heads.number == "p" and g.definite == p.definite:
            p.adjectives.append(j)  # مسؤولون كبار
            return j + 1
        if g.tag in "KQD" and not p.closed and p.name is None and not self._ended(p) and g.value != "about":
            inner = self._within(p, j, around.end, around.depth)
            if inner is None or (inner.end <= j + 1 and g.tag != "Q"):
                return j
            return self._own(p, inner)
        if (g.tag == "A" or (g.adjective and g.tag == "N")) and self._agrees(p, g):
            p.adjectives.append(j)
            p.closed = True  # an adjective ends the construct state
            return j + 1
        return j if self._carried(p, j, around.end) else None

    def _own(self, p: Phrase, inner: Phrase) -> int:
        """Make a phrase the genitive of another; gives the token behind it."""
        p.gen, inner.parent = inner, p
        p.closed, p.definite = True, inner.definite
        return inner.end

    def _noun(self, p: Phrase, j: int, around: _Around) -> int | None:
        """A further noun: the genitive, a title behind a name, or an unknown name that is spelled like a noun."""
        g = self.facts[j]
        hidden = g.tag == "V" and g.noun is not None and not p.closed and p.name is None and g.definite
        if g.tag not in "NA" and not hidden:
            return None
        if p.name is None and not p.closed and not g.tanwin and not self._ended(p) and p.unknown is None:
            inner = self._within(p, j, around.end, around.depth)
            return j if inner is None else self._own(p, inner)
        if around.person and g.heads and g.heads[0].kind == "title":
            if p.name is not None or p.unknown is not None:
                return self._title_behind(p, j, around)
            if p.closed and p.heads is not None and not p.apps and self._leads_to_title(p, j):
                inner = self._one(j, around.end, around.depth + 1)  # القائم بالأعمال في روما السفير فلان
                return self._apposed(p, inner) if inner is not None and (inner.apps or inner.unknown) else j
        nameless = around.person and p.closed and p.unknown is None and p.name is None and not p.apps
        if nameless and (self._begins_name(j, around.end) or "NAME" in {s.entry.pos for s in g.senses}):
            return self._unknown_name(p, j, around.end)
        return j

    def _title_behind(self, p: Phrase, j: int, around: _Around) -> int:
        """The title behind a name; a name that has its title before it takes no other (استقبل الرئيس فلان المبعوث)."""
        honoured = p.heads is not None and not _HONOURS & p.heads.classes
        if around.titled or (p.unknown is not None and honoured):
            return j
        inner = self._one(j, around.end, around.depth + 1)
        return j if inner is None else self._apposed(p, inner)

    def _leads_to_title(self, p: Phrase, j: int) -> bool:
        """Whether a title is complete, so that the title behind it begins the name of its holder."""
        return bool(p.of or p.adjectives or (p.gen is not None and _HONOURS & set(self.facts[j].heads[0].classes)))

    def _apposed(self, p: Phrase, inner: Phrase) -> int:
        """Put a phrase beside another as its apposition; gives the token behind it."""
        p.apps.append(inner)
        inner.parent = p
        return inner.end

    def _name_unknown(self, p: Phrase, j: int, around: _Around) -> int | None:
        """A name that no table has."""
        g = self.facts[j]
        if g.conj:
            p.unknown, p.closed, p.definite = (j, j + 1), True, True
            return j + 1
        if p.unknown is not None or not (g.tag in "XM" or (g.tag == "V" and around.kind == "media" and not p.closed)):
            return None
        honorific = p.heads is not None and "honorific" in p.heads.classes
        if around.person and p.name is None and not p.apps and (p.closed or honorific):
            return self._unknown_name(p, j, around.end)
        if around.awaited and p.closed:
            return j  # the name of the official of this body
        if p.name is None and (not p.closed or around.kind in ("place", "media", "armed", "org", "site")):
            behind = self._unknown_name(p, j, around.end, limit=3)
            p.closed = p.definite = True
            return behind
        if p.name is None and p.heads is None and g.tag == "M" and self.facts[p.head].tag in "MX":
            p.unknown = (p.head, p.head + 1)
            return self._unknown_name(p, j, around.end, start=p.head)
        return j

    def _numbered(self, p: Phrase, j: int, around: _Around) -> int | None:
        """Numbers and words of sameness behind a noun."""
        g = self.facts[j]
        if g.tag == "D" and g.value == "same" and g.enclitic:
            return j + 1
        if g.kind == "number" and j == p.head + 1 and self._is_numbered(p, j, around.end):
            return j + 1
        if g.tag == "Q" and p.count is None and p.name is None and self._counts_behind(p, g):
            p.count = g.number
            return j + 1
        if g.tag == "Q" and ((p.heads and "unit" in p.heads.classes) or (g.number is None and p.adjectives)):
            return j + 1
        return None

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
