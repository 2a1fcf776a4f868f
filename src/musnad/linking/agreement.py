"""What the items of a cluster tell of one another's basis: one text has one basis, and one act of speech one speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from musnad.linking.attribution import Basis

__all__ = ["agree"]

#: Kinds of origins that the words of a text name; the others are what is left when none is named.
_NAMED = ("party", "person", "unnamed")


def agree(bases: Sequence[Basis], texts: Iterable[Sequence[str]]) -> list[Basis]:
    """The bases of a cluster's items, with those corrected that the other items prove wrong. `texts` are the items that stand in
    the same copied words, text by text.

    - Items that stand in the same copied words rest on what most of them name: a paper that cuts the speaker off, or a reader
      who misses him in one of the copies, makes no further origin.
    - An accusation or demand is uttered by whoever uttered it in the other reports of it, where they name only one.
    """
    found = {basis.item: basis for basis in bases}
    for text in texts:
        told = _most_named([found[item] for item in text])
        for item in text:
            if told and (found[item].kind, found[item].key) != (told.kind, told.key):
                found[item] = _resting(found[item], told, "link.origin.copied-words")
    uttered = {(b.kind, b.key): b for b in found.values() if b.kind in ("party", "person")}
    if len(uttered) == 1:
        told = next(iter(uttered.values()))
        found.update({item: _resting(b, told, "link.origin.uttered") for item, b in found.items() if b.unvoiced})
    return list(found.values())


def _resting(basis: Basis, on: Basis, rule: str) -> Basis:
    """A basis that rests on what another one does."""
    return basis._replace(
        kind=on.kind, key=on.key, name=on.name, voice=on.voice, actor=on.actor, for_body=on.for_body, body=on.body,
        agency=on.agency, rule=rule,
    )  # fmt: skip


def _most_named(bases: Sequence[Basis]) -> Basis | None:
    """The basis that most items of one text name, the earliest of them; None where no item names a speaker."""
    named = sorted((b for b in bases if b.kind in _NAMED), key=lambda b: (b.published, b.item))
    counts = Counter((b.kind, b.key) for b in named)
    return max(named, key=lambda b: counts[b.kind, b.key], default=None)
