"""Make the sketches of a report from its text and record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from musnad.linking.gazetteer import named_places
from musnad.linking.links import Filed, address
from musnad.linking.passages import TextWord, sentence_bounds
from musnad.linking.sketches import EventSketch, Party, PlaceMark, ReportSketch, StatementSketch, day_before
from musnad.linking.wording import content_words, numbers_in
from musnad.records import Entity, Event, Statement
from musnad.text import fold
from musnad.vocabulary import actor_country
from musnad.world.credits import find_credits, medium_of
from musnad.world.load import World
from musnad.world.names import Trie, words_of
from musnad.world.who import Place

__all__ = ["Sketcher", "is_public", "window"]

#: Places of an event's sentences that its sketch keeps, at most.
_PLACES = 3


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
        self.countries = self._countries()

    def report(self) -> ReportSketch:
        """The sketch of the report itself."""
        credited = find_credits(self.filed.report.text, self.lang, self.world)
        media = tuple(dict.fromkeys(c.medium for c in credited if c.medium != self.outlet))
        ids = [*(e.id for e in self.record.events), *(s.id for s in self.record.statements)]
        entries = tuple(address(self.filed.key, entry) for entry in ids)
        return ReportSketch(self.outlet, self.day, self.published, self.lang, media, entries)

    def event(self, event: Event) -> EventSketch:
        """The sketch of an event."""
        spans = self._told_in(event)
        inside = [word for start, end in spans for word in self.words_in(start, end)]
        first, last, dated = self.days(event)
        return EventSketch(
            type=event.type, mode=event.mode or "", status=event.status,
            parties=tuple(dict.fromkeys(self.party(at) for at in (*event.actors, *event.recipients))),
            first=first, last=last, dated=dated, published=self.published, outlet=self.outlet, lang=self.lang,
            place=self._event_place(event, spans), killed=event.killed, injured=event.injured,
            anchors=content_words((w for a in event.anchors for w in self.words_in(a.start, a.end)), self.lang),
            words=content_words(inside, self.lang), names=self.names_in(spans), numbers=numbers_in(inside),
            start=min((s for s, _ in spans), default=0), end=max((e for _, e in spans), default=0),
            lead=self.opens(event), places=self.places_in(spans),
        )  # fmt: skip

    def days(self, event: Event) -> tuple[str, str, bool]:
        """The first and last ISO day on which an event may have been, and whether the report gives its day."""
        return window(event.time or self._day_in(self._told_in(event)), self.day)

    def opens(self, event: Event) -> bool:
        """Whether an event is told in the first two sentences."""
        return any(span in self.sentences[:2] for span in self._told_in(event))

    def _told_in(self, event: Event) -> list[tuple[int, int]]:
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

    def party(self, entity: str | None) -> Party:
        """Who an entity is, across reports."""
        e = self.entities.get(entity or "")
        return Party(e.known or "", e.actor or "", "" if e.known else fold(e.name)) if e else Party("", "", "")

    def place(self, entity: str | None) -> PlaceMark | None:
        """Where an entity is, across reports and spellings."""
        e = self.entities.get(entity or "")
        if e is None:
            return None
        known = self.world.places.get(e.known or "") or self._capital(e.known or "")
        if known:
            return PlaceMark(known.id, known.country, known.lat, known.lon)
        return PlaceMark(e.known or fold(e.name), e.known if e.known in self.world.states else "")

    def _event_place(self, event: Event, spans: list[tuple[int, int]]) -> PlaceMark | None:
        """Where an event was; of a state that is named by a town, the town."""
        mark = self.place(event.place)
        if mark and mark.lat is None and mark.country:
            towns = [town for town in self.places_in(spans) if town.country == mark.country]
            return towns[0] if len(towns) == 1 else mark
        return mark

    def places_in(self, spans: Iterable[tuple[int, int]]) -> tuple[PlaceMark, ...]:
        """The places and capitals named in some stretches, also those that reading tied to nothing.

        Many common words are names of towns somewhere; only towns of countries that the report speaks of are taken.
        """
        found: dict[str, PlaceMark] = {}
        for start, end in spans:
            for referent in named_places(self.filed.report.text[start:end], self.lang, self.world):
                known = self.world.places.get(referent.id) or self._capital(f"capital-{referent.id}")
                if known and known.country in self.countries:
                    found.setdefault(known.id, PlaceMark(known.id, known.country, known.lat, known.lon, not referent.short))
        return tuple(found.values())[:_PLACES]

    def _countries(self) -> frozenset[str]:
        """The countries that the record speaks of."""
        held = {actor_country(e.actor) for e in self.record.entities}
        held.update(self.world.places[e.known].country for e in self.record.entities if e.known in self.world.places)
        return frozenset(held)

    def _capital(self, known: str) -> Place | None:
        """The town of a capital (`capital-LBY`) that stands for its state."""
        state = self.world.states.get(known.removeprefix("capital-")) if known.startswith("capital-") else None
        node: Trie = self.world.trie
        for word in words_of(state.capital_en) if state else ():
            node = node.get(word, {})
        towns = [self.world.places[r.id] for r in node.get("", ()) if r.id in self.world.places] if state else []
        return next((town for town in towns if state and town.country == state.code), None)

    def _day_in(self, spans: Iterable[tuple[int, int]]) -> str | None:
        """The day that some sentences name, when it is the only one; for events of which reading gave no time."""
        named = {t.value[:10] for t in self.record.times if any(_within(t.start, *span) for span in spans)}
        days = [value for value in named if len(value) == 10 and value[:4].isdigit()]
        return days[0] if len(days) == 1 else None

    def said(self, event: Event) -> str:
        """The statement (id) that tells the event: the shortest whose content or cue holds an anchor; empty where none does."""
        held = [
            (s.content.end - s.content.start, s.id)
            for s in self.record.statements
            if any(_within(a.start, s.content.start, s.content.end) for a in event.anchors)
            or (s.cue and any(_within(a.start, s.cue.start, s.cue.end) for a in event.anchors))
        ]
        return min(held)[1] if held else ""

    def words_in(self, start: int, end: int) -> Sequence[TextWord]:
        """The words between two code points."""
        return self.words[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]

    def names_in(self, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The ids of the world data that are named in some stretches; places have marks of their own."""
        held = {e for at, e in self.mentions if any(_within(at, *span) for span in spans)}
        return tuple(sorted(k for e in held if (k := self.entities[e].known) and self.entities[e].kind != "place"))

    def signs_in(self, start: int, end: int) -> tuple[str, ...]:
        """What a stretch says in signs that do not depend on the language."""
        found = set(self.names_in([(start, end)]))
        marks = self.places_in([(start, end)])
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
