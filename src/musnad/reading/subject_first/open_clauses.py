"""The clauses of an English sentence that are open while it is walked, and where in them a verb or a phrase belongs."""

from __future__ import annotations

from musnad.reading.clauses import Clause, Walker
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.arguments import is_party
from musnad.reading.subject_first.context import forms, verb_sense
from musnad.reading.subject_first.phrases import HeadLastPhraseReader
from musnad.reading.subject_first.verb_group import VerbGroup

__all__ = ["OpenClauses"]


class OpenClauses(Walker):
    """Keeps what has been read of a sentence and not been given its place."""

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
