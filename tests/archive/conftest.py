"""An empty place for an archive, in SQLite and in PostgreSQL: every test that asks for `place` runs on both."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

import musnad
from archive.server import running_server


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server."""
    with running_server() as address:
        yield address


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    name = f"musnad_{uuid.uuid4().hex[:12]}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "musnad.db")
    found: str = request.getfixturevalue("database")
    return found


@pytest.fixture
def archive(place: str) -> Iterator[musnad.Archive]:
    """An empty archive."""
    with musnad.Archive.open(place, create=True) as made:
        yield made


Lines = Callable[..., str]


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Writes reports as JSON Lines and gives the path."""

    def write(*reports: dict[str, str], name: str = "reports.jsonl") -> str:
        path = tmp_path / name
        path.write_text("".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports), encoding="utf-8")
        return str(path)

    return write
