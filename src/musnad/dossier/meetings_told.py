"""Meetings as single reports tell of them: when, where, who, and at which level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from musnad.dossier.meeting_days import days_of
from musnad.dossier.meeting_parties import LEVELS, is_of, level_of, party_at_table, rank_of
from musnad.dossier.meeting_passages import DATELINE, MeetingPassage
from musnad.dossier.meeting_places import country_of, place_of, town_in, town_of_state
from musnad.dossier.meeting_words import find_signs
from musnad.records import Entity
from musnad.vocabulary import INTERNATIONAL, actor_country
from musnad.world.load import load_world

__all__ = ["ToldMeeting"]

#: What a word tells that names the seat of a body in a dateline.
_SEAT = "seat:"
#: The speakers of a council are named in so many first sentences.
_COUNCIL = 6
_COMMA = re.compile("[,،]")


@dataclass(frozen=True)
class ToldMeeting(MeetingPassage):
    """A meeting as one report tells it: the days, the town, who takes part and at which level."""

    @cached_property
    def window(self) -> tuple[str, str, bool]:
        """First and last ISO day, and whether the report gives the day; empty days where it leaves it open."""
        return days_of(self)

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
        if self.before_else:
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
        line = report.text[: self.sentences[0][1]][:DATELINE]
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
        end = self.sentences[min(_COUNCIL, len(self.sentences)) - 1][1]
        for entity in self.told.entities.values():
            ours = is_of(party_at_table(entity, self.material.process), self.material.process.parties)
            if ours and rank_of(entity, self.told.day) in ("ministers", "envoys") and any(m.start < end for m in entity.mentions):
                yield entity

    def _sits(self, entity: Entity) -> bool:
        """Whether somebody may sit at the table; a state that is the matter or the host of talks does not by its name alone."""
        process = self.material.process
        if entity.kind == "state" and actor_country(entity.actor) not in process.parties:
            host = bool(self.event and entity is self.event.place) or entity.known == country_of(self.place, process)
            sent_from = self.sentence[0] == 0 and all(
                m.start < self.news_start or not self.inside(m.start) for m in entity.mentions
            )
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
        here = [e for e in self.people if e in self.own or any(self.inside(m.start) for m in e.mentions)]
        ways = (self._by_office(self.own) if whole else "", self._by_word(unnamed), self._by_office(here))
        named = next((level for level in reversed(LEVELS) if self.tells(level)), "")
        return next(filter(None, (*ways, self._by_word(self.people), named)), "")

    def _by_word(self, people: Iterable[Entity]) -> str:
        """The lowest level that the words for some people name."""
        spans = [(m.start, m.end) for e in people for m in e.mentions if self.inside(m.start)]
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
