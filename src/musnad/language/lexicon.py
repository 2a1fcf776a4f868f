"""The lexicon of a language: every written form of every listed word, and what it can be.

The words are CSV files under `language/<xx>/lexicon/`; how they inflect is said by `inflection` in `language.toml`
("templatic", root and pattern; "affixal", endings). The form table is built once and kept compiled.
"""

from __future__ import annotations

import tomllib
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from musnad.language.compiled import compiled
from musnad.language.form_table import FormTable
from musnad.language.forms import NO_SENSE, Entry, Sense
from musnad.language.proper_names import geonames_source, proper_names
from musnad.language.templatic import Features
from musnad.text import fold

__all__ = ["Lexicon", "Reading", "language_folder", "load_lexicon", "settings"]

_HERE = Path(__file__).parent
_WORLD = _HERE.parent / "world"
_DERIVED_CLASS = frozenset({"derived"})
#: Modules that inflect a language folder, by the kind of inflection; read only when the form table must be built.
_INFLECTIONS = {"templatic": "musnad.language.templatic_lexicon", "affixal": "musnad.language.affixal"}
Words = Iterator[tuple[str, Entry, Features]]
Built = tuple[tuple[Entry, ...], tuple[Features, ...], FormTable]


class Reading(NamedTuple):
    """One sense of a spelling, how uncommon it is by its kind (0 is ordinary), and the state of a noun (acc, con, abs)."""

    cost: float
    sense: Sense
    state: str


class Lexicon:
    """The words of one language with all their forms. `entries` are in the order of the files."""

    def __init__(self, built: Built, rules: dict[str, Any]) -> None:
        self.entries, self._features, self.table = built
        self._cost = _costs(rules.get("costs", {}))
        self._derived: dict[str, Any] = rules.get("derived", {})
        self._readings: dict[int, Reading] = {}

    def senses(self, folded_stem: str) -> tuple[Sense, ...]:
        """All senses of a folded stem, the commonest kind first; empty when it is in no form table."""
        found = [reading for _, pairs in self.table.rows(folded_stem) for reading in self._unpack(pairs)]
        if not found:
            return NO_SENSE
        return tuple(dict.fromkeys(reading.sense for reading in sorted(found, key=_by_cost)))

    def readings(self, folded: str) -> list[tuple[str, list[Reading]]]:
        """The full spellings a folded form can stand for, each with its readings in no order."""
        return [(spelling, self._unpack(pairs)) for spelling, pairs in self.table.rows(folded)]

    def _unpack(self, pairs: array[int]) -> list[Reading]:
        known = self._readings
        found = []
        for pair in pairs:
            reading = known.get(pair)
            if reading is None:
                entry, features = self.entries[pair >> 10], self._features[pair & 1023]
                reading = known[pair] = Reading(self._cost(entry, features), Sense(entry, *features[:5]), features.state)
            found.append(reading)
        return found

    def derived(self, folded: str) -> list[tuple[str, list[Reading]]]:
        """What a folded form can be as an adjective made by an ending from a noun (استباقي from استباق), like `readings`."""
        for ending, gender, number in self._derived.get("endings", ()):
            if folded.endswith(fold(ending)) and len(folded) > len(ending) + 2:
                base = folded[: -len(ending)]
                for end, noun_end in self._derived["base"]:
                    size = len(base) - len(end)
                    if base.endswith(end):
                        for spelling, pairs in self.table.rows(base[:size] + noun_end):
                            if any(self._derives(spelling, pair) for pair in pairs):
                                stem = spelling[:size] + ("ئ" if end else "")
                                return [(stem + ending, [self._derived_reading(stem, gender, number)])]
                return []
        return []

    def _derived_reading(self, stem: str, gender: str, number: str) -> Reading:
        entry = Entry(stem + self._derived["lemma"], self._derived["pos"], _DERIVED_CLASS)
        features = Features(gender=gender, number=number)
        return Reading(self._cost(entry, features), Sense(entry, gender=gender, number=number), "")

    def _derives(self, spelling: str, pair: int) -> bool:
        """Whether adjectives of relation are made from this form: a noun as it is listed, or a verbal noun."""
        entry, features = self.entries[pair >> 10], self._features[pair & 1023]
        if features.number != "s" or features.state:
            return False
        return features.tense == "msd" or (entry.pos == "N" and entry.lemma == spelling)


