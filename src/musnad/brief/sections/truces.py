"""The sections on truces: breaches that are new or told otherwise, accusations, aid."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.brief.pieces import Entry, Line, Picture, Section, run
from musnad.brief.teller import Teller
from musnad.dossier.aid import Aid
from musnad.dossier.breaches import Breach
from musnad.dossier.casualties import Toll
from musnad.dossier.changes import BreachChange, Changes
from musnad.dossier.ledger import Accusation
from musnad.labels import label

__all__ = ["accusations_section", "aid_section", "breaches_section"]


def breaches_section(changes: Changes, teller: Teller, pictures: tuple[Picture, ...] = ()) -> Section:
    """The breaches by day."""
    entries = tuple(_breach(change, teller) for change in changes.breaches)
    return Section(key="truce", title=teller.phrases.text("section.truce"), entries=entries, pictures=pictures)


def accusations_section(changes: Changes, teller: Teller) -> Section:
    """Accusations that no breach of the brief tells already."""
    entries = tuple(_accusation(one, teller) for one in changes.accusations if not one.located)
    return Section(key="accusations", title=teller.phrases.text("section.accusations"), entries=entries)


def aid_section(changes: Changes, teller: Teller) -> Section:
    """Deliveries and refusals of aid by day."""
    entries = tuple(_aid(one, teller) for one in changes.aid)
    return Section(key="aid", title=teller.phrases.text("section.aid"), entries=entries)


def _breach(change: BreachChange, teller: Teller) -> Entry:
    breach, lang = change.after, teller.writing.lang
    what = label("mode", breach.mode, lang) if breach.mode else label("event_type", breach.type, lang)
    line = teller.phrases.line(
        "breach", date=_day(breach, teller), place=teller.names.called(breach.place), what=what,
        accused=teller.parties(breach.sides or breach.accused),
    )  # fmt: skip
    rests = teller.rests(breach.reports, breach.origins, breach.sources)
    return teller.entry(line, _details(change, teller), rests, breach.evidence)


def _details(change: BreachChange, teller: Teller) -> Iterator[Line]:
    breach, phrases, lang = change.after, teller.phrases, teller.writing.lang
    regraded = change.before is not None and change.before.grade != breach.grade
    before = label("grade", change.before.grade, lang) if change.before and regraded else ""
    yield phrases.line("breach.grade", grade=label("grade", breach.grade, lang), before=before)
    if breach.accusers:
        yield phrases.line("breach.accusers", accusers=teller.parties(breach.accusers))
    for key, toll in (("breach.killed", breach.killed), ("breach.injured", breach.injured)):
        if toll:
            yield phrases.line(key, toll=_toll(toll, teller))
    for denial in teller.chains(breach.denials):
        yield phrases.line("breach.denied", chain=denial)


def _toll(toll: Toll, teller: Teller) -> Line:
    """The figures that are given, each with those who give it; the range first where they differ."""
    number = teller.writing.number
    if toll.low == toll.high:
        return (run(number(toll.best), "name"),)
    figures: Line = ()
    for figure in toll.figures:
        told = teller.several(map(teller.names.source, figure.sources))
        figures += (teller.phrases.line("list.comma") if figures else ()) + teller.phrases.line(
            "toll.figure", count=number(figure.count), sources=told
        )
    return teller.phrases.line("toll.range", low=number(toll.low), high=number(toll.high), figures=figures)


def _day(one: Breach | Aid, teller: Teller) -> str:
    day = teller.day(one.day)
    return day if one.precision == "day" else teller.phrases.text("breach.about", date=day)


def _accusation(one: Accusation, teller: Teller) -> Entry:
    line = teller.phrases.line(
        "accusation", date=teller.day(one.day), accuser=teller.names.party(one.accuser), accused=teller.names.party(one.accused),
        count=teller.phrases.count("violations", one.violations) if one.violations is not None else "",
        killed=teller.writing.number(one.killed) if one.killed is not None else "",
    )  # fmt: skip
    return teller.entry(line, (), teller.rests(one.reports, one.origins, one.sources), one.evidence)


def _aid(one: Aid, teller: Teller) -> Entry:
    line = teller.phrases.line(f"aid.{one.kind}", date=_day(one, teller), place=teller.names.called(one.place))
    return teller.entry(line, (), teller.rests(one.reports, one.origins, one.sources), one.evidence)
