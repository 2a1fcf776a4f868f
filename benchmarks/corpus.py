"""A made-up corpus of news with known truth: who copied whom, which reports tell the same event, and on whose word.

Events happen in a few theatres; agencies and papers report them in words of their own; papers take over agency reports with
cuts, new headlines and added lines; background paragraphs recur in unrelated reports; follow-ups quote earlier news. The pools
of words are in the YAML files of the folder `corpus`. The same seed gives the same corpus.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from musnad.records import Report
from musnad.world.load import load_world

__all__ = ["Corpus", "Happening", "Told", "make_corpus"]

_POOLS = Path(__file__).parent / "corpus"
_AR_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Reports of one event on average; share of papers that write their own.
_FIRST_DAY = date(2017, 3, 1)


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


@dataclass
class Told:
    """That a report tells a happening: between which code points, on whose word (key of the origin), with which figure."""

    report: str
    happening: int
    start: int
    end: int
    origin: str
    killed: int | None


@dataclass
class Corpus:
    """Reports in the order in which they appeared, and the truth about them. `copies` has the source of each copy, `types` the
    event type of each happening."""

    reports: list[Report] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    types: dict[int, str] = field(default_factory=dict)


@dataclass
class _Draft:
    """A report being written: sentences, and which of them tell the news, on whose word."""

    outlet: str
    lang: str
    moment: datetime
    sentences: list[str]
    news: dict[int, tuple[int, str, int | None]]
    headline: str
    dateline: str = ""
    tail: str = ""


def make_corpus(size: int, seed: int = 1, per_day: int = 30) -> Corpus:
    """A corpus of about `size` reports (never fewer), `per_day` of them a day."""
    maker = _Maker(random.Random(seed))
    corpus = Corpus(types=maker.types)
    day = _FIRST_DAY
    while len(corpus.reports) < size:
        of_day: list[tuple[Report, list[Told], str]] = []
        while len(of_day) < per_day:
            of_day.extend(maker.cover(maker.happen(day)))
        for report, told, source in sorted(of_day, key=lambda r: r[0].published or ""):
            corpus.reports.append(report)
            corpus.told.extend(told)
            if source:
                corpus.copies[report.id] = source
        day += timedelta(days=1)
    return corpus


class _Maker:
    """Makes happenings and the reports of them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.pools: dict[str, Any] = {
            name: yaml.safe_load((_POOLS / f"{name}.yaml").read_text(encoding="utf-8"))
            for name in ("theatres", "outlets", "diplomats", "kinds", "lines")
        }
        self.world = load_world()
        self.count = 0
        self.numbers = 0
        self.before: list[Happening] = []
        self.types: dict[int, str] = {}
        self.diplomatic = {name for name, kind in self.pools["kinds"].items() if kind.get("diplomats")}

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
        if kind not in self.diplomatic and (kind, place) in {
            (h.kind, h.place) for h in self.before[-60:] if (day - h.day).days < 2
        }:
            return self.happen(day)  # nobody could tell the two apart
        words = {
            "air": theatre["air"][0], "Air": theatre["air"][1], "state": theatre["state"][0], "state_en": theatre["state"][1],
            "rebels": theatre["rebels"][0], "rebels_en": theatre["rebels"][1],
        }  # fmt: skip
        if kind in self.diplomatic:
            words.update(self._diplomats(day))
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

    def cover(self, happening: Happening) -> list[tuple[Report, list[Told], str]]:
        """The reports of a happening: agency originals with their copies, and papers of their own."""
        chance = self.chance
        made: list[tuple[Report, list[Told], str]] = []
        start = datetime.combine(happening.day, datetime.min.time()) + timedelta(hours=chance.randint(6, 18))
        for agency in chance.sample(self.pools["outlets"]["agencies"], chance.choice((0, 1, 1, 1, 2))):
            lang = chance.choice(("ar", "ar", "en"))
            draft = self.write(happening, agency["domain"], lang, start + timedelta(minutes=chance.randint(0, 400)), agency)
            original = self.finish(draft)
            made.append((*original, ""))
            for outlet in chance.sample(self.pools["outlets"]["outlets"][lang], chance.choice((0, 1, 2, 3, 4, 6))):
                made.append((*self.finish(self.copy(draft, outlet, agency, happening)), original[0].id))
        for _ in range(chance.choice((0, 1, 1, 2)) if made else 1):
            lang = chance.choice(("ar", "ar", "en"))
            outlet = chance.choice(self.pools["outlets"]["outlets"][lang])
            made.append(
                (*self.finish(self.write(happening, outlet, lang, start + timedelta(minutes=chance.randint(30, 1500)), None)), "")
            )
        return made

    def write(self, h: Happening, outlet: str, lang: str, moment: datetime, agency: dict[str, str] | None) -> _Draft:
        """A report of one's own: lead, details, a denial, background, and a look back."""
        chance, lines = self.chance, self.pools["lines"]
        lead, origin, killed = self.lead(h, outlet, lang, moment, agency)
        if agency:
            h.wires[agency["id"]] = origin
        sentences, news = [lead], {0: (h.number, origin, killed)}
        sentences += [self.detail(lang) for _ in range(chance.randint(5, 12))]
        if chance.random() < 0.3:
            speaker = self.speaker(h, public=True)
            sentences.append(self._fill(chance.choice(lines["denial"][lang]), {"s": speaker[lang != "ar"]}))
        if h.after is not None:
            at = len(sentences)
            figures = self.pools["kinds"][h.after.kind].get("figures")
            news[at] = (h.after.number, "", h.after.killed if figures else None)
            sentences.append(self.look_back(h.after, lang, moment.date()))
        sentences += chance.sample(lines["background"][lang], chance.randint(0, 2))
        headline = self._fill(chance.choice(lines["headline"][lang]), {"place": h.place[lang != "ar"]})
        draft = _Draft(outlet, lang, moment, sentences, news, headline)
        if agency:
            name, place = agency[lang], h.place[lang != "ar"]
            draft.dateline = chance.choice((f"{place} ({name}) - ", f"{place} - {name} - ", f"({name}) - "))
        return draft

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
        speaker = self.speaker(h, public)
        slots["s"], key = speaker[lang != "ar"], speaker[2]
        style = chance.random()
        if h.kind == "accusation":  # the accuser is the origin of his accusation
            return self._fill(chance.choice(lines[f"{lang}_own"]), slots), h.words["one_key"], None
        if style < 0.3 or (h.words.get("one") and style < 0.6):
            return self._fill(chance.choice(lines[f"{lang}_own"]), slots), f"medium:{medium}", killed if figures else None
        if not agency and style < 0.42:  # a paper that cites an agency without taking over its words
            cited = chance.choice(self.pools["outlets"]["agencies"])
            slots["m"] = cited[lang]
            origin = h.wires.get(cited["id"], f"medium:{cited['id']}")  # what the agency itself rests on, if it reported this
            return self._fill(chance.choice(lines[f"{lang}_cited"]), slots), origin, killed if figures else None
        if style < 0.55:
            to = h.theatre["medium"]
            slots["m"] = to[lang != "ar"]
            origin = key if public else f"unnamed:{key}@{to[2]}"
            if lang == "ar" and speaker[0].split()[0] in _FEMININE:
                slots["m"] = ""
                return (
                    self._fill(chance.choice(lines["ar_f"]), slots),
                    origin if public else f"unnamed:{key}@{medium}",
                    killed if figures else None,
                )
            return self._fill(chance.choice(lines[f"{lang}_via"]), slots), origin, killed if figures else None
        form = "ar_f" if lang == "ar" and speaker[0].split()[0] in _FEMININE else lang
        origin = key if public else f"unnamed:{key}@{medium}"
        return self._fill(chance.choice(lines[form]), slots), origin, killed if figures else None

    def speaker(self, h: Happening, public: bool) -> list[str]:
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
            "said": self._fill(self.unused(h, clause), base, whole=False),
            "main": self._fill(self.unused(h, main), base),
        }

    def unused(self, h: Happening, templates: list[str]) -> str:
        """A wording in which a happening was not told yet, as long as there is one: writers do not hit on the same words."""
        fresh = [t for t in templates if t not in h.used] or templates
        chosen = self.chance.choice(fresh)
        h.used.add(chosen)
        return chosen

    def when(self, day: date, today: date, lang: str) -> str:
        """How a report names a day."""
        names = _AR_DAYS if lang == "ar" else _EN_DAYS
        name = names[day.weekday()]
        if day == today:
            return self.chance.choice((f"اليوم {name}", f"يوم {name}", f"{name}") if lang == "ar" else (f"on {name}",))
        if lang == "ar":
            return self.chance.choice((f"أمس {name}", f"يوم {name}"))
        return self.chance.choice((f"on {name}", "late on " + name))

    def look_back(self, h: Happening, lang: str, today: date) -> str:
        """A sentence of background that recalls something that happened days before."""
        slots = self.slots(h, lang, today, h.killed)
        date_ = f"في {h.day.day} {_AR_MONTHS[h.day.month - 1]}" if lang == "ar" else f"on {h.day:%B} {h.day.day}"
        text = slots["main"] if lang == "ar" else slots["said"]
        when = [w for w in _WHEN[lang](h.day) if w in text]
        text = text.replace(max(when, key=len), date_) if when else text
        return (
            f"وكان قد ورد أن {slots['said']}."
            if lang == "ar" and not when
            else (f"{text[0].upper()}{text[1:]}." if lang == "en" else f"وسبق أن {text}.")
        )

    def detail(self, lang: str) -> str:
        """A sentence about life around the news."""
        parts = self.pools["lines"]["detail"][lang]
        return self._fill(
            self.chance.choice(parts["form"]), {name: self.chance.choice(parts[name]) for name in ("who", "what", "where", "tail")}
        )

    def copy(self, source: _Draft, outlet: str, agency: dict[str, str], h: Happening) -> _Draft:
        """What a paper makes of an agency report: cut from the end, with a new headline, lines added, words changed."""
        chance, lines = self.chance, self.pools["lines"]
        keep = max(2, round(len(source.sentences) * chance.choice((0.35, 0.5, 0.65, 0.8, 1.0, 1.0))))
        sentences = list(source.sentences[:keep])
        news = {at: told for at, told in source.news.items() if at < keep}
        if chance.random() < 0.15 and keep > 4:
            gone = chance.randint(1, keep - 1)
            if gone not in news:
                sentences.pop(gone)
                news = {at - (at > gone): told for at, told in news.items()}
        if chance.random() < 0.35:
            sentences.append(chance.choice(lines["added"][source.lang]))
        if chance.random() < 0.25:
            sentences.append(self.detail(source.lang))
        if chance.random() < 0.15:
            at = chance.randint(1, len(sentences))
            sentences.insert(at, self.detail(source.lang))
            news = {n + (n >= at): told for n, told in news.items()}
        headline = self._fill(chance.choice(lines["headline"][source.lang]), {"place": h.place[source.lang != "ar"]})
        made = _Draft(outlet, source.lang, source.moment + timedelta(minutes=chance.randint(5, 1200)), sentences, news, headline)
        credit = chance.random()
        if credit < 0.4:
            made.dateline = source.dateline
        elif credit < 0.75:
            made.tail = f"المصدر: {agency['ar']}" if source.lang == "ar" else f"Source: {agency['en']}"
        elif credit < 0.85:
            made.tail = f"({agency[source.lang]})"
        return made

    def finish(self, draft: _Draft) -> tuple[Report, list[Told]]:
        """The report with its text, and what it tells."""
        self.count += 1
        key = f"{self.count:016x}"
        text, told = draft.dateline, []
        for at, sentence in enumerate(draft.sentences):
            if at in draft.news:
                number, origin, killed = draft.news[at]
                told.append(Told(key, number, len(text), len(text) + len(sentence), origin, killed))
            text += sentence + ("\n" if at % 2 else " ")
        text = text.rstrip() + (f"\n{draft.tail}" if draft.tail else "")
        lang: Any = draft.lang
        return Report(text, key, lang, draft.moment.isoformat(timespec="minutes"), draft.outlet, None, draft.headline), told

    @staticmethod
    def _fill(template: str, slots: dict[str, str], *, whole: bool = True) -> str:
        """Fill a template; a slot with a capital begins with one, and so does a whole sentence."""
        capitals = {
            name.capitalize(): value[:1].upper() + value[1:] for name, value in slots.items() if name.capitalize() not in slots
        }
        made = template.format(**capitals, **slots)
        return made[:1].upper() + made[1:] if whole else made


_FEMININE = {"وزارة", "حركة", "جماعة", "منظمة"}
_AR_MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_WHEN = {
    "ar": lambda day: [f"{w} {_AR_DAYS[day.weekday()]}" for w in ("اليوم", "أمس", "يوم")],
    "en": lambda day: [f"{w} {_EN_DAYS[day.weekday()]}" for w in ("on", "late on")],
}


def iter_reports(corpus: Corpus) -> Iterator[Report]:
    """The reports as they are read."""
    yield from corpus.reports


if __name__ == "__main__":
    for report in make_corpus(12).reports[:8]:
        print(report.id, report.published, report.outlet, report.headline, report.text, sep="\n", end="\n\n")
