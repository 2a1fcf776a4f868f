"""Clauses of a subject-first language (English): subject before the verb, objects and prepositional arguments after it.

A sentence is walked over its verb groups and noun phrases. A finite verb goes to the innermost clause that still lacks one,
opens the clause of what is said without `that`, or a clause beside the one before; what stands behind a comma or a closing
quotation mark as subject and verb of saying is an attribution (link `said`).
"""

from __future__ import annotations

from musnad.reading.antecedents import Antecedents
from musnad.reading.clauses import Clause, Walker
from musnad.reading.document import Document, Sentence
from musnad.reading.facts import Facts
from musnad.reading.head_last import HeadLastPhraseReader
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first_arguments import assign_arguments, is_party
from musnad.reading.verb_context import forms, takes_clause, verb_sense
from musnad.reading.verb_groups import VerbGroup, verb_groups

__all__ = ["read_subject_first"]

#: Prepositions that also open a clause when a verb follows their noun phrase.
_CLAUSAL = frozenset({"after", "before", "since", "until", "following", "despite"})
#: Prepositions whose gerund says what the verb before is about (accused of bombing, insisted on keeping).
_COMPLEMENT = frozenset({"of", "from", "for", "against", "to", "about", "on", "in", "with"})
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "you"})


def read_subject_first(doc: Document) -> list[Clause]:
    """All clauses of an English report in order, with their arguments."""
    walker = _SubjectFirst(doc)
    for n, sentence in enumerate(doc.sentences):
        if sentence.kind != "source":
            walker.sentence(n, sentence)
    antecedents = Antecedents(doc)
    for clause in walker.clauses:
        assign_arguments(clause, doc, walker.of.get(clause.index))
        antecedents.clause(clause)
    return walker.clauses


