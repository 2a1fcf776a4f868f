"""The lint of a whole folder with `language/` and `world/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from musnad.check.language import check_language, check_settings
from musnad.check.tables import Line, check_table, lines_of, table_for
from musnad.check.world import check_world
from musnad.faults import Fault

__all__ = ["Checked", "check_folder"]


class Checked(NamedTuple):
    """What was looked at, and the faults in the order of the files."""

    files: int
    lines: int
    faults: list[Fault]


def check_folder(folder: Path) -> Checked:
    """Check all tables, patterns and settings under `language/` and `world/` of a folder. Raises ValueError without any."""
    paths = sorted(
        p for part in ("language", "world") for p in (folder / part).rglob("*") if p.suffix in (".csv", ".yaml", ".toml")
    )
    if not paths:
        raise ValueError(f"{folder}: no language/ or world/ with tables in it; name the folder that holds them")
    faults: list[Fault] = []
    lines: dict[str, list[Line]] = {}
    keys: dict[tuple[str, str], dict[tuple[str, ...], str]] = {}
    for path in paths:
        inside = path.relative_to(folder).as_posix()
        if path.suffix != ".csv":
            faults.extend(check_settings(path, inside))
            continue
        lines[inside], unread = lines_of(path, inside)
        faults.extend(unread)
        faults.extend(_single(path, folder, lines[inside], keys))
    faults.extend(check_language(lines))
    faults.extend(check_world(lines))
    return Checked(len(paths), sum(map(len, lines.values())), faults)


def _single(
    path: Path, folder: Path, lines: list[Line], keys: dict[tuple[str, str], dict[tuple[str, ...], str]]
) -> Iterator[Fault]:
    table = table_for(path, folder)
    if table is None:
        return
    inside = path.relative_to(folder)
    scope = inside.parts[1] if inside.parts[0] == "language" else ""
    yield from check_table(table, inside.as_posix(), lines, keys.setdefault((table.files, scope), {}))
