"""Ceasefires in the shape of the ETH/PRIO Civil Conflict Ceasefire Dataset (October 2022): a row for each actor and truce.

The columns are those of the data set; what only its coders know (ids of UCDP and PA-X, mediation, enforcement) stays empty, and so
does what reports do not tell. Classes and sides are given by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from musnad.dossier.declared import DeclaredTruce, declared_truces
from musnad.dossier.material import Material
from musnad.dossier.process import Truce
from musnad.exports.rows import Cell
from musnad.labels import party_name
from musnad.world.load import load_world

__all__ = ["COLUMNS", "ceasefire_rows"]

COLUMNS = (
    "cc", "location", "region", "cf_id", "uniq_id", "id", "ucdp_actor_id", "actor_name", "ucdp_acd_id", "ucdp_dyad", "pax_id",
    "link", "side", "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day", "partial",
    "written", "fixed", "fixed_time", "nsa_frac", "splinter", "p_humanitarian", "p_peaceprocess", "p_holiday", "p_election",
    "p_other", "p_other_comment", "p_unclear", "cf_pp", "ceasefire_class", "timing", "mediator_nego", "mediator_send",
    "implement", "enforcement", "ddr", "ended", "end_yr", "end_month", "end_day", "evidence_onset", "evidence_end", "truce",
    "comment", "coder", "factivia_source", "factivia_page", "recentadditions",
)  # fmt: skip

_PURPOSES = {
    "humanitarian": "p_humanitarian", "peace process": "p_peaceprocess", "holiday": "p_holiday", "election": "p_election",
    "other": "p_other",
}  # fmt: skip


def ceasefire_rows(material: Material, coder: str, min_origins: int = 1) -> Iterator[dict[str, Cell]]:
    """The truces of the definition of a process, with what reports tell of them, then those that only reports tell of.

    `coder` is who made the rows; `min_origins` leaves out truces of the latter kind on fewer independent origins.
    """
    told = declared_truces(material)
    number = 0
    for truce in material.process.truce:
        if material.as_of and (truce.declared or truce.effect).isoformat() > material.as_of:
            continue  # not known yet
        number += 1
        mine = [one for one in told if one.defined == truce.name]
        yield from _rows(material, number, truce.parties, _defined(material, truce, mine) | {"coder": coder})
    for one in told:
        if not one.defined and one.origins >= min_origins:
            number += 1
            yield from _rows(material, number, one.parties or ("",), _reported(one) | {"coder": coder})


def _rows(material: Material, number: int, parties: Sequence[str], told: dict[str, Cell]) -> Iterator[dict[str, Cell]]:
    truce = f"{material.process.slug}-{number}"
    for at, party in enumerate(parties, 1):
        yield told | {
            "location": _location(material), "cf_id": truce, "uniq_id": f"{truce}-{at}", "id": at,
            "actor_name": party_name(party) if party else "",
        }  # fmt: skip


def _location(material: Material) -> str:
    return "; ".join(party_name(country) for country in material.process.countries)


def _defined(material: Material, truce: Truce, told: Sequence[DeclaredTruce]) -> dict[str, Cell]:
    """A truce that the process defines."""
    last = material.as_of or max(material.coverage, default="")
    ended = truce.end.isoformat() <= last if truce.end else False
    days = _split("cf_dec", truce.declared) | _split("cf_effect", truce.effect) | _split("end", truce.end if ended else None)
    return days | {
        "side": _side(truce.parties), "partial": _partial(truce), "fixed": int(truce.end is not None),
        "fixed_time": (truce.end - truce.effect).days + 1 if truce.end else None, "ceasefire_class": truce.class_,
        **{column: int(column == _PURPOSES[truce.purpose]) for column in _PURPOSES.values()}, "p_unclear": 0, "ended": int(ended),
        "truce": truce.term, "comment": truce.name, **_evidence(told),
    }  # fmt: skip


def _reported(told: DeclaredTruce) -> dict[str, Cell]:
    """A truce that only reports tell of."""
    days = _split("cf_dec", told.declared) | _split("cf_effect", told.effect)
    return days | {
        "side": told.side, "ceasefire_class": "unclear", "p_unclear": 1, "fixed": 1 if told.end else None, "truce": told.term,
        "comment": f"announced to end {told.end}" if told.end else "", **_evidence([told]),
    }  # fmt: skip


def _split(prefix: str, day: date | str | None) -> dict[str, Cell]:
    """A day in three columns."""
    year, month, dom = str(day).split("-") if day else ("", "", "")
    return {f"{prefix}_yr": int(year), f"{prefix}_month": int(month), f"{prefix}_day": int(dom)} if day else {}


def _side(parties: Sequence[str]) -> str:
    return ("unilateral", "bilateral", "multilateral")[min(len(parties), 3) - 1]


def _partial(truce: Truce) -> int | None:
    """Whether a truce holds in places only, not in whole countries; None where its area is not told."""
    return int(any(place not in load_world().states for place in truce.area)) if truce.area else None


def _evidence(told: Sequence[DeclaredTruce]) -> dict[str, Cell]:
    return {
        "evidence_onset": " ".join(address for one in told for address in one.evidence),
        "factivia_source": "; ".join(dict.fromkeys(source for one in told for source in one.sources)),
    }
