"""The sound rules of root-and-pattern inflection, and its spelling.

Patterns are written in a small phonemic notation: digits are the sound radicals; `a i u` short and `A I U` long vowels;
`'` hamza; `T` teh marbuta; `Y` final alef maqsura; `N` the alef of the accusative; `W` the plural waw with its silent alef;
`w y` consonants; `v j` the middle and `V J` the last radical when it is waw or ya. Other letters stand for themselves.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["SoundRule", "load_sound_rules", "spell", "weaken"]

_LETTERS = {
    "a": "", "i": "", "u": "", "A": "ا", "I": "ي", "U": "و", "w": "و", "y": "ي", "t": "ت", "n": "ن", "m": "م", "s": "س",
    "T": "ة", "Y": "ى", "N": "ا", "W": "وا", "v": "و", "j": "ي", "V": "و", "J": "ي",
}  # fmt: skip
_VOWELS = "aiuAIU"
_RANK = {"i": 3, "I": 3, "u": 2, "U": 2, "W": 2, "a": 1, "A": 1, "N": 1}


class SoundRule(NamedTuple):
    """One rewriting: everywhere `pattern`, `replacement`; `example` is written before>after."""

    name: str
    pattern: re.Pattern[str]
    replacement: str
    example: str


def load_sound_rules(path: Path) -> tuple[SoundRule, ...]:
    """The ordered sound rules of a language (columns name, pattern, replacement, example)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(SoundRule(r["name"], re.compile(r["pattern"]), r["replacement"], r["example"]) for r in rows)


def weaken(word: str, rules: Sequence[SoundRule]) -> str:
    """A phonemic form after the sound changes of weak, doubled and hamzated roots."""
    for rule in rules:
        word = rule.pattern.sub(rule.replacement, word)
    return word


def spell(word: str) -> tuple[str, ...]:
    """The written forms of a phonemic form, the usual one first; digits are left for the radicals.

    >>> spell("ma1'U3u"), spell("ya12a'u"), spell("'A2a3a"), spell("1a22a3a")
    (('م1ؤو3', 'م1ئو3'), ('ي12أ',), ('آ23',), ('123',))
    """
    if word[-1:] in ("a", "i", "u"):
        word = word[:-1]
    if word[0] in "aiu":
        return tuple("ا" + rest for rest in spell(word[1:] + "."))
    word = word.removesuffix(".")
    word = re.sub(r"([^aiuAIUWNY])\1", r"\1", word)
    if "'" not in word:
        return ("".join(_LETTERS.get(c, c) for c in word),)
    forms = [""]
    skip = False
    for at, char in enumerate(word):
        if skip:
            skip = False
            continue
        if char != "'":
            forms = [f + _LETTERS.get(char, char) for f in forms]
            continue
        seats, skip = _hamza(word, at)
        forms = [f + seat for f in forms for seat in seats]
    return tuple(dict.fromkeys(forms))


def _hamza(word: str, at: int) -> tuple[tuple[str, ...], bool]:
    """The ways to write the hamza at `at`, and whether the next sound is written with it (as in آ)."""
    before, after = word[at - 1] if at else "", word[at + 1] if at + 1 < len(word) else ""
    if not before:
        if after == "A":
            return ("آ",), True
        return ("إ",) if after in ("i", "I") else ("أ",), False
    if not after:
        return ({"a": "أ", "i": "ئ", "I": "ء", "u": "ؤ"}.get(before, "ء"),), False
    if after == "N":
        return {"a": (("أ",), True), "A": (("ء",), True), "i": (("ئ",), False), "I": (("ئ",), False), "y": (("ئ",), False)}.get(
            before, (("ء",), False)
        )
    low = before if before in _VOWELS else ""
    if before in ("I", "y") or "i" in (low, after) or after == "I":
        return ("ئ",), False
    if after in ("U", "W"):
        if before == "a":
            return ("ؤ", "أ", "ئ") if after == "U" else ("أ", "ؤ"), False
        return ("ؤ", "ئ") if before != "A" else ("ؤ", "ء"), False
    if before in ("A", "U") and after not in ("u",):
        return ("ء",), False
    if _RANK.get(low, 0) == 2 or after == "u":
        return ("ؤ",), False
    if after == "A":
        return ("آ",), True
    return ("أ",), False
