"""Nouns of saying with their speakers: إعلان الحكومة أن, دعوة المبعوث الطرفين إلى, زعمه أن."""

from __future__ import annotations

from musnad.language.tables import Cue
from musnad.reading.phrases import Phrase
from musnad.reading.statements.attributions import AttributionReader
from musnad.reading.statements.said import Said

__all__ = ["NounReader"]

_SPEAKERS = frozenset({"person", "organisation", "state", "armed_group", "people"})


class NounReader(AttributionReader):
    """Reads what nouns of saying introduce."""

    def _nouns(self, n: int) -> None:
        """Add the statements that nouns of a sentence report."""
        sentence = self.doc.sentences[n]
        for i in range(sentence.start, sentence.end):
            f = self.doc.facts[i]
            if not f.cues or f.tag != "N":
                continue
            cue = next((c for c, _ in f.cues if c.pos == "N"), None)
            if cue is None or any(s.cue[0] == i for s in self.found[-12:]):
                continue
            said = self._of_pronoun(n, i, cue) if f.enclitic else self._of_genitive(n, i, cue)
            if said is not None:
                self.found.append(said)

    def _of_pronoun(self, n: int, i: int, cue: Cue) -> Said | None:
        """تأكيده أن, زعمه أن, تحذيره من: the speaker is a pronoun; the source of a relay before it speaks."""
        begin = self._led_from(i, cue, 5)
        end = self.doc.sentences[n].end
        if begin < 0 or any(s.sentence == n and s.content[0] - 3 <= begin <= s.content[1] for s in self.found):
            return None
        content = self._led_content(n, begin, end)
        if content is None:
            return None
        said = Said((i, i + 1), content, cue.act, cue.id, None, n)
        source = [p for p in self.phrases[n] if p.end <= i and p.prep in ("عن", "على لسان")]
        said.speaker = self.entities.resolve(source[-1]) if source else self._subject_before(n, i)
        return said

    def _of_genitive(self, n: int, i: int, cue: Cue) -> Said | None:
        """إعلان الحكومة أن: the genitive speaks.

        Of nouns that may as well name whom they are done to it does so only with another phrase behind it (اتهام الوزير الحركة
        ب), of some also where it is somebody by name (تهديد واشنطن ب).
        """
        phrase = self._headed(n, i)
        if phrase is None or phrase.gen is None or phrase.quantifier:
            return None
        speaker = self.entities.resolve(phrase.gen)
        if speaker is None or self.entities.drafts[speaker].kind not in _SPEAKERS:
            return None
        end = max([phrase.gen.end, *(p.end for p in phrase.gen.together())])
        begin = self._led_from(end - 1, cue, 14)
        if begin < 0:
            return None
        subjective = self._addresses(end, begin) or ("either" in cue.classes and self._by_name(phrase.gen))
        if cue.classes & {"objective", "either"} and not subjective:
            return None
        verb = min(
            (c.verb for c in self.by_sentence[n] if c.subject is phrase and c.verb > begin), default=self.doc.sentences[n].end
        )
        content = self._led_content(n, begin, verb)
        if content is None or content[1] - content[0] < 2:
            return None
        said = Said((i, i + 1), content, cue.act, cue.id, None, n)
        said.speaker, said.speaker_phrase = speaker, phrase.gen
        return said

    def _addresses(self, end: int, begin: int) -> bool:
        """Whether a definite noun or name stands between the speaker and what is said: the one spoken to."""
        facts = self.doc.facts
        return any(
            (facts[k].tag == "N" and facts[k].definite) or self.doc.names[k] is not None for k in range(end, min(begin, end + 2))
        )

    def _by_name(self, p: Phrase) -> bool:
        """Whether a phrase names a person, office or state, not a side that is mostly spoken to."""
        return p.name is not None or (p.heads is not None and p.heads.kind == "title" and p.heads.number == "s")

    def _headed(self, n: int, i: int) -> Phrase | None:
        """The noun phrase of a sentence whose head a token is."""
        stack = [p for p in self.phrases[n] if p.start <= i < p.end]
        while stack:
            p = stack.pop()
            if p.head == i:
                return p
            inner = [*p.conjs, *p.apps, *(x for _, x in p.of), *([p.gen] if p.gen is not None else [])]
            stack.extend(q for q in inner if q.start <= i < q.end)
        return None

    def _subject_before(self, n: int, i: int) -> int | None:
        """The subject of the last clause before a token, else the last who spoke."""
        for c in reversed(self.by_sentence[n]):
            if 0 <= c.verb < i and c.link in ("main", "and") and c.subject is not None:
                return self.entities.resolve(c.subject)
        return self.speakers[-1] if self.speakers else None
