"""The network of parties: who supports, opposes, fights, mediates between and negotiates with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from math import cos, hypot, pi, sin

from musnad.brief.names import Names
from musnad.brief.phrases import Phrases
from musnad.brief.pictures.drawing import AGAINST, FOR, INK, NEUTRAL, Drawing, fitted
from musnad.brief.pieces import Picture
from musnad.dossier.network import Relation
from musnad.labels import label

__all__ = ["network_picture"]

_WIDTH, _HEIGHT, _RADIUS = 760, 520, 190
#: Parties and relations that are drawn, those of most origins.
_PARTIES, _RELATIONS = 12, 40
#: Colour and dashes of each relation.
_LOOKS = {
    "supports": (FOR, ""), "opposes": (AGAINST, "7 4"), "fights": (AGAINST, ""), "mediates": (NEUTRAL, "2 4"),
    "negotiates": (NEUTRAL, ""),
}  # fmt: skip
#: How far relations of the same two parties are drawn apart.
_APART = {"supports": -6, "opposes": 6, "fights": 12, "mediates": -12, "negotiates": 0}


def network_picture(relations: Sequence[Relation], phrases: Phrases, names: Names) -> Picture | None:
    """The parties in a circle and their relations; the more origins, the stronger the line. None where there is no relation."""
    weight: Counter[str] = Counter()
    for one in relations:
        weight.update({one.source: one.origins, one.target: one.origins})
    parties = sorted(party for party, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:_PARTIES])
    kept = [one for one in relations if one.source in parties and one.target in parties]
    kept = sorted(kept, key=lambda one: (-one.origins, one.source, one.target, one.kind))[:_RELATIONS]
    if not kept:
        return None
    drawing = Drawing("network", _WIDTH, _HEIGHT, phrases.writing)
    places = {
        party: (_WIDTH / 2 + 1.25 * _RADIUS * cos(angle), _HEIGHT / 2 - 18 + _RADIUS * sin(angle))
        for at, party in enumerate(parties)
        for angle in (2 * pi * at / len(parties) - pi / 2,)
    }
    for one in reversed(kept):
        _relation(drawing, one, places[one.source], places[one.target])
    for party, (x, y) in places.items():
        _party(drawing, names.party(party), x, y)
    _legend(drawing, phrases.writing.lang)
    return drawing.picture(phrases.text("picture.network"))


def _relation(drawing: Drawing, one: Relation, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A line with a head where the relation has a direction."""
    colour, dash = _LOOKS[one.kind]
    length = hypot(end[0] - start[0], end[1] - start[1])
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    turned = 1 if one.source < one.target else -1  # the same side whichever way it points
    aside = -along[1] * _APART[one.kind] * turned, along[0] * _APART[one.kind] * turned
    first, last = (
        (point[0] + aside[0] + along[0] * gap, point[1] + aside[1] + along[1] * gap) for point, gap in ((start, 10), (end, -14))
    )
    drawing.line([first, last], colour, min(1 + one.origins / 2, 5), dash)
    if one.kind != "negotiates":
        back = last[0] - along[0] * 9, last[1] - along[1] * 9
        sides = [(back[0] - along[1] * s, back[1] + along[0] * s) for s in (4.5, -4.5)]
        drawing.shape([last, *sides], colour, colour)


def _party(drawing: Drawing, name: str, x: float, y: float) -> None:
    drawing.circle(x, y, 7, "#ffffff", INK)
    lines = fitted(name, 130, 12)
    side = "start" if x > _WIDTH / 2 + 20 else "end" if x < _WIDTH / 2 - 20 else "middle"
    beside = {"start": 13.0, "end": -13.0, "middle": 0.0}[side]
    top = y + 4 - 6.5 * (len(lines) - 1) if side != "middle" else (y - 14 - 13 * (len(lines) - 1) if y < _HEIGHT / 2 else y + 22)
    for at, words in enumerate(lines):
        drawing.text(x + beside, top + 13 * at, words, side, 12, bold=True)  # type: ignore[arg-type]


def _legend(drawing: Drawing, lang: str) -> None:
    drawing.legend(_HEIGHT - 10, [(partial(_sample, drawing, kind), label("relation", kind, lang)) for kind in _LOOKS], room=42)


def _sample(drawing: Drawing, kind: str, x: float, y: float) -> None:
    colour, dash = _LOOKS[kind]
    drawing.line([(x, y), (x + 34, y)], colour, 4 if kind == "fights" else 2, dash)
