"""Noun phrases: what stands together as one name or description, with its genitive, adjectives, appositions and coordination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musnad.language.tables import Head
from musnad.reading.facts import Facts
from musnad.reading.names import NameMatch

__all__ = ["Phrase", "PhraseReader"]

_OPEN_QUOTES = '«"“'
_CLOSE_QUOTES = '»"”'
_NOMINAL = frozenset("NAMXDKQ")


class Phrase:
    """A noun phrase over tokens `start` to `end` (excluded). `head` is its head noun; `name` a known name; `unknown`
    the tokens of a name the world data does not have; `gen` the genitive; `apps` appositions; `conjs` coordinated phrases."""

    __slots__ = (
        "adjectives", "apps", "closed", "conjs", "count", "definite", "demonstrative", "end",
        "entity", "gen", "group", "head", "heads",
        "name", "of", "paren", "parent", "prep", "prep_at", "quantifier", "quote", "start", "unknown",
    )  # fmt: skip

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.head = -1
        self.heads: Head | None = None
        self.name: NameMatch | None = None
        self.unknown: tuple[int, int] | None = None
        self.gen: Phrase | None = None
        self.apps: list[Phrase] = []
        self.adjectives: list[int] = []
        self.conjs: list[Phrase] = []
        self.of: list[tuple[str, Phrase]] = []
        self.paren: Phrase | None = None
        self.quote: tuple[int, int] | None = None
        self.prep = ""
        self.prep_at = -1
        self.count: float | None = None
        self.quantifier = ""
        self.demonstrative = False
        self.definite = False
        self.closed = False
        self.parent: Phrase | None = None
        self.entity: int | None = None
        self.group: list[int] = []

    def together(self) -> list[Phrase]:
        """The phrase and all that is coordinated with it."""
        found = [self]
        for other in self.conjs:
            found.extend(other.together())
        return found

    def definite_article(self, facts: Sequence[Facts]) -> bool:
        """Whether the head noun itself carries the article."""
        return facts[self.head].definite

    def __repr__(self) -> str:
        return f"Phrase({self.start}:{self.end} head={self.head} prep={self.prep!r} gen={self.gen} conjs={len(self.conjs)})"


def _sort(name: NameMatch) -> set[str]:
    return {"party" if k in ("state", "capital", "organisation", "armed_group") else k for k in name.kinds}


class PhraseReader:
    """Reads the noun phrases of one head-first (Arabic) sentence."""

    def __init__(self, facts: Sequence[Facts], names: Sequence[NameMatch | None], classes: Mapping[str, frozenset[str]]) -> None:
        self.classes = classes
        self.facts = facts
        self.names = names

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
            if f.tag not in _NOMINAL and not (self.names[at] is not None):
                return
            if f.tag == "X" and self.names[at] is None and f.verb is not None:
                return
            if f.prep and f.prep != phrase.prep:
                return
            if phrase.prep and f.stem.endswith("ون") and len(f.stem) > 4:
                return  # a nominative does not stand beside a genitive
            if self._starts_clause(at, end):
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
        """What a coordinated phrase stands beside: a name in the genitive when both are names of one sort (اجتماع كيري ولافروف)."""
        if other.name is None or phrase.name is not None:
            return phrase
        chain = [phrase]
        while chain[-1].gen is not None:
            chain.append(chain[-1].gen)
        for inner in reversed(chain):
            if inner.name is not None and _sort(inner.name) & _sort(other.name):
                return inner
        return phrase

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
            p.definite = p.definite or f.definite or bool(f.enclitic)
            p.closed = p.closed or f.definite or bool(f.enclitic)
            p.heads, j = self._head_of(j, end)
            if f.stem.endswith(("ون", "ين", "ان")) and (
                (p.heads is not None and p.heads.number != "s") or f.demonym is not None or f.qualifier is not None
            ):
                p.closed = True  # a plural or dual that kept its nun is no construct
            if j - p.head > 1:
                p.closed = p.closed or facts[j - 1].definite or facts[j - 1].stem == "الله"
                p.definite = p.definite or p.closed
        return self._modifiers(p, j, end, depth)

    def _head_of(self, j: int, end: int) -> tuple[Head | None, int]:
        """The table entry of a head noun, the longest first, and the token after it."""
        facts = self.facts
        for head in facts[j].heads:
            k = j + 1
            for word in head.rest:
                if k >= end or (facts[k].stem != word and facts[k].norm not in (word, "ال" + word)) or facts[k].conj:
                    break
                k += 1
            else:
                return head, k
        return None, j + 1

    def _modifiers(self, p: Phrase, j: int, end: int, depth: int) -> Phrase:
        facts, names = self.facts, self.names
        kind = p.heads.kind if p.heads else ""
        person = kind in ("title", "counterpart") or (p.name is not None and "person" in p.name.kinds)
        while j < end:
            g = facts[j]
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
            if g.conj:
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
                and person
                and p.closed
                and p.name is None
                and p.unknown is None
                and j + 1 < end
                and facts[j + 1].tag in "XM"
            ):
                j = self._unknown_name(p, j, end)
                continue
            if g.tag == "P" and name is None:
                if p.heads and p.heads.kind in ("title", "people", "armed") and self._affiliation(p, j, end, depth):
                    j = p.end
                    continue
                break
            if name is not None:
                inner = self._one(j, end, depth + 1)
                if inner is None or not self._attach_name(p, inner, person, kind):
                    break
                j = inner.end
                continue
            if g.value == "senior" and p.heads and p.heads.number == "p" and g.definite == p.definite:
                p.adjectives.append(j)  # مسؤولون كبار
                j += 1
                continue
            if g.tag in "KQD" and not p.closed and p.name is None and not facts[p.head].tanwin and g.value != "about":
                inner = self._one(j, end, depth + 1)
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
            if g.tag in "NA" or (g.tag == "V" and g.noun is not None and not p.closed and p.name is None and g.definite):
                if p.name is None and not p.closed and not g.tanwin and not facts[p.head].tanwin and p.unknown is None:
                    inner = self._one(j, end, depth + 1)
                    if inner is None:
                        break
                    p.gen, inner.parent = inner, p
                    p.closed, p.definite = True, inner.definite
                    j = inner.end
                    continue
                if (p.name is not None or p.unknown is not None) and person and g.heads and g.heads[0].kind == "title":
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
                if (
                    person
                    and p.closed
                    and p.unknown is None
                    and p.name is None
                    and not p.apps
                    and not g.definite
                    and not g.heads
                    and j + 1 < end
                    and facts[j + 1].tag in "XM"
                    and names[j + 1] is None
                ):
                    j = self._unknown_name(p, j, end)
                    continue
                if (
                    person
                    and p.closed
                    and p.unknown is None
                    and p.name is None
                    and not p.apps
                    and "NAME" in {s.entry.pos for s in g.senses}
                ):
                    j = self._unknown_name(p, j, end)
                    continue
                break
            if (g.tag in "XM" or (g.tag == "V" and kind == "media" and not p.closed)) and p.unknown is None:
                if person and p.name is None and not p.apps and (p.closed or (p.heads and "honorific" in p.heads.classes)):
                    j = self._unknown_name(p, j, end)
                    continue
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
            if g.tag == "Q" and ((p.heads and "unit" in p.heads.classes) or (g.number is None and p.adjectives)):
                j += 1
                continue
            break
        p.end = j
        return p

    def _attach_name(self, p: Phrase, inner: Phrase, person: bool, kind: str) -> bool:
        kinds = inner.name.kinds if inner.name else set()
        if p.name is not None:
            return False
        if person and "person" in kinds and (kinds == {"person"} or p.closed) and (p.closed or p.heads is not None):
            p.apps.append(inner)
            inner.parent = p
            return True
        if not p.closed and p.gen is None:
            p.gen, inner.parent = inner, p
            p.closed = p.definite = True
            return True
        if kind in ("place", "media", "armed", "org", "site", "capital", "state") and p.gen is None and not kinds <= {"person"}:
            p.apps.append(inner)
            inner.parent = p
            return True
        return False

    def _agrees(self, p: Phrase, g: Facts) -> bool:
        if g.tag == "N" and not (g.qualifier or g.demonym) and not (p.definite and g.definite):
            return False
        if (
            g.stem.endswith(("ون", "ين"))
            and len(g.stem) > 4
            and not g.stem.endswith("مين")
            and not (
                (p.heads and p.heads.number != "s") or p.count or p.quantifier or self.facts[p.head].stem.endswith(("ون", "ين"))
            )
        ):
            return g.demonym is not None and g.demonym.number == "s"
        if p.name is not None and p.heads is None:
            return g.definite and (g.demonym is not None or g.qualifier is not None or not g.heads)
        if p.definite:
            return g.definite
        return not g.definite or (not p.closed and g.demonym is not None and p.heads is not None)

    def _unknown_name(self, p: Phrase, j: int, end: int, *, limit: int = 5, start: int | None = None) -> int:
        """Take the words of an unknown name: words no lexicon knows, given names, and the particles of names."""
        facts = self.facts
        first = j if start is None else start
        k = j
        while k < end and k - first < limit:
            g = facts[k]
            if g.conj or g.prep or (self.names[k] is not None and k > j):
                break
            if (
                g.tag in "XM"
                or (k == j and g.tag == "V")
                or g.norm in ("بن", "ابن", "ال", "ابو", "ابي", "عبد", "ولد", "بنت", "الدين", "الله")
            ):
                k += 1
                continue
            if k == j and (g.surface == "علي" or (g.tag in "NA" and not g.definite and not g.heads)):
                k += 1
                continue
            if k > j and g.tag in "NA" and g.definite and not g.heads and not g.qualifier and not g.demonym:
                k += 1
                continue
            break
        k = max(k, j + 1)
        p.unknown = (first, k)
        return k

    def _owner(self, p: Phrase, j: int, end: int, depth: int) -> bool:
        """Attach who a place or force belongs to: مواقع للحوثيين, نقطة تابعة للجيش, القوات الموالية للرئيس."""
        loyal = (
            bool(p.adjectives)
            and p.adjectives[-1] == j - 1
            and "owned" in self.classes.get(self.facts[j - 1].stem.removesuffix("ه"), ())
        )
        site = p.heads is not None and p.heads.kind in ("site", "place", "armed") and not p.definite
        if not (loyal or site) or p.of:
            return False
        inner = self._one(j, end, depth + 1)
        if inner is None:
            return False
        inner.prep, inner.parent = "ل", p
        p.of.append(("ل", inner))
        p.end = inner.end
        return True

    def _affiliation(self, p: Phrase, j: int, end: int, depth: int) -> bool:
        """Attach `in the ministry`, `in the name of the ministry` to the official it describes."""
        g = self.facts[j]
        value = g.value if g.tag == "P" else g.prep
        if value not in ("في", "باسم", "لدى", "ب", "ل", "من", "على", "إلى") or len(p.of) > 1:
            return False
        if value == "إلى" and not (p.heads and p.heads.role in ("envoy", "ambassador") and p.closed):
            return False
        if (
            value == "ل"
            and p.adjectives
            and p.heads
            and p.heads.role not in ("envoy", "secretary_general")
            and "chief" not in self.facts[p.adjectives[-1]].classes
        ):
            return False  # but: القائد العام للقوات المسلحة
        at = j if g.tag != "P" else j + 1
        if at >= end or self.facts[at].conj or (self.facts[at].tag not in "NMXA" and self.names[at] is None):
            return False
        head = self.facts[at].heads
        name = self.names[at]
        known = bool(head and head[0].kind in ("org", "armed", "media", "title") and "unit" not in head[0].classes) or bool(
            name and name.kinds & {"organisation", "armed_group", "state", "capital"}
        )
        belongs = (
            value == "من"
            and p.heads is not None
            and (p.heads.kind == "armed" or "delegation" in p.heads.classes or "unit" in p.heads.classes)
        )
        if belongs:
            known = known or bool(head and (head[0].kind == "armed" or "opposition" in head[0].classes))
        if p.heads and p.heads.kind == "people" and value in ("ب", "ل", "من", "على") and not belongs:
            return False
        if value == "على" or (
            not belongs
            and (
                value in ("ل", "من")
                and p.heads
                and not (
                    "speaker" in p.heads.classes
                    or p.heads.role in ("envoy", "secretary_general", "ambassador", "ambassador_un")
                    or (p.heads.kind == "title" and not p.gen)
                )
            )
        ):
            return False
        source = bool(p.heads and "source" in p.heads.classes)
        if (
            value == "في"
            and name
            and name.kinds <= {"state", "capital", "place"}
            and not head
            and not (source and "state" in name.kinds)
        ):
            return False
        if not known:
            return False
        inner = self._one(at, end, depth + 1)
        if inner is None:
            return False
        while (
            inner.end < end
            and self.facts[inner.end].conj == "و"
            and self.facts[inner.end].heads
            and self.facts[inner.end].heads[0].kind in ("org", "armed")
        ):
            other = self._one(inner.end, end, depth + 1)
            if other is None:
                break
            inner.conjs.append(other)
            inner.end = other.end
        inner.prep = value
        inner.parent = p
        p.of.append((value, inner))
        p.end = inner.end
        p.closed = p.definite = True
        return True

    def _punctuated(self, p: Phrase, j: int, end: int, depth: int, person: bool) -> int:
        """A parenthesis, a quoted name, or an apposition set off by a comma; j itself when the phrase ends here."""
        facts = self.facts
        mark = facts[j].surface
        kind = p.heads.kind if p.heads else ""
        if mark == "(":
            for k in range(j + 1, min(j + 7, end)):
                if facts[k].surface == ")":
                    inner = self._one(j + 1, k, depth + 1) if facts[j + 1].tag in "NAMX" else None
                    if inner is not None and inner.end >= k - 1:
                        p.paren = inner
                        inner.parent = p
                        return k + 1
                    return k + 1 if k - j <= 5 and facts[j + 1].tag in "QAMXN" and p.head >= 0 and k - j <= 3 else j
            return j
        if (
            mark in _OPEN_QUOTES
            and (kind in ("media", "armed", "org", "site", "place", "people") or p.name is not None)
            and p.quote is None
        ):
            for k in range(j + 1, min(j + 6, end)):
                if facts[k].surface in _CLOSE_QUOTES:
                    if k > j + 1 and all(f.tag in "NAMXQV" for f in facts[j + 1 : k]):
                        p.quote = (j + 1, k)
                        p.closed = p.definite = True
                        return k + 1
                    return j
            return j
        if mark in "،," and j + 1 < end and person and p.name is None and not p.apps and p.unknown is None and p.closed:
            name = self.names[j + 1]
            if name is not None and name.kinds == {"person"} and not facts[j + 1].prep and not facts[j + 1].conj:
                inner = self._one(j + 1, end, depth + 1)
                if inner is not None:
                    p.apps.append(inner)
                    inner.parent = p
                    return inner.end
        return j
