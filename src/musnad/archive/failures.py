"""What databases say when they fail, in words that tell what to do."""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError

from musnad.faults import Fault

__all__ = ["failure"]

_KEPT = "nothing that was filed is lost: run the command again"

#: What a message holds -> what is wrong, what to do. The first that fits counts.
_KNOWN = (
    (r"Connection refused|could not connect|connection to server|Name or service not known|could not translate host",
     "the server does not answer", "check its address, and that PostgreSQL runs there"),
    (r"database or disk is full|No space left|could not extend file|disk full", "the disk is full", f"make room; {_KEPT}"),
    (r"database is locked|database table is locked|lock timeout|statement timeout|deadlock detected",
     "another process has been writing for too long", f"wait until it is done; {_KEPT}"),
    (r"readonly database|read-only (?:transaction|file system)|permission denied for", "may not be written",
     "check the permissions of the file and its folder, or copy the archive"),
    (r"file is not a database|file is encrypted", "not an archive of musnad", "name another file with --archive"),
    (r"database disk image is malformed|invalid page|could not read block", "the database is damaged",
     "go back to a copy of the archive; `musnad verify` tells what a copy still holds"),
    (r"unable to open database file|No such file or directory", "cannot be opened", "check the folder and its permissions"),
    (r"disk I/O error|Input/output error", "the disk failed or its quota is used up", f"check the disk; {_KEPT}"),
    (r"server closed the connection|terminating connection|connection (?:was|is) (?:closed|lost)|the database system is",
     "the server broke off", _KEPT),
    (r"password authentication failed|no password supplied|role \S+ does not exist", "the server does not let us in",
     "check user and password of the address"),
    (r"database \S+ does not exist", "the server has no such database", "create it: createdb NAME"),
)  # fmt: skip


def failure(place: str, error: Exception) -> Fault:
    """What is wrong with the database at `place`, by the message of its driver.

    >>> print(failure("a.db", OSError("database or disk is full")))
    a.db: the disk is full; make room; nothing that was filed is lost: run the command again
    """
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    for pattern, fault, remedy in _KNOWN:
        if re.search(pattern, said, re.I):
            return Fault(_shown(place), fault, "", remedy)
    return Fault(_shown(place), f"the database failed: {' '.join(said.split())[:300]}", "", _KEPT)


def _shown(place: str) -> str:
    """An address without its password."""
    return re.sub(r"(://[^:/@]+):[^@/]*@", r"\1:***@", place)
