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
            return max(held, key=lambda o: o.start).actor
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
    """A place: country code, coordinates (degrees; None where it is an area without a point) and kind."""

    id: str
    en: str
    country: str
    lat: float | None
    lon: float | None
    kind: str
    population: int


def day_range(start: str, end: str) -> tuple[str, str]:
    """First and last ISO day of a range whose ends may be years, months or days; an empty end stays empty.

    >>> day_range("2003", "2010-05"), day_range("2003-02-01", "")
    (('2003-01-01', '2010-05-31'), ('2003-02-01', ''))
    """
    first = start + "0000-01-01"[len(start) :]
    return first, end and end + "9999-12-31"[len(end) :]
