"""The dossier: all parts together, as known on one day."""

from __future__ import annotations

import msgspec

from musnad.dossier.contradictions import Contradiction, contradictions
from musnad.dossier.material import Material
from musnad.dossier.network import Relation, network
from musnad.dossier.position_changes import Dissent, dissents
from musnad.dossier.positions import Stance, positions
from musnad.dossier.process import Process
from musnad.dossier.provisions import Step, provisions
from musnad.dossier.talks import Meeting, talks
from musnad.dossier.told import day_of
from musnad.dossier.truces import Monitor, monitors

__all__ = ["Dossier", "make_dossier"]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a dossier as known on a day (`as_of`, ISO; None: all that is on file), how many reports there were on each
    day (`coverage`; days without any are not in it), and the ISO day of each report by its key (`published`)."""

    process: Process
    as_of: str | None
    coverage: dict[str, int]
    published: dict[str, str]
    meetings: tuple[Meeting, ...]
    stances: tuple[Stance, ...]
    dissents: tuple[Dissent, ...]
    steps: tuple[Step, ...]
    monitors: tuple[Monitor, ...]
    contradictions: tuple[Contradiction, ...]
    relations: tuple[Relation, ...]


def make_dossier(material: Material, min_origins: int = 1) -> Dossier:
    """The dossier of a process. `min_origins` leaves out what rests on fewer independent origins."""
    stances = tuple(stance for stance in positions(material) if stance.origins >= min_origins)
    return Dossier(
        process=material.process, as_of=material.as_of, coverage=material.coverage,
        published={filed.key: day_of(filed) for filed in material.reports},
        meetings=tuple(meeting for meeting in talks(material) if meeting.origins >= min_origins),
        stances=stances, dissents=dissents(stances),
        steps=tuple(step for step in provisions(material) if step.origins >= min_origins),
        monitors=monitors(material, min_origins),
        contradictions=tuple(c for c in contradictions(material) if c.origins >= min_origins),
        relations=tuple(relation for relation in network(material) if relation.origins >= min_origins),
    )  # fmt: skip
