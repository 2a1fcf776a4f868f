"""Talks, positions and provisions of a process: as tables for people, and as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from musnad.dossier.meeting_details import Reported
from musnad.dossier.position_changes import Change, Dissent, Pair, standing_on
from musnad.dossier.positions import Stance
from musnad.dossier.provisions import Step
from musnad.dossier.talks import Meeting
from musnad.dossier.voices import Voice
from musnad.labels import party_name
from musnad.views.printable import lasting, printable, rests_on

__all__ = [
    "position_rows", "print_matrix", "print_moves", "print_positions", "print_provisions", "print_talks", "provision_rows",
    "talk_rows",
]  # fmt: skip

Rows = tuple[Sequence[str], Sequence[Mapping[str, str | int | Sequence[str]]]]
_TALKS = (
    "date last precision place level parties participants absent status outcome round duration breaks agenda next origins reports "
    "evidence"
).split()
_POSITIONS = "party issue stance since last voices sources origins reports evidence".split()
_PROVISIONS = "issue status since known sources origins reports evidence".split()
_SIGNS = {"for": "+", "against": "−", "both": "±"}
#: Addresses in a cell of a table for people; all stand in JSON and CSV.
_FEW = 2


def talk_rows(meetings: Iterable[Meeting]) -> Rows:
    """Meetings as rows; several values of a cell are joined, parties by `+`."""
    return _TALKS, [
        {
            "date": m.date, "last": m.last, "precision": m.precision, "place": m.place, "level": m.level,
            "parties": "+".join(m.parties), "participants": "; ".join(p.name for p in m.participants),
            "absent": _values(m.absent), "status": m.status, "outcome": m.outcome, "round": m.round,
            "duration": _values(m.durations), "breaks": _values(m.breaks), "agenda": _values(m.agenda), "next": m.next,
            "origins": m.origins, "reports": m.reports, "evidence": m.evidence,
        }
        for m in meetings
    ]  # fmt: skip


def position_rows(stances: Iterable[Stance]) -> Rows:
    """Stances as rows."""
    return _POSITIONS, [
        {name: getattr(s, name) for name in _POSITIONS}
        | {"voices": "; ".join(map(_voice, s.voices)), "sources": "; ".join(s.sources)}
        for s in stances
    ]


def provision_rows(steps: Iterable[Step]) -> Rows:
    """Steps as rows."""
    return _PROVISIONS, [{name: getattr(s, name) for name in _PROVISIONS} | {"sources": "; ".join(s.sources)} for s in steps]


def print_talks(console: Console, meetings: Iterable[Meeting]) -> None:
    """Print meetings, one under the other: when, where, who, what came of it, and on how many origins it rests."""
    for m in meetings:
        days = m.date if m.last in ("", m.date) else f"{m.date} to {m.last}"
        head = " · ".join(filter(None, (days or "day not told", m.place, m.level, m.status)))
        _line(console, Text.assemble((head, "bold"), (f"  {rests_on(m.reports, m.origins)}", "dim")))
        _line(console, Text("  " + ", ".join(party_name(party) for party in m.parties) + _people(m)))
        for title, told in _told(m):
            _line(console, Text.assemble((f"  {title:<8} ", "dim"), printable(told)))
        _line(console, Text("  " + _addresses(m.evidence), "dim"))


def _people(meeting: Meeting) -> str:
    named = ", ".join(person.name for person in meeting.participants)
    return f" ({printable(named)})" if named else ""


def _told(meeting: Meeting) -> Iterable[tuple[str, str]]:
    """What is told of a meeting, rival versions side by side; what is not told is left out."""
    parts = (
        ("outcome", " / ".join(f"{o.value} (“{o.words}”)" for o in meeting.outcomes)),
        ("round", " / ".join(f"{r.value} (“{r.words}”)" for r in meeting.rounds)),
        ("length", " / ".join(lasting(d.value) for d in meeting.durations)),
        ("breaks", " / ".join(b.words for b in meeting.breaks)),
        ("agenda", _values(meeting.agenda)),
        ("absent", " / ".join(party_name(a.value) for a in meeting.absent)),
        ("next", meeting.next),
        ("planned", _addresses(meeting.announced) if meeting.status != "planned" and meeting.announced else ""),
    )
    return ((title, told) for title, told in parts if told)


def print_positions(console: Console, stances: Iterable[Stance]) -> None:
    """Print stances as a table."""
    table = _table("party", "issue", "stance", "since", "last", "who says so", "rests on", "evidence")
    for s in stances:
        voices = "; ".join(map(_voice, s.voices))
        told = (party_name(s.party), s.issue, s.stance, s.since, s.last, voices)
        table.add_row(*map(printable, told), rests_on(s.reports, s.origins), _addresses(s.evidence))
    console.print(table)


def print_matrix(console: Console, stances: Sequence[Stance], reports: int) -> None:
    """Print parties by issues: + for, − against, ± both by what was told last; an empty cell was not found."""
    issues = sorted({s.issue for s in stances})
    if not issues:
        return
    table = _table("", *issues)
    for party in sorted({s.party for s in stances}):
        held = {issue: [s for s in stances if (s.party, s.issue) == (party, issue)] for issue in issues}
        table.add_row(party_name(party), *(_SIGNS[standing_on(held[issue])] if held[issue] else "" for issue in issues))
    console.print(table)
    _line(console, Text(f"+ for, − against, ± both; empty: not found in {reports:,} reports", "dim"))


def print_moves(console: Console, moved: Iterable[Change], split: Iterable[Dissent], stand: Iterable[Pair]) -> None:
    """Print who changed sides, whose voices contradict each other, and which parties stand apart."""
    for change in moved:
        _line(console, Text(f"{change.day}  {party_name(change.party)} on {change.issue}: {change.before} → {change.after}"))
    for dissent in split:
        sides = (
            f"{title} {', '.join(map(_voice, voices))}"
            for title, voices in (("for", dissent.wanting), ("against", dissent.rejecting))
        )
        _line(console, Text(printable(f"{party_name(dissent.party)} contradicts itself on {dissent.issue}: {'; '.join(sides)}")))
    for pair in stand:
        if pair.apart:
            names = f"{party_name(pair.one)} and {party_name(pair.other)}"
            together = f", together on {', '.join(pair.together)}" if pair.together else ""
            _line(console, Text(f"{names} stand apart on {', '.join(pair.apart)}{together}"))


def print_provisions(console: Console, steps: Iterable[Step]) -> None:
    """Print the history of each issue as a table."""
    table = _table("issue", "since", "status", "known by", "rests on", "evidence")
    before = ""
    for s in steps:
        table.add_row(
            s.issue if s.issue != before else "", s.since, s.status, s.known, rests_on(s.reports, s.origins), _addresses(s.evidence)
        )
        before = s.issue
    console.print(table)


def _table(*titles: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for title in titles:
        table.add_column(title)
    return table


def _voice(voice: Voice) -> str:
    return f"{voice.name} ({voice.office})" if voice.office else voice.name if voice.named else f"{voice.name} (not named)"


def _values(told: Iterable[Reported]) -> str:
    return " / ".join(one.value for one in told)


def _addresses(evidence: Sequence[str]) -> str:
    return " ".join(evidence[:_FEW]) + (f" +{len(evidence) - _FEW}" if len(evidence) > _FEW else "")


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)
