"""The sections on what was read: the summary, silence and what was not found, and the reports that the brief cites."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.brief.pieces import Entry, Line, Picture, Section, Table, run
from musnad.brief.teller import Teller
from musnad.dossier.changes import Changes
from musnad.dossier.told import day_of
from musnad.labels import label

__all__ = ["reports_section", "silence_section", "summary_section"]


def summary_section(changes: Changes, teller: Teller, pictures: tuple[Picture, ...] = ()) -> Section:
    """How much of each kind is new; nothing of a kind is not listed here but below."""
    counts = (
        ("meetings", len(changes.meetings)), ("stances", len(changes.stances)), ("steps", len(changes.steps)),
        ("breaches", len(changes.breaches)), ("deliveries", len(changes.aid)), ("contradictions", len(changes.contradictions)),
    )  # fmt: skip
    entries = tuple(Entry(line=(run(teller.phrases.count(noun, number)),)) for noun, number in counts if number)
    entries = entries or (_nothing(changes, teller),)
    return Section(key="summary", title=teller.phrases.text("section.summary"), entries=entries, pictures=pictures)


def silence_section(changes: Changes, teller: Teller) -> Section:
    """Days of which nothing was read, and what the reports do not tell."""
    lines = [*_silence(changes, teller), *_missing(changes, teller)]
    return Section(key="silence", title=teller.phrases.text("section.silence"), entries=tuple(Entry(line=line) for line in lines))


def reports_section(teller: Teller) -> Section:
    """The reports that the sections before cite, oldest first. To be made last."""
    filed = sorted((teller.material.filed[key] for key in teller.cited), key=lambda one: (day_of(one), one.key))
    rows = tuple(
        (
            (teller.address(one.key),),
            (run(teller.day(day_of(one))),),
            (run(teller.names.outlet(one.report.outlet or ""), "name"),),
            (run(one.report.headline or one.report.text[:80], "quote"),),
        )
        for one in filed
    )
    head = tuple(teller.phrases.text(f"column.{column}") for column in ("report", "day", "outlet", "headline"))
    return Section(key="reports", title=teller.phrases.text("section.reports"), table=Table(head=head, rows=rows))


def _nothing(changes: Changes, teller: Teller) -> Entry:
    return Entry(line=teller.phrases.line("nothing", reports=_reports(changes, teller)))


def _silence(changes: Changes, teller: Teller) -> Iterator[Line]:
    if not changes.silent:
        yield teller.phrases.line("silence.none")
        return
    yield teller.phrases.line("silence.days", days=teller.several(teller.days(first, last) for first, last in _runs(changes)))


def _runs(changes: Changes) -> Iterator[tuple[str, str]]:
    """The silent days as spans of days that follow one another."""
    first = last = ""
    for day, count in changes.coverage.items():
        if count and first:
            yield first, last
            first = ""
        if not count:
            first, last = first or day, day
    if first:
        yield first, last


def _missing(changes: Changes, teller: Teller) -> Iterator[Line]:
    """What was looked for and not found: all issues in one line, all parties in one, the rest by themselves."""
    reports = _reports(changes, teller)
    issues = [label("issue", one.key, teller.writing.lang) for one in changes.not_found if one.what == "issue"]
    parties = [teller.names.party(one.key) for one in changes.not_found if one.what == "party"]
    for what, names in (("issue", issues), ("party", parties)):
        if names:
            yield teller.phrases.line(f"missing.{what}", reports=reports, names=teller.several(names))
    for one in changes.not_found:
        if one.what not in ("issue", "party"):
            yield teller.phrases.line(f"missing.{one.what}", reports=reports)


def _reports(changes: Changes, teller: Teller) -> Line:
    return (run(teller.phrases.count("of_reports", changes.reports)),)
