"""Writing exports: a file or folder appears whole or not at all, and takes the place of another only when told to."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from musnad.faults import Fault, InputError

__all__ = ["write_out", "write_whole"]

#: A folder that an export wrote has this file.
_MARK = "about.json"

Writer = Callable[[Path], None]


def write_whole(place: Path, write: Writer, *, force: bool = False) -> None:
    """Have something written to a path beside `place`, then move it there; what `write` leaves behind when it fails is removed.

    `write` makes a file or a folder at the path that it is given. Raises InputError where something stands at the place already
    (unless `force`), where a folder stands there that is no export, or where nothing can be written.
    """
    if not force and os.path.lexists(place):
        raise InputError(Fault(str(place), "is there already", "", "name another place with --out, or overwrite it with --force"))
    if place.is_dir() and not (place / _MARK).is_file():
        raise InputError(Fault(str(place), "is a folder that no export wrote", "", "name another place with --out"))
    try:
        with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as beside:
            made = Path(beside) / place.name
            write(made)
            _move(made, place, Path(beside) / "before")
    except OSError as error:
        raise InputError(Fault(str(place), f"cannot be written: {error.strerror}", "", "name another place with --out")) from None


def _move(made: Path, place: Path, before: Path) -> None:
    """Put what was made in its place. A folder is not replaced in one step: the earlier one goes away, and back when that fails."""
    aside = place.is_dir() or (made.is_dir() and os.path.lexists(place))
    if aside:
        os.rename(place, before)
    try:
        os.replace(made, place)
    except OSError:
        if aside:
            os.rename(before, place)
        raise


def write_out(name: str, write: Writer) -> None:
    """Have a file written and copy it to standard output once it is whole."""
    with tempfile.TemporaryDirectory() as beside:
        made = Path(beside) / name
        write(made)
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, sys.stdout.buffer)
    sys.stdout.buffer.flush()
