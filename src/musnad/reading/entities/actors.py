"""Countries and sectors: the actor code that a phrase without a name gives."""

from __future__ import annotations

from bisect import bisect_right

from musnad.reading.entities.drafts import SETTING, STATE_KINDS, UNSECTORED, actor_of_referent
from musnad.reading.entities.pairs import PairReader
from musnad.reading.phrases import Phrase
from musnad.reading.tokens import Token

__all__ = ["ActorReader"]


def _start(token: Token) -> int:
    return token.start


class ActorReader(PairReader):
    """Finds the country and sector of officials, bodies and groups."""

    def _possessor(self, p: Phrase) -> str:
        """The country of whoever a pronoun on a noun goes back to: the last party met (طائراتها, حكومته, بلاده)."""
        best: tuple[int, str] = (-1, "")
        start = self.doc.tokens[p.start].start
        pronoun = self.doc.facts[p.head].enclitic
        for draft in self.drafts:
            actor = draft.actor or ""
            if draft.kind in ("place", "people") or not actor or actor.endswith(" JRN"):
                continue
            if (pronoun == "ها" and draft.kind == "person" and draft.gender != "f") or (pronoun == "ه" and draft.kind == "state"):
                continue
            for first, _ in draft.mentions:
                if best[0] < first < start:
                    best = (first, actor[:3])
        return best[1]

    def _party_before(self, p: Phrase) -> str:
        """The country of the party named last before a phrase in its sentence; empty when none is."""
        start = self.doc.tokens[p.start].start
        first = self.doc.tokens[self.doc.sentences[self.doc.sentence_of[p.start]].start].start
        near, code = -1, ""
        for draft in self.drafts:
            country = (draft.actor or "")[:3]
            if country not in self.doc.world.states or str(draft.actor).endswith((" JRN", " UNK")) or draft.guessed:
                continue
            for at, _ in draft.mentions:
                if max(near, first - 1) < at < start and not (draft.kind == "state" and self._is_setting(at)):
                    near, code = at, country
        return code

    def _setting(self, p: Phrase) -> str:
        """The country of a body that names none: of the party named last before it, else of the report."""
        return self._party_before(p) or self.focus

    def _is_setting(self, at: int) -> bool:
        """Whether the name at a code point only says where something happens (في سوريا)."""
        i = bisect_right(self.doc.tokens, at, key=_start) - 1
        before = self.doc.facts[i - 1] if i > 0 else None
        return self.doc.facts[i].prep == "ب" or (before is not None and before.tag == "P" and before.value in SETTING)

    def _country(self, p: Phrase) -> str:
        """The country or international code a description names: by its adjectives, its genitive, its affiliation."""
        facts = self.doc.facts
        if p.head >= 0 and facts[p.head].enclitic and not p.adjectives:
            return (
                self._possessor(p)
                if p.heads is None
                or (p.heads.kind != "party" and (p.heads.kind != "state" or facts[p.head].enclitic not in ("هما", "هم")))
                else ""
            )
        for i in p.adjectives:
            f = facts[i]
            if f.demonym is not None:
                return f.demonym.code
            if f.qualifier is not None and f.qualifier.actor:
                return f.qualifier.actor[:3] if f.qualifier.actor[:3] != "---" else ""
        for inner in [p.gen, *(x for _, x in p.of), *p.apps]:
            if inner is None:
                continue
            found = self._country_of_inner(inner)
            if found:
                return found
        for other in p.conjs:  # وزارة المال والجمارك التونسية
            for i in other.adjectives:
                demonym = facts[i].demonym
                if demonym is not None and facts[i].definite:
                    return demonym.code
            if other.name is not None and (p.heads is None or p.heads.kind != "state"):
                actor = actor_of_referent(self.doc, other.name.referents[0]) or ""
                if " " in actor:
                    return actor[:3]
        return ""

    def _country_of_inner(self, inner: Phrase) -> str:
        if inner.name is not None:
            for r in inner.name.referents:
                if r.kind in STATE_KINDS:
                    return r.id
            at = self.resolve(inner)
            if at is not None:
                draft = self.drafts[at]
                if draft.actor:
                    return draft.actor[:3]
                if draft.known in self.doc.world.places:
                    return self.doc.world.places[draft.known].country
        return self._country(inner)

    def _sector(self, p: Phrase, default: str) -> str:
        """The sector of a description: its adjectives before its genitive before its head noun."""
        facts = self.doc.facts
        for i in p.adjectives:
            q = facts[i].qualifier
            if q is not None:
                if "former" in q.classes and default in ("GOV", "LEG", "MIL", "SPY"):
                    return "ELI"
                if "loyal" in q.classes and default == "GOV":
                    continue  # a government that others back is one
                if q.sector and "former" not in q.classes:
                    return q.sector
                if not self.ar and " " in q.actor and not q.actor.startswith("---"):
                    return q.actor[4:]  # Houthi officials
        for _, inner in p.of:
            at = self.resolve(inner)
            if at is not None and self.drafts[at].actor and " " in (self.drafts[at].actor or ""):
                return str(self.drafts[at].actor)[4:]
        return default

    def _inner_actor(self, p: Phrase) -> str | None:
        for inner in [p.gen, *(x for _, x in p.of)]:
            if inner is not None and inner.entity is not None and inner.entity >= 0 and self.drafts[inner.entity].actor:
                return self.drafts[inner.entity].actor
        return None

    def _owner(self, p: Phrase, country: str) -> str:
        """Whose office a title is: an organisation in its genitive or affiliation, else the country."""
        for inner in [p.gen, *(x for _, x in p.of)]:
            if inner is None or inner.entity is None or inner.entity < 0:
                continue
            draft = self.drafts[inner.entity]
            if draft.kind in ("organisation", "armed_group") and draft.known:
                return "UNO" if draft.known in ("un", "united-nations") else draft.known
        return country

    def _group_actor(self, p: Phrase, gen: int | None) -> str:
        """The actor code an armed force takes from whom it belongs to: opposition forces, regime forces, loyal forces."""
        facts = self.doc.facts
        for i in p.adjectives:
            q = facts[i].qualifier
            if q is not None and q.actor and " " in q.actor:
                return q.actor if not q.actor.startswith("---") else f"{self.focus} {q.actor[4:]}"
        for _, inner in p.of:
            at = self.resolve(inner)
            if at is not None:
                code = self.drafts[at].actor or ""
                if code.endswith((" ELI", " OPP", " REB")):
                    return f"{code[:3]} REB"
                if code.endswith((" GOV", " MIL")):
                    return f"{code[:3]} MIL"
                if code.endswith(" PRM") or code in UNSECTORED:
                    return code
        if gen is not None and p.gen is not None:
            draft = self.drafts[gen]
            actor = draft.actor or ""
            if not self.ar and draft.kind == "state" and p.heads is not None and p.heads.sector in ("REB", "PRM", "UAF"):
                return ""
            if draft.kind == "place":
                return ""
            if actor.endswith((" OPP", " REB")):
                return f"{actor[:3]} REB"
            if actor.endswith(" ELI"):
                return f"{actor[:3]} REB"
            if actor.endswith((" GOV", " MIL")) and draft.kind in ("organisation", "person", "state"):
                return f"{actor[:3]} MIL"
            if actor in UNSECTORED:
                return actor
        return ""
