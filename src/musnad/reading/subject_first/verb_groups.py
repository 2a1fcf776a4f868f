"""Verb groups of a subject-first language (English): which words of a sentence are verbs, with their auxiliaries, mood and voice.

Most English verb forms are also nouns (attack, visits, meeting) or adjectives (armed, wounded): what stands before and after
decides. The sentence is walked once; a form that may be a finite verb is one only where its clause still needs one.
"""

from __future__ import annotations

from musnad.reading.document import Document
from musnad.reading.facts import Facts
from musnad.reading.subject_first.context import CLAUSAL, forms, takes_clause
from musnad.reading.subject_first.plain_verbs import PlainVerbReader
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["verb_groups"]

_CLAUSE_OPENERS = frozenset("SR")


def verb_groups(doc: Document, start: int, end: int) -> dict[int, VerbGroup]:
    """The verb groups of a sentence by their first token."""
    return _Reader(doc, start, end).groups


class _Reader(PlainVerbReader):
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
            noun = before == "noun" and f.norm == "that" and self.finite
            self.finite = False
            self.opened = i
            return "rel" if f.tag == "R" or noun else "sub"
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
