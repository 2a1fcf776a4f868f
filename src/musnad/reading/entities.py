"""Entities: what the phrases of a report refer to, with kind, English name and actor code on the report's day; coreference."""

from __future__ import annotations

from collections import Counter

from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.names import NameMatch
from musnad.reading.phrases import Phrase
from musnad.text import fold
from musnad.world.who import Person, Referent

__all__ = ["Draft", "EntityReader", "focus_country"]

_UNSECTORED = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"})
#: Prepositions that set the scene of a report rather than name a party.
_SETTING = frozenset({"في", "داخل", "وسط", "بشأن", "حول", "in", "inside", "across"})
_STATE_KINDS = frozenset({"state", "capital"})


def code_of(country: str, sector: str) -> str:
    """An actor code from its parts; international codes stand alone.

    >>> code_of("RUS", "GOV"), code_of("UNO", "GOV"), code_of("", "UNK")
    ('RUS GOV', 'UNO', '--- UNK')
    """
    if country in _UNSECTORED or sector in _UNSECTORED:
        return country if country in _UNSECTORED else sector
    return f"{country or '---'} {sector or 'UNK'}"


class Draft:
    """An entity being gathered. `used`: an event, statement or position refers to it; `strong` ones are kept anyway."""

    __slots__ = (
        "actor",
        "gender",
        "guessed",
        "head",
        "heads",
        "kind",
        "known",
        "mentions",
        "name",
        "number",
        "order",
        "role",
        "rule",
        "strong",
        "used",
    )

    def __init__(self, kind: str, name: str, actor: str | None, known: str | None, rule: str, *, strong: bool) -> None:
        self.kind = kind
        self.name = name
        self.actor = actor
        self.known = known
        self.rule = rule
        self.strong = strong
        self.used = False
        self.mentions: dict[tuple[int, int], None] = {}  # in the order met
        self.head = ""
        self.heads: set[str] = set()
        self.guessed = False
        self.role = ""
        self.number = "s"
        self.gender = ""
        self.order = 0

    def __repr__(self) -> str:
        return f"Draft({self.kind}, {self.name!r}, {self.actor}, used={self.used})"


def focus_country(doc: Document) -> str:
    """The country a report is mostly about: the most frequent among its states, demonyms and places; --- when none is named."""
    counts: Counter[str] = Counter()
    facts = doc.facts
    for i, f in enumerate(facts):
        lead = 2 if doc.sentence_of[i] <= 1 else 1
        name = doc.names[i]
        before = facts[i - 1] if i else None
        located = f.prep == "ب" or (before is not None and before.tag == "P" and before.value in _SETTING)
        if name is not None:
            for r in name.referents:
                if r.kind == "state" or (r.kind == "capital" and located):
                    counts[r.id] += lead * (4 if located else 1)
                    break
                if r.kind == "capital":
                    counts[r.id] += lead
                    break
                if r.kind == "place" and len(name.referents) == 1:
                    counts[doc.world.places[r.id].country] += 2 * lead
                elif r.kind == "armed_group" and not r.short:
                    code = _referent_actor(doc, r) or ""
                    if " " in code:
                        counts[code[:3]] += 2 * lead
        elif f.demonym is not None:
            domestic = (
                before is not None
                and bool(before.heads)
                and before.heads[0].kind in ("people", "org", "armed")
                and "source" not in before.heads[0].classes
            )
            titled = before is not None and bool(before.heads) and before.heads[0].kind in ("title", "media")
            counts[f.demonym.code] += lead * (3 if domestic else 1 if titled else 2)
    counts.pop("", None)
    counts.pop("---", None)
    return counts.most_common(1)[0][0] if counts else "---"


def _referent_actor(doc: Document, r: Referent) -> str | None:
    if r.kind == "person":
        return doc.world.people[r.id].actor_on(doc.day)
    if r.kind in ("organisation", "armed_group"):
        return doc.world.organisations[r.id].actor_on(doc.day)
    if r.kind in _STATE_KINDS:
        return f"{r.id} GOV"
    return None


