"""Clauses for verb groups: finite, infinitive, gerund, participle."""

from __future__ import annotations

from musnad.reading.clauses import Clause, Walker
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.arguments import is_party
from musnad.reading.subject_first.context import forms, takes_clause, verb_sense
from musnad.reading.subject_first.phrases import HeadLastPhraseReader
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["GroupWalker"]

_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
#: Prepositions whose gerund says what the verb before is about (accused of bombing, insisted on keeping).
_COMPLEMENT = frozenset({"of", "from", "for", "against", "to", "about", "on", "in", "with"})
#: Prepositions that also open a clause when a verb follows their noun phrase.
_CLAUSAL = frozenset({"after", "before", "since", "until", "following", "despite"})


class GroupWalker(Walker):
    """Gives every verb group the clause it belongs to."""

    n: int  # the sentence that is read
    cur: Clause  # the clause that is open
    prep: str
    prep_at: int
    last: Phrase | None  # the phrase read last
    fresh: Phrase | None  # a bare phrase since the last verb: it may be the subject of the next
    edge: bool  # punctuation before the fresh phrase
    comma: bool  # punctuation just before this token
    joined: str  # and, or, but just before this token or before the fresh phrase
    joined_at: int
    direct: bool  # no phrase has been read since the conjunction

    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self.groups: dict[int, VerbGroup] = {}
        self.verbs: set[int] = set()
        self.of: dict[int, VerbGroup] = {}  # clause index -> its verb group
        self.phrases = HeadLastPhraseReader(doc.facts, doc.names, doc.classes)

    def _done(self, clause: Clause) -> bool:
        """Whether a clause has its verb, or a copula."""
        return clause.verb >= 0 or clause.index in self.of

    def _clear(self) -> None:
        self.prep, self.last, self.fresh, self.edge, self.comma, self.joined = "", None, None, False, False, ""
        self.direct = False

    def _cued(self, clause: Clause) -> bool:
        return clause.verb >= 0 and bool(self.doc.facts[clause.verb].cues)

    def _speech(self, verb: int) -> bool:
        return any(c.pos == "V" and "speech" in c.classes for c, _ in self.doc.facts[verb].cues)

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

    def _causes(self, clause: Clause) -> bool:
        return clause.verb >= 0 and "causative" in self.doc.facts[clause.verb].verb_classes

    def _infinitive(self, i: int, g: VerbGroup) -> None:
        cur, facts = self.cur, self.doc.facts
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
        above = cur.parent
        if cur.link == "rel" and above is not None and self._causes(above) and not (self._causes(cur) or facts[cur.verb].cues):
            host = above  # allow refugees who fled to return
        new = self._open(self.n, i, "that" if self._governs(host, i) else "aim", i, host)
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
        if "causative" in f.verb_classes and self.last is not None:
            return True  # helped troops to, allowed refugees to
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
        new.antecedent = self._described("which")
        self._set(new, g)

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

    def _set_off(self, cur: Clause) -> Phrase | None:
        """The subject of a verb of saying that a relative clause between commas parts from it (..., the envoy, who left, said)."""
        relative = next((c for c in reversed(cur.children) if c.link == "rel"), None)
        held = relative.antecedent if relative is not None else None
        if held is None or held.prep or held not in cur.phrases or self.doc.facts[held.start - 1].surface not in ',"”':
            return None
        return held if is_party(held) and 0 <= cur.verb < held.start else None

    def _described_source(self, cur: Clause, g: VerbGroup) -> Phrase | None:
        """The source behind a comma that what describes it parts from its verb of saying (..., medics linked to the party said)."""
        while cur.link in ("that", "aim") and cur.infinitive and cur.parent is not None:
            cur = cur.parent
        held, above = cur.antecedent, cur.parent
        if cur.link != "rel" or held is None or above is None or held.prep or held not in above.phrases or not self._said(g):
            return None
        set_off = self.doc.facts[held.start - 1].surface in ',"”' and self._done(above) and above.verb < held.start
        return held if set_off and not self.joined and is_party(held) else None

    def _finite(self, i: int, g: VerbGroup) -> None:
        cur, fresh = self.cur, self.fresh
        source = self._described_source(cur, g)
        if source is not None:
            new = self._open(self.n, source.start, "said", -1, None)
            holder = next(c for c in reversed(self.clauses) if source in c.phrases)
            self._move(source, holder, new)
            self._set(new, g)
            return
        if (
            self.comma
            and not self.direct
            and not (fresh is not None and self.edge)
            and self._said(g)
            and self._done(cur)
            and self._waiting(cur) is None
        ):
            held = self._set_off(cur)
            new = self._open(self.n, held.start if held is not None else i, "said", -1, None)
            self._move(held, cur, new)
            self._set(new, g)
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