class _SubjectFirst(Walker):
    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self.groups: dict[int, VerbGroup] = {}
        self.verbs: set[int] = set()
        self.of: dict[int, VerbGroup] = {}  # clause index -> its verb group
        self.phrases = HeadLastPhraseReader(doc.facts, doc.names, doc.classes)

    def sentence(self, n: int, sentence: Sentence) -> None:
        facts, timed = self.doc.facts, self.timed
        self.groups = verb_groups(self.doc, sentence.start, sentence.end)
        self.verbs = {k for g in self.groups.values() for k in range(g.start, g.end)}
        self.phrases.verbs = self.verbs
        self.n, self.cur = n, self._open(n, sentence.start, "main", -1, None)
        self.prep, self.prep_at = "", -1
        self.last: Phrase | None = None  # the phrase read last
        self.fresh: Phrase | None = None  # a bare phrase since the last verb: it may be the subject of the next
        self.edge = self.comma = False  # punctuation before the fresh phrase; just before this token
        self.joined = ""  # and, or, but just before this token or before the fresh phrase
        self.joined_at = -1
        self.direct = False  # no phrase has been read since the conjunction
        i, end = sentence.start, sentence.end
        while i < end:
            if timed[i] or facts[i].surface in "`'’":
                i += 1
                self.prep = "" if timed[i - 1] else self.prep
                continue
            group = self.groups.get(i)
            i = self._group(i, group) if group is not None else self._word(i, end, facts[i])
        self._ends(n, end)

    # words -------------------------------------------------------------------------------------------------------

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
        if tag == "P" and value in _CLAUSAL and self._verb_follows(i + width, end):
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
            return self._phrase_read(i, Antecedents.pronoun(i))
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

    def _opening(self) -> bool:
        """Whether a phrase at this point is a subject: of the clause, after a comma, or of what is said without `that`."""
        if self.prep:
            return self.prep == "between" or not self._done(self.cur)
        return self.comma or (
            self.fresh is None and (not self._done(self.cur) or (self.cur.verb >= 0 and self._speech(self.cur.verb)))
        )

    def _speech(self, verb: int) -> bool:
        return any(c.pos == "V" and "speech" in c.classes for c, _ in self.doc.facts[verb].cues)

    def _phrase_read(self, i: int, phrase: Phrase) -> int:
        if self.prep:
            phrase.prep, phrase.prep_at = self.prep, self.prep_at
            for other in phrase.conjs:
                other.prep = self.prep
        if self.comma and self.cur.link == "rel" and self._done(self.cur) and self.cur.parent is not None:
            self.cur = self.cur.parent
        if not phrase.prep or phrase.prep in _CLAUSAL:
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
            self.joined = ""
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
            or (i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i - 1].word.surface in "(:—–-")
        )

    def _short(self, i: int) -> bool:
        """Whether only a word or two stand in quotation marks (to "teach a lesson")."""
        wanted = {"“": "”"}.get(self.doc.facts[i].surface, '"')
        return any(self.doc.facts[k].surface == wanted for k in range(i + 1, min(i + 6, len(self.doc.facts))))

    def _clear(self) -> None:
        self.prep, self.last, self.fresh, self.edge, self.comma, self.joined = "", None, None, False, False, ""
        self.direct = False

    def _stop(self, i: int, end: int) -> int:
        stop = i + 1
        while stop < min(end, i + 60) and not self.timed[stop]:
            stop += 1
        return stop

    def _verb_follows(self, i: int, end: int) -> bool:
        """Whether the noun phrase that begins at token i is the subject of a finite verb."""
        facts = self.doc.facts
        for k in range(i, min(end, i + 25)):
            g = self.groups.get(k)
            if g is not None:
                return g.form == "fin"
            if facts[k].tag == "T" or (facts[k].tag in "SR" and k > i):
                return False
        return False

    # clauses -----------------------------------------------------------------------------------------------------

    def _done(self, clause: Clause) -> bool:
        """Whether a clause has its verb, or a copula."""
        return clause.verb >= 0 or clause.index in self.of

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

    def _described(self, word: str) -> Phrase | None:
        """The phrase a relative pronoun describes: the last, but not the place it stands in (an attack in Kabul that killed)."""
        last = self.last
        if (
            last is None
            or last.prep not in ("in", "at", "near", "on")
            or last.name is None
            or not last.name.kinds & {"place", "state", "capital"}
        ):
            return last
        before = next((p for p in self.cur.phrases if p.end == last.prep_at), None)
        return before if before is not None and word in ("that", "which", "who") else last

    def _cued(self, clause: Clause) -> bool:
        return clause.verb >= 0 and bool(self.doc.facts[clause.verb].cues)

    def _speaking(self, clause: Clause) -> Clause | None:
        """The nearest clause above with a verb of saying that has no complement yet."""
        above: Clause | None = clause
        while above is not None:
            if self._cued(above) and not any(c.link == "that" for c in above.children):
                return above
            above = above.parent
        return None

    def _group(self, i: int, g: VerbGroup) -> int:
        if g.form == "inf":
            self._infinitive(i, g)
        elif g.form == "ger":
            self._gerund(i, g)
        elif g.form == "pas":
            self._participle(i, g)
        else:
            self._finite(i, g)
        self._clear()
        return g.end

    def _set(self, clause: Clause, g: VerbGroup) -> None:
        self.of[clause.index] = g
        clause.split = len(clause.phrases)
        clause.negated, clause.will, clause.may = clause.negated or g.negated, g.will, g.may
        if g.verb >= 0:
            clause.verb = g.verb
            sense = verb_sense(self.doc.facts[g.verb])
            clause.sense = sense._replace(voice="p" if g.passive else "a") if sense is not None else None
        self.cur = clause

    def _move(self, p: Phrase | None, old: Clause, new: Clause) -> None:
        """A phrase read as part of one clause is the subject of another."""
        if p is None:
            return
        at = next((k for k, q in enumerate(old.phrases) if q is p), -1)
        if at >= 0:
            new.phrases.extend(old.phrases[at:])
            del old.phrases[at:]
            new.start = min(new.start, p.start)

    def _finite(self, i: int, g: VerbGroup) -> None:
        cur, fresh = self.cur, self.fresh
        if (
            self.comma
            and not self.direct
            and not (fresh is not None and self.edge)
            and self._said(g)
            and self._done(cur)
            and self._waiting(cur) is None
        ):
            self._set(self._open(self.n, i, "said", -1, None), g)
            return
        if not self._done(cur):
            follows = self.doc.facts[g.end].surface if g.end < len(self.doc.facts) else ""
            if (
                fresh is not None
                and self.edge
                and follows == ","
                and self._said(g)
                and any(not p.prep for p in cur.phrases if p is not fresh)
            ):
                new = self._open(self.n, fresh.start, "said", -1, None)  # The rebels, he said, must
                self._move(fresh, cur, new)
                self._set(new, g)
                self.cur = cur
                return
            self._set(cur, g)
            return
        if self.direct or fresh is None or (fresh.prep and fresh.prep not in _CLAUSAL):
            waiting = self._waiting(cur)
            if self.direct or waiting is None:
                host = self._beside(cur, g)
                new = self._open(self.n, i, "and", i, host)
                new.antecedent = host.antecedent if host.link == "rel" else None
            else:
                new = waiting
            self._set(new, g)
            return
        waiting = self._waiting(cur)
        if waiting is not None and not (self.edge and self._said(g)) and not (cur.link == "rel" and not self.edge and self.joined):
            if self.edge or not any(not p.prep for p in waiting.phrases):
                self._move(fresh, cur, waiting)
            self._set(waiting, g)
            return
        start = fresh.start
        if fresh.prep in _CLAUSAL and not self.edge:
            new = self._open(self.n, fresh.prep_at, fresh.prep, fresh.prep_at, cur)
            fresh.prep = ""
        elif self.edge and self._said(g) and not self.joined:
            new = self._open(self.n, start, "said", -1, None)
        elif (
            not self.joined
            and cur.verb >= 0
            and takes_clause(self.doc.facts[cur.verb])
            and not any(c.link == "that" for c in cur.children)
            and not self.edge
        ):
            new = self._open(self.n, start, "that", start - 1, cur)
        elif self.joined and not self.edge:
            host = cur
            while host.link not in ("main", "that", "said", "quote") and host.parent is not None:
                host = host.parent
            new = self._open(self.n, start, "and", self.joined_at, host)
        else:
            new = self._open(self.n, start, "and" if self.joined else "also", -1, self._root(cur))
        self._move(fresh, cur, new)
        self._set(new, g)

    def _root(self, clause: Clause) -> Clause:
        while clause.parent is not None:
            clause = clause.parent
        return clause

    def _said(self, g: VerbGroup) -> bool:
        """Whether a verb group says what stood before it: a verb of plain saying, not of asking or refusing alone."""
        if g.verb < 0 or g.passive:
            return False
        return self._speech(g.verb) or any(c.lemma in ("quote", "cite") for c, _ in self.doc.facts[g.verb].cues)

    def _waiting(self, clause: Clause) -> Clause | None:
        """The nearest clause above that has a subject and no verb yet."""
        above = clause.parent
        while above is not None:
            if not self._done(above) and (above.phrases or above.link != "main"):
                return above
            above = above.parent
        return None

    def _beside(self, clause: Clause, g: VerbGroup) -> Clause:
        """The clause a verb after `and` goes on: the innermost of the same shape (will go and sign; said and denied)."""
        facts = self.doc.facts
        fits: list[Clause] = []
        above: Clause | None = clause
        while above is not None:
            held = self.of.get(above.index)
            if (
                held is not None
                and held.form == g.form
                and (held.base == g.base or (g.verb >= 0 and held.base and not g.passive and "inf" in forms(facts[g.verb])))
            ):
                fits.append(above)
            above = above.parent
        if not fits:
            return self._root(clause)
        if self.comma or (g.verb >= 0 and facts[g.verb].cues and fits[0].link != "quote"):
            cued = [c for c in fits if self._cued(c)]
            return cued[0] if cued else fits[-1] if self.comma else fits[0]
        return fits[0]

    def _infinitive(self, i: int, g: VerbGroup) -> None:
        cur = self.cur
        if self.joined and self.joined_at == i - 1:
            above: Clause | None = cur
            while above is not None and not above.infinitive:
                above = above.parent
            if above is not None and above.parent is not None:
                new = self._open(self.n, i, above.link, i, above.parent)
                new.infinitive = True
                self._set(new, g)
                return
        host = cur
        new = self._open(self.n, i, "that" if self._governs(cur, i) else "aim", i, host)
        new.infinitive = True
        if self.last is not None and self.last.end == i:
            new.antecedent = self.last
        self._set(new, g)

    def _governs(self, clause: Clause, i: int) -> bool:
        """Whether the verb or the noun before `to` takes an infinitive as its complement; else it gives the aim."""
        facts = self.doc.facts
        before = facts[i - 1] if i else None
        if before is not None and (before.tag in "AG" or before.verb is not None or self.groups.get(i - 1) is not None):
            return True
        if self.last is not None and self.last.head >= 0 and facts[self.last.head].triggers:
            return True
        if clause.verb < 0:
            return True
        f = facts[clause.verb]
        return (
            bool(f.cues)
            or any(t.type in ("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE") for t, _ in f.triggers)
            or (not any(t.type for t, _ in f.triggers) and bool(self.last is None))
        )

    def _gerund(self, i: int, g: VerbGroup) -> None:
        cur = self.cur
        if (
            self.joined
            and self.joined_at == i - 1
            and cur.index in self.of
            and self.of[cur.index].form == "ger"
            and cur.parent is not None
        ):
            new = self._open(self.n, i, cur.link, i, cur.parent)
            new.antecedent = cur.antecedent
            new.infinitive = cur.infinitive
        elif self.prep:
            value = self.prep
            new = self._open(self.n, i, "that" if value in _COMPLEMENT else value, self.prep_at, cur)
            new.infinitive = True
            new.antecedent = self.last if value == "for" else None
            new.negated = value == "without"
        elif self.comma or self.last is None or self.last.end != i:
            adjacent = cur.verb >= 0 and cur.verb == i - 1
            if not self._done(cur) and self.last is not None:
                new = self._open(self.n, i, "rel", i, cur)
                new.antecedent = self.last
            else:
                host = cur
                while self.comma and host.link in ("rel", "that") and host.parent is not None and self.doc.facts[g.verb].cues:
                    host = host.parent
                new = self._open(self.n, i, "that" if adjacent else "and", i, host)
                new.infinitive = adjacent
        else:
            new = self._open(self.n, i, "rel", i, cur)
            new.antecedent = self.last
        self._set(new, g)

    def _participle(self, i: int, g: VerbGroup) -> None:
        new = self._open(self.n, i, "rel", i, self.cur)
        new.antecedent = self.last
        self._set(new, g)
