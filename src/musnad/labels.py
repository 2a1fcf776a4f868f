"""Labels: how vocabulary is called in the languages of readers, and what a party is called."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from musnad.vocabulary import INTERNATIONAL, actor_country, actor_sector, is_actor_code
from musnad.world.load import World, load_world

__all__ = ["known_name", "label", "labels", "party_name"]

_TABLE = Path(__file__).parent / "labels.csv"


@cache
def labels() -> dict[tuple[str, str], dict[str, str]]:
    """All labels: by kind (`issue`, `sector`, ...) and key, in each language (`ar`, `en`)."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return {(row["kind"], row["key"]): {"ar": row["ar"], "en": row["en"]} for row in csv.DictReader(lines)}


def label(kind: str, key: str, lang: str = "en") -> str:
    """What a value of a vocabulary is called in a language (`ar` or `en`); the value itself where no label is known.

    >>> label("sector", "REB", "ar"), label("sector", "REB"), label("sector", "XYZ")
    ('المسلحون', 'armed opposition', 'XYZ')
    """
    return labels().get((kind, key), {}).get(lang) or key


@cache
def party_name(party: str, lang: str = "en") -> str:
    """What a party is called: a country code, an actor code or an id of the world data; unknown ones as they are.

    >>> party_name("RUS"), party_name("RUS GOV"), party_name("SYR OPP"), party_name("houthis")
    ('Russia', 'Russia', 'Syria: opposition', 'Houthis')
    >>> party_name("RUS GOV", "ar"), party_name("SYR OPP", "ar"), party_name("UNO", "ar")
    ('روسيا', 'سوريا: المعارضة', 'الأمم المتحدة')
    """
    world = load_world()
    if is_actor_code(party):
        country, sector = actor_country(party), actor_sector(party)
        if country in INTERNATIONAL:
            return label("international", country, lang)
        state = _state(country, lang, world)
        what = label("sector", sector, lang)
        return (f"{state}: {what}" if sector != "GOV" else state) if state else what
    if party in world.states:
        return _state(party, lang, world)
    known = world.organisations.get(party) or world.people.get(party)
    return (known.ar if lang == "ar" else known.en) or known.en if known else party


def known_name(name: str, lang: str = "en") -> str:
    """A name of the world data (person, body, medium, state, place, by its English name) in a language; others as they are.

    >>> known_name("Sergey Lavrov", "ar"), known_name("Geneva", "ar"), known_name("The Daily Planet", "ar")
    ('سيرغي لافروف', 'جنيف', 'The Daily Planet')
    """
    return _arabic_names().get(name, name) if lang == "ar" else name


@cache
def _arabic_names() -> dict[str, str]:
    """The Arabic names of all that the world data knows, by the English ones; of places of one name the largest."""
    world = load_world()
    places = sorted(world.places.values(), key=lambda place: place.population)
    found = {place.en: place.ar for place in places if place.ar}
    found |= {state.capital_en: state.capital_ar for state in world.states.values()}
    found |= {body.en: body.ar for body in world.organisations.values() if body.ar}
    found |= {person.en: person.ar for person in world.people.values() if person.ar}
    return found | {state.en: state.ar for state in world.states.values()}


def _state(code: str, lang: str, world: World) -> str:
    state = world.states.get(code)
    return (state.ar if lang == "ar" else state.en) if state else ""
