"""The dossier of a process against the tables that a careful analyst made of the same reports.

One line of a table and one line of the dossier are paired at most once, the nearest days first. They agree when

- talks: the status is the same, the first day is the same or a day apart, at least half of the parties that either names are named
  by both, phone calls are phone calls, and not both place and level differ (one that is empty differs from nothing);
- positions: party, issue and stance are the same;
- provisions: issue and status are the same, and the days are at most a week apart.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from musnad.dossier.material import Material
from musnad.dossier.positions import Stance, positions
from musnad.dossier.provisions import Step, provisions
from musnad.dossier.talks import Meeting, talks
from musnad.evaluation.scores import Tally

__all__ = ["TABLES", "Compared", "compare", "compared", "match", "read_table"]

R = TypeVar("R")
F = TypeVar("F")
#: Reports of one step may tell of it so many days after one another.
_WEEK = 7
#: Part of the parties at a table that both name.
_HALF = 0.5


class Compared(NamedTuple):
    """A table against what was found: counts, and the lines that were missed and wrong, for people."""

    tally: Tally
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def read_table(path: Path) -> list[dict[str, str]]:
    """The lines of an expected table (CSV with a header)."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def match(rows: Sequence[R], found: Sequence[F], distance: Callable[[R, F], float | None]) -> list[tuple[R, F]]:
    """Pairs of lines that agree (`distance` is not None), the nearest first, each line in one pair at most.

    >>> match([1, 5], [4, 6, 9], lambda row, one: abs(row - one) if abs(row - one) < 3 else None)
    [(5, 4)]
    """
    near = [(far, r, f) for r, row in enumerate(rows) for f, one in enumerate(found) if (far := distance(row, one)) is not None]
    pairs: dict[int, int] = {}
    for _, r, f in sorted(near):
        if r not in pairs and f not in pairs.values():
            pairs[r] = f
    return [(rows[r], found[f]) for r, f in sorted(pairs.items())]


def compare(table: str, rows: Sequence[dict[str, str]], material: Material) -> Compared:
    """One part of a dossier (`TABLES` has the names) against the lines of its table."""
    return TABLES[table](rows, material)


def compared(
    table: Sequence[dict[str, str]],
    found: Sequence[F],
    distance: Callable[[dict[str, str], F], float | None],
    told: Callable[[F], str],
) -> Compared:
    """Lines of a table against what was found: `distance` tells how far two are apart, None where they do not agree; `told` is how
    a line that agrees with none is shown to people."""
    pairs = match(table, found, distance)
    rows, ones = [id(row) for row, _ in pairs], [id(one) for _, one in pairs]
    missed = tuple(",".join(row.values()) for row in table if id(row) not in rows)
    wrong = tuple(told(one) for one in found if id(one) not in ones)
    return Compared(Tally(len(pairs), len(missed), len(wrong)), missed, wrong)


def _talks(rows: Sequence[dict[str, str]], material: Material) -> Compared:
    return compared(rows, talks(material), _talks_distance, _talks_line)


def _positions(rows: Sequence[dict[str, str]], material: Material) -> Compared:
    return compared(rows, positions(material), _position_distance, lambda s: f"{s.party},{s.issue},{s.stance},{s.since}")


def _provisions(rows: Sequence[dict[str, str]], material: Material) -> Compared:
    return compared(rows, provisions(material), _provision_distance, lambda s: f"{s.issue},{s.status},{s.since},{s.known}")


def _talks_line(one: Meeting) -> str:
    return f"{one.date},{one.place},{one.level},{'+'.join(one.parties)},{one.status},{one.reports}"


def _talks_distance(row: dict[str, str], one: Meeting) -> float | None:
    parties = set(row["parties"].split("+"))
    shared = len(parties & set(one.parties)) / len(parties | set(one.parties))
    if row["status"] != one.status or shared < _HALF or not one.date:
        return None
    differ = [bool(told and found and told != found) for told, found in ((row["place"], one.place), (row["level"], one.level))]
    apart = _days(row["date"], one.date)
    if apart > 1 or all(differ) or (row["level"] == "phone") != (one.level == "phone"):
        return None
    return apart + sum(differ) / 2 + (1 - shared) / 4


def _position_distance(row: dict[str, str], one: Stance) -> float | None:
    return (
        _days(row["since"], one.since)
        if (row["party"], row["issue"], row["stance"]) == (one.party, one.issue, one.stance)
        else None
    )


def _provision_distance(row: dict[str, str], one: Step) -> float | None:
    apart = _days(row["since"], one.since)
    return apart if (row["issue"], row["status"]) == (one.issue, one.status) and apart <= _WEEK else None


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


#: How each expected table is compared.
TABLES: dict[str, Callable[[Sequence[dict[str, str]], Material], Compared]] = {
    "talks": _talks, "positions": _positions, "provisions": _provisions,
}  # fmt: skip
