"""The lint of a language across its files: modes of event types, events with two types, patterns and settings that can be read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import yaml

from musnad.check.tables import Line
from musnad.faults import Fault, choices_for
from musnad.vocabulary import EVENT_TYPES, ISSUES

__all__ = ["check_language", "check_settings"]


def check_language(lines: dict[str, list[Line]]) -> Iterator[Fault]:
    """The faults of lexicons beyond single cells; `lines` by the path inside the folder."""
    for name, found in lines.items():
        path = PurePosixPath(name)
        if path.parent.as_posix().endswith("lexicon/events"):
            yield from _modes(path, found)
        for line in found:
            for issue in filter(None, line.cells.get("issues", "").split("|")):
                if name.startswith("language/") and issue.lstrip("@+-") not in ISSUES:
                    yield Fault(
                        line.place, f"unknown issue {issue!r}", choices_for(issue, ISSUES), "musnad vocabulary issues lists them"
                    )


def _modes(path: PurePosixPath, lines: list[Line]) -> Iterator[Fault]:
    kind = EVENT_TYPES.get(path.stem.upper())
    if kind is None:
        yield Fault(
            str(path),
            f"no event type {path.stem!r}",
            choices_for(path.stem, [t.lower() for t in EVENT_TYPES]),
            "name the file for its type",
        )
        return
    for line in lines:
        mode = line.cells.get("mode", "")
        if mode and mode not in kind.modes:
            yield Fault(
                line.place, f"{kind.name} has no mode {mode!r}", choices_for(mode, kind.modes), "leave it empty or correct it"
            )


def check_settings(path: Path, shown: str) -> Iterator[Fault]:
    """Whether a TOML or YAML file can be read."""
    try:
        if path.suffix == ".toml":
            tomllib.loads(path.read_text(encoding="utf-8"))
        else:
            yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{shown}:{mark.line + 1}" if mark else shown
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        yield Fault(place, f"cannot be read: {problem}", "", "correct its syntax")
