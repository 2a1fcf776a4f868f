"""Armed groups and organisations by their common nouns."""

from __future__ import annotations

from musnad.reading.entities.drafts import UNSECTORED, Draft, code_of
from musnad.reading.entities.places import PlaceReader
from musnad.reading.phrases import Phrase

__all__ = ["BodyReader"]


class BodyReader(PlaceReader):
    """Resolves phrases headed by a noun for a force or a body."""

    def _armed(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        for at in [gen, *(a for _, a in apps)]:
            if at is not None and self.drafts[at].kind == "armed_group":
                return self._whole(at, p)
        quoted = doc.names[p.quote[0]] if p.quote is not None else None
        if quoted is not None and quoted.kinds & {"armed_group", "organisation"}:
            chosen = next(r for r in quoted.referents if r.kind in ("armed_group", "organisation"))
            return self._whole(self._referent(chosen, quoted.start, quoted.end, quoted.strip), p)
        if "islamist" in head.classes and (p.definite or not p.gen) and gen is None and not self._country(p):
            for i, draft in reversed(list(enumerate(self.drafts))):
                if draft.actor == "IMG" and draft.mentions:
                    return self._whole(i, p)
        if gen is None and p.gen is not None and p.gen.heads is not None and p.gen.definite and not p.gen.adjectives:
            last = self._last_head(p.gen.heads.lemma)
            if last is not None and self.drafts[last].known:
                return self._whole(last, p)
        if p.definite and p.gen is None and not p.adjectives and not p.of and not doc.facts[p.head].enclitic:
            last = self._last_head(head.lemma)
            if last is not None and self.drafts[last].known:
                return self._whole(last, p)
        if not self.ar and p.definite and p.gen is None and not p.adjectives and not p.of and head.sector == "REB":
            for i, draft in reversed(list(enumerate(self.drafts))):  # the guerrillas: the group named before
                if draft.kind == "armed_group" and draft.mentions and str(draft.actor).endswith((" REB", "IMG")):
                    return self._whole(i, p)
        actor = self._group_actor(p, gen)
        country = actor[:3] if actor else self._country(p)
        sector = actor[4:] if actor and " " in actor else self._sector(p, head.sector or "REB")
        if not country:
            if p.definite and not p.gen and not p.adjectives:
                last = self._last_head(head.lemma)
                if last is not None:
                    return self._whole(last, p)
            beside = p.parent if p.parent is not None and p in p.parent.conjs else None
            country = (self._country(beside) if self.ar and beside is not None else "") or self.focus  # الحكومة اليمنية والمتمردون
        if country in ("UNO", "EUR", "IGO") and "aircraft" in head.classes:
            sector = ""
        if sector == "IGO" and "group" in head.classes:
            country, sector = "IGO", ""  # a coalition, whoever leads it and wherever it fights, is several states
        if self.ar and sector in UNSECTORED and country in doc.world.states:
            sector = "MIL"  # قوات حفظ السلام الروسية
        if self.ar and sector in ("GOV", "ELI"):
            sector = "MIL"  # القوات الحكومية
        code = code_of(country, sector)
        named = p.quote or p.unknown
        name = doc.text[doc.tokens[named[0]].start : doc.tokens[named[1] - 1].end] if named else self._english(p, country)
        draft = Draft(
            "armed_group",
            name,
            code,
            None,
            f"{doc.lang}.entity.armed",
            strong=bool(named) or (p.definite and ("army" in head.classes or head.sector == "COP" or bool(p.adjectives))),
        )
        draft.head, draft.number, draft.gender = head.lemma, head.number, head.gender
        key = (
            "armed",
            name if named else f"{head.lemma}|{code}|{self._words(p) if p.gen is not None else ''}",
        )
        return self._whole(self._add(key, draft), p)

    def _organisation(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
        if head.lemma == "سلطة" and head.number == "s" and not (p.adjectives or p.gen or apps or p.of):
            return None  # power, not an authority
        for at in [*(a for _, a in apps)]:
            if at is not None and self.drafts[at].kind in ("organisation",):
                return self._whole(at, p)
        deed = self.ar and any(s.tense == "msd" for s in doc.facts[p.head].senses) and not head.rest
        if deed and p.gen is not None and gen is None:
            return None  # إدارة الأزمة is a deed, إدارة ترامب a body
        country = self._country(p)
        enclitic = doc.facts[p.head].enclitic
        if not country and (p.definite or enclitic) and p.gen is None:
            last = self._last_head(head.lemma)
            if last is not None:
                return self._whole(last, p)
        if not country and not p.definite:
            return None
        generic = (
            not (country or p.gen or p.adjectives or p.unknown or p.quote)
            and "government" not in head.classes
            and head.sector in ("NGO", "BUS", "SOC", "EDU")
        )
        if generic:
            return None
        country = country or self._setting(p)
        sector = head.sector
        if country in UNSECTORED:
            sector = ""
        code = code_of(
            country, self._sector(p, sector) if head.kind == "org" and head.sector == "GOV" and not head.role else sector
        )
        if not (p.gen or len(p.adjectives) > 1) and head.lemma in ("حكومة", "سلطة", "government"):
            code = code_of(country, sector)
        tail = self._words(p) if p.gen is not None or p.unknown or p.quote else ""
        draft = Draft(
            "organisation",
            self._english(p, country),
            code,
            None,
            f"{doc.lang}.entity.organisation",
            strong=p.definite and ((head.number == "s" and not deed) or bool(self._country(p)) or head.sector == "IGO"),
        )
        draft.head, draft.gender, draft.number = head.lemma, head.gender, head.number
        return self._whole(self._add(("org", f"{head.lemma}|{code}|{tail}"), draft), p)
