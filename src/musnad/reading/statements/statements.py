"""Statements of a whole report."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.statements.attributions import Source
from musnad.reading.statements.cues import CueReader
from musnad.reading.statements.said import OPEN_QUOTES, Said
from musnad.text import fold

__all__ = ["StatementReader"]


class StatementReader(CueReader):
    """Reads the statements of a report, sentence by sentence."""

    def read(self) -> list[Said]:
        """All statements in text order."""
        for n, here in enumerate(self.by_sentence):
            if here:
                self._sentence(n, here)
        self._continued_quotes()
        return self.found

    def _sentence(self, n: int, clauses: list[Clause]) -> None:
        start = len(self.found)
        sources = self._attributions(n)
        if self._said_so(n, clauses, sources):
            return
        for clause in clauses:
            if clause.verb >= 0:
                self._verbal(n, clause)
        self._participles(n, sources)
        self._nouns(n)
        self._taken_up(n, clauses)
        here = sorted(self.found[start:], key=lambda s: s.cue[0])
        self._attributed(n, sources, here)
        del self.found[start:]
        self.found.extend(self._nested(sorted(here, key=lambda s: (s.content[0], -s.content[1]))))
        for s in self.found[start:]:
            if s.speaker is not None:
                self.speakers.append(s.speaker)

    def _said_so(self, n: int, clauses: list[Clause], sources: list[Source]) -> bool:
        """ورد هذا على لسان: the sentence only names the source of what the sentence before said."""
        facts = self.doc.facts
        main = clauses[0]
        if main.verb < 0 or "came" not in self.tables.classes.get(
            fold(facts[main.verb].senses[0].entry.lemma) if facts[main.verb].senses else "", ()
        ):
            return False
        after = main.verb + 1
        if after >= len(facts) or (facts[after].tag != "D" and not (main.subject is not None and main.subject.demonstrative)):
            return False
        found = [self.entities.force(p) for _, _, _, _, p in sources if p is not None]
        relayed = [at for at in found if at is not None]
        for s in self.found:
            if s.sentence == n - 1:
                s.via.extend(at for at in relayed if at not in s.via and at != s.speaker)
        people = [at for at in relayed if not self._is_media(at)]
        self.speakers.extend(people[:1])
        return bool(relayed)

    def _continued_quotes(self) -> None:
        """A quotation that goes on over sentence ends gives one statement a sentence, of the same speaker."""
        doc = self.doc
        extra: list[Said] = []
        for s in self.found:
            before = s.content[0] - 1
            if before < 0 or doc.facts[before].surface not in OPEN_QUOTES:
                continue
            close = self._closing(before)
            n = s.sentence + 1
            while n < len(doc.sentences) and doc.sentences[n].start < close and doc.sentences[n].end - doc.sentences[n].start > 2:
                sentence = doc.sentences[n]
                content = self._trim(sentence.start, min(sentence.end, close))
                if content is not None and not any(o.sentence == n for o in self.found):
                    more = Said(s.cue, content, s.act, s.rule + "-continued", None, n)
                    more.speaker, more.quoted = s.speaker, True
                    extra.append(more)
                n += 1
        self.found = sorted(self.found + extra, key=lambda s: (s.content[0], -s.content[1]))
