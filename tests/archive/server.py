"""A PostgreSQL server for the tests: the one that MUSNAD_TEST_POSTGRES names, or one of our own from the system's packages."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["running_server"]

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/pgsql/bin")


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server in which databases can be made, without the name of a database. Skips where there can be none."""
    if given := os.environ.get("MUSNAD_TEST_POSTGRES"):
        yield given.rstrip("/")
        return
    programs = _programs() or _installed()
    if not programs:
        pytest.skip("no PostgreSQL: apt-get install postgresql, or name a server with MUSNAD_TEST_POSTGRES=postgresql://user@host")
    folder = Path(tempfile.mkdtemp(prefix="musnad-postgres-"))
    user = _unprivileged()
    if user is not None:
        os.chown(folder, user, -1)
    try:
        _run(
            programs / "initdb", "-D", folder / "data", "-U", "musnad", "-A", "trust", "-E", "UTF8", "--no-locale", "-N", user=user
        )
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", "-F"],
                stdout=log, stderr=log, user=user, cwd=folder,
            )  # fmt: skip
        try:
            _await(programs, folder, server)
            yield f"postgresql://musnad@/postgres?host={folder}"
        finally:
            server.terminate()
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs."""
    found = [path for place in _PLACES for path in Path("/").glob(place[1:]) if (path / "initdb").exists()]
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    return max(found, key=lambda path: (len(str(path)), str(path)), default=None)


def _installed() -> Path | None:
    """Install Debian's package where we may; the workers of one test run take turns."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    with open(Path(tempfile.gettempdir()) / "musnad-postgres.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _programs():
            quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "capture_output": True, "timeout": 300}
            try:
                subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
                subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"], **quiet)  # type: ignore[call-overload]
            except subprocess.TimeoutExpired:
                return None
    return _programs()


def _unprivileged() -> int | None:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    return 65534


def _run(program: Path, *arguments: object, user: int | None) -> None:
    done = subprocess.run([program, *map(str, arguments)], user=user, cwd="/", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _await(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    for _ in range(300):
        if server.poll() is not None:
            break
        if subprocess.run([programs / "pg_isready", "-q", "-h", folder], capture_output=True).returncode == 0:
            return
        time.sleep(0.1)
    raise AssertionError((folder / "log").read_text(errors="replace"))
