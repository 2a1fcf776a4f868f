"""A statement while it is read."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase

__all__ = ["CLOSE_QUOTES", "OPEN_QUOTES", "STOPS", "Said"]

#: Marks that open and close a quotation, and marks at which words may be cut off.
OPEN_QUOTES = frozenset('«"“')
CLOSE_QUOTES = frozenset('»"”')
STOPS = frozenset(".،,؛;:!؟?-–")


class Said:
    """A statement being gathered; spans are tokens, `speaker` and `via` are entity drafts."""

    __slots__ = ("act", "clause", "content", "cue", "quoted", "rule", "sentence", "speaker", "speaker_phrase", "via")

    def __init__(
        self, cue: tuple[int, int], content: tuple[int, int], act: str, rule: str, clause: Clause | None, sentence: int
    ) -> None:
        self.cue = cue
        self.content = content
        self.act = act
        self.rule = rule
        self.clause = clause
        self.sentence = sentence
        self.speaker: int | None = None
        self.speaker_phrase: Phrase | None = None
        self.via: list[int] = []
        self.quoted = False

    def __repr__(self) -> str:
        return f"Said({self.act}, speaker={self.speaker}, via={self.via}, content={self.content})"
