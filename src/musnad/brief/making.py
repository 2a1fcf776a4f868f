"""Making a brief: from the material of a process to what changed since a day, and that in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from musnad.brief.outline import outline
from musnad.brief.pieces import Outline
from musnad.dossier.chains import chain_of
from musnad.dossier.changes import Changes, compare
from musnad.dossier.dossier import make_dossier
from musnad.dossier.gathering import earlier
from musnad.dossier.material import Material
from musnad.faults import Fault, InputError
from musnad.writing import Writing

__all__ = ["Brief", "brief_json", "make_brief"]


class Brief(NamedTuple):
    """A brief: what changed, the same in words, and the material that it was made from."""

    material: Material
    changes: Changes
    outline: Outline


def make_brief(material: Material, since: str | None, writing: Writing, version: str, min_origins: int = 1) -> Brief:
    """The brief on what changed in a process from an ISO day on (None: from its first report on) until the day of the material.

    `version` is musnad's; `min_origins` leaves out what rests on fewer independent origins. Raises InputError where there are no
    reports, or none since the day can be, as it is later than the last.
    """
    days = list(material.coverage)
    until = material.as_of or (days[-1] if days else "")
    first = since or (days[0] if days else "")
    if not days or first > until:
        known = f"the last report is of {days[-1]}" if days else "the archive holds no report of it"
        fault = f"there is nothing to tell of {material.process.slug!r}" + (f" since {since}" if since else "")
        raise InputError(Fault("--since" if days else "PROCESS", fault, known, "name an earlier day" if days else "ingest reports"))
    before, after = make_dossier(earlier(material, _day_before(first)), min_origins), make_dossier(material, min_origins)
    changes = compare(before, after, first, until)
    return Brief(material, changes, outline(material, after, changes, writing, version, min_origins))


def brief_json(brief: Brief) -> bytes:
    """What changed as JSON, with the chain of every entry that it rests on."""
    told = msgspec.to_builtins(brief.changes)
    chains = {address: chain_of(brief.material, address) for address in sorted(_addresses(told))}
    whole = {"process": brief.material.process.slug, "as_of": brief.material.as_of, **told, "chains": chains}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _addresses(told: object) -> set[str]:
    """All addresses that stand under `evidence` or `denials`, however deep."""
    if isinstance(told, dict):
        here = {item for name in ("evidence", "denials") for item in told.get(name, ())}
        return here.union(*map(_addresses, told.values()))
    return set().union(*map(_addresses, told)) if isinstance(told, list | tuple) else set()


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
