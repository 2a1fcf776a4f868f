"""Standing: where a word of the text stands: in which clause, under what, and whether the text asserts it.

The ground on which positions and provisions are read; made once for a report.
"""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase
from musnad.reading.signs import marks_of
from musnad.text import fold

__all__ = ["COMPLEMENT_LINKS", "Standing"]

#: Links of clauses that say what the word above them is about.
COMPLEMENT_LINKS = frozenset({"that", "aim", "quote"})
_ASKING = frozenset({"demand", "propose", "want", "need"})
_UNSURE = frozenset({"hope", "doubt", "warn", "deny"})
_NONE: frozenset[str] = frozenset()


class Standing:
    """Where the words of one report stand."""

    def __init__(self, doc: Document, clauses: list[Clause]) -> None:
        marks = marks_of(doc)
        self.doc = doc
        self.clauses = clauses
        self.facts = doc.facts
        self.signs = marks.signs
        self.tables = marks.tables
        self.by_verb: dict[int, Clause] = {}
        self._by_sentence: dict[int, list[Clause]] = {}
        self._around: dict[int, Clause | None] = {}
        for clause in clauses:
            self._by_sentence.setdefault(clause.sentence, []).append(clause)
            if clause.verb >= 0:
                self.by_verb[clause.verb] = clause
            for auxiliary in clause.aux:
                self.by_verb.setdefault(auxiliary, clause)

    # words -------------------------------------------------------------------------------------------------------

    def clause_of(self, token: int) -> Clause | None:
        """The innermost clause around a token."""
        if token in self._around:
            return self._around[token]
        best = None
        for clause in self._by_sentence.get(self.doc.sentence_of[token], ()):
            if clause.start <= token < clause.end:
                best = clause
        self._around[token] = best
        return best

    def clauses_of(self, token: int) -> list[Clause]:
        """The clauses of the sentence around a token."""
        return self._by_sentence.get(self.doc.sentence_of[token], [])

    def verb_at(self, token: int) -> Clause | None:
        """The clause whose verb a token is."""
        return self.by_verb.get(token)

    def preposition(self, k: int) -> str:
        """The preposition at a token, of one word or two (من أجل), or the one attached to it; folded, empty without one."""
        f = self.facts[k]
        if f.tag != "P":
            return f.prep[:1]
        if f.second and k + 1 < len(self.facts):
            after = self.facts[k + 1].norm
            hit = next((h for h in f.second if h[0] == after and h[1] == "P"), None)
            if hit is not None:
                return fold(hit[2])
        return fold(f.value)

    def kinds(self, k: int) -> frozenset[str]:
        """What kinds of preposition, or of word that works like one (خشية, مقابل), stand at a token."""
        f = self.facts[k]
        whole = self.tables.prepositions.get(f.norm[len(f.conj) :]) if f.prep and f.tag != "P" else None  # بموجب
        return whole or self.tables.prepositions.get(self.preposition(k) if f.tag == "P" or f.prep else f.norm, _NONE)

    def is_that(self, k: int) -> bool:
        """Whether a complementiser, of one word or two (على أن), stands at a token."""
        f = self.facts[k]
        if f.second and k + 1 < len(self.facts):
            after = self.facts[k + 1]
            hit = next((h for h in f.second if h[0] in (after.norm, after.stem)), None)
            if hit is not None:
                return hit[1] == "S" and hit[2] == "that"
        return f.tag == "S" and f.value == "that"

    def is_predicate(self, token: int) -> bool:
        """Whether an indefinite word is said of the subject right before it (الشركات ملزمة بـ)."""
        f, clause = self.facts[token], self.clause_of(token)
        if clause is None or clause.subject is None or f.definite or f.enclitic or f.tanwin:
            return False
        return clause.subject.start < token == clause.subject.end

    def provides_at(self, verb: int) -> bool:
        """Whether a verb says what an agreement contains."""
        signs = self.signs[verb]
        return signs is not None and any(cue.role == "contains" and key[0] == "~" for key, cue in signs.cues)

    def agrees_at(self, verb: int) -> bool:
        """Whether a verb says that parties agree on something."""
        signs = self.signs[verb]
        return signs is not None and any(s.kind == "agree" for _, s in signs.stances)

    def asyndetic(self, clause: Clause) -> bool:
        """Whether a verb without a pronoun after a definite noun is rather a verbal noun there (على الدول تبني خطة)."""
        before = clause.antecedent
        return clause.link == "rel" and clause.opener == clause.verb and before is not None and before.definite

    def agents(self, clause: Clause) -> list[Phrase]:
        """By whom what a passive verb says is done (a truce proposed by Egypt)."""
        if clause.sense is None or clause.sense.voice != "p":
            return []
        return [p for p in clause.preps if p.start > clause.verb and "by" in self.tables.prepositions.get(fold(p.prep), _NONE)]

    # assertion ---------------------------------------------------------------------------------------------------

    def negated(self, token: int) -> bool:
        """Whether a verb is negated, or a noun stands under a negation (عدم, دون)."""
        clause = self.by_verb.get(token)
        if clause is not None:
            return clause.negated
        if not token:
            return False
        before = self.facts[token - 1]
        return (before.tag == "G" and before.value in ("neg", "not")) or "without" in self.kinds(token - 1)

    def refused(self, clause: Clause) -> bool:
        """Whether a clause says that something will not be done, and makes that depend on nothing (until, unless)."""
        if not clause.negated or clause.verb < 0 or not (clause.will or "never" in self.facts[clause.verb - 1].classes):
            return False
        return not any("until" in self.kinds(k) for k in range(clause.verb + 1, clause.end))

    def asserted(self, token: int, *, modal: bool = False) -> bool:
        """Whether the text says that something is so, not that it may be, should be or is asked for; `modal`: a word of need."""
        clause = self.by_verb.get(token) or self.clause_of(token)
        if clause is not None and clause.verb == token and self._infinitive(clause):
            return False
        first = True
        while clause is not None:
            if clause.link == "if" or clause.question or (clause.may and first and not modal) or self.demanded_clause(clause):
                return False
            if clause.link not in ("that", "aim", "and"):
                return True
            clause, first = clause.parent, False
        return True

    def _infinitive(self, clause: Clause) -> bool:
        """Whether a clause is an infinitive, which a preposition opens (agreed to accept), or tells until when (إلى أن)."""
        if clause.link != "that" or clause.opener < 0:
            return False
        opener, parent = self.facts[clause.opener], clause.parent
        if opener.tag != "P" or not self.is_that(clause.opener):
            return opener.tag == "P"
        ways = {fold(way) for c, _ in self.facts[parent.verb].cues for way in c.regime} if parent and parent.verb >= 0 else set()
        return not any(way.startswith(opener.norm) for way in ways)

    def demanded(self, token: int) -> bool:
        """Whether a verb says what a word above it asks for, hopes or fears."""
        clause = self.by_verb.get(token)
        return clause is not None and self.demanded_clause(clause)

    def demanded_clause(self, clause: Clause) -> bool:
        """Whether a clause says what the word above it asks for, hopes or fears."""
        parent = clause.parent
        if parent is None or parent.verb < 0 or clause.opener < 0:
            return False
        if clause.link not in COMPLEMENT_LINKS and not self.asyndetic(clause):
            return False
        signs = self.signs[parent.verb]
        if signs is not None and any(s.kind in _ASKING and s.clause for _, s in signs.stances):
            return True
        return any(c.act in _UNSURE for c, _ in self.facts[parent.verb].cues)
