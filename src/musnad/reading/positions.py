"""Positions: what a party wants or rejects, read off demands, support, acceptance and refusal about an issue.

Every word of wanting or rejecting (`stance.csv`) opens a scope: what its regime leads to. An issue mention in the scope gives a
position of whoever holds the stance; words that turn it round on the way, and negation, turn the position round.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.language.tables import Tables
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.events import Happening
from musnad.reading.issue_tables import Stance
from musnad.reading.issues import IssueMention, find_issues, sign_table
from musnad.reading.parties import PartyReader
from musnad.reading.scopes import Scopes
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
    doc: Document, clauses: list[Clause], entities: EntityReader, events: list[Happening], said: list[Said], tables: Tables,
    issues: list[IssueMention] | None = None,
) -> list[Stand]:  # fmt: skip
    """All positions of a report, one for each party, issue and stance; `issues` are its issue mentions, if they were found before."""
    mentions = find_issues(doc) if issues is None else issues
    if not mentions:
        return []
    return _PositionReader(doc, clauses, entities, events, said, tables).read(mentions)


class _Held(NamedTuple):
    """A stance word of the text: its token, its table entry, its sign here, and who holds it."""

    token: int
    stance: Stance
    sign: int
    parties: tuple[int, ...]


class _PositionReader:
    """Reads the positions of one report."""

    def __init__(self, doc: Document, clauses: list[Clause], entities: EntityReader, events: list[Happening], said: list[Said],
                 tables: Tables) -> None:  # fmt: skip
        self.doc = doc
        self.entities = entities
        self.scopes = Scopes(doc, clauses)
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
        of, facts = sign_table(self.doc.lang).of, self.doc.facts
        words: list[tuple[int, Stance]] = []
        for i in range(sentence.start, sentence.end):
            signs = of(facts[i])
            if signs is not None and signs.stances:
                stance = self.scopes.stance_at(i, signs)
                if stance is not None:
                    words.append((i, stance))
        held: dict[int, _Held | None] = {}
        for m in mentions:
            sign, inner = 1, len(facts)
            for token, stance in reversed(words):
                if not self.scopes.governs(token, stance, m):
                    continue
                if token not in held:
                    held[token] = self._hold(token, stance)
                here = held[token]
                if here is None:
                    continue
                if here.parties and here.sign:
                    self._write(m, here, sign * here.sign * m.polarity(after=token))
                if not any(step == token for step, _ in m.steps):
                    sign *= stance.sign
                inner = token
                if stance.party == "w" or self.scopes.verb_at(token) is not None and not self.scopes.reported_demand(token):
                    break

    def _hold(self, token: int, stance: Stance) -> _Held | None:
        """The stance word with its sign here and its holders; None when the text does not assert it."""
        sign = stance.sign
        if self.scopes.negated(token):
            sign = stance.negated
        if not self.scopes.asserted(token):
            return _Held(token, stance, 0, ())
        return _Held(token, stance, sign, tuple(self.parties.holders(token, stance)))

    def _write(self, m: IssueMention, held: _Held, sign: int) -> None:
        stance = held.stance
        if not stance.holds_for(m.issue):
            return
        start, end = min(held.token, m.first), max(held.token + 1, m.end)
        for party in held.parties:
            key = (str(self.entities.drafts[party].actor), m.issue, "for" if sign > 0 else "against")
            if key not in self.found:
                self.found[key] = Stand(party, m.issue, key[2], start, end, stance.id)