def _by_cost(reading: Reading) -> float:
    return reading.cost


def language_folder(lang: str) -> Path:
    """The folder of a language; raises ValueError naming the languages there are."""
    folder = _HERE / lang
    if not (folder / "language.toml").is_file():
        known = ", ".join(sorted(p.parent.name for p in _HERE.glob("*/language.toml")))
        raise ValueError(f"no language {lang!r} under {_HERE}; there are: {known}")
    return folder


@cache
def settings(lang: str) -> dict[str, Any]:
    """What `language.toml` of a language says."""
    with (language_folder(lang) / "language.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def load_lexicon(lang: str) -> Lexicon:
    """The lexicon of a language, from its compiled form when its files are unchanged."""
    folder = language_folder(lang)
    return Lexicon(compiled(f"lexicon-{lang}", _inputs(folder), lambda: _build(lang, folder)), settings(lang))


def _inputs(folder: Path) -> list[Path]:
    names = ("lexicon.py", "form_table.py", "proper_names.py", "forms.py")
    code = [*_HERE.glob("templatic*.py"), *_HERE.glob("affixal*.py"), *(_HERE / name for name in names), _HERE.parent / "text.py"]
    data = [folder / "language.toml", *folder.glob("*.csv"), *folder.rglob("lexicon/**/*.csv"), *_WORLD.rglob("*.csv")]
    towns = geonames_source()
    return [*code, *data, *([towns] if towns else [])]


def _build(lang: str, folder: Path) -> Built:
    rules = settings(lang)
    inflection = rules.get("inflection")
    if inflection not in _INFLECTIONS:
        choices = ", ".join(sorted(_INFLECTIONS))
        raise ValueError(f"{folder / 'language.toml'}: unknown inflection {inflection!r}; choices: {choices}")
    inflect_folder: Callable[[Path], Words] = import_module(_INFLECTIONS[inflection]).inflect_folder
    entries: dict[Entry, int] = {}
    kinds: dict[Features, int] = {}
    forms: list[tuple[str, int, int]] = []

    def add(words: Words) -> set[str]:
        for spelling, entry, features in words:
            forms.append((spelling, entries.setdefault(entry, len(entries)), kinds.setdefault(features, len(kinds))))
        return {fold(spelling) for spelling, _, _ in forms}

    known = add(inflect_folder(folder))
    add((name, Entry(name, pos, classes), Features()) for name, pos, classes in proper_names(_WORLD, lang, known, rules))
    return tuple(entries), tuple(kinds), FormTable(forms)


def _costs(table: dict[str, float]) -> Callable[[Entry, Features], float]:
    """The cost of a reading: the sum of what `[costs]` gives for its part of speech, features and classes."""
    known: dict[tuple[str, Features], float] = {}
    classes = {name.removeprefix("class."): cost for name, cost in table.items() if name.startswith("class.")}

    def cost(entry: Entry, features: Features) -> float:
        key = (entry.pos, features)
        value = known.get(key)
        if value is None:
            tense, voice, person, gender, number, state = features
            finite = tense in ("perf", "impf", "imp")
            names = (f"pos.{entry.pos}", tense, f"voice.{voice}", f"{tense}.{person}", f"{tense}.{gender}{number}",
                     f"verb.{number}" if finite else number, f"state.{state}")  # fmt: skip
            value = known[key] = sum(table.get(name, 0.0) for name in names)
        for name in entry.classes:
            value += classes.get(name, 0.0)
        return value

    return cost
