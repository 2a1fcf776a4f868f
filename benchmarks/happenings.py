"""What happens in the made-up corpus: attacks, meetings and accusations in a few theatres, day by day."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from musnad.world.load import load_world

__all__ = ["Happening", "HappeningMaker"]


@dataclass
class Happening:
    """One thing that happened: kind, day, words that fill the templates."""

    number: int
    kind: str
    day: date
    theatre: dict[str, Any]
    place: tuple[str, str]
    words: dict[str, str]
    killed: int
    injured: int
    after: Happening | None = None
    used: set[str] = field(default_factory=set)
    wires: dict[str, str] = field(default_factory=dict)


class HappeningMaker:
    """Makes happenings from the pools of words; `types` has the event type of each made so far."""

    def __init__(self, chance: random.Random, pools: dict[str, Any]) -> None:
        self.chance = chance
        self.pools = pools
        self.world = load_world()
        self.numbers = 0
        self.before: list[Happening] = []
        self.types: dict[int, str] = {}
        self.diplomatic = {name for name, kind in pools["kinds"].items() if kind.get("diplomats")}

    def happen(self, day: date) -> Happening:
        """Something new that happens on a day; now and then like something of the days before, at the same place."""
        chance = self.chance
        theatre = self.pools["theatres"][chance.choice(sorted(self.pools["theatres"]))]
        kind = chance.choice(sorted(self.pools["kinds"]))
        place = tuple(chance.choice(theatre["places"]))
        if self.before and chance.random() < 0.25:  # the same kind of thing by the same parties, days later
            last = chance.choice(self.before[-12:])
            if (day - last.day).days >= 2:
                kind, theatre, place = last.kind, last.theatre, last.place
        killed = chance.choice((3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 16, 17, 19, 21, 23, 26, 31, 38))
        injured = killed + chance.randint(2, 40)
        lately = [h for h in self.before[-60:] if (day - h.day).days < 2]
        if kind not in self.diplomatic and any((h.kind, h.place) == (kind, place) for h in lately):
            return self.happen(day)  # nobody could tell the two apart
        words = {
            "air": theatre["air"][0], "Air": theatre["air"][1], "state": theatre["state"][0], "state_en": theatre["state"][1],
            "rebels": theatre["rebels"][0], "rebels_en": theatre["rebels"][1],
        }  # fmt: skip
        if kind in self.diplomatic:
            words.update(self._diplomats(day))
            two = {words["one"], words["other"]}
            if any(h.kind == kind and {h.words["one"], h.words["other"]} == two for h in lately):
                return self.happen(day)  # nor these: the same two on the same day
        self.numbers += 1
        made = Happening(self.numbers, kind, day, theatre, place, words, killed, injured)  # type: ignore[arg-type]
        earlier = [h for h in self.before[-60:] if h.theatre is theatre and 2 <= (day - h.day).days <= 9]
        made.after = chance.choice(earlier) if earlier and chance.random() < 0.35 else None
        self.before.append(made)
        self.types[made.number] = self.pools["kinds"][kind]["type"]
        return made

    def _diplomats(self, day: date) -> dict[str, str]:
        iso = day.isoformat()
        chosen = []
        for code, ar, en in self.chance.sample(self.pools["diplomats"], 6):
            holder = self.world.holder(f"{code}.foreign_minister", iso)
            if holder:
                chosen.append((code, ar, en, holder))
        (c1, ar1, en1, one), (c2, ar2, en2, other) = chosen[:2]
        host = self.world.states[self.chance.choice((c1, c2, "CHE", "AUT"))]
        titles = [f"{en} {'Secretary of State' if en == 'U.S.' else 'Foreign Minister'}" for en in (en1, en2)]
        return {
            "one": f"وزير الخارجية {ar1} {one.ar}", "other": f"وزير الخارجية {ar2} {other.ar}", "one_en": f"{titles[0]} {one.en}",
            "other_en": f"{titles[1]} {other.en}", "capital": host.capital_ar, "capital_en": host.capital_en,
            "other_state": self.world.states[c2].ar, "other_state_en": self.world.states[c2].en, "one_key": f"party:{c1}",
        }  # fmt: skip
