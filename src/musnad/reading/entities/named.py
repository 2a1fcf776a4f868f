"""Known and unknown names: who is meant, parts of names, towns."""

from __future__ import annotations

from musnad.reading.entities.actors import ActorReader
from musnad.reading.entities.drafts import STATE_KINDS, Draft, actor_of_referent, code_of
from musnad.reading.names import NameMatch, is_set_off
from musnad.reading.phrases import Phrase
from musnad.world.who import Place, Referent

__all__ = ["NameReader"]

#: What a place of our own list counts for that GeoNames has no population of: it is there since news speaks of it.
_LISTED = 300_000
#: How much more a town counts in the country that the text says, and in the one that it speaks of.
_SAID, _SPOKEN_OF = 100, 4


class NameReader(ActorReader):
    """Resolves names to referents of the world data or to new entities."""

    def _transparent(self, p: Phrase) -> bool:
        """A number in front (50 civilians) refers to what it counts."""
        f = self.doc.facts[p.head]
        return f.tag == "Q"

    def _learn_parts(self, at: int, start: int, end: int) -> None:
        """Remember the words of a person's full name: later each of them alone may stand for the person."""
        if end - start < 2:
            return
        for i in range(start, end):
            f = self.doc.facts[i]
            word = f.norm[self.doc.names[i].strip :] if self.doc.names[i] is not None else f.norm  # type: ignore[union-attr]
            if len(word) > 2 and f.tag not in "PSRGDJOCT" and not f.heads:
                self.name_parts[word] = at

    def _part(self, start: int, end: int, strip: int) -> int | None:
        """The person met earlier whose name has this one word."""
        if end - start != 1:
            return None
        f = self.doc.facts[start]
        word = f.norm[strip:] if strip else f.norm
        return self.name_parts.get(word, self.name_parts.get(f.stem))

    def choose(self, name: NameMatch, country: str = "", titled: bool = False) -> Referent | None:
        """The referent of a name: one already met, of the country in sight, in office on the day, the larger town."""
        refs = name.referents
        if len(refs) == 1:
            return refs[0]
        doc = self.doc
        if titled:
            people = [r for r in refs if r.kind == "person"]
            refs = tuple(people) or refs
        f = doc.facts[name.start]
        before = doc.facts[name.start - 1] if name.start else None
        place_context = (
            name.start < self.dateline
            or f.prep == "ب"
            or (before is not None and before.tag == "P" and before.value in ("في", "الي", "قرب", "إلى"))
        )

        def rank(r: Referent) -> tuple[int, ...]:
            known = 1 if (self._key(r) in self.by_key) else 0
            actor = actor_of_referent(doc, r) or ""
            here = 0
            if country:
                here = 2 if actor[:3] == country else 0
            elif actor[:3] == self.focus:
                here = 1
            if r.kind == "person":
                person = doc.world.people[r.id]
                office = 3 if person.offices_on(doc.day) else 1 if any(o.start <= doc.day for o in person.offices) else 0
                return (known, 1, here, office)
            if r.kind == "state":
                return (known, 4 if not place_context else 3, here, 3)
            if r.kind == "capital":
                return (known, 3 if not place_context else 4, here, 2)
            if r.kind == "place":
                return (known, 2 if place_context else 0, 0, self._weight(doc.world.places[r.id], country))
            if actor.endswith(" JRN") and len(refs) > 1:  # الشرق الأوسط is the region unless a paper is meant
                quoted = (before is not None and before.surface in ("«", '"', "“", "(")) or is_set_off(
                    doc.facts, name.start, name.end
                )
                paper = f.prep == "ل" or quoted or (before is not None and bool(before.heads) and before.heads[0].kind == "media")
                return (known, 5 if paper else -1, here, 1)
            return (known, 3 if f.prep == "ل" or f.definite else 1, here, 1)

        return max(refs, key=rank)

    def _weight(self, place: Place, country: str) -> int:
        """How likely a town is meant among those of its name: larger ones are, and those of the country that is spoken of.

        A small town is not meant for being in the country of a minister who meets somebody in a famous one of the same name.
        """
        size = place.population or _LISTED
        return size * (_SAID if country == place.country else _SPOKEN_OF if self.focus == place.country else 1)

    def _as_town(self, start: int) -> bool:
        """A capital after a preposition of place (في موسكو, إلى أنقرة) or a noun for a town is the town, else its government."""
        facts = self.doc.facts
        f = facts[start]
        if f.prep == "ب":
            return True
        if start < self.dateline:  # the town, unless the report goes on to speak of its government by this name
            name = self.doc.names[start]
            return name is None or not any(
                n is not None and n.kinds & {"capital"} and n.referents == name.referents and not self._as_town(n.start)
                for n in self.doc.names[self.dateline :]
            )
        if not start:
            return False
        before = facts[start - 1]
        if before.tag == "P" and before.value in ("في", "في", "قرب", "وسط", "إلى", "in", "near", "to", "from", "at"):
            return True
        return bool(before.heads and before.heads[0].kind in ("place", "capital"))

    def _referent(self, r: Referent, start: int, end: int, strip: int) -> int:
        key = ("town", r.id) if r.kind == "capital" and self._as_town(start) else self._key(r)
        kind = key[0]
        at = self._named_again(key)
        if at is None:
            at = self._add(key, self._known_draft(kind, r))
        if kind == "person":
            self.last_person.append(at)
            self._learn_parts(at, start, end)
        elif kind in ("place", "organisation"):
            if kind == "organisation" and self.ar:
                self._shorten(at, start, end, strip)
            heads = (h for i in range(start, end) for h in self.doc.facts[i].heads)
            self.drafts[at].heads.update(h.lemma for h in heads if not h.rest)
        return self._mention(at, start, end, strip)

    def _known_draft(self, kind: str, r: Referent) -> Draft:
        """The entity that the world data tells of: a person, town, state, place or organisation."""
        doc, world = self.doc, self.doc.world
        rule = f"{doc.lang}.entity.name-{r.kind}"
        if kind == "person":
            person = world.people[r.id]
            draft = Draft("person", person.en, person.actor_on(doc.day), r.id, rule, strong=True)
            offices = person.offices_on(doc.day)
            draft.role = offices[-1].key.split(".")[1] if offices else ""
            draft.gender = person.gender
            return draft
        if kind == "town":
            rule = f"{doc.lang}.entity.name-place"
            return Draft("place", world.states[r.id].capital_en, None, f"capital-{r.id}", rule, strong=True)
        if kind == "state":
            return Draft("state", world.states[r.id].en, f"{r.id} GOV", r.id, rule, strong=True)
        if kind == "place":
            return Draft("place", world.places[r.id].en, None, r.id, rule, strong=True)
        org = world.organisations[r.id]
        draft = Draft(org.kind, org.en, org.actor_on(doc.day), r.id, rule, strong=True)
        draft.gender = "f" if org.category in ("agency", "paper", "channel", "media") else ""
        return draft

    def _name_inside(self, name: NameMatch) -> None:
        """A force, regime or government called after its leader names him too, one led by a state names that state."""
        doc, facts = self.doc, self.doc.facts
        for k in range(name.start + 1, name.end):
            for node, strip in facts[k].names:
                walk = node
                for j in range(k + 1, name.end):
                    walk = walk.get(facts[j].norm, {})
                held = walk.get("", ())
                leads = doc.classes.get(facts[k - 1].stem, frozenset()) & {"leading"}
                wanted = {"state", "capital"} if leads else {"person"}
                if not held or not {r.kind for r in held} <= wanted or not (leads or facts[name.start].heads):
                    continue
                chosen = self.choose(NameMatch(k, name.end, strip, held))
                if chosen is not None:
                    self._referent(chosen, k, name.end, strip)
                return

    def code_by_title(self, at: int, title: Phrase) -> None:
        """A known person is coded by the office the text names, if it was theirs: an army chief who is also head of state."""
        draft, head = self.drafts[at], title.heads
        if head is None or at in self.coded or draft.known not in self.doc.world.people:
            return
        if any("former" in q.classes for i in title.adjectives if (q := self.doc.facts[i].qualifier) is not None):
            return
        person = self.doc.world.people[str(draft.known)]
        code = person.actor_as(head.role, self.doc.day if self.doc.published else "") if head.role else None
        if code is None and head.sector and str(draft.actor).endswith(" UNK"):
            code = code_of(str(draft.actor)[:3].strip("-"), head.sector)
        if code is not None and not (code.endswith(" PTY") and str(draft.actor).endswith((" GOV", " LEG"))):
            draft.actor = code
            self.coded.add(at)

    def _named(self, p: Phrase, name: NameMatch) -> int | None:
        part = self._part(name.start, name.end, name.strip)
        if part is not None and not name.kinds & STATE_KINDS:
            return self._mention(part, name.start, name.end, name.strip)
        country = ""
        title = None
        if not self.ar and p.gen is not None:
            self.resolve(p.gen)  # Russia's Sergei Lavrov
        for app in p.apps:
            if app.heads is not None and app.heads.kind == "title":
                title = app
                country = self._country(app)
                if app.gen is not None:
                    self.resolve(app.gen)
        chosen = self.choose(name, country, title is not None)
        if chosen is None:
            return None
        if chosen.kind == "place":
            text = " ".join(doc_fact.norm for doc_fact in self.doc.facts[name.start : name.end])[name.strip :]
            known = self.places_by_text.get(text)
            at = (
                self._mention(known, name.start, name.end, name.strip)
                if known is not None
                else self._referent(chosen, name.start, name.end, name.strip)
            )
            self.places_by_text[text] = at
        else:
            at = self._referent(chosen, name.start, name.end, name.strip)
        if title is not None:
            self.code_by_title(at, title)
        if chosen.kind in ("organisation", "armed_group") and name.end - name.start > 1:
            self._name_inside(name)
        if p.end > name.end and (title is not None or p.paren is not None or p.apps):
            stop = max([name.end] + [a.end for a in p.apps])
            if stop > name.end:
                self._mention(at, name.start, stop, name.strip)
        return at

    def _unknown_person(self, p: Phrase, country: str = "", sector: str = "", role: str = "") -> int | None:
        doc = self.doc
        assert p.unknown is not None
        start, end = p.unknown
        name = doc.text[doc.tokens[start].start : doc.tokens[end - 1].end]
        if p.heads is None and end - start < 2:
            known = self._part(start, end, 0)
            return self._whole(known, p) if known is not None else None
        known = self._part(start, end, 0)
        if known is not None:
            return self._whole(known, p)
        given = any(s.entry.pos == "NAME" for s in doc.facts[start].senses) or p.heads is not None
        if not given:
            return None
        sector = self._sector(p, sector) if p.heads else "UNK"
        inner = self._inner_actor(p)
        if self.ar and inner and p.gen is not None and inner.endswith((" REB", " PRM", " OPP")):
            country, sector = inner[:3], inner[4:]  # زعيم المتمردين فلان
        if not country and inner:
            country = inner[:3]
            sector = sector or (inner[4:] if " " in inner else "")
        country = country or (self._setting(p) if sector not in ("", "UNK", "JRN") else "")
        if not self.ar and p.heads is not None and p.heads.kind == "title" and sector in ("", "UNK"):
            sector = inner[4:] if inner and " " in inner else "GOV" if country else sector
        draft = Draft("person", name, code_of(country, sector or "UNK"), None, f"{doc.lang}.entity.unknown-person", strong=True)
        draft.role = role
        at = self._add(("name", name), draft)
        self.last_person.append(at)
        self._learn_parts(at, start, end)
        self._mention(at, start, end)
        return self._whole(at, p)
