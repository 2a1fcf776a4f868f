"""The pictures of one brief, by the section in which they stand."""

from __future__ import annotations

from musnad.brief.pictures.calendar import breach_calendar
from musnad.brief.pictures.matrix import positions_matrix
from musnad.brief.pictures.network import network_picture
from musnad.brief.pictures.timeline import timeline_picture
from musnad.brief.pieces import Picture
from musnad.brief.teller import Teller
from musnad.dossier.changes import Changes
from musnad.dossier.dossier import Dossier

__all__ = ["draw"]


def draw(dossier: Dossier, changes: Changes, teller: Teller) -> dict[str, tuple[Picture, ...]]:
    """The timeline (summary), the matrix (positions), the calendar of each truce of these days (truce), the network (actors)."""
    phrases, names = teller.phrases, teller.names
    watched = [m for m in dossier.monitors if m.truce.effect.isoformat() <= changes.until and changes.since <= m.until]
    calendars = (
        breach_calendar(f"calendar{at}", monitor.truce.called(teller.writing.lang), monitor.days, phrases)
        for at, monitor in enumerate(watched)
    )
    return {
        "summary": _drawn(timeline_picture(dossier, changes.since, changes.until, phrases)),
        "positions": _drawn(positions_matrix(dossier.stances, changes.since, phrases, names)),
        "truce": _drawn(*calendars),
        "actors": _drawn(network_picture([r for r in dossier.relations if r.last >= changes.since], phrases, names)),
    }


def _drawn(*pictures: Picture | None) -> tuple[Picture, ...]:
    return tuple(picture for picture in pictures if picture)
