"""The section on actors: the network of parties as a picture."""

from __future__ import annotations

from musnad.brief.pieces import Picture, Section
from musnad.brief.teller import Teller

__all__ = ["actors_section"]


def actors_section(teller: Teller, pictures: tuple[Picture, ...]) -> Section:
    """The network; the lines of it are told by `musnad actors`."""
    return Section(key="actors", title=teller.phrases.text("section.actors"), pictures=pictures)
