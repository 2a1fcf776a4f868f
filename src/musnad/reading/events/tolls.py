"""Killed and wounded: the figures a text gives, and the event each of them belongs to."""

from __future__ import annotations

from typing import NamedTuple

from musnad.reading.clauses import Clause
from musnad.reading.events.arguments import ArgumentReader
from musnad.reading.events.happening import Happening
from musnad.reading.phrases import Phrase

__all__ = ["TollReader"]


_HARM = frozenset({"kill", "injure"})
#: Classes of the words without which a text gives no figure of victims.
_TELLING = _HARM | {"deadly"}


class Toll(NamedTuple):
    """A figure of victims: `kind` kill or injure, how many, the token and the clause that give it."""

    kind: str
    figure: int
    at: int
    clause: Clause


class TollReader(ArgumentReader):
    """Finds figures of victims and gives them to events. `tolls` are those of the whole report."""

    tolls: list[Toll]

    def _give_tolls(self, kept: list[Happening]) -> None:
        """Give each figure that no event has yet to the violent event nearest to it in its clause, else in its sentence."""
        violent = [h for h in kept if h.type == "ASSAULT" and h.status not in ("negated", "future")]
        anchors = {i for h in kept for a in h.anchors for i in range(*a)}
        for toll in self.tolls:
            owner = next((h for h in violent if any(a[0] <= toll.at < a[1] for a in h.anchors)), None)
            if owner is None and toll.at in anchors:
                continue
            owner = owner or self._owner_of(toll, violent)
            if owner is None:
                continue
            if toll.kind == "kill" and owner.killed is None:
                owner.killed = toll.figure
            elif toll.kind == "injure" and owner.injured is None:
                owner.injured = toll.figure

    def _owner_of(self, toll: Toll, violent: list[Happening]) -> Happening | None:
        """The event a figure belongs to: in its clause or the clauses round that, the last one told before it first."""

        def distance(h: Happening) -> tuple[int, int]:
            return min((a[0] > toll.at, abs(a[0] - toll.at)) for a in h.anchors)

        ring: Clause | None = toll.clause
        while ring is not None and ring.sentence == toll.clause.sentence:
            near = [h for h in violent if any(ring.start <= a[0] < ring.end for a in h.anchors)]
            if near:
                return min(near, key=distance)
            ring = ring.parent
        here = [h for h in violent if any(self._sentence_of(a[0]) == toll.clause.sentence for a in h.anchors)]
        return min(here, key=distance, default=None)

    def _sentence_of(self, token: int) -> int:
        return next((n for n, s in enumerate(self.doc.sentences) if s.start <= token < s.end), -1)

    def _tolls(self) -> list[Toll]:
        found: list[Toll] = []
        if all(f.classes.isdisjoint(_TELLING) for f in self.doc.facts):
            return found
        for clause in self.clauses:
            if clause.negated:
                continue
            if clause.verb >= 0:
                found.extend(self._of_verb(clause))
            for top in clause.phrases:
                for p in top.together():
                    found.extend(self._of_noun(clause, p))
        return sorted(found, key=lambda t: t.at)

    def _of_verb(self, clause: Clause) -> list[Toll]:
        """قتل ثلاثة جنود, أصيب 40, أودى بحياة خمسة."""
        kinds = self.verb_classes(clause) & _HARM
        if len(kinds) == 1:
            victim = clause.objects[0] if clause.objects else clause.subject if not clause.subject_dropped else None
            count = self._victims(victim)
            return [Toll(next(iter(kinds)), count, clause.verb, clause)] if count is not None else []
        if "deadly" in self.verb_classes(clause):
            for p in clause.phrases[clause.split :]:
                count = self._victims(p.gen) if p.gen is not None and "life" in self._noun_classes(p.head) else None
                if count is not None:
                    return [Toll("kill", count, clause.verb, clause)]
        return []

    def _of_noun(self, clause: Clause, p: Phrase) -> list[Toll]:
        """مقتل ثلاثة جنود, 40 جريحا, سقوط خمسة قتلى."""
        found: list[Toll] = []
        inner: Phrase | None = p
        while inner is not None:
            kinds = self._noun_classes(inner.head) & _HARM if inner.head >= 0 and inner.name is None else frozenset()
            if len(kinds) == 1 and inner.head != clause.verb:
                own = inner.count
                count = int(own) if own is not None else None if inner.heads is not None else self._victims(inner.gen)
                if count is not None:
                    found.append(Toll(next(iter(kinds)), count, inner.head, clause))
            for _, part in inner.of:
                found.extend(self._of_noun(clause, part))
            inner = inner.gen
            for other in inner.conjs if inner is not None else ():
                found.extend(self._of_noun(clause, other))
        return found

    def _victims(self, victims: Phrase | None) -> int | None:
        """How many victims a phrase names: its figure, one or two where it names so many people; None where it leaves it open."""
        if victims is None:
            return None
        known = [self._number_of(p) for p in victims.together()]
        return None if None in known else sum(n for n in known if n is not None)

    def _number_of(self, p: Phrase) -> int | None:
        while p.count is None and p.gen is not None and p.quantifier and p.quantifier != "one":
            p = p.gen
        if p.count is not None or p.quantifier:
            return int(p.count) if p.count is not None else 1 if p.quantifier == "one" else None
        f = self.doc.facts[p.head]
        if p.name is not None or p.heads is None or p.heads.kind not in ("people", "title") or p.apps or f.tag in "KQ":
            return None
        return {"s": 1, "d": 2}.get(p.heads.number)
