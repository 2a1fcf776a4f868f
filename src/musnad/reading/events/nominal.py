"""Events that a noun or participle reports."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause, gender_clash
from musnad.reading.events.event_noun import EventNoun
from musnad.reading.events.happening import Happening
from musnad.reading.events.noun_arguments import NounArgumentReader
from musnad.reading.phrases import Phrase

__all__ = ["NominalReader"]


class NominalReader(NounArgumentReader):
    """Reads the events of trigger nouns and participles."""

    def _nominal(self, clause: Clause, at: int, top: Phrase) -> None:
        p: Phrase | None = top
        depth = 0
        while p is not None and depth < 6:
            if p.head >= 0:
                self._noun(clause, at, top, p)
            for _, inner in p.of:
                self._noun(clause, at, top, inner)
            if p.head >= 0 and p.name is None:
                self._participial(clause, at, p)
            p = p.gen
            depth += 1
            for other in p.conjs if p is not None else ():
                self._nominal(clause, at, other)

    def _participial(self, clause: Clause, at: int, p: Phrase) -> None:
        """An adverbial participle does what its verb says, by the subject of its clause (داعيا الكونغرس إلى, متهما إيران ب)."""
        facts = self.doc.facts
        f = facts[p.head]
        if f.definite or p.prep or p.heads is not None or not f.norm.endswith(("ا", "ه", "ين")):
            return
        governs = f.tanwin and p.end < len(facts) and (facts[p.end].definite or bool(facts[p.end].heads))  # متهما الجيش
        if f.noun is not None and not (f.conj or facts[p.head - 1].tag == "T" or governs):
            return  # موافقة is rather consent; but: ، داعية الجانبين إلى
        hit = next(
            ((t, s) for t, s in f.act_triggers if not t.rest or self.words.end_of(t, p.head + 1, clause.end, gap=2) is not None),
            None,
        )
        if hit is None:
            return
        trigger, sense = hit
        h = Happening(trigger, (p.head, p.head + 1), clause)
        said = next((s for s in self.said if s.cue[0] == p.head and s.speaker is not None), None)
        if said is not None and said.speaker is not None:
            h.actors.append(said.speaker)
            whole = self._attendant(clause, p, sense)
            if whole is not None and said.speaker in (self.entities.resolve(q) for q in whole.together()):
                self._add(h.actors, whole, h)  # with whom he speaks: قطعت الرياض والمنامة علاقاتهما، متهمة
        else:
            self._add(h.actors, self._attendant(clause, p, sense), h)
        following = clause.phrases[at + 1 :]
        target = h.recipients
        behind = facts[p.end] if p.end < len(facts) else None
        for slot in trigger.recipients:
            if slot == "o" and behind is not None and behind.tag == "O" and behind.value == "object":
                target.extend(self.enclitics.parties(behind.norm.removeprefix("ايا"), clause, p.head))  # متهمة إياها
            elif slot == "o":
                self._add(target, p.gen if p.gen is not None else following[0] if following and not following[0].prep else None, h)
            elif slot != "s":
                self._prepositional(target, slot, following, h)
        h.recipients = [r for r in h.recipients if r not in h.actors]
        self._finish(h, clause, None)
        h.status = "actual"  # the negation and mood of the verb are not its own

    def _attendant(self, clause: Clause, p: Phrase, sense: Sense) -> Phrase | None:
        """Whose state an adverbial participle tells: of the speaker whose words it follows, else of its clause."""
        holder: Clause | None = clause if clause.verb >= 0 or self.doc.facts[p.head - 1].tag == "T" else None  # إن الهدنة صامدة
        while holder is not None and holder.link in ("that", "quote", "and") and holder.parent is not None:
            above = holder.parent
            spoken = above.verb >= 0 and bool(self.doc.facts[above.verb].cues) and above.subject is not None
            if spoken and above.subject is not None and not gender_clash(self.doc, sense, above.subject):
                return above.subject
            holder = above
        return clause.subject if clause.subject is not p else None

    def _noun(self, clause: Clause, at: int, top: Phrase, p: Phrase) -> None:
        f = self.doc.facts[p.head]
        if (
            p.name is not None
            or not f.triggers
            or (p.heads is not None and p.heads.kind == "place")
            or (
                p.heads is not None
                and p.heads.kind not in ("people", "armed", "place")
                and "group" in p.heads.classes
                and p.heads.kind != "org"
            )
        ):
            return
        best: tuple[Trigger, int] | None = None
        for trigger, sense in f.triggers:
            if trigger.pos == "V" or (trigger.pos == "N" and sense.entry.pos == "V" and sense.tense not in ("msd", "")):
                continue
            if trigger.pos == "A" or (trigger.pos == "N" and self._fights(p, trigger)):
                continue
            end = self.words.end_of(trigger, p.head + 1, min(p.end + 3, len(self.doc.facts)), gap=2) if trigger.rest else p.head + 1
            if end is None:
                continue
            if best is None or len(trigger.rest) > len(best[0].rest):
                best = (trigger, end)
        if best is None:
            return
        trigger, end = best
        h = Happening(trigger, (p.head, end), clause)
        h.noun = True
        h.phrase = p
        h.definite = p.definite
        self._fill_nominal(h, EventNoun(clause, at, top, p, trigger, end))
        self._finish(h, clause, p)

    def _fights(self, p: Phrase, trigger: Trigger) -> bool:
        """Whether a noun is one for fighters that another noun has for its plural: المقاتلون, no plural of مقتل."""
        return p.heads is not None and p.heads.kind == "armed" and p.heads.lemma.split()[0] != trigger.lemma.split()[0]
