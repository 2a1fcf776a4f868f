"""Places, media and states by their common nouns."""

from __future__ import annotations

from musnad.reading.entities.drafts import Draft, code_of
from musnad.reading.entities.titled import TitleReader
from musnad.reading.phrases import Phrase

__all__ = ["PlaceReader"]


class PlaceReader(TitleReader):
    """Resolves phrases headed by a noun for a place, a medium or a state."""

    def _place(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        for at in [gen, *(a for _, a in apps)]:
            if at is not None and self.drafts[at].kind in ("place", "state"):
                if (
                    self.drafts[at].kind == "state"
                    and p.heads is not None
                    and p.heads.kind == "capital"
                    and self.drafts[at].known in self.doc.world.states
                ):
                    code = str(self.drafts[at].known)
                    town = Draft(
                        "place",
                        self.doc.world.states[code].capital_en,
                        None,
                        f"capital-{code}",
                        f"{self.doc.lang}.entity.capital",
                        strong=True,
                    )
                    return self._whole(self._add(("town", code), town), p)
                if self.drafts[at].kind == "state" and p.heads is not None and p.heads.kind != "place":
                    return at
                if self.drafts[at].kind == "place":
                    return self._whole(at, p)
        country = self._country(p) if self.ar and p.heads is not None and p.heads.kind == "capital" and p.adjectives else ""
        if country in self.doc.world.states:  # العاصمة الصومالية
            capital = self.doc.world.states[country].capital_en
            rule = f"{self.doc.lang}.entity.capital"
            town = Draft("place", capital, None, f"capital-{country}", rule, strong=True)
            return self._whole(self._add(("town", country), town), p)
        inner = p.unknown or p.quote or ((p.gen.start, p.gen.end) if p.gen is not None else None)
        if (
            inner is None
            and not p.apps
            and p.definite
            and not p.adjectives
            and self.last_place is not None
            and p.heads is not None
            and p.heads.number == "s"
        ):
            if self.ar and "settlement" not in p.heads.classes:
                last = self._last_head(p.heads.lemma)
                return self._whole(last, p) if last is not None and self.drafts[last].kind == "place" else None
            return self._whole(self.last_place, p)  # the city: the one last named
        described = self.ar and p.definite_article(self.doc.facts) and bool(p.adjectives) and not self._country(p)
        described = described and p.heads is not None and p.heads.number == "s"
        if inner is None and not p.apps and not described:
            return None
        start, end = self.doc.span(p.start, self._end(p))
        name = self.doc.text[start:end]
        draft = Draft(
            "place", name, None, None, f"{self.doc.lang}.entity.place-noun", strong=p.unknown is not None or p.quote is not None
        )
        draft.head = p.heads.lemma if p.heads is not None and self.ar else ""
        draft.strong |= described or (
            self.ar and p.gen is not None and p.definite and p.heads is not None and p.heads.number == "s"
        )
        return self._whole(self._add(("placename", name), draft), p)

    def _media(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        for at in [gen, *(a for _, a in apps)]:
            if at is not None and self.drafts[at].actor and str(self.drafts[at].actor).endswith("JRN"):
                return self._whole(at, p)
        if p.quote is not None:
            quoted = doc.names[p.quote[0]]
            if quoted is not None and quoted.end <= p.quote[1] and "organisation" in quoted.kinds:
                chosen = next(r for r in quoted.referents if r.kind == "organisation")
                at = self._referent(chosen, quoted.start, quoted.end, quoted.strip)
                return self._whole(at, p)
        if head.kind == "site" and p.quote is None and p.unknown is None:
            return None
        country = self._country(p) or (self.focus if p.quote or p.unknown else "")
        wires = self.ar and head.number == "p" and p.end == p.start + 1  # وكالات in a dateline
        named = p.quote or p.unknown
        name = doc.text[doc.tokens[named[0]].start : doc.tokens[named[1] - 1].end] if named else self._english(p, country)
        draft = Draft(
            "organisation", name, code_of(country, "JRN"), None, f"{doc.lang}.entity.media", strong=bool(named or country or wires)
        )
        draft.head = head.lemma
        if not named and not self._country(p) and p.definite:
            last = self._last_head(head.lemma)
            if last is not None:
                return self._whole(last, p)
        return self._whole(self._add(("media", name), draft), p)

    def _state(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        for at in [gen, *(a for _, a in apps)]:
            if at is not None and self.drafts[at].kind == "state":
                return self._whole(at, p)
        head = p.heads
        assert head is not None
        if self.ar and head.number == "d" and p.definite and not (p.gen or p.adjectives or self.doc.facts[p.head].enclitic):
            p.group = self.both_sides(p)
            return None
        if self.ar and p.count is not None and p.definite and not (p.gen or p.adjectives):  # الدول الثلاث
            p.group = self.last_parties(int(p.count), p)
            if p.group:
                return None
        country = self._country(p)
        bare = p.definite and p.gen is None and not p.adjectives and head.number == "s"
        default = next((c[3:] for c in head.classes if c.startswith("of:")), "")
        if self.ar and bare and default and not country:  # المملكة: of the report's country if it is one
            country = self.focus if self.doc.world.holder(f"{self.focus}.monarch", self.doc.day) else default
        counted = p.count is not None and p.count > 2
        if (head.number == "p" or counted) and not self.doc.facts[p.head].enclitic:
            actor = code_of(country, "GOV") if country else "IGO" if counted else "--- GOV"
            if gen is not None and self.drafts[gen].actor == "IGO":
                actor = "IGO"
            if not (country or gen is not None or p.adjectives or counted):
                return None
            draft = Draft("state", self._english(p, country), actor, None, f"{self.doc.lang}.entity.states", strong=False)
            draft.number = "p"
            return self._whole(self._add(("states", self._words(p)), draft), p)
        return self._whole(self.state(country, "state-noun", strong=True), p) if country in self.doc.world.states else None
