"""Given names: forms that could be verbs (قال فادي خوري), and people who share the family name of somebody known."""

from __future__ import annotations

import re

from musnad.reading.facts import Facts
from musnad.text import fold
from musnad.world.who import Person

__all__ = ["fits_given_name", "is_given_name", "stands_for_name"]

#: Classes of names that come from the world, from maps or from abroad and may be anything but given names.
_OTHER_NAMES = frozenset({"world", "geo", "foreign"})
#: The longest title, in tokens.
_TITLE = 4
#: Letters by which the spellings of one name differ: long vowels, and the sounds that Arabic writes in several ways.
_VOWELS = re.compile("[اويهء]|(?<=.)ال")
_SOUNDS = str.maketrans("غكقثطظضذز", "جججتتسسسس")


def is_given_name(f: Facts) -> bool:
    """Whether a form may be a given name and nothing is joined to it."""
    if f.conj or f.prep or f.definite or f.enclitic:
        return False
    return any(s.entry.pos == "NAME" and not s.entry.classes & _OTHER_NAMES for s in f.senses)


def stands_for_name(facts: list[Facts], i: int) -> bool:
    """Whether a form that could be verb or adjective is a given name: before a name, behind a verb of saying or a title."""
    f = facts[i]
    if f.tag not in "VA" or f.tanwin or not 0 < i < len(facts) - 1 or not is_given_name(f):
        return False
    before, after = facts[i - 1], facts[i + 1]
    named = after.tag in "XM" or any(s.entry.pos == "NAME" for s in after.senses[: 1 if f.tag == "A" else None])
    if not named or after.conj or after.prep:
        return False
    says = before.tag == "V" and any(c.pos == "V" for c, _ in before.cues)
    return says or (f.tag == "V" and _titled(facts, i))


def _titled(facts: list[Facts], i: int) -> bool:
    """Whether a title and the words that say of what stand right before a token (قال رئيس البلدية فادي خوري)."""
    for f in reversed(facts[max(0, i - _TITLE) : i]):
        if f.tag not in "NA":
            return False
        if f.heads and f.heads[0].kind == "title":
            return True
    return False


def fits_given_name(f: Facts, person: Person) -> bool:
    """Whether a given name may be that of a known person, in whatever spelling."""
    if f.latin:
        return person.en[:1].casefold() == f.surface[:1].casefold()
    return any(_skeleton(word) == _skeleton(f.stem) for word in fold(person.ar).split()[:-1])


def _skeleton(name: str) -> str:
    """What the spellings of a folded name have in common.

    >>> _skeleton("سيرجي") == _skeleton("سيرغي"), _skeleton("سامر") == _skeleton("سمير"), _skeleton("فادي") == _skeleton("بشار")
    (True, True, False)
    """
    return _VOWELS.sub("", name).translate(_SOUNDS)
