"""The docs are whole: every command, option, vocabulary, field, table and page is told, and every link leads somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer.main
from typer.testing import CliRunner

import musnad
from musnad.check.tables import load_tables
from musnad.cli import app
from musnad.vocabulary import EVENT_TYPES, VOCABULARIES

PACKAGE = Path(musnad.__file__).parent
ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("*/README.md"))]


def doc(name: str) -> str:
    """A page of the docs."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands() -> dict[str, Any]:
    """The commands by name."""
    group: Any = typer.main.get_command(app)
    return dict(group.commands)


@pytest.mark.parametrize("name", commands())
def test_commands_and_options(name: str) -> None:
    page = doc("cli.md")
    found = re.search(rf"^## musnad {name}\b.*?(?=^## |\Z)", page, re.M | re.S)
    assert found, f"docs/cli.md has no section on musnad {name}"
    options = [opt for param in commands()[name].params for opt in param.opts if opt.startswith("--") and opt != "--help"]
    missing = [option for option in options if option not in found[0]]
    assert not missing
    assert f"musnad {name}" in CliRunner().invoke(app, [name, "--help"]).stdout.partition("xample")[2], "no example in its help"


@pytest.mark.parametrize("name", VOCABULARIES)
def test_vocabularies(name: str) -> None:
    page = doc(f"vocabulary/{name}.md")
    assert f"vocabulary/{name}.md" in doc("index.md")
    values = [mode for kind in EVENT_TYPES.values() for mode in kind.modes] if name == "modes" else VOCABULARIES[name].values
    assert not [value for value in values if f"`{value}`" not in page]


def test_pages_and_vocabularies_agree() -> None:
    assert {path.stem for path in (ROOT / "docs" / "vocabulary").glob("*.md")} == set(VOCABULARIES)


STRUCTS = (
    musnad.Report, musnad.Record, musnad.Entity, musnad.TimeExpression, musnad.Event, musnad.Statement, musnad.Position,
    musnad.Provision, musnad.Unwritten,
)  # fmt: skip


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda s: s.__name__)
def test_fields_of_the_record(struct: type[msgspec.Struct]) -> None:
    found = re.search(rf"^## {struct.__name__}\b.*?(?=^## |\Z)", doc("record.md"), re.M | re.S)
    assert found, f"docs/record.md has no section on {struct.__name__}"
    assert not [field for field in struct.__struct_fields__ if f"`{field}`" not in found[0]]


def test_the_api() -> None:
    page = doc("api.md")
    assert not [name for name in musnad.__all__ if f"musnad.{name}" not in page]


def test_tables_and_their_columns() -> None:
    page = doc("data-formats.md")
    files = {path.relative_to(PACKAGE) for part in ("language", "world") for path in (PACKAGE / part).rglob("*.csv")}
    assert not [str(path) for path in files if path.name not in page and path.parent.name not in ("events", "people", "offices")]
    for table in load_tables():
        assert not [column for column in table.columns if f"`{column}`" not in page], table.files


def test_index_names_every_page() -> None:
    index = doc("index.md")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md") if path.name != "index.md"]
    assert not [page for page in pages if f"({page})" not in index]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith("http"):
            continue
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        assert path.exists(), target
        if anchor:
            titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}, target


def test_make_targets_of_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    told = {
        name
        for page in PAGES
        for name in re.findall(r"\bmake (demo|test|lint|bench|quality|fuzz|clean)\b", page.read_text(encoding="utf-8"))
    }
    assert told <= targets


def test_the_version_of_python_is_told() -> None:
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"].removeprefix(">=")
    assert f"Python {needs}" in (ROOT / "README.md").read_text(encoding="utf-8")
