"""Make the sketches of a report from its text and record."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property

from musnad.linking.links import Filed, address
from musnad.linking.passages import TextWord, sentence_bounds
from musnad.linking.sketches import EventSketch, Party, PlaceMark, ReportSketch, StatementSketch, day_before
from musnad.linking.whereabouts import Whereabouts
from musnad.linking.wording import content_words, numbers_in
from musnad.records import Entity, Event, Statement
from musnad.text import fold
from musnad.world.credits import Credit, find_credits, is_medium, medium_of
from musnad.world.load import World

__all__ = ["Sketcher", "is_public", "window"]

#: The dash or colon that ends a dateline, and how far behind the agency it may stand (brackets and a date between them).
_DASH, _NEAR = re.compile(r"[-–—:ـ]\s*"), 24


class Sketcher:
    """Sketches of one report and its entries."""

    def __init__(self, filed: Filed, words: Sequence[TextWord], world: World) -> None:
        self.filed, self.words, self.world = filed, words, world
        self.record = filed.record
        self.lang = filed.record.lang
        self.starts = [w.start for w in words]
        self.sentences = sentence_bounds(filed.report.text)
        self.entities = {e.id: e for e in self.record.entities}
        self.mentions = sorted((m.start, e.id) for e in self.record.entities for m in e.mentions)
        self.outlet = medium_of(filed.report.outlet, world) or fold(filed.report.outlet or "")
        self.published = self.record.published or ""
        self.day = self.published[:10]
        self.where = Whereabouts(filed, world)

    def report(self) -> ReportSketch:
        """The sketch of the report itself."""
        media = tuple(dict.fromkeys(c.medium for c in self._credits if c.medium != self.outlet))
        ids = [*(e.id for e in self.record.events), *(s.id for s in self.record.statements)]
        entries = tuple(address(self.filed.key, entry) for entry in ids)
        return ReportSketch(self.outlet, self.day, self.published, self.lang, media, entries)

    def event(self, event: Event) -> EventSketch:
        """The sketch of an event."""
        sentences = self._sentences_of(event)
        spans = self._told_in(event, sentences)
        inside = [word for start, end in spans for word in self.words_in(start, end)]
        first, last, dated = self.days(event)
        killed, injured = self._toll(event, sentences)
        return EventSketch(
            type=event.type, mode=event.mode or "", status=event.status,
            parties=tuple(dict.fromkeys(self.party(at) for at in (*event.actors, *event.recipients))),
            first=first, last=last, dated=dated, published=self.published, outlet=self.outlet, lang=self.lang,
            place=self.where.of_event(event, spans), killed=killed, injured=injured,
            anchors=content_words((w for a in event.anchors for w in self.words_in(a.start, a.end)), self.lang),
            words=content_words(inside, self.lang), names=self._names_of(spans), numbers=numbers_in(inside),
            start=min((s for s, _ in sentences), default=0), end=max((e for _, e in sentences), default=0),
            lead=self.opens(event), places=self.where.named_in(spans),
        )  # fmt: skip

    def days(self, event: Event) -> tuple[str, str, bool]:
        """The first and last ISO day on which an event may have been, and whether the report gives its day."""
        return window(event.time or self._day_in(self._sentences_of(event)), self.day)

    def opens(self, event: Event) -> bool:
        """Whether an event is told in the first two sentences."""
        return any(span in self.sentences[:2] for span in self._sentences_of(event))

    def _sentences_of(self, event: Event) -> list[tuple[int, int]]:
        """The sentences that tell an event, at most three."""
        return list(dict.fromkeys(self._sentence(a.start) for a in event.anchors))[:3]

    def statement(self, statement: Statement) -> StatementSketch:
        """The sketch of a statement."""
        start, end = statement.content.start, statement.content.end
        inside = self.words_in(start, end)
        speaker = self.entities.get(statement.speaker or "")
        return StatementSketch(
            speaker=self.party(statement.speaker) if speaker else Party("", "", ""),
            public=speaker is not None and is_public(speaker),
            act=statement.act, day=self.day, outlet=self.outlet, lang=self.lang,
            via=tuple(self.party(at).known or fold(self.party(at).name) for at in statement.via),
            words=content_words(inside, self.lang), signs=self.signs_in(start, end), numbers=numbers_in(inside),
            start=start, end=end,
        )  # fmt: skip

    def _told_in(self, event: Event, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The parts of some sentences that speak of an event: no dateline, and of a statement only what is said in it. Where and by
        whom a thing is told is another matter than where it was."""
        told = self.said(event)
        content = next((s.content for s in self.record.statements if s.id == told), None)
        if content and not any(_within(a.start, content.start, content.end) for a in event.anchors):
            content = None  # the event is that it is said
        found = []
        for start, end in sentences:
            first, last = max(start, min(self._dateline, end)), end
            if content and content.start < end and start < content.end:
                first, last = max(first, content.start), min(end, content.end)
            found.append((min(first, last), last))
        return found

    def _toll(self, event: Event, sentences: list[tuple[int, int]]) -> tuple[int | None, int | None]:
        """The killed and injured of an event; where it has none, those of the only act of the same people beside it that has, which
        is its outcome ("attacked a hotel, killing four")."""
        if event.killed is not None or event.injured is not None or event.type != "ASSAULT":
            return event.killed, event.injured
        beside = {
            (e.killed, e.injured)
            for e in self.record.events
            if (e.type, e.status) == (event.type, event.status)
            and (set(e.actors) & set(event.actors) or not e.actors)
            and any(self._sentence(a.start) in sentences for a in e.anchors)
        } - {(None, None)}
        return beside.pop() if len(beside) == 1 else (None, None)

    @cached_property
    def _credits(self) -> tuple[Credit, ...]:
        return find_credits(self.filed.report.text, self.lang, self.world)

    @cached_property
    def _dateline(self) -> int:
        """The code point behind the dateline of the report; 0 where it has none."""
        behind = max((c.end for c in self._credits if c.kind == "dateline"), default=0)
        dash = _DASH.search(self.filed.report.text, behind, behind + _NEAR) if behind else None
        return dash.end() if dash else behind

    def party(self, entity: str | None) -> Party:
        """Who an entity is, across reports."""
        e = self.entities.get(entity or "")
        return Party(e.known or "", e.actor or "", "" if e.known else fold(e.name)) if e else Party("", "", "")

    def _day_in(self, spans: Iterable[tuple[int, int]]) -> str | None:
        """The day that some sentences name, when it is the only one; for events of which reading gave no time."""
        named = {t.value[:10] for t in self.record.times if any(_within(t.start, *span) for span in spans)}
        days = [value for value in named if len(value) == 10 and value[:4].isdigit()]
        return days[0] if len(days) == 1 else None

    def said(self, event: Event) -> str:
        """The statement (id) that tells the event first: the shortest whose content or cue holds its first anchor that is held;
        empty where none is."""
        for anchor in event.anchors:
            held = [
                (s.content.end - s.content.start, s.id)
                for s in self.record.statements
                if _within(anchor.start, s.content.start, s.content.end)
                or (s.cue and _within(anchor.start, s.cue.start, s.cue.end))
            ]
            if held:
                return min(held)[1]
        return ""

    def words_in(self, start: int, end: int) -> Sequence[TextWord]:
        """The words between two code points."""
        return self.words[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]

    def _names_of(self, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The names in some stretches without states, of which parties and place tell more."""
        return tuple(name for name in self.names_in(spans) if name not in self.world.states)

    def places_in(self, spans: Iterable[tuple[int, int]]) -> tuple[PlaceMark, ...]:
        """The places named in some stretches, also those that reading tied to nothing."""
        return self.where.named_in(spans)

    def names_in(self, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The ids of the world data that are named in some stretches; places have marks of their own, and media only pass on."""
        held = {self.entities[e] for at, e in self.mentions if any(_within(at, *span) for span in spans)}
        return tuple(sorted({e.known for e in held if e.known and e.kind != "place" and not is_medium(e.known, self.world)}))

    def signs_in(self, start: int, end: int) -> tuple[str, ...]:
        """What a stretch says in signs that do not depend on the language."""
        found = set(self.names_in([(start, end)]))
        marks = self.where.named_in([(start, end)])
        found.update(f"place:{mark.lat or 0:.0f},{mark.lon or 0:.0f}" for mark in marks)  # whatever list the name was found in
        found.update(f"event:{e.type}" for e in self.record.events if any(_within(a.start, start, end) for a in e.anchors))
        found.update(f"issue:{p.issue}" for p in self.record.positions if _within(p.start, start, end))
        found.update(f"issue:{v.issue}" for v in self.record.provisions if _within(v.start, start, end))
        found.update(f"time:{t.value}" for t in self.record.times if _within(t.start, start, end) and t.value[:1].isdigit())
        return tuple(sorted(found))

    def _sentence(self, at: int) -> tuple[int, int]:
        found = bisect_right(self.sentences, (at, len(self.filed.report.text) + 1)) - 1
        return self.sentences[found] if found >= 0 else (0, 0)


def _within(at: int, start: int, end: int) -> bool:
    return start <= at < end


def is_public(speaker: Entity) -> bool:
    """Whether who speaks can be told from others: a name or an office, not "a source" or "residents"."""
    return speaker.kind != "people" or speaker.rule.endswith(".title")


def window(time: str | None, day: str) -> tuple[str, str, bool]:
    """The first and last ISO day on which an event may have been, and whether the text gives its day.

    `time` is a TIMEX3 value, `day` the ISO day of the report. News without a date is of that day or the day before.

    >>> window("2019-03-14TMO", "2019-03-15"), window(None, "2019-03-15"), window("2019-W11", "2019-03-15")
    (('2019-03-14', '2019-03-14', True), ('2019-03-14', '2019-03-15', False), ('2019-03-11', '2019-03-17', False))
    >>> window("2016", "2019-03-15")
    ('', '', False)
    """
    value = (time or "").partition("T")[0]
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat(), value, True
        if "-W" in value and len(value) == 8:
            monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat(), False
        if not time or time == "PRESENT_REF":
            return day_before(day), day, False
    except ValueError:
        pass
    return "", "", False
