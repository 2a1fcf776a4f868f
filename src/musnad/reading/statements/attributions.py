"""Attribution phrases: according to, as the ministry announced, citing."""

from __future__ import annotations

from typing import NamedTuple

from musnad.language.tables import Cue
from musnad.reading.phrases import Phrase
from musnad.reading.statements.nesting import NestingReader
from musnad.reading.statements.said import Said

__all__ = ["AttributionReader", "Source"]

_SAYING = frozenset({"say", "announce", "confirm"})
_OF_AUTHOR = frozenset({"ل", "من", "عن", "by", "from", "of"})


class Source(NamedTuple):
    """An attribution phrase: first token, token after it, kind (according, relay, clause), act, phrase of the source."""

    at: int
    after: int
    kind: str
    act: str
    phrase: Phrase | None


class AttributionReader(NestingReader):
    """Reads attribution phrases and what they are said of."""

    def _attributions(self, n: int) -> list[Source]:
        """The attribution phrases of a sentence in text order."""
        facts = self.doc.facts
        found = []
        for i in range(self.doc.sentences[n].start, self.doc.sentences[n].end):
            hit = self._phrase_at(i) if facts[i].sourced else None
            if hit is None:
                continue
            after, kind, act = hit
            source = self._clause_source(n, i, after) if kind == "clause" else self._phrase_source(n, i, after, kind, act)
            if source is not None:
                found.append(source)
        return found

    def _clause_source(self, n: int, i: int, after: int) -> Source | None:
        """وفق ما أعلنت الوزارة: a clause of saying that is said of what stands beside it. كما says so only behind what is said, and
        only of plain saying."""
        facts = self.doc.facts
        clause = next((c for c in self.by_sentence[n] if after <= c.verb <= after + 2 and facts[c.verb].cues), None)
        if clause is None or any(k.link == "that" for k in clause.children):
            return None
        cue = self._verb_cue(clause.verb)
        first = i == self.doc.sentences[n].start
        if cue is None or (facts[i].value == "also" and (first or cue.act not in _SAYING)):
            return None
        subject = clause.subject if not clause.subject_dropped else None
        return Source(i, max(clause.verb + 1, subject.end if subject is not None else 0), "clause", cue.act, subject)

    def _verb_cue(self, i: int) -> Cue | None:
        """The word of saying that a verb is."""
        return next((c for c, _ in self.doc.facts[i].cues if c.pos == "V"), None)

    def _phrase_source(self, n: int, i: int, after: int, kind: str, act: str) -> Source | None:
        """بحسب الوزارة, وفق تصريحات الوزير, بحسب بيان للحركة: the source is the phrase, or the author of the words it names."""
        phrase = next((p for p in self.phrases[n] if after - 1 <= p.start <= after + 1 and p.end > i), None)
        if phrase is None:
            return None
        end = phrase.end
        if phrase.start < after and phrase.head < after and phrase.gen is not None:
            phrase = phrase.gen  # في تقدير خبراء, على لسان العمدة
        if self.entities.resolve(phrase) is None:
            author = phrase.gen
            if author is None:
                author = next((p for p in self.phrases[n] if p.prep in _OF_AUTHOR and end <= p.start <= end + 1), None)
            if author is not None and self.entities.resolve(author) is not None:
                phrase, end = author, author.end
        return Source(i, end, kind, act, phrase)

    def _attributed(self, n: int, sources: list[Source], here: list[Said]) -> None:
        """Give the statements of a sentence the carriers that attribution phrases name; read what these alone are the source of."""
        for source in sources:
            speaker = self.entities.resolve(source.phrase) if source.phrase is not None else None
            if speaker is None:
                rule = f"{self.doc.lang}.statement.{source.kind}"
                self.doc.leave("statements", *self.doc.span(source.at, source.at + 1), rule, "names a source that is no entity")
                continue
            relayed = self._relayed(n, source)
            inner = self.entities.resolve(relayed) if relayed is not None else None
            if self._carries(n, source, speaker, inner, here):
                continue
            content = self._said_of(n, source, relayed, here)
            if content is None or content[1] - content[0] < 3:
                continue
            cue = (source.at, source.after if source.kind == "clause" else source.at + 1)
            said = Said(cue, content, source.act, f"{self.doc.lang}.statement.{source.kind}", None, n)
            said.speaker = inner if inner is not None else speaker
            if inner is not None:
                said.via.append(speaker)
            elif source.kind == "clause":  # وفق ما قاله ضابط لوكالة الأنباء
                told = [p for p in self.phrases[n] if p.prep == "ل" and source.after <= p.start <= source.after + 4]
                said.via.extend(at for at in map(self.entities.resolve, told) if at is not None and self._is_media(at))
            here.append(said)

    def _relayed(self, n: int, source: Source) -> Phrase | None:
        """The one whom the source passes on (نقلا عن الوكالة عن مسؤول)."""
        if source.kind == "according":
            return None
        return next((p for p in self.phrases[n] if p.prep == "عن" and source.after <= p.start <= source.after + 3), None)

    def _carries(self, n: int, source: Source, speaker: int, inner: int | None, here: list[Said]) -> bool:
        """Whether a source only carries what others are told to say beside it; if so they get it as their carrier."""
        start = self._first(n)
        covered = [s for s in here if s.cue[0] < source.at and s.content[1] >= source.at - 2] or (
            [s for s in here if s.cue[0] > source.at] if source.at - start <= 2 else []
        )
        if not covered or not (self._is_media(speaker) or inner is not None):
            return False
        for s in covered:
            if speaker not in s.via and s.speaker != speaker:
                s.via.append(speaker)
        main = [c for c in self.by_sentence[n] if c.verb >= source.after]
        return source.at - start > 2 or not main or any(s.clause is main[0] for s in covered)

    def _said_of(self, n: int, source: Source, relayed: Phrase | None, here: list[Said]) -> tuple[int, int] | None:
        """What an attribution phrase is said of: the sentence behind it when it opens one, else what stands before it."""
        facts = self.doc.facts
        start, end = self._first(n), self.doc.sentences[n].end
        if source.at - start <= 2 and source.phrase is not None:  # بحسب رويترز فإن ...
            begin = source.phrase.end if relayed is None else relayed.end
            main = next((c for c in self.by_sentence[n] if c.link == "that" and facts[c.opener].conj and c.opener >= begin), None)
            begin = main.opener if main is not None and facts[main.opener].norm[:1] == "ف" else begin
            while begin < end and (facts[begin].tag == "T" or facts[begin].value == "that" or facts[begin].norm == "فقد"):
                begin += 1
            apart = ("and", "while", "but")
            beside = [s.cue[0] for s in here if s.cue[0] > begin + 2 and s.clause is not None and s.clause.link in apart]
            return self._trim(begin, min([*beside, end]))
        first = max([s.content[1] for s in here if s.content[1] < source.at] + [start])
        if any(s.content[0] >= first and s.cue[0] < source.at and s.speaker is not None for s in here):
            return None
        closed = source.after >= end - 1 or facts[source.after].tag == "T"
        ends = closed or (facts[source.at - 1].tag == "T" and source.at - first >= 6)
        return self._trim(first, source.at if ends else end)
