"""The keys under which entries that may belong together meet: what an entry is posted under, and where it looks.

Keys are narrow (type, day and place; type, day and two parties; speaker and day), so that the entries under one key stay few
however large the archive grows.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from math import floor

from musnad.linking.passages import number
from musnad.linking.sketches import EventSketch, Party, PlaceMark, StatementSketch, near_days
from musnad.vocabulary import actor_country

__all__ = ["event_keys", "event_lookups", "statement_keys", "statement_lookups"]

#: Side of a place's cell in degrees, and how far beyond its cell a place is looked for.
_CELL, _AROUND = 0.5, 0.2
#: Parties, pairs and names of an entry that make keys, at most.
_PARTIES, _NAMES = 3, 3


def event_keys(event: EventSketch) -> set[int]:
    """The keys that an event is posted under: on its first day, by place and by who takes part."""
    if not event.first:
        return set()
    found = {number("event", event.type, event.first, *who) for who in _who(event.parties)}
    for place in _places(event)[:2]:
        found.add(number("event", event.type, event.first, *_cell(place)))
    found.update(_meeting_keys(event, [_week(event.published)]))
    return found


def event_lookups(event: EventSketch, kindred: tuple[str, ...] = ()) -> set[int]:
    """The keys under which events like this one may have been posted: days around, cells around, kindred types."""
    if not event.first or len(near_days(event.first, event.last)) > 7:
        return set()
    days = near_days(event.first, event.last, 1)
    where = [cell for place in _places(event) for cell in _cells_around(place)]
    who = _who(event.parties)
    found = {number("event", kind, day, *key) for kind in (event.type, *kindred) for day in days for key in (*where, *who)}
    weeks = [w for at in (-2, -1, 0, 1, 2) if (w := _week(event.published, at))]
    return found | _meeting_keys(event, weeks, sought=True)


def _who(parties: tuple[Party, ...]) -> list[tuple[str, ...]]:
    """Keys of who takes part: named people and bodies, pairs of countries, and the country where there is only one."""
    named = [("named", p.known) for p in parties if p.known and not p.known.isupper()][:_PARTIES]  # codes of states are capitals
    countries = sorted({actor_country(p.actor) for p in parties if p.actor} - {"---"})[: _PARTIES + 1]
    pairs = [("pair", *pair) for pair in combinations(countries, 2)][:_PARTIES]
    return [*named, *pairs, *(("one", country) for country in countries if len(countries) == 1)]


def _places(event: EventSketch) -> tuple[PlaceMark, ...]:
    return (event.place,) if event.place else event.places


def _cell(place: PlaceMark) -> tuple[str, ...]:
    if place.lat is None or place.lon is None:
        return ("place", place.name)
    return ("cell", str(floor(place.lat / _CELL)), str(floor(place.lon / _CELL)))


def _cells_around(place: PlaceMark) -> list[tuple[str, ...]]:
    if place.lat is None or place.lon is None:
        return [_cell(place)]
    rows = {floor((place.lat + d) / _CELL) for d in (-_AROUND, _AROUND)}
    columns = {floor((place.lon + d) / _CELL) for d in (-_AROUND, _AROUND)}
    return [("cell", str(row), str(column)) for row in rows for column in columns]


def _week(day: str, shift: int = 0) -> str:
    """A week (seven days counted from the first) as a text, so many weeks on; empty without a day."""
    days = near_days(day[:10], day[:10])
    if not days:
        return ""
    return str(date.fromisoformat(days[0]).toordinal() // 7 + shift)


def _meeting_keys(event: EventSketch, weeks: list[str], *, sought: bool = False) -> set[int]:
    """Planned meetings look for those called off and the other way round, by parties and week of the report."""
    planned = event.type == "CONSULT" and event.status == "future"
    off = (event.type == "REJECT" and event.mode == "meet") or (event.type == "CONSULT" and event.status == "negated")
    if not (planned or off):
        return set()
    name = "planned" if planned != sought else "called-off"
    return {number(name, week, *who) for week in weeks for who in _who(event.parties)}


def _speaker(speaker: Party) -> str:
    return speaker.known or speaker.actor or speaker.name


def statement_keys(statement: StatementSketch) -> set[int]:
    """The keys that a statement is posted under: its speaker and day; whom and what it names, for denials."""
    if not statement.day or not _speaker(statement.speaker):
        return set()
    mark = "denied" if statement.act == "deny" else "said"
    found = {number("statement", _speaker(statement.speaker), statement.day)}
    if statement.speaker.known and statement.speaker.actor:
        found.add(number("statement", statement.speaker.actor, statement.day))
    found.update(number(mark, name, statement.day) for name in _named(statement))
    return found


def statement_lookups(statement: StatementSketch) -> set[int]:
    """The keys under which the same statement, its denial or what it denies may have been posted."""
    if not statement.day or not _speaker(statement.speaker):
        return set()
    speakers = {_speaker(statement.speaker), statement.speaker.actor} - {""}
    found = {number("statement", who, day) for who in speakers for day in near_days(statement.day, statement.day, 1)}
    mark = "said" if statement.act == "deny" else "denied"
    found.update(number(mark, name, day) for name in _named(statement) for day in near_days(statement.day, statement.day, 2))
    return found


def _named(statement: StatementSketch) -> list[str]:
    """What a statement names: people, bodies and places before states and kinds of events."""
    return sorted(statement.signs, key=lambda sign: (sign.isupper(), ":" in sign, sign))[:_NAMES]
