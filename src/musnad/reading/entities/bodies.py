"""Places, media, states, armed groups, organisations and people by their common nouns."""

from __future__ import annotations

from musnad.reading.entities.drafts import _UNSECTORED, Draft, code_of
from musnad.reading.entities.titled import TitleReader
from musnad.reading.phrases import Phrase

__all__ = ["BodyReader"]


class BodyReader(TitleReader):
    """Resolves phrases headed by a common noun."""

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
                    return self._mention(self._add(("town", code), town), p.start, p.end, self._strip(p))
                if self.drafts[at].kind == "state" and p.heads is not None and p.heads.kind != "place":
                    return at
                if self.drafts[at].kind == "place":
                    return self._mention(at, p.start, p.end, self._strip(p))
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
            return self._mention(self.last_place, p.start, p.end, self._strip(p))  # the city: the one last named
        if inner is None and not (p.apps):
            return None
        start, end = self.doc.span(p.start, p.end)
        name = self.doc.text[start:end]
        draft = Draft(
            "place", name, None, None, f"{self.doc.lang}.entity.place-noun", strong=p.unknown is not None or p.quote is not None
        )
        return self._mention(self._add(("placename", name), draft), p.start, p.end, self._strip(p))

    def _media(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        for at in [gen, *(a for _, a in apps)]:
            if at is not None and self.drafts[at].actor and str(self.drafts[at].actor).endswith("JRN"):
                return self._mention(at, p.start, p.end, self._strip(p))
        if p.quote is not None:
            quoted = doc.names[p.quote[0]]
            if quoted is not None and quoted.end <= p.quote[1] and "organisation" in quoted.kinds:
                chosen = next(r for r in quoted.referents if r.kind == "organisation")
                at = self._referent(chosen, quoted.start, quoted.end, quoted.strip)
                return self._mention(at, p.start, p.end, self._strip(p))
        if head.kind == "site" and p.quote is None and p.unknown is None:
            return None
        country = self._country(p) or (self.focus if p.quote or p.unknown else "")
        named = p.quote or p.unknown
        name = doc.text[doc.tokens[named[0]].start : doc.tokens[named[1] - 1].end] if named else self._english(p, country)
        draft = Draft(
            "organisation", name, code_of(country, "JRN"), None, f"{doc.lang}.entity.media", strong=bool(named or country)
        )
        draft.head = head.lemma
        if not named and not self._country(p) and p.definite:
            last = self._last_head(head.lemma)
            if last is not None:
                return self._mention(last, p.start, p.end, self._strip(p))
        return self._mention(self._add(("media", name), draft), p.start, p.end, self._strip(p))

    def _state(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        for at in [gen, *(a for _, a in apps)]:
            if at is not None and self.drafts[at].kind == "state":
                return self._mention(at, p.start, p.end, self._strip(p))
        head = p.heads
        assert head is not None
        country = self._country(p)
        if head.number == "p" and not self.doc.facts[p.head].enclitic:
            actor = code_of(country, "GOV") if country else "--- GOV"
            if gen is not None and self.drafts[gen].actor == "IGO":
                actor = "IGO"
            if not (country or gen is not None or p.adjectives):
                return None
            draft = Draft("state", self._english(p, country), actor, None, f"{self.doc.lang}.entity.states", strong=False)
            draft.number = "p"
            return self._mention(
                self._add(("states", self.doc.text[slice(*self.doc.span(p.start, p.end))]), draft), p.start, p.end, self._strip(p)
            )
        if country in self.doc.world.states:
            state = self.doc.world.states[country]
            return self._mention(
                self._add(
                    ("state", country),
                    Draft("state", state.en, f"{country} GOV", country, f"{self.doc.lang}.entity.state-noun", strong=True),
                ),
                p.start,
                p.end,
                self._strip(p),
            )
        return None

    def _armed(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        for at in [gen, *(a for _, a in apps)]:
            if at is not None and self.drafts[at].kind == "armed_group":
                return self._mention(at, p.start, p.end, self._strip(p))
        quoted = doc.names[p.quote[0]] if p.quote is not None else None
        if quoted is not None and quoted.kinds & {"armed_group", "organisation"}:
            chosen = next(r for r in quoted.referents if r.kind in ("armed_group", "organisation"))
            return self._mention(self._referent(chosen, quoted.start, quoted.end, quoted.strip), p.start, p.end, self._strip(p))
        if "islamist" in head.classes and (p.definite or not p.gen) and gen is None and not self._country(p):
            for i, draft in reversed(list(enumerate(self.drafts))):
                if draft.actor == "IMG" and draft.mentions:
                    return self._mention(i, p.start, p.end, self._strip(p))
        if gen is None and p.gen is not None and p.gen.heads is not None and p.gen.definite and not p.gen.adjectives:
            last = self._last_head(p.gen.heads.lemma)
            if last is not None and self.drafts[last].known:
                return self._mention(last, p.start, p.end, self._strip(p))
        if p.definite and p.gen is None and not p.adjectives and not p.of and not doc.facts[p.head].enclitic:
            last = self._last_head(head.lemma)
            if last is not None and self.drafts[last].known:
                return self._mention(last, p.start, p.end, self._strip(p))
        if not self.ar and p.definite and p.gen is None and not p.adjectives and not p.of and head.sector == "REB":
            for i, draft in reversed(list(enumerate(self.drafts))):  # the guerrillas: the group named before
                if draft.kind == "armed_group" and draft.mentions and str(draft.actor).endswith((" REB", "IMG")):
                    return self._mention(i, p.start, p.end, self._strip(p))
        actor = self._group_actor(p, gen)
        country = actor[:3] if actor else self._country(p)
        sector = actor[4:] if actor and " " in actor else self._sector(p, head.sector or "REB")
        if not country:
            if p.definite and not p.gen and not p.adjectives:
                last = self._last_head(head.lemma)
                if last is not None:
                    return self._mention(last, p.start, p.end, self._strip(p))
            country = self.focus
        if country in ("UNO", "EUR", "IGO") and "aircraft" in head.classes:
            sector = ""
        code = code_of(country, sector)
        named = p.quote or p.unknown
        name = doc.text[doc.tokens[named[0]].start : doc.tokens[named[1] - 1].end] if named else self._english(p, country)
        draft = Draft(
            "armed_group",
            name,
            code,
            None,
            f"{doc.lang}.entity.armed",
            strong=bool(named) or (p.definite and ("army" in head.classes or bool(p.adjectives))),
        )
        draft.head, draft.number, draft.gender = head.lemma, head.number, head.gender
        key = (
            "armed",
            name if named else f"{head.lemma}|{code}|{doc.text[slice(*doc.span(p.start, p.end))] if p.gen is not None else ''}",
        )
        return self._mention(self._add(key, draft), p.start, p.end, self._strip(p))

    def _organisation(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        if head.lemma == "سلطة" and head.number == "s" and not (p.adjectives or p.gen or apps or p.of):
            return None  # power, not an authority
        for at in [*(a for _, a in apps)]:
            if at is not None and self.drafts[at].kind in ("organisation",):
                return self._mention(at, p.start, p.end, self._strip(p))
        country = self._country(p)
        enclitic = doc.facts[p.head].enclitic
        if not country and (p.definite or enclitic) and p.gen is None:
            last = self._last_head(head.lemma)
            if last is not None:
                return self._mention(last, p.start, p.end, self._strip(p))
        if not country and not p.definite:
            return None
        generic = (
            not (country or p.gen or p.adjectives or p.unknown or p.quote)
            and "government" not in head.classes
            and head.sector in ("NGO", "BUS", "SOC", "EDU")
        )
        if generic:
            return None
        country = country or self.focus
        sector = head.sector
        if country in _UNSECTORED:
            sector = ""
        code = code_of(
            country, self._sector(p, sector) if head.kind == "org" and head.sector == "GOV" and not head.role else sector
        )
        if not (p.gen or len(p.adjectives) > 1) and head.lemma in ("حكومة", "سلطة", "government"):
            code = code_of(country, sector)
        tail = doc.text[slice(*doc.span(p.start, p.end))] if p.gen is not None or p.unknown or p.quote else ""
        draft = Draft(
            "organisation",
            self._english(p, country),
            code,
            None,
            f"{doc.lang}.entity.organisation",
            strong=p.definite and (head.number == "s" or bool(self._country(p))),
        )
        draft.head, draft.gender, draft.number = head.lemma, head.gender, head.number
        return self._mention(self._add(("org", f"{head.lemma}|{code}|{tail}"), draft), p.start, p.end, self._strip(p))

    def _people(self, p: Phrase, gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        classes = head.classes
        if "party" in classes:
            return self._party(p)
        country = self._country(p) or next((c[3:] for c in classes if c.startswith("of:")), "")
        bare = not country and p.gen is None and not p.of and p.unknown is None and p.quote is None
        if bare and (p.definite or p.demonstrative) and "source" in classes:
            last = self._last_head(head.lemma)
            if last is not None:
                return self._mention(last, p.start, p.end, self._strip(p))
        if p.unknown is not None:
            return self._unknown_person(p, country, self._sector(p, head.sector))
        if head.sector == "" and gen is not None and self.drafts[gen].kind in ("armed_group", "organisation"):
            return self._mention(gen, p.start, p.end, self._strip(p))
        sector = self._sector(p, head.sector or "UNK")
        inner = self._inner_actor(p)
        if "delegation" in classes and inner:
            country, sector = inner[:3], inner[4:]
        if head.lemma == "مصدر" and sector == "UNK" and any(doc.facts[i].stem == "مسوول" for i in p.adjectives):
            sector = "GOV"
        if head.lemma == "مصدر" and sector == "UNK" and inner and " " in inner and p.of:
            sector = inner[4:]
        if (not country and head.sector in ("MIL", "CVL", "COP", "OPP", "REF", "LEG")) or (
            not country and p.adjectives and sector not in ("UNK",)
        ):
            country = self.focus
        if not country and bare and p.definite and head.sector not in ("UNK",):
            country = self.focus
        code = code_of(country, sector)
        draft = Draft(
            "people",
            self._english(p, country),
            code,
            None,
            f"{doc.lang}.entity.people",
            strong=bool(self._country(p)) and p.definite,
        )
        draft.guessed = country == self.focus and not self._country(p)
        draft.head, draft.number, draft.gender = head.lemma, head.number, head.gender
        tail = doc.text[slice(*doc.span(p.start, p.end))] if (p.gen is not None or p.of) else ""
        return self._mention(self._add(("people", f"{head.lemma}|{code}|{tail}"), draft), p.start, p.end, self._strip(p))

    def _last_parties(self, count: int) -> list[int]:
        """The last parties of different countries that were met: who `the two sides` are."""
        found: dict[str, int] = {}
        order = sorted(
            (
                (max(d.mentions), at)
                for at, d in enumerate(self.drafts)
                if d.mentions and d.kind in ("state", "person", "armed_group", "organisation")
            ),
            reverse=True,
        )
        for _, at in order:
            actor = self.drafts[at].actor or ""
            if not actor.endswith((" JRN", " UNK")) and actor[:3] not in found:
                found[actor[:3]] = at
            if len(found) == count:
                return list(found.values())
        if not self.ar:  # the two sides of one country
            codes = {
                str(self.drafts[at].actor): at
                for _, at in reversed(order)
                if not str(self.drafts[at].actor).endswith((" JRN", " UNK")) and " " in str(self.drafts[at].actor)
            }
            return list(codes.values())[-count:] if len(codes) >= count else []
        return []

    def _party(self, p: Phrase) -> int | None:
        """The side named by its adjective (الجانب الروسي): the state it belongs to."""
        head = p.heads
        assert head is not None
        codes = list(dict.fromkeys(d.code for i in p.adjectives if (d := self.doc.facts[i].demonym) is not None))
        if len(codes) > 1:  # الجانبين الأميركي والروسي
            p.group = [self.state(code) for code in codes]
            return None
        if not codes and p.definite and head.number != "s" and not p.gen and not self.doc.facts[p.head].enclitic:
            p.group = list(self.last_pair) or self._last_parties(2)
            if p.group:
                return None
        country = self._country(p)
        if country in self.doc.world.states:
            state = self.doc.world.states[country]
            return self._mention(
                self._add(
                    ("state", country),
                    Draft("state", state.en, f"{country} GOV", country, f"{self.doc.lang}.entity.side", strong=False),
                ),
                p.start,
                p.end,
                self._strip(p),
            )
        return None
