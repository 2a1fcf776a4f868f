"""The calendar of breaches: how many were told of each day of a truce, and the days of which nothing was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from musnad.brief.phrases import Phrases
from musnad.brief.pictures.drawing import AGAINST, DIM, INK, Drawing
from musnad.brief.pieces import Picture
from musnad.dossier.truces import Day

__all__ = ["breach_calendar"]

_WIDTH, _HEIGHT, _MARGIN, _HEAD = 100, 46, 10, 26
#: Shades by the number of breaches: none, one, two, three or four, five or more.
_SHADES = ("#ffffff", "#fbe0cf", "#f4b183", "#e8813c", AGAINST)
#: From so many breaches on the shade asks for white words.
_DARK = 5
#: Weeks that are drawn, the last ones.
_WEEKS = 26


def breach_calendar(name: str, truce: str, days: Sequence[Day], phrases: Phrases) -> Picture | None:
    """The calendar of the days of a truce (as it is called), a week a row from Monday; None where there are no days.

    `name` tells the picture from others of one page.
    """
    if not days:
        return None
    dates = [date.fromisoformat(day.day) for day in days]
    first = max(dates[0].toordinal() - dates[0].weekday(), dates[-1].toordinal() - dates[-1].weekday() - 7 * (_WEEKS - 1))
    shown = [(day, at) for day, at in zip(days, dates, strict=True) if at.toordinal() >= first]
    weeks = (shown[-1][1].toordinal() - first) // 7 + 1
    drawing = Drawing(name, 7 * _WIDTH + 2 * _MARGIN, _HEAD + weeks * _HEIGHT + 34, phrases.writing)
    for weekday in range(7):
        drawing.text(_MARGIN + (weekday + 0.5) * _WIDTH, 16, phrases.text(f"weekday.{weekday}"), "middle", 12, DIM)
    for day, at in shown:
        week, weekday = divmod(at.toordinal() - first, 7)
        _cell(drawing, _MARGIN + weekday * _WIDTH, _HEAD + week * _HEIGHT, day, at.day == 1 or day is shown[0][0])
    _legend(drawing, phrases, _HEAD + weeks * _HEIGHT + 20)
    return drawing.picture(phrases.text("picture.calendar", truce=truce))


def _cell(drawing: Drawing, x: float, y: float, day: Day, with_month: bool) -> None:
    """One day: its date, the number of its breaches, and how many reports were read."""
    writing = drawing.writing
    fill = drawing.hatch(DIM) if day.breaches is None else _SHADES[_shade(day.breaches)]
    drawing.rect(x, y, _WIDTH, _HEIGHT, fill, "#9aa4b1")
    date_ = writing.day(day.day, year=False) if with_month else writing.figures(str(int(day.day[8:])))
    if day.breaches is None:
        drawing.rect(x + 3, y + 4, 8 * len(date_) + 4, 14, "#ffffff")
    ink = "#ffffff" if (day.breaches or 0) >= _DARK else INK
    drawing.text(x + 5, y + 15, date_, size=10.5, fill=ink)
    if day.breaches is not None:
        drawing.text(x + _WIDTH / 2, y + 34, writing.number(day.breaches), "middle", 17, ink, bold=True)
        drawing.text(x + _WIDTH - 5, y + _HEIGHT - 6, f"({writing.number(day.reports)})", "end", 10, ink)


def _shade(count: int) -> int:
    return count if count < 3 else 3 if count < 5 else 4


def _legend(drawing: Drawing, phrases: Phrases, y: float) -> None:
    drawing.legend(
        y, [(lambda x, y: drawing.rect(x, y - 6, 18, 13, drawing.hatch(DIM), "#9aa4b1"), phrases.text("legend.calendar"))], 26
    )
