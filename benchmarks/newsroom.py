"""The reports of the made-up corpus: agencies and papers write, papers take over what agencies wrote."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from happenings import Happening
from sentences import SentenceWriter, fill

from musnad.records import Report

__all__ = ["Newsroom", "Told"]


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
class Draft:
    """A report being written: sentences, and which of them tell the news, on whose word."""

    outlet: str
    lang: str
    moment: datetime
    sentences: list[str]
    news: dict[int, tuple[int, str, int | None]]
    headline: str
    dateline: str = ""
    tail: str = ""


class Newsroom:
    """Writes the reports of happenings from the pools of words."""

    def __init__(self, chance: random.Random, pools: dict[str, Any]) -> None:
        self.chance = chance
        self.pools = pools
        self.sentences = SentenceWriter(chance, pools)
        self.count = 0

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

    def write(self, h: Happening, outlet: str, lang: str, moment: datetime, agency: dict[str, str] | None) -> Draft:
        """A report of one's own: lead, details, a denial, background, and a look back."""
        chance, lines = self.chance, self.pools["lines"]
        lead, origin, killed = self.sentences.lead(h, outlet, lang, moment, agency)
        if agency:
            h.wires[agency["id"]] = origin
        sentences, news = [lead], {0: (h.number, origin, killed)}
        sentences += [self.sentences.detail(lang) for _ in range(chance.randint(5, 12))]
        if chance.random() < 0.3:
            speaker = self.sentences.speaker(h, public=True)
            sentences.append(fill(chance.choice(lines["denial"][lang]), {"s": speaker[lang != "ar"]}))
        if h.after is not None:
            at = len(sentences)
            figures = self.pools["kinds"][h.after.kind].get("figures")
            news[at] = (h.after.number, "", h.after.killed if figures else None)
            sentences.append(self.sentences.look_back(h.after, lang, moment.date()))
        sentences += chance.sample(lines["background"][lang], chance.randint(0, 2))
        headline = fill(chance.choice(lines["headline"][lang]), {"place": h.place[lang != "ar"]})
        draft = Draft(outlet, lang, moment, sentences, news, headline)
        if agency:
            name, place = agency[lang], h.place[lang != "ar"]
            draft.dateline = chance.choice((f"{place} ({name}) - ", f"{place} - {name} - ", f"({name}) - "))
        return draft

    def copy(self, source: Draft, outlet: str, agency: dict[str, str], h: Happening) -> Draft:
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
            sentences.append(self.sentences.detail(source.lang))
        if chance.random() < 0.15:
            at = chance.randint(1, len(sentences))
            sentences.insert(at, self.sentences.detail(source.lang))
            news = {n + (n >= at): told for n, told in news.items()}
        headline = fill(chance.choice(lines["headline"][source.lang]), {"place": h.place[source.lang != "ar"]})
        made = Draft(outlet, source.lang, source.moment + timedelta(minutes=chance.randint(5, 1200)), sentences, news, headline)
        credit = chance.random()
        if credit < 0.4:
            made.dateline = source.dateline
        elif credit < 0.75:
            made.tail = lines["source_line"][source.lang].format(m=agency[source.lang])
        elif credit < 0.85:
            made.tail = f"({agency[source.lang]})"
        return made

    def finish(self, draft: Draft) -> tuple[Report, list[Told]]:
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
