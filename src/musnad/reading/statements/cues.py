"""Verbs, participles and nouns of saying with their speakers and carriers."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Cue
from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase
from musnad.reading.statements.attributions import Source
from musnad.reading.statements.nouns import NounReader
from musnad.reading.statements.said import OPEN_QUOTES, Said

__all__ = ["CueReader"]


#: Acts that a relative clause may perform on what it takes up.
_TAKEN_UP = frozenset({"announce", "confirm", "deny"})


class CueReader(NounReader):
    """Reads what words of saying introduce, whose words they are and who carries them."""

    def _last_speaker(self, sense: Sense | None) -> int | None:
        """The last speaker whom a verb without subject can go back to, by gender."""
        for at in reversed(self.speakers[-6:]):
            gender = self.entities.drafts[at].gender
            if (
                sense is None
                or not sense.gender
                or not gender
                or gender == sense.gender
                or sense.number != "s"
                or self.entities.drafts[at].number == "p"
            ):
                return at
        return self.speakers[-1] if self.speakers else None

    def _carriers(self, clause: Clause, said: Said) -> list[Phrase]:
        """Phrases beside the cue that may name a carrier: قال لرويترز, في حديث لقناة, أبلغ الوكالة."""
        found: list[Phrase] = []
        for p in clause.phrases:
            if said.content[0] <= p.start < said.content[1]:
                continue
            for q in p.together():
                if p.prep in ("ل", "مع", "إلى", "الي", "عبر", "على", "to", "with", "on", "by") or (
                    not p.prep and p in clause.objects
                ):
                    found.append(q)
                    found.extend(x for _, x in q.of)
        return found

    def _same_subject(self, said: Said, phrase: Phrase | None) -> int | None:
        """Who spoke before in the sentence with the phrase that a dropped subject goes back to."""
        if phrase is None:
            return None
        here = (s for s in reversed(self.found) if s.sentence == said.sentence and s.speaker_phrase is phrase)
        return next((s.speaker for s in here if s.speaker is not None), None)

    def _broadcasters(self, clause: Clause, said: Said) -> list[int]:
        """Who is told to have published what carries the words (في بيان بثته القناة, في رسالة نشرها حزبها)."""
        found: list[int] = []
        for c in clause.children:
            if c.link != "rel" or c.verb < 0 or c.subject is None or c.subject_dropped or c.subject is c.antecedent:
                continue
            outside = c.verb < said.content[0] or c.start >= said.content[1]
            if outside and any("relay" in cue.classes for cue, _ in self.doc.facts[c.verb].cues):
                at = self.entities.resolve(c.subject)
                if at is not None and at != said.speaker:
                    found.append(at)
        return found

    def _taken_up(self, n: int, clauses: list[Clause]) -> None:
        """Relative clauses that say something of what was said before (وهو ما نفاه الجيش), or of the indefinite noun before them
        (اتفاق أعلنته الوزارة)."""
        facts = self.doc.facts
        for clause in clauses:
            cue = next((c for c, _ in facts[clause.verb].cues if c.pos == "V"), None) if self._takes_up(clause) else None
            if cue is None or cue.act not in _TAKEN_UP:
                continue
            if facts[clause.opener].value == "what":
                before = [s for s in self.found if s.sentence == n and s.content[1] <= clause.opener]
                told = clause.opener > 0 and self._resumes(clause.opener - 1)
                content = max(before, key=lambda s: s.cue[0]).content if before and told else None
            else:
                p = clause.antecedent
                plain = p is not None and p.end <= clause.verb and not self._is_definite(p) and not self._is_somebody(p, cue)
                content = self._trim(p.start, clause.opener) if p is not None and plain else None
            if content is not None:
                said = Said((clause.verb, clause.verb + 1), content, cue.act, cue.id, clause, n)
                self._speaker(said, clause, cue)
                self.found.append(said)

    def _takes_up(self, clause: Clause) -> bool:
        """Whether a relative clause with a subject of its own carries what it says as a pronoun."""
        if clause.link != "rel" or clause.verb < 0 or clause.subject_dropped or clause.subject is None:
            return False
        return bool(self.doc.facts[clause.verb].enclitic) and not any(c.link == "that" for c in clause.children)

    def _is_definite(self, p: Phrase) -> bool:
        """Whether a phrase or its genitive is definite."""
        return p.name is not None or self.doc.facts[p.head].definite or (p.gen is not None and self._is_definite(p.gen))

    def _speaker(self, said: Said, clause: Clause, cue: Cue) -> None:
        entities = self.entities
        phrase = clause.subject
        at = None
        if (phrase is not None and phrase.start < said.content[0]) or (phrase is not None and phrase.start >= said.content[1]):
            at = entities.resolve(phrase) if clause.subject_dropped and clause.antecedent is not phrase else entities.force(phrase)
        passive = clause.sense is not None and clause.sense.voice == "p"
        if at is None and clause.subject_dropped:
            at = self._same_subject(said, phrase)
        if clause.subject_dropped and clause.link in ("main", "and", "also", "but"):
            last = self._last_speaker(clause.sense)
            if last is not None and (phrase is None or at is None or clause.link in ("main", "also")):
                at = last
        elif clause.subject_dropped and clause.link in ("while", "as"):
            at = None
        if passive and clause.subject is None:
            at = None
        said.speaker = at
        said.speaker_phrase = phrase
        for at in self._broadcasters(clause, said):
            if at not in said.via:
                said.via.append(at)
        for p in self._carriers(clause, said):
            carrier = entities.resolve(p)
            if carrier is not None and carrier != said.speaker and self._is_media(carrier) and carrier not in said.via:
                said.via.append(carrier)

    def _before(self, n: int, clause: Clause) -> tuple[int, int] | None:
        """What is said before its attribution (..., the ministry said; "...," said the envoy)."""
        facts = self.doc.facts
        start = clause.verb
        if not clause.subject_dropped and clause.subject is not None and clause.subject.start < clause.verb:
            start = clause.subject.start
        first = self._first(n)
        before = start - 1
        while before > first and facts[before].norm in ("the", "a", "an"):
            before -= 1
        if before <= first + 1 or facts[before].surface not in (",", '"', "”", "»"):
            return None
        begin = max([s.content[1] for s in self.found if s.sentence == n and s.content[1] <= before] + [first])
        return self._trim(begin, before)

    def _relay(self, n: int, clause: Clause, cue: Cue, sense: Sense) -> bool:
        """نقلت الوكالة عن مسؤول أن: the subject carries, the complement of عن speaks."""
        facts = self.doc.facts
        source = next(
            (p for p in clause.preps if p.prep == "عن" and p.start > clause.verb and self.entities.resolve(p) is not None), None
        )
        before = None
        if source is None:
            near = range(clause.verb + 1, min(clause.verb + 4, len(facts)))
            if not any(facts[k].tag == "P" and facts[k].value == "عن" and facts[k].enclitic for k in near):
                return False
            subject = self._subject_before(n, clause.verb)
            plural = any(facts[k].tag == "P" and facts[k].enclitic in ("هم", "هن") for k in near)
            if plural and subject is not None and self.entities.drafts[subject].number == "p":
                before = subject  # مسؤولون ... نقلت عنهم الوكالة
            else:
                before = next((at for at in reversed(self.speakers) if not self._is_media(at)), subject)
        content = self._content(n, clause, cue, after=source.end if source is not None else clause.verb + 1)
        if content is None:
            return False
        said = Said((clause.verb, clause.verb + 1), content, cue.act, f"{cue.id}-from", clause, n)
        said.speaker = self.entities.resolve(source) if source is not None else before
        said.speaker_phrase = source
        carriers = clause.subject.together() if clause.subject is not None and not clause.subject_dropped else []
        if not carriers and clause.objects and source is not None:
            carriers = clause.objects[0].together()
        for p in carriers:
            at = self.entities.resolve(p)
            if at is not None and at != said.speaker:
                said.via.append(at)
        if not said.via and self.found and (before is not None or clause.subject_dropped):  # ونقلت عنه قوله
            said.via.extend(v for v in self.found[-1].via if v != said.speaker)
        self.found.append(said)
        return True

    def _verbal(self, n: int, clause: Clause) -> None:
        doc = self.doc
        f = doc.facts[clause.verb]
        if not f.cues or clause.question:
            return
        for cue, sense in f.cues:
            if cue.pos != "V" or sense.tense in ("act", "pas", "msd"):
                continue
            if "relay" in cue.classes and self._relay(n, clause, cue, sense):
                return
            if cue.act in _TAKEN_UP and self._takes_up(clause):
                continue
            content = self._content(n, clause, cue)
            after = False
            if content is None and self.doc.lang != "ar" and "speech" in cue.classes:
                content = self._before(n, clause)
                after = content is not None
            if content is None:
                continue
            if clause.negated and ("speech" not in cue.classes or cue.act in ("say", "announce", "confirm")):
                continue
            if "called" in cue.classes and sense.tense == "impf" and self.doc.facts[clause.verb + 1].tag in "MX":
                continue  # يدعى علي حسين: is called
            nobody = clause.subject_dropped or clause.subject is None or sense.voice == "p"
            if "belief" in cue.classes and (clause.link == "rel" or (nobody and sense.tense == "impf" and sense.person == "3")):
                continue  # قياديون يعتقد أنهم: what is believed, without who believes it
            if "filler" in cue.classes and clause.subject_dropped and sense.tense == "impf":
                self.doc.leave("statements", *self.doc.span(*content), cue.id, "a set phrase that names no speaker")
                continue
            said = Said((clause.verb, clause.verb + 1), content, cue.act, cue.id, clause, n)
            self._speaker(said, clause, cue)
            if after and (said.speaker is None or clause.subject_dropped) and clause.objects:
                said.speaker = self.entities.force(clause.objects[0])
            self.found.append(said)
            return

    def _participles(self, n: int, sources: list[Source]) -> None:
        doc = self.doc
        start, end = doc.sentences[n].start, doc.sentences[n].end
        for i in range(start + 1, end):
            f = doc.facts[i]
            if not f.cues or f.definite:
                continue
            cue = self._trailing_cue(i)
            if cue is not None:
                begin = self._led_from(i, cue)
                content = self._led_content(n, begin, end)
                if content is None or ("quoted-only" in cue.classes and doc.facts[begin].surface not in OPEN_QUOTES):
                    continue
                said = Said((i, i + 1), content, cue.act, cue.id, None, n)
                before = [s for s in self.found if s.sentence == n and s.cue[0] < i and s.speaker is not None]
                named = [p for at, _, _, _, p in sources if p is not None and (before[-1].cue[0] if before else 0) < at < i]
                source = self.entities.resolve(named[-1]) if named else None
                if source is not None and not self._is_media(source):
                    said.speaker = source  # على ما أعلن الوزير، مضيفا أن
                else:
                    said.speaker = before[-1].speaker if before else self._subject_before(n, i)
                said.via = list(before[-1].via) if before else []
                self.found.append(said)
