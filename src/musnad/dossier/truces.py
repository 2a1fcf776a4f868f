"""The monitor of truces: breaches, accusations, aid, and what was read on each day, so that silence is not taken for calm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from musnad.dossier.accusations import Accusations
from musnad.dossier.aid import Aid, aid
from musnad.dossier.breaches import Breach, breaches
from musnad.dossier.ledger import Accusation, accusations
from musnad.dossier.material import Material
from musnad.dossier.process import Truce
from musnad.dossier.sentences import Sentences
from musnad.dossier.settings import Settings
from musnad.dossier.sides import belligerents

__all__ = ["Account", "Day", "Monitor", "monitor", "monitors"]


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a truce: how many reports of the process were published on it, and the breaches of that day by grade.

    Where nothing was read that could tell of the day (no report on it or on the next) all counts are None: nothing is known.
    """

    day: str
    reports: int
    breaches: int | None
    alleged: int | None
    reported: int | None
    corroborated: int | None
    disputed: int | None
    retracted: int | None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What is laid to a party's charge: the breaches of which it is accused, by grade, with their dead (lowest and highest sums);
    how often others accuse it and it accuses others, and the highest number of violations that anybody counts against it."""

    party: str
    breaches: int
    alleged: int
    reported: int
    corroborated: int
    disputed: int
    killed_low: int
    killed_high: int
    accused: int
    accusing: int
    claimed: int | None


class Monitor(msgspec.Struct, frozen=True, kw_only=True):
    """A truce as the reports show it until a day."""

    truce: Truce
    until: str
    breaches: tuple[Breach, ...]
    accusations: tuple[Accusation, ...]
    accounts: tuple[Account, ...]
    aid: tuple[Aid, ...]
    days: tuple[Day, ...]


def monitors(material: Material, min_origins: int = 1) -> tuple[Monitor, ...]:
    """The truces of a process. `min_origins` leaves out breaches, accusations and aid on fewer independent origins."""
    return tuple(monitor(material, truce, min_origins) for truce in material.process.truce)


def monitor(material: Material, truce: Truce, min_origins: int = 1) -> Monitor:
    """One truce: its breaches, the ledger, the accounts of its parties, aid, and its days."""
    settings, sentences = Settings(), Sentences(material)
    parties = belligerents(material.process, truce)
    found = breaches(material, truce, settings, Accusations(material, parties, sentences), sentences)
    ledger = accusations(material, truce, sentences, (address for breach in found for address in breach.evidence))
    kept = tuple(b for b in found if b.origins >= min_origins)
    made = tuple(a for a in ledger if a.origins >= min_origins)
    return Monitor(
        truce=truce, until=_until(material, truce), breaches=kept, accusations=made,
        accounts=tuple(_account(party, kept, made) for party in parties if _concerned(party, truce, kept, made)),
        aid=tuple(a for a in aid(material, truce, settings) if a.origins >= min_origins),
        days=tuple(_days(material, truce, kept)),
    )  # fmt: skip


def _until(material: Material, truce: Truce) -> str:
    """The last day of a truce that is known: its end, the day as of which is asked, or that of the last report."""
    known = material.as_of or max(material.coverage, default=truce.effect.isoformat())
    return min(known, truce.end.isoformat()) if truce.end else known


def _concerned(party: str, truce: Truce, found: Sequence[Breach], made: Sequence[Accusation]) -> bool:
    told = any(party in b.sides for b in found) or any(party in (a.accused, a.accuser) for a in made)
    return party in truce.parties or told


def _account(party: str, found: Sequence[Breach], made: Sequence[Accusation]) -> Account:
    mine = [b for b in found if party in b.sides]
    against = [a for a in made if a.accused == party]
    return Account(
        party=party, breaches=len(mine), alleged=_graded(mine, "alleged"), reported=_graded(mine, "reported"),
        corroborated=_graded(mine, "corroborated"), disputed=_graded(mine, "disputed"),
        killed_low=sum(b.killed.low for b in mine if b.killed), killed_high=sum(b.killed.high for b in mine if b.killed),
        accused=len(against), accusing=sum(a.accuser == party for a in made),
        claimed=max((a.violations for a in against if a.violations is not None), default=None),
    )  # fmt: skip


def _graded(found: Sequence[Breach], grade: str) -> int:
    return sum(b.grade == grade for b in found)


def _days(material: Material, truce: Truce, found: Sequence[Breach]) -> Iterator[Day]:
    """The days of a truce, each with what was read on it. News of a day comes on it and on the next."""
    day, last = truce.effect, date.fromisoformat(_until(material, truce))
    while day <= last:
        mine = [b for b in found if b.day == day.isoformat()]
        read = material.coverage.get(day.isoformat(), 0)
        after = material.coverage.get((day + timedelta(days=1)).isoformat(), 0)
        known = bool(read or after or mine)
        counts = {grade: _graded(mine, grade) if known else None for grade in _GRADES}
        yield Day(day=day.isoformat(), reports=read, breaches=len(mine) if known else None, **counts)
        day += timedelta(days=1)


_GRADES = ("alleged", "reported", "corroborated", "disputed", "retracted")
