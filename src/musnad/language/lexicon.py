"""The lexicon of a language: every written form of every listed word, and what it can be.

The words are CSV files under `language/<xx>/lexicon/`; how they inflect is said by `inflection` in `language.toml`
("templatic", root and pattern; "affixal" is written elsewhere). The form table is built once and kept compiled.
"""

from __future__ import annotations

import tomllib
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from musnad.language.compiled import compiled
from musnad.language.forms import NO_SENSE, Entry, Sense
from musnad.language.proper_names import geonames_source, town_names, world_names
from musnad.language.templatic import Features
from musnad.text import fold

__all__ = ["FormTable", "Lexicon", "language_folder", "load_lexicon", "settings"]

_HERE = Path(__file__).parent
_WORLD = _HERE.parent / "world"
_WORLD_CLASS = frozenset({"world"})
_DERIVED_CLASS = frozenset({"derived"})
_TOWN_CLASS = frozenset({"geo"})
Inflected = Iterator[tuple[str, Entry, Features]]


class FormTable:
    """Written forms under their folded form, in a few flat arrays: quick to load, small to hold.

    Rows are spellings, filed by a hash of their folded form; each row points at its (entry, features) pairs.
    """

    def __init__(self, forms: Iterable[tuple[str, int, int]]) -> None:
        rows: dict[str, set[tuple[int, int]]] = {}
        for spelling, entry, features in forms:
            rows.setdefault(spelling, set()).add((entry, features))
        bits = max(8, len(rows).bit_length())
        self._mask = (1 << bits) - 1
        filed = sorted((zlib.crc32(fold(s).encode()) & self._mask, s) for s in rows)
        self._buckets = array("I", [0]) * (self._mask + 2)
        self._text = "".join(s for _, s in filed)
        self._starts = array("I", [0])
        self._pairs = array("I")
        self._pair_starts = array("I", [0])
        for bucket, spelling in filed:
            self._buckets[bucket + 1] += 1
            self._starts.append(self._starts[-1] + len(spelling))
            for entry, features in sorted(rows[spelling]):
                self._pairs.append(entry << 10 | features)
            self._pair_starts.append(len(self._pairs))
        for bucket in range(self._mask + 1):
            self._buckets[bucket + 1] += self._buckets[bucket]

    def __len__(self) -> int:
        """The number of different spellings."""
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        for row in range(len(self)):
            yield self._text[self._starts[row] : self._starts[row + 1]]

    def rows(self, folded: str) -> Iterator[tuple[str, array[int]]]:
        """The spellings that fold to `folded`, each with its packed pairs (entry << 10 | features)."""
        bucket = zlib.crc32(folded.encode("utf-8", "surrogatepass")) & self._mask
        for row in range(self._buckets[bucket], self._buckets[bucket + 1]):
            spelling = self._text[self._starts[row] : self._starts[row + 1]]
            if len(spelling) == len(folded) and fold(spelling) == folded:
                yield spelling, self._pairs[self._pair_starts[row] : self._pair_starts[row + 1]]


class Lexicon:
    """The words of one language with all their forms.

    `entries` are in the order of the files; `lemma_classes` maps a folded lemma to all its classes.
    """

    def __init__(self, lang: str, entries: tuple[Entry, ...], features: tuple[Features, ...], table: FormTable,
                 cost: Callable[[Sense], float], derived: dict[str, Any]) -> None:  # fmt: skip
        self.lang = lang
        self.entries = entries
        self.table = table
        self._features = features
        self._cost = cost
        self._derived = derived
        self._senses: dict[int, Sense] = {}
        classes: dict[str, frozenset[str]] = {}
        for entry in entries:
            lemma = fold(entry.lemma)
            classes[lemma] = classes.get(lemma, frozenset()) | entry.classes
        self.lemma_classes: dict[str, frozenset[str]] = classes

    def spellings(self, folded: str) -> list[tuple[str, tuple[Sense, ...]]]:
        """The full spellings a folded form can stand for, each with its senses, the commonest kind first.

        A form that is in no table may still be derived by an ending from one that is (استباقي from استباق).
        """
        found = [(spelling, self._unpack(pairs)) for spelling, pairs in self.table.rows(folded)]
        return found or self._derive(folded)

    def senses(self, folded_stem: str) -> tuple[Sense, ...]:
        """All senses of a folded stem, the commonest kind first; empty when it is in no form table."""
        found = self.spellings(folded_stem)
        if not found:
            return NO_SENSE
        if len(found) == 1:
            return found[0][1]
        return tuple(sorted(dict.fromkeys(s for _, senses in found for s in senses), key=self._cost))

    def cost(self, sense: Sense) -> float:
        """How uncommon a sense is by its kind (0 is ordinary)."""
        return self._cost(sense)

    def _derive(self, folded: str) -> list[tuple[str, tuple[Sense, ...]]]:
        for ending, gender, number in self._derived.get("endings", ()):
            if folded.endswith(fold(ending)) and len(folded) > len(ending) + 2:
                base = folded[: -len(ending)]
                for end, noun_end in self._derived["base"]:
                    if not base.endswith(end):
                        continue
                    for spelling, pairs in self.table.rows(base[: len(base) - len(end)] + noun_end):
                        if any(self._derives(pair) for pair in pairs):
                            stem = spelling[: len(base) - len(end)] + ("ئ" if end else "")
                            entry = Entry(stem + self._derived["lemma"], self._derived["pos"], _DERIVED_CLASS)
                            return [(stem + ending, (Sense(entry, gender=gender, number=number),))]
                return []
        return []

    def _derives(self, pair: int) -> bool:
        """Whether adjectives of relation are made from this sense: a noun in the singular or a verbal noun."""
        entry, features = self.entries[pair >> 10], self._features[pair & 1023]
        return (entry.pos == "N" or features.tense == "msd") and features.number == "s" and entry.pos in self._derived["from"]

    def _unpack(self, pairs: array[int]) -> tuple[Sense, ...]:
        known = self._senses
        senses = []
        for pair in pairs:
            sense = known.get(pair)
            if sense is None:
                sense = known[pair] = Sense(self.entries[pair >> 10], *self._features[pair & 1023])
            senses.append(sense)
        return tuple(sorted(senses, key=self._cost)) if len(senses) > 1 else tuple(senses)


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


