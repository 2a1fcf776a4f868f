"""What somebody says he will do, or others must do: promises, threats and demands without a verb for them (English)."""

from __future__ import annotations

from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.events import Happening
from musnad.reading.subject_first.parties import PartyReader

__all__ = ["THREATENED", "IntentionReader"]

#: What somebody says he will do himself: a promise of cooperation, a threat of harm.
_PROMISED = frozenset({"AID", "SUPPORT", "COOPERATE", "CONCEDE", "AGREE"})
THREATENED = {"SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence", "REJECT": "restrict", "PROTEST": "relations"}
_OBLIGES = frozenset({"must", "should", "ought"})


class IntentionReader(PartyReader):
    """Reads what `will`, readiness and `must` tell."""

    def _own_will(self, h: Happening, clause: Clause, passive: bool) -> None:
        """What a party announces it will do itself is a promise or a threat."""
        planned = clause.link == "that" and clause.parent is not None and "plan" in self.verb_classes(clause.parent)
        ready = clause.infinitive and (
            self._ready(clause)
            or (planned and clause.parent is not None and clause.parent.sense is not None and clause.parent.sense.voice != "p")
        )
        if (
            passive
            or not h.actors
            or not ((clause.will and not clause.infinitive) or ready)
            or (h.type == "AGREE" and not (ready or clause.negated))
        ):
            return
        if "ratify" in self._noun_classes(h.anchors[0][0]):
            return
        promised = h.type in _PROMISED or (h.type == "RETREAT" and (ready or h.mode == "access"))
        promised = promised or (h.type == "CONSULT" and ready and self._ready(clause))
        kind = "AGREE" if promised else "THREATEN" if h.type in THREATENED else ""
        if clause.negated:
            kind = "REJECT" if h.type in _PROMISED else ""
        if not kind:
            return
        h.mode = THREATENED[h.type] if kind == "THREATEN" else None
        h.type, h.status, h.rule = kind, "actual", f"{h.rule}.announced"
        if not h.recipients:
            self._directed(h, clause)

    def _ready(self, clause: Clause) -> bool:
        """Whether an infinitive follows an adjective of readiness (is willing to, prepared to)."""
        before = self.doc.facts[clause.opener - 1] if clause.opener > 0 else None
        return before is not None and "ready" in self._noun_classes(clause.opener - 1)

    def _obligation(self, clause: Clause) -> None:
        """Who says that another must or should do a thing asks it of him."""
        facts = self.doc.facts
        passive = clause.sense is not None and clause.sense.voice == "p"
        if (clause.negated and not passive) or (clause.subject is None and not passive) or clause.infinitive or not clause.may:
            return
        if "cognition" in self.verb_classes(clause):
            return
        if not any(facts[k].norm in _OBLIGES for k in range(max(clause.start, clause.verb - 4), clause.verb)):
            return
        said = next((s for s in reversed(self.said) if s.content[0] <= clause.verb < s.content[1] and s.speaker is not None), None)
        if said is None or said.act == "deny" or any(h.type == "REQUEST" and h.anchors[0][0] == said.cue[0] for h in self.found):
            return
        trigger = Trigger(f"{self.doc.lang}.event.request.obligation", "", "V", "REQUEST", "", (), (), (), ())
        h = Happening(trigger, (clause.verb, clause.verb + 1), clause)
        h.actors.append(said.speaker)  # type: ignore[arg-type]
        self._add(h.recipients, clause.subject, h)
        if not h.recipients and said.clause is not None:  # told the minister that prisoners must be freed
            for p in said.clause.objects:
                self._add(h.recipients, p, h)
        h.recipients = [r for r in h.recipients if r not in h.actors]
        if h.recipients:
            self.found.append(h)
