"""Opponents: whom a side fights in a report, for attacks and seizures that name only who made them (سيطر الجيش على المدينة)."""

from __future__ import annotations

from musnad.reading.entities import EntityReader
from musnad.reading.events.happening import Happening
from musnad.reading.events.sides import Sides

__all__ = ["name_opponents"]

#: Sectors of those who fight, and codes of bodies that do.
_ARMED = ("GOV", "MIL", "REB", "PRM", "UAF", "IMG", "IGO")


def name_opponents(events: list[Happening], entities: EntityReader, sides: Sides) -> None:
    """Give attacks and seizures without recipients the one opponent whom the report shows their doer to fight."""

    def armed(at: int) -> bool:
        return entities.drafts[at].kind != "place" and str(entities.drafts[at].actor)[-3:] in _ARMED

    fights = [e for e in events if e.type == "ASSAULT" and e.status in ("actual", "future")]
    foes: dict[str, dict[str, int]] = {}
    for e in fights:
        doers, victims = [a for a in e.actors if armed(a)], [r for r in e.recipients if armed(r)]
        if not e.recipients and len(sides.codes(doers)) == 2:
            victims = doers  # clashes have both sides for actors
        for a in doers:
            for b in victims:
                one, other = str(entities.drafts[a].actor), str(entities.drafts[b].actor)
                if one != other:
                    foes.setdefault(one, {})[other] = b
                    foes.setdefault(other, {})[one] = a
    for e in events:
        attacked = e.type == "ASSAULT" and e.place is not None and e.own_place
        if e.recipients or e.status == "negated" or not (attacked or (e.type == "COERCE" and e.mode == "seize")):
            continue
        codes = sides.codes(e.actors)
        against = foes.get(next(iter(codes)), {}) if len(codes) == 1 else {}
        if len(against) == 1:
            e.recipients.extend(against.values())
