"""Coded events: what several reports tell of one event, as the one line that data sets of events have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from musnad.dossier.casualties import Toll, toll_of
from musnad.dossier.material import Material
from musnad.dossier.told import ToldEvent
from musnad.exports.points import Point, point_of
from musnad.linking.passages import sentence_bounds
from musnad.records import Entity
from musnad.vocabulary import is_actor_code
from musnad.world.load import load_world

__all__ = ["CodedEvent", "CodedParty", "coded_events"]


class CodedParty(msgspec.Struct, frozen=True):
    """Who takes part: name, actor code (empty where none is known), id in the world data."""

    name: str
    code: str
    known: str | None = None


class CodedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event as the reports tell it that links join.

    `first` to `last` are the ISO days on which it may have been (one day where a report gives it: precision `day`, else `days`);
    `sources` name the independent origins, `origins` counts them; `evidence` holds the addresses of the entries; `words` and
    `sentence` are what stands in the first report, published on `published` at `url`.
    """

    id: str
    type: str
    mode: str | None
    status: str
    first: str
    last: str
    precision: str
    actors: tuple[CodedParty, ...]
    recipients: tuple[CodedParty, ...]
    place: str | None
    point: Point | None
    killed: Toll | None
    injured: Toll | None
    words: str
    sentence: str
    outlets: tuple[str, ...]
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    url: str | None
    published: str


def coded_events(material: Material, min_origins: int = 1, statuses: Iterable[str] = ("actual",)) -> list[CodedEvent]:
    """The events of a process, each once, by day; those with some statuses that rest on enough independent origins."""
    wanted = frozenset(statuses)
    found = [_coded(group, material) for group in material.same_events if _status(group) in wanted]
    return sorted((e for e in found if e.origins >= min_origins), key=lambda e: (e.first, e.last, e.id))


def _coded(group: Sequence[ToldEvent], material: Material) -> CodedEvent:
    world = load_world()
    first, last, precision = _days(group)
    lead = group[0]
    anchor = lead.entry.anchors[0] if lead.entry.anchors else None
    place = _most(told.place for told in group)
    evidence = tuple(told.address for told in group)
    origins = material.origins(evidence)
    return CodedEvent(
        id=lead.address, type=_commonest(told.entry.type for told in group),
        mode=_commonest(told.entry.mode for told in group if told.entry.mode) or None, status=_status(group),
        first=first, last=last, precision=precision,
        actors=_parties(told.actors for told in group), recipients=_parties(told.recipients for told in group),
        place=place.name if place else None, point=point_of(place, world) if place else None,
        killed=toll_of(material, group, "killed"), injured=toll_of(material, group, "injured"),
        words=lead.words(anchor) if anchor else "", sentence=_sentence(lead),
        outlets=tuple(dict.fromkeys(told.outlet for told in group if told.outlet)), reports=len({told.filed.key for told in group}),
        origins=origins.independent, sources=tuple(origin.name for origin in origins.origins), evidence=evidence,
        url=lead.filed.report.url, published=lead.day,
    )  # fmt: skip


def _days(group: Sequence[ToldEvent]) -> tuple[str, str, str]:
    """When it was: the day that most reports give, else all that the days of the reports allow."""
    dated = Counter(told.window[1] for told in group if told.window[2])
    if dated:
        day = min(dated, key=lambda day: (-dated[day], day))
        return day, day, "day"
    windows = [told.window for told in group if told.window[0]]
    if not windows:
        reported = min(told.day for told in group)
        return reported, reported, "unknown"
    return min(w[0] for w in windows), min(w[1] for w in windows), "days"


def _status(group: Sequence[ToldEvent]) -> str:
    return _commonest(told.entry.status for told in group)


def _commonest(values: Iterable[str]) -> str:
    """The commonest of some values, the first of several; empty for none.

    >>> _commonest(["aerial", "heavy-weapons", "aerial"]), _commonest([])
    ('aerial', '')
    """
    counted = Counter(values)
    return counted.most_common(1)[0][0] if counted else ""


def _most(places: Iterable[Entity | None]) -> Entity | None:
    """The place that most reports name."""
    held = [place for place in places if place]
    counted = Counter(place.known or place.name for place in held)
    return max(held, key=lambda place: counted[place.known or place.name]) if held else None


def _parties(told: Iterable[tuple[Entity, ...]]) -> tuple[CodedParty, ...]:
    """Those who take part, one for each actor code: reports call the same party by its minister, its capital or its name.

    Of the names of one code the commonest stands.
    """
    named: dict[str, Counter[tuple[str, str | None]]] = {}
    for entity in (entity for entities in told for entity in entities):
        named.setdefault(entity.actor or entity.name, Counter())[entity.name, entity.known] += 1
    most = ((code, names.most_common(1)[0][0]) for code, names in named.items())
    return tuple(CodedParty(name, code if is_actor_code(code) else "", known) for code, (name, known) in most)


def _sentence(told: ToldEvent) -> str:
    """The sentence of the report in which the event stands."""
    text = told.filed.report.text
    at = told.entry.anchors[0].start if told.entry.anchors else 0
    return next((text[start:end].strip() for start, end in sentence_bounds(text) if start <= at < end), "")
