"""The words a report is found by: as written, without clitics, and the names of who it speaks of in both scripts; all folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from musnad.reading.words import WrittenWord, words_of
from musnad.records import Entity, Record, Report
from musnad.text import fold
from musnad.world.load import load_world

__all__ = ["IndexedWords", "find_words", "indexed_words", "names_of", "parts_of", "parts_of_name"]

_PART = re.compile(r"[^\W_]+")

#: What a tsvector of PostgreSQL can hold: the last position, and how many of one word.
_LAST_POSITION, _MOST_POSITIONS = 16_383, 255


class IndexedWords(NamedTuple):
    """Three texts of folded words between spaces: `surface` and `stems` run side by side, word for word."""

    surface: str
    stems: str
    names: str

    def vector(self) -> str:
        """The same as PostgreSQL's tsvector; stems are marked with `=`, names with `@`.

        >>> IndexedWords("والهدنه", "هدنه", "syria").vector()
        "'=هدنه':1 '@syria':1 'والهدنه':1"
        """
        found: dict[str, list[int]] = {}
        for mark, words in (("", self.surface), ("=", self.stems), ("@", self.names)):
            for at, word in enumerate(words.split(), 1):
                found.setdefault(mark + word, []).append(min(at, _LAST_POSITION))
        return " ".join(f"'{word}':{','.join(map(str, found[word][:_MOST_POSITIONS]))}" for word in sorted(found))


def parts_of(word: str) -> list[str]:
    """The folded letters and digits of a written word; marks divide it.

    >>> parts_of("أحـمد"), parts_of("26/11"), parts_of("؟")
    (['احمد'], ['26', '11'], [])
    """
    return _PART.findall(fold(word))


def find_words(text: str, lang: str) -> Iterator[tuple[WrittenWord, list[tuple[str, str]]]]:
    """The words of a text, each with its parts as (surface, stem); a word in several parts has no other stem."""
    for word in words_of(text, lang):
        parts = parts_of(text[word.start : word.end])
        if len(parts) == 1:
            stem = parts_of(word.stem)
            yield word, [(parts[0], stem[0] if len(stem) == 1 else parts[0])]
        elif parts:
            yield word, [(part, part) for part in parts]


def indexed_words(report: Report, record: Record) -> IndexedWords:
    """The words of headline and text, and the names in Arabic and English of those the world data knows."""
    whole = f"{report.headline}\n{report.text}" if report.headline else report.text
    pairs = [pair for _, parts in find_words(whole, record.lang) for pair in parts]
    names = " ".join(dict.fromkeys(p for entity in record.entities for name in names_of(entity) for p in parts_of_name(name)))
    return IndexedWords(" ".join(s for s, _ in pairs), " ".join(t for _, t in pairs), names)


def parts_of_name(name: str) -> Iterator[str]:
    """The folded words of a name."""
    for word in name.split():
        yield from parts_of(word)


def names_of(entity: Entity) -> list[str]:
    """The names of an entity: as the record has it and, where the world data knows who it is, in English and Arabic."""
    world = load_world()
    known = entity.known and (
        world.people.get(entity.known) or world.organisations.get(entity.known) or world.states.get(entity.known)
    )
    return [entity.name, known.en, known.ar] if known else [entity.name]
