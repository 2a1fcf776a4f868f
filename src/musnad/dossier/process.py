"""Processes: talks about one matter, as an analyst defines them in a small TOML file."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from musnad.faults import Fault, InputError, choices_for
from musnad.vocabulary import EVENT_TYPES, ISSUES, is_actor_code
from musnad.world.load import World, load_world

__all__ = ["Process", "Truce", "parse_process", "process_toml", "read_process"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class Truce(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A truce of a process: who keeps it, where, from when to when, whom it leaves out and which events break it.

    `parties`, `exempt` are actor codes or ids of the world data; `area` country codes or English names of places; `terms` the
    event types it forbids; `end` is left out while it holds. `class` and `purpose` as in the ETH/PRIO Civil Conflict Ceasefire
    Dataset, `term` the word that was used (هدنة, وقف إطلاق النار).
    """

    name: str
    parties: tuple[str, ...]
    effect: date
    end: date | None = None
    declared: date | None = None
    area: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    terms: tuple[str, ...] = ("ASSAULT", "COERCE", "MOBILIZE")
    class_: Literal["cessation of hostilities", "preliminary", "definitive", "unclear"] = msgspec.field(
        default="unclear", name="class"
    )
    purpose: Literal["humanitarian", "peace process", "holiday", "election", "other"] = "other"
    term: str = ""
    name_ar: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is in effect on a day."""
        return self.effect <= day and (self.end is None or day <= self.end)

    def called(self, lang: str) -> str:
        """Its name in a language, `ar` or `en`."""
        return self.name_ar if lang == "ar" and self.name_ar else self.name


class Process(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Talks about one matter: who negotiates (`parties`), who else is of the matter (`also`), where (`countries` of the conflict,
    `places` of talks and fighting), about what (`issues`), and from when to when.

    Parties are country codes (`USA`: all who act for it), actor codes (`YEM REB`) or ids of the world data (`houthis`).
    `slug` is what commands call it.
    """

    slug: str
    name: str
    parties: tuple[str, ...]
    also: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    truce: tuple[Truce, ...] = ()
    name_ar: str = ""

    def called(self, lang: str) -> str:
        """Its name in a language, `ar` or `en`."""
        return self.name_ar if lang == "ar" and self.name_ar else self.name


def read_process(path: Path) -> Process:
    """The process that a TOML file defines. Raises InputError with place, fault, choices and remedy."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError(Fault(str(path), f"cannot be read: {reason}", "", "name a TOML file that defines a process")) from None
    return parse_process(text, path.stem, str(path))


def parse_process(text: str, slug: str, place: str) -> Process:
    """The process that TOML text defines. `slug` names it unless the text does; `place` is where faults are said to be.

    >>> process = parse_process('name = "Jeddah talks"\\nparties = ["SDN MIL", "SDN PRM"]', "jeddah", "jeddah.toml")
    >>> process.slug, process.parties
    ('jeddah', ('SDN MIL', 'SDN PRM'))
    >>> parse_process('name = "Jeddah talks"\\nparties = ["SUDAN"]', "jeddah", "jeddah.toml")
    Traceback (most recent call last):
    musnad.faults.InputError: jeddah.toml: parties: nobody is called 'SUDAN'; write a country code (SYR), an actor code (SYR GOV) or an id of the world data (houthis)
    """  # noqa: E501
    try:
        given: dict[str, Any] = tomllib.loads(text)
        process = msgspec.convert({"slug": slug, **given}, Process)
    except tomllib.TOMLDecodeError as error:
        raise InputError(Fault(place, f"not TOML: {error}", "", "see examples/dossier for a process")) from None
    except msgspec.ValidationError as error:
        remedy = "see docs/dossier.md for the fields of a process"
        raise InputError(Fault(place, str(error).replace("`$.", "`"), "", remedy)) from None
    _check(process, place)
    return process


def process_toml(process: Process) -> str:
    """A process as the TOML text that defines it.

    >>> print(process_toml(Process(slug="jeddah", name="Jeddah talks", parties=("SDN MIL", "SDN PRM"), since=date(2023, 5, 6))))
    slug = "jeddah"
    name = "Jeddah talks"
    parties = ["SDN MIL", "SDN PRM"]
    since = 2023-05-06
    <BLANKLINE>
    """
    told = msgspec.to_builtins(process, builtin_types=(date,))
    truces = told.pop("truce", ())
    lines = [f"{key} = {_toml(value)}" for key, value in told.items()]
    for truce in truces:
        lines += ["", "[[truce]]", *(f"{key} = {_toml(value)}" for key, value in truce.items())]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _check(process: Process, place: str) -> None:
    """Refuse what would find nothing."""
    world = load_world()
    if not _SLUG.match(process.slug):
        raise InputError(Fault(place, f"slug {process.slug!r} is no name for a command", "", "use a-z, 0-9 and hyphens"))
    if not process.name.strip() or not process.parties:
        raise InputError(Fault(place, "name and parties must not be empty", "", "say what it is called and who negotiates"))
    if process.since and process.until and process.since > process.until:
        raise InputError(Fault(place, f"since {process.since} is later than until {process.until}", "", "exchange them"))
    for field in ("parties", "also"):
        _check_parties(getattr(process, field), field, place, world)
    _check_all(process.countries, "countries", tuple(world.states), place)
    _check_all(process.issues, "issues", tuple(ISSUES), place)
    for truce in process.truce:
        _check_parties((*truce.parties, *truce.exempt), f"truce {truce.name!r}", place, world)
        _check_all(truce.terms, f"truce {truce.name!r}: terms", tuple(EVENT_TYPES), place)
        if truce.end and truce.end < truce.effect:
            raise InputError(Fault(place, f"truce {truce.name!r} ends before it takes effect", "", "correct effect or end"))


def _check_parties(given: tuple[str, ...], field: str, place: str, world: World) -> None:
    for party in given:
        if (
            party not in world.states
            and party not in world.organisations
            and party not in world.people
            and not is_actor_code(party)
        ):
            remedy = "write a country code (SYR), an actor code (SYR GOV) or an id of the world data (houthis)"
            raise InputError(Fault(place, f"{field}: nobody is called {party!r}", "", remedy))


def _check_all(given: tuple[str, ...], field: str, known: tuple[str, ...], place: str) -> None:
    for one in given:
        if one not in known:
            raise InputError(Fault(place, f"{field}: unknown {one!r}", choices_for(one, known)))
