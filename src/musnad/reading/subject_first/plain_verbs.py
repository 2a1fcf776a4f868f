"""Verb forms without auxiliary: which of them are verbs here, not nouns or adjectives, and of what kind."""

from __future__ import annotations

from musnad.reading.facts import Facts
from musnad.reading.subject_first.auxiliaries import AuxiliaryReader
from musnad.reading.subject_first.context import forms
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["PlainVerbReader"]


class PlainVerbReader(AuxiliaryReader):
    """Judges plain verb forms by what stands before and after them."""

    finite: bool  # the clause that is read has its finite verb
    commas: int  # since the clause or quotation began
    edge: bool  # punctuation since the last verb
    clausal: bool  # a preposition that may open a clause has been read since the last verb
    opened: int  # the subordinator of the clause that still needs its verb
    last: VerbGroup | None
    groups: dict[int, VerbGroup]

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
            return "perf" in kinds and any("speech" in c.classes for c, _ in f.cues)  # who asked not to be named told
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
        if "attributive" in f.classes and self._noun_at(i + 1):
            return False  # acting president, warring sides
        if before == "verb" and not self._object_at(i + 1) and self._noun_at(i + 1) and f.senses[0].entry.pos == "A":
            return False  # deliver devastating blows
        if not nominal:
            return before != "noun" or not self._noun_at(i + 1) or self._object_at(i + 1) or self.finite
        if after_of:
            return False
        if (
            before == "prep"
            and follows is not None
            and follows.surface[:1].isupper()
            and any(h.kind == "title" for h in follows.heads)
        ):
            return True  # after meeting Prime Minister
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
            return not nominal and not self.last.base and any(g.form == "fin" and not g.base for g in self.groups.values())
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
        return (
            follows.tag in "DOQK"
            or self.doc.names[i + 1] is not None
            or follows.norm == "to"
            or (follows.norm == "that" and bool(f.cues))
            or bool(follows.demonym)
        )

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
        listed = before == "comma" and self.last is not None and self.last.form == "inf"  # to stop fighting, open the roads and
        if (before == "conj" or listed) and self.last is not None and "inf" in kinds and self.last.base and "perf" not in kinds:
            last = self.last
            return VerbGroup(i, i + 1, i, "inf" if last.form == "inf" else "fin", False, False, last.will, last.may, True)
        if "perf" not in kinds and "pas" in kinds:
            return VerbGroup(i, i + 1, i, "pas", True)
        if "pas" in kinds and self._reduced(i, before):
            return VerbGroup(i, i + 1, i, "pas", True)
        return VerbGroup(i, i + 1, i, "fin")

    def _measure(self, k: int) -> bool:
        """Whether a time or an amount stands at a token (shortened by one hour), not an agent (attacked by two men)."""
        if k + 1 >= self.end:
            return False
        return bool(self.doc.timed[k]) or (
            self.facts[k].tag == "Q" and not self.facts[k + 1].heads and self.doc.names[k + 1] is None
        )

    def _reduced(self, i: int, before: str) -> bool:
        """Whether a past form is a participle that describes the noun before it (a bomb planted by rebels)."""
        follows = self.facts[i + 1] if i + 1 < self.end else None
        by = follows is not None and follows.norm == "by" and not self._measure(i + 2)
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
        speech = any("speech" in c.classes for c, _ in self.facts[i].cues)
        if self.finite and self.edge:  # ..., medics linked to the opposition said; ..., the army attacked on Monday
            return not speech and follows is not None and follows.tag == "P" and self._verb_ahead(i + 1)
        governed = follows is not None and follows.tag == "P" and not self.doc.timed[i + 2 if i + 2 < self.end else i]
        if self.finite and self.clausal and not by:
            return governed and bool(self.facts[i - 1].triggers)  # after talks held in; but after rebels attacked the town
        if self.finite:
            return by or not speech or governed
        loose = not speech and follows is not None and (follows.tag == "P" or bool(self.doc.timed[i + 1]))
        return (by or loose) and self._verb_ahead(i + 1)
