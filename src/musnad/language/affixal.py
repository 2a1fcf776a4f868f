"""Inflection by endings: from a lemma and its irregular forms to all its written forms.

The endings of a language and its spelling variants are CSV files in its folder: `affixes.csv` (slot, pattern, replacement: of
each slot the first pattern that matches the lemma gives the form, `|` between forms of equal standing) and `spellings.csv`
(lemmas that are also written another way, organise and organize, with the words that only look so).
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from musnad.language.forms import Entry
from musnad.language.templatic import Features

__all__ = ["Affixes", "inflect_folder", "load_affixes", "plural_of", "read_words"]

Row = Mapping[str, str]
Form = tuple[str, Features]

_BY_FILE = {"verbs": "V", "nouns": "N", "adjectives": "A", "adverbs": "ADV", "names": "NAME"}
_SPELLED = frozenset({"V", "N", "A", "ADV"})
_BASE = (Features("impf", "a", number="p"), Features("inf", "a"))
_PRESENT = Features("impf", "a", "3", number="s")
_PAST = Features("perf", "a")
_PARTICIPLE = Features("pas", "p")
_GERUND = Features("ger", "a")


class _Ending(NamedTuple):
    pattern: re.Pattern[str]
    forms: tuple[str, ...]


class _Spelling(NamedTuple):
    pattern: re.Pattern[str]
    other: str
    never: re.Pattern[str] | None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(file)]


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(v for v in (cell or "").split("|") if v)


class Affixes:
    """The regular endings and the spelling variants of one language."""

    def __init__(self, folder: Path) -> None:
        self.endings: dict[str, list[_Ending]] = {}
        for row in _rows(folder / "affixes.csv"):
            ending = _Ending(re.compile(row["pattern"]), tuple(row["replacement"].split("|")))
            self.endings.setdefault(row["slot"], []).append(ending)
        self.spellings = [
            _Spelling(re.compile(row["pattern"]), row["replacement"], re.compile(row["except"]) if row["except"] else None)
            for row in _rows(folder / "spellings.csv")
        ]

    def regular(self, slot: str, lemma: str) -> tuple[str, ...]:
        """The regular forms of a lemma in a slot (V.s, V.past, V.ger, N.p, A.adv); empty when it has none.

        >>> en = load_affixes("en")
        >>> en.regular("V.past", "travel"), en.regular("N.p", "army"), en.regular("A.adv", "friendly")
        (('travelled', 'traveled'), ('armies',), ())
        """
        for pattern, replacements in self.endings.get(slot, ()):
            found = pattern.search(lemma)
            if found is not None:
                return tuple(lemma[: found.start()] + found.expand(r) for r in replacements if r or not found[0])
        return ()

    def variants(self, lemma: str) -> tuple[str, ...]:
        """The lemma and the other way it is written.

        >>> load_affixes("en").variants("organisation"), load_affixes("en").variants("raise")
        (('organisation', 'organization'), ('raise',))
        """
        for pattern, other, never in self.spellings:
            if pattern.search(lemma) and not (never and never.search(lemma)):
                return lemma, pattern.sub(other, lemma)
        return (lemma,)

    def inflect(self, lemma: str, pos: str, row: Row) -> Iterator[Form]:
        """All written forms of a lemma with their features.

        `row` may have irregular forms in `past`, `participle`, `gerund` (verbs) and `plurals` (nouns; - for none), several
        joined by |. A verb gives its base (impf, inf), present in -s (impf, 3rd singular), past (perf), participle (pas), -ing
        (ger); a noun singular and plural.

        >>> [(form, f.tense) for form, f in load_affixes("en").inflect("seize", "V", {})]
        [('seize', 'impf'), ('seize', 'inf'), ('seizes', 'impf'), ('seized', 'perf'), ('seized', 'pas'), ('seizing', 'ger')]
        >>> [(form, f.number) for form, f in load_affixes("en").inflect("spokesman", "N", {})]
        [('spokesman', 's'), ('spokesmen', 'p')]
        """
        for spelled in self.variants(lemma) if pos in _SPELLED else (lemma,):
            if pos == "V":
                yield from self._verb(spelled, row)
            elif pos == "N":
                yield spelled, Features(gender=row.get("gender", ""), number="s")
                listed = _split(row.get("plurals")) if spelled == lemma else ()
                plurals = listed or self.regular("N.p", spelled)
                yield from ((form, Features(gender=row.get("gender", ""), number="p")) for form in plurals if form != "-")
            else:
                yield spelled, Features(gender=row.get("gender", ""), number=row.get("number", ""), person=row.get("person", ""))

    def _verb(self, base: str, row: Row) -> Iterator[Form]:
        yield from ((base, features) for features in _BASE)
        yield from ((form, _PRESENT) for form in self.regular("V.s", base))
        past = _split(row.get("past")) or self.regular("V.past", base)
        yield from ((form, _PAST) for form in past)
        yield from ((form, _PARTICIPLE) for form in _split(row.get("participle")) or past)
        yield from ((form, _GERUND) for form in _split(row.get("gerund")) or self.regular("V.ger", base))


@cache
def load_affixes(lang: str | Path) -> Affixes:
    """The endings of a language, by its code or its folder."""
    return Affixes(Path(__file__).parent / lang)


@cache
def plural_of(description: str) -> str:
    """An English description in the plural: its last noun before `of`, `to` or `in`; as it is when that is a plural already.

    >>> [plural_of(d) for d in ("gunman", "agency", "member of parliament", "young child", "authorities")]
    ['gunmen', 'agencies', 'members of parliament', 'young children', 'authorities']
    """
    noun, *rest = re.split("(?= (?:of|to|in) )", description, maxsplit=1)
    if not (noun.endswith("s") and not noun.endswith(("ss", "us"))):
        noun = load_affixes("en").regular("N.p", noun)[0]
    return noun + "".join(rest)


def read_words(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    """All words of a lexicon folder by lemma and part of speech; the same word in several files is one, its classes joined.

    Of a phrase the first word inflects, except that heads of several words need no entry: they are matched by the tables.
    """
    words: dict[tuple[str, str], dict[str, str]] = {}
    for path in sorted((folder / "lexicon").rglob("*.csv"), key=lambda p: (p.parent != folder / "lexicon", str(p))):
        for row in _rows(path):
            lemma, _, rest = (row.get("lemma") or row.get("form", "")).partition(" ")
            pos = row.get("pos") or _BY_FILE.get(path.stem, "")
            if not lemma or not pos or (rest and path.stem == "heads"):
                continue
            known = words.setdefault((lemma, pos), {"classes": ""})
            if rest:
                continue
            classes = (known["classes"], row.get("classes", ""), "event" * (path.parent.name == "events"))
            known.update({k: v for k, v in row.items() if v and not known.get(k)})
            known["classes"] = "|".join(filter(None, classes))
    return words


def inflect_folder(folder: Path) -> Iterator[tuple[str, Entry, Features]]:
    """Every written form of every word in a language folder, with its entry and features; adjectives also give their adverb."""
    affixes = load_affixes(folder)
    for (lemma, pos), row in read_words(folder).items():
        entry = Entry(lemma, sys.intern(pos), frozenset(sys.intern(c) for c in _split(row["classes"])))
        for form, features in affixes.inflect(lemma, pos, row):
            yield form, entry, features
        if pos == "A" and not entry.classes & {"trailing", "event"}:
            for adverb in affixes.regular("A.adv", lemma):
                for form in affixes.variants(adverb):
                    yield form, Entry(adverb, "ADV"), Features()
