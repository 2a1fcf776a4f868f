"""Officials by their titles."""

from __future__ import annotations

from musnad.reading.entities.drafts import Draft, code_of
from musnad.reading.entities.named import NameReader
from musnad.reading.phrases import Phrase
from musnad.world.who import Person, Referent

__all__ = ["TitleReader"]


class TitleReader(NameReader):
    """Resolves titles, with and without the name of who holds them."""

    def _officials(self, p: Phrase, country: str, role: str, gen: int | None) -> int | None:
        """Unnamed holders of a title: a spokesman, ministers, leaders of a group."""
        head = p.heads
        assert head is not None
        sector = self._sector(p, head.sector)
        if not sector:
            inner = self._inner_actor(p)
            if inner and " " in inner:
                sector = inner[4:]
        country = country or (self.focus if "honorific" not in head.classes else "")
        if not p.definite and not country:
            return None
        actor = code_of(country, sector or "GOV")
        if gen is not None and self.drafts[gen].actor and self.drafts[gen].kind == "armed_group":
            actor = str(self.drafts[gen].actor)
        if head.number != "s" and ((p.gen is not None and self._several(p.gen)) or len(self.parties_behind(p)) > 2):
            actor = "IGO"
        draft = Draft(
            "people",
            self._english(p, country),
            actor,
            None,
            f"{self.doc.lang}.entity.title",
            strong=gen is not None and self.drafts[gen].known is not None,
        )
        draft.head, draft.role, draft.number, draft.gender = head.lemma, role, head.number, head.gender
        return self._whole(self._add(("title", f"{head.lemma}|{head.number}|{actor}"), draft), p)

    def _same_title(self, p: Phrase, role: str) -> int | None:
        """A bare title (the minister, the president) refers to the last person or official met with that office."""
        head = p.heads
        assert head is not None
        if not (p.definite or p.demonstrative) or head.number != "s":
            return self._officials(p, "", role, None)
        for at in reversed(range(len(self.drafts))):
            draft = self.drafts[at]
            if draft.gender and head.gender and draft.gender != head.gender:
                continue
            if (
                draft.kind in ("person", "people")
                and draft.mentions
                and (
                    (
                        draft.role
                        and (
                            draft.role == role
                            or (role == "minister" and draft.role.endswith("minister"))
                            or (role == "leader" and draft.kind == "person")
                        )
                    )
                    or (draft.head and draft.head == head.lemma)
                )
            ):
                return self._whole(at, p)
        if self.focus != "---" and role in ("president", "prime_minister", "monarch", "foreign_minister", "defence_minister"):
            person = self.doc.world.holder(f"{self.focus}.{role}", self.doc.day)
            if person is not None:
                return self._referent(Referent("person", person.id), p.start, self._end(p), self._strip(p))
        return self._officials(p, "", role, None)

    def _body_of_title(self, p: Phrase, country: str) -> None:
        """The body that a title names (رئيس البرلمان, قائد الجيش) is an entity of its own."""
        facts, title = self.doc.facts, p.heads
        assert title is not None
        first = p.head + 1
        head = next((h for h in facts[first].heads if h.rest == title.rest[1:] and h.kind in ("org", "armed")), None)
        if head is None:
            return
        body = Phrase(first)
        body.head, body.heads, body.end = first, head, first + len(title.rest)
        body.definite = body.closed = True
        body.adjectives = [i for i in p.adjectives if facts[i].demonym is not None]
        if body.adjectives[:1] == [body.end]:
            body.end += 1
        if not body.adjectives and country in self.doc.world.states:
            focus, self.focus = self.focus, country
            self.resolve(body)
            self.focus = focus
            return
        self.resolve(body)

    def _titled(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        found = self._holder(p, apps, gen)
        if self.ar and p.heads is not None and "of-body" in p.heads.classes:
            self._body_of_title(p, str(self.drafts[found].actor)[:3] if found is not None else "")
        return found

    def _holder(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        """The person or officials a title refers to."""
        doc, head = self.doc, p.heads
        assert head is not None
        if self.ar and head.number != "s" and apps:
            named = [at for app, _ in apps for q in (*app.together(), *p.conjs) if (at := self.resolve(q)) is not None]
            p.group = list(dict.fromkeys(at for at in named if self.drafts[at].kind == "person"))
            if len(p.group) > 1:
                return None
        for app, at in apps:
            if at is not None and self.drafts[at].kind == "person":
                if app.name is not None and len(app.name.referents) > 1:
                    chosen = self.choose(app.name, self._country(p), True)
                    if chosen is not None:
                        at = self._referent(chosen, app.name.start, app.name.end, app.name.strip)
                        app.entity = at
                if self.drafts[at].known is None or not self.drafts[at].role:
                    self.drafts[at].role = self.drafts[at].role or head.role
                if not self.ar and self.drafts[at].known is None and str(self.drafts[at].actor).endswith(" UNK"):
                    inner = self._inner_actor(p) or ""
                    country = self._country(p)
                    sector = self._sector(p, head.sector) or (inner[4:] if " " in inner else "GOV" if country else "")
                    self.drafts[at].actor = code_of(country or str(self.drafts[at].actor)[:3].strip("-"), sector)
                self.code_by_title(at, p)
                return self._whole(at, p)
        if (
            gen is not None
            and p.gen is not None
            and p.gen.name is not None
            and self.drafts[gen].kind == "person"
            and "honorific" in head.classes
        ):
            return self._whole(gen, p)
        country = self._country(p)
        role = head.role
        if head.kind == "counterpart":
            last = next((self.drafts[i].role for i in reversed(self.last_person) if self.drafts[i].role), "foreign_minister")
            role = last
        if p.unknown is not None:
            return self._unknown_person(p, country, head.sector, role)
        # an owned noun has no tanwin: رئيسا مصر والسودان are two presidents
        if head.number != "s" or (self.ar and p.gen is not None and doc.facts[p.head].stem.endswith("ا")):
            pair = self.group_of(p) or (self.parties_behind(p) if self.ar else [])
            if len(pair) > 1:
                p.group = pair
                return None
            return self._officials(p, country, role, gen)
        owner = self._owner(p, country)
        if not owner and not country:
            return self._same_title(p, role)
        tellable = not self.ar or "speaker" not in head.classes  # an unnamed spokesman may be any of several
        person: Person | None = doc.world.holder(f"{owner or country}.{role}", doc.day) if role and tellable else None
        if person is not None and (p.closed or p.definite):
            at = self._referent(Referent("person", person.id), p.start, self._end(p), self._strip(p))
            return at
        return self._officials(p, country, role, gen)
