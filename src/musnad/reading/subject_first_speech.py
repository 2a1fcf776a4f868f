"""Statements of a subject-first language (English): attributions before, behind and inside what is said."""

from __future__ import annotations

from musnad.language.tables import Cue
from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase
from musnad.reading.statements import Said, StatementReader
from musnad.reading.subject_first_arguments import asks_anonymity, is_party

__all__ = ["SubjectFirstStatements"]

_OPEN = frozenset('"“')
_PLAIN = frozenset({"say", "announce", "confirm"})
#: Acts whose infinitive complement is what is said (refused to, called on X to); others only report that something is done.
_GOVERNED = frozenset(
    {
        "demand",
        "refuse",
        "promise",
        "threaten",
        "propose",
        "agree",
        "hope",
        "deny",
        "condemn",
        "accuse",
        "praise",
        "warn",
        "doubt",
        "confirm",
        "announce",
        "say",
    }
)


class SubjectFirstStatements(StatementReader):
    """Reads the statements of one English report."""

    def _verbal(self, n: int, clause: Clause) -> None:
        f = self.doc.facts[clause.verb]
        if not f.cues or clause.question or asks_anonymity(clause):
            return
        passive = clause.sense is not None and clause.sense.voice == "p"
        if passive and not (
            clause.link in ("main", "and", "also", "that", "said") and any("speech" in c.classes for c, _ in f.cues)
        ):
            return
        quoted = self._quoted_source(n, clause, passive)
        if quoted is not None:
            self.found.append(quoted)
            return
        for cue in dict.fromkeys(c for c, _ in f.cues if c.pos == "V"):
            behind = (clause.link == "said" or self._inverted(n, clause)) and not any(
                c.link in ("that", "quote") and c.start > clause.verb for c in clause.children
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

    def _participles(self, n: int, sources: list[tuple[int, int, str, str, Phrase | None]]) -> None:
        """Participles of saying (adding that) are clauses of their own here and read with the verbs."""

    def _attributed(self, n: int, sources: list[tuple[int, int, str, str, Phrase | None]], here: list[Said]) -> None:
        """Attribution phrases; one that follows another at once carries it (according to diplomats cited by Le Monde)."""
        carried: dict[int, Phrase] = {}
        kept: list[tuple[int, int, str, str, Phrase | None]] = []
        for source in sources:
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

    # what is said ------------------------------------------------------------------------------------------------

    def _inverted(self, n: int, clause: Clause) -> bool:
        """Whether the verb stands behind what it says and before its subject ("...", said the envoy)."""
        before = clause.verb - 1
        facts = self.doc.facts
        return (
            before > self.doc.sentences[n].start
            and facts[before].surface in (",", '"', "”")
            and not clause.children
            and clause.link in ("and", "also", "main", "rel", "quote")
        )

    def _attributed_content(self, n: int, clause: Clause, cue: Cue) -> tuple[int, int] | None:
        facts = self.doc.facts
        first, end = self.doc.sentences[n].start, self.doc.sentences[n].end
        stop = clause.start
        if clause.subject is not None and not clause.subject_dropped and clause.subject.start < clause.verb:
            stop = min(stop, clause.subject.start)
        begin = max(
            [
                s.content[1]
                for s in self.found
                if s.sentence == n
                and s.cue[1] <= stop
                and s.clause is not None
                and s.clause.link != "that"
                and s.content[0] > s.cue[0]
            ]
            + [first]
        )
        begin = first if begin > first and self._complemented(n, stop) else begin
        content = self._trim(begin, stop)
        after = next((c for c in self.clauses if c.sentence == n and c.start > clause.verb and c.link not in ("said",)), None)
        if content is not None and content[1] - content[0] >= 3:
            quote = next(
                (k for k in range(clause.verb + 1, end) if facts[k].surface in _OPEN and k > first and self._spaced(k)), None
            )
            if quote is not None and facts[stop - 1].surface in ('"', "”"):
                more = self._trim(quote + 1, min(self._closing(quote), end))
                if (
                    more is not None
                    and more[1] - more[0] > content[1] - content[0]
                    and facts[content[0]].tag != "T"
                    and facts[max(first, content[0] - 1)].surface not in _OPEN
                ):
                    return more
            return content
        if after is not None and facts[after.start - 1].surface == ",":
            return self._trim(after.start, self._until_said(n, after.start, end))
        rest = next((k for k in range(clause.verb + 1, end) if facts[k].surface == ","), None)
        return self._trim(rest + 1, end) if rest is not None and end - rest > 4 else content

    def _complemented(self, n: int, stop: int) -> bool:
        """Whether what stands before an attribution is one stretch with a statement of its own inside."""
        return all(
            self.doc.facts[s.cue[0]].cues and s.content[1] <= stop for s in self.found if s.sentence == n and s.cue[1] <= stop
        )

    def _spaced(self, k: int) -> bool:
        tokens = self.doc.tokens
        return k == 0 or tokens[k - 1].end < tokens[k].start

    def _complement(self, n: int, clause: Clause, cue: Cue) -> tuple[int, int] | None:
        """The clause, quotation or phrase a verb of saying governs after it."""
        facts = self.doc.facts
        limit = self._limit(n, clause)
        for child in clause.children:
            if (
                (child.verb < 0 and not child.phrases and child.link != "quote")
                or child.start < clause.verb
                or child.start >= len(facts)
            ):
                continue
            if child.link == "quote":
                start = child.start
                opened = facts[start].surface in _OPEN
                close = self._closing(start if opened else start - 1) if opened or facts[start - 1].surface in _OPEN else limit
                return self._trim(start + 1 if opened else start, max(min(close, self.doc.sentences[n].end), start))
            if child.link == "that" and not child.infinitive:
                start = max(child.start, child.opener + 1) if child.opener >= 0 and facts[child.opener].tag == "S" else child.start
                return self._trim(start, limit)
            if "quoted-only" in cue.classes:
                continue
            if (
                child.link == "that"
                and (cue.act in _GOVERNED or "speech" not in cue.classes)
                and (child.verb >= 0 or child.phrases)
            ):
                start = (
                    child.opener + 1
                    if (child.opener >= 0 and facts[child.opener].tag == "P") or facts[child.opener].norm == "to"
                    else child.start
                )
                if self._governs(cue, child):
                    return self._trim(start, limit)
        if "quoted-only" in cue.classes:
            return None
        for way in cue.regime:
            found = self._object(clause, way, limit)
            if found is not None:
                return found
        return None

    def _governs(self, cue: Cue, child: Clause) -> bool:
        """Whether an infinitive or gerund says what is said, not only what is done (said to be, reported to have)."""
        return cue.act not in ("say", "announce") or bool({"to", "on"} & set(cue.regime))

    def _object(self, clause: Clause, way: str, limit: int) -> tuple[int, int] | None:
        begin = clause.verb + 1
        phrases = clause.objects if way == "o" else [p for p in clause.preps if p.prep == way]
        for p in phrases:
            if p.start < begin or p.start >= limit or p.quantifier == "pronoun" or is_party(p):
                continue
            return self._trim(p.start, min(limit, self._tail(clause, p, limit)))
        return None

    def _tail(self, clause: Clause, p: Phrase, limit: int) -> int:
        """Where an object ends: with what depends on it, before a comma."""
        facts = self.doc.facts
        for k in range(p.end, limit):
            if facts[k].tag == "T" and facts[k].surface in ",;:":
                return k
        return limit

    def _limit(self, n: int, clause: Clause) -> int:
        """Where what a clause says ends: before the next clause outside it, an attribution, or a trailing verb of saying."""
        facts = self.doc.facts
        end = self.doc.sentences[n].end
        inside = {clause.index}
        for c in self.clauses[clause.index + 1 :]:
            if c.sentence != n:
                break
            if (
                c.parent is not None
                and c.parent.index in inside
                and not (c.parent is clause and c.link in ("and", "also", "but", "while") and c.verb > clause.verb + 1)
            ):
                inside.add(c.index)
                continue
            if c.start <= clause.verb:
                continue
            stop = c.opener if 0 <= c.opener < c.start else c.start
            while stop > clause.verb + 1 and facts[stop - 1].tag in "TC":
                stop -= 1
            end = stop
            break
        for k in range(clause.verb + 3, end):
            if facts[k - 1].surface in (",", '"', "”") and self._phrase_at(k) is not None:
                return k
        return end

    def _until_said(self, n: int, start: int, end: int) -> int:
        later = [c.start for c in self.clauses if c.sentence == n and c.link == "said" and c.start > start]
        return min([*later, end])

    # who says it -------------------------------------------------------------------------------------------------

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

    def _names_carrier(self, p: Phrase) -> bool:
        """Reporters and a news conference are no carriers, an agency or a channel is."""
        return p.name is not None or (p.heads is not None and p.heads.kind == "media")

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
                opening = next((k for k in range(sentence.start, sentence.end) if doc.facts[k].surface in _OPEN), None)
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
            or facts[sentence.start].surface not in _OPEN
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
