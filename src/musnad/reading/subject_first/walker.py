"""One walk over an English sentence."""

from __future__ import annotations

from musnad.reading.antecedents import Antecedents
from musnad.reading.clauses import Clause
from musnad.reading.datelines import dateline_end
from musnad.reading.document import Document, Sentence
from musnad.reading.facts import Facts
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.arguments import assign_arguments, is_party
from musnad.reading.subject_first.finite import CLAUSAL
from musnad.reading.subject_first.groups import GroupWalker
from musnad.reading.subject_first.verb_groups import verb_groups

__all__ = ["SubjectFirstWalker", "read_subject_first"]

_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "you"})


def read_subject_first(doc: Document) -> list[Clause]:
    """All clauses of an English report in order, with their arguments."""
    walker = SubjectFirstWalker(doc)
    for n, sentence in enumerate(doc.sentences):
        if sentence.kind != "source":
            walker.sentence(n, sentence)
    antecedents = Antecedents(doc)
    for clause in walker.clauses:
        assign_arguments(clause, doc, walker.of.get(clause.index))
        antecedents.clause(clause)
    return walker.clauses


class SubjectFirstWalker(GroupWalker):
    """Cuts sentences of a subject-first language into clauses."""

    def sentence(self, n: int, sentence: Sentence) -> None:
        facts, timed = self.doc.facts, self.timed
        lead = dateline_end(self.doc, sentence)
        self.groups = verb_groups(self.doc, lead, sentence.end)
        self.verbs = {k for g in self.groups.values() for k in range(g.start, g.end)}
        self.phrases.verbs = self.verbs
        self.n, self.cur = n, self._open(n, sentence.start, "main", -1, None)
        self.prep, self.prep_at = "", -1
        self.last = self.fresh = None
        self.edge = self.comma = False
        self.joined, self.joined_at = "", -1
        self.direct = False
        i, end = sentence.start, sentence.end
        while i < end:
            if i == lead > sentence.start:
                self.cur = self._open(n, i, "main", -1, None)
                self._clear()
            if timed[i]:
                i = self._time(i, end)
                continue
            if facts[i].surface in "`'’":
                i += 1
                continue
            group = self.groups.get(i)
            i = self._group(i, group) if group is not None else self._word(i, end, facts[i])
        self._ends(n, end)

    def _time(self, i: int, end: int) -> int:
        """The token after a time. What a stretch of time is made of takes its place (after ten hours of talks, a week of raids)."""
        while i < end and self.doc.timed[i]:
            i += 1
        if i < end and self.doc.facts[i].norm == "of" and i + 1 < end and not self.doc.timed[i + 1]:
            return i + 1
        self.prep = ""
        return i

    def _word(self, i: int, end: int, f: Facts) -> int:
        """Read what is no verb group at token i; the token after it."""
        facts, names = self.doc.facts, self.doc.names
        tag, value, width = f.tag, f.value, 1
        if f.second and i + 1 < end and (hit := next((h for h in f.second if h[0] == facts[i + 1].norm), None)) is not None:
            tag, value, width = hit[1], hit[2], 2
        if names[i] is not None:
            tag, width = "M", 1
        if tag == "T":
            self._mark(i, f)
            return i + 1
        if tag == "S" and value in ("as", "but", "since", "until", "as-if") and not self._verb_follows(i + width, end):
            if value == "but":
                self.joined, self.joined_at, self.direct = "but", i, True
                return i + width
            tag = "P"
        if tag == "P" and value in CLAUSAL and self._verb_follows(i + width, end):
            tag = "S"
        if tag == "S":
            self._subordinator(i, value, width, end)
            return i + width
        if tag == "R" or f.norm in ("who", "which", "whom", "whose"):
            new = self._open(self.n, i, "rel", i, self.cur)
            new.antecedent, self.cur = self._described(f.norm), new
            self._clear()
            return i + 1
        if (
            tag == "P"
            and i + width < end
            and facts[i + width].tag == "Q"
            and ((width == 2 and value == "to") or f.norm in ("about", "around"))
        ):
            return i + width  # up to 4,000, about 200
        if tag == "P":
            self.prep, self.prep_at, self.comma = value or f.norm, i, False
            return i + width
        if tag == "C":
            self.joined, self.joined_at, self.direct = f.norm, i, True
            return i + 1
        if tag == "G":
            self._particle(self.cur, value, "")
            return i + width
        if f.norm == "there" and i + 1 in self.groups:
            if (
                self._done(self.cur)
                and self._cued(self.cur)
                and not self.edge
                and not any(c.link == "that" for c in self.cur.children)
            ):
                self.cur = self._open(self.n, i, "that", i - 1, self.cur)  # denied there had been
                self._clear()
            return i + 1
        if tag == "O" and f.norm in _SUBJECTS:
            return self._phrase_read(i, self._pronoun(i, end))
        if tag == "O":
            phrase = Antecedents.pronoun(i)
            phrase.prep, phrase.prep_at, self.prep = self.prep, self.prep_at, ""
            self.cur.phrases.append(phrase)
            return i + width
        phrase2 = self.phrases.read(i, self._stop(i, end), opening=self._opening())
        if phrase2 is None or phrase2.end <= i:
            if tag not in "J":
                self.prep = ""
            return i + width
        return self._phrase_read(i, phrase2)

    def _pronoun(self, i: int, end: int) -> Phrase:
        """A pronoun, with what is joined to it as subject of the next verb (he and the envoy would meet)."""
        phrase = Antecedents.pronoun(i)
        if i + 2 < end and self.doc.facts[i + 1].norm == "and" and self._verb_follows(i + 2, end):
            other = self.phrases.read(i + 2, self._stop(i + 1, end), opening=True)
            if other is not None and other.end in self.groups:
                other.parent = phrase
                phrase.conjs.append(other)
                phrase.end = other.end
        return phrase

    def _opening(self) -> bool:
        """Whether a phrase at this point is a subject: of the clause, after a comma, or of what is said without `that`."""
        if self.prep:
            return self.prep == "between" or not self._done(self.cur) or self._waiting(self.cur) is not None
        return self.comma or (
            self.fresh is None and (not self._done(self.cur) or (self.cur.verb >= 0 and self._speech(self.cur.verb)))
        )

    def _phrase_read(self, i: int, phrase: Phrase) -> int:
        if self.prep:
            phrase.prep, phrase.prep_at = self.prep, self.prep_at
            for other in phrase.conjs:
                other.prep = self.prep
        if self.comma and self.cur.link == "rel" and self._done(self.cur) and self.cur.parent is not None:
            self.cur = self.cur.parent
        if not phrase.prep or phrase.prep in CLAUSAL:
            beside = self.fresh is not None and self.edge and self.comma and is_party(self.fresh) and not self.fresh.prep
            if not beside:  # else an apposition between commas
                self.edge, self.fresh = self.comma, phrase
            self.direct = False
            if self.joined_at != i - 1:
                self.joined = "" if not self.edge or self.joined_at < i - 2 else self.joined
        self.prep, self.comma = "", False
        self.cur.phrases.append(phrase)
        self.last = phrase
        return phrase.end

    def _mark(self, i: int, f: Facts) -> None:
        """Punctuation: quotation marks and colons may open what is said, commas close what was put in between."""
        s = f.surface
        facts, cur = self.doc.facts, self.cur
        if (s in '"“' and self._opens(i)) or s == ":":
            if ((cur.verb >= 0 and facts[cur.verb].cues) or s == ":") and not self._short(i):
                self.cur = self._open(self.n, i + 1, "quote", i, cur)
                self._clear()
            return
        if s == ";":
            self.cur = self._open(self.n, i + 1, "main", -1, None)
            self._clear()
            return
        if s in ",-–—" or s in '"”' or s == "--":
            self.comma = True
            self.joined = self.prep = ""  # a preposition left alone before it is part of the verb (are cut off," he said)
            if s in '"”' and cur.link == "quote" and cur.parent is not None and cur.opener >= 0:
                self.cur = cur.parent
            if s == "," and self._done(cur) and cur.parent is not None and cur.link == "rel":
                self.cur = cur.parent

    def _opens(self, i: int) -> bool:
        """Whether a straight quotation mark opens: white space before it, none after."""
        tokens = self.doc.tokens
        return (
            i == 0
            or tokens[i - 1].end < tokens[i].start
            or (i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i - 1].facts.surface in "(:—–-")
        )

    def _short(self, i: int) -> bool:
        """Whether only a word or two stand in quotation marks (to "teach a lesson")."""
        wanted = {"“": "”"}.get(self.doc.facts[i].surface, '"')
        return any(self.doc.facts[k].surface == wanted for k in range(i + 1, min(i + 6, len(self.doc.facts))))

    def _stop(self, i: int, end: int) -> int:
        limit = max(i + 1, min(end, i + 60))
        timed = self.timed.find(b"\1", i + 1, limit)
        return timed if timed >= 0 else limit

    def _verb_follows(self, i: int, end: int) -> bool:
        """Whether the noun phrase that begins at token i is the subject of a finite verb."""
        facts = self.doc.facts
        for k in range(i, min(end, i + 25)):
            g = self.groups.get(k)
            if g is not None:  # condemned it as treason and vowed: the verb behind `and` goes on with the one before
                return g.form == "fin" and facts[k - 1].tag != "C"
            if facts[k].tag == "T" or (facts[k].tag in "SR" and k > i):
                return False
        return False

    def _subordinator(self, i: int, value: str, width: int, end: int) -> None:
        cur = self.cur
        if value == "that":
            if self.last is not None and self.last.end == i and i + 1 in self.groups:
                new = self._open(self.n, i, "rel", i, cur)
                new.antecedent = self._described("that")
            else:
                host = cur
                if self.joined and self.joined_at == i - 1:
                    above: Clause | None = cur
                    while above is not None and above.link != "that":
                        above = above.parent
                    host = above.parent if above is not None and above.parent is not None else cur
                elif self.comma or not self._cued(cur):
                    host = self._speaking(cur) or cur
                new = self._open(self.n, i, "that", i, host)
        else:
            host = cur
            while (
                value in ("while", "but", "although", "as")
                and host.link in ("rel", "that")
                and self.comma
                and host.parent is not None
            ):
                host = host.parent
            if value == "what":
                value = "that" if self._cued(cur) else "rel"
            new = self._open(self.n, i, value, i, host)
        self.cur = new
        self._clear()

    def _speaking(self, clause: Clause) -> Clause | None:
        """The nearest clause above with a verb of saying that has no complement yet."""
        above: Clause | None = clause
        while above is not None:
            if self._cued(above) and not any(c.link == "that" for c in above.children):
                return above
            above = above.parent
        return None
