"""Independent origins: on whose word a reported event or statement rests, however many reports carry it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from musnad.linking.agreement import agree
from musnad.linking.attribution import Attribution, Basis
from musnad.linking.circles import circles
from musnad.linking.links import Filed, Link, split_address
from musnad.world.load import World, load_world

__all__ = ["Origin", "Origins", "find_origins", "origins_by"]


class Origin(msgspec.Struct, frozen=True):
    """One independent origin of a cluster.

    `kind`: party (a state, body or group that speaks publicly), person, unnamed (a source without a name, to one medium), medium
    (an outlet or agency on its own authority), agencies (agencies that are not named), circular (media that only cite one another).
    `name` is how people call it, `voices` the speakers as they are named, `outlets` the media that carried it, `members` the
    addresses of the items that rest on it, `rules` why they were taken as one.
    """

    key: str
    kind: Literal["party", "person", "unnamed", "medium", "agencies", "circular"]
    name: str
    voices: tuple[str, ...]
    outlets: tuple[str, ...]
    members: tuple[str, ...]
    rules: tuple[str, ...]


class Origins(msgspec.Struct, frozen=True):
    """The origins of a cluster, the one with most members first, and the circles of media that cite one another in it."""

    reports: int
    outlets: int
    origins: tuple[Origin, ...]
    circular: tuple[tuple[str, ...], ...] = ()

    @property
    def independent(self) -> int:
        """How many independent origins there are."""
        return len(self.origins)

    def line(self) -> str:
        """The origins in one line, as in "7 reports, 2 independent origins: Reuters (via 5 outlets), Houthis to Al Masirah"."""
        named = [f"{o.name} (via {len(o.outlets)} outlets)" if len(o.outlets) > 1 else o.name for o in self.origins]
        count = f"{self.reports} report{'s' * (self.reports != 1)}"
        return f"{count}, {len(named)} independent origin{'s' * (len(named) != 1)}: {', '.join(named)}"


def find_origins(
    members: Iterable[str], filed: Mapping[str, Filed], copies: Iterable[Link] = (), world: World | None = None
) -> Origins:
    """The independent origins of the items of one cluster (addresses of events, or of statements).

    `filed` holds the reports of the members and of those they were copied from or to, `copies` the copy links among these. Members
    whose report is not in `filed` are passed over.
    """
    return origins_by(Attribution(filed, copies, world or load_world()), members)


def origins_by(attribution: Attribution, members: Iterable[str]) -> Origins:
    """The same for one of many clusters: `attribution` holds the reports and remembers what it found of them."""
    held = [item for item in dict.fromkeys(members) if split_address(item)[0] in attribution.filed]
    bases = agree([attribution.basis(item) for item in held], attribution.texts(held))
    news = [b for b in bases if not (b.late and b.kind == "medium")]
    bases = news or bases  # background that recalls what was reported before confirms nothing
    cites = {(b.outlet, b.cited) for b in bases if b.cited and b.cited != b.outlet}
    found_circles = circles(cites)
    groups: dict[tuple[str, str], list[Basis]] = {}
    for basis in _followed(bases, found_circles):
        groups.setdefault((basis.kind, basis.key), []).append(basis)
    _merge_agencies(groups)
    _merge_offices(groups)
    origins = sorted((_origin(kind, key, held) for (kind, key), held in groups.items()), key=lambda o: (-len(o.members), o.key))
    return Origins(
        reports=len({split_address(item)[0] for item in held}), outlets=len({b.outlet for b in bases}),
        origins=tuple(origins), circular=tuple(found_circles),
    )  # fmt: skip


def _followed(bases: list[Basis], found: list[tuple[str, ...]]) -> Iterable[Basis]:
    """Bases with media replaced by what these media rest on in their own reports; circles become one origin."""
    round_about = {medium: " ↔ ".join(circle) for circle in found for medium in circle}
    own: dict[str, Basis] = {}
    for basis in sorted(bases, key=lambda b: b.published):
        if basis.outlet and (basis.kind, basis.key) != ("medium", basis.outlet):
            own.setdefault(basis.outlet, basis)
    independent = {b.outlet for b in bases if (b.kind, b.key) == ("medium", b.outlet)}
    for basis in bases:
        seen: set[str] = set()
        at = basis
        while at.kind == "medium" and at.key != at.outlet and at.key in own and at.key not in independent and at.key not in seen:
            seen.add(at.key)
            at = own[at.key]
        if at.kind == "medium" and at.key in round_about and at.key not in independent:
            names = round_about[at.key]
            yield basis._replace(kind="circular", key=names, name=names, rule="link.origin.circular")
        else:
            rule = basis.rule if at is basis else "link.origin.cited-medium"
            yield basis._replace(kind=at.kind, key=at.key, name=at.name, voice=at.voice, rule=rule)


def _merge_agencies(groups: dict[tuple[str, str], list[Basis]]) -> None:
    """Agencies that are not named are taken for those that other reports of the same thing name."""
    named = [at for at, held in groups.items() if at[0] == "medium" and any(b.agency for b in held)]
    unnamed = [at for at in groups if at[0] == "agencies"]
    for at in unnamed:
        if named:
            groups[named[0]].extend(groups.pop(at))


def _merge_offices(groups: dict[tuple[str, str], list[Basis]]) -> None:
    """A spokesman, or a member of an armed group, speaks for the one body of his side that is named beside him."""
    for at in [at for at, held in groups.items() if at[0] in ("party", "person") and all(b.for_body for b in held)]:
        actor = groups[at][0].actor
        bodies = [o for o, held in groups.items() if o != at and any(b.actor == actor and b.body for b in held)]
        if len(bodies) == 1:
            groups[bodies[0]].extend(groups.pop(at))


def _origin(kind: str, key: str, held: list[Basis]) -> Origin:
    names = sorted({b.name for b in held}, key=lambda name: (-sum(b.name == name for b in held), name))
    return Origin(
        key=f"{kind}:{key}", kind=kind, name=names[0],  # type: ignore[arg-type]
        voices=tuple(sorted({b.voice for b in held if b.voice})), outlets=tuple(sorted({b.outlet for b in held if b.outlet})),
        members=tuple(sorted(b.item for b in held)), rules=tuple(sorted({b.rule for b in held})),
    )  # fmt: skip
