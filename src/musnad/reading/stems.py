"""Which stems go with which clitics, and how a stem is written alone.

Before a pronoun an Arabic stem changes: ة is written ت (حكومته), ى is written ا or ي (مستشفاه، عليه), the silent alef of the
plural goes (كتبوه), a final hamza takes a seat (أبناؤه). And a word may be written less exactly than the lexicon has it (اعلن).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from musnad.language.forms import Sense
from musnad.language.lexicon import Reading

__all__ = ["Stem", "dropped_letters", "mismatch", "stems_before_pronoun", "suits"]

_NOMINAL = frozenset({"N", "A", "NAME", "NUM", "ADV"})
_NOMINAL_TENSES = frozenset({"act", "pas", "msd"})
_FINITE = frozenset({"perf", "impf", "imp"})
_UNBOUND = ("acc", "abs")  # اجتماعا, مسؤولون: nothing is joined to them
_BARE = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"}


class Stem(NamedTuple):
    """A stem as it is written alone: folded and plain spelling, and the kind of change it underwent (ة, ى, ي, وا, or none)."""

    folded: str
    plain: str
    change: str


def stems_before_pronoun(folded: str, plain: str) -> Iterator[Stem]:
    """The stems, as written alone, of what stands before a pronoun.

    >>> [stem.plain for stem in stems_before_pronoun("حكومت", "حكومت")]
    ['حكومت', 'حكومة']
    >>> [stem.plain for stem in stems_before_pronoun("ابناو", "أبناؤ")]
    ['أبناؤ', 'أبناء', 'أبناأ']
    """
    yield Stem(folded, plain, "")
    last = plain[-1]
    if last == "ت":
        yield Stem(folded[:-1] + "ه", plain[:-1] + "ة", "ة")
    elif last == "ا":
        yield Stem(folded[:-1] + "ي", plain[:-1] + "ى", "ى")
    elif last == "و":
        yield Stem(folded + "ا", plain + "ا", "وا")
    elif last == "ي":
        yield Stem(folded, plain[:-1] + "ى", "ي")
    elif last in "ؤئ":
        yield Stem(folded[:-1] + "ء", plain[:-1] + "ء", "")
        yield Stem(folded[:-1] + "ا", plain[:-1] + "أ", "")


def dropped_letters(spelling: str) -> tuple[str, ...]:
    """The kinds of change by which a spelling cannot have come to stand before a pronoun.

    >>> dropped_letters("حكومة"), dropped_letters("كتاب")
    (('', 'وا'), ('ة', 'ى', 'ي'))
    """
    return ("", "وا") if spelling[-1] in "ةى" else ("ة", "ى", "ي")


def mismatch(spelling: str, plain: str) -> float:
    """How far a written word is from a spelling with the same folded form: a dropped hamza is little, a contrary one much.

    >>> mismatch("أعلن", "اعلن"), mismatch("إعلام", "أعلام"), mismatch("حكومة", "حكومه"), mismatch("على", "علي")
    (0.3, 3.0, 1.5, 0.3)
    """
    cost = 0.0
    for right, written in zip(spelling, plain, strict=False):
        if right != written:
            if _BARE.get(right) == written:
                cost += 1.5 if right == "ة" else 0.3
            else:
                cost += 0.5 if "ى" in (written, right) else 3.0
    return cost


def suits(reading: Reading, last: str, enclitic: str, change: str) -> bool:
    """Whether a reading of the stem can carry the last proclitic (if any) and the enclitic (if any), with the stem so changed."""
    entry, tense, _, person, _, _ = sense = reading.sense
    nominal = tense in _NOMINAL_TENSES or (not tense and entry.pos in _NOMINAL)
    if enclitic and (reading.state in _UNBOUND or not _takes_pronoun(sense, enclitic, nominal) or not _changes(sense, change)):
        return False
    if last == "ال":
        return nominal and entry.pos != "ADV" and reading.state not in ("acc", "con")
    if last == "س":
        return tense == "impf"
    if last in ("ل", "ب", "ك"):
        verb = last == "ل" and tense in ("perf", "impf") and person != "2"
        return nominal or verb or last in entry.classes or ("bound" in entry.classes and last != "ك")
    return "bound" not in entry.classes


def _takes_pronoun(sense: Sense, enclitic: str, nominal: bool) -> bool:
    entry, tense, voice = sense[0], sense[1], sense[2]
    if tense in _FINITE:
        return voice == "a" and enclitic != "ي"
    if enclitic == "ني":
        return "pronoun" in entry.classes
    return (nominal and entry.pos not in ("NAME", "ADV")) or "pronoun" in entry.classes


def _changes(sense: Sense, change: str) -> bool:
    """Whether the stem of such a word changes so before a pronoun: كتبوا كتبوه, على عليه, مستشفى مستشفاه."""
    if change == "وا":
        return sense.tense in _FINITE
    if change == "ي":
        return sense.entry.pos == "P"
    return change != "ى" or sense.entry.pos != "P"
