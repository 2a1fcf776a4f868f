"""The tables of a whole archive: reports, what was read from each, and the links among them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from musnad.archive.answers import FiledReport
from musnad.archive.archive import Archive
from musnad.archive.lines import LINES, Line, lines_of
from musnad.dossier.told import day_of
from musnad.exports.about import About, about_reports
from musnad.exports.tables import Table
from musnad.linking import split_address

__all__ = ["LinkRow", "about_archive", "archived"]


class LinkRow(msgspec.Struct, frozen=True, kw_only=True):
    """A link between two items (`KEY` or `KEY/ID`): its kind, the rule that made it, how sure that is (0 to 1), since when it is
    known."""

    kind: str
    left: str
    right: str
    rule: str
    weight: float
    recorded: str


def archived(archive: Archive, as_of: str | None = None) -> list[Table]:
    """The tables of an archive: those of `Archive.lines` and the links; of what was published until an ISO day (None: of all).

    The lines are read from the archive while they are written, so that it need not fit into memory.
    """
    tables = [Table(name, kind, lambda name=name: _lines(archive, name, as_of)) for name, (kind, _) in LINES.items()]  # type: ignore[misc]
    return [*tables, Table("links", LinkRow, lambda: _links(archive, as_of))]


def about_archive(archive: Archive, place: str, as_of: str | None = None) -> About:
    """What is to be said of an export of a whole archive, which is called by its place."""
    return about_reports(((day_of(filed), filed.report.outlet) for filed in _reports(archive, as_of)), place, as_of)


def _reports(archive: Archive, as_of: str | None) -> Iterator[FiledReport]:
    return (filed for filed in archive.reports() if as_of is None or day_of(filed) <= as_of)


def _lines(archive: Archive, table: str, as_of: str | None) -> Iterator[Line]:
    return (line for filed in _reports(archive, as_of) for line in lines_of(table, filed))


def _links(archive: Archive, as_of: str | None) -> Iterator[LinkRow]:
    held = {filed.key for filed in _reports(archive, as_of)}
    for link in archive.links():
        if all(split_address(item)[0] in held for item in (link.left, link.right)):
            yield LinkRow(**{field: getattr(link, field) for field in LinkRow.__struct_fields__})
