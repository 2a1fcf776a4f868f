"""Parts: the tables of a process, from its talks to the reports it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

import msgspec

from musnad.dossier.aid import Aid
from musnad.dossier.breaches import Breach
from musnad.dossier.casualties import Toll
from musnad.dossier.declared import DeclaredTruce, declared_truces
from musnad.dossier.ledger import Accusation
from musnad.dossier.material import Material
from musnad.dossier.network import Relation, network
from musnad.dossier.positions import Stance, positions
from musnad.dossier.provisions import Step, provisions
from musnad.dossier.talks import Meeting, talks
from musnad.dossier.timeline import Moment, timeline
from musnad.dossier.told import ToldStatement
from musnad.dossier.truces import Account, Day, Monitor, monitors
from musnad.exports.coded import CodedEvent, coded_events
from musnad.exports.tables import Table

__all__ = ["EventRow", "ReadDay", "SourceReport", "StatementRow", "TruceAccount", "TruceDay", "parts"]

S = TypeVar("S", bound=msgspec.Struct)


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event as the reports tell it that links join; see `CodedEvent`. Names and codes stand in the same order."""

    id: str
    type: str
    mode: str | None
    status: str
    first: str
    last: str
    precision: str
    actors: tuple[str, ...]
    actor_codes: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_codes: tuple[str, ...]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: int | None
    killed: Toll | None
    injured: Toll | None
    sentence: str
    outlets: tuple[str, ...]
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as the reports give it that links join: who says it, through whom (`chain`: outlet, carriers, speaker of the
    first report), in which words, on which ISO day it was first reported, and on whose word it rests."""

    id: str
    day: str
    act: str
    speaker: str | None
    speaker_code: str | None
    named: bool
    quoted: bool
    chain: tuple[str, ...]
    words: str
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class TruceDay(Day, frozen=True, kw_only=True):
    """A day of a truce; where nothing was read that could tell of it, the counts are empty."""

    truce: str


class TruceAccount(Account, frozen=True, kw_only=True):
    """What is laid to a party's charge in a truce."""

    truce: str


class ReadDay(msgspec.Struct, frozen=True, kw_only=True):
    """An ISO day, and how many reports of the process were published on it."""

    day: str
    reports: int


class SourceReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report that the process was read from; `published` is as the outlet gives it."""

    id: str
    published: str | None
    outlet: str | None
    lang: str
    headline: str | None
    url: str | None


def parts(material: Material, min_origins: int = 1) -> list[Table]:
    """The tables of a process, without the lines that rest on fewer than `min_origins` independent origins."""
    watched = monitors(material, min_origins)
    return [
        _table("talks", Meeting, _resting(talks(material), min_origins)),
        _table("positions", Stance, _resting(positions(material), min_origins)),
        _table("provisions", Step, _resting(provisions(material), min_origins)),
        _table("truces", DeclaredTruce, _resting(declared_truces(material), min_origins)),
        _table("breaches", Breach, [breach for m in watched for breach in m.breaches]),
        _table("accusations", Accusation, [accusation for m in watched for accusation in m.accusations]),
        _table("accounts", TruceAccount, [_account(account, m) for m in watched for account in m.accounts]),
        _table("aid", Aid, [aid for m in watched for aid in m.aid]),
        _table("truce_days", TruceDay, [_truce_day(day, m) for m in watched for day in m.days]),
        _table("actors", Relation, network(material, min_origins)),
        _table("timeline", Moment, timeline(material, min_origins=min_origins)),
        _table("events", EventRow, list(map(_event, coded_events(material, min_origins, statuses=_ALL)))),
        _table("statements", StatementRow, _resting(_statements(material), min_origins)),
        _table("coverage", ReadDay, list(_days(material))),
        _table("reports", SourceReport, list(_reports(material))),
    ]


_ALL = ("actual", "future", "hypothetical", "negated")


def _table(name: str, kind: type[S], lines: Sequence[S]) -> Table:
    return Table(name, kind, lambda: lines)


def _resting(lines: Iterable[S], min_origins: int) -> list[S]:
    return [line for line in lines if getattr(line, "origins", min_origins) >= min_origins]


def _truce_day(day: Day, monitor: Monitor) -> TruceDay:
    return TruceDay(truce=monitor.truce.name, **msgspec.structs.asdict(day))


def _account(account: Account, monitor: Monitor) -> TruceAccount:
    return TruceAccount(truce=monitor.truce.name, **msgspec.structs.asdict(account))


def _event(event: CodedEvent) -> EventRow:
    point = event.point
    same = {field: getattr(event, field) for field in EventRow.__struct_fields__ if field in CodedEvent.__struct_fields__}
    return EventRow(
        **same
        | {
            "actors": tuple(party.name for party in event.actors), "actor_codes": tuple(party.code for party in event.actors),
            "recipients": tuple(party.name for party in event.recipients),
            "recipient_codes": tuple(party.code for party in event.recipients),
            "country": point.country if point else None, "lat": point.lat if point else None, "lon": point.lon if point else None,
            "radius_km": point.radius_km if point else None,
        }
    )  # fmt: skip


def _statements(material: Material) -> Iterator[StatementRow]:
    for group in material.same_statements:
        lead, evidence = group[0], tuple(told.address for told in group)
        origins = material.origins(evidence)
        yield StatementRow(
            id=lead.address, day=min(told.day for told in group), act=lead.entry.act,
            speaker=lead.speaker.name if lead.speaker else None, speaker_code=lead.speaker.actor if lead.speaker else None,
            named=lead.entry.named, quoted=lead.entry.quoted, chain=_chain(lead), words=lead.words(lead.entry.content),
            reports=origins.reports, origins=origins.independent, sources=tuple(origin.name for origin in origins.origins),
            evidence=evidence,
        )  # fmt: skip


def _chain(told: ToldStatement) -> tuple[str, ...]:
    """Through whom a statement came: the outlet, the carriers, the one nearest to the speaker last, and the speaker."""
    carriers = tuple(entity.name for entity in reversed(told.via))
    return tuple(filter(None, (told.outlet, *carriers, told.speaker.name if told.speaker else "")))


def _days(material: Material) -> Iterator[ReadDay]:
    """Every day from the first report to the last, also those without any."""
    days = list(material.coverage)
    if days:
        first = date.fromisoformat(days[0])
        for after in range((date.fromisoformat(days[-1]) - first).days + 1):
            day = (first + timedelta(days=after)).isoformat()
            yield ReadDay(day=day, reports=material.coverage.get(day, 0))


def _reports(material: Material) -> Iterator[SourceReport]:
    for filed in material.reports:
        report = filed.report
        yield SourceReport(
            id=filed.key, published=report.published, outlet=report.outlet, lang=filed.record.lang, headline=report.headline,
            url=report.url,
        )  # fmt: skip
