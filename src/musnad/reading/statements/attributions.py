"""Attribution phrases (according to, as the ministry announced) and statements inside statements."""

from __future__ import annotations

from musnad.reading.phrases import Phrase
from musnad.reading.statements.contents import ContentReader
from musnad.reading.statements.said import Said
from musnad.text import fold

__all__ = ["AttributionReader"]


class AttributionReader(ContentReader):
    """Reads attribution phrases, and drops what only repeats or nests."""

    def _attributions(self, n: int) -> list[tuple[int, int, str, str, Phrase | None]]:
        """Attribution phrases of a sentence: (token, tokens after, kind, act, phrase of the source)."""
        doc = self.doc
        found = []
        start, end = doc.sentences[n].start, doc.sentences[n].end
        for i in range(start, end):
            if not doc.facts[i].sourced:
                continue
            hit = self._phrase_at(i)
            if hit is None:
                continue
            after, kind, act = hit
            if kind == "clause":
                clause = next((c for c in self.by_sentence[n] if after <= c.verb <= after + 2 and doc.facts[c.verb].cues), None)
                if clause is not None and not any(k.link == "that" for k in clause.children):
                    stop = max(
                        clause.verb + 1, clause.subject.end if clause.subject is not None and not clause.subject_dropped else 0
                    )
                    found.append((i, stop, "clause", act, clause.subject if not clause.subject_dropped else None))
                continue
            phrase = next((p for p in self.phrases[n] if after - 1 <= p.start <= after + 1 and p.end > i), None)
            if phrase is not None and phrase.start < after and phrase.head < after and phrase.gen is not None:
                phrase = phrase.gen  # في رأي محللين, على لسان المندوب
            if phrase is not None:
                found.append((i, phrase.end, kind, act, phrase))
        return found

    def _attributed(self, n: int, sources: list[tuple[int, int, str, str, Phrase | None]], here: list[Said]) -> None:
        doc = self.doc
        start, end = doc.sentences[n].start, doc.sentences[n].end
        for at, after, kind, act, phrase in sources:
            if phrase is None:
                continue
            source = self.entities.resolve(phrase)
            if source is None:
                continue
            relayed = (
                next((p for p in self.phrases[n] if p.prep == "عن" and after <= p.start <= after + 3), None)
                if kind != "according"
                else None
            )
            inner = self.entities.resolve(relayed) if relayed is not None else None
            covered = [s for s in here if s.cue[0] < at and s.content[1] >= at - 2] or (
                [s for s in here if s.cue[0] > at] if at - start <= 2 else []
            )
            if covered and (self._is_media(source) or inner is not None):
                for s in covered:
                    if source not in s.via and s.speaker != source:
                        s.via.append(source)
                main = [c for c in self.by_sentence[n] if c.verb >= after]
                if at - start > 2 or not main or any(s.clause is main[0] for s in covered):
                    continue
            if at - start <= 2:  # بحسب رويترز فإن ...
                begin = phrase.end if relayed is None else relayed.end
                while begin < end and (
                    doc.facts[begin].tag == "T"
                    or (doc.facts[begin].tag == "S" and doc.facts[begin].value == "that")
                    or doc.facts[begin].norm in ("فان", "فقد", "فانه", "فانها")
                ):
                    begin += 1
                stop = min(
                    [
                        s.cue[0]
                        for s in here
                        if s.cue[0] > begin + 2 and s.clause is not None and s.clause.link in ("and", "while", "but")
                    ]
                    + [end]
                )
                content = self._trim(begin, stop)
            else:
                first = max([s.content[1] for s in here if s.content[1] < at] + [start])
                ends = after >= end - 1 or doc.facts[after].tag == "T" or (doc.facts[at - 1].tag == "T" and at - first >= 6)
                content = self._trim(first, at if ends else end)
                if any(s.content[0] >= first and s.cue[0] < at and s.speaker is not None for s in here):
                    continue
            if content is None or content[1] - content[0] < 3:
                continue
            said = Said((at, after if kind == "clause" else at + 1), content, act, f"{doc.lang}.statement.{kind}", None, n)
            said.speaker = inner if inner is not None else source
            if inner is not None:
                said.via.append(source)
            elif kind == "clause":  # وفق ما قاله ضابط لوكالة الأنباء
                told = [self.entities.resolve(p) for p in self.phrases[n] if p.prep == "ل" and after <= p.start <= after + 4]
                said.via.extend(at for at in told if at is not None and self._is_media(at))
            here.append(said)

    def _obliges(self, content: tuple[int, int]) -> bool:
        """Whether what is said begins with what others must do (يجب على, ينبغي, لا بد من, على واشنطن أن)."""
        facts = self.doc.facts
        i, end = content
        while i < end and facts[i].tag == "T":
            i += 1
        if i >= end:
            return False
        f = facts[i]
        if f.norm == "لا" and i + 1 < end and facts[i + 1].norm == "بد":
            return True
        if f.norm == "علي" and any(facts[k].tag == "S" and facts[k].norm == "ان" for k in range(i + 2, min(i + 6, end))):
            return True
        return any(
            "oblige" in self.tables.classes.get(fold(s.entry.lemma), ())
            for s in f.senses
            if s.entry.pos == "V" and s.tense == "impf"
        )

    def _is_quoted(self, content: tuple[int, int]) -> bool:
        """Whether the greater part of the content stands in quotation marks."""
        facts = self.doc.facts
        start, end = content
        inside, open_ = 0, False
        i = start - 1
        while i >= max(0, start - 200):
            if facts[i].surface in ("«", "“"):
                open_ = True
                break
            if facts[i].surface in ("»", "”"):
                break
            if facts[i].surface == '"':
                opened = sum(1 for f in facts[self.doc.sentences[self.doc.sentence_of[start]].start : start] if f.surface == '"')
                open_ = opened % 2 == 1
                break
            i -= 1
        for k in range(start, end):
            s = facts[k].surface
            if s in ("«", "“"):
                open_ = True
            elif s in ("»", "”"):
                open_ = False
            elif s == '"':
                open_ = not open_
            elif open_:
                inside += 1
        return inside * 2 > end - start

    def _nested(self, said: list[Said]) -> list[Said]:
        """Inside what somebody says, the words of another come through him; his own repeated words are one statement."""
        kept: list[Said] = []
        for s in said:
            outer = next((o for o in reversed(kept) if o.content[0] <= s.cue[0] < o.content[1]), None)
            if outer is not None:
                own = s.speaker is None or s.speaker == outer.speaker
                weak = s.clause is not None and (
                    s.clause.negated or s.clause.may or (s.clause.link in ("if", "rel") and s.act in ("say",))
                )
                if own or weak:
                    first, last = self.doc.span(*s.content)
                    self.doc.leave(
                        "statements", first, last, s.rule, "inside a statement of the same speaker" if own else "not asserted"
                    )
                    continue
                if outer.speaker is not None and outer.speaker not in s.via:
                    s.via.append(outer.speaker)
                s.via.extend(v for v in outer.via if v not in s.via and v != s.speaker)
            if any(k.content == s.content for k in kept):
                continue
            kept.append(s)
        for s in kept:
            s.quoted = self._is_quoted(s.content)
            if s.act in ("say", "announce", "confirm") and self._obliges(s.content):
                s.act = "demand"
        return sorted(kept, key=lambda s: s.cue[0])
