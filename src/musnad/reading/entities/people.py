"""Unnamed people and the sides of a matter by their common nouns."""

from __future__ import annotations

from musnad.reading.entities.bodies import BodyReader
from musnad.reading.entities.drafts import Draft, code_of
from musnad.reading.phrases import Phrase

__all__ = ["PeopleReader"]

#: Sectors of people who are a party to what happens wherever they are named.
_PARTICIPANTS = frozenset({"CVL", "REF", "LAB", "MED", "MIL", "COP", "UAF", "REB", "JRN", "SOC", "EDU"})


#: Kinds of nouns that people in their genitive only tell apart (حزب العمال, أسر المهندسين).
_NAMED_AFTER = frozenset({"org", "armed", "media", "place", "site", "people", "title"})


class PeopleReader(BodyReader):
    """Resolves phrases headed by a noun for people."""

    def _people(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        classes = head.classes
        if "party" in classes:
            return self._party(p)
        if "title" in classes and any(at is not None and self.drafts[at].kind == "person" for _, at in apps):
            return self._titled(p, apps, gen)
        if "someone" in classes and (p.group or self.group_of(p)):
            p.group = p.group or self.group_of(p)
            return None
        if self.ar and head.number == "d" and p.gen is not None and (behind := self.parties_behind(p)):
            p.group = behind  # وفدا الحكومة والمتمردين
            return None
        country = self._country(p) or next((c[3:] for c in classes if c.startswith("of:")), "")
        bare = not country and p.gen is None and not p.of and p.unknown is None and p.quote is None
        if bare and "casualty" in classes and not p.definite and not p.demonstrative and not p.adjectives:
            words = doc.tokens[p.head]  # a figure of an event, no party: أربعة قتلى
            doc.leave("entities", words.start, words.end, f"{doc.lang}.entity.people", "is a figure, has no name of its own")
            return None
        if bare and (p.definite or p.demonstrative) and "source" in classes:
            last = self._last_head(head.lemma)
            if last is not None:
                return self._whole(last, p)
        if p.unknown is not None:
            return self._unknown_person(p, country, self._sector(p, head.sector))
        if head.sector == "" and gen is not None and self.drafts[gen].kind in ("armed_group", "organisation"):
            return self._whole(gen, p)
        sector = self._sector(p, head.sector or "UNK")
        inner = self._inner_actor(p)
        if self.ar and head.sector in ("UAF", "REB"):
            owner = self.drafts[gen].actor if gen is not None and self.drafts[gen].kind == "armed_group" else None
            armed = owner or self._group_actor(p, gen) or (inner or "").replace(" GOV", " MIL")
            last = self._last_head(head.lemma) if bare and p.definite and not p.adjectives else None
            if last is not None:
                return self._whole(last, p)
            if armed and not armed.endswith((" CVL", " UNK")):
                country, sector = armed[:3], armed[4:]
        if inner and (
            "delegation" in classes
            or (self.ar and head.sector in ("GOV", "UNK") and inner.endswith((" REB", " PRM", " OPP", " PTY")))
        ):
            country, sector = inner[:3], inner[4:]  # مفاوضو الحوثيين
        if head.lemma == "مصدر" and sector == "UNK" and any(doc.facts[i].stem == "مسوول" for i in p.adjectives):
            sector = "GOV"
        if head.lemma == "مصدر" and sector == "UNK" and inner and " " in inner and p.of:
            sector = inner[4:]
        near = self._party_before(p) if self.ar and not country and head.sector == "MIL" else ""
        country = country or near  # أعلن الجيش الإسرائيلي مقتل جنود
        if (not country and head.sector in ("MIL", "CVL", "COP", "OPP", "REF", "LEG")) or (
            not country and p.adjectives and sector not in ("UNK",)
        ):
            country = self.focus
        if not country and bare and p.definite and head.sector not in ("UNK",):
            country = self.focus
        nations = {d.code for i in p.adjectives if (d := doc.facts[i].demonym) is not None}
        joint = "several" in classes and head.number == "p" and len(nations) != 1 and gen is None
        code = "IGO" if joint else code_of(country, sector)  # الوسطاء of several states act as one
        draft = Draft(
            "people",
            self._english(p, country),
            code,
            None,
            f"{doc.lang}.entity.people",
            strong=(bool(self._country(p)) and p.definite) or self._takes_part(p) or (joint and p.definite),
        )
        draft.guessed = country == self.focus and not near and not self._country(p)
        draft.head, draft.number, draft.gender = head.lemma, head.number, head.gender
        tail = self._words(p) if (p.gen is not None or p.of) else ""
        return self._whole(self._add(("people", f"{head.lemma}|{code}|{tail}"), draft), p)

    def _takes_part(self, p: Phrase) -> bool:
        """Whether people are met as a party of their own (the residents, dozens of families), not only counted as the dead."""
        head = p.heads
        if not self.ar or head is None or self.doc.facts[p.head].tag != "N":
            return False
        if head.number == "s":
            return "nation" in head.classes and p.definite
        counted = "kill" in (c := self.doc.facts[p.head].classes) or "injure" in c or "casualty" in head.classes
        host = p.parent
        named = host is not None and host.heads is not None and host.heads.kind in _NAMED_AFTER and p not in host.conjs
        told = head.sector in _PARTICIPANTS or ("source" in head.classes and bool(p.adjectives))
        return told and not counted and not named and not self.doc.facts[p.head].tanwin

    def _party(self, p: Phrase) -> int | None:
        """The side named by its adjective (الجانب الروسي): the state it belongs to."""
        head = p.heads
        assert head is not None
        codes = list(dict.fromkeys(d.code for i in p.adjectives if (d := self.doc.facts[i].demonym) is not None))
        if len(codes) > 1:  # الطرفان الكيني والصومالي
            p.group = [self.state(code) for code in codes]
            return None
        if not codes and p.definite and head.number != "s" and not p.gen and not self.doc.facts[p.head].enclitic:
            p.group = self.both_sides(p)
            if p.group:
                return None
        country = self._country(p)
        return self._whole(self.state(country, "side"), p) if country in self.doc.world.states else None
