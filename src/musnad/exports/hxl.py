"""HXL 1.1: a table with a row of hashtags under its header, as humanitarian organisations exchange it."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.dossier.casualties import Toll
from musnad.exports.coded import CodedEvent, CodedParty
from musnad.exports.rows import Cell
from musnad.labels import label

__all__ = ["COLUMNS", "hxl_rows"]

#: Header and hashtag of each column.
COLUMNS = {
    "Event": "#event+id", "From": "#date+start", "To": "#date+end", "Type": "#event+type+code", "Mode": "#event+mode+code",
    "Type (English)": "#event+type+name+i_en", "Type (Arabic)": "#event+type+name+i_ar", "By": "#group+by+name",
    "By (code)": "#group+by+code", "Against": "#group+against+name", "Against (code)": "#group+against+code",
    "Place": "#loc+name", "Country": "#country+code+v_iso3", "Latitude": "#geo+lat", "Longitude": "#geo+lon",
    "Radius (km)": "#geo+radius", "Killed (low)": "#affected+killed+min", "Killed": "#affected+killed",
    "Killed (high)": "#affected+killed+max", "Injured (low)": "#affected+injured+min", "Injured": "#affected+injured",
    "Injured (high)": "#affected+injured+max", "Reports": "#meta+reports+num", "Independent origins": "#meta+origins+num",
    "Origins": "#meta+source", "Words": "#description", "Evidence": "#meta+evidence",
}  # fmt: skip


def hxl_rows(events: list[CodedEvent]) -> Iterator[dict[str, Cell]]:
    """The row of hashtags, then a row for each event."""
    yield dict(COLUMNS)
    for event in events:
        point = event.point
        yield {
            "Event": event.id, "From": event.first, "To": event.last, "Type": event.type, "Mode": event.mode,
            "Type (English)": label("event_type", event.type), "Type (Arabic)": label("event_type", event.type, "ar"),
            "By": _names(event.actors), "By (code)": _codes(event.actors), "Against": _names(event.recipients),
            "Against (code)": _codes(event.recipients), "Place": event.place, "Country": point.country if point else "",
            "Latitude": point.lat if point else None, "Longitude": point.lon if point else None,
            "Radius (km)": point.radius_km if point else None, **_toll("Killed", event.killed), **_toll("Injured", event.injured),
            "Reports": event.reports, "Independent origins": event.origins, "Origins": "; ".join(event.sources),
            "Words": event.sentence, "Evidence": event.evidence,
        }  # fmt: skip


def _toll(what: str, toll: Toll | None) -> dict[str, Cell]:
    return {f"{what} (low)": toll.low, what: toll.best, f"{what} (high)": toll.high} if toll else {}


def _names(parties: tuple[CodedParty, ...]) -> str:
    return "; ".join(party.name for party in parties)


def _codes(parties: tuple[CodedParty, ...]) -> str:
    return "; ".join(party.code for party in parties)