def _inputs(folder: Path) -> list[Path]:
    code = [*_HERE.glob("templatic*.py"), _HERE / "lexicon.py", _HERE / "proper_names.py", _HERE / "forms.py", _HERE.parent / "text.py"]
    data = [folder / "language.toml", *folder.glob("*.csv"), *folder.rglob("lexicon/**/*.csv"), *_WORLD.rglob("*.csv")]
    towns = geonames_source()
    return [*code, *data, *([towns] if towns else [])]


@cache
def load_lexicon(lang: str) -> Lexicon:
    """The lexicon of a language, from its compiled form when its files are unchanged."""
    folder = language_folder(lang)
    entries, features, table = compiled(f"lexicon-{lang}", _inputs(folder), lambda: _build(lang, folder))
    table_of = settings(lang)
    return Lexicon(lang, entries, features, table, _costs(table_of.get("costs", {})), table_of.get("derived", {}))


def _build(lang: str, folder: Path) -> tuple[tuple[Entry, ...], tuple[Features, ...], FormTable]:
    kind = settings(lang).get("inflection")
    if kind != "templatic":
        raise ValueError(f"{folder / 'language.toml'}: unknown inflection {kind!r}; choices: templatic")
    from musnad.language.templatic_lexicon import inflect_folder  # read only when the table must be built

    entries: dict[Entry, int] = {}
    kinds: dict[Features, int] = {}
    forms = [
        (spelling, entries.setdefault(entry, len(entries)), kinds.setdefault(features, len(kinds)))
        for spelling, entry, features in inflect_folder(folder)
    ]
    known = {fold(spelling) for spelling, _, _ in forms}
    for spelling, entry, features in _names(lang, known):
        forms.append((spelling, entries.setdefault(entry, len(entries)), kinds.setdefault(features, len(kinds))))
    return tuple(entries), tuple(kinds), FormTable(forms)


def _names(lang: str, known: set[str]) -> Inflected:
    """Proper names as stems: names of one word always, words of longer names and towns only when no other word is spelled so."""
    seen: set[str] = set()
    particles = tuple(settings(lang).get("attached", ()))
    pronouns = tuple(settings(lang).get("enclitics", ()))
    for name in world_names(_WORLD, lang):
        folded = fold(name.word)
        new = folded not in known and (name.person or not _cut_is_known(folded, particles, pronouns, known))
        if name.word not in seen and (new or (name.alone and not name.demonym)):
            seen.add(name.word)
            yield name.word, Entry(name.word, "A" if name.demonym else "NAME", _WORLD_CLASS), Features()
    known = known | {fold(word) for word in seen}
    for word in town_names():
        if word not in seen and fold(word) not in known:
            seen.add(word)
            yield word, Entry(word, "NAME", _TOWN_CLASS), Features()


def _cut_is_known(folded: str, particles: tuple[str, ...], pronouns: tuple[str, ...], known: set[str]) -> bool:
    """Whether a word of a name is a known word with attached particles or a pronoun (the للأمم of a commission's full name)."""
    if any(folded.startswith(p) and len(folded) > len(p) + 1 and folded[len(p) :] in known for p in particles):
        return True
    stems = (folded.removesuffix(p) for p in pronouns if folded.endswith(p))
    return any(len(s) > 2 and (s in known or (s.endswith("ت") and s[:-1] + "ه" in known)) for s in stems)


def _costs(table: dict[str, float]) -> Callable[[Sense], float]:
    """The cost of a sense: the sum of what `[costs]` gives for its part of speech, features and classes."""
    known: dict[tuple[str, ...], float] = {}
    rare = {name.removeprefix("class."): cost for name, cost in table.items() if name.startswith("class.")}

    def cost(sense: Sense) -> float:
        entry, tense, voice, person, gender, number = sense
        key = (entry.pos, tense, voice, person, gender, number)
        value = known.get(key)
        if value is None:
            names = (f"pos.{entry.pos}", tense, voice and f"voice.{voice}", f"{tense}.{person}", f"{tense}.{gender}{number}",
                     number if entry.pos != "V" or tense not in ("perf", "impf", "imp") else f"verb.{number}")  # fmt: skip
            value = known[key] = sum(table.get(name, 0.0) for name in names if name)
        for name in rare:
            if name in entry.classes:
                value += rare[name]
        return value

    return cost
