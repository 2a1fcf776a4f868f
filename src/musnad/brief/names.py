"""How a brief calls parties, people, places, media and sources in its language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from musnad.brief.phrases import Phrases
from musnad.dossier.chains import Link
from musnad.dossier.voices import Voice
from musnad.labels import known_name, party_name
from musnad.language.lexicon import language_folder
from musnad.text import fold
from musnad.world.load import load_world, rows

__all__ = ["Names"]


class Names:
    """The names of one brief. `outlets` are the names of the media as their reports write them."""

    def __init__(self, phrases: Phrases, outlets: Iterable[str]) -> None:
        self.phrases = phrases
        self.lang = phrases.writing.lang
        self._outlets = {fold(outlet): outlet for outlet in outlets}

    def party(self, party: str) -> str:
        """What a party is called: `Syria (opposition)`."""
        owner, colon, what = party_name(party, self.lang).partition(": ")
        return f"{owner} ({what})" if colon else owner

    def voice(self, voice: Voice) -> str:
        """Who speaks for a party."""
        name = self.party(voice.actor) if voice.name == voice.actor else self.called(voice.name)
        return name if voice.named else self.phrases.text("unnamed", name=name)

    def link(self, link: Link, named: bool = True) -> str:
        """Somebody in a chain."""
        name = self.called(link.name)
        return name if named else self.phrases.text("unnamed", name=name)

    def outlet(self, outlet: str) -> str:
        """A medium."""
        return self.called(outlet) if outlet else self.phrases.text("outlet.unknown")

    def source(self, name: str) -> str:
        """An independent origin by the name that `origins` gives it: `Reuters`, `Russia (state)`, `doctor to Reuters`."""
        if " ↔ " in name:
            return " ↔ ".join(map(self.source, name.split(" ↔ ")))
        speaker, to, medium = name.rpartition(" to ")
        if to:
            return self.phrases.text("source.to", source=self.called(speaker), medium=self.source(medium))
        if name == "agencies, not named":
            return self.phrases.text("source.agencies")
        return self.called(name.removesuffix(" (state)"))

    def called(self, name: str) -> str:
        """A name as it is called in the language: from the world data, of descriptions by their words, else as it is."""
        name = self._outlets.get(fold(name), name)
        known = known_name(name, self.lang)
        return self._described(name) if known == name and self.lang == "ar" and name.isascii() else known

    def _described(self, name: str) -> str:
        """A description (`Turkey source`) in Arabic: its noun and whose it is; the name itself where the words are not known."""
        nouns = _nouns()
        if name in nouns:
            return nouns[name]
        for owner in _owners():
            noun = name.removeprefix(f"{owner} ")
            if noun != name and noun in nouns:
                return self.phrases.text(
                    "source.of", source=nouns[noun], owner=self.party("UNO") if owner == "UN" else known_name(owner, self.lang)
                )
        return name

    def _owner(self, name: str) -> str:
        return self.party("UNO") if name == "UN" else known_name(name, self.lang)


@cache
def _owners() -> tuple[str, ...]:
    """The names of states and of the United Nations, by which descriptions begin; the longest first."""
    return ("UN", *sorted((state.en for state in load_world().states.values()), key=len, reverse=True))


@cache
def _nouns() -> dict[str, str]:
    """The Arabic nouns by the English words for them, as the lexicon of names pairs them."""
    found: dict[str, str] = {}
    for row in rows(language_folder("ar") / "lexicon" / "heads.csv"):
        found.setdefault(row["en"], row["lemma"])
        if plural := row["plurals"].partition("|")[0]:
            found.setdefault(f"{row['en']}s", plural)
    return found
