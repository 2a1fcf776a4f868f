"""Compiled data: what is built from the project's data files is kept on disk and read back on the next start."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import musnad

__all__ = ["cache_folder", "compiled", "kept_for_good"]

T = TypeVar("T")


def cache_folder() -> Path:
    """Where compiled data is kept: MUSNAD_CACHE if set, else `musnad` in the user's cache folder of the platform."""
    if given := os.environ.get("MUSNAD_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "musnad" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "musnad"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "musnad"


def _key(name: str, inputs: Iterable[Path]) -> str:
    """A digest of everything the built value depends on: the inputs' names and bytes, musnad's version and Python's."""
    digest = hashlib.sha256(f"{name}\0{musnad.__version__}\0{sys.version_info[:3]}".encode())
    for path in sorted(inputs):
        digest.update(f"\0{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:24]


def compiled(name: str, inputs: Iterable[Path], build: Callable[[], T]) -> T:
    """The value of `build()`, read from the cache folder when none of `inputs` has changed since it was built.

    `inputs` are all the files `build` reads; files of Python whose change alters the value belong to them. The file is
    written whole or not at all, so that several processes may start at once; where the folder cannot be written, or a
    kept file is damaged, the value is simply built.
    """
    folder = cache_folder()
    path = folder / f"{name}-{_key(name, inputs)}.pickle"
    try:
        with kept_for_good():
            value: T = pickle.loads(path.read_bytes())
        return value
    except Exception:  # missing, damaged, or of classes that have changed: build it anew
        pass
    value = build()
    with contextlib.suppress(OSError):
        _keep(value, path)
    return value


@contextlib.contextmanager
def kept_for_good() -> Iterator[None]:
    """What is made inside stays until the process ends: the search for cyclic garbage passes it over, now and later.

    It would look through some hundred thousand objects several times while they are loaded, and free none.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _keep(value: object, path: Path) -> None:
    """Write through a temporary file and a rename, and drop older builds of the same name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}")
    try:
        with os.fdopen(handle, "wb") as file:
            pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    name = path.name.rpartition("-")[0]
    for old in path.parent.glob(f"{name}-*.pickle"):
        if old != path and old.name.rpartition("-")[0] == name:
            with contextlib.suppress(OSError):
                old.unlink()
