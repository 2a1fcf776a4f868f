"""Statements of a subject-first language (English): attributions before, behind and inside what is said."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase
from musnad.reading.statements import Said, Source
from musnad.reading.subject_first.arguments import asks_anonymity, is_party
from musnad.reading.subject_first.contents import OPENING
from musnad.reading.subject_first.nesting import SubjectFirstNesting

__all__ = ["SubjectFirstStatements"]

_PLAIN = frozenset({"say", "announce", "confirm"})


class SubjectFirstStatements(SubjectFirstNesting):
    """Reads the statements of one English report."""

    def _verbal(self, n: int, clause: Clause) -> None:
        f = self.doc.facts[clause.verb]
        if not f.cues or clause.question or asks_anonymity(clause) or self._only_told_of(clause):
            return
        passive = clause.sense is not None and clause.sense.voice == "p"
        if passive and not (
            clause.link in ("main", "and", "also", "that", "said") and any("speech" in c.classes for c, _ in f.cues)
        ):
            return
        if self._cites(clause):
            return
        quoted = self._quoted_source(n, clause, passive)
        if quoted is not None:
            self.found.append(quoted)
            return
        for cue in dict.fromkeys(c for c, _ in f.cues if c.pos == "V"):
            behind = (clause.link == "said" or self._inverted(n, clause)) and not any(
                c.link in ("that", "quote") and c.start > clause.verb and not c.infinitive for c in clause.children
            )
            content = self._attributed_content(n, clause, cue) if behind else self._complement(n, clause, cue)
            if content is None or (clause.negated and cue.act in _PLAIN):
                continue
            if "relay" in cue.classes and "speech" not in cue.classes and not self._by_media(clause):
                continue
            if clause.link in ("if", "aim") or (clause.link == "rel" and clause.antecedent is None):
                continue
            act = "refuse" if clause.negated and cue.act == "agree" else cue.act
            said = Said((clause.verb, clause.verb + 1), content, act, cue.id, clause, n)
            self._source(said, clause, passive)
            self.found.append(said)
            return

    def _only_told_of(self, clause: Clause) -> bool:
        """Whether saying is what somebody is accused of, or too early, hard or usual to do (it was too early to say that)."""
        above = clause.parent
        if not clause.infinitive or above is None:
            return False
        if above.verb >= 0 and any(c.act == "accuse" for c, _ in self.doc.facts[above.verb].cues):
            return True
        return above.subject is not None and self.doc.facts[above.subject.start].norm == "it" and above.verb < 0

    def _participles(self, n: int, sources: list[Source]) -> None:
        """Participles of saying (adding that) are clauses of their own here and read with the verbs."""

    def _attributed(self, n: int, sources: list[Source], here: list[Said]) -> None:
        """Attribution phrases; one that follows another at once carries it (according to diplomats cited by Le Monde)."""
        carried: dict[int, Phrase] = {}
        kept: list[Source] = []
        cited = {c.verb for c in self.by_sentence[n] if c.parent is not None and any(s.clause is c.parent and s.via for s in here)}
        for source in sources:
            if source[0] in cited:
                continue  # has given the statement before it its source
            if kept and source[2] == "relay" and 0 <= source[0] - kept[-1][1] <= 1 and source[4] is not None:
                carried[kept[-1][0]] = source[4]
                continue
            kept.append(source)
        super()._attributed(n, kept, here)
        for at, phrase in carried.items():
            carrier = self.entities.resolve(phrase)
            for said in here:
                if said.cue[0] == at and carrier is not None and carrier not in said.via:
                    said.via.append(carrier)

    def _by_media(self, clause: Clause) -> bool:
        at = self.entities.resolve(clause.subject) if clause.subject is not None else None
        return at is not None and self._is_media(at)

    def _source(self, said: Said, clause: Clause, passive: bool) -> None:
        phrase = clause.subject
        if passive:
            phrase = next((p for p in clause.preps if p.prep == "by"), None)
        elif clause.subject_dropped or phrase is None or (phrase.start >= said.content[0] and phrase.start < said.content[1]):
            after = next(
                (p for p in clause.objects if p.start > clause.verb and not said.content[0] <= p.start < said.content[1]), None
            )
            if (clause.link == "said" or self._inverted(said.sentence, clause)) and after is not None:
                phrase = after
        phrase = self._author(clause, phrase)
        said.speaker = self.entities.force(phrase) if phrase is not None else None
        if said.speaker is None and phrase is not None and phrase.quantifier == "pronoun":
            said.speaker = self._last_speaker(None)
        if said.speaker is None and phrase is None and not passive:
            said.speaker = self._last_speaker(None)
        said.speaker_phrase = phrase
        for p in self._carriers(clause, said):
            carrier = self.entities.resolve(p)
            if (
                carrier is not None
                and carrier != said.speaker
                and self._is_media(carrier)
                and carrier not in said.via
                and self._names_carrier(p)
            ):
                said.via.append(carrier)

    def _author(self, clause: Clause, phrase: Phrase | None) -> Phrase | None:
        """Whose words a text is that says something (a statement by the ministry, the governor's letter said)."""
        if phrase is None or phrase.heads is not None or phrase.name is not None or phrase.unknown is not None:
            return phrase
        if "writing" not in self.doc.facts[phrase.head].classes:
            return phrase
        if phrase.gen is not None:
            return phrase.gen
        beside = [q for q in clause.phrases if q.prep in ("by", "from", "of") and phrase.end <= q.start < clause.verb]
        return beside[0] if beside else phrase

    def _names_carrier(self, p: Phrase) -> bool:
        """Reporters and a news conference are no carriers, an agency or a channel is."""
        return p.name is not None or (p.heads is not None and p.heads.kind == "media")

    def _cites(self, clause: Clause) -> bool:
        """A participle of citing names the source of what the verb before it carries (the agency said, citing military sources)."""
        if not any(c.lemma in ("quote", "cite") for c, _ in self.doc.facts[clause.verb].cues) or not clause.objects:
            return False
        said = next((s for s in self.found if s.clause is not None and s.clause is clause.parent), None)
        source = self.entities.force(clause.objects[0]) if said is not None and is_party(clause.objects[0]) else None
        if said is None or source is None or clause.link != "and" or not clause.subject_dropped:
            return False
        if said.speaker is not None and said.speaker != source:
            said.via.insert(0, said.speaker)
        said.speaker = source
        return True

    def _quoted_source(self, n: int, clause: Clause, passive: bool) -> Said | None:
        """Interfax quoted the ministry as saying X; the minister was quoted by Tass as saying X; quoted a source as saying."""
        f = self.doc.facts[clause.verb]
        cue = next((c for c, _ in f.cues if c.lemma in ("quote", "cite")), None)
        if cue is None:
            return None
        saying = next(
            (
                c
                for c in self.clauses
                if c.sentence == n and c.start > clause.verb and c.verb >= 0 and c.parent is clause and self.doc.facts[c.verb].cues
            ),
            None,
        )
        speaker = clause.objects[0] if clause.objects else None
        if passive:
            carriers = [p for p in clause.preps if p.prep in ("by", "on", "in")]
        else:
            carriers = [clause.subject] if clause.subject is not None and not clause.subject_dropped else []
        content = None
        if saying is not None:
            content = self._complement(n, saying, next(c for c, _ in self.doc.facts[saying.verb].cues))
        if content is None:
            content = self._attributed_content(n, clause, cue)
        if content is None or speaker is None or (saying is None and clause.link != "said" and not passive):
            return None
        said = Said((clause.verb, clause.verb + 1), content, cue.act, f"{cue.id}-as-saying", clause, n)
        said.speaker = self.entities.force(speaker)
        for p in carriers:
            at = self.entities.resolve(p)
            if at is not None and at != said.speaker:
                said.via.append(at)
        return said

    def _continued_quotes(self) -> None:
        """A quotation over several sentences that is attributed behind its last: the sentences before are said by the same."""
        super()._continued_quotes()
        doc = self.doc
        extra: list[Said] = []
        for s in self.found:
            if s.clause is None or s.clause.link != "said" or s.content[1] >= len(doc.facts):
                continue
            first = doc.sentences[s.sentence].start
            marks = sum(1 for k in range(first, min(s.content[1] + 2, len(doc.facts))) if doc.facts[k].surface in ('"', "“", "”"))
            if marks % 2 == 0 or doc.facts[s.content[1]].surface not in (",", '"', "”"):
                continue
            n = s.sentence - 1
            while n >= 0 and s.sentence - n < 6 and not any(o.sentence == n for o in self.found):
                sentence = doc.sentences[n]
                opening = next((k for k in range(sentence.start, sentence.end) if doc.facts[k].surface in OPENING), None)
                content = self._trim(opening + 1 if opening is not None else sentence.start, sentence.end)
                if content is not None:
                    more = Said(s.cue, content, s.act, s.rule + "-continued", None, n)
                    more.speaker, more.quoted = s.speaker, True
                    extra.append(more)
                if opening is not None:
                    break
                n -= 1
            s.quoted = True
        self.found.extend(extra)
        for n in range(1, len(doc.sentences)):
            self._still_quoted(n)
        self.found.sort(key=lambda s: (s.content[0], -s.content[1]))

    def _still_quoted(self, n: int) -> None:
        """A sentence wholly in quotation marks without attribution is said by whoever was quoted in the sentence before."""
        sentence, facts = self.doc.sentences[n], self.doc.facts
        if (
            sentence.end - sentence.start < 5
            or facts[sentence.start].surface not in OPENING
            or facts[sentence.end - 1].surface not in ('"', "”")
        ):
            return
        before = [s for s in self.found if s.sentence == n - 1]
        content = self._trim(sentence.start, sentence.end)
        if content is None or not before or any(s.sentence == n for s in self.found) or before[-1].speaker is None:
            return
        if any(facts[k].surface in ('"', "”") for k in range(sentence.start + 1, sentence.end - 1)):
            return
        last = before[-1]
        more = Said(last.cue, content, "say", f"{self.doc.lang}.statement.quotation-alone", None, n)
        more.speaker, more.quoted = last.speaker, True
        self.found.append(more)
