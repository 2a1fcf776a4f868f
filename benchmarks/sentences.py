"""The sentences of the made-up corpus: news with its attribution, looks back, and life around the news."""

from __future__ import annotations

import random
from datetime import date, datetime
from typing import Any

from happenings import Happening

__all__ = ["SentenceWriter", "fill"]


def fill(template: str, slots: dict[str, str], *, whole: bool = True) -> str:
    """Fill a template; a slot with a capital begins with one, and so does a whole sentence."""
    capitals = {name.capitalize(): value[:1].upper() + value[1:] for name, value in slots.items() if name.capitalize() not in slots}
    made = template.format(**capitals, **slots)
    return made[:1].upper() + made[1:] if whole else made


class SentenceWriter:
    """Writes sentences from the pools of words."""

    def __init__(self, chance: random.Random, pools: dict[str, Any]) -> None:
        self.chance = chance
        self.pools = pools

    def lead(
        self, h: Happening, outlet: str, lang: str, moment: datetime, agency: dict[str, str] | None
    ) -> tuple[str, str, int | None]:
        """The sentence that tells the news, the key of its origin, and the figure it gives."""
        chance, lines = self.chance, self.pools["lines"]["attribution"]
        figures = bool(self.pools["kinds"][h.kind].get("figures"))
        killed = h.killed + 2 + (chance.choice((-2, 1, 3)) if figures and chance.random() < 0.2 else 0)
        slots = self.slots(h, lang, moment.date(), killed)
        medium = agency["id"] if agency else outlet
        public = chance.random() < 0.6
        speaker = self.speaker(h, public=public)
        slots["s"], key = speaker[lang != "ar"], speaker[2]
        style = chance.random()
        if h.kind == "accusation":  # the accuser is the origin of his accusation
            return fill(chance.choice(lines[f"{lang}_own"]), slots), h.words["one_key"], None
        feminine = lang == "ar" and speaker[0].split()[0] in self.pools["lines"]["feminine"]
        form, origin = "ar_f" if feminine else lang, key if public else f"unnamed:{key}@{medium}"
        if style < 0.3 or (h.words.get("one") and style < 0.6):
            form, origin = f"{lang}_own", f"medium:{medium}"
        elif not agency and style < 0.42:  # a paper that cites an agency without taking over its words
            cited = chance.choice(self.pools["outlets"]["agencies"])
            slots["m"] = cited[lang]
            origin = h.wires.get(cited["id"], f"medium:{cited['id']}")  # what the agency itself rests on, if it reported this
            form = f"{lang}_cited"
        elif style < 0.55 and not feminine:
            to = h.theatre["medium"]
            slots["m"] = to[lang != "ar"]
            form, origin = f"{lang}_via", key if public else f"unnamed:{key}@{to[2]}"
        return fill(chance.choice(lines[form]), slots), origin, killed if figures else None

    def speaker(self, h: Happening, *, public: bool) -> list[str]:
        """Somebody of the theatre who speaks."""
        wanted = "public" if public else "unnamed"
        return self.chance.choice([s for s in h.theatre["speakers"] if s[3] == wanted])  # type: ignore[no-any-return]

    def slots(self, h: Happening, lang: str, today: date, killed: int) -> dict[str, str]:
        """What fills the templates of a kind."""
        kind = self.pools["kinds"][h.kind]
        when = self.when(h.day, today, lang)
        place = h.place[lang != "ar"]
        base = {**h.words, "place": place, "when": when, "n": str(killed), "m": str(h.injured)}
        if lang == "en" and "capital_en" in base:
            base["capital"] = base["capital_en"]
        clause = kind[lang]["said"] if lang == "ar" else kind["en"]
        main = kind["ar"]["main"] if lang == "ar" else kind["en"]
        return {
            "said": fill(self.unused(h, clause), base, whole=False),
            "main": fill(self.unused(h, main), base),
        }

    def unused(self, h: Happening, templates: list[str]) -> str:
        """A wording in which a happening was not told yet, as long as there is one: writers do not hit on the same words."""
        fresh = [t for t in templates if t not in h.used] or templates
        chosen = self.chance.choice(fresh)
        h.used.add(chosen)
        return chosen

    def when(self, day: date, today: date, lang: str) -> str:
        """How a report names a day."""
        lines = self.pools["lines"]
        forms = lines["same_day" if day == today else "day_before"][lang]
        return str(self.chance.choice(forms)).format(day=lines["days"][lang][day.weekday()])

    def look_back(self, h: Happening, lang: str, today: date) -> str:
        """A sentence of background that recalls something that happened days before."""
        lines, slots = self.pools["lines"], self.slots(h, lang, today, h.killed)
        text = slots["main"] if lang == "ar" else slots["said"]
        name = lines["days"][lang][h.day.weekday()]
        named = [form.format(day=name) for key in ("same_day", "day_before") for form in lines[key][lang] if form != "{day}"]
        when = [w for w in named if w in text]
        if when:
            past = lines["past_day"][lang].format(number=h.day.day, month=lines["months"][lang][h.day.month - 1])
            text = text.replace(max(when, key=len), past)
        form = lines["look_back"]["ar_undated" if lang == "ar" and not when else lang]
        return fill(form, {"text": text, "said": slots["said"]}, whole=False)

    def detail(self, lang: str) -> str:
        """A sentence about life around the news."""
        parts = self.pools["lines"]["detail"][lang]
        return fill(
            self.chance.choice(parts["form"]), {name: self.chance.choice(parts[name]) for name in ("who", "what", "where", "tail")}
        )
