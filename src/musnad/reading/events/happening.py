"""An event while it is read."""

from __future__ import annotations

from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.phrases import Phrase

__all__ = ["Happening"]


class Happening:
    """An event being gathered; `anchors` are token spans, parties and place entity drafts.

    `own_place`: the place is said of the event itself and not only of its clause; `beside`: actors who only mediate or attend.
    """

    __slots__ = (
        "actors",
        "anchors",
        "beside",
        "clause",
        "clauses",
        "definite",
        "injured",
        "killed",
        "mode",
        "noun",
        "order",
        "own_place",
        "phrase",
        "place",
        "recipients",
        "rule",
        "sentence",
        "status",
        "time",
        "trigger",
        "type",
    )

    def __init__(self, trigger: Trigger, anchor: tuple[int, int], clause: Clause) -> None:
        self.trigger = trigger
        self.type = trigger.type
        self.mode = trigger.mode or None
        self.rule = trigger.id
        self.anchors = [anchor]
        self.clause = clause
        self.clauses = [clause]
        self.sentence = clause.sentence
        self.actors: list[int] = []
        self.recipients: list[int] = []
        self.beside: list[int] = []
        self.status = "actual"
        self.place: int | None = None
        self.own_place = False
        self.time: str | None = None
        self.killed: int | None = None
        self.injured: int | None = None
        self.phrase: Phrase | None = None
        self.noun = False
        self.definite = False
        self.order = anchor[0]

    def __repr__(self) -> str:
        return f"Happening({self.type}, {self.status}, {self.actors}->{self.recipients}, {self.rule})"
