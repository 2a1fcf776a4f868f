"""Which reports tell of one meeting: grouped by days, place, level and parties.

Reports that give the day come first, then news of the day of the report; what leaves the day open joins the nearest meeting that
it fits, and makes one of its own only while it is still to come.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from musnad.dossier.meeting_parties import is_of
from musnad.dossier.meetings_told import ToldMeeting
from musnad.linking.sketches import days_between
from musnad.vocabulary import INTERNATIONAL

__all__ = ["Group", "group_meetings"]

#: Talks go on from one report to the next when no more days lie between; what leaves the day open tells of so many days back.
_PAUSE, _BACK = 3, 10
#: What days that are the same add, stated or likely ones.
_SAME_DAY, _LIKELY_DAY = 1.0, 0.8
#: Levels that reports take for one another: an envoy sits with experts, a minister leads negotiators.
_MONTH = re.compile(r"\d{4}-\d\d\Z")
_NEAR = frozenset(map(frozenset, (("envoys", "experts"), ("envoys", "ministers"), ("envoys", "leaders"))))


@dataclass(eq=False)
class Group:
    """Reports of one meeting, being gathered. `first` and `last` are ISO days; empty while no report gives one.

    `heard` is the last day on which a report tells of talks that go on as its news.
    """

    told: list[ToldMeeting] = field(default_factory=list)
    first: str = ""
    last: str = ""
    heard: str = ""
    _votes: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, meeting: ToldMeeting) -> None:
        """Take in a report; a stated day, or the first one of talks that go on, moves the ends."""
        first, last, dated = meeting.window
        if last and (dated or not self.last):
            self.first = min(filter(None, (self.first, first if dated else last)))
            self.last = max(self.last, last)
        if meeting.lasting and meeting.in_lead and meeting.status == "held":
            self.heard = max(self.heard, meeting.told.day)
        self.told.append(meeting)
        self._votes.clear()

    def join(self, other: Group) -> None:
        """Take in the reports of talks that go on."""
        self.told += other.told
        self.last, self.heard = max(self.last, other.last), max(self.heard, other.heard)
        self._votes.clear()

    @property
    def date(self) -> str:
        """The first day that many reports give: half as many as give the one given most."""
        days = Counter(day for day, _ in {(m.window[0], m.told.filed.key) for m in self.told if m.window[2]})
        often = [day for day, count in days.items() if 2 * count >= max(days.values())]
        return min(often, default=self.first)

    @property
    def place(self) -> str:
        """The town that most reports are sure of, else the one that most give, else where most were sent from."""
        return self.most("sure_place") or self.most("place") or self.most("dateline")

    def most(self, what: str) -> str:
        """The value that most reports give for `place`, `level` or the like; of equals the first; empty where none is given."""
        if what not in self._votes:
            self._votes[what] = Counter(value for meeting in self.told if (value := getattr(meeting, what)))
        votes = self._votes[what]
        return votes.most_common(1)[0][0] if votes else ""

    @property
    def by_phone(self) -> bool:
        """Whether they spoke from afar."""
        return self.told[0].by_phone

    @property
    def lasting(self) -> bool:
        """Whether reports tell of talks that may last for days."""
        return sum(m.lasting or m.tells("days") for m in self.told) * 2 >= len(self.told)

    def parties(self) -> Counter[str]:
        """How many reports name each party."""
        if "parties" not in self._votes:
            named = {(m.told.filed.key, party) for m in self.told for party in m.parties}
            self._votes["parties"] = Counter(party for _, party in named)
        return self._votes["parties"]


def group_meetings(told: Sequence[ToldMeeting]) -> list[Group]:
    """The meetings that reports tell of, in order of their days; those without any day last."""
    groups: list[Group] = []
    for meeting in sorted(told, key=_surest):
        fit = [(score, -n) for n, group in enumerate(groups) if (score := _fit(group, meeting)) is not None]
        if fit:
            groups[-max(fit)[1]].add(meeting)
        elif _stands_alone(meeting):
            groups.append(Group())
            groups[-1].add(meeting)
    return _joined(sorted(groups, key=lambda g: (g.first or "9", g.told[0].told.address)))


def _stands_alone(meeting: ToldMeeting) -> bool:
    """Whether a report that fits to no meeting tells of one by itself: negotiations without day and place may be any."""
    if meeting.window[1]:
        return meeting.window[2] or bool(meeting.sure_place) or meeting.named
    return meeting.status == "planned" and len(meeting.parties) > 1


def _surest(meeting: ToldMeeting) -> tuple[bool, bool, int, str, str]:
    first, _, dated = meeting.window
    return not first, not dated, -len(meeting.parties), first, meeting.told.address


def _fit(group: Group, meeting: ToldMeeting) -> float | None:
    """How well a report fits to a meeting; None where something speaks against it."""
    days = _day_fit(group, meeting)
    if days is None or group.by_phone != meeting.by_phone:
        return None
    place, level = group.most("sure_place") or group.most("place"), group.most("level")
    sure = group.most("sure_place")
    if _one_held_one_not(group, meeting):
        return None
    if sure and meeting.sure_place and sure != meeting.sure_place:
        return None
    levels = {level, meeting.level} - {""}
    if len(levels) > 1 and levels not in _NEAR:
        return None
    process = meeting.material.process
    there = days >= _LIKELY_DAY and (place or group.most("dateline")) == (meeting.place or meeting.dateline) != ""
    parties = _party_fit(group.parties(), meeting.parties, (*process.parties, *process.also), there=there)
    if parties is None or (_agrees(place, meeting.place) < 0 and not (parties == 1 and sure and _dated_alike(group, meeting))):
        return None
    return days + parties + 0.3 * _agrees(place, meeting.place) + 0.3 * (level == meeting.level != "")


def _one_held_one_not(group: Group, meeting: ToldMeeting) -> bool:
    """Whether on one stated day one meeting fell through in one town and another was held elsewhere."""
    if not _dated_alike(group, meeting):
        return False
    here, there = group.place, meeting.place or meeting.dateline
    return "" != here != there != "" and {*(m.status for m in group.told), meeting.status} == {"held", "cancelled"}


def _agrees(place: str, other: str) -> float:
    return 0.0 if not place or not other else 1.0 if place == other else -1.0


def _dated_alike(group: Group, meeting: ToldMeeting) -> bool:
    """Whether a report gives the very day of a meeting."""
    first, _, dated = meeting.window
    return dated and first == group.first


def _party_fit(held: Counter[str], parties: Sequence[str], ours: Collection[str], *, there: bool) -> float | None:
    """How far the parties are the same; None where each side has one that the other lacks, unless most are the same.

    `ours` are the parties of the process. `there`: on one day in one place those who mediate, and others who are not of the
    process, may be told of apart from those who negotiate.
    """
    one, other = set(held), set(parties)
    if not one or not other:
        return 0.0
    common, strange = one & other, (one - other, other - one)
    beside = there and any(all(p in INTERNATIONAL or not is_of(p, ours) for p in side) for side in strange)
    if not common:
        return 0.1 if beside else None
    if all(strange) and len(common) < 2 and not beside:
        return None
    return len(common) / len(one | other)


def _day_fit(group: Group, meeting: ToldMeeting) -> float | None:
    """How well the days fit; None where they exclude each other."""
    first, last, dated = meeting.window
    if not first:
        return _open_day_fit(group, meeting)
    if not group.first:
        return None
    before, after = days_between(last, group.first) or 0, days_between(group.last, first) or 0
    gap = max(before, after)
    if gap <= 0:
        return _SAME_DAY if dated else _LIKELY_DAY
    if gap > 1 or meeting.status != "held":
        return None
    goes_on = meeting.tells("days")
    return 0.5 if (goes_on and after == gap) or ((goes_on or meeting.lasting) and group.lasting) else None


def _open_day_fit(group: Group, meeting: ToldMeeting) -> float | None:
    """How well a report that leaves the day open fits: the nearer the meeting, the better; held ones lie before, plans after it."""
    if _MONTH.match(meeting.time):
        alike = group.lasting == meeting.lasting and (not group.first or group.first.startswith(meeting.time))
        return 0.5 if alike else None
    if not group.first:
        return 0.4 if meeting.status == group.told[0].status and not meeting.time else None
    held = meeting.status == "held"
    apart = days_between(group.last, meeting.told.day) if held else days_between(meeting.told.day, group.first)
    if apart is None or apart < 0 or apart > _BACK:
        return None
    return 0.6 - apart / (2 * _BACK)


def _joined(groups: list[Group]) -> list[Group]:
    """Talks that go on day after day as one."""
    found: list[Group] = []
    for group in groups:
        before = next((g for g in reversed(found) if _goes_on(g, group)), None)
        if before is None:
            found.append(group)
        else:
            before.join(group)
    return found


def _goes_on(before: Group, group: Group) -> bool:
    if not (before.first and group.first) or before.by_phone or group.by_phone:
        return False
    gap = days_between(max(before.last, before.heard), group.first)
    going_on = any(m.tells("days") for m in group.told) or (before.lasting and gap is not None and gap <= 1)
    if not going_on and not (before.lasting and group.lasting):
        return False
    places = {before.most("sure_place"), group.most("sure_place")} - {""}
    levels = {before.most("level"), group.most("level")} - {""}
    apart = len(places) > 1 or (len(levels) > 1 and levels not in _NEAR)
    common = set(before.parties()) & set(group.parties())
    return gap is not None and gap <= _PAUSE and not apart and len(common) > 1
