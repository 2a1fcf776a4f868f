"""The lint of the world across its tables: unknown people, countries and owners, impossible ranges, two holders at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from musnad.check.tables import Line
from musnad.faults import Fault, choices_for
from musnad.vocabulary import INTERNATIONAL, actor_country
from musnad.world.who import day_range

__all__ = ["ROLES", "check_world"]

#: The roles an office may have.
ROLES = frozenset(
    "monarch crown_prince president vice_president prime_minister deputy_prime_minister foreign_minister deputy_foreign_minister "
    "defence_minister interior_minister finance_minister oil_minister information_minister minister speaker supreme_leader "
    "army_chief intelligence_chief national_security_adviser secretary_general deputy_secretary_general envoy high_representative "
    "commission_president council_president ambassador ambassador_un spokesman leader deputy_leader political_leader commander "
    "opposition_leader chair director_general candidate".split()
)

Lines = dict[str, list[Line]]


def check_world(lines: Lines) -> Iterator[Fault]:
    """The faults across the tables of world/; `lines` by the path inside the folder."""
    people = {line.cells.get("id", "") for line in _under(lines, "world/people/")}
    organisations = _under(lines, "world/organisations.csv") + _under(lines, "world/media.csv")
    known = {line.cells.get("id", "") for line in organisations}
    states = {line.cells.get("code", "") for line in _under(lines, "world/states.csv")}
    offices = _under(lines, "world/offices/")
    for line in offices:
        yield from _office(line, people, states | set(INTERNATIONAL) | known)
    for line in [*offices, *organisations, *_under(lines, "world/people/")]:
        country = actor_country(line.cells.get("actor") or None)
        if country != "---" and country not in states and country not in INTERNATIONAL:
            yield Fault(line.place, f"unknown country {country!r}", "", "add it to world/states.csv or correct it")
    for line in _under(lines, "world/places.csv"):
        if line.cells.get("country") not in states | {"", "---"}:
            yield Fault(
                line.place, f"unknown country {line.cells.get('country')!r}", "", "add it to world/states.csv or correct it"
            )
    yield from _overlaps([line for line in offices if line.cells.get("office", "").count(".") == 1], "office")
    yield from _overlaps([line for line in organisations if line.cells.get("start") or line.cells.get("end")], "id")


def _under(lines: Lines, path: str) -> list[Line]:
    return [line for name, found in lines.items() if name.startswith(path) for line in found]


def _office(line: Line, people: set[str], owners: set[str]) -> Iterator[Fault]:
    person, office = line.cells.get("person", ""), line.cells.get("office", "")
    if person not in people:
        yield Fault(line.place, f"unknown person {person!r}", choices_for(person, people), "add the person to world/people/")
    owner, _, rest = office.partition(".")
    if owner not in owners:
        near = choices_for(owner, owners)
        yield Fault(
            line.place, f"unknown owner {owner!r} of the office {office!r}", near, "a country, UNO, EUR, or an organisation's id"
        )
    role = rest.partition(".")[0]
    if role not in ROLES:
        yield Fault(
            line.place,
            f"unknown role {role!r} in the office {office!r}",
            choices_for(role, sorted(ROLES)),
            "write owner.role or owner.role.qualifier",
        )
    start, end = line.cells.get("start", ""), line.cells.get("end", "")
    if end and day_range(end, "")[0][: len(end)] < start[: len(end)]:
        yield Fault(line.place, f"ends ({end}) before it starts ({start})", "", "correct a date")


def _overlaps(lines: list[Line], column: str) -> Iterator[Fault]:
    """Lines of one office or organisation that certainly overlap: by a day, beyond what coarse dates leave open."""
    by: dict[str, list[tuple[str, str, Line]]] = {}
    for line in lines:
        start, end = line.cells.get("start", ""), line.cells.get("end", "")
        last_start = day_range("", start)[1] if start else "0000-01-01"
        first_end = day_range(end, "")[0] if end else "9999-12-31"
        by.setdefault(line.cells.get(column, ""), []).append((last_start, first_end, line))
    for key, held in by.items():
        held.sort(key=lambda h: h[0])
        for (_, end, before), (start, later_end, line) in pairwise(held):
            if start < end and start < later_end:
                who = line.cells.get("person", "")
                other = before.cells.get("person", "")
                parties = f" by {other} ({before.place}) and {who}" if who else f" with {before.place}"
                yield Fault(line.place, f"{key} held at once{parties}", "", "correct a date, or give the office a qualifier")
