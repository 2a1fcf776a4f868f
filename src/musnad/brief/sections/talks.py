"""The section on talks: meetings that are new, or of which something else is told than before."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.brief.pieces import Entry, Line, Section
from musnad.brief.teller import Teller
from musnad.dossier.changes import Changes, MeetingChange
from musnad.dossier.talks import Meeting
from musnad.labels import label

__all__ = ["talks_section"]


def talks_section(changes: Changes, teller: Teller) -> Section:
    """The meetings, one entry each."""
    entries = tuple(_entry(change, teller) for change in changes.meetings)
    return Section(key="talks", title=teller.phrases.text("section.talks"), entries=entries)


def _entry(change: MeetingChange, teller: Teller) -> Entry:
    meeting = change.after
    told = {"held": meeting.held, "cancelled": meeting.cancelled, "planned": meeting.announced}[meeting.status]
    rests = teller.rests(meeting.reports, meeting.origins, meeting.sources)
    return teller.entry(_sentence(meeting, teller), _details(change, teller), rests, told or meeting.evidence)


def _sentence(meeting: Meeting, teller: Teller) -> Line:
    phone = meeting.level == "phone" and meeting.status == "held"
    level = label("level", meeting.level, teller.writing.lang) if meeting.level else ""
    return teller.phrases.line(
        "meeting.phone" if phone else f"meeting.{meeting.status}", parties=teller.parties(meeting.parties),
        place=teller.names.called(meeting.place), date=teller.days(meeting.date, meeting.last), level=level,
    )  # fmt: skip


def _details(change: MeetingChange, teller: Teller) -> Iterator[Line]:
    """What is told of a meeting; rival versions stand side by side."""
    meeting, phrases, lang = change.after, teller.phrases, teller.writing.lang
    if change.before and change.how == "status":
        yield phrases.line(f"meeting.was_{change.before.status}")
    if change.before and change.how == "date" and change.before.date:
        yield phrases.line("meeting.moved", date=teller.day(change.before.date))
    if meeting.participants:
        people = teller.several(teller.names.called(person.name) for person in meeting.participants)
        yield phrases.line("meeting.people", people=people)
    for outcome in meeting.outcomes:
        value = label("outcome", outcome.value, lang)
        yield phrases.line("meeting.outcome", value=value, words=teller.quoted(outcome.words))
    for told in meeting.rounds[:1]:
        yield phrases.line("meeting.round", value=teller.writing.figures(told.value), words=teller.quoted(told.words))
    if lengths := [length for told in meeting.durations if (length := teller.duration(told.value))]:
        yield phrases.line("meeting.length", value=teller.row(lengths))
    if meeting.agenda:
        yield phrases.line("meeting.agenda", value=teller.row(label("issue", a.value, lang) for a in meeting.agenda))
    if meeting.absent:
        yield phrases.line("meeting.absent", value=teller.parties(told.value for told in meeting.absent))
    if meeting.next:
        yield phrases.line("meeting.next", date=teller.day(meeting.next))
