"""Exports appear whole or not at all, and nothing is lost that an export did not write."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.exports.writing import write_whole
from musnad.faults import InputError


def words(text: str) -> object:
    """Writes a file with some words."""
    return lambda place: place.write_text(text, encoding="utf-8")


def folder(text: str) -> object:
    """Writes a folder as exports do."""

    def write(place: Path) -> None:
        place.mkdir()
        (place / "about.json").write_text(text, encoding="utf-8")

    return write


def test_a_file_is_overwritten_only_when_told_to(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    write_whole(place, words("one"))
    with pytest.raises(InputError, match=r"is there already; .* --force"):
        write_whole(place, words("two"))
    assert place.read_text() == "one"
    write_whole(place, words("two"), force=True)
    assert place.read_text() == "two"
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "site"
    write_whole(place, folder("one"))
    (place / "old.html").touch()
    write_whole(place, folder("two"), force=True)
    assert [path.name for path in place.iterdir()] == ["about.json"]
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("write", [words("file"), folder("folder")])
def test_a_folder_of_others_is_never_replaced(tmp_path: Path, write: object) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.docx").touch()
    with pytest.raises(InputError, match="no export wrote"):
        write_whole(tmp_path / "home", write, force=True)
    assert (tmp_path / "home" / "thesis.docx").exists()


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("before")

    def fail(place: Path) -> None:
        place.write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(tmp_path / "a.csv", fail, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "before"


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_whole(tmp_path / "nowhere" / "a.csv", words("one"))
