"""The folder of a site: its pages, the page of each report with the words marked, and what the export is."""

from __future__ import annotations

from pathlib import Path

import msgspec

from musnad.dossier.material import Material
from musnad.exports.about import About
from musnad.exports.site.pages import Pages
from musnad.exports.tables import Table
from musnad.views.page import page
from musnad.writing import Writing

__all__ = ["site_folder"]


def site_folder(material: Material, tables: tuple[Table, ...], about: About, lang: str, place: Path) -> None:
    """Write the site of a process to a folder that is not there yet: index.html, a page for each table, reports/KEY.html, and
    about.json. No page runs what stands in reports, or loads anything from outside."""
    pages = Pages(material, tables, about, Writing(lang=lang))
    (place / "reports").mkdir(parents=True)
    _write(place / "index.html", pages.index())
    for table in tables:
        _write(place / f"{table.name}.html", pages.table(table))
    for filed in material.reports:
        told = page([(filed.report, filed.record)], about.version.removeprefix("musnad "), home="../index.html")
        _write(place / "reports" / f"{filed.key}.html", "".join(told))
    (place / "about.json").write_bytes(msgspec.json.format(msgspec.json.encode(about), indent=2) + b"\n")


def _write(place: Path, html: str) -> None:
    place.write_text(html, encoding="utf-8", errors="replace")
