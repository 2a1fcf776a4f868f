"""One walk over a sentence."""

from __future__ import annotations

from musnad.reading.clauses.arguments import fill_arguments
from musnad.reading.clauses.clause import Clause
from musnad.reading.clauses.noun_or_verb import is_verb, object_of_saying
from musnad.reading.clauses.verbs import VerbWalker
from musnad.reading.datelines import dateline_end
from musnad.reading.document import Document, Sentence
from musnad.reading.phrases import Phrase

__all__ = ["Walker", "read_clauses"]


def read_clauses(doc: Document) -> list[Clause]:
    """All clauses of a report in order, with their arguments."""
    walker = Walker(doc)
    for n, sentence in enumerate(doc.sentences):
        if sentence.kind != "source":
            walker.sentence(n, sentence)
    fill_arguments(doc, walker.clauses)
    return walker.clauses


class Walker(VerbWalker):
    """Cuts sentences into clauses."""

    def sentence(self, n: int, sentence: Sentence) -> None:
        facts, timed = self.doc.facts, self.timed
        cur = self._open(n, sentence.start, "main", -1, None)
        self.pending.clear()
        i, end = sentence.start, sentence.end
        lead = dateline_end(self.doc, sentence)
        last: Phrase | None = None
        comma = False
        prep = ""
        prep_at = -1
        while i < end:
            f = facts[i]
            if i == lead > sentence.start:
                cur = self._open(n, i, "main", -1, None)
                prep, comma, last = "", False, None
            if timed[i]:
                comma = comma or f.surface in "،,"  # a time takes in the comma behind it
                i += 1
                prep = ""
                continue
            if f.second and i + 1 < end and not timed[i + 1]:
                hit = next(
                    (h for h in f.second if (h[0] == facts[i + 1].norm or (facts[i + 1].enclitic and h[0] == facts[i + 1].stem))),
                    None,
                )
                if hit is not None:
                    tag, value, width = hit[1], hit[2], 2
                else:
                    tag, value, width = f.tag, f.value, 1
            else:
                tag, value, width = f.tag, f.value, 1
            name = self.doc.names[i]
            if name is not None and (tag not in ("S", "R", "P") or name.end - i > 1):
                tag = "M"
            if tag == "V" and (prep or object_of_saying(self.doc, cur, i)):
                tag = "N"
            elif (
                tag in "NA"
                and f.verb is not None
                and not prep
                and (is_verb(self.doc, cur, i, end, last) or self.reader.tells_harm(i, end))
            ):
                tag = "V"
            if comma and f.conj and cur.verb >= 0 and self._new_nominal(i, end, tag):
                cur = self._open(n, i, "and", i, cur)
            if tag == "S":
                cur = self._subordinate(n, cur, i, value, comma)
                i += width
                prep, comma, last = "", False, None
                continue
            if tag == "R":
                cur = self._relative(n, cur, i, last)
                i += 1
                prep, comma = "", False
                continue
            if tag == "P":
                if comma and cur.link == "rel" and cur.verb >= 0 and cur.parent is not None and not f.conj:
                    cur = cur.parent
                prep, prep_at = value, i
                i += width
                if facts[i - 1].enclitic:
                    cur.pronouns.append((value, facts[i - 1].enclitic))
                    prep = ""
                comma = False
                continue
            if tag == "V":
                cur = self._verb(n, cur, i, comma, last)
                i += 1
                prep, comma, last = "", False, None
                continue
            if tag == "G":
                if f.conj:
                    self.conj_at = i
                self._particle(cur, value, f.conj)
                i += 1
                continue
            if tag == "T" and i >= lead and (f.surface == ":" or (f.surface in '«"“' and self._speaks(cur, i))) and i + 2 < end:
                cur = self._open(n, i + 1, "quote", i, cur)
                i += 1
                prep, comma, last = "", False, None
                continue
            if tag == "T":
                comma = f.surface in "،,؛;:-–" or (comma and f.surface in '»"')
                if f.surface in "؛;" and i + 1 < end and not timed[i + 1]:
                    cur = self._open(n, i + 1, "main", -1, None)
                i += 1
                prep = "" if f.surface not in '(«"' else prep
                continue
            if tag in "NAMXDKQ":
                phrase = self._phrase(i, end)
                if phrase is None:
                    i += 1
                    continue
                if prep:
                    phrase.prep, phrase.prep_at = prep, prep_at
                    for other in phrase.conjs:
                        other.prep = other.prep or prep
                prep = ""
                if comma and not phrase.prep and cur.link == "rel" and cur.verb >= 0 and cur.parent is not None:
                    cur = cur.parent
                cur.phrases.append(phrase)
                last = phrase
                i = max(phrase.end, i + 1)
                comma = False
                continue
            if tag in "JO":
                i += 1
                continue
            i += 1
            prep = ""
        self._ends(n, end)

    def _new_nominal(self, i: int, end: int, tag: str) -> bool:
        """A comma, و and a pronoun, demonstrative or subject before its verb begin a clause (، وهذه هي, ، والناس يطالبون)."""
        facts = self.doc.facts
        if tag in "DO" and i + 1 < end:
            return facts[i + 1].tag in "OV" or tag == "O"
        return tag in "NM" and i + 1 < end and facts[i + 1].tag == "V" and not facts[i + 1].conj and facts[i].definite

    def _speaks(self, cur: Clause, i: int) -> bool:
        """Whether a quotation mark opens what the verb of the clause says, not a quoted name."""
        facts = self.doc.facts
        if cur.verb < 0 or any(c.link == "that" for c in cur.children):
            return False
        if cur.link == "rel" and facts[cur.verb].enclitic:
            return False  # رسالة نشرها حزبها «الرابطة»
        if not any("complement-only" not in cue.classes for cue, _ in facts[cur.verb].cues):
            return False
        wanted = {"«": "»", "“": "”"}.get(facts[i].surface, facts[i].surface)
        return not any(facts[k].surface == wanted for k in range(i + 1, min(i + 5, len(facts))))

    def _phrase(self, i: int, end: int) -> Phrase | None:
        limit = min(end, i + 60)
        timed = self.timed.find(1, i + 1, limit)
        return self.reader.read(i, timed if timed > 0 else limit)

    def _ends(self, n: int, end: int) -> None:
        """A clause ends where the next clause that is not inside it begins."""
        first = len(self.clauses)
        while first and self.clauses[first - 1].sentence == n:
            first -= 1
        here = self.clauses[first:]
        for clause in here:
            clause.end = end
        for at, clause in enumerate(here):
            inside = {clause.index}
            for later in here[at + 1 :]:
                if later.parent is not None and later.parent.index in inside and later.link not in ("and", "while", "but"):
                    inside.add(later.index)
                    continue
                clause.end = min(clause.end, later.start)
                break
