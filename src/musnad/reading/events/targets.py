"""Whom sanctions and the end of talks are directed at, where their words leave it to the rest of the report."""

from __future__ import annotations

from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.events.happening import Happening
from musnad.reading.events.sides import Sides

__all__ = ["name_targets"]


def name_targets(events: list[Happening], doc: Document, entities: EntityReader, sides: Sides) -> None:
    """Give sanctions without a target the target of the other sanctions told, and broken-off talks who was talked to."""
    for h in events:
        if h.recipients or h.type not in ("SANCTION", "CONCEDE"):
            continue
        kinds = {t.type for start, end in h.anchors for i in range(start, end) for t, _ in doc.facts[i].triggers if t.pos == "N"}
        own = sides.codes(h.actors)
        if "CONSULT" in kinds:
            talks = [e for e in events if e.type in ("CONSULT", "AGREE", "SUPPORT") and len(sides.codes(e.actors)) > 1]
            near = min(talks, key=lambda e: abs(e.order - h.order), default=None)
            found = list(near.actors) if near is not None else []
        elif "SANCTION" in kinds and h.noun:
            told = [e for e in events if e is not h and e.type in ("SANCTION", "CONCEDE") and len(sides.codes(e.recipients)) == 1]
            found = list(told[0].recipients) if told and len({frozenset(sides.codes(e.recipients)) for e in told}) == 1 else []
        else:
            continue
        h.recipients = [at for at in found if str(entities.drafts[at].actor) not in own]
