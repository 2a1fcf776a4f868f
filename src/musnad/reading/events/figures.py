"""What only sounds like violence: attacks in words, figures of speech, accidents, games."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events.happening import Happening
from musnad.reading.events.nominal import NominalReader
from musnad.reading.facts import Facts
from musnad.reading.phrases import Phrase

__all__ = ["FigureReader"]

#: Sectors whose attacks are as often made with words as with arms.
_CIVIL = frozenset({"GOV", "LEG", "PTY", "OPP", "SOC", "JRN", "BUS", "ELI", "REL", "UNK", "JUD", "EDU", "LAB"})
#: Classes of words that show that an attack is not one in words.
_ARMED = frozenset({"weapon", "kill", "injure"})
#: Parties that bear no arms.
_UNARMED = _CIVIL - {"GOV", "UNK"}


class FigureReader(NominalReader):
    """Tells violence from what borrows its words."""

    def _only_sounds(self, h: Happening) -> str:
        """Why a word of violence reports none; empty when it does."""
        if h.type == "PROTEST":
            words = self.doc.facts[h.clause.start : h.clause.end]
            glad = any("celebration" in f.classes for f in words) and not any("against" in f.classes for f in words)
            return "a celebration" if glad else ""
        if h.type != "ASSAULT":
            return ""
        if (
            h.phrase is not None
            and h.phrase.parent is not None
            and h.phrase.parent.gen is h.phrase
            and self._is(h.phrase.parent, "about-fighting")
        ):
            return "names a thing that has to do with fighting (قواعد الاشتباك), no fighting"
        if self._described(h, "figurative"):
            return "a figure of speech: the adjective tells of another kind of fight"
        if self._abstract(h):
            return "a figure of speech: what does it or suffers it is no person or thing"
        if not h.actors and self._accident(h):
            return "harm by accident, disease or disaster"
        if sum("sport" in f.classes for f in self._words_of(h)) > 1:
            return "a game"
        return ""

    def _in_words(self, h: Happening, clause: Clause) -> bool:
        """Whether an attack is made in words (شن الوزير هجوما على المعارضة متهما إياها)."""
        if "words-or-arms" not in self._attack_classes(h) or h.killed or h.injured:
            return False
        if self._described(h, "verbal"):
            return True
        civil = bool(h.actors) and all(self._of_sector(at, _CIVIL) for at in h.actors)
        if (h.actors and not civil) or self._armed(clause):
            return False
        if (
            civil
            and not (h.noun and "light" not in self.verb_classes(clause))
            and (
                all(self._of_sector(at, _UNARMED) for at in h.actors)
                or any(self.entities.drafts[at].kind == "person" for at in h.recipients)
            )
        ):
            return True
        return self._speaking(clause) and (civil or not h.noun)

    def _attack_classes(self, h: Happening) -> frozenset[str]:
        first, last = h.anchors[0]
        return frozenset().union(*(self.doc.facts[i].classes for i in range(first, min(last, len(self.doc.facts)))))

    def _of_sector(self, at: int, sectors: frozenset[str]) -> bool:
        draft = self.entities.drafts[at]
        code = str(draft.actor)
        return code in ("NGO", "UNO") or (draft.kind in ("person", "organisation", "people") and code[4:] in sectors)

    def _described(self, h: Happening, wanted: str) -> bool:
        """Whether an adjective on the event noun, of the trigger or of the phrase it heads, is of a class."""
        facts = self.doc.facts
        first, last = h.anchors[0]
        nouns = [p for top in h.clause.phrases for p in top.together() if first <= p.head < last and p.head >= 0]
        if h.phrase is not None:
            nouns.append(h.phrase)
        return any(wanted in facts[i].classes for p in nouns for i in (*p.adjectives, *self._loose(p)))

    def _loose(self, p: Phrase) -> tuple[int, ...]:
        """What was read as the genitive of a noun, where it may as well be its adjective."""
        g = p.gen
        return (g.head,) if g is not None and g.head >= 0 and g.heads is None and self.doc.facts[g.head].adjective else ()

    def _abstract(self, h: Happening) -> bool:
        clause = h.clause
        if h.noun or clause.verb != h.anchors[0][0]:
            return False
        if clause.subject is not None and not clause.subject_dropped and self._is(clause.subject, "abstract"):
            return True
        after = [p for p in clause.phrases[clause.split :] if not p.prep]
        return bool(after) and self._is(after[-1], "abstract") and not h.recipients

    def _is(self, p: Phrase, wanted: str) -> bool:
        while p.gen is not None and (p.quantifier or p.count is not None):
            p = p.gen
        return p.head >= 0 and p.name is None and wanted in self._noun_classes(p.head)

    def _words_of(self, h: Happening) -> list[Facts]:
        s = self.doc.sentences[h.sentence]
        return list(self.doc.facts[s.start : s.end])

    def _accident(self, h: Happening) -> bool:
        """Whether the clause names an accident as the cause (حادث سير, فيضان) and no weapon or attack."""
        facts = self.doc.facts[h.clause.start : h.clause.end]
        cause = any(
            "disaster" in f.classes or ("traffic" in f.classes and i and "mishap" in facts[i - 1].classes)
            for i, f in enumerate(facts)
        )
        return (
            cause
            and not self._armed(h.clause, frozenset({"weapon"}))
            and not any(
                t.type == "ASSAULT" and t.pos == "N" and not t.rest
                for f in facts
                if not f.classes & {"kill", "injure"}
                for t, _ in f.triggers
            )
        )

    def _armed(self, clause: Clause, words: frozenset[str] = _ARMED) -> bool:
        return any(f.classes & words for f in self.doc.facts[clause.start : clause.end])

    def _speaking(self, clause: Clause) -> bool:
        """Whether the attacker goes on speaking in the clause: قائلا, متهما, واعتبر, في تصريح صحافي."""
        facts = self.doc.facts
        s = self.doc.sentences[clause.sentence]
        for said in self.said:
            at = said.cue[0]
            if clause.verb < at < s.end and said.act in ("say", "accuse", "condemn", "demand", "warn") and at < clause.verb + 40:
                f = facts[at]
                if f.tanwin or f.norm.endswith("ه") or f.conj:
                    return True
        goes_on = (
            c.verb
            for c in self.clauses
            if c.sentence == clause.sentence and c.verb > clause.verb and c.link == "and" and c.subject is clause.subject
        )
        if any(t.type in ("ACCUSE", "REJECT") for verb in goes_on for t, _ in facts[verb].triggers):
            return True
        return any(
            p.prep in ("في", "ب", "خلال", "عبر") and "words" in self._noun_classes(p.head) for p in clause.preps if p.head >= 0
        )
