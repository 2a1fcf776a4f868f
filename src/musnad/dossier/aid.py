"""Aid: what reached whom, and what was refused or held back, while a truce was in effect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.process import Truce
from musnad.dossier.sentences import Sentences, start_of
from musnad.dossier.settings import Area, Settings, place_name
from musnad.dossier.told import ToldEvent
from musnad.linking.events import agree_places
from musnad.linking.sketches import PlaceMark, days_between
from musnad.records import Entity
from musnad.vocabulary import actor_sector

__all__ = ["Aid", "aid"]

#: Speech by which aid is wished for, promised or refused: it has not come.
_NOT_COME = frozenset({"demand", "propose", "hope", "warn", "threaten", "promise", "doubt", "agree"})
_REFUSING = frozenset({"refuse", "deny"})
#: Those who bear arms: what they get is no relief.
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF"})
#: Kinds of events in whose sentence aid is what people talk of or plan.
_TALK = frozenset({"CONSULT", "REQUEST", "THREATEN"})
#: Reports of one delivery come within so many days; a refusal is told of for weeks, until it is given up.
_DAYS = {"delivered": 2, "refused": 14}


class Aid(msgspec.Struct, frozen=True, kw_only=True):
    """Relief that was delivered, or refused or held back, at a place. `day` is exact (`precision` day) or that of the report
    (`about`); `parties` the actor codes of those who deliver or refuse."""

    truce: str
    day: str
    precision: Literal["day", "about"]
    place: str
    kind: Literal["delivered", "refused"]
    parties: tuple[str, ...]
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class _Told(NamedTuple):
    told: ToldEvent
    kind: Literal["delivered", "refused"]
    day: str
    dated: bool
    place: PlaceMark


def aid(material: Material, truce: Truce, sentences: Sentences, settings: Settings) -> tuple[Aid, ...]:
    """The deliveries and refusals of relief in the area of a truce, from the day it takes effect on, in order of their days."""
    groups: list[list[_Told]] = []
    for one in sorted(_told(material, truce, sentences, settings), key=lambda t: (t.day, not t.dated, t.told.address)):
        at = next((group for group in groups if any(_same(one, other) for other in group)), None)
        if at is None:
            groups.append([one])
        else:
            at.append(one)
    found = (_aid(material, truce, group) for group in groups)
    return tuple(sorted(found, key=lambda a: (a.day, a.place, a.kind)))


def _told(material: Material, truce: Truce, sentences: Sentences, settings: Settings) -> Iterator[_Told]:
    area = Area(truce.area)
    for told in material.events:
        kind = _kind(material, told, sentences) if told.day >= truce.effect.isoformat() else None
        if kind is None:
            continue
        setting = settings.of(told)
        places = [mark for mark in setting.places if mark.lat is not None and area.holds(mark)]
        if places and setting.last >= truce.effect.isoformat():
            yield _Told(told, kind, setting.last, setting.dated, places[0])


def _kind(material: Material, told: ToldEvent, sentences: Sentences) -> Literal["delivered", "refused"] | None:
    """Whether an event is a delivery or a refusal of relief; None for what is neither."""
    sentence = sentences.of(told)
    start = start_of(told)
    statement = material.statement_of(told, start, start)
    act = statement.entry.act if statement else "say"
    relief = any(p.entry.issue == "humanitarian_access" for p in sentence.provisions)
    held_up = relief and any(p.entry.status in ("rejected", "suspended") for p in sentence.provisions)
    entry = told.entry
    if entry.type == "COERCE" and entry.mode in ("restrict", "withhold") and entry.status == "actual" and relief:
        return "refused"
    if entry.type != "AID" or _to_arms(told):
        return None
    turned_down = act in _REFUSING or any(e.entry.type == "REJECT" and e.entry.status == "actual" for e in sentence.events)
    if held_up or (turned_down and entry.status != "future") or (entry.status == "negated" and not _fighting(sentence.events)):
        return "refused"
    talked_of = any(e.entry.type in _TALK for e in sentence.events)
    return "delivered" if entry.status == "actual" and act not in _NOT_COME and not talked_of else None


def _fighting(events: list[ToldEvent]) -> bool:
    return any(e.entry.type == "ASSAULT" for e in events)


def _to_arms(told: ToldEvent) -> bool:
    def armed(entity: Entity) -> bool:
        return actor_sector(entity.actor) in _ARMED

    return bool(told.recipients) and all(map(armed, told.recipients))


def _same(one: _Told, other: _Told) -> bool:
    apart = days_between(other.day, one.day)
    near = apart is not None and abs(apart) <= (0 if one.dated and other.dated and one.kind == "delivered" else _DAYS[one.kind])
    return one.kind == other.kind and near and agree_places(one.place, other.place) == 1.0


def _aid(material: Material, truce: Truce, group: list[_Told]) -> Aid:
    evidence = tuple(sorted(one.told.address for one in group))
    origins = material.origins(evidence)
    first = min(group, key=lambda one: (not one.dated, one.day, one.told.address))
    codes = {e.actor for one in group for e in one.told.actors if e.actor}
    return Aid(
        truce=truce.name, day=first.day, precision="day" if first.dated else "about", place=place_name(first.place),
        kind=first.kind, parties=tuple(sorted(codes)), reports=origins.reports, origins=origins.independent,
        sources=tuple(origin.name for origin in origins.origins), evidence=evidence,
    )  # fmt: skip
