"""The matrix of positions: issues by parties, for and against, as reports told it last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from musnad.brief.names import Names
from musnad.brief.phrases import Phrases
from musnad.brief.pictures.drawing import AGAINST, FOR, LINE, NEUTRAL, Drawing, fitted
from musnad.brief.pieces import Picture
from musnad.dossier.position_changes import standing_on
from musnad.dossier.positions import Stance
from musnad.labels import label

__all__ = ["positions_matrix"]

_ROW, _HEAD = 26, 66
_LABELS, _WIDTH = 190, 760
_SIGNS = {"for": "+", "against": "−", "both": "±"}


def positions_matrix(stances: Sequence[Stance], since: str, phrases: Phrases, names: Names) -> Picture | None:
    """The matrix; what was told first on or after an ISO day has a strong edge. None where there is no stance."""
    if not stances:
        return None
    lang = phrases.writing.lang
    parties, issues = sorted({s.party for s in stances}), sorted({s.issue for s in stances}, key=lambda i: label("issue", i, lang))
    cell = min(90.0, (_WIDTH - _LABELS) / len(parties))
    width = int(max(_WIDTH if cell < 90 else _LABELS + cell * len(parties), 420))
    drawing = Drawing("matrix", width, _HEAD + _ROW * len(issues) + 38, phrases.writing)
    for column, party in enumerate(parties):
        lines = fitted(names.party(party), cell, 11)[:4]
        for at, words in enumerate(lines):
            drawing.text(_LABELS + cell * (column + 0.5), _HEAD - 6 - 13 * (len(lines) - 1 - at), words, "middle", 11)
    for row, issue in enumerate(issues):
        top = _HEAD + _ROW * row
        drawing.text(_LABELS - 8, top + 17, label("issue", issue, lang), "end", 12)
        for column, party in enumerate(parties):
            held = [s for s in stances if (s.party, s.issue) == (party, issue)]
            new = any(s.since >= since for s in held)
            _cell(drawing, _LABELS + cell * column, top, cell, standing_on(held) if held else "", new)
    _legend(drawing, phrases, _HEAD + _ROW * len(issues) + 26)
    return drawing.picture(phrases.text("picture.matrix"))


def _cell(drawing: Drawing, x: float, y: float, width: float, stands: str, new: bool) -> None:
    drawing.rect(x, y, width, _ROW, "#ffffff", LINE)
    if not stands:
        return
    fill = {"for": FOR, "against": drawing.hatch(AGAINST), "both": drawing.hatch(NEUTRAL)}[stands]
    drawing.rect(x + 3, y + 3, width - 6, _ROW - 6, fill, "#1c2430" if new else "none", 2)
    drawing.rect(x + width / 2 - 8, y + 6, 16, _ROW - 12, "#ffffff")
    drawing.text(x + width / 2, y + 18, _SIGNS[stands], "middle", 13, bold=True)


def _legend(drawing: Drawing, phrases: Phrases, y: float) -> None:
    """What the signs mean, and what an empty cell does."""
    entries = [(partial(_sign, drawing, stands), phrases.text(f"legend.{stands}")) for stands in _SIGNS]
    entries.append((partial(_edge, drawing), phrases.text("legend.new")))
    drawing.legend(y, entries, room=38)


def _sign(drawing: Drawing, stands: str, x: float, y: float) -> None:
    _cell(drawing, x, y - _ROW / 2, 32, stands, new=False)


def _edge(drawing: Drawing, x: float, y: float) -> None:
    drawing.rect(x + 3, y - 10, 26, _ROW - 6, "#ffffff", "#1c2430", 2)
