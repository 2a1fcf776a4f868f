"""Linking in the archive: each version that is filed is tied to the reports that were filed before it."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from musnad import linking
from musnad.archive import tables
from musnad.archive.asking import current, read_versions
from musnad.archive.database import Database
from musnad.archive.filing import Filing
from musnad.archive.shelf import ArchiveShelf
from musnad.faults import Fault, own_fault

__all__ = ["link_pending", "link_version"]

#: Versions that are linked in one transaction.
_BATCH = 50


def link_version(filing: Filing, shelf: ArchiveShelf, version: int, sketched: linking.Prepared) -> Fault | None:
    """Find and keep the links of a version, and keep what others need to find it. A fault of linking costs only its links."""
    shelf.filed(sketched.key, version, sketched.report, sketched.sketches)
    try:
        links, fault = linking.link(sketched, shelf), None
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        links, fault = [], own_fault(sketched.key, error)
    versions = shelf.newest({_key(item) for link in links for item in (link.left, link.right)})
    filing.add_numbered(tables.links, [
        {
            "kind": link.kind, "left": link.left, "right": link.right, "rule": link.rule, "weight": link.weight,
            "evidence": msgspec.json.encode(link.evidence).decode(),
            "left_version": versions[_key(link.left)], "right_version": versions[_key(link.right)],
        }
        for link in links
    ])  # fmt: skip
    postings = {(key, item): day for key, item, day in sketched.postings}
    filing.add_many(tables.postings, [
        {"key": key, "version": version, "entry": _entry(item), "day": day} for (key, item), day in postings.items()
    ])  # fmt: skip
    filing.add_many(tables.sketches, [
        {"version": version, "entry": _entry(item), "sketch": blob} for item, blob in sketched.sketches.items()
    ])  # fmt: skip
    filing.add_many(tables.linkings, [{"version": version, "recorded": filing.moment}])
    return fault


def _key(item: str) -> str:
    return linking.split_address(item)[0]


def _entry(item: str) -> str:
    return linking.split_address(item)[1]


def link_pending(database: Database) -> list[Fault]:
    """Link the versions that were never linked: those of an archive that an older musnad made."""
    v = tables.versions.c
    unlinked = select(v.number).where(v.number.in_(current(None)), v.number.not_in(select(tables.linkings.c.version)))
    faults: list[Fault] = []
    while True:
        with database.reading() as connection:
            numbers = list(connection.execute(unlinked.order_by(v.number).limit(_BATCH)).scalars())
            filed = dict(read_versions(connection, numbers))
        if not numbers:
            return faults
        sketched = {number: linking.prepare(filed[number]) for number in numbers}
        with database.writing() as connection:
            filing, shelf = Filing(connection), ArchiveShelf(connection)
            still = set(connection.execute(unlinked.where(v.number.in_(numbers))).scalars())
            found = [link_version(filing, shelf, number, sketched[number]) for number in numbers if number in still]
            faults.extend(fault for fault in found if fault)
            filing.note(fault for fault in found if fault)
