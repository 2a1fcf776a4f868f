"""Who tells of an event and whom they blame: the party that speaks, and the accusation in which the event stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musnad.dossier.material import Material
from musnad.dossier.sentences import Sentences, start_of
from musnad.dossier.sides import is_bystander, side_of, sides_of
from musnad.dossier.told import ToldEvent
from musnad.records import Entity

__all__ = ["Accusations", "Blame"]


class Blame(NamedTuple):
    """Who is said to have done something (`accused`), who blames them for it (`accusers`, parties to the conflict), and the parties
    on whose word alone the report tells it (`tellers`; none where the outlet or somebody else does)."""

    accused: tuple[Entity, ...]
    accusers: tuple[Entity, ...]
    tellers: tuple[Entity, ...]


class Accusations:
    """The accusations between some parties, by the sentences in which they stand."""

    def __init__(self, material: Material, parties: Sequence[str], sentences: Sentences) -> None:
        self._material, self._parties, self._sentences = material, parties, sentences
        self._made: dict[str, list[ToldEvent]] = {}
        for told in material.events:
            if told.entry.type == "ACCUSE" and told.entry.status == "actual" and sides_of(told.actors, parties):
                self._made.setdefault(told.filed.key, []).append(told)

    def blame(self, told: ToldEvent) -> Blame:
        """Who did it, as the report tells, and on whose word.

        That is who acts; but whom the sentence accuses, where who acts is only described. Of violence without anybody who acts it
        is whom the one party blames that the report tells to be accused. Nobody accuses himself, or strikes his own.
        """
        made = self._made.get(told.filed.key, [])
        around = [one for one in self._sentences.of(told).events if one in made]
        tellers = self._tellers(told, around)
        accused = self._acting(told, tellers)
        if not any(e.known for e in accused):
            accused = self._blamed(around, tellers) or accused
        if not accused and told.entry.type == "ASSAULT":
            accused = self._blamed(made, tellers)
        sides = sides_of(accused, self._parties)
        accusers = _each(tellers) or self._accusing(around, sides) or self._accusing(self._against(made, sides), sides)
        return Blame(accused, accusers, tellers)

    def _acting(self, told: ToldEvent, tellers: Sequence[Entity]) -> tuple[Entity, ...]:
        """Who acts, as far as he may be accused of it."""
        telling, struck = {e.id for e in tellers}, sides_of(told.recipients, self._parties)
        return tuple(
            e for e in told.actors
            if e.id not in telling and not is_bystander(e) and side_of(e, self._parties) not in struck
        )  # fmt: skip

    def _blamed(self, made: Sequence[ToldEvent], tellers: Sequence[Entity]) -> tuple[Entity, ...]:
        """The one party that accusations blame, other than those who speak; nobody where they blame several."""
        blamed = _each(e for one in made for e in one.recipients if side_of(e, self._parties))
        sides = sides_of(blamed, self._parties) - sides_of(tellers, self._parties)
        return tuple(e for e in blamed if side_of(e, self._parties) in sides) if len(sides) == 1 else ()

    def _against(self, made: Iterable[ToldEvent], sides: frozenset[str]) -> list[ToldEvent]:
        """The accusations against some parties."""
        return [one for one in made if sides & sides_of(one.recipients, self._parties)]

    def _tellers(self, told: ToldEvent, around: Sequence[ToldEvent]) -> tuple[Entity, ...]:
        """The speaker of the statement that tells it, when he is of a party; without a speaker, who accuses in its sentence."""
        start = start_of(told)
        statement = self._material.statement_of(told, start, start)
        if statement and statement.speaker:
            return (statement.speaker,) if side_of(statement.speaker, self._parties) else ()
        return _each(e for one in around for e in one.actors if side_of(e, self._parties))

    def _accusing(self, made: Iterable[ToldEvent], sides: frozenset[str]) -> tuple[Entity, ...]:
        """Who accuses, of other parties than those."""
        found = (e for one in made for e in one.actors if side_of(e, self._parties) not in {"", *sides})
        return _each(found)


def _each(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple({e.id: e for e in entities}.values())
