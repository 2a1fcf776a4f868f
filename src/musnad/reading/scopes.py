"""Scopes: what a word of stance reaches.

A verb reaches what its regime leads to inside its clause and the clauses under it; a noun or participle what follows it at once or
behind its preposition. Relative clauses and circumstances of time, cause or source (`issue_prepositions.csv`) close a scope.
"""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.deals import Deals
from musnad.reading.document import Document
from musnad.reading.issue_tables import Stance
from musnad.reading.issues import IssueMention
from musnad.reading.signs import Signs, marks_of
from musnad.reading.standing import COMPLEMENT_LINKS

__all__ = ["Scopes", "scopes_of"]

_REACH = 70  # tokens between a governing word and what it may still govern
#: Kinds of stance that a relative clause tells as known of something that stands.
_KNOWN = frozenset({"accept", "announce", "decide", "act"})
_COMMAS = "،,؛;"


def scopes_of(doc: Document, clauses: list[Clause]) -> Scopes:
    """The scopes of a report, made once for its clauses."""
    marks = marks_of(doc)
    if marks.scopes is None or marks.scopes.clauses is not clauses:
        marks.scopes = Scopes(doc, clauses)
    return marks.scopes


class Scopes(Deals):
    """The scopes of one report."""

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
            noun = key[0] == ">" and f.senses[0].entry.pos == "N" and not f.cues  # متعهدا بـ: said of a speaker, no contractor
            if stance.party == "p" or key[0] == "<" or noun:
                continue
            if not f.latin and (key[0] == "~") != finite and stance.kind != "need":
                continue
            if stance.kind == "sign" and key[0] != "~":
                continue
            if found and not f.latin and found[0].id != stance.id:
                break
            found.append(stance)
        return found

    def governs(self, token: int, stance: Stance, m: IssueMention) -> bool:
        """Whether a stance word reaches an issue mention: behind it, or as the subject of a predicate before it."""
        if m.start - token > _REACH or m.start <= token < m.end:
            return False
        if stance.kind == "modal":
            return self._modal_reaches(token, m)
        if m.start < token:
            return ("subject" in stance.regime and self._predicate_reaches(token, m)) or self._antecedent_reaches(token, stance, m)
        clause = self.by_verb.get(token)
        if clause is not None:
            return self._verb_reaches(clause, token, stance, m)
        if stance.kind == "agree" and not self._proposed_between(token, m.first):
            return False
        return self._noun_reaches(token, stance, m)

    def turned(self, token: int, m: IssueMention) -> int:
        """What a verb of which a mention is subject or object, behind a governing word, makes of it: -1 when it turns it round
        (that sanctions be lifted)."""
        for clause in self.clauses_of(m.start):
            if clause.verb <= token or m.first <= clause.verb < m.end:
                continue
            signs = self.signs[clause.verb]
            if signs is None or not signs.operators:
                continue
            for p in (clause.subject, *clause.objects):
                if p is not None and p.start <= m.start < p.end:
                    return next((o.effect for _, o in signs.operators if not o.issues or m.issue in o.issues), 1)
        return 1

    def done_by(self, clause: Clause, m: IssueMention) -> int:
        """What doing what the verb of a clause says means for a mention in it: 1 for it, -1 against it; 0 when the mention is not
        what is done (its verb begins the mention, or keeps or turns round what stands next to it)."""
        if clause.verb in (m.start, m.first):
            return m.polarity()
        signs = self.signs[clause.verb]
        if signs is None or not clause.verb < m.first <= clause.verb + 4 or not self._open(clause.verb + 1, m):
            return 0
        effect = next((o.effect for _, o in signs.operators if not o.issues or m.issue in o.issues), 0)
        return effect * m.polarity(after=clause.verb)

    # predicates and modals ---------------------------------------------------------------------------------------

    def _modal_reaches(self, token: int, m: IssueMention) -> bool:
        """Whether a modal is said of the verb that a mention begins, or of which it is subject, object or complement."""
        clause = self.clause_of(token)
        inner = self.clause_of(m.start)
        while inner is not None and inner is not clause and inner.link in COMPLEMENT_LINKS:
            inner = inner.parent
        return clause is not None and inner is clause

    def _predicate_reaches(self, token: int, m: IssueMention) -> bool:
        """Whether an indefinite adjective is said of the noun phrase a mention lies in (رفع الحصار ضروري)."""
        clause = self.clause_of(token)
        if clause is None or self.facts[token].definite or (clause.verb > m.start and clause.verb not in clause.aux):
            return False
        subject = clause.subject
        return subject is not None and subject.start <= m.start < subject.end <= token

    def _antecedent_reaches(self, token: int, stance: Stance, m: IssueMention) -> bool:
        """Whether a relative clause has what a mention stands in as its object (المقترح الذي قدمته القاهرة, هدنة رفضتها الحركة).

        That something has been accepted or announced is told there as known, unless it is a proposal.
        """
        clause = self.by_verb.get(token)
        if clause is None or clause.link != "rel" or not stance.regime & {"o", "r"}:
            return False
        if not self.facts[token].enclitic and not self.agents(clause):
            return False
        antecedent = clause.antecedent
        if antecedent is None or not antecedent.start <= m.start < clause.start or clause.start - m.end > 2:
            return False
        return stance.kind not in _KNOWN or self._proposed_between(antecedent.start - 1, clause.start)

    # verbs -------------------------------------------------------------------------------------------------------

    def _verb_reaches(self, clause: Clause, token: int, stance: Stance, m: IssueMention) -> bool:
        inside, below = self._path(clause, stance.regime, m)
        if not inside or (below and not stance.clause):
            return False
        if stance.kind == "agree" and not self._backs(clause, token, m, below):
            return False
        if stance.kind == "announce" and self._agreed_between(token, m):
            return False
        if stance.kind == "sign" and m.phrase.holds != "deal" and not self._holder_between(token, m.start):
            return False
        opener = self._opener(clause, token, stance, m, below)
        return opener is not None and self._open(opener, m)

    def _path(self, clause: Clause, regime: frozenset[str], m: IssueMention) -> tuple[bool, bool]:
        """Whether the clause of a mention hangs under `clause` by links that keep the scope, and whether by a complement."""
        inner = self.clause_of(m.start)
        below = joined = False
        while inner is not None and inner is not clause:
            if inner.may and not joined:
                return False, False
            joined = inner.link == "and"
            if not self._transparent(inner, regime, m):
                if inner.link not in COMPLEMENT_LINKS and not self._goes_on(inner, clause):
                    return False, False
                below = below or (inner.link != "quote" and not self._gerund(inner))
            inner = inner.parent
        return inner is clause, below

    def _transparent(self, inner: Clause, regime: frozenset[str], m: IssueMention) -> bool:
        """Whether a clause between does not matter: it tells what an agreement contains, or is no relative clause after all."""
        if inner.link in ("rel", "and") and inner.verb >= 0 and self.provides_at(inner.verb):
            return True
        if inner.link == "and" and inner.verb == m.start and self._verbal_noun(inner.verb):
            return True
        return inner.link == "rel" and (inner.verb < 0 or self.asyndetic(inner) or self._reopened(inner, regime, m))

    def _verbal_noun(self, k: int) -> bool:
        """Whether a joined form read as a verb is as well the verbal noun of a list (وقف القتال وفتح المعابر)."""
        f = self.facts[k]
        return f.conj != "" and any(s.tense == "msd" or (s.entry.pos == "N" and not s.tense) for s in f.senses)

    def _gerund(self, clause: Clause) -> bool:
        """Whether a complement is a gerund, which no word opens (opposes lifting sanctions)."""
        return clause.link == "that" and (clause.opener < 0 or self.facts[clause.opener].tag not in "SP")

    def _reopened(self, clause: Clause, regime: frozenset[str], m: IssueMention) -> bool:
        """Whether behind a relative clause and a comma the regime of the verb above goes on (دعا الدول التي ...، إلى ...)."""
        return any(self.facts[k - 1].surface in ("،", ",") and self._leads(k, regime) for k in range(clause.start + 1, m.start + 1))

    def _goes_on(self, inner: Clause, outer: Clause) -> bool:
        """A clause joined to a complement with a verb of the same tense belongs to it (أن يتوقف القتال وترفع العقوبات)."""
        first = inner.parent
        if inner.link != "and" or first is None or first is outer or inner.sense is None or first.sense is None:
            return False
        return inner.sense.tense == first.sense.tense == "impf" and (outer.sense is None or outer.sense.tense == "perf")

    def _opener(self, clause: Clause, token: int, stance: Stance, m: IssueMention, below: bool) -> int | None:
        """The token behind the verb from which its regime holds."""
        first = m.begin(token)
        for k in range(token + 1, first + 1):
            if self.is_that(k):
                if self.facts[k].latin and "that" not in stance.regime:
                    return None
                if below:
                    return k
            elif self._leads(k, stance.regime):
                return k
        if "o" not in stance.regime:
            return None
        for child in clause.children:
            if self._gerund(child) and token < child.start <= first:
                return child.start
        for p in clause.objects:
            if token < p.start <= first:
                return p.start
        s = clause.subject
        if s is not None and not clause.subject_dropped and token < s.start <= m.start < s.end and self.doc.names[s.start] is None:
            return s.start
        return None

    def _leads(self, k: int, regime: frozenset[str]) -> bool:
        """Whether a preposition of a regime stands at a token or is attached to it."""
        f = self.facts[k]
        return (f.tag == "P" or f.prep != "") and (self.preposition(k) in regime or f.norm in regime)

    # nouns and participles ---------------------------------------------------------------------------------------

    def _noun_reaches(self, token: int, stance: Stance, m: IssueMention) -> bool:
        if self.doc.sentence_of[token] != self.doc.sentence_of[m.start]:
            return False
        facts, first = self.facts, m.begin(token)
        at = None
        for k in range(token + 1, min(first + 1, token + 9)):
            f = facts[k]
            if self.is_that(k):
                if not stance.clause:
                    return False
                at = k
                break
            if self._leads(k, stance.regime):
                at = k
                break
            if f.tag in "VSRG" or (f.tag == "T" and f.surface not in '«»"('):
                return False
        if at is None:
            return self._in_construct(token, stance, first)
        home, inner = self.clause_of(token), self.clause_of(m.start)
        while inner is not None and inner is not home:
            if inner.link not in COMPLEMENT_LINKS:
                return False
            inner = inner.parent
        if home is not None and at <= home.verb < m.start:
            return False
        return self._open(at, m)

    def _in_construct(self, token: int, stance: Stance, first: int) -> bool:
        """Whether a noun of stance has a mention as its genitive or object (رفض العقوبات, رفضها العقوبات)."""
        if not stance.regime & {"g", "o"} or (self.facts[token].definite and stance.kind != "need") or first - token > 4:
            return False
        if self.facts[first].prep and first == token + 1:
            return False  # قابلة للتمديد
        return not any(f.tag in "PVSRGT" or f.conj for f in self.facts[token + 1 : first + 1])

    # closing -----------------------------------------------------------------------------------------------------

    def _open(self, start: int, m: IssueMention) -> bool:
        """Whether nothing between the opening of a scope and a mention closes it."""
        facts = self.facts
        is_open = True
        first = max(start, m.begin(start - 1))
        for k in range(start, first + 1):
            f, kinds = facts[k], self.kinds(k)
            if k > start and (kinds & {"block", "exchange"} or ("source" in kinds and self._sourced(k, first))):
                is_open = False
            elif f.tag == "T":
                if f.surface in _COMMAS and k + 1 < len(facts) and self._trailing(k + 1):
                    return False
            elif f.tag == "V":
                is_open = is_open or self.provides_at(k)
            elif f.tag == "P":
                is_open = is_open or bool(f.conj) or "purpose" in kinds
            elif f.conj and (k == first or self.is_that(k)):
                is_open = True
        return is_open

    def _sourced(self, k: int, first: int) -> bool:
        """Whether a word for `from` leads to a mention itself, or tells who makes a proposal (مقترح من موسكو)."""
        f = self.facts[k]
        if f.tag != "P":
            return k == first
        signs = self.signs[k - 1]
        return k + 1 == first or (signs is not None and bool(signs.stances) and self.facts[k - 1].tag == "N")

    def _trailing(self, k: int) -> bool:
        """Whether a participle of saying or of stance begins here, and with it other words of the same speaker."""
        f, signs = self.facts[k], self.signs[k]
        if f.tag == "V" or f.definite:
            return False
        return any("trailing" in c.classes for c, _ in f.cues) or (
            signs is not None and not f.latin and any(key[0] == ">" for key, _ in signs.stances)
        )
