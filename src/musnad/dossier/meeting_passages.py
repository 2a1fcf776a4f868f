"""The passage of a report that tells of a meeting: its sentence, the words in it, and whether it is planned, held or cancelled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from musnad.dossier.material import Material
from musnad.dossier.meeting_words import Sign, find_signs
from musnad.dossier.sentences import sentences_of
from musnad.dossier.told import ToldEvent, ToldStatement
from musnad.records import Span

__all__ = ["DATELINE", "LEAD", "MONTH", "MeetingPassage", "Status"]

Status = Literal["planned", "held", "cancelled"]
#: A report tells its news in so many first sentences; what stands there without a day is of the day of the report.
LEAD = 3
#: A dateline is among the first code points of a report.
DATELINE = 40
#: A TIMEX3 value that is a year or a month.
MONTH = re.compile(r"\d{4}(-\d\d)?\Z")
#: A word that says of a meeting that it is yet to come stands within so many code points of it.
_BESIDE = 25
_DASH = " - "


@dataclass(frozen=True)
class MeetingPassage:
    """Where one report tells of a meeting: the event that reading made of it, and what the sentence around it says.

    Where reading made no event of a sentence that speaks of a meeting, `told` is another entry of that sentence and `event` None.
    """

    told: ToldEvent | ToldStatement
    material: Material
    anchors: tuple[Span, ...]
    event: ToldEvent | None = None

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The code points of the sentence that tells it."""
        at = self.anchors[0].start
        return next(((a, b) for a, b in self.sentences if a <= at < b), (0, 0))

    @cached_property
    def following(self) -> tuple[int, int]:
        """The code points of the sentence after it."""
        after = [(a, b) for a, b in self.sentences if a >= self.sentence[1]]
        return after[0] if after else (self.sentence[1], self.sentence[1])

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of the report."""
        return sentences_of(self.told.filed.report.text)

    @cached_property
    def in_lead(self) -> bool:
        """Whether it is the news of the report."""
        return self.sentence in self.sentences[:LEAD]

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """What the words of the sentence tell of it."""
        return tuple(find_signs(self.told.filed.report.text, self.told.filed.record.lang, *self.sentence))

    def tells(self, *what: str) -> bool:
        """Whether a word of the sentence tells one of these."""
        return any(sign.tells in what for sign in self.signs)

    @cached_property
    def by_phone(self) -> bool:
        """Whether they spoke from afar: words of a meeting that name it first go before the calls told beside it."""
        by_phone = self.event.entry.mode == "phone" or self.tells("video") if self.event else self.tells("phone")
        if self.tells("video"):
            return by_phone
        return by_phone and "meeting" not in self._named_by(self.anchors[0])

    @cached_property
    def lasting(self) -> bool:
        """Whether it is told as talks that may last for days, not as one meeting."""
        named = {tells for anchor in self.anchors for tells in self._named_by(anchor)}
        return "lasting" in named and "meeting" not in named

    @property
    def named(self) -> bool:
        """Whether the words that reading took for it name a meeting or a call."""
        return self.by_phone or any("meeting" in self._named_by(anchor) for anchor in self.anchors)

    def _named_by(self, span: Span) -> set[str]:
        return {sign.tells for sign in self.signs if span.start <= sign.start < span.end}

    @cached_property
    def status(self) -> Status | None:
        """Planned, held or cancelled; None for what is denied without a word of calling off (they did not meet face to face)."""
        status = self.event.entry.status if self.event else "actual"
        if self.event and self.event.entry.type == "REJECT":
            return "cancelled"
        if status != "hypothetical" and self.tells("cancelled"):
            return "cancelled"
        if status == "negated":
            return "cancelled" if self.tells("postponed") else "held" if self.tells("no_result") else None
        if status == "actual" and not self._announced():
            return "held"
        if self.tells("postponed"):
            return "cancelled" if status != "actual" else "planned"
        past = MONTH.match(self.time) and self.time < self.told.day[: len(self.time)]
        return None if past else "planned"

    @cached_property
    def before_else(self) -> bool:
        """Whether it came before what the sentence tells (he flew to Muscat on Friday after meeting the minister): day and place
        are of that."""
        spans = [(sign.start, sign.end) for sign in self.signs if sign.tells == "before_else"]
        return self.event is not None and not self.time and any(a <= self.anchors[0].start < b for a, b in spans)

    def _announced(self) -> bool:
        """Whether a word beside the one that names the meeting says that it is yet to come."""
        return any(
            sign.tells == "planned" and anchor.start - _BESIDE <= sign.start <= anchor.end + _BESIDE
            for sign in self.signs
            for anchor in self.anchors[:1]
        )

    @property
    def time(self) -> str:
        """The TIMEX3 value that reading gives it; empty where it gives none."""
        return (self.event.entry.time or "") if self.event else ""

    @cached_property
    def news_start(self) -> int:
        """Where the news of a report begins: after the dateline, if it has one."""
        return max(0, self.told.filed.report.text.find(_DASH, 0, DATELINE))

    def inside(self, at: int) -> bool:
        """Whether a code point lies in its sentence."""
        return self.sentence[0] <= at < self.sentence[1]
