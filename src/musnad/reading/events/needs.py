"""What a trigger needs beside it, and whether the arguments show which verb a form is."""

from __future__ import annotations

from musnad.reading.clauses import gender_clash
from musnad.reading.events.happening import Happening
from musnad.reading.events.hollow import HollowReader
from musnad.text import fold
from musnad.vocabulary import SYMMETRIC

__all__ = ["NeedReader"]

#: What a need that is no word asks for, as `musnad explain` tells it.
_NEEDS = {"party": "a party", "party2": "both sides", "place": "a place", "armed": "an armed group at a place"}
#: Words of a need that are told.
_TOLD = 6
#: Sectors of those who come armed.
_FORCES = frozenset({"MIL", "REB", "PRM", "UAF", "IMG"})


def _told(needs: tuple[str, ...]) -> str:
    """What a trigger needs beside it, for people.

    >>> _told(("party2", "threat")), _told(tuple("abcdefgh"))
    ('both sides or threat', 'a or b or c or d or e or f …')
    """
    named = " or ".join(_NEEDS.get(need, need) for need in needs[:_TOLD])
    return f"{named} …" if len(needs) > _TOLD else named


class NeedReader(HollowReader):
    """Judges whether the words around a trigger make its meaning sure."""

    def _unmet(self, h: Happening) -> str:
        """What the words around a trigger leave open; empty when its meaning is sure."""
        f = self.doc.facts[h.anchors[0][0]]
        if not h.noun and f.ambiguous and not h.trigger.rest and not self._decided(h):
            return "one of several verbs it may be, without the arguments that would decide"
        needs = h.trigger.needs
        if needs and not self._clear(h) and not self._met(h, needs):
            return f"this word alone is not enough: needs {_told(needs)}"
        return ""

    def _met(self, h: Happening, needs: tuple[str, ...]) -> bool:
        """Whether one of the things a trigger needs stands beside it."""
        return self._met_by_parties(h, needs) or self._met_by_words(h)

    def _clear(self, h: Happening) -> bool:
        """Whether the party that acts shows what a verb means, without the words it otherwise needs around it."""
        words = (h.type in ("ACCUSE", "THREATEN") or self.doc.lang == "en") and "party2" not in h.trigger.needs
        return words and not h.noun and any(self.entities.is_party(a) for a in h.actors)

    def _met_by_parties(self, h: Happening, needs: tuple[str, ...]) -> bool:
        """Whether the parties and place of an event are those its trigger needs."""
        if "party" in needs and (h.actors or h.recipients):
            return True
        mutual = h.type in SYMMETRIC or "مع" in h.trigger.actors  # clashes
        if "party2" in needs and ((h.actors and h.recipients) or (mutual and len(h.actors) > 1)):
            return True
        if "place" in needs and h.place is not None:
            return True
        if "armed" in needs and h.actors and h.place is not None and all(self._is_force(a) for a in h.actors):
            return True
        if "crowd" not in needs:
            return False
        reach = self.doc.facts[h.clause.start : max(h.clause.end, h.anchors[0][1] + 6)]
        return any("crowd" in f.classes for f in reach) if h.noun else self._is_crowd(h.clause)

    def _is_force(self, at: int) -> bool:
        """Whether somebody comes armed: a force, or fighters and soldiers by their code."""
        draft = self.entities.drafts[at]
        return draft.kind == "armed_group" or (draft.kind == "people" and str(draft.actor)[-3:] in _FORCES)

    def _met_by_words(self, h: Happening) -> bool:
        """Whether one of the words or phrases a trigger needs stands in its clause or in what its relative clause is about."""
        facts, clause, near = self.doc.facts, h.clause, h.trigger.near
        near_lemmas = self.doc.table.lemmas_among(near)
        stop = min(len(facts), max(clause.end, h.anchors[0][1] + 6))
        around = facts[clause.start : stop]
        about = clause.antecedent if clause.link == "rel" else None
        if about is not None and about.head >= 0:
            around += facts[about.head : min(about.head + 5, clause.start)]
        if any(not (near.isdisjoint(f.forms) and near_lemmas.isdisjoint(f.nominal)) for f in around):
            return True
        return any(self.words.follow_within(words, clause.start, stop) for words in h.trigger.phrases)

    def _decided(self, h: Happening) -> bool:
        """Whether the arguments show that a form of several verbs is this one."""
        clause, trigger = h.clause, h.trigger
        if h.type == "PROTEST" and (h.actors or (clause.subject is not None and bool(clause.subject.quantifier))):
            return True
        if self._alone_agrees(h):
            return True
        has_object = bool(clause.objects) or bool(self.doc.facts[clause.verb].enclitic)
        if "o" in trigger.recipients:
            return bool(h.recipients) or (has_object and (h.place is not None or bool(self.doc.facts[clause.verb].enclitic)))
        if trigger.recipients:
            return bool(h.recipients) or (has_object and bool(trigger.needs))
        return len(h.actors) > 1 or (bool(h.actors) and (h.place is not None or (has_object and bool(trigger.needs))))

    def _alone_agrees(self, h: Happening) -> bool:
        """Whether of the verbs a form may be only the trigger's agrees with the subject behind it (تعهد الرئيس: he pledged)."""
        clause = h.clause
        subject = clause.subject
        if subject is None or clause.subject_dropped or subject.start < clause.verb or self.doc.lang != "ar":
            return False
        finite = (s for s in self.doc.facts[clause.verb].senses if s.entry.pos == "V" and s.tense in ("perf", "impf"))
        agreeing = {
            fold(s.entry.lemma)
            for s in finite
            if s.person in ("", "3") and s.number in ("", "s") and s.voice != "p" and not gender_clash(self.doc, s, subject)
        }
        return agreeing == {fold(h.trigger.lemma)}
