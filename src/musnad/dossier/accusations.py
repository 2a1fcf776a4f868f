"""Who tells of an event and whom they blame: the party that speaks, and the accusation in which the event stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from musnad.dossier.material import Material
from musnad.dossier.sides import side_of, sides_of
from musnad.dossier.told import ToldEvent
from musnad.linking.passages import sentence_bounds
from musnad.records import Entity

__all__ = ["Accusations"]


class Accusations:
    """The accusations between some parties, by the sentences in which they stand."""

    def __init__(self, material: Material, parties: Sequence[str]) -> None:
        self._material, self._parties = material, parties
        self._bounds: dict[str, list[tuple[int, int]]] = {}
        self._made: dict[str, list[ToldEvent]] = defaultdict(list)
        for told in material.events:
            if told.entry.type == "ACCUSE" and told.entry.status == "actual" and sides_of(told.actors, parties):
                self._made[told.filed.key].append(told)

    def tellers(self, told: ToldEvent) -> tuple[Entity, ...]:
        """The parties on whose word a report tells of an event: the speaker of its statement, and who accuses in its sentence."""
        start = _start(told)
        statement = self._material.statement_of(told, start, start)
        speaker = statement.speaker if statement else None
        found = [speaker] if speaker and side_of(speaker, self._parties) else []
        if not found and speaker is None:
            found = [e for one in self._around(told) for e in one.actors if side_of(e, self._parties)]
        return tuple({e.id: e for e in found}.values())

    def accused(self, told: ToldEvent, tellers: Sequence[Entity]) -> tuple[Entity, ...]:
        """Those who are said to have done it: who acts, unless that is who accuses; else whom the sentence, or else the report's
        one accusation by the same party, blames."""
        telling = {e.id for e in tellers}
        actors = tuple(e for e in told.actors if e.id not in telling)
        if actors or told.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
            return actors
        sides = sides_of(tellers, self._parties)
        for accusing in (self._around(told), self._made.get(told.filed.key, [])):
            blamed = {e.id: e for one in accusing for e in one.recipients if side_of(e, self._parties) not in {"", *sides}}
            if len(blamed) == 1 and tellers:
                return tuple(blamed.values())
        return ()

    def _around(self, told: ToldEvent) -> list[ToldEvent]:
        """The accusations in the sentence of an event."""
        made = self._made.get(told.filed.key, [])
        sentence = self._sentence(told) if made else (0, 0)
        return [one for one in made if self._sentence(one) == sentence]

    def _sentence(self, told: ToldEvent) -> tuple[int, int]:
        bounds = self._bounds.setdefault(told.filed.key, sentence_bounds(told.filed.report.text))
        start = _start(told)
        return next(((s, e) for s, e in bounds if s <= start < e), (0, 0))


def _start(told: ToldEvent) -> int:
    return told.entry.anchors[0].start if told.entry.anchors else 0
