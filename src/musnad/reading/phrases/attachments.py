"""What is attached to a head noun: names, owners, affiliations, parentheses, appositions."""

from __future__ import annotations

from musnad.language.tables import Head
from musnad.reading.facts import Facts
from musnad.reading.names import NameMatch
from musnad.reading.phrases.phrase import CLOSE_QUOTES, OPEN_QUOTES, Phrase

__all__ = ["AttachmentReader"]

#: Classes of the words that may stand inside an unknown name.
_NAME_WORDS = frozenset({"name-binding", "name-particle"})
#: What kinds of names may follow a definite noun of a kind as its own name (العاصمة دمشق, حركة الشباب).
_NAMED_BY = {
    "place": {"place", "capital", "state", "organisation"},
    "capital": {"capital", "place", "state"},
    "state": {"state", "capital"},
    "armed": {"armed_group", "organisation"},
    "org": {"organisation", "armed_group"},
    "media": {"organisation", "armed_group"},
    "site": {"organisation", "armed_group", "place"},
}


class AttachmentReader:
    """Attaches to a phrase what stands behind its head."""

    def __init__(self, facts: list[Facts], names: list[NameMatch | None], classes: dict[str, frozenset[str]]) -> None:
        self.classes = classes
        self.facts = facts
        self.names = names
        self.awaiting = 0  # titles around the phrase being read that still wait for the name of their holder
        self.titled = False  # whether the phrase read next is a name that a title stands before

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

    def _attach_name(self, p: Phrase, inner: Phrase, person: bool, kind: str) -> bool:
        kinds = inner.name.kinds if inner.name else set()
        if p.name is not None or (kind in _NAMED_BY and p.closed and not kinds & _NAMED_BY[kind]):
            return False
        if person and "person" in kinds and (kinds == {"person"} or p.closed) and (p.closed or p.heads is not None):
            if (p.heads is None or p.heads.number == "s") and any(a.name is not None and "person" in a.name.kinds for a in p.apps):
                return False  # شكر الرئيس فلان فلانا: somebody else
            p.apps.append(inner)
            inner.parent = p
            return True
        if not p.closed and p.gen is None:
            p.gen, inner.parent = inner, p
            p.closed = p.definite = True
            return True
        if kind in _NAMED_BY and p.gen is None and (p.definite_article(self.facts) or not p.adjectives):
            p.apps.append(inner)
            inner.parent = p
            return True
        return False

    def _agrees(self, p: Phrase, g: Facts) -> bool:
        plain = g.qualifier is None and g.demonym is None and not any(s.entry.pos == "A" for s in g.senses)
        other = plain or (g.tag == "N" and bool(g.heads) and g.heads[0].kind in _NAMED_BY)  # المحكمة is rather the court
        if other and (p.apps or p.unknown is not None) and p.heads is not None and p.heads.kind == "title":
            return False  # behind the name of a title's holder something else begins
        if plain and g.tag == "N" and g.heads and g.heads[0].kind in _NAMED_BY:
            return False  # المبنى is the building, not "built"
        if p.heads is not None and p.heads.kind == "people" and p.heads.number == "p" and "owned" in g.classes:
            return g.definite == p.definite  # متظاهرون موالون للحكومة
        if g.tag == "N" and not (g.qualifier or g.demonym) and not (p.definite and g.definite):
            return False
        head = self.facts[p.head]
        if g.tag == "N" and p.heads is None and p.name is None and head.definite and head.tag == "A" and head.stem.endswith("ون"):
            return False  # رفض الحوثيون المقترح: subject and object
        sound = g.stem.endswith(("ون", "ين")) and len(g.stem) > 4 and not g.stem.endswith("مين")
        if sound and not self._is_several(p):
            return g.demonym is not None and g.demonym.number == "s"
        if p.name is not None and p.heads is None:
            return g.definite and (g.demonym is not None or g.qualifier is not None or (g.tag == "A" and not g.heads))
        if p.definite:
            return g.definite
        return not g.definite or (not p.closed and g.demonym is not None and p.heads is not None)

    def _is_several(self, p: Phrase) -> bool:
        """Whether a phrase may take an adjective in the sound plural: it means several, or its title does (كبير الدبلوماسيين)."""
        if p.heads is not None and (p.heads.number != "s" or (p.heads.rest and p.heads.rest[-1].endswith("ين"))):
            return True
        return bool(p.count or p.quantifier) or self.facts[p.head].stem.endswith(("ون", "ين"))

    def _unknown_name(self, p: Phrase, j: int, end: int, *, limit: int = 5, start: int | None = None) -> int:
        """Take the words of an unknown name: words no lexicon knows, given names, and the particles of names."""
        facts = self.facts
        first = j if start is None else start
        k = j
        family = False
        while k < end and k - first < limit:
            g = facts[k]
            bound = k > first and "name-binding" in facts[k - 1].classes
            if k > first and g.prep and not g.senses and not g.names and self.names[k] is None and not facts[k - 1].conj:
                k += 1  # أنتون بالاسينغام: letters of a name, no preposition
                continue
            if (g.conj and not bound) or (g.prep and not bound) or (k > j and not bound and self._other_name(k)):
                break
            if bound or g.tag in "XM" or (k == j and g.tag == "V") or g.classes & _NAME_WORDS:
                k += 1
                continue
            if k == j and (g.surface == "علي" or (g.tag in "NA" and not g.definite and not g.heads)):
                k += 1
                continue
            if k > first and not family and g.definite and self._is_family_name(g):
                family = True
                k += 1
                continue
            break
        k = max(k, j + 1)
        p.unknown = (first, k)
        return k

    def _other_name(self, k: int) -> bool:
        """Whether a known name that is no part of the unknown name before it begins at a token."""
        name = self.names[k]
        return name is not None and not (name.kinds == {"place"} and name.short_only and not self.facts[k].definite)

    @staticmethod
    def _is_family_name(g: Facts) -> bool:
        """Whether an ordinary word with the article may close a person's name (الأبيض, الحكيم): no head of a phrase, no deed."""
        if g.tag not in "NA" or g.qualifier or g.demonym or any(h.kind not in ("place", "site") for h in g.heads):
            return False
        return not (g.tag == "N" and (g.triggers or any(s.tense == "msd" for s in g.senses)))

    def _owner(self, p: Phrase, j: int, end: int, depth: int) -> bool:
        """Attach who a place or force belongs to: مواقع للحوثيين, ثكنة تابعة للأمن, القوات الموالية للرئيس."""
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
        if value == "من" and (p.apps or p.unknown is not None or p.name is not None):
            return False  # طلب الوزير فلان من البرلمان
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
            if not self._posted(p, name.end, end):
                return False
            known = True  # السفير التركي في بغداد فلان
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

    def _posted(self, p: Phrase, j: int, end: int) -> bool:
        """Whether the name of an official follows the place of his post, so that the place belongs to his title."""
        if p.heads is None or p.heads.kind != "title" or p.name is not None or p.apps or p.unknown or not p.closed or j >= end:
            return False
        g, name = self.facts[j], self.names[j]
        if g.conj or g.prep:
            return False
        if name is not None:
            return "person" in name.kinds
        return g.tag in "XM" or g.surface == "علي" or any(s.entry.pos == "NAME" for s in g.senses[:1])

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
            mark in OPEN_QUOTES
            and (kind in ("media", "armed", "org", "site", "place", "people") or p.name is not None)
            and p.quote is None
            and not self._says_more(p, j)
        ):
            for k in range(j + 1, min(j + 6, end)):
                if facts[k].surface in CLOSE_QUOTES:
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

    def _says_more(self, p: Phrase, j: int) -> bool:
        """Whether quoted words behind a phrase are what somebody said of it, not its name (قواته «تتصدى لهجوم»)."""
        if p.name is not None or j + 1 >= len(self.facts):
            return False
        first = self.facts[j + 1]
        told = p.head >= 0 and bool(self.facts[p.head].enclitic or p.gen is not None or (p.adjectives and not p.definite))
        return told and (first.tag in "VA" or not first.definite) and first.tag not in "XM"

    def _one(self, i: int, end: int, depth: int) -> Phrase | None:
        """One phrase without its coordination. Phrases inside phrases come back here."""
        raise NotImplementedError
