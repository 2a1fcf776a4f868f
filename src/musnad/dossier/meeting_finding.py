"""Finding the meetings that reports tell of: events that reading made of them, and sentences of which it made none."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.dossier.material import Material
from musnad.dossier.meeting_parties import is_of, party_at_table
from musnad.dossier.meeting_passages import LEAD
from musnad.dossier.meeting_words import find_signs
from musnad.dossier.meetings_told import ToldMeeting
from musnad.dossier.sentences import sentences_of
from musnad.dossier.told import ToldEvent, ToldStatement
from musnad.records import Span

__all__ = ["find_meetings"]

#: Words that tell of a meeting by themselves.
_OF_MEETING = frozenset({"meeting", "phone"})


def find_meetings(material: Material) -> list[ToldMeeting]:
    """The meetings that reports tell of, in which one of those who negotiate sits; oldest report first.

    Mediation that is only named (a truce brokered by) and arrivals are no meetings; what is only wished for needs a day.
    """
    found = []
    for meeting in (*_events(material), *_sentences(material)):
        ours = any(is_of(p, material.process.parties) for p in meeting.parties)
        wished = meeting.event is not None and meeting.event.entry.status == "hypothetical"
        refused = meeting.event is not None and meeting.event.entry.type == "REJECT" and meeting.event.entry.mode != "meet"
        if refused and not (meeting.tells("meeting") and meeting.tells("planned")):
            continue
        if ours and meeting.status and (not wished or meeting.window[2]):
            found.append(meeting)
    return found


def _events(material: Material) -> Iterator[ToldMeeting]:
    for told in material.events:
        if _is_meeting(told):
            yield ToldMeeting(told, material, told.entry.anchors, told)


def _is_meeting(told: ToldEvent) -> bool:
    event = told.entry
    if event.type == "REJECT":
        return event.status == "actual" and bool(event.anchors)
    visited = event.mode == "visit" and not any(e.kind in ("person", "people", "armed_group") for e in told.recipients)
    return event.type == "CONSULT" and event.mode != "third-party" and not visited and bool(event.anchors)


def _sentences(material: Material) -> Iterator[ToldMeeting]:
    """Sentences with a word of meeting or calling and two parties, of which reading made no meeting."""
    by_report: dict[str, list[ToldEvent | ToldStatement]] = {}
    told_in: tuple[ToldEvent | ToldStatement, ...] = (*material.events, *material.statements)
    for told in told_in:
        by_report.setdefault(told.filed.key, []).append(told)
    for entries in by_report.values():
        report = entries[0].filed
        taken = [a.start for e in entries if isinstance(e, ToldEvent) and e.entry.type == "CONSULT" for a in e.entry.anchors]
        for n, (start, end) in enumerate(sentences_of(report.report.text)):
            signs = [s for s in find_signs(report.report.text, report.record.lang, start, end) if s.tells in _OF_MEETING]
            signs = signs if n < LEAD else [s for s in signs if s.tells == "phone"]
            inside = [e for e in entries if start <= _begins(e) < end]
            if signs and inside and not any(start <= at < end for at in taken):
                meeting = ToldMeeting(inside[0], material, (Span(signs[0].start, signs[0].end),))
                people = {party_at_table(e, material.process) for e in meeting.people if e.kind == "person" or n == 0}
                if len(people) > 1:
                    yield meeting


def _begins(told: ToldEvent | ToldStatement) -> int:
    if isinstance(told, ToldEvent):
        return told.entry.anchors[0].start if told.entry.anchors else -1
    return told.entry.cue.start if told.entry.cue else told.entry.content.start
