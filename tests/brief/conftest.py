"""The archive of the dossier tests, and the brief that is made from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.conftest import TALKS, Fill, Told, fill, process
from musnad.brief.making import Brief, make_brief
from musnad.dossier.gathering import gather
from musnad.dossier.process import Process
from musnad.writing import Writing

__all__ = ["fill", "process"]

Make = Callable[..., Brief]


@pytest.fixture
def make(fill: Fill, process: Process) -> Make:
    """Makes a brief from reports (by default those of the dossier tests)."""

    def made(
        lang: str = "en", since: str | None = None, as_of: str | None = None, told: tuple[Told, ...] = TALKS, min_origins: int = 1
    ) -> Brief:
        return make_brief(gather(fill(told), process, as_of), since, Writing(lang=lang), "1.0", min_origins)

    return made
