"""Verb groups of a subject-first language (English): which words of a sentence are verbs, with their auxiliaries, mood and voice.

Most English verb forms are also nouns (attack, visits, meeting) or adjectives (armed, wounded): what stands before and after
decides. The sentence is walked once; a form that may be a finite verb is one only where its clause still needs one.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.reading.document import Document
from musnad.reading.facts import Facts
from musnad.reading.verb_context import CLAUSAL, VerbContext, forms, takes_clause

__all__ = ["VerbGroup", "verb_groups"]

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
_CLAUSE_OPENERS = frozenset("SR")


class VerbGroup(NamedTuple):
    """Tokens `start` to `end` (excluded) with the main verb at `verb` (-1: only an auxiliary, a copula).

    `form`: fin, inf, ger, pas (participle without auxiliary). `base` says that its main verb is a bare form (will go, to go).
    """

    start: int
    end: int
    verb: int
    form: str
    passive: bool = False
    negated: bool = False
    will: bool = False
    may: bool = False
    base: bool = False


def verb_groups(doc: Document, start: int, end: int) -> dict[int, VerbGroup]:
    """The verb groups of a sentence by their first token."""
    return _Reader(doc, start, end).groups


class _Reader(VerbContext):
    def __init__(self, doc: Document, start: int, end: int) -> None:
        super().__init__(doc, start, end)
        self.groups: dict[int, VerbGroup] = {}
        self.finite = False
        self.commas = 0
        self.edge = False
        self.clausal = False  # a preposition that may open a clause has been read since the last verb
        self.opened = -1  # the subordinator of the clause that still needs its verb
        self.last: VerbGroup | None = None
        self._walk()

    def _walk(self) -> None:
        facts, doc = self.facts, self.doc
        before = earlier = "start"
        i = self.start
        while i < self.end:
            f = facts[i]
            if doc.timed[i] or f.surface in "`'’":
                i += 1
                before = earlier if before == "prep" else before
                continue
            if before != "prep":
                earlier = before
            name = doc.names[i]
            if name is not None and f.tag not in "SR":
                i, before = name.end, "noun"
                if facts[i - 1].enclitic:
                    before = "det"
                continue
            if f.tag == "G" or (f.norm == "to" and self._to_verb(i)):
                group = self._auxiliary(i)
                if group is not None:
                    self._take(i, group)
                    i, before = group.end, "verb"
                    continue
            if f.tag == "T":
                before = self._punctuation(i, before)
                i += 1
                continue
            kinds = forms(f)
            if f.second and i + 1 < self.end and any(h[0] == facts[i + 1].norm for h in f.second):
                kinds = frozenset()
            if kinds and f.tag not in "PSRGDOCQKJ" and self._is_verb(i, f, kinds, before):
                group = self._plain(i, f, kinds, before)
                self._take(i, group)
                i, before = i + 1, "verb"
                continue
            before = self._context(i, f, before)
            i += 1

    def _take(self, i: int, group: VerbGroup) -> None:
        self.groups[i] = self.last = group
        self.edge = False
        self.opened, self.clausal = -1, False
        if group.form == "fin":
            self.finite = not (group.verb >= 0 and takes_clause(self.facts[group.verb]))

    def _punctuation(self, i: int, before: str) -> str:
        if self.facts[i].surface == "." and i > self.start and "abbreviation" in self.doc.classes.get(self.facts[i - 1].norm, ()):
            return before
        s = self.facts[i].surface
        self.edge = s not in "'’()"
        if s in '"“”;:.':
            self.finite, self.commas = False, 0
            tokens = self.doc.tokens
            closes = s == '"' and i > self.start and tokens[i - 1].end == tokens[i].start
            return "start" if s in '"“:;' and not closes else "comma"
        if s == ",":
            self.commas += 1
        return "comma" if s in ",-–—" else before if s in "'’" else "comma"

    def _context(self, i: int, f: Facts, before: str) -> str:
        """What a word that is no verb is to the word after it."""
        if f.enclitic:
            return "det"
        if f.tag in _CLAUSE_OPENERS:
            self.finite = False
            self.opened = i
            return "rel" if f.tag == "R" else "sub"
        if f.tag == "C":
            self.finite = False
            return "conj"
        if f.tag == "D":
            return "det"
        if f.tag in "QK":
            return "num"
        if f.tag == "P":
            self.clausal = self.clausal or f.value in CLAUSAL
            return "prep"
        if f.tag == "O":
            return "pron"
        if f.tag == "J" or (f.senses and f.senses[0].entry.pos == "ADV"):
            return before
        if f.tag == "A" and f.noun is None and not f.heads:
            return "adj" if f.demonym is None or self._noun_at(i + 1) else "noun"
        return "noun"

    # auxiliaries -------------------------------------------------------------------------------------------------

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
            if f.norm == "to" and want in ("be", "pas") and self._to_verb(k) and stop > i:
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

    # plain forms -------------------------------------------------------------------------------------------------

    def _is_verb(self, i: int, f: Facts, kinds: frozenset[str], before: str) -> bool:
        nominal = f.noun is not None or any(not h.rest for h in f.heads)
        if f.surface[:1].isupper() and before != "start" and not f.surface.isupper():
            return False
        follows = self.facts[i + 1] if i + 1 < self.end else None
        if kinds & {"perf", "pas"}:
            return self._past(i, f, kinds, before, nominal)
        if "ger" in kinds:
            return self._gerund(i, f, before, nominal, follows)
        return self._present(i, f, before, nominal, follows)

    def _past(self, i: int, f: Facts, kinds: frozenset[str], before: str, nominal: bool) -> bool:
        adjective = any(s.entry.pos == "A" and not s.entry.lemma.endswith("ing") for s in f.senses)
        bare = "inf" in kinds  # cut, put, set
        if before in ("det", "adj"):
            return not (nominal or self._noun_at(i + 1) or "pas" in kinds or bare) and "perf" in kinds
        if before == "num":
            return not nominal and not (self._noun_at(i + 1) and not self._object_at(i + 1) and "pas" in kinds)
        if before == "prep":
            return False
        if before in ("start", "sub", "conj") and "pas" in kinds and self._noun_at(i + 1) and not self._object_at(i + 1):
            return before == "conj" and self.last is not None and not adjective and not nominal and self._coordinates(i, kinds)
        if before == "verb" and (adjective or "pas" in kinds) and self._noun_at(i + 1):
            return False
        if nominal or bare:
            return (
                before in ("noun", "pron", "rel", "conj")
                and not self.finite
                and (self._object_at(i + 1) or not self._verb_ahead(i + 1))
            )
        if before == "noun" and not self.finite and self._agent(i - 1) and (i + 1 >= self.end or self.facts[i + 1].tag != "P"):
            return True  # officials suspended aid
        if adjective and before in ("noun", "comma") and self._noun_at(i + 1) and not self._object_at(i + 1):
            return not self.finite and not self._verb_ahead(i + 1)
        return True

    def _coordinates(self, i: int, kinds: frozenset[str]) -> bool:
        """Whether a past form after `and` goes on with the verb before it rather than describes the noun after it."""
        return self.last is not None and self.last.form == "fin" and not self._verb_ahead(i + 1)

    def _gerund(self, i: int, f: Facts, before: str, nominal: bool, follows: Facts | None) -> bool:
        after_of = follows is not None and follows.norm == "of"
        if before in ("det", "adj", "num"):
            return False
        if before == "verb" and not self._object_at(i + 1) and self._noun_at(i + 1) and f.senses[0].entry.pos == "A":
            return False  # deliver devastating blows
        if not nominal:
            return before != "noun" or not self._noun_at(i + 1) or self._object_at(i + 1) or self.finite
        if after_of:
            return False
        if (
            before == "comma"
            and follows is not None
            and (
                (f.cues and follows.tag in "ST") or (follows.tag == "C" and i + 2 < self.end and "ger" in forms(self.facts[i + 2]))
            )
        ):
            return True
        return self._object_at(i + 1) or (before in ("comma", "verb") and self._noun_at(i + 1))

    def _present(self, i: int, f: Facts, before: str, nominal: bool, follows: Facts | None) -> bool:
        third = not any(s.entry.pos == "V" and s.tense == "inf" for s in f.senses)
        if before == "conj" and self.last is not None:
            if not third and self.last.base and (not nominal or self._object_at(i + 1)):
                return True
            return not nominal and self.last.form == "fin" and not self.last.base
        if before not in ("noun", "pron", "rel", "comma") or (self.finite and before != "rel"):
            return False
        if before == "comma" and (self.commas < 2 or (nominal and not (follows is not None and follows.norm == "to"))):
            return False
        if not nominal:
            return True
        if self._subjunctive(i):
            return True
        if follows is None or f.heads or self._verb_ahead(i + 1):
            return False
        subject = self.facts[i - 1]
        plural = (subject.norm.endswith("s") and not subject.enclitic and self.doc.names[i - 1] is None) or subject.norm in (
            "they",
            "we",
            "who",
            "which",
            "you",
            "i",
        )
        if third == plural and before != "rel":
            return False
        if self.opened >= 0 and i - self.opened < 6:
            return True  # if war starts
        return follows.tag in "DOQK" or self.doc.names[i + 1] is not None or follows.norm in ("to", "that") or bool(follows.demonym)

    def _subjunctive(self, i: int) -> bool:
        """Whether a bare form stands in what is demanded (insisted that Greece open its ports)."""
        k = self.opened
        if k <= self.start or i - k > 6 or self.facts[k].norm != "that" or "inf" not in forms(self.facts[i]):
            return False
        return any(c.act in ("demand", "propose") for j in range(max(self.start, k - 3), k) for c, _ in self.facts[j].cues)

    def _plain(self, i: int, f: Facts, kinds: frozenset[str], before: str) -> VerbGroup:
        """The group of a verb form without auxiliary."""
        if "ger" in kinds:
            return VerbGroup(i, i + 1, i, "ger")
        if before == "conj" and self.last is not None and "inf" in kinds and self.last.base and "perf" not in kinds:
            last = self.last
            return VerbGroup(i, i + 1, i, "inf" if last.form == "inf" else "fin", False, False, last.will, last.may, True)
        if "perf" not in kinds and "pas" in kinds:
            return VerbGroup(i, i + 1, i, "pas", True)
        if "pas" in kinds and self._reduced(i, before):
            return VerbGroup(i, i + 1, i, "pas", True)
        return VerbGroup(i, i + 1, i, "fin")

    def _reduced(self, i: int, before: str) -> bool:
        """Whether a past form is a participle that describes the noun before it (a bomb planted by rebels)."""
        follows = self.facts[i + 1] if i + 1 < self.end else None
        by = follows is not None and follows.norm == "by"
        if before == "comma":
            if self.finite and follows is not None and (by or follows.tag in "PT" or follows.norm == "to"):
                return not self.facts[i].cues or follows.norm in ("by", "to")
            return ((self.commas == 1 or by) and (by or not self.finite) and self._resumes(i + 1)) or (by and self.finite)
        if before == "start":
            return True
        if before not in ("noun",):
            return False
        if by and self.opened < 0 and self.last is not None:
            return True
        if self.finite and self.edge:
            return False
        speech = any("speech" in c.classes for c, _ in self.facts[i].cues)
        governed = follows is not None and follows.tag == "P" and not self.doc.timed[i + 2 if i + 2 < self.end else i]
        if self.finite and self.clausal and not by:
            return governed and bool(self.facts[i - 1].triggers)  # after talks held in; but after rebels attacked the town
        if self.finite:
            return by or not speech or governed
        loose = not speech and follows is not None and (follows.tag == "P" or bool(self.doc.timed[i + 1]))
        return (by or loose) and self._verb_ahead(i + 1)
