"""Drafts of entities and their mentions."""

from __future__ import annotations

from musnad.language.affixal import plural_of
from musnad.reading.datelines import dateline_end
from musnad.reading.document import Document
from musnad.reading.entities.drafts import Draft, focus_country
from musnad.reading.phrases import Phrase
from musnad.text import fold
from musnad.world.who import Referent

__all__ = ["MentionReader"]


class MentionReader:
    """Keeps the entity drafts of a report and adds mentions to them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.drafts: list[Draft] = []
        self.by_key: dict[tuple[str, str], int] = {}
        self.focus = focus_country(doc)
        self.last_person: list[int] = []
        self.shortened: dict[tuple[str, ...], int] = {}  # beginnings of long names met
        self.coded: set[int] = set()  # people coded by a title of the text
        self.name_parts: dict[str, int] = {}
        self.pairs: list[list[int]] = []  # parties named together, in the order met
        self.places_by_text: dict[str, int] = {}
        self.last_place: int | None = None
        self.ar = doc.lang == "ar"
        self.dateline = dateline_end(doc, doc.sentences[0]) if self.ar and doc.sentences else 0

    def _named_again(self, key: tuple[str, str]) -> int | None:
        """The entity of a key that is named again, and so stays; None when it is new."""
        at = self.by_key.get(key)
        if at is not None:
            self.drafts[at].strong = True
        return at

    def _add(self, key: tuple[str, str], draft: Draft) -> int:
        at = self.by_key.get(key)
        if at is None:
            at = self.by_key[key] = len(self.drafts)
            self.drafts.append(draft)
            draft.order = at
        elif draft.strong:
            self.drafts[at].strong = True
        return at

    def _mention(self, at: int, start: int, end: int, strip: int = 0) -> int:
        """Add the mention over tokens start to end, without `strip` clitic characters at its beginning."""
        first, last = self.doc.span(start, end)
        span = (first + strip, last)
        self.drafts[at].mentions.setdefault(span)
        return at

    def _shorten(self, at: int, start: int, end: int, strip: int) -> None:
        """Remember the beginnings of a long name: later they stand for it (حزب العمال الكردستاني, حزب العمال)."""
        words = tuple(f.norm for f in self.doc.facts[start:end])
        words = (words[0][strip:], *words[1:])
        for n in range(2, len(words)):
            self.shortened.setdefault(words[:n], at)
        bare = self.doc.facts[start]
        if len(words) > 1 and bare.noun is not None and not bare.heads and not bare.definite:
            self.shortened.setdefault((f"ال{words[0]}",), at)  # نمور التاميل, النمور

    def _by_beginning(self, p: Phrase) -> int | None:
        """The entity met before whose long name begins with the words of a phrase."""
        if not self.shortened or p.end - p.start < 2:
            return None
        facts = self.doc.facts
        first = facts[p.start]
        cut = len(first.conj) + (len(first.prep) if not first.definite else 0)
        words = (first.norm[cut:], *(f.norm for f in facts[p.start + 1 : self._end(p)]))
        for n in range(len(words), 1, -1):
            at = self.shortened.get(words[:n])
            if at is not None:
                return self._mention(at, p.start, p.start + n, self._strip(p))
        return None

    def _whole(self, at: int, p: Phrase) -> int:
        """Add a whole phrase, without what is coordinated with it, as a mention."""
        return self._mention(at, p.start, self._end(p), self._strip(p))

    def _words(self, p: Phrase) -> str:
        """The text of a phrase without what is coordinated with it."""
        return self.doc.text[slice(*self.doc.span(p.start, self._end(p)))]

    def _english(self, p: Phrase, country: str) -> str:
        """A short English description of an unnamed entity."""
        head = p.heads
        assert head is not None
        state = self.doc.world.states.get(country)
        place = state.en if state else {"UNO": "UN", "EUR": "EU"}.get(country, "")
        words = [self.doc.facts[i].qualifier.lemma for i in p.adjectives if not self.ar and self.doc.facts[i].qualifier]  # type: ignore[union-attr]
        return " ".join([place, *words, head.en if head.number == "s" else plural_of(head.en)]).strip()

    @staticmethod
    def _end(p: Phrase) -> int:
        """The token behind a phrase without what is coordinated with it."""
        if not p.conjs and not p.apps:
            return p.end
        return min((other.start for q in (p, *p.apps) for other in q.conjs if other.start > p.head), default=p.end)

    def _strip(self, p: Phrase) -> int:
        """Characters of proclitics before a phrase's first word that are no part of a mention (لل keeps its second lam)."""
        f = self.doc.facts[p.start]
        if not self.ar or f.latin:
            return 0
        n = len(f.conj) + (1 if f.prep and f.norm[len(f.conj) : len(f.conj) + 1] == f.prep else 0)
        return n if n < len(f.surface) - 1 and not f.norm[len(f.conj) :].startswith("لل") else len(f.conj)

    def _several(self, p: Phrase) -> bool:
        """Whether a genitive names several states acting as one (دول مجلس التعاون, الدول الست)."""
        return bool(p.heads is not None and p.heads.kind == "state" and p.heads.number == "p")

    def _last_head(self, lemma: str) -> int | None:
        return next(
            (
                i
                for i in reversed(range(len(self.drafts)))
                if (self.drafts[i].head == lemma or lemma in self.drafts[i].heads) and self.drafts[i].mentions
            ),
            None,
        )

    def _key(self, r: Referent) -> tuple[str, str]:
        return ("state", r.id) if r.kind == "capital" else ("organisation" if r.kind == "armed_group" else r.kind, r.id)

    def is_party(self, at: int) -> bool:
        draft = self.drafts[at]
        return draft.kind in ("state", "person", "armed_group", "organisation") and not str(draft.actor or " JRN").endswith(" JRN")

    def _is_human(self, i: int) -> bool:
        """Whether a noun names human beings."""
        return any("human" in self.doc.classes.get(fold(s.entry.lemma), ()) for s in self.doc.facts[i].senses)

    def state(self, code: str, rule: str = "adjective", *, strong: bool = False) -> int:
        """The entity of a state that is named by its adjective alone, or by a noun that stands for it."""
        known = self.doc.world.states.get(code)
        name = known.en if known else code
        return self._add(
            ("state", code), Draft("state", name, f"{code} GOV", code, f"{self.doc.lang}.entity.{rule}", strong=strong)
        )

    def group(self, code: str) -> int:
        """An entity with an actor code, the first met, for groups that are named by an adjective alone."""
        for at, draft in enumerate(self.drafts):
            if draft.actor == code and draft.kind in ("armed_group", "organisation"):
                return at
        kind = "armed_group" if " " in code else "organisation"
        return self._add(("group", code), Draft(kind, code, code, None, f"{self.doc.lang}.entity.adjective", strong=False))

    def civilians(self, country: str) -> int:
        """The people of a country who act together without being named: a crowd met before, else one that the text only implies."""
        code = f"{country} CVL"
        for at, draft in enumerate(self.drafts):
            if draft.actor == code and draft.kind == "people":
                return at
        known = self.doc.world.states.get(country)
        name = f"people in {known.en if known else country}"
        draft = Draft("people", name, code, None, f"{self.doc.lang}.entity.crowd", strong=False)
        return self._add(("crowd", country), draft)

    def resolve(self, p: Phrase) -> int | None:
        """The draft that a phrase refers to; None when it names no entity. Phrases inside phrases come back here."""
        raise NotImplementedError
