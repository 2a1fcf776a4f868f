"""Typesetting by typst, offline and with the fonts of the package alone, so that paper looks the same on every machine."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import msgspec

from musnad.brief.extra import the_package
from musnad.brief.pieces import Outline, Picture

__all__ = ["brief_pdf", "picture_png"]

#: Dots an inch of pictures for documents that hold no SVG.
_PPI = 220
_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#set text(font: ("Noto Naskh Arabic", "Noto Sans"))
#image(bytes(sys.inputs.svg), format: "svg")"""


def brief_pdf(brief: Outline) -> bytes:
    """A brief as PDF, tagged for readers of the screen. The same brief gives the same bytes.

    The layout is `brief.typ`; the brief goes into it as JSON, so that no word of a report is ever markup. Raises InputError where
    the extra `brief` is not installed.
    """
    told = msgspec.json.encode(brief).decode()
    noon = datetime.fromisoformat(brief.day).replace(hour=12, tzinfo=UTC)
    return _typeset(_layout(), "pdf", sys_inputs={"brief": told}, timestamp=noon)


def picture_png(picture: Picture) -> bytes:
    """A picture as PNG. Raises InputError where the extra `brief` is not installed."""
    return _typeset(_PICTURE, "png", sys_inputs={"svg": picture.svg}, ppi=_PPI)


def _typeset(source: bytes, format: str, **options: Any) -> bytes:
    typst = the_package("typst", format)
    return cast(bytes, typst.compile(source, format=format, font_paths=_fonts(), ignore_system_fonts=True, **options))


@cache
def _layout() -> bytes:
    return files("musnad.brief").joinpath("brief.typ").read_bytes()


@cache
def _fonts() -> list[Path]:
    return [Path(__file__).parent / "fonts"]
