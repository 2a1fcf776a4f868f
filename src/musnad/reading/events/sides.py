"""Both sides: words that stand for the two parties of what was told (الطرفان, البلدين, طرفي النزاع), and which two these are."""

from __future__ import annotations

from collections.abc import Set

from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.events.happening import Happening
from musnad.reading.phrases import Phrase

__all__ = ["Sides"]

#: Sectors (and one international code) that a side of a conflict or of talks may have.
_SECTORS = frozenset({"GOV", "MIL", "REB", "PRM", "OPP", "PTY", "IMG"})
_KINDS = frozenset({"state", "armed_group", "organisation", "person", "people"})


class Sides:
    """Finds the two sides of conflicts, talks and deals in one report."""

    def __init__(self, doc: Document, entities: EntityReader) -> None:
        self.doc = doc
        self.entities = entities

    def are_meant(self, p: Phrase) -> bool:
        """Whether a phrase means those between whom something is (الطرفان, البلدين, جميع الأطراف, طرفي النزاع)."""
        while p.quantifier and p.gen is not None:  # جميع الأطراف
            p = p.gen
        f = self.doc.facts[p.head] if p.head >= 0 else None
        if f is None or p.name is not None or "side" not in f.classes or not f.senses or p.adjectives:
            return False
        number = f.senses[0].number
        if p.gen is not None:
            return number in "dp" and "between-sides" in self.doc.facts[p.gen.head].classes
        return f.definite and (number == "d" or (number == "p" and "all-sides" in f.classes))

    def includes(self, at: int) -> bool:
        """Whether an entity can be a side of a conflict or of talks."""
        draft = self.entities.drafts[at]
        return draft.kind in _KINDS and str(draft.actor)[-3:] in _SECTORS

    def of(self, event: Happening) -> list[int]:
        """The sides of an event when they are two, whoever acts; none otherwise."""
        parties = dict.fromkeys((*event.actors, *event.recipients))
        sides = [at for at in parties if self.includes(at) and at not in event.beside]
        return sides if len(self.codes(sides)) == 2 else []

    def told_before(self, token: int, events: list[Happening], others: Set[str] = frozenset()) -> list[int]:
        """The two sides of the last event told before a token, in text order; none of them is of the actor codes `others`."""
        for event in reversed(events):
            if event.order < token:
                sides = self.of(event)
                if sides and not self.codes(sides) & others:
                    return sides
        return []

    def codes(self, entities: list[int]) -> set[str]:
        """The actor codes of entities."""
        return {str(self.entities.drafts[at].actor) for at in entities}
