"""Events of a whole report."""

from __future__ import annotations

from musnad.reading.events.happening import Happening
from musnad.reading.events.involved import InvolvedReader
from musnad.reading.events.opponents import name_opponents
from musnad.reading.events.targets import name_targets

__all__ = ["EventReader"]


class EventReader(InvolvedReader):
    """Reads the events of a report."""

    def read(self) -> list[Happening]:
        """All events in text order, mentions of one event merged."""
        self.tolls = self._tolls()
        for clause in self.clauses:
            if clause.verb >= 0:
                self._verbal(clause)
                self._obligation(clause)
                self._judged(clause)
            for at, phrase in enumerate(clause.phrases):
                for p in phrase.together():
                    self._nominal(clause, at, p)
        self._obliged()
        self._accused()
        self._met_there()
        self._speak_for_documents()
        kept = [h for h in sorted(self.found, key=lambda h: h.order) if self._keep(h)]
        merged = self._told(self._merge(kept))
        self._share_parties(merged)
        self._give_tolls(merged)
        self._implied_crowds(merged)
        self._complete(merged)
        name_opponents(merged, self.entities, self.sides)
        name_targets(merged, self.doc, self.entities, self.sides)
        return merged
