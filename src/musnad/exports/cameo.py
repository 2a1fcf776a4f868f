"""CAMEO-coded events: a table with root codes, as tools that were made for CAMEO read it."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.exports.coded import CodedEvent, CodedParty
from musnad.exports.rows import Cell
from musnad.vocabulary import CAMEO_ROOTS, EVENT_TYPES, actor_country, actor_sector

__all__ = ["COLUMNS", "cameo_rows", "root_of"]

COLUMNS = (
    "date", "end_date", "source", "source_country", "source_agent", "target", "target_country", "target_agent", "root_code",
    "quad_class", "plover_type", "plover_mode", "place", "latitude", "longitude", "reports", "origins", "evidence",
)  # fmt: skip

#: PLOVER sector -> CAMEO agent code (CAMEO manual 1.1b3, chapter 3), where the two differ; empty for what CAMEO has no code for.
_AGENTS = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "SOC": "CVL", "PTY": "", "UNK": ""}
#: Violence without arms is CAMEO's 18 (assault), with arms its 19 (fight).
_UNARMED = frozenset({"abduct", "beat", "torture", "sexual", "destroy", "suicide-attack", "targeted", "primitive", "crowd-control"})


def root_of(type: str, mode: str | None) -> str:
    """The CAMEO root code of a PLOVER type and mode, by PLOVER's table read backwards.

    Concessions and retreats are 08 in CAMEO, investigations 09, other blame 11; what PLOVER calls unconventional violence is 20.

    >>> root_of("CONSULT", "phone"), root_of("RETREAT", "release"), root_of("ACCUSE", None), root_of("ASSAULT", "aerial")
    ('04', '08', '11', '19')
    """
    if type == "ASSAULT":
        return "20" if mode == "unconventional" else "18" if mode in _UNARMED else "19"
    if type in ("CONCEDE", "RETREAT"):
        return "08"
    if type == "ACCUSE":
        return "09" if mode == "investigate" else "11"
    return next(root for root, plover in CAMEO_ROOTS.items() if plover == type)


def cameo_rows(events: list[CodedEvent]) -> Iterator[dict[str, Cell]]:
    """A row for each actor and recipient of each event, as CAMEO has one of each; of talks for each two of those who meet."""
    for event in events:
        for source, target in _pairs(event):
            point = event.point
            yield {
                "date": event.first, "end_date": event.last, "source": source.name, "source_country": actor_country(source.code),
                "source_agent": _agent(source), "target": target.name if target else "",
                "target_country": actor_country(target.code) if target else "", "target_agent": _agent(target) if target else "",
                "root_code": root_of(event.type, event.mode), "quad_class": EVENT_TYPES[event.type].quad,
                "plover_type": event.type, "plover_mode": event.mode, "place": event.place,
                "latitude": point.lat if point else None, "longitude": point.lon if point else None, "reports": event.reports,
                "origins": event.origins, "evidence": event.evidence,
            }  # fmt: skip


def _pairs(event: CodedEvent) -> Iterator[tuple[CodedParty, CodedParty | None]]:
    if event.recipients:
        yield from ((actor, recipient) for actor in event.actors for recipient in event.recipients)
    elif len(event.actors) > 1:
        yield from ((one, other) for one in event.actors for other in event.actors if one != other)
    else:
        yield from ((actor, None) for actor in event.actors)


def _agent(party: CodedParty) -> str:
    sector = actor_sector(party.code)
    return _AGENTS.get(sector, sector)
