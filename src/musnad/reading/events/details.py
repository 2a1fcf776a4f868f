"""Status, place, time and casualties of an event, and the type its arguments make of it."""

from __future__ import annotations

from musnad.reading.clauses import Clause
from musnad.reading.events.happening import Happening
from musnad.reading.events.moods import MoodReader
from musnad.reading.phrases import Phrase
from musnad.text import fold
from musnad.vocabulary import SYMMETRIC

__all__ = ["DetailReader"]

#: Prepositions that say where.
_PLACE_PREPS = frozenset(map(fold, "في ب قرب على إلى من داخل وسط شمال جنوب in at near on to into from outside".split()))


class DetailReader(MoodReader):
    """Completes events once their parties are known."""

    def _halt(self, h: Happening, clause: Clause) -> None:
        """To order the end of one's own attacks is to concede (أمر بوقف الغارات على المتمردين)."""
        for at, p in enumerate(clause.phrases):
            if p.start <= clause.verb or p.head < 0 or p.gen is None or "halt" not in self._noun_classes(p.head):
                continue
            if any(t.type == "ASSAULT" for t, _ in self.doc.facts[p.gen.head].triggers):
                h.type, h.mode, h.rule = "CONCEDE", None, f"{h.rule}.halt"
                h.recipients = []
                for q in clause.phrases[at + 1 :]:
                    if q.prep in ("على", "ضد"):
                        self._add(h.recipients, q, h)
                        break
                return

    def _in_words(self, h: Happening, clause: Clause) -> bool:
        """Whether an attack is made in words."""
        raise NotImplementedError

    def _retype(self, h: Happening, clause: Clause) -> None:
        """What the arguments make of a type: a body that votes ratifies what it agrees to; policies are attacked in words."""
        if h.type == "AGREE" and h.actors and "approve" in self._noun_classes(h.anchors[0][0]):
            codes = self._codes(h.actors)
            if all(c == "UNO" or c.endswith(" LEG") for c in codes):
                h.type, h.mode, h.rule = "SUPPORT", None, f"{h.rule}.by-vote"
        if (
            h.type == "SUPPORT"
            and "vote" in self._noun_classes(h.anchors[0][0])
            and any(q.prep in ("ضد", "against") for q in clause.preps)
        ):
            h.type, h.mode, h.rule = "REJECT", None, f"{h.rule}.against"
        if (
            h.type == "CONSULT"
            and h.actors
            and all(self.entities.drafts[a].kind == "armed_group" for a in h.actors)
            and h.mode == "visit"
        ):
            h.type, h.mode, h.recipients, h.rule = "MOBILIZE", "troops", [], f"{h.rule}.of-forces"
        if h.type == "REQUEST" and "order" in self._noun_classes(h.anchors[0][0]):
            self._halt(h, clause)
        if h.type == "ASSAULT" and self._in_words(h, clause):
            h.type, h.mode, h.rule = "ACCUSE", "disapprove", f"{h.rule}.in-words"
        if h.type == "ASSAULT" and not h.noun:
            for q in clause.objects[:2]:
                if q.head >= 0 and "words" in self._noun_classes(q.head):
                    h.type, h.mode, h.rule = "ACCUSE", "disapprove", f"{h.rule}.in-words"

    def _place(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        if h.place is not None:
            h.own_place = True
            return
        start = p.head if p is not None else clause.verb
        near = [q for q in clause.phrases if q.start > start] + [q for q in clause.phrases if q.start < start]
        for q in near:
            if fold(q.prep) not in _PLACE_PREPS and not (not q.prep and q in clause.objects):
                continue
            at = self.entities.resolve(q)
            kinds = ("place", "state") if q.prep else ("place",)
            if at is not None and self.entities.drafts[at].kind in kinds and at not in h.actors and at not in h.recipients:
                h.place = at
                h.own_place = p is None or q.prep_at == p.end or q.start == p.end
                return

    def _time(self, h: Happening, clause: Clause) -> None:
        at = h.anchors[0][0]
        here = [t for t in self.doc.times if clause.start <= t.first < clause.end and t.type in ("DATE", "TIME")]
        if here:
            best = min(here, key=lambda t: abs(t.first - at))
            h.time = best.value[:10] if best.value[:1].isdigit() else best.value

    def _casualties(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        kinds = self._noun_classes(h.anchors[0][0]) & {"kill", "injure"}
        if len(kinds) != 1:
            return
        count = self._victims(p.gen if p is not None else clause.objects[0] if clause.objects else clause.subject)
        if kinds == {"kill"}:
            h.killed = count
        else:
            h.injured = count

    def _attended(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        """Who mediates in talks or a deal takes part in them, and who attends a meeting (برعاية قطرية, بحضور المبعوث)."""
        wanted = {"CONSULT": {"mediates", "attends"}, "AGREE": {"mediates"}}.get(h.type)
        if wanted is None or h.mode in ("visit", "phone"):
            return
        relative = self.relatives.get(id(p)) if p is not None else None
        for q in (*clause.preps, *(relative.preps if relative is not None else ())):
            if q.start > h.order and wanted & self._classes(q.prep):
                self._add(h.beside, q, h)
                named = self._named_by(self.doc.facts[q.head]) if q.head >= 0 else None
                if named is not None and named not in h.beside:
                    h.beside.append(named)  # برعاية مصرية
        h.beside = [at for at in h.beside if at not in h.actors]
        h.actors.extend(h.beside)

    def _settings(self, h: Happening, clause: Clause) -> list[int]:
        """The places that tell of which country people without a name are: of the event, then of its clause."""
        found = [h.place] if h.place is not None else []
        for p in clause.preps:
            at = self.entities.resolve(p) if fold(p.prep) in ("في", "ب", "in", "at") else None
            if at is not None and self.entities.drafts[at].kind in ("place", "state"):
                found.append(at)
        return found

    def _finish(self, h: Happening, clause: Clause, p: Phrase | None) -> None:
        self._retype(h, clause)
        self._attended(h, clause, p)
        self._place(h, clause, p)
        self._time(h, clause)
        if h.type == "PROTEST" and not h.recipients:
            self._protested(h, clause)
        if h.type not in SYMMETRIC:
            h.recipients = [r for r in h.recipients if r not in h.actors]
        for place in self._settings(h, clause):
            for at in (*h.actors, *h.recipients):
                self.entities.settle(at, place)
        h.status = self._status(h, clause, p)
        self._casualties(h, clause, p)
        self.found.append(h)
