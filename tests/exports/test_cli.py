"""`musnad export`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import musnad
from musnad.cli import app
from musnad.dossier.material import Material
from musnad.exports.formats import FORMATS

from .conftest import EXAMPLES


@pytest.fixture
def archive(filled: musnad.Archive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the archive is; commands run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return str(folder / "musnad.db")


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["export", *arguments])


def test_the_list_names_all_formats() -> None:
    listed = run("--list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == list(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written(archive: str, material: Material, tmp_path: Path, format: str) -> None:
    done = run(format, "syria", "--archive", archive)
    assert done.exit_code == 0, done.output
    assert (tmp_path / f"syria{FORMATS[format].ending}").exists()
    assert len(material.reports) > 70
    assert f"as of all reports; {len(material.reports)} reports of 12 outlets" in done.stderr
    assert run(format, "syria", "--archive", archive).exit_code == 1
    assert run(format, "syria", "--archive", archive, "--force").exit_code == 0


def test_standard_output(archive: str, tmp_path: Path) -> None:
    done = run("geojson", str(EXAMPLES / "syria.toml"), "--archive", archive, "--as-of", "2016-09-12", "--out", "-")
    told = json.loads(done.stdout)
    assert (told["about"]["as_of"], told["about"]["last"]) == ("2016-09-12", "2016-09-12")
    assert not list(tmp_path.glob("*.geojson"))


def test_csv_gets_its_description_beside_it(archive: str, material: Material, tmp_path: Path) -> None:
    run("acled", "syria", "--archive", archive, "--out", "events.csv")
    told = json.loads((tmp_path / "events.csv-metadata.json").read_bytes())
    assert told["url"] == "events.csv"
    assert f"{len(material.reports)} reports" in told["dc:description"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("geojsn", "syria"), "did you mean 'geojson'"),
        (("geojson",), "name a process"),
        (("csv", "--min-origins", "2"), "name a process"),
        (("csv", "syria", "--out", "-"), "standard output cannot hold"),
        (("csv", "syria", "--as-of", "yesterday"), "is no day"),
    ],
)
def test_wrong_usage(archive: str, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, "--archive", archive)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize(("format", "package", "module"), [("xlsx", "XlsxWriter", "xlsxwriter"), ("parquet", "pyarrow", "pyarrow")])
def test_a_missing_package_is_named(
    archive: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format: str, package: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, f"{module}.parquet", None)
    done = run(format, "syria", "--archive", archive)
    assert done.exit_code == 1
    assert f"{package} is not installed; install it: pip install 'musnad[exports]'" in done.stderr
    assert not list(tmp_path.iterdir())


def test_as_of_a_day_is_what_was_known_on_it(filled: musnad.Archive, tmp_path: Path, archive: str) -> None:
    """The export as of a day is the export of an archive that has only the reports of until then."""
    lines = (EXAMPLES / "syria.jsonl").read_text(encoding="utf-8").splitlines()
    known = [line for line in lines if json.loads(line)["published"][:10] <= "2016-09-14"]
    (tmp_path / "known.jsonl").write_text("\n".join(known) + "\n", encoding="utf-8")
    for place, reports in (("known.db", str(tmp_path / "known.jsonl")), ("all.db", str(EXAMPLES / "syria.jsonl"))):
        with musnad.Archive.open(tmp_path / place, create=True) as made:
            made.ingest([reports])
        arguments = ("jsonl", str(EXAMPLES / "syria.toml"), "--archive", place, "--as-of", "2016-09-14", "--out", place + ".out")
        assert run(*arguments).exit_code == 0
    for path in (tmp_path / "known.db.out").iterdir():
        assert path.read_bytes() == (tmp_path / "all.db.out" / path.name).read_bytes(), path.name