class EntityReader:
    """Turns phrases into entity drafts, one per distinct entity of the report."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.drafts: list[Draft] = []
        self.by_key: dict[tuple[str, str], int] = {}
        self.focus = focus_country(doc)
        self.last_person: list[int] = []
        self.name_parts: dict[str, int] = {}
        self.last_pair: list[int] = []
        self.places_by_text: dict[str, int] = {}
        self.last_place: int | None = None
        self.ar = doc.lang == "ar"

    # registry ----------------------------------------------------------------------------------------------------

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

    def resolve_all(self, clauses: list[Clause]) -> None:
        """Resolve every phrase of the report in text order."""
        for clause in clauses:
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
        if at is not None and with_ is not None and str(self.drafts[at].actor).startswith("---") and self.drafts[with_].actor:
            self.drafts[at].actor = str(self.drafts[with_].actor)[:3] + str(self.drafts[at].actor)[3:]

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
        text = self.doc.text[slice(*self.doc.span(p.start, p.end))]
        country = self._country(p)
        sector = self._sector(p, p.heads.sector if p.heads is not None else "UNK")
        inner_actor = self._inner_actor(p)
        if not country and inner_actor:
            country = inner_actor[:3]
        if not self.ar and sector == "UNK" and inner_actor and " " in inner_actor:
            sector = inner_actor[4:]  # the president's office
        kind = "person" if p.unknown is not None else "people"
        draft = Draft(kind, text, code_of(country, sector or "UNK"), None, f"{self.doc.lang}.entity.speaker", strong=True)
        p.entity = self._mention(self._add(("speaker", text), draft), p.start, p.end, self._strip(p))
        return p.entity

    def _is_human(self, i: int) -> bool:
        """Whether a noun names human beings."""
        return any("human" in self.doc.classes.get(fold(s.entry.lemma), ()) for s in self.doc.facts[i].senses)

    def group_of(self, p: Phrase) -> list[int]:
        """The two persons a dual title refers to (الوزيران, الرئيسان): the last two holders of such an office."""
        head = p.heads
        if (
            head is None
            or head.kind != "title"
            or head.number not in ("d", "p")
            or p.gen is not None
            or p.adjectives
            or not p.definite
        ):
            return []
        found: list[int] = []
        for at in reversed(self.last_person):
            role = self.drafts[at].role
            if (
                at not in found
                and role
                and (
                    role == head.role
                    or (head.role == "minister" and role.endswith("minister"))
                    or (not self.ar and head.role == "leader")
                )
            ):
                found.append(at)
            if len(found) == 2:
                return found[::-1]
        return []

    def state(self, code: str) -> int:
        """The entity of a state that is named by its adjective alone."""
        known = self.doc.world.states.get(code)
        return self._add(
            ("state", code),
            Draft("state", known.en if known else code, f"{code} GOV", code, f"{self.doc.lang}.entity.adjective", strong=False),
        )

    def group(self, code: str) -> int:
        """An entity with an actor code, the first met, for groups that are named by an adjective alone."""
        for at, draft in enumerate(self.drafts):
            if draft.actor == code and draft.kind in ("armed_group", "organisation"):
                return at
        return self._add(("group", code), Draft("armed_group", code, code, None, f"{self.doc.lang}.entity.adjective", strong=False))

    # resolving ---------------------------------------------------------------------------------------------------

    def resolve(self, p: Phrase) -> int | None:
        """The entity a phrase refers to (an index into `drafts`); inner phrases are resolved as well."""
        if p.entity is not None:
            return p.entity if p.entity >= 0 else None
        p.entity = -1
        for inner in p.conjs:
            self.resolve(inner)
        found = self._resolve(p)
        p.entity = -1 if found is None else found
        if found is not None and self.drafts[found].kind == "place":
            self.last_place = found
        if found is not None and p.conjs:
            pair = [at for q in p.together() if (at := q.entity) is not None and at >= 0 and self.is_party(at)]
            if len({str(self.drafts[at].actor) for at in pair}) > 1:
                self.last_pair = pair
        return found

    def is_party(self, at: int) -> bool:
        draft = self.drafts[at]
        return draft.kind in ("state", "person", "armed_group", "organisation") and not str(draft.actor or " JRN").endswith(" JRN")

    def _resolve(self, p: Phrase) -> int | None:
        for _, inner in p.of:
            self.resolve(inner)
            for other in inner.conjs:
                self.resolve(other)
        if p.paren is not None:
            self.resolve(p.paren)
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
                return self._mention(part, p.start, p.end, self._strip(p))
        return self._plain(p)

    def _transparent(self, p: Phrase) -> bool:
        """A number in front (50 civilians) refers to what it counts."""
        f = self.doc.facts[p.head]
        return f.tag == "Q"

    def _plain(self, p: Phrase) -> int | None:
        """A demonym used as a noun: the Russians, the Americans."""
        f = self.doc.facts[p.head]
        if p.demonstrative and p.head == p.start:
            return None
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
                strong=False,
            )
            return self._mention(self._add(("demonym", d.code), draft), p.start, p.end, self._strip(p))
        counted = p.count is not None or (p.parent is not None and (p.parent.count is not None or bool(p.parent.quantifier)))
        if self.ar and counted and f.tag in "NA" and self._is_human(p.head):
            country = self._country(p)
            text = self.doc.text[slice(*self.doc.span(p.start, p.end))]
            draft = Draft(
                "people", text, code_of(country or self.focus, "CVL"), None, f"{self.doc.lang}.entity.counted-people", strong=False
            )
            draft.guessed = not country
            return self._mention(self._add(("counted", text), draft), p.start, p.end, self._strip(p))
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
            return self._mention(self._add(("group", f.qualifier.lemma), draft), p.start, p.end, self._strip(p))
        return None

    def _strip(self, p: Phrase) -> int:
        """Characters of proclitics before a phrase's first word that are no part of a mention (لل keeps its second lam)."""
        f = self.doc.facts[p.start]
        if not self.ar or f.latin:
            return 0
        n = len(f.conj) + (1 if f.prep and f.norm[len(f.conj) : len(f.conj) + 1] == f.prep else 0)
        return n if n < len(f.surface) - 1 and not f.norm[len(f.conj) :].startswith("لل") else len(f.conj)

    # names -------------------------------------------------------------------------------------------------------

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

    def _named(self, p: Phrase, name: NameMatch) -> int | None:
        part = self._part(name.start, name.end, name.strip)
        if part is not None and not name.kinds & _STATE_KINDS:
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
        if p.end > name.end and (title is not None or p.paren is not None or p.apps):
            stop = max([name.end] + [a.end for a in p.apps])
            if stop > name.end:
                self._mention(at, name.start, stop, name.strip)
        return at

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
        place_context = f.prep == "ب" or (before is not None and before.tag == "P" and before.value in ("في", "الي", "قرب", "إلى"))

        def rank(r: Referent) -> tuple[int, ...]:
            known = 1 if (self._key(r) in self.by_key) else 0
            actor = _referent_actor(doc, r) or ""
            here = 0
            if country:
                here = 2 if actor[:3] == country or (r.kind == "place" and doc.world.places[r.id].country == country) else 0
            elif actor[:3] == self.focus or (r.kind == "place" and doc.world.places[r.id].country == self.focus):
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
                return (known, 2 if place_context else 0, here, doc.world.places[r.id].population)
            if actor.endswith(" JRN") and len(refs) > 1:  # الشرق الأوسط is the region unless a paper is meant
                quoted = before is not None and before.surface in ("«", '"', "“", "(")
                paper = f.prep == "ل" or quoted or (before is not None and bool(before.heads) and before.heads[0].kind == "media")
                return (known, 5 if paper else -1, here, 1)
            return (known, 3 if f.prep == "ل" or f.definite else 1, here, 1)

        return max(refs, key=rank)

    def _key(self, r: Referent) -> tuple[str, str]:
        return ("state", r.id) if r.kind == "capital" else ("organisation" if r.kind == "armed_group" else r.kind, r.id)

    def _referent(self, r: Referent, start: int, end: int, strip: int) -> int:
        doc, world = self.doc, self.doc.world
        rule = f"{doc.lang}.entity.name-{r.kind}"
        if r.kind == "person":
            person = world.people[r.id]
            draft = Draft("person", person.en, person.actor_on(doc.day), r.id, rule, strong=True)
            offices = person.offices_on(doc.day)
            draft.role = offices[-1].key.split(".")[1] if offices else ""
            draft.gender = person.gender
            at = self._add(("person", r.id), draft)
            self.last_person.append(at)
            self._learn_parts(at, start, end)
        elif r.kind == "capital" and self._as_town(start):
            state = world.states[r.id]
            at = self._add(
                ("town", r.id),
                Draft("place", state.capital_en, None, f"capital-{r.id}", f"{doc.lang}.entity.name-place", strong=True),
            )
        elif r.kind in _STATE_KINDS:
            at = self._add(("state", r.id), Draft("state", world.states[r.id].en, f"{r.id} GOV", r.id, rule, strong=True))
        elif r.kind == "place":
            at = self._add(("place", r.id), Draft("place", world.places[r.id].en, None, r.id, rule, strong=True))
        else:
            org = world.organisations[r.id]
            draft = Draft(org.kind, org.en, org.actor_on(doc.day), r.id, rule, strong=True)
            draft.gender = "f" if org.category in ("agency", "paper", "channel", "media") else ""
            at = self._add(("organisation", r.id), draft)
            self.drafts[at].heads.update(h.lemma for i in range(start, end) for h in doc.facts[i].heads if not h.rest)
        return self._mention(at, start, end, strip)

    def _as_town(self, start: int) -> bool:
        """A capital after a preposition of place (في موسكو, إلى أنقرة) or a noun for a town is the town, else its government."""
        facts = self.doc.facts
        f = facts[start]
        if f.prep == "ب":
            return True
        if not start:
            return False
        before = facts[start - 1]
        if before.tag == "P" and before.value in ("في", "في", "قرب", "وسط", "إلى", "in", "near", "to", "from", "at"):
            return True
        return bool(before.heads and before.heads[0].kind in ("place", "capital"))

    # descriptions ------------------------------------------------------------------------------------------------

    def _headed(self, p: Phrase) -> int | None:
        head = p.heads
        assert head is not None
        gen = self.resolve(p.gen) if p.gen is not None else None
        apps = [(a, self.resolve(a)) for a in p.apps]
        if p.paren is not None and p.paren.entity is not None and p.paren.entity >= 0 and head.kind in ("org", "armed", "media"):
            return self._mention(p.paren.entity, p.start, p.end, self._strip(p))
        kind = head.kind
        if kind in ("title", "counterpart"):
            return self._titled(p, apps, gen)
        if kind in ("place", "capital"):
            return self._place(p, apps, gen)
        if kind in ("media", "site"):
            return self._media(p, apps, gen)
        if kind == "state":
            return self._state(p, apps, gen)
        if kind == "armed":
            return self._armed(p, apps, gen)
        if kind == "org":
            return self._organisation(p, apps, gen)
        return self._people(p, gen)

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
        for other in p.conjs:  # وزارة الدفاع والمخابرات الأميركية
            for i in other.adjectives:
                demonym = facts[i].demonym
                if demonym is not None and facts[i].definite:
                    return demonym.code
            if other.name is not None:
                actor = _referent_actor(self.doc, other.name.referents[0]) or ""
                if " " in actor:
                    return actor[:3]
        return ""

    def _country_of_inner(self, inner: Phrase) -> str:
        if inner.name is not None:
            for r in inner.name.referents:
                if r.kind in _STATE_KINDS:
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
                if q.sector and "former" not in q.classes:
                    return q.sector
                if not self.ar and " " in q.actor and not q.actor.startswith("---"):
                    return q.actor[4:]  # Houthi officials
        for _, inner in p.of:
            at = self.resolve(inner)
            if at is not None and self.drafts[at].actor and " " in (self.drafts[at].actor or ""):
                return str(self.drafts[at].actor)[4:]
        return default

    def _titled(self, p: Phrase, apps: list[tuple[Phrase, int | None]], gen: int | None) -> int | None:
        doc, head = self.doc, p.heads
        assert head is not None
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
                return self._mention(at, p.start, p.end, self._strip(p))
        if (
            gen is not None
            and p.gen is not None
            and p.gen.name is not None
            and self.drafts[gen].kind == "person"
            and "honorific" in head.classes
        ):
            return self._mention(gen, p.start, p.end, self._strip(p))
        country = self._country(p)
        role = head.role
        if head.kind == "counterpart":
            last = next((self.drafts[i].role for i in reversed(self.last_person) if self.drafts[i].role), "foreign_minister")
            role = last
        if p.unknown is not None:
            return self._unknown_person(p, country, head.sector, role)
        if head.number == "p" or (head.number == "d"):
            pair = self.group_of(p)
            if pair:
                p.group = pair
                return None
            return self._officials(p, country, role, gen)
        owner = self._owner(p, country)
        if not owner and not country:
            return self._same_title(p, role)
        person: Person | None = doc.world.holder(f"{owner or country}.{role}", doc.day) if role else None
        if person is None and role == "president" and head.lemma.startswith("رئيس") and p.definite:
            person = doc.world.holder(f"{owner or country}.monarch", doc.day) if head.lemma == "ملك" else None
        if person is not None and (p.closed or p.definite):
            at = self._referent(Referent("person", person.id), p.start, p.end, self._strip(p))
            return at
        return self._officials(p, country, role, gen)

    def _owner(self, p: Phrase, country: str) -> str:
        """Whose office a title is: an organisation in its genitive or affiliation, else the country."""
        for inner in [p.gen, *(x for _, x in p.of)]:
            if inner is None or inner.entity is None or inner.entity < 0:
                continue
            draft = self.drafts[inner.entity]
            if draft.kind in ("organisation", "armed_group") and draft.known:
                return "UNO" if draft.known in ("un", "united-nations") else draft.known
        return country

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
                return self._mention(at, p.start, p.end, self._strip(p))
        if self.focus != "---" and role in ("president", "prime_minister", "monarch", "foreign_minister", "defence_minister"):
            person = self.doc.world.holder(f"{self.focus}.{role}", self.doc.day)
            if person is not None:
                return self._referent(Referent("person", person.id), p.start, p.end, self._strip(p))
        return self._officials(p, "", role, None)

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
        if head.number != "s" and p.gen is not None and self._several(p.gen):
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
        return self._mention(self._add(("title", f"{head.lemma}|{head.number}|{actor}"), draft), p.start, p.end, self._strip(p))

    def _several(self, p: Phrase) -> bool:
        """Whether a genitive names several states acting as one (دول مجلس التعاون, الدول الست)."""
        return bool(p.heads is not None and p.heads.kind == "state" and p.heads.number == "p")

    def _inner_actor(self, p: Phrase) -> str | None:
        for inner in [p.gen, *(x for _, x in p.of)]:
            if inner is not None and inner.entity is not None and inner.entity >= 0 and self.drafts[inner.entity].actor:
                return self.drafts[inner.entity].actor
        return None

    def _unknown_person(self, p: Phrase, country: str = "", sector: str = "", role: str = "") -> int | None:
        doc = self.doc
        assert p.unknown is not None
        start, end = p.unknown
        name = doc.text[doc.tokens[start].start : doc.tokens[end - 1].end]
        if p.heads is None and end - start < 2:
            known = self._part(start, end, 0)
            return self._mention(known, p.start, p.end, self._strip(p)) if known is not None else None
        known = self._part(start, end, 0)
        if known is not None:
            return self._mention(known, p.start, p.end, self._strip(p))
        given = any(s.entry.pos == "NAME" for s in doc.facts[start].senses) or p.heads is not None
        if not given:
            return None
        sector = self._sector(p, sector) if p.heads else "UNK"
        inner = self._inner_actor(p)
        if not country and inner:
            country = inner[:3]
            sector = sector or (inner[4:] if " " in inner else "")
        country = country or (self.focus if sector not in ("", "UNK", "JRN") else "")
        if not self.ar and p.heads is not None and p.heads.kind == "title" and sector in ("", "UNK"):
            sector = inner[4:] if inner and " " in inner else "GOV" if country else sector
        draft = Draft("person", name, code_of(country, sector or "UNK"), None, f"{doc.lang}.entity.unknown-person", strong=True)
        draft.role = role
        at = self._add(("name", name), draft)
        self.last_person.append(at)
        self._learn_parts(at, start, end)
        self._mention(at, start, end)
        return self._mention(at, p.start, p.end, self._strip(p))

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

    def _last_head(self, lemma: str) -> int | None:
        return next(
            (
                i
                for i in reversed(range(len(self.drafts)))
                if (self.drafts[i].head == lemma or lemma in self.drafts[i].heads) and self.drafts[i].mentions
            ),
            None,
        )

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
                if code.endswith(" PRM") or code in _UNSECTORED:
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
            if actor in _UNSECTORED:
                return actor
        return ""

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

    def _english(self, p: Phrase, country: str) -> str:
        """A short English description of an unnamed entity."""
        head = p.heads
        assert head is not None
        state = self.doc.world.states.get(country)
        place = state.en if state else {"UNO": "UN", "EUR": "EU"}.get(country, "")
        words = [self.doc.facts[i].qualifier.lemma for i in p.adjectives if not self.ar and self.doc.facts[i].qualifier]  # type: ignore[union-attr]
        plural = "s" if head.number != "s" and not head.en.endswith("s") else ""
        return " ".join([place, *words, head.en + plural]).strip()
