"""Scopes: what a governing word of the text (wanting, rejecting, agreeing, providing for) reaches.

A verb reaches what its regime leads to inside its clause and the clauses under it; a noun or participle what follows it at once or
behind its preposition. Relative clauses and circumstances of time, cause or source (`issue_prepositions.csv`) close a scope.
"""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.issue_tables import Stance
from musnad.reading.issues import IssueMention
from musnad.reading.signs import Signs, marks_of
from musnad.text import fold

__all__ = ["Scopes", "scopes_of"]

_REACH = 70  # tokens between a governing word and what it may still govern
_CLAUSE_LINKS = frozenset({"that", "aim", "quote"})
_THAT = frozenset(fold(w) for w in ("أن", "بأن", "لأن", "إلى أن", "على أن", "from that", "that", "to"))


def scopes_of(doc: Document, clauses: list[Clause]) -> Scopes:
    """The scopes of a report, made once for its clauses."""
    marks = marks_of(doc)
    if marks.scopes is None or marks.scopes.clauses is not clauses:
        marks.scopes = Scopes(doc, clauses)
    return marks.scopes


class Scopes:
    """The scopes of one report."""

    def __init__(self, doc: Document, clauses: list[Clause]) -> None:
        self.doc = doc
        self.clauses = clauses
        self.facts = doc.facts
        marks = marks_of(doc)
        self.signs = marks.signs
        self.prepositions = marks.tables.prepositions
        self._around: dict[int, Clause | None] = {}
        self.by_sentence: dict[int, list[Clause]] = {}
        self.by_verb: dict[int, Clause] = {}
        for clause in clauses:
            self.by_sentence.setdefault(clause.sentence, []).append(clause)
            if clause.verb >= 0:
                self.by_verb[clause.verb] = clause
            for auxiliary in clause.aux:
                self.by_verb.setdefault(auxiliary, clause)

    # where -------------------------------------------------------------------------------------------------------

    def clause_of(self, token: int) -> Clause | None:
        """The innermost clause around a token."""
        if token in self._around:
            return self._around[token]
        best = None
        for clause in self.by_sentence.get(self.doc.sentence_of[token], ()):
            if clause.start <= token < clause.end:
                best = clause
        self._around[token] = best
        return best

    def verb_at(self, token: int) -> Clause | None:
        """The clause whose verb a token is."""
        return self.by_verb.get(token)

    def stances_at(self, token: int, signs: Signs) -> list[Stance]:
        """The stances a word may have as it stands: a verb only as the verb of a clause, its noun and participle elsewhere."""
        f = self.facts[token]
        finite = f.tag == "V" or token in self.by_verb
        if self.is_predicate(token):
            said_of = [s for _, s in signs.stances if s.party == "p"]
            if said_of:
                return said_of
        found: list[Stance] = []
        for key, stance in signs.stances:
            if stance.party == "p" or (not f.latin and (key[0] == "~") != finite and stance.kind != "need") or key[0] == "<":
                continue
            if (key[0] == ">" and f.senses[0].entry.pos == "N") or (stance.kind == "sign" and key[0] != "~"):
                continue
            if found and not f.latin and found[0].id != stance.id:
                break
            found.append(stance)
        return found

    # reach -------------------------------------------------------------------------------------------------------

    def governs(self, token: int, stance: Stance, m: IssueMention) -> bool:
        """Whether a stance word reaches an issue mention: behind it, or as the subject of a predicate before it."""
        if m.start - token > _REACH:
            return False
        clause = self.by_verb.get(token)
        if stance.pos == "M":
            return self._modal_reaches(token, m)
        if m.start >= token - 1 and m.start <= token < m.end:
            return False
        if m.start < token:
            return "subject" in stance.regime and self._is_predicate(token, m)
        if clause is not None:
            return self._verb_reaches(clause, token, stance, m)
        return self._noun_reaches(token, stance, m)

    def _modal_reaches(self, token: int, m: IssueMention) -> bool:
        """Whether a modal is said of the verb that a mention begins, or of which it is subject, object or complement."""
        clause = self.clause_of(token)
        inner = self.clause_of(m.start)
        while inner is not None and inner is not clause and inner.link in _CLAUSE_LINKS:
            inner = inner.parent
        return clause is not None and inner is clause

    def turned(self, token: int, m: IssueMention) -> int:
        """What the finite verb over a mention, below a governing word, makes of it: -1 when it turns it round (that sanctions be
        lifted)."""
        inner = self.clause_of(m.start)
        if inner is None or inner.verb < 0 or m.start <= inner.verb < m.end or any(step == inner.verb for step, _ in m.steps) or inner.verb == token:
            return 1
        signs = self.signs[inner.verb]
        if signs is None:
            return 1
        for p in (inner.subject, *inner.objects):
            if p is not None and p.start <= m.start < p.end:
                return next((o.effect for _, o in signs.operators if not o.issues or m.issue in o.issues), 1)
        return 1

    def _is_predicate(self, token: int, m: IssueMention) -> bool:
        """Whether an indefinite adjective is said of the noun phrase a mention lies in (رفع الحصار ضروري)."""
        if self.facts[token].definite:
            return False
        clause = self.clause_of(token)
        if clause is None or (clause.verb >= 0 and clause.verb not in clause.aux and clause.verb > m.start):
            return False
        subject = clause.subject
        return subject is not None and subject.start <= m.start < subject.end <= token

    def is_predicate(self, token: int) -> bool:
        """Whether an indefinite word is said of the definite subject right before it (هذه الدول مطالبة بـ)."""
        clause = self.clause_of(token)
        if clause is None or self.facts[token].definite or self.facts[token].enclitic or clause.subject is None:
            return False
        subject = clause.subject
        return subject.end == token and subject.start < token and not self.facts[token].tanwin

    def _path(self, clause: Clause, regime: frozenset[str], m: IssueMention) -> tuple[bool, bool]:
        """Whether the clause of a mention hangs under `clause` by links that keep the scope, and whether a complement is among them."""
        inner = self.clause_of(m.start)
        below = False
        steps = 0
        while inner is not None and inner is not clause:
            if inner.may and inner is not clause:
                return False, False
            if (inner.link in ("rel", "and") and self._provides(inner)) or (inner.link == "rel" and (
                inner.verb < 0 or self._asyndetic(inner) or self._reopened(inner, regime, m)
            )):
                inner = inner.parent
                continue
            if inner.link not in _CLAUSE_LINKS and not self._goes_on(inner, clause):
                return False, False
            below = below or inner.link != "quote"
            inner = inner.parent
            steps += 1
        return inner is clause, below

    def _provides(self, clause: Clause) -> bool:
        """Whether a relative clause says what an agreement or a plan contains (على اتفاق يحد من التخصيب)."""
        return clause.verb >= 0 and self.provides_at(clause.verb)

    def provides_at(self, verb: int) -> bool:
        """Whether a verb says what an agreement contains."""
        signs = self.signs[verb]
        return signs is not None and any(cue.role == "contains" and key[0] == "~" for key, cue in signs.cues)

    def _asyndetic(self, clause: Clause) -> bool:
        """Whether a verb without a pronoun after a definite noun is rather a verbal noun there (على الدول تبني خطة)."""
        before = clause.antecedent
        return clause.opener == clause.verb and before is not None and before.definite

    def _reopened(self, clause: Clause, regime: frozenset[str], m: IssueMention) -> bool:
        """Whether behind a relative clause and a comma the regime of the verb above goes on (دعا الدول التي ...، إلى ...)."""
        facts = self.facts
        for k in range(clause.start + 1, m.start + 1):
            f = facts[k]
            if facts[k - 1].surface in ("،", ",") and self._leads(k, regime):
                return True
        return False

    def _goes_on(self, inner: Clause, outer: Clause) -> bool:
        """A clause joined to a complement with a verb of the same tense belongs to it (أن يتوقف القتال وترفع العقوبات)."""
        first = inner.parent
        if inner.link != "and" or first is None or first is outer or inner.sense is None or first.sense is None:
            return False
        return inner.sense.tense == first.sense.tense == "impf" and (outer.sense is None or outer.sense.tense == "perf")

    def _verb_reaches(self, clause: Clause, token: int, stance: Stance, m: IssueMention) -> bool:
        inside, below = self._path(clause, stance.regime, m)
        if not inside:
            return False
        regime = stance.regime
        if below and not (regime & _THAT):
            return False
        if stance.kind == "sign" and not (m.phrase.holds == "deal" or self._holder_between(token, m.start)):
            return False
        opener = self._opener(clause, token, stance, m, below)
        return opener is not None and self._open(opener, m)

    def _holder_between(self, start: int, end: int) -> bool:
        """Whether an agreement is named between two tokens."""
        for k in range(start + 1, end):
            signs = self.signs[k]
            if signs is not None and any(cue.role in ("holder", "resolution") for _, cue in signs.cues):
                return True
        return False

    def _opener(self, clause: Clause, token: int, stance: Stance, m: IssueMention, below: bool) -> int | None:
        """The token behind the verb from which its regime holds."""
        regime, facts = stance.regime, self.facts
        first = m.begin(token)
        for k in range(token + 1, first + 1):
            f = facts[k]
            that = self._that(k)
            if that:
                if below:
                    return k
            elif self._leads(k, regime):
                return k
        if "o" not in regime:
            return None
        for p in clause.objects:
            if token < p.start <= first:
                return p.start
        s = clause.subject
        if s is not None and not clause.subject_dropped and token < s.start <= m.start < s.end:
            return s.start
        return None

    def preposition(self, k: int) -> str:
        """The preposition at a token, of one word or two (من أجل), folded."""
        f = self.facts[k]
        if f.second and k + 1 < len(self.facts):
            after = self.facts[k + 1].norm
            hit = next((h for h in f.second if h[0] == after and h[1] == "P"), None)
            if hit is not None:
                return fold(hit[2])
        return fold(f.value)

    def _leads(self, k: int, regime: frozenset[str]) -> bool:
        """Whether a preposition of a regime stands at a token or is attached to it."""
        f = self.facts[k]
        return (f.tag == "P" and (self.preposition(k) in regime or f.norm in regime)) or (f.tag != "P" and f.prep != "" and f.prep[:1] in regime)

    def _that(self, k: int) -> bool:
        """Whether a complementiser, of one word or two (على أن), stands at a token."""
        f = self.facts[k]
        if f.second and k + 1 < len(self.facts):
            after = self.facts[k + 1].norm
            hit = next((h for h in f.second if h[0] == after), None)
            if hit is not None:
                return hit[1] == "S" and hit[2] == "that"
        return f.tag == "S" and f.value == "that"

    def _noun_reaches(self, token: int, stance: Stance, m: IssueMention) -> bool:
        facts, regime = self.facts, stance.regime
        if self.doc.sentence_of[token] != self.doc.sentence_of[m.start]:
            return False
        at = None
        first = m.begin(token)
        for k in range(token + 1, min(first + 1, token + 9)):
            f = facts[k]
            if self._that(k):
                if not regime & _THAT:
                    return False
                at = k
                break
            if self._leads(k, regime):
                at = k
                break
            if f.tag in "VSRG" or (f.tag == "T" and f.surface not in "«»\"("):
                return False
        if at is None:
            if not regime & {"g", "o"} or (facts[token].definite and stance.kind != "need") or first - token > 4 or any(facts[k].tag in "PVSRGT" or facts[k].conj for k in range(token + 1, first + 1)):
                return False
            return True
        inner = self.clause_of(m.start)
        home = self.clause_of(token)
        while inner is not None and inner is not home:
            if inner.link not in _CLAUSE_LINKS:
                return False
            inner = inner.parent
        if any(facts[k].tag == "V" and k in self.by_verb and self.by_verb[k] is home for k in range(at, m.start)):
            return False
        return self._open(at, m)

    def _open(self, start: int, m: IssueMention) -> bool:
        """Whether nothing between the opening of a scope and a mention closes it."""
        facts, kinds = self.facts, self.prepositions
        is_open = True
        first = max(start, m.begin(start - 1))
        for k in range(start, first + 1):
            f = facts[k]
            kind = kinds.get(self.preposition(k) if f.tag == "P" else f.norm, "")
            if (kind in ("block", "exchange") and k > start) or (kind == "source" and k > start and (k + 1 == first or self._is_stance_noun(k - 1))):
                is_open = False
            elif f.tag == "V" and self.provides_at(k):
                is_open = True
            elif f.tag == "P":
                if f.conj or kind == "purpose":
                    is_open = True
            elif f.tag == "T" and f.surface in "،,؛;" and k + 1 < len(facts) and self._trailing(k + 1):
                return False
            elif f.conj and k == first:
                is_open = True
            elif k == first and f.prep and kinds.get(f.prep[:1], "") == "source":
                is_open = False
            elif not is_open and f.tag == "S" and f.value == "that" and f.conj:
                is_open = True
        return is_open

    def _is_stance_noun(self, k: int) -> bool:
        signs = self.signs[k]
        return signs is not None and bool(signs.stances) and self.facts[k].tag == "N"

    def _trailing(self, k: int) -> bool:
        """Whether a participle of saying begins here, and with it other words of the same speaker."""
        f = self.facts[k]
        return bool(f.cues) and f.tag != "V" and not f.definite and any("trailing" in c.classes for c, _ in f.cues)

    # assertion ---------------------------------------------------------------------------------------------------

    def negated(self, token: int) -> bool:
        """Whether a stance word is negated."""
        clause = self.by_verb.get(token)
        if clause is not None:
            return clause.negated
        before = self.facts[token - 1] if token else None
        return before is not None and ((before.tag == "G" and before.value in ("neg", "not")) or before.stem in ("عدم", "دون"))

    def agrees(self, verb: int) -> bool:
        """Whether a verb says that parties agree on something."""
        signs = self.signs[verb]
        return signs is not None and any(s.kind == "agree" for _, s in signs.stances)

    def is_relative(self, token: int) -> bool:
        """Whether a verb stands in a relative clause, as something known."""
        clause = self.by_verb.get(token)
        return clause is not None and clause.link == "rel"

    def coming(self, token: int) -> bool:
        """Whether a verb tells of something yet to come."""
        clause = self.by_verb.get(token)
        return clause is not None and clause.will

    def asserted(self, token: int, *, modal: bool = False) -> bool:
        """Whether the text says that the stance is held, not that it may be, should be or is asked for."""
        clause = self.by_verb.get(token) or self.clause_of(token)
        first = True
        if clause is not None and clause.verb == token and clause.link == "that" and clause.opener >= 0 and self.facts[clause.opener].tag == "P":
            return False  # an infinitive: agreed to accept
        while clause is not None:
            if clause.link == "if" or clause.question or (clause.may and first and not modal):
                return False
            if self._wanted(clause):
                return False
            if clause.link not in ("that", "aim", "and"):
                return True
            clause, first = clause.parent, False
        return True

    def _irrealis(self, clause: Clause) -> bool:
        """Whether a complement clause says what somebody asks, hopes or fears (أن with a verb under a word of wanting)."""
        parent = clause.parent
        if parent is None or parent.verb < 0 or clause.opener < 0:
            return False
        f = self.facts[parent.verb]
        signs = self.signs[parent.verb]
        if signs is not None and any(s.kind in ("demand", "propose", "want", "need") and s.regime & _THAT for _, s in signs.stances):
            return True
        return any(c.act in ("hope", "doubt", "warn", "deny") for c, _ in f.cues)

    def demanded(self, token: int) -> bool:
        """Whether the clause of a stance word is what another one asks for."""
        clause = self.by_verb.get(token)
        return clause is not None and self._wanted(clause)

    def _wanted(self, clause: Clause) -> bool:
        return (clause.link in _CLAUSE_LINKS or (clause.link == "rel" and self._asyndetic(clause))) and self._irrealis(clause)
