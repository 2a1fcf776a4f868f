"""What is said in a subject-first language (English): before an attribution, round it, or as complement of the verb."""

from __future__ import annotations

from musnad.language.tables import Cue
from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase
from musnad.reading.statements import StatementReader
from musnad.reading.subject_first.arguments import is_party

__all__ = ["OPENING", "SubjectFirstContents"]

OPENING = frozenset('"“')
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


#: Acts whose matter may be told in one word.
_BRIEF = frozenset({"demand", "propose", "deny", "refuse", "promise", "agree"})


class SubjectFirstContents(StatementReader):
    """Finds the stretch of words that a verb of saying reports."""

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
        first, end = self._first(n), self.doc.sentences[n].end
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
                (k for k in range(clause.verb + 1, end) if facts[k].surface in OPENING and k > first and self._spaced(k)), None
            )
            if quote is not None and facts[stop - 1].surface in ('"', "”"):
                more = self._trim(quote + 1, min(self._closing(quote), end))
                if (
                    more is not None
                    and more[1] - more[0] > content[1] - content[0]
                    and facts[content[0]].tag != "T"
                    and facts[max(first, content[0] - 1)].surface not in OPENING
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
                opened = facts[start].surface in OPENING
                close = self._closing(start if opened else start - 1) if opened or facts[start - 1].surface in OPENING else limit
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
                    return self._brief(cue, start, self._before_aside(child, limit))
        if "quoted-only" in cue.classes:
            return None
        for way in cue.regime:
            found = self._object(clause, cue, way, limit)
            if found is not None:
                return found
        return None

    def _governs(self, cue: Cue, child: Clause) -> bool:
        """Whether an infinitive or gerund says what is said, not only what is done (said to be, reported to have)."""
        return cue.act not in ("say", "announce") or bool({"to", "on"} & set(cue.regime))

    def _object(self, clause: Clause, cue: Cue, way: str, limit: int) -> tuple[int, int] | None:
        begin = clause.verb + 1
        phrases = clause.objects if way == "o" else [p for p in clause.preps if p.prep == way]
        for p in phrases:
            if p.start < begin or p.start >= limit or p.quantifier == "pronoun" or is_party(p):
                continue
            return self._brief(cue, p.start, min(limit, self._tail(clause, p, limit)))
        return None

    def _brief(self, cue: Cue, start: int, end: int) -> tuple[int, int] | None:
        """What is demanded, promised or denied may be one word (called for restraint, offered to mediate)."""
        content = self._trim(start, end)
        if content is None and end > start and cue.act in _BRIEF:
            f = self.doc.facts[start]
            word = end - start == 1 or self.doc.facts[start + 1].tag == "T"
            return (start, start + 1) if word and f.tag not in "TOGPSC" else None
        return content

    def _before_aside(self, clause: Clause, limit: int) -> int:
        """Where what is asked for ends: before a clause that only describes, behind a comma (let aid into the town, where ...)."""
        for c in self.clauses[clause.index + 1 :]:
            if c.sentence != clause.sentence or c.start >= limit:
                break
            if c.link in ("rel", "where") and self.doc.facts[c.start - 1].surface == ",":
                return c.start - 1
        return limit

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
                and not (
                    c.parent is clause
                    and c.link in ("and", "also", "but", "while")
                    and c.verb > clause.verb + 1
                    and not (c.link == "while" and self._backshifted(c))
                )
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
        above = clause.parent
        while above is not None:  # who had urged him to leave, called it
            if clause.verb < above.verb < end:
                end = above.verb
            above = above.parent
        for k in range(clause.verb + 3, end):
            if facts[k - 1].surface in (",", '"', "”") and self._phrase_at(k) is not None:
                return k
        return end

    def _backshifted(self, c: Clause) -> bool:
        """Whether a clause goes on with what is reported: its verb stands in the tense of reported speech (had, would)."""
        facts = self.doc.facts
        before = range(max(c.start, c.verb - 4), c.verb)
        return not facts[c.verb].cues and any(facts[k].tag == "G" and (c.will or facts[k].norm == "had") for k in before)

    def _until_said(self, n: int, start: int, end: int) -> int:
        later = [c.start for c in self.clauses if c.sentence == n and c.link == "said" and c.start > start]
        return min([*later, end])
