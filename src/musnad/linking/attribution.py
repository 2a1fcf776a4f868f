"""On whose word one item of one report rests: the speaker of the statement that tells it, or the medium whose words they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from musnad.linking.entries import copied_span
from musnad.linking.links import Filed, Link, split_address
from musnad.linking.sketches import days_between
from musnad.linking.sketching import Sketcher, is_public
from musnad.records import Entity, Statement
from musnad.text import fold
from musnad.vocabulary import actor_country, actor_sector
from musnad.world.credits import COLLECTIVE, Credit, find_credits, is_medium, medium_of
from musnad.world.load import World, load_world

__all__ = ["Attribution", "Basis"]

#: Sectors that are organs of one state: they speak with one voice.
_STATE = frozenset({"GOV", "MIL", "SPY", "COP"})
#: Sectors in which bodies are told apart by their name, not by country and sector.
_OWN_NAME = frozenset({"", "SOC", "MED", "JRN", "NGO", "CVL", "BUS", "REL", "EDU", "LAB", "UNK", "REF", "ELI", "LEG", "JUD"})

#: Types of events that consist in saying something in public.
_UTTERED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
#: News is told within so many days of the event; what is told later is background. At the beginning of a report it takes longer.
_NEWS_DAYS, _LEAD_DAYS = 2, 5


class Basis(NamedTuple):
    """What an item rests on: kind and key of the origin, its name, who speaks (`voice`), and the medium that is cited, if any.
    `for_body` marks one who may speak for a body of his side, `body` such a body; `late` an event that the report only looks back
    on; `unvoiced` an act of speech of which reading did not find who uttered it."""

    item: str
    kind: str
    key: str
    name: str
    rule: str
    outlet: str
    published: str
    voice: str = ""
    cited: str = ""
    actor: str = ""
    for_body: bool = False
    body: bool = False
    agency: bool = False
    late: bool = False
    unvoiced: bool = False


class Attribution:
    """On whose word the items of some reports rest. What is found of a report or an item is kept for the next question.

    `filed` holds the reports by key, `copies` the copy links among them.
    """

    def __init__(self, filed: Mapping[str, Filed], copies: Iterable[Link], world: World) -> None:
        self.filed, self.world = filed, world
        self._links: dict[str, list[Link]] = {}
        for link in copies:
            self._links.setdefault(link.left, []).append(link)
            self._links.setdefault(link.right, []).append(link)
        self._sketchers: dict[str, Sketcher] = {}
        self._carriers: dict[str, _Carrier] = {}
        self._bases: dict[str, Basis] = {}

    def basis(self, item: str) -> Basis:
        """The basis of an event or statement (its address)."""
        if item not in self._bases:
            self._bases[item] = self._basis(item)
        return self._bases[item]

    def texts(self, items: Sequence[str]) -> list[list[str]]:
        """Those of some items that stand in the same copied words, text by text."""
        at: dict[str, list[str]] = {}
        for item in items:
            at.setdefault(split_address(item)[0], []).append(item)
        spans = {item: _span_of(self._sketcher(split_address(item)[0]), split_address(item)[1]) for item in items}
        of = {item: {item} for item in items}
        for key, held in at.items():
            for link in self._links.get(key, ()):
                other = link.right if link.left == key else link.left
                for item, there in product(held, at.get(other, ())):
                    start, end = copied_span(link, key, *spans[item])
                    first, last = spans[there]
                    if of[item] is not of[there] and max(start, first) < min(end, last):
                        of[item] |= of[there]
                        for joined in of[there]:
                            of[joined] = of[item]
        return sorted(sorted(text) for text in {id(text): text for text in of.values()}.values() if len(text) > 1)

    def _basis(self, item: str) -> Basis:
        key, entry = split_address(item)
        world, sketcher = self.world, self._sketcher(key)
        statement = _told_by(sketcher, entry)
        medium = self._whose_words(key, *_span_of(sketcher, entry))
        base = Basis(
            item, "medium", medium, _medium_name(medium, world), "link.origin.own-authority", sketcher.outlet, sketcher.published,
            late=_looks_back(sketcher, entry), agency=_is_agency(medium, world), cited=medium if medium != sketcher.outlet else "",
        )  # fmt: skip
        if medium == COLLECTIVE:
            base = base._replace(kind="agencies", name="agencies, not named")
        elif medium != sketcher.outlet:
            base = base._replace(rule="link.origin.agency-words")
        if statement is None:
            return _of_actor(base, sketcher, entry, world)
        return _of_speaker(base, sketcher, statement, world)

    def _whose_words(self, key: str, start: int, end: int) -> str:
        """The medium that first had the words between two code points: the agency among those that have them, else the earliest."""
        seen = {key}
        edge = [(key, start, end)]
        carriers = []
        while edge:
            at, first, last = edge.pop()
            if at not in self.filed:
                continue
            carriers.append(self._carrier(at))
            for link in self._links.get(at, ()):
                other = link.right if link.left == at else link.left
                if other in seen:
                    continue
                span = copied_span(link, at, first, last)
                if span[1] > span[0]:
                    seen.add(other)
                    edge.append((other, *span))
        return _first_to_have(carriers, self.world)

    def _sketcher(self, key: str) -> Sketcher:
        if key not in self._sketchers:
            self._sketchers[key] = Sketcher(self.filed[key], [], self.world)
        return self._sketchers[key]

    def _carrier(self, key: str) -> _Carrier:
        if key not in self._carriers:
            self._carriers[key] = _carrier(self.filed[key], self.world)
        return self._carriers[key]


def _told_by(sketcher: Sketcher, entry: str) -> Statement | None:
    """The statement that an item is, or that tells it."""
    for event in sketcher.record.events:
        if event.id == entry:
            entry = sketcher.said(event)
    return next((s for s in sketcher.record.statements if s.id == entry), None)


def _looks_back(sketcher: Sketcher, entry: str) -> bool:
    """Whether an event was over days before the report and is none of its news."""
    for event in sketcher.record.events:
        if event.id == entry:
            _, last, dated = sketcher.days(event)
            return dated and (days_between(last, sketcher.day) or 0) >= (_LEAD_DAYS if sketcher.opens(event) else _NEWS_DAYS)
    return False


def _span_of(sketcher: Sketcher, entry: str) -> tuple[int, int]:
    for event in sketcher.record.events:
        if event.id == entry and event.anchors:
            return event.anchors[0].start, event.anchors[0].end
    for statement in sketcher.record.statements:
        if statement.id == entry:
            return statement.content.start, statement.content.end
    return 0, 0


def _first_to_have(carriers: Sequence[_Carrier], world: World) -> str:
    """Of those that carry the same words the agency, else the medium that had them first."""
    own = [c.outlet for c in carriers if _is_agency(c.outlet, world)]
    credited = [m for c in carriers for m in c.credits if m != COLLECTIVE and _is_agency(m, world)]
    if own or credited:
        first_named = dict.fromkeys([*own, *sorted(credited, key=lambda c: (-credited.count(c), c))])
        return next(iter(first_named))
    if any(COLLECTIVE in c.credits for c in carriers):
        return COLLECTIVE
    return min(carriers, key=lambda c: (c.published or "9", c.outlet)).outlet if len(carriers) > 1 else carriers[0].outlet


class _Carrier(NamedTuple):
    """A report as a carrier of words: its outlet (id of the medium or folded name), when it was published, whom it credits."""

    outlet: str
    published: str
    credits: tuple[str, ...]


def _carrier(filed: Filed, world: World) -> _Carrier:
    report, record = filed.report, filed.record
    credits = _credits(report.text, record.lang) if world is load_world() else find_credits(report.text, record.lang, world)
    outlet = medium_of(report.outlet, world) or fold(report.outlet or "")
    media = dict.fromkeys(credit.medium for credit in credits if credit.medium != outlet)
    return _Carrier(outlet, record.published or "", tuple(media))


@lru_cache(maxsize=4096)
def _credits(text: str, lang: str) -> tuple[Credit, ...]:
    """Whom a text credits. Every origin of every entry asks it of the report and of all its copies, so it is remembered."""
    return find_credits(text, lang, load_world())


def _of_speaker(base: Basis, sketcher: Sketcher, statement: Statement, world: World) -> Basis:
    """The basis of an item that a statement tells."""
    media = [e.known for v in statement.via if (e := sketcher.entities[v]).known and is_medium(e.known, world)]
    via = media[0] if media else ""
    cited = next((m for m in reversed(media) if m != base.outlet), base.cited)
    speaker = sketcher.entities.get(statement.speaker or "")
    if speaker is None:
        return base._replace(key=via, name=_medium_name(via, world), kind="medium", cited=cited) if via else base
    if speaker.known and is_medium(speaker.known, world):
        if speaker.known == base.outlet:
            return base
        return base._replace(
            kind="medium", key=speaker.known, name=speaker.name, rule="link.origin.cited-medium", cited=speaker.known,
            agency=_is_agency(speaker.known, world),
        )  # fmt: skip
    base = base._replace(voice=speaker.name, cited=cited, actor=speaker.actor or "", agency=False)
    if not is_public(speaker):
        to = via or base.key
        kind = actor_country(speaker.actor)
        name = f"{speaker.name} to {_medium_name(to, world)}"
        return base._replace(kind="unnamed", key=f"{kind}@{to}", name=name, rule="link.origin.unnamed-source")
    kind, key, name = _voice(speaker, sketcher.day, world)
    sided = actor_sector(speaker.actor) not in _OWN_NAME
    return base._replace(
        kind=kind, key=key, name=name, rule="link.origin.same-speaker",
        for_body=sided and speaker.kind in ("people", "person"), body=sided and speaker.kind not in ("people", "person"),
    )  # fmt: skip


def _of_actor(base: Basis, sketcher: Sketcher, entry: str, world: World) -> Basis:
    """The basis of an event that is told as the outlet's own: of accusations, demands and threats it is who utters them."""
    event = next((e for e in sketcher.record.events if e.id == entry), None)
    if event is None or event.type not in _UTTERED:
        return base
    actor = sketcher.entities.get(event.actors[0]) if event.actors else None
    if actor is None or not is_public(actor) or not actor.actor:
        return base._replace(unvoiced=not event.actors)
    kind, key, name = _voice(actor, sketcher.day, world)
    return base._replace(
        kind=kind, key=key, name=name, voice=actor.name, rule="link.origin.uttered", actor=actor.actor, agency=False
    )


def _voice(speaker: Entity, day: str, world: World) -> tuple[str, str, str]:
    """Kind, key and name of the origin that a public speaker is: the party for which he speaks, else himself."""
    sector, known = actor_sector(speaker.actor), speaker.known or ""
    if sector in _STATE and speaker.actor:
        code = actor_country(speaker.actor)
        state = world.states.get(code)
        return "party", code, f"{state.en} (state)" if state else speaker.name
    person = world.people.get(known)
    for office in person.offices_on(day) if person and day else ():
        body = office.key.partition(".")[0]
        if body in world.organisations:
            return "party", body, world.organisations[body].en
    if known and known in world.organisations:
        return "party", known, world.organisations[known].en
    if sector not in _OWN_NAME and speaker.actor and speaker.kind != "person":
        return "party", speaker.actor, speaker.name
    return ("person" if speaker.kind == "person" else "party"), known or f"{speaker.actor}:{speaker.name}", speaker.name


def _is_agency(medium: str, world: World) -> bool:
    return medium in world.agencies


def _medium_name(medium: str, world: World) -> str:
    """The name of a medium or outlet, as people call it."""
    return world.organisations[medium].en if medium in world.organisations else medium or "outlet not known"
