"""Statements inside statements: what only repeats its source is dropped, what another says there comes through the outer source."""

from __future__ import annotations

from musnad.reading.statements.acts import act_of
from musnad.reading.statements.contents import ContentReader
from musnad.reading.statements.said import Said

__all__ = ["NestingReader"]


class NestingReader(ContentReader):
    """Puts the statements of a sentence into each other, and finishes them: quoted or not, and what act they are."""

    def _is_quoted(self, content: tuple[int, int]) -> bool:
        """Whether the greater part of the content stands in quotation marks."""
        facts = self.doc.facts
        if not any(mark in self.doc.text for mark in '«“"'):
            return False
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

    def _in_first_person(self, s: Said) -> bool:
        """Whether the verb of a statement has the speaker of the words around it for its subject (نكرر أن, قلنا مرارا إن)."""
        sense = s.clause.sense if s.clause is not None and s.clause.verb == s.cue[0] else None
        return sense is not None and sense.person == "1"

    def _nested(self, said: list[Said]) -> list[Said]:
        """Inside what somebody says, the words of another come through him; his own repeated words are one statement."""
        kept: list[Said] = []
        for s in said:
            outer = next((o for o in reversed(kept) if o.content[0] <= s.cue[0] < o.content[1]), None)
            if outer is not None:
                own = s.speaker is None or s.speaker == outer.speaker or self._in_first_person(s)
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
            if any(k.content == s.content and (k.speaker == s.speaker or s.act != "deny") for k in kept):
                continue
            kept.append(s)
        for s in kept:
            s.quoted = self._is_quoted(s.content)
            s.act = act_of(self.doc, s, self.by_sentence[s.sentence])
        return sorted(kept, key=lambda s: s.cue[0])
