"""Breaches and aid of a dossier against the tables that a careful analyst made of the same reports.

Lines agree when their days are at most one apart, their places are one (by name, or within forty kilometres), and

- breaches: the type is the same, and where both name who is accused, somebody is accused in both (forces of one country and camp
  count as one);
- aid: the kind is the same. A refusal goes on: its days may be a week apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from musnad.dossier.aid import Aid
from musnad.dossier.breaches import Breach
from musnad.dossier.material import Material
from musnad.dossier.settings import places_called
from musnad.dossier.sides import side_of
from musnad.dossier.truces import monitors
from musnad.evaluation.dossiers import Compared, compared
from musnad.linking.events import distance_km
from musnad.linking.sketches import PlaceMark
from musnad.records import Entity
from musnad.text import fold
from musnad.world.who import Place

__all__ = ["TRUCE_TABLES"]

_DAY, _WEEK, _KM = 1, 7, 40.0


def _breaches(rows: Sequence[dict[str, str]], material: Material) -> Compared:
    found = [breach for monitor in monitors(material) for breach in monitor.breaches]
    return compared(rows, found, _breach_distance, _breach_line)


def _aid(rows: Sequence[dict[str, str]], material: Material) -> Compared:
    found = [aid for monitor in monitors(material) for aid in monitor.aid]
    return compared(rows, found, _aid_distance, lambda a: f"{a.day},{a.place},{a.kind},{' '.join(a.evidence)}")


def _breach_line(one: Breach) -> str:
    return f"{one.day},{one.place},{one.type},{one.mode},{'+'.join(one.accused)},{one.grade},{' '.join(one.evidence)}"


def _breach_distance(row: dict[str, str], one: Breach) -> float | None:
    apart = _days(row["date"], one.day)
    if row["type"] != one.type or apart > _DAY or not _one_place(row["place"], one.place):
        return None
    wanted = tuple(filter(None, row["accused"].split("+")))
    if not wanted or not one.accused:
        return apart + 0.5
    return apart if any(side_of(Entity("", "", "organisation", code, ()), wanted) for code in one.accused) else None


def _aid_distance(row: dict[str, str], one: Aid) -> float | None:
    apart = _days(row["date"], one.day)
    within = _WEEK if one.kind == "refused" else _DAY
    return apart if row["kind"] == one.kind and apart <= within and _one_place(row["place"], one.place) else None


def _one_place(name: str, other: str) -> bool:
    if fold(name) == fold(other):
        return True
    return any(_near(one, another) for one in places_called(name) for another in places_called(other))


def _near(one: Place, other: Place) -> bool:
    if one.id == other.id:
        return True
    known = one.lat is not None and other.lat is not None and one.country == other.country
    return known and distance_km(_mark(one), _mark(other)) <= _KM


def _mark(place: Place) -> PlaceMark:
    return PlaceMark(place.id, place.country, place.lat, place.lon)


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


#: How each expected table on truces is compared.
TRUCE_TABLES: dict[str, Callable[[Sequence[dict[str, str]], Material], Compared]] = {"breaches": _breaches, "aid": _aid}
