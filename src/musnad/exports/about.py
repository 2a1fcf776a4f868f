"""About an export: as of when it holds, what it covers, and who made it; every format states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

import musnad
from musnad.dossier.material import Material
from musnad.dossier.told import day_of

__all__ = ["About", "about", "about_reports"]


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What every export states: the process (its slug; empty for a whole archive), the day it is as of (None: all that is there),
    how many reports of how many outlets it rests on, the ISO days of the first and last of them, on how many days between there was
    none, the least count of independent origins, and the version of musnad."""

    process: str
    name: str
    as_of: str | None
    reports: int
    outlets: int
    first: str | None
    last: str | None
    silent_days: int
    min_origins: int
    version: str

    def lines(self) -> list[tuple[str, str]]:
        """The same as names and texts, for formats without types."""
        told = msgspec.structs.asdict(self)
        return [(name.replace("_", " "), "" if value is None else str(value)) for name, value in told.items()]

    def sentence(self) -> str:
        """The same in one line, for formats that have a comment and no more."""
        known = f"as of {self.as_of}" if self.as_of else "as of all reports"
        span = f", published {self.first} to {self.last}, {self.silent_days} days without any" if self.first else ""
        least = f"; at least {self.min_origins} independent origins" if self.min_origins > 1 else ""
        return f"{self.name}: {known}; {self.reports} reports of {self.outlets} outlets{span}{least}; {self.version}"


def about(material: Material, min_origins: int = 1) -> About:
    """What is to be said of an export of a process."""
    told = about_reports(((day_of(f), f.report.outlet) for f in material.reports), material.process.name, material.as_of)
    return msgspec.structs.replace(told, process=material.process.slug, min_origins=min_origins)


def about_reports(reports: Iterable[tuple[str, str | None]], name: str, as_of: str | None) -> About:
    """What is to be said of some reports, given by their ISO days and outlets."""
    days: Counter[str] = Counter()
    outlets = set()
    for day, outlet in reports:
        days[day] += 1
        outlets.add(outlet)
    first, last = min(days, default=None), max(days, default=None)
    span = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else 0
    return About(
        process="", name=name, as_of=as_of, reports=days.total(), outlets=len(outlets - {None, ""}), first=first, last=last,
        silent_days=span - len(days), min_origins=1, version=f"musnad {musnad.__version__}",
    )  # fmt: skip
