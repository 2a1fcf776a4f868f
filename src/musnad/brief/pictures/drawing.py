"""Drawing SVG: shapes and words placed from the side where lines begin, so that one drawing serves both directions of writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

from musnad.brief.pieces import Picture
from musnad.views.printable import printable
from musnad.writing import Writing

__all__ = ["AGAINST", "DIM", "FOR", "INK", "LINE", "NEUTRAL", "Anchor", "Drawing", "fitted"]

Anchor = Literal["start", "middle", "end"]
INK, DIM, LINE = "#1c2430", "#5b6675", "#d5dae1"
#: Colours that people with colour blindness tell apart (Okabe and Ito): bluish green, vermilion, blue.
FOR, AGAINST, NEUTRAL = "#009e73", "#d55e00", "#0072b2"
_FONTS = {"ar": "'Noto Naskh Arabic','Noto Sans',sans-serif", "en": "'Noto Sans','Noto Naskh Arabic',sans-serif"}
_MIRRORED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
#: Size of the type of legends.
_LEGEND = 11
#: Width of an average letter, in parts of the size of the type.
_LETTER = 0.55


class Drawing:
    """A drawing of a size in CSS pixels. `x` is the distance from the side where lines begin: the right one in Arabic."""

    def __init__(self, name: str, width: int, height: int, writing: Writing) -> None:
        self.name = name
        self.width = width
        self.height = height
        self.writing = writing
        self._parts: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "none", weight: float = 1) -> None:
        """A rectangle; `x` is its side nearest to where lines begin."""
        left = self.width - x - width if self._mirrored else x
        self._parts.append(
            f'<rect x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" stroke="{stroke}" '
            f'stroke-width="{weight}"/>'
        )

    def line(self, points: list[tuple[float, float]], stroke: str, weight: float = 1, dash: str = "") -> None:
        """A line through some points."""
        through = " ".join(f"{self._x(x):.1f},{y:.1f}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<polyline points="{through}" fill="none" stroke="{stroke}" stroke-width="{weight}"{dashes}/>')

    def shape(self, points: list[tuple[float, float]], fill: str, stroke: str) -> None:
        """A closed shape."""
        through = " ".join(f"{self._x(x):.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polygon points="{through}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def circle(self, x: float, y: float, radius: float, fill: str, stroke: str) -> None:
        """A circle."""
        self._parts.append(
            f'<circle cx="{self._x(x):.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
        )

    def text(
        self, x: float, y: float, words: str, anchor: Anchor = "start", size: float = 11, fill: str = INK, bold: bool = False
    ) -> None:  # fmt: skip
        """Words on a line at `y`; `anchor` says which side of them is at `x`, seen in the direction of writing."""
        side = _MIRRORED[anchor] if self._mirrored else anchor
        mark = "\u200f" if self.writing.lang == "ar" else "\u200e"  # the drawing is left-to-right, its words need not be
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{self._x(x):.1f}" y="{y:.1f}" text-anchor="{side}" font-size="{size}" fill="{fill}"{weight}>'
            f"{mark}{escape(printable(words))}{mark}</text>"
        )

    def legend(self, y: float, entries: Sequence[tuple[Callable[[float, float], None], str]], room: float = 12) -> None:
        """Signs with what they mean, from line to line; `room` is what a sign needs beside it. A sign is drawn at a point."""
        x = 14.0
        for draw, words in entries:
            wide = room + len(words) * _LEGEND * _LETTER
            if x + wide > self.width - 10:
                x, y = 14.0, y + 17
            draw(x, y - 4)
            self.text(x + room, y, words, size=_LEGEND, fill=DIM)
            x += wide + 22

    def hatch(self, colour: str) -> str:
        """A fill of slanting lines in a colour."""
        return f"url(#{self.name}-hatch-{colour.removeprefix('#')})"

    def picture(self, caption: str) -> Picture:
        """The finished picture."""
        defined = "".join(_hatch(f"{self.name}-hatch-{c.removeprefix('#')}", c) for c in (FOR, AGAINST, NEUTRAL, DIM, LINE))
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(printable(caption))}" direction="ltr" '
            f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}" '
            f'font-family="{_FONTS[self.writing.lang]}"><defs>{defined}</defs>{"".join(self._parts)}</svg>'
        )
        return Picture(svg=svg, caption=caption, width=self.width, height=self.height)

    @property
    def _mirrored(self) -> bool:
        return self.writing.direction == "rtl"

    def _x(self, x: float) -> float:
        return self.width - x if self._mirrored else x


def fitted(words: str, width: float, size: float) -> list[str]:
    """Words broken into lines of about a width; a word that is longer stands alone.

    >>> fitted("Syria (armed opposition)", 60, 10)
    ['Syria', '(armed', 'opposition)']
    """
    most = width / (size * _LETTER)
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _hatch(name: str, colour: str) -> str:
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="#ffffff"/><rect width="2.5" height="6" fill="{colour}"/></pattern>'
    )
