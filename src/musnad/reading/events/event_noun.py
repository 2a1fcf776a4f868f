"""An event noun where it stands in its clause."""

from __future__ import annotations

from typing import NamedTuple

from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase

__all__ = ["EventNoun"]


class EventNoun(NamedTuple):
    """A noun that reports an event: `phrase` is the one it heads, `top` the phrase of its clause, the `at`-th, that holds it.

    `end` is the token behind the words of its trigger.
    """

    clause: Clause
    at: int
    top: Phrase
    phrase: Phrase
    trigger: Trigger
    end: int

    @property
    def bare(self) -> Phrase | None:
        """The phrase behind the one that holds the noun, where no preposition stands before it."""
        following = self.clause.phrases[self.at + 1 : self.at + 2]
        return following[0] if following and not following[0].prep else None
