"""The formats of `musnad export`, one line each, and what each is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from musnad.dossier.material import Material
from musnad.dossier.network import network
from musnad.exports import acled, cameo, ceasefires, hxl
from musnad.exports.about import About, about
from musnad.exports.coded import CodedEvent, coded_events
from musnad.exports.geojson import geojson
from musnad.exports.graphml import graphml
from musnad.exports.parquet import parquet_folder
from musnad.exports.parts import parts
from musnad.exports.plover import plover
from musnad.exports.provenance import provenance
from musnad.exports.rows import Cell
from musnad.exports.site.folder import site_folder
from musnad.exports.tables import Table
from musnad.exports.tabular import csv_file, csv_folder, csv_metadata, jsonl_folder
from musnad.exports.writing import write_out, write_whole
from musnad.exports.xlsx import xlsx

__all__ = ["FORMATS", "Export", "Format", "Settings", "export_of", "write_export"]


@dataclass(frozen=True)
class Settings:
    """What the formats leave to choose: the language of headings, a byte order mark in CSV, places as areas in GeoJSON, and the
    least count of independent origins."""

    lang: Literal["ar", "en"] = "en"
    bom: bool = False
    areas: bool = False
    min_origins: int = 1


@dataclass(frozen=True)
class Export:
    """What is exported: the tables of a process or of a whole archive, and, of a process, all that it is made of."""

    about: About
    settings: Settings
    _tables: Callable[[], Sequence[Table]]
    _material: Material | None = None

    @cached_property
    def tables(self) -> Sequence[Table]:
        """The tables; they are made when a format asks for them."""
        return self._tables()

    @property
    def material(self) -> Material:
        """What the process is made of; only formats of a process ask for it."""
        if self._material is None:
            raise ValueError("a whole archive has no material")
        return self._material

    @cached_property
    def events(self) -> list[CodedEvent]:
        """The events of the process that came about."""
        return coded_events(self.material, self.settings.min_origins)


def export_of(material: Material, settings: Settings) -> Export:
    """A process, to be exported."""
    return Export(about(material, settings.min_origins), settings, lambda: parts(material, settings.min_origins), material)


@dataclass(frozen=True)
class Format:
    """A format: what it is in a line, what its file or folder is called after the process, and what makes it at a path.

    `whole`: it writes whole archives too; `columns`: it is one CSV file, beside which its description is put.
    """

    what: str
    ending: str
    make: Callable[[Export, Path], None]
    folder: bool = False
    whole: bool = False
    columns: Sequence[str] = ()


def _document(what: str, ending: str, made: Callable[[Export], bytes]) -> Format:
    """A format that is one file of bytes."""
    return Format(what, ending, lambda export, place: _put(place, made(export)))


def _sheet(what: str, ending: str, columns: Iterable[str], rows: Callable[[Export], Iterable[Mapping[str, Cell]]]) -> Format:
    """A format that is one CSV file."""
    names = tuple(columns)
    return Format(what, ending, lambda e, place: csv_file(names, rows(e), place, bom=e.settings.bom), columns=names)


#: The formats by name.
FORMATS: dict[str, Format] = {
    "csv": Format("a folder of tables as CSV", "-csv", lambda e, to: csv_folder(e.tables, e.about, to, bom=e.settings.bom),
                  folder=True, whole=True),
    "xlsx": Format("a workbook, a sheet for each table", ".xlsx", lambda e, to: xlsx(e.tables, e.about, to, e.settings.lang),
                   whole=True),
    "jsonl": Format("a folder of tables as JSON Lines", "-jsonl", lambda e, to: jsonl_folder(e.tables, e.about, to),
                    folder=True, whole=True),
    "parquet": Format("a folder of tables as Parquet", "-parquet", lambda e, to: parquet_folder(e.tables, e.about, to),
                      folder=True, whole=True),
    "geojson": _document("events on the map, with precision", ".geojson",
                         lambda e: geojson(e.events, e.about, areas=e.settings.areas)),
    "graphml": _document("the signed network of actors", ".graphml",
                         lambda e: graphml(network(e.material, e.settings.min_origins), e.about)),
    "plover": _document("events as PLOVER JSON Lines", ".plover.jsonl", lambda e: plover(e.events, e.about)),
    "cameo": _sheet("events under CAMEO root codes", ".cameo.csv", cameo.COLUMNS, lambda e: cameo.cameo_rows(e.events)),
    "acled": _sheet("events in the shape of ACLED", ".acled.csv", acled.COLUMNS, lambda e: acled.acled_rows(e.events)),
    "ethprio": _sheet("truces in the shape of the ETH/PRIO ceasefires", ".ethprio.csv", ceasefires.COLUMNS,
                      lambda e: ceasefires.ceasefire_rows(e.material, e.about.version, e.settings.min_origins)),
    "hxl": _sheet("events as CSV with HXL hashtags", ".hxl.csv", hxl.COLUMNS, lambda e: hxl.hxl_rows(e.events)),
    "site": Format("a folder of pages to look at, read-only", "-site",
                   lambda e, to: site_folder(e.material, tuple(e.tables), e.about, e.settings.lang, to), folder=True),
    "prov": _document("provenance as W3C PROV JSON-LD", ".prov.jsonld", lambda e: provenance(e.material, e.events, e.about)),
}  # fmt: skip


def write_export(format: Format, export: Export, place: Path | None, *, force: bool = False) -> None:
    """Write an export to a path (None: one file to standard output), whole or not at all.

    A CSV file gets its description beside it (`NAME-metadata.json`). Raises InputError where something stands there already (unless
    `force`), or where it cannot be written or a package is missing.
    """
    if place is None:
        write_out("export", lambda to: format.make(export, to))
        return
    write_whole(place, lambda to: format.make(export, to), force=force)
    if format.columns:
        told = csv_metadata(format.columns, export.about, place.name)
        write_whole(place.with_name(f"{place.name}-metadata.json"), lambda to: _put(to, told), force=True)


def _put(place: Path, told: bytes) -> None:
    place.write_bytes(told)
