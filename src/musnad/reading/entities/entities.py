"""Entities of a whole report; coreference."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.entities.drafts import Draft, code_of
from musnad.reading.entities.shared_nouns import SharedNounReader
from musnad.reading.phrases import Phrase
from musnad.text import fold

__all__ = ["EntityReader"]


#: Quantifiers that stand for people when nothing follows them.
_CROWDS = frozenset({"tens", "hundreds", "thousands", "millions"})


class EntityReader(SharedNounReader):
    """Turns phrases into entity drafts, one per distinct entity of the report."""

    def resolve_all(self, clauses: list[Clause]) -> None:
        """Resolve every phrase of the report in text order."""
        for clause in clauses:
            self.subject = clause.subject
            for p in clause.phrases:
                self.resolve(p)
        for clause in clauses:
            self._accompanied(clause)

    def _accompanied(self, clause: Clause) -> None:
        """Officials who accompany someone are of his country (مسؤولون يرافقون كيري)."""
        if clause.link != "rel" or clause.antecedent is None or clause.sense is None or not clause.objects:
            return
        if "accompany" not in self.doc.classes.get(fold(clause.sense.entry.lemma), ()):
            return
        at, with_ = self.resolve(clause.antecedent), self.resolve(clause.objects[0])
        if at is None or with_ is None or not self.drafts[with_].actor:
            return
        draft = self.drafts[at]
        if draft.guessed or str(draft.actor).startswith("---"):
            was, now = str(draft.actor)[:3], str(self.drafts[with_].actor)[:3]
            states = self.doc.world.states
            if was in states and now in states:
                draft.name = draft.name.replace(states[was].en, states[now].en)
            draft.actor, draft.guessed = now + str(draft.actor)[3:], False

    def force(self, p: Phrase) -> int | None:
        """The entity of a phrase that speaks: where nothing better is known, the people or the person it describes."""
        at = self.resolve(p)
        if at is not None or p.head < 0 or p.prep:
            return at
        f = self.doc.facts[p.head]
        if (p.demonstrative and p.head == p.start) or f.tag in "OQTDJV" or f.tanwin:
            return None
        if (
            self.ar
            and p.unknown is None
            and f.tag not in "XM"
            and p.heads is None
            and not (f.stem.endswith(("ون", "ين")) or self._is_human(p.head))
        ):
            return None
        if p.gen is not None:
            inner = self.resolve(p.gen)
            if inner is not None and (p.quantifier or f.tag == "Q"):
                p.entity = inner
                return inner
        text = self._words(p)
        country = self._country(p)
        sector = self._sector(p, p.heads.sector if p.heads is not None else "UNK")
        inner_actor = self._inner_actor(p)
        if not country and inner_actor:
            country = inner_actor[:3]
        if not self.ar and sector == "UNK" and inner_actor and " " in inner_actor:
            sector = inner_actor[4:]  # the president's office
        given = f.tag == "M" and any(s.entry.pos == "NAME" for s in f.senses)  # قال خالد منصور
        kind = "person" if p.unknown is not None or given else "people"
        draft = Draft(kind, text, code_of(country, sector or "UNK"), None, f"{self.doc.lang}.entity.speaker", strong=True)
        p.entity = self._whole(self._add(("speaker", text), draft), p)
        return p.entity

    def resolve(self, p: Phrase) -> int | None:
        """The entity a phrase refers to (an index into `drafts`); inner phrases are resolved as well."""
        if p.entity is not None:
            return p.entity if p.entity >= 0 else None
        p.entity = -1
        for inner in p.conjs:
            if not self._lends_noun(p, inner):
                self.resolve(inner)
        found = self._resolve(p)
        p.entity = -1 if found is None else found
        if p.gen is not None and p.gen.group and not p.group and p.heads is not None:
            p.group = p.gen.group  # خبراء البلدين
        if found is not None and self.drafts[found].kind == "place":
            self.last_place = found
        if found is not None and p.conjs:
            pair = [at for q in p.together() if (at := q.entity) is not None and at >= 0 and self.is_party(at)]
            if p.prep != "by" and len({str(self.drafts[at].actor) for at in pair}) > 1:  # who mediates is named together as well
                self.pairs.append(pair)
        return found

    def _resolve(self, p: Phrase) -> int | None:
        for _, inner in p.of:
            self.resolve(inner)
            for other in inner.conjs:
                self.resolve(other)
        if p.paren is not None:
            self.resolve(p.paren)
        if self.ar and p.quantifier in _CROWDS and p.gen is None and p.definite and p.end == p.start + 1:
            return self._crowd(p)
        if p.quantifier or (p.heads is None and p.name is None and p.gen is not None and self._transparent(p)):
            found = self.resolve(p.gen) if p.gen is not None else None
            return found
        if p.name is not None:
            return self._named(p, p.name)
        if p.heads is not None:
            return self._headed(p)
        if p.gen is not None:
            self.resolve(p.gen)
        for app in p.apps:
            self.resolve(app)
        if p.unknown is not None:
            return self._unknown_person(p)
        if p.end == p.start + 1:
            f = self.doc.facts[p.head]
            part = self._part(p.head, p.head + 1, len(f.conj) + len(f.prep)) if self.name_parts else None
            if part is not None and not f.heads:
                return self._whole(part, p)
        return self._plain(p)

    def _crowd(self, p: Phrase) -> int:
        """People told by their great number alone (الآلاف, المئات)."""
        words = self._words(p)
        draft = Draft("people", words, code_of(self.focus, "CVL"), None, f"{self.doc.lang}.entity.crowd", strong=True)
        draft.guessed = True
        return self._whole(self._add(("crowd", words), draft), p)

    def _headed(self, p: Phrase) -> int | None:
        head = p.heads
        assert head is not None
        gen = self.resolve(p.gen) if p.gen is not None else None
        apps = [(a, self.resolve(a)) for a in p.apps]
        if self._sides(p):
            return None
        p.group = self._shared(p) if self.ar else []
        if p.group:
            return p.group[0]
        if p.paren is not None and p.paren.entity is not None and p.paren.entity >= 0 and head.kind in ("org", "armed", "media"):
            return self._whole(p.paren.entity, p)
        kind = head.kind
        if self.ar and kind in ("org", "armed"):
            at = self._by_beginning(p)
            if at is None and p.demonstrative:
                at = self._met_last(kind)
                at = self._whole(at, p) if at is not None else None
            if at is not None:
                return at
        if kind in ("title", "counterpart"):
            return self._titled(p, apps, gen)
        if kind in ("place", "capital") or self._is_premises(p):
            return self._place(p, apps, gen)
        if kind in ("media", "site"):
            return self._media(p, apps, gen)
        if kind == "state":
            return self._state(p, apps, gen)
        if kind == "armed":
            return self._armed(p, apps, gen)
        if kind == "org":
            return self._organisation(p, apps, gen)
        return self._people(p, apps, gen)

    def _is_premises(self, p: Phrase) -> bool:
        """Whether a noun for bodies and places means the place: it has no name of its own and no field of study (مركز للدراسات)."""
        head = p.heads
        if head is None or "premises" not in head.classes or p.unknown or p.quote:
            return False
        after = self.doc.facts[p.end] if p.end < len(self.doc.facts) else None
        return after is None or not (after.prep == "ل" and after.definite and not after.heads)

    def _met_last(self, kind: str) -> int | None:
        """The known body or force named last, which a demonstrative points at (هذه المنظمة, تلك الجماعة)."""
        wanted = ("armed_group",) if kind == "armed" else ("armed_group", "organisation")
        met = [(max(d.mentions), at) for at, d in enumerate(self.drafts) if d.mentions and d.known and d.kind in wanted]
        met = [(m, at) for m, at in met if not str(self.drafts[at].actor).endswith(" JRN")]
        return max(met)[1] if met else None

    def _plain(self, p: Phrase) -> int | None:
        """A demonym used as a noun: the Russians, the Americans."""
        f = self.doc.facts[p.head]
        if p.demonstrative and p.head == p.start:
            return None
        if self.shortened and f.definite and p.end == p.start + 1:
            known = self.shortened.get((f"ال{f.stem}",))
            if known is not None:
                return self._whole(known, p)
        d = f.demonym
        if (
            d is not None
            and f.tag in "AN"
            and (d.number in "pd" or (p.parent is not None and p.parent.count is not None) or (not self.ar and f.definite))
        ):
            state = self.doc.world.states.get(d.code)
            draft = Draft(
                "people",
                f"{state.en if state else d.code} people",
                f"{d.code} CVL",
                None,
                f"{self.doc.lang}.entity.demonym-noun",
                strong=self.ar and f.definite and not p.prep and not p.conjs and f.stem.endswith(("ون", "ين")),
            )
            return self._whole(self._add(("demonym", d.code), draft), p)
        counted = p.count is not None or (p.parent is not None and (p.parent.count is not None or bool(p.parent.quantifier)))
        if self.ar and counted and f.tag in "NA" and self._is_human(p.head):
            country = self._country(p)
            text = self._words(p)
            draft = Draft(
                "people", text, code_of(country or self.focus, "CVL"), None, f"{self.doc.lang}.entity.counted-people", strong=False
            )
            draft.guessed = not country
            return self._whole(self._add(("counted", text), draft), p)
        if (
            f.qualifier is not None
            and f.qualifier.actor
            and (f.definite or (p.parent is not None and p.parent.count is not None))
            and f.stem.endswith(("ون", "ين"))
        ):
            code = f.qualifier.actor
            draft = Draft(
                "armed_group" if code.endswith("REB") else "people",
                f.qualifier.lemma,
                code,
                None,
                f"{self.doc.lang}.entity.group-adjective",
                strong=True,
            )
            return self._whole(self._add(("group", f.qualifier.lemma), draft), p)
        return None

    def settle(self, at: int, place: int) -> None:
        """People whose country was only guessed are of the country where what befell them happened."""
        draft = self.drafts[at]
        if not draft.guessed or not draft.actor or " " not in draft.actor:
            return
        code = self.country_of_place(place)
        if code:
            draft.actor, draft.guessed = f"{code} {draft.actor[4:]}", False

    def country_of_place(self, at: int) -> str:
        """The country a place or state entity lies in; empty when unknown."""
        draft = self.drafts[at]
        if draft.kind == "state":
            return draft.actor[:3] if draft.actor and draft.number == "s" else ""
        known = draft.known or ""
        if known.startswith("capital-"):
            return known.removeprefix("capital-")
        place = self.doc.world.places.get(known)
        return place.country if place is not None and len(place.country) == 3 and place.country != "---" else ""
