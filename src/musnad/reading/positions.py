"""Positions: what a party wants or rejects, read off demands, support, acceptance and refusal about an issue.

Every word of wanting or rejecting (`stance.csv`) opens a scope: what its regime leads to. An issue mention in the scope gives a
position of whoever holds the stance; words that turn it round on the way, and negation, turn the position round.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from musnad.language.tables import Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.events import Happening
from musnad.reading.issue_tables import Stance
from musnad.reading.issues import IssueMention, find_issues
from musnad.reading.parties import PartyReader
from musnad.reading.scopes import scopes_of
from musnad.reading.signs import marks_of
from musnad.reading.statements import Said

__all__ = ["Stand", "read_positions"]


class Stand(NamedTuple):
    """A position being gathered: party (draft), issue, stance, token span, rule."""

    party: int
    issue: str
    stance: str
    start: int
    end: int
    rule: str


def read_positions(
    doc: Document, clauses: list[Clause], entities: EntityReader, events: list[Happening], said: list[Said], tables: Tables
) -> list[Stand]:
    """All positions of a report, one for each party, issue and stance."""
    mentions = find_issues(doc)
    if not mentions:
        return []
    return _PositionReader(doc, clauses, entities, events, said, tables).read(mentions)


#: Kinds of stance that ask for what lies under them, so that a noun of stance there is held by nobody yet.
_ASKING = frozenset({"demand", "propose", "want", "need", "promise", "offer", "order"})


#: Kinds that show a stance only when they have happened.
_DONE = frozenset({"announce", "decide", "act", "sign"})


#: Why a stance word without holders gives no position.
_UNHELD = "nobody is named who takes this stance"


class _Held(NamedTuple):
    """A stance word of the text: its token, its table entry, its sign here, and who holds it; or the reason why nobody does."""

    token: int
    stance: Stance
    sign: int
    parties: tuple[int, ...]
    reason: str = ""


class _PositionReader:
    """Reads the positions of one report."""

    def __init__(self, doc: Document, clauses: list[Clause], entities: EntityReader, events: list[Happening], said: list[Said],
                 tables: Tables) -> None:  # fmt: skip
        self.doc = doc
        self.entities = entities
        self.marks = marks_of(doc)
        self.scopes = scopes_of(doc, clauses)
        self.parties = PartyReader(doc, entities, self.scopes, events, said, tables)
        self.found: dict[tuple[str, str, str], Stand] = {}

    def read(self, mentions: list[IssueMention]) -> list[Stand]:
        """All positions in text order."""
        by_sentence: dict[int, list[IssueMention]] = {}
        for m in mentions:
            by_sentence.setdefault(self.doc.sentence_of[m.start], []).append(m)
        for n, here in by_sentence.items():
            self._sentence(n, here)
        return sorted(self.found.values(), key=lambda s: s.start)

    def _sentence(self, n: int, mentions: list[IssueMention]) -> None:
        sentence = self.doc.sentences[n]
        marks = self.marks
        words: list[tuple[int, Stance]] = []
        for i in marks.stances[bisect_left(marks.stances, sentence.start) : bisect_left(marks.stances, sentence.end)]:
            signs = marks.signs[i]
            if signs is not None and self.doc.names[i] is None:
                words.extend((i, stance) for stance in self.scopes.stances_at(i, signs))
        held: dict[tuple[int, str], _Held] = {}
        for m in mentions:
            governing = [(t, s) for t, s in words if self.scopes.governs(t, s, m) and not self._is_name(t)]
            self._mention(m, governing, held)
            self._act(m, words)
            self._refusal(m)

    def _is_name(self, token: int) -> bool:
        """Whether a noun of stance is rather what somebody is called (the opposition)."""
        return self.scopes.verb_at(token) is None and self.parties.is_party(token)

    def _mention(self, m: IssueMention, governing: list[tuple[int, Stance]], held: dict[tuple[int, str], _Held]) -> None:
        """Write the positions that the words over a mention give, from the nearest outward."""
        sign = 1
        for at in range(len(governing) - 1, -1, -1):
            token, stance = governing[at]
            if at + 1 < len(governing) and governing[at + 1][0] == token:
                continue
            key = (token, stance.id)
            here = held.get(key)
            if here is None:
                here = held[key] = self._hold(token, stance, [(t, s) for t, s in governing[:at] if t != token])
            if stance.kind == "announce" and any(t != token for t, _ in governing[at + 1 :]):
                continue  # أعلن ترامب موافقة الجانبين على الهدنة
            if here.parties and here.sign:
                self._write(m, here, sign * here.sign * m.polarity(after=token) * self.scopes.turned(token, m))
            else:
                self._leave(m, here, here.reason or _UNHELD)
            if token >= m.end and self.scopes.verb_at(token) is not None:
                continue  # a relative clause behind it says nothing of what governs the whole
            if not any(step == token for step, _ in m.steps):
                sign *= stance.sign
            if self._ends(token, stance, here):
                return

    def _ends(self, token: int, stance: Stance, here: _Held) -> bool:
        """Whether words further out say nothing of a mention any more: what a verb says is its own, unless it only tells what a
        resolution contains or what somebody is asked to do."""
        if stance.party[0] != "s":
            return here.sign != 0  # شدد على ضرورة وقف القتال: need that is asked for is of whoever asks
        if self.scopes.verb_at(token) is None or self.scopes.demanded(token):
            return False
        return bool(here.parties) or not self.scopes.provides_at(token)

    def _act(self, m: IssueMention, words: list[tuple[int, Stance]]) -> None:
        """A phrase that begins with a verb of stance itself (انسحبت من الاتفاق): its subject stands for what the phrase names."""
        for token, stance in words:
            if token == m.start and self.scopes.verb_at(token) is not None and self.scopes.asserted(token):
                sign = 0 if self.scopes.negated(token) else m.polarity()
                if sign:
                    self._write(m, _Held(token, stance, sign, tuple(self.parties.holders(token, stance))), sign)

    def _refusal(self, m: IssueMention) -> None:
        """Who will not do what a mention tells of stands against it (لن ينسحب الجيش, would never recognise the state)."""
        clause = self.scopes.clause_of(m.start)
        if clause is None or not self.scopes.refused(clause) or not self.scopes.asserted(clause.verb):
            return
        sign = self.scopes.done_by(clause, m)
        if sign:
            refusal = Stance(f"{self.doc.lang}.position.refusal", -1, "reject", frozenset(), "s", 0, frozenset(), "V", False)
            parties = tuple(self.parties.holders(clause.verb, refusal))
            self._write(m, _Held(clause.verb, refusal, -1, parties, "" if parties else _UNHELD), -sign)

    def _hold(self, token: int, stance: Stance, over: list[tuple[int, Stance]]) -> _Held:
        """The stance word with its sign here and its holders; without holders when the text does not assert it."""
        verb = self.scopes.verb_at(token) is not None
        if (stance.kind in _DONE and self._coming(token)) or (stance.kind == "act" and self._known(token)):
            return _Held(token, stance, 0, (), "yet to come, or known before: no stance taken here")
        if not self.scopes.asserted(token, modal=stance.kind == "modal") or (not verb and any(s.kind in _ASKING for _, s in over)):
            return _Held(token, stance, 0, (), "asked for, possible or conditional: no stance taken here")
        sign = stance.negated if self.scopes.negated(token) else stance.sign
        reason = "" if sign else "what its negation means for the stance is left open"
        return _Held(token, stance, sign, tuple(self.parties.holders(token, stance)), reason)

    def _known(self, token: int) -> bool:
        """Whether a verb stands in a relative clause, as something known."""
        clause = self.scopes.verb_at(token)
        return clause is not None and clause.link == "rel"

    def _coming(self, token: int) -> bool:
        """Whether a verb tells of something yet to come."""
        clause = self.scopes.verb_at(token)
        return clause is not None and clause.will

    def _write(self, m: IssueMention, held: _Held, sign: int) -> None:
        stance = held.stance
        if not sign or not stance.holds_for(m.issue, sign):
            self._leave(m, held, "tells nothing about this issue" if sign else "leaves open whether for or against")
            return
        start, end = min(held.token, m.first), max(held.token + 1, m.end)
        for party in held.parties:
            key = (str(self.entities.drafts[party].actor), m.issue, "for" if sign > 0 else "against")
            if key not in self.found:
                self.found[key] = Stand(party, m.issue, key[2], start, end, stance.id)

    def _leave(self, m: IssueMention, held: _Held, reason: str) -> None:
        """Note a word of wanting or rejecting over an issue that gives no position."""
        span = self.doc.span(min(held.token, m.first), max(held.token + 1, m.end))
        self.doc.leave("positions", *span, held.stance.id, f"{m.issue}: {reason}")
