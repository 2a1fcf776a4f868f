"""Aid: what reached whom, and what was refused or held back, while a truce was in effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from musnad.archive.answers import FiledReport
from musnad.dossier.aid_words import tells_of_aid
from musnad.dossier.material import Material
from musnad.dossier.process import Truce
from musnad.dossier.settings import Area, Settings, place_name
from musnad.dossier.told import day_of
from musnad.linking import address
from musnad.linking.events import agree_places, distance_km
from musnad.linking.sketches import PlaceMark, days_between
from musnad.records import Record

__all__ = ["Aid", "aid"]

#: Speech by which aid is wished for, promised or announced: it has not come.
_NOT_COME = frozenset({"demand", "propose", "hope", "warn", "threaten", "promise", "doubt"})
#: Reports of one delivery come within so many days; a refusal is told of for weeks, until it is given up.
_DAYS = {"delivered": 2, "refused": 14}
#: A seat of government that lies so near to another place only says where that is (kilometres).
_SUBURB = 25.0


class Aid(msgspec.Struct, frozen=True, kw_only=True):
    """Relief that was delivered, or refused or held back, at a place. `day` is exact (`precision` day) or that of the report
    (`about`). `evidence` are entries of the sentences that tell it, or the report where the sentence has none."""

    truce: str
    day: str
    precision: Literal["day", "about"]
    place: str
    kind: Literal["delivered", "refused"]
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class _Told(NamedTuple):
    """Aid at one place, as one sentence tells of it."""

    item: str
    kind: Literal["delivered", "refused"]
    day: str
    dated: bool
    place: PlaceMark


def aid(material: Material, truce: Truce, settings: Settings) -> tuple[Aid, ...]:
    """The deliveries and refusals of relief in the area of a truce, from the day it takes effect on, in order of their days."""
    effect, area = truce.effect.isoformat(), Area(truce.area)
    told = [t for f in material.reports if day_of(f) >= effect for t in _told(f, area, settings) if t.day >= effect]
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (not t.dated, t.day, t.item, t.place.name)):
        at = next((group for group in groups if any(_same(one, other) for other in group)), None)
        if at is None:
            groups.append([one])
        else:
            at.append(one)
    return tuple(sorted((_aid(material, truce, group) for group in groups), key=lambda a: (a.day, a.place, a.kind)))


def _told(filed: FiledReport, area: Area, settings: Settings) -> Iterator[_Told]:
    """What the sentences of a report tell of relief, one for each place that it went to."""
    text, record = filed.report.text, filed.record
    before = ""
    for start, end in settings.sentences(filed):
        given = any(e.type == "AID" and e.status == "actual" and start <= a.start < end for e in record.events for a in e.anchors)
        tells = tells_of_aid(text[start:end], record.lang, before, given=given)
        before = text[start:end].strip() or before
        said = next((s for s in record.statements if start <= s.content.start < end), None)
        if not tells or (tells == "come" and said is not None and said.act in _NOT_COME):
            continue
        places = [mark for mark in settings.named(filed, start, end) if mark.lat is not None and area.holds(mark)]
        days = _days(record, start, end, day_of(filed))
        entry = said.id if said else next((e.id for e in record.events if any(start <= a.start < end for a in e.anchors)), "")
        kind: Literal["delivered", "refused"] = "delivered" if tells == "come" else "refused"
        for mark in _narrowed(places, settings):
            yield _Told(address(filed.key, entry), kind, days[0] if days else day_of(filed), bool(days), mark)


def _days(record: Record, start: int, end: int, until: str) -> list[str]:
    """The one day up to that of the report that a sentence names."""
    values = {t.value[:10] for t in record.times if start <= t.start < end and len(t.value) >= 10 and t.value[:4].isdecimal()}
    days = sorted(value for value in values if value <= until)
    return days if len(days) == 1 else []


def _narrowed(places: Sequence[PlaceMark], settings: Settings) -> list[PlaceMark]:
    """The places without those that only say near what they lie: regions, and the seat of government beside which a town lies."""
    towns = [mark for mark in places if not settings.is_wide(mark)] or list(places[:1])
    return [
        mark
        for mark in towns
        if not (settings.is_seat(mark) and any(mark != other and distance_km(mark, other) <= _SUBURB for other in towns))
    ]


def _same(one: _Told, other: _Told) -> bool:
    apart = abs(days_between(other.day, one.day) or 0)
    near = apart <= (0 if one.dated and other.dated and one.kind == "delivered" else _DAYS[one.kind])
    return one.kind == other.kind and near and one.item != other.item and agree_places(one.place, other.place) == 1.0


def _aid(material: Material, truce: Truce, group: Sequence[_Told]) -> Aid:
    evidence = tuple(sorted({one.item for one in group}))
    origins = material.origins(evidence)
    first = group[0]
    return Aid(
        truce=truce.name, day=first.day, precision="day" if first.dated else "about", place=place_name(first.place),
        kind=first.kind, reports=origins.reports, origins=origins.independent,
        sources=tuple(origin.name for origin in origins.origins), evidence=evidence,
    )  # fmt: skip
