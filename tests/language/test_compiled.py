"""Compiled data is rebuilt when its inputs change, and never stands in the way."""

from __future__ import annotations

import pytest

from musnad.language.compiled import cache_folder, compiled


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setenv("MUSNAD_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "words.csv"
    path.write_text("one", encoding="utf-8")
    return path


def test_built_once_and_again_after_a_change(source):
    built = []

    def build():
        built.append(1)
        return {"text": source.read_text(encoding="utf-8")}

    assert compiled("words", [source], build) == compiled("words", [source], build) == {"text": "one"}
    assert len(built) == 1
    source.write_text("two", encoding="utf-8")
    assert compiled("words", [source], build) == {"text": "two"}
    assert len(list(cache_folder().glob("words-*.pickle"))) == 1


def test_damaged_file_is_rebuilt(source):
    assert compiled("words", [source], lambda: 1) == 1
    (kept,) = cache_folder().glob("*.pickle")
    kept.write_bytes(b"damaged")
    assert compiled("words", [source], lambda: 2) == 2


def test_folder_that_cannot_be_written(source, monkeypatch):
    monkeypatch.setenv("MUSNAD_CACHE", str(source / "no-folder"))
    assert compiled("words", [source], lambda: 3) == 3


def test_other_names_are_kept_apart(source):
    assert compiled("a", [source], lambda: "a") == "a"
    assert compiled("a-b", [source], lambda: "b") == "b"
    assert compiled("a", [source], lambda: "never") == "a"
