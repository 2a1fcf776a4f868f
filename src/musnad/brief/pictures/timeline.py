"""The timeline: meetings, steps of provisions, breaches and aid by day, above how many reports were read of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from musnad.brief.phrases import Phrases
from musnad.brief.pictures.drawing import AGAINST, DIM, FOR, INK, LINE, NEUTRAL, Drawing
from musnad.brief.pieces import Picture
from musnad.dossier.dossier import Dossier
from musnad.labels import label

__all__ = ["timeline_picture"]

_WIDTH, _LABELS, _LANE, _TOP = 760, 100, 46, 34
_LANES = ("talks", "provisions", "breaches", "aid", "reports")
#: Signs above one another in one lane; of more, the number is told.
_STACK = 3
#: The firm and the broken statuses of a provision; all others are open.
_FIRM, _BROKEN = frozenset({"agreed", "in_force"}), frozenset({"breached", "suspended", "rejected"})

Sign = Callable[[Drawing, float, float], None]


def timeline_picture(dossier: Dossier, since: str, until: str, phrases: Phrases) -> Picture | None:
    """The days from `since` to `until` (ISO). None for a single day, which needs no line."""
    first, last = date.fromisoformat(since).toordinal(), date.fromisoformat(until).toordinal()
    if first == last:
        return None
    step = (_WIDTH - _LABELS - 10) / (last - first + 1)
    drawing = Drawing("timeline", _WIDTH, _TOP + _LANE * len(_LANES) + 50, phrases.writing)

    def at(day: str) -> float:
        return _LABELS + (date.fromisoformat(day).toordinal() - first + 0.5) * step

    _truces(drawing, dossier, since, until, at, step)
    _axis(drawing, first, last, step)
    for lane, name in enumerate(_LANES):
        bottom = _TOP + _LANE * (lane + 1)
        drawing.line([(_LABELS, bottom), (_WIDTH - 10, bottom)], LINE)
        drawing.text(_LABELS - 8, bottom - 16, phrases.text(f"lane.{name}"), "end", 12, DIM)
    for lane, signs in enumerate((_meetings(dossier), _steps(dossier), _breaches(dossier), _aid(dossier))):
        _signs(drawing, _TOP + _LANE * (lane + 1), [(at(day), sign) for day, sign in signs if since <= day <= until])
    _coverage(drawing, dossier, at, step, (first, last))
    _legend(drawing, phrases, _TOP + _LANE * len(_LANES) + 24)
    return drawing.picture(phrases.text("picture.timeline"))


def _meetings(dossier: Dossier) -> Iterable[tuple[str, Sign]]:
    signs: dict[str, Sign] = {"held": _full_circle, "planned": _open_circle, "cancelled": _cross}
    return ((m.date, signs[m.status]) for m in dossier.meetings if m.precision == "day")


def _steps(dossier: Dossier) -> Iterable[tuple[str, Sign]]:
    return ((s.since, _firm if s.status in _FIRM else _broken if s.status in _BROKEN else _open) for s in dossier.steps)


def _breaches(dossier: Dossier) -> Iterable[tuple[str, Sign]]:
    return ((breach.day, _square) for monitor in dossier.monitors for breach in monitor.breaches)


def _aid(dossier: Dossier) -> Iterable[tuple[str, Sign]]:
    return ((aid.day, _up if aid.kind == "delivered" else _down) for monitor in dossier.monitors for aid in monitor.aid)


def _signs(drawing: Drawing, bottom: float, signs: list[tuple[float, Sign]]) -> None:
    """Signs of one lane, those of one day above one another."""
    by_day: dict[float, list[Sign]] = defaultdict(list)
    for x, sign in signs:
        by_day[x].append(sign)
    for x, held in by_day.items():
        shown = held if len(held) <= _STACK else held[: _STACK - 1]
        for level, sign in enumerate(shown):
            sign(drawing, x, bottom - 8 - 13 * level)
        if len(shown) < len(held):
            more = drawing.writing.number(len(held) - len(shown))
            drawing.text(x, bottom - 4 - 13 * len(shown), f"+{more}", "middle", 10, bold=True)


def _truces(drawing: Drawing, dossier: Dossier, since: str, until: str, at: Callable[[str], float], step: float) -> None:
    """The days on which a truce was in effect, as a band behind the lanes."""
    for monitor in dossier.monitors:
        start, end = max(monitor.truce.effect.isoformat(), since), min(monitor.until, until)
        if start <= end:
            drawing.rect(at(start) - step / 2, _TOP, at(end) - at(start) + step, _LANE * len(_LANES), "#eef4f8")


def _axis(drawing: Drawing, first: int, last: int, step: float) -> None:
    """Days along the top, as many as there is room for."""
    every = max(1, round(78 / step))
    for day in range(first, last + 1, every):
        x = _LABELS + (day - first + 0.5) * step
        if x < _WIDTH - 30:
            drawing.text(x, 18, drawing.writing.day(date.fromordinal(day).isoformat(), year=False), "middle", 11, DIM)
            drawing.line([(x, 23), (x, _TOP)], LINE)


def _coverage(drawing: Drawing, dossier: Dossier, at: Callable[[str], float], step: float, days: tuple[int, int]) -> None:
    """Reports of each day as bars; hatched where there were none."""
    bottom, most = _TOP + _LANE * len(_LANES), max(dossier.coverage.values(), default=1)
    for ordinal in range(days[0], days[1] + 1):
        day = date.fromordinal(ordinal).isoformat()
        count = Counter(dossier.coverage)[day]
        left, width = at(day) - step / 2 + 0.5, max(step - 1, 0.8)
        if count:
            height = (_LANE - 16) * count / most
            drawing.rect(left, bottom - height, width, height, "#9fb6c8")
        else:
            drawing.rect(left, bottom - 12, width, 12, drawing.hatch(DIM))
        if step >= 14 and count:
            drawing.text(at(day), bottom - height - 2, drawing.writing.number(count), "middle", 9.5, DIM)


def _legend(drawing: Drawing, phrases: Phrases, y: float) -> None:
    lang = phrases.writing.lang
    entries: tuple[tuple[Sign, str], ...] = (
        (_full_circle, label("meeting_status", "held", lang)), (_open_circle, label("meeting_status", "planned", lang)),
        (_cross, label("meeting_status", "cancelled", lang)), (_firm, phrases.text("legend.firm")),
        (_open, phrases.text("legend.open")), (_broken, phrases.text("legend.broken")), (_square, phrases.text("legend.breach")),
        (_up, phrases.text("legend.delivered")), (_down, phrases.text("legend.refused")),
    )  # fmt: skip
    drawing.legend(y, [(partial(sign, drawing), words) for sign, words in entries])


def _full_circle(drawing: Drawing, x: float, y: float) -> None:
    drawing.circle(x, y, 5, NEUTRAL, NEUTRAL)


def _open_circle(drawing: Drawing, x: float, y: float) -> None:
    drawing.circle(x, y, 5, "#ffffff", NEUTRAL)


def _cross(drawing: Drawing, x: float, y: float) -> None:
    drawing.line([(x - 4, y - 4), (x + 4, y + 4)], INK, 2)
    drawing.line([(x - 4, y + 4), (x + 4, y - 4)], INK, 2)


def _diamond(drawing: Drawing, x: float, y: float, fill: str, stroke: str) -> None:
    drawing.shape([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], fill, stroke)


def _firm(drawing: Drawing, x: float, y: float) -> None:
    _diamond(drawing, x, y, FOR, FOR)


def _open(drawing: Drawing, x: float, y: float) -> None:
    _diamond(drawing, x, y, "#ffffff", DIM)


def _broken(drawing: Drawing, x: float, y: float) -> None:
    _diamond(drawing, x, y, drawing.hatch(AGAINST), AGAINST)


def _square(drawing: Drawing, x: float, y: float) -> None:
    drawing.rect(x - 4.5, y - 4.5, 9, 9, AGAINST, AGAINST)


def _up(drawing: Drawing, x: float, y: float) -> None:
    drawing.shape([(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)], FOR, FOR)


def _down(drawing: Drawing, x: float, y: float) -> None:
    drawing.shape([(x, y + 6), (x + 6, y - 5), (x - 6, y - 5)], "#ffffff", INK)
