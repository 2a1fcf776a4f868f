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


class _State:
    """What the walk over a sentence remembers: the open clause, the phrase read last, a comma or a preposition just read."""

    __slots__ = ("comma", "cur", "last", "prep", "prep_at")

    def __init__(self, cur: Clause) -> None:
        self.prep_at = -1
        self.open(cur)

    def open(self, cur: Clause) -> None:
        """Go on in a clause with nothing read before."""
        self.cur = cur
        self.last: Phrase | None = None
        self.comma = False
        self.prep = ""


class Walker(VerbWalker):
    """Cuts sentences into clauses."""

    def sentence(self, n: int, sentence: Sentence) -> None:
        """Read the clauses of the `n`-th sentence."""
        state = _State(self._open(n, sentence.start, "main", -1, None))
        self.pending.clear()
        i, end = sentence.start, sentence.end
        lead = dateline_end(self.doc, sentence)
        while i < end:
            if i == lead > sentence.start:
                state.open(self._open(n, i, "main", -1, None))
            if self.timed[i]:
                state.comma = state.comma or self.doc.facts[i].surface in "،,"  # a time takes in the comma behind it
                state.prep = ""
                i += 1
            else:
                i = self._step(n, state, i, end, lead)
        self._ends(n, end)

    def _step(self, n: int, state: _State, i: int, end: int, lead: int) -> int:
        """Read what begins at a token, and give the token behind it; `lead` is the end of the dateline."""
        f, cur = self.doc.facts[i], state.cur
        tag, value, width = self._class_at(state, i, end)
        if state.comma and f.conj and cur.verb >= 0 and self._new_nominal(i, end, tag):
            cur = state.cur = self._open(n, i, "and", i, cur)
        if tag == "S":
            state.open(self._subordinate(n, cur, i, value, state.comma))
            return i + width
        if tag == "R":
            state.cur = self._relative(n, cur, i, state.last)
            state.prep, state.comma = "", False
        elif tag == "P":
            return self._preposition(state, i, value, width)
        elif tag == "V":
            state.open(self._verb(n, cur, i, state.comma, state.last))
        elif tag == "G":
            if f.conj:
                self.conj_at = i
            self._particle(cur, value, f.conj)
        elif tag == "T":
            self._punctuation(n, state, i, end, lead)
        elif tag in "NAMXDKQ":
            return self._nominal(state, i, end)
        elif tag not in "JO":
            state.prep = ""
        return i + 1

    def _class_at(self, state: _State, i: int, end: int) -> tuple[str, str, int]:
        """The tag and value of what stands at a token, and how many tokens it takes."""
        facts = self.doc.facts
        f = facts[i]
        tag, value, width = f.tag, f.value, 1
        if f.second and i + 1 < end and not self.timed[i + 1]:
            g = facts[i + 1]
            hit = next((h for h in f.second if h[0] == g.norm or (g.enclitic and h[0] == g.stem)), None)
            if hit is not None:
                tag, value, width = hit[1], hit[2], 2
        name = self.doc.names[i]
        if name is not None and (tag not in ("S", "R", "P") or name.end - i > 1):
            tag = "M"
        if tag == "V" and (state.prep or object_of_saying(self.doc, state.cur, i)):
            tag = "N"
        elif tag in "NA" and f.verb is not None and not state.prep and self._may_be_verb(state, i, end):
            tag = "V"
        return tag, value, width

    def _may_be_verb(self, state: _State, i: int, end: int) -> bool:
        return is_verb(self.doc, state.cur, i, end, state.last) or self.reader.tells_harm(i, end)

    def _preposition(self, state: _State, i: int, value: str, width: int) -> int:
        """A preposition waits for its phrase, or has a pronoun."""
        cur = state.cur
        if state.comma and cur.link == "rel" and cur.verb >= 0 and cur.parent is not None and not self.doc.facts[i].conj:
            cur = state.cur = cur.parent
        state.prep, state.prep_at, state.comma = value, i, False
        pronoun = self.doc.facts[i + width - 1].enclitic
        if pronoun:
            cur.pronouns.append((value, pronoun))
            state.prep = ""
        return i + width

    def _punctuation(self, n: int, state: _State, i: int, end: int, lead: int) -> None:
        """A mark: it may open the words of a speaker, end a clause, or set what follows apart."""
        f = self.doc.facts[i]
        speaks = f.surface == ":" or (f.surface in '«"“' and self._speaks(state.cur, i))
        if i >= lead and speaks and i + 2 < end:
            state.open(self._open(n, i + 1, "quote", i, state.cur))
            return
        state.comma = f.surface in "،,؛;:-–" or (state.comma and f.surface in '»"')
        if f.surface in "؛;" and i + 1 < end and not self.timed[i + 1]:
            state.cur = self._open(n, i + 1, "main", -1, None)
        state.prep = "" if f.surface not in '(«"' else state.prep

    def _nominal(self, state: _State, i: int, end: int) -> int:
        """A noun phrase with the preposition before it; behind a comma it may belong to the clause around a relative one."""
        phrase = self._phrase(i, end)
        if phrase is None:
            return i + 1
        if state.prep:
            phrase.prep, phrase.prep_at = state.prep, state.prep_at
            for other in phrase.conjs:
                other.prep = other.prep or state.prep
        state.prep = ""
        cur = state.cur
        if state.comma and not phrase.prep and cur.link == "rel" and cur.verb >= 0 and cur.parent is not None:
            cur = state.cur = cur.parent
        cur.phrases.append(phrase)
        state.last, state.comma = phrase, False
        return max(phrase.end, i + 1)

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
