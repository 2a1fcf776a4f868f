"""What the world data says of one name: states, people with dated offices, organisations, media, places."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Office", "Organisation", "Person", "Place", "Referent", "State", "day_range"]


class Referent(NamedTuple):
    """What a name may stand for. `kind` is state, capital, person, organisation, armed_group or place; `short` marks a part of a
    full name (a family name, an abbreviation)."""

    kind: str
    id: str
    short: bool = False


class State(NamedTuple):
    """A state: ISO 3166 alpha-3 code and the names and demonyms of both languages."""

    code: str
    en: str
    ar: str
    capital_en: str
    capital_ar: str


class Office(NamedTuple):
    """A person's office: key `<owner>.<role>[.<qualifier>]`, actor code, first and last day (ISO; empty = still held)."""

    person: str
    key: str
    actor: str
    start: str
    end: str

    def held_on(self, day: str) -> bool:
        """Whether the office was held on an ISO day."""
        return self.start <= day and (not self.end or day <= self.end)


class Person(NamedTuple):
    """A person with offices in order of their start; `actor` holds where no office gives one."""

    id: str
    en: str
    ar: str
    gender: str
    actor: str | None
    offices: tuple[Office, ...]

    def actor_on(self, day: str) -> str | None:
        """The actor code on an ISO day: of the office held then; former holders are elites (ELI).

        >>> held = Office("x", "ABC.president", "SYR GOV", "2000-01-01", "2010-12-31")
        >>> person = Person("x", "X", "س", "m", None, (held,))
        >>> person.actor_on("2005-03-01"), person.actor_on("2012-01-01"), person.actor_on("1990-01-01")
        ('SYR GOV', 'SYR ELI', 'SYR UNK')
        """
        held = [o for o in self.offices if o.held_on(day)]
        if held:
            return max(held, key=lambda o: (not o.actor.endswith(" PTY"), o.start)).actor  # state offices before party offices
        if self.actor:
            return self.actor
        before = [o for o in self.offices if o.start <= day]
        if before:
            code = before[-1].actor
            return f"{code[:3]} ELI" if code.endswith((" GOV", " LEG", " MIL", " SPY")) else code
        if self.offices:
            code = self.offices[0].actor
            return f"{code[:3]} UNK" if " " in code else code
        return None

    def actor_as(self, role: str, day: str) -> str | None:
        """The actor code of the office that a text calls a person by: held on an ISO day, or left within the month before.

        `role` is the second part of an office key; an empty day asks for the last such office. None without such an office.
        Heads of state and government have no month: they fall on a day that every report knows.

        >>> army = Office("x", "ABC.army_chief", "ABC MIL", "2000-01-01", "2010-12-31")
        >>> person = Person("x", "X", "س", "m", None, (army, Office("x", "ABC.president", "ABC GOV", "2005-01-01", "")))
        >>> [person.actor_as("army_chief", day) for day in ("2006-01-01", "2011-01-09", "2012-01-01")]
        ['ABC MIL', 'ABC MIL', None]
        """
        fit = [o for o in self.offices if _same_role(role, o.key.split(".")[1])]
        if day:
            fit = [o for o in fit if o.start <= day and (not o.end or day <= (o.end if role in _HEADS else _month_after(o.end)))]
        return fit[-1].actor if fit else None

    def offices_on(self, day: str) -> tuple[Office, ...]:
        """The offices held on an ISO day."""
        return tuple(o for o in self.offices if o.held_on(day))


class Organisation(NamedTuple):
    """An organisation, armed group or outlet with dated actor codes (actor, start, end)."""

    id: str
    en: str
    ar: str
    kind: str
    category: str
    codes: tuple[tuple[str, str, str], ...]

    def actor_on(self, day: str) -> str:
        """The actor code on an ISO day (the first code before the first date, the last after the last)."""
        for actor, start, end in self.codes:
            if start <= day and (not end or day <= end):
                return actor
        return self.codes[0][0] if day < self.codes[0][1] else self.codes[-1][0]


class Place(NamedTuple):
    """A place: country code, coordinates (degrees; None where it is an area without a point) and kind; `ar` is its Arabic name,
    empty where none is known."""

    id: str
    en: str
    country: str
    lat: float | None
    lon: float | None
    kind: str
    population: int
    ar: str = ""


_HEADS = frozenset({"president", "prime_minister", "monarch"})
_COMMAND = frozenset({"army_chief", "commander"})


def _same_role(named: str, held: str) -> bool:
    """Whether a title of a role may be said of the holder of an office (any minister is called minister)."""
    return named == held or (named == "minister" and held.endswith("minister")) or {named, held} <= _COMMAND


def _month_after(day: str) -> str:
    """The ISO day a month later, good for comparison.

    >>> _month_after("2012-07-18"), _month_after("2012-12-18")
    ('2012-08-18', '2013-01-18')
    """
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12:04}-{month % 12 + 1:02}{day[7:]}"


def day_range(start: str, end: str) -> tuple[str, str]:
    """First and last ISO day of a range whose ends may be years, months or days; an empty end stays empty.

    >>> day_range("2003", "2010-05"), day_range("2003-02-01", "")
    (('2003-01-01', '2010-05-31'), ('2003-02-01', ''))
    """
    first = start + "0000-01-01"[len(start) :]
    return first, end and end + "9999-12-31"[len(end) :]
