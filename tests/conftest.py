"""What several tests need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the project."""
    return ROOT


@pytest.fixture(scope="session")
def outside_gold() -> Path:
    """Gold passages that are not part of the project: MUSNAD_GOLD, or ../shared/gold/dev. The test is skipped without them."""
    folder = Path(os.environ.get("MUSNAD_GOLD", ROOT.parent / "shared" / "gold" / "dev"))
    if not any(folder.glob("*.json")):
        pytest.skip(f"no gold passages at {folder}; name a folder of them with MUSNAD_GOLD")
    return folder
