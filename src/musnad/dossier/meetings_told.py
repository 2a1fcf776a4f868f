"""Meetings as single reports tell of them: when, where, who, at which level, and whether they are planned, held or cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Literal

from musnad.dossier.material import Material
from musnad.dossier.meeting_parties import LEVELS, is_of, level_of, party_at_table, rank_of
from musnad.dossier.meeting_places import country_of, place_of, town_in, town_of_state
from musnad.dossier.meeting_words import Sign, find_signs
from musnad.dossier.sentences import sentences_of
from musnad.dossier.told import ToldEvent, ToldStatement
from musnad.linking.sketches import day_before, days_between
from musnad.records import Entity, Span
from musnad.vocabulary import INTERNATIONAL, actor_country
from musnad.world.load import load_world

__all__ = ["LEAD", "Status", "ToldMeeting"]

Status = Literal["planned", "held", "cancelled"]
#: A report tells its news in so many first sentences; what stands there without a day is of the day of the report.
LEAD = 3
#: A dateline is among the first code points of a report.
_DATELINE = 40
#: A word that says of a meeting that it is yet to come stands within so many code points of it.
_BESIDE = 25
#: What a word tells that names the seat of a body in a dateline.
_SEAT = "seat:"
#: The speakers of a council are named in so many first sentences.
_COUNCIL = 6
_COMMA, _DASH = re.compile("[,،]"), " - "
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}(-\d\d)?\Z")


@dataclass(frozen=True)
class ToldMeeting:
    """A meeting as one report tells it: the event that reading made of it, and what the sentence around it adds.

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
        return next(((a, b) for a, b in self._sentences if a <= at < b), (0, 0))

    @cached_property
    def following(self) -> tuple[int, int]:
        """The code points of the sentence after it."""
        after = [(a, b) for a, b in self._sentences if a >= self.sentence[1]]
        return after[0] if after else (self.sentence[1], self.sentence[1])

    @cached_property
    def _sentences(self) -> tuple[tuple[int, int], ...]:
        return sentences_of(self.told.filed.report.text)

    @cached_property
    def in_lead(self) -> bool:
        """Whether it is the news of the report."""
        return self.sentence in self._sentences[:LEAD]

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
        past = _MONTH.match(self.time) and self.time < self.told.day[: len(self.time)]
        return None if past else "planned"

    @cached_property
    def _before_else(self) -> bool:
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
    def window(self) -> tuple[str, str, bool]:
        """First and last ISO day, and whether the report gives the day; empty days where it leaves it open."""
        first, _, dated = self.event.window if self.event else ("", "", False)
        if dated and self.status == "planned":
            first = _to_come(first, self.told.day)
            dated = first > self.told.day or self.event is None or self.event.entry.status != "actual"
        if dated and not self._impossible(first):
            return first, first, True
        if day := self._day_between(*self.sentence):
            return (day_before(day), day, False) if self._before_else else (day, day, True)
        called = self.by_phone and self.event is None
        if self.status == "planned" or not (self.in_lead or called) or _MONTH.match(self.time):
            return "", "", False
        if day := self._day_between(0, self.sentence[0]):
            return day, day, False
        return day_before(self.told.day), self.told.day, False

    def _impossible(self, day: str) -> bool:
        """Whether a day contradicts the status: held after the report, planned before it."""
        return day > self.told.day if self.status == "held" else self.status == "planned" and day < self.told.day

    def _day_between(self, start: int, end: int) -> str:
        """The day that times between two code points name, nearest to the report on the side that the status asks for."""
        days = {
            time.value[:10]
            for time in self.told.filed.record.times
            if start <= time.start < end and time.type in ("DATE", "TIME") and _DAY.match(time.value)
        }
        if self.status == "planned":
            today = self.event is not None and self.event.entry.status == "future"
            return min((day for day in days if day > self.told.day or (today and day == self.told.day)), default="")
        return max((day for day in days if day <= self.told.day or self.status == "cancelled"), default="")

    @cached_property
    def _news(self) -> int:
        """Where the news of a report begins: after the dateline, if it has one."""
        return max(0, self.told.filed.report.text.find(_DASH, 0, _DATELINE))

    def _inside(self, at: int) -> bool:
        return self.sentence[0] <= at < self.sentence[1]

    @cached_property
    def place(self) -> str:
        """The town, by its English name; empty where the sentence does not tell it."""
        return self._place[0]

    @property
    def sure_place(self) -> str:
        """The town where nothing else can be meant: as reading saw it, or the only one in the sentence."""
        return self._place[0] if self._place[1] else ""

    @cached_property
    def _place(self) -> tuple[str, bool]:
        """The town and whether it is sure. Towns of the countries at war are rather what talks are about than where they are."""
        if self.by_phone:
            return "", True
        process, lang = self.material.process, self.told.filed.record.lang
        seen = self.event.place if self.event else None
        known = load_world().places.get(seen.known or "") if seen else None
        if known and place_of(known, process) in process.places:
            return place_of(known, process), True
        sentence = self._own_words()
        if self._before_else:
            return "", False
        if abroad := town_in(sentence, lang, process, abroad=True):
            return abroad, abroad == town_in(sentence, lang, process, hosts=True)
        host = town_of_state(actor_country(seen.actor), process) if seen else ""
        named = town_in(sentence, lang, process, abroad=True, hosts=True) if self.lasting else ""  # the talks in Sweden
        return host or named, False

    def _own_words(self) -> str:
        """The words of the sentence, but for its parts that tell of other meetings."""
        cuts = [self.sentence[0], *(end for part in self._of_other_meetings() for end in part), self.sentence[1]]
        return " ".join(self.told.filed.report.text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))

    @cached_property
    def dateline(self) -> str:
        """The town that the report was sent from: of news it may be where it happened, but need not."""
        report, lang = self.told.filed.report, self.told.filed.record.lang
        if not self.in_lead or self.by_phone:
            return ""
        line = report.text[: self._sentences[0][1]][:_DATELINE]
        seat = next((s.tells for s in find_signs(line, lang, 0, 1) if s.tells.startswith(_SEAT)), "")
        return town_in(line, lang, self.material.process) or seat.removeprefix(_SEAT)

    @cached_property
    def own(self) -> tuple[Entity, ...]:
        """Those of whom reading saw that they take part."""
        return tuple(e for e in (*self.event.actors, *self.event.recipients) if self._sits(e)) if self.event else ()

    @cached_property
    def people(self) -> tuple[Entity, ...]:
        """Those who take part; where reading saw one party alone, with those of the process whom the sentence names besides."""
        if len({party_at_table(e, self.material.process) for e in self.own}) > 1:
            present = [e for s in self.signs if s.tells == "present" for e in self._named_beside((s.end, self.sentence[1]))]
            return tuple(dict.fromkeys([*self.own, *present]))
        held = [*self.own, *(e for e in self._named_beside(self.sentence) if e not in self.own), *self._in_council()]
        if len({party_at_table(e, self.material.process) for e in held}) == 1 and self.status == "held" and self.in_lead:
            parties = self.material.process.parties
            held += [e for e in self._named_beside(self.following) if is_of(party_at_table(e, self.material.process), parties)]
        return tuple(dict.fromkeys(held))

    def _in_council(self) -> Iterator[Entity]:
        """Those who speak in a council of states: ministers and envoys of the parties whom the beginning of the report names."""
        if not any(e.kind == "organisation" and e.actor in INTERNATIONAL for e in self.own):
            return
        end = self._sentences[min(_COUNCIL, len(self._sentences)) - 1][1]
        for entity in self.told.entities.values():
            ours = is_of(party_at_table(entity, self.material.process), self.material.process.parties)
            if ours and rank_of(entity, self.told.day) in ("ministers", "envoys") and any(m.start < end for m in entity.mentions):
                yield entity

    def _sits(self, entity: Entity) -> bool:
        """Whether somebody may sit at the table; a state that is the matter or the host of talks does not by its name alone."""
        process = self.material.process
        if entity.kind == "state" and actor_country(entity.actor) not in process.parties:
            host = bool(self.event and entity is self.event.place) or entity.known == country_of(self.place, process)
            sent_from = self.sentence[0] == 0 and all(m.start < self._news or not self._inside(m.start) for m in entity.mentions)
            if host or sent_from or entity.known in process.countries:
                return False
        return bool(party_at_table(entity, process))

    def _named_beside(self, span: tuple[int, int]) -> Iterator[Entity]:
        """Those of the process whom a sentence names, but for where it tells of other meetings."""
        process = self.material.process
        mine = {*process.parties, *process.also}
        elsewhere = self._of_other_meetings()
        sitting = [e for e in self.told.entities.values() if self._sits(e) and e.kind != "state"]
        first = min((m.start for e in sitting for m in e.mentions if span[0] <= m.start < span[1]), default=-1)
        for entity in self.told.entities.values():
            party = party_at_table(entity, process)
            starts = [m.start for m in entity.mentions if span[0] <= m.start < span[1]]
            opens = min(starts, default=-1) == first < self.anchors[0].start
            named = opens or any(not any(a <= at < b for a, b in elsewhere) for at in starts)
            if named and self._sits(entity) and is_of(party, mine):
                yield entity

    def _of_other_meetings(self) -> list[tuple[int, int]]:
        """The parts of the sentence, between commas, that tell of other meetings."""
        text = self.told.filed.report.text
        cuts = [self.sentence[0], *(m.end() for m in _COMMA.finditer(text, *self.sentence)), self.sentence[1]]
        mine = {a.start for a in self.anchors}
        others = [a.start for e in self.told.filed.record.events if e.type == "CONSULT" for a in e.anchors if a.start not in mine]
        parts = [(a, b) for a, b in pairwise(cuts) if not any(a <= at < b for at in mine)]
        return [(a, b) for a, b in parts if any(a <= at < b for at in others)]

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties at the table, sorted."""
        return tuple(sorted({party_at_table(entity, self.material.process) for entity in self.people}))

    @cached_property
    def level(self) -> str:
        """At which level they meet: by the offices of those who take part, else by the words of the sentence."""
        if self.by_phone:
            return "phone"
        whole = len({party_at_table(e, self.material.process) for e in self.own}) > 1
        unnamed = [e for e in self.own if e.kind != "person"]
        here = [e for e in self.people if e in self.own or any(self._inside(m.start) for m in e.mentions)]
        ways = (self._by_office(self.own) if whole else "", self._by_word(unnamed), self._by_office(here))
        named = next((level for level in reversed(LEVELS) if self.tells(level)), "")
        return next(filter(None, (*ways, self._by_word(self.people), named)), "")

    def _by_word(self, people: Iterable[Entity]) -> str:
        """The lowest level that the words for some people name."""
        spans = [(m.start, m.end) for e in people for m in e.mentions if self._inside(m.start)]
        named = {sign.tells for sign in self.signs if any(start <= sign.start < end for start, end in spans)}
        return next((level for level in reversed(LEVELS) if level in named), "")

    def _by_office(self, people: Iterable[Entity]) -> str:
        """The level by the offices of some people; an envoy who sits with experts works at their level."""
        level = self._rank(people)
        return "experts" if level == "envoys" and self.tells("experts") else level

    def _rank(self, people: Iterable[Entity]) -> str:
        sides: dict[str, list[str]] = {}
        for entity in people:
            sides.setdefault(party_at_table(entity, self.material.process), []).append(rank_of(entity, self.told.day))
        return level_of(sides.values())


def _to_come(day: str, published: str) -> str:
    """A day that is to come: a weekday that was taken for the one before the report is the next one.

    >>> _to_come("2018-11-29", "2018-12-03"), _to_come("2018-12-06", "2018-12-03"), _to_come("2018-10-01", "2018-12-03")
    ('2018-12-06', '2018-12-06', '2018-10-01')
    """
    back = days_between(day, published) or 0
    return (date.fromisoformat(day) + timedelta(days=7)).isoformat() if 0 < back < 7 else day
