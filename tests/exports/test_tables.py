"""Tables as CSV, workbooks, JSON Lines and Parquet, read with what others wrote: pandas, openpyxl, pyarrow."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas
import pyarrow.parquet
import pytest

import musnad
from musnad.exports.archived import about_archive, archived
from musnad.exports.formats import FORMATS, Export, Settings, write_export
from musnad.exports.rows import formula_safe
from musnad.exports.tables import Table
from musnad.labels import labels

from .conftest import HOSTILE, Exporter

TYPES = {"whole": "int64", "number": "double", "flag": "bool"}


def table(export: Export, name: str) -> Table:
    """A table of an export."""
    return next(one for one in export.tables if one.name == name)


def test_csv(export: Export, exporter: Exporter) -> None:
    folder = exporter("csv")
    described = json.loads((folder / "csv-metadata.json").read_bytes())
    assert [one["url"] for one in described["tables"]] == [f"{one.name}.csv" for one in export.tables]
    assert described["dc:description"] == export.about.sentence()
    for one, told in zip(export.tables, described["tables"], strict=True):
        frame = pandas.read_csv(folder / told["url"], keep_default_na=False)
        assert list(frame.columns) == [column["name"] for column in told["tableSchema"]["columns"]]
        assert len(frame) == len(list(one.rows()))
    about = json.loads((folder / "about.json").read_bytes())
    assert about["version"].startswith("musnad ")
    assert (about["process"], about["reports"], about["as_of"]) == ("syria", len(export.material.reports), None)


def test_csv_is_safe_to_open(exporter: Exporter) -> None:
    folder = exporter("csv")
    for path in folder.glob("*.csv"):
        for _, row in pandas.read_csv(path, dtype=str, keep_default_na=False).iterrows():
            for cell in row:
                assert cell == formula_safe(cell) or float(cell) <= 0  # a number below zero is no formula
                assert not {"\x07", "\x1b", "\u202e", "\u202d", "\u2066"} & set(cell)
    outlets = set(pandas.read_csv(folder / "reports.csv")["outlet"])
    assert {"'" + report["outlet"] for report in HOSTILE} <= outlets


def test_csv_for_spreadsheets(exporter: Exporter) -> None:
    assert (exporter("csv", Settings(bom=True)) / "reports.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert (exporter("csv") / "reports.csv").read_bytes().startswith(b"id,")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_workbook(export: Export, exporter: Exporter, lang: str) -> None:
    book = openpyxl.load_workbook(exporter("xlsx", Settings(lang=lang)))
    assert len(book.worksheets) == 1 + len(export.tables)
    told = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert {"syria", str(export.about.reports), export.about.version} <= set(told.values())
    for sheet, one in zip(book.worksheets[1:], export.tables, strict=True):
        assert bool(sheet.sheet_view.rightToLeft) == (lang == "ar")
        assert sheet.title == labels()["table", one.name][lang]
        assert sheet.freeze_panes == "A2"
        assert sheet.max_row == 1 + len(list(one.rows()))
        assert [cell.value for cell in sheet[1]] == [labels()["column", column.name][lang] for column in one.columns]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}  # no formula (f), no error (e)
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_cells_of_a_workbook_have_types(export: Export, exporter: Exporter) -> None:
    book = openpyxl.load_workbook(exporter("xlsx"))
    sheet = book["Breaches"]
    at = {cell.value: cell.column - 1 for cell in sheet[1]}
    row = next(sheet.iter_rows(min_row=2))
    assert isinstance(row[at["day"]].value, datetime)
    assert isinstance(row[at["latitude"]].value, float)
    assert isinstance(row[at["independent origins"]].value, int)
    outlets = {row[2].value for row in book["Reports"].iter_rows(min_row=2)}
    assert {report["outlet"] for report in HOSTILE} <= outlets


def test_json_lines(export: Export, exporter: Exporter) -> None:
    folder = exporter("jsonl")
    for one in export.tables:
        frame = pandas.read_json(folder / f"{one.name}.jsonl", lines=True)
        assert len(frame) == len(list(one.rows()))
    breaches = [json.loads(line) for line in (folder / "breaches.jsonl").read_text(encoding="utf-8").splitlines()]
    tolls = [breach["killed"] for breach in breaches if breach["killed"]]
    assert all(toll["low"] <= toll["best"] <= toll["high"] and toll["figures"][0]["sources"] for toll in tolls)
    assert json.loads((folder / "about.json").read_bytes())["process"] == "syria"


def test_parquet(export: Export, exporter: Exporter) -> None:
    folder = exporter("parquet")
    for one in export.tables:
        read = pyarrow.parquet.read_table(folder / f"{one.name}.parquet")
        assert json.loads(read.schema.metadata[b"musnad"])["reports"] == export.about.reports
        assert read.num_rows == len(list(one.rows()))
        assert read.column_names == [column.name for column in one.columns]
        assert [tuple(row.values()) for row in read.to_pylist()] == [
            tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row) for row in one.rows()
        ]
        for column, field in zip(one.columns, read.schema, strict=True):
            assert str(field.type).startswith(TYPES.get(column.type, "list" if column.type == "texts" else "string"))


def test_every_line_can_be_traced(export: Export) -> None:
    for one in export.tables:
        if "evidence" not in one.kind.__struct_fields__:
            continue
        for line in one.lines():
            assert line.evidence or not line.reports, (one.name, line)  # the definition of a process says when its truces begin
            for address in line.evidence:
                key, _, entry = address.partition("/")
                record = export.material.filed[key].record
                layers = (record.events, record.statements, record.positions, record.provisions)
                assert not entry or entry in {held.id for layer in layers for held in layer}  # without an entry it is the report


def test_coverage_has_the_days_without_reports(export: Export) -> None:
    days = [(line.day, line.reports) for line in table(export, "coverage").lines()]
    assert sum(count for _, count in days) == export.about.reports
    assert [count for _, count in days].count(0) == export.about.silent_days > 0


def test_fewer_origins_fewer_lines(material: musnad.dossier.material.Material, exporter: Exporter) -> None:
    all_of_them = pandas.read_csv(exporter("csv") / "events.csv")
    firm = pandas.read_csv(exporter("csv", Settings(min_origins=2)) / "events.csv")
    assert 0 < len(firm) == (all_of_them["origins"] > 1).sum() < len(all_of_them)


@pytest.mark.parametrize("format", ["csv", "xlsx", "jsonl", "parquet"])
def test_a_whole_archive(filled: musnad.Archive, tmp_path: Path, format: str) -> None:
    everything = Export(about_archive(filled, "musnad.db"), Settings(), lambda: archived(filled))
    write_export(FORMATS[format], everything, tmp_path / "all")
    names = {"reports", "entities", "times", "events", "statements", "positions", "provisions", "links"}
    assert {one.name for one in everything.tables} == names
    counts = {one.name: len(list(one.rows())) for one in everything.tables}
    assert counts["reports"] == everything.about.reports == filled.stats().reports
    assert all(counts.values())


def test_an_archive_as_of_a_day(filled: musnad.Archive) -> None:
    tables = {one.name: list(one.lines()) for one in archived(filled, "2016-09-10")}
    assert about_archive(filled, "musnad.db", "2016-09-10").last == "2016-09-10"
    assert max(line.published[:10] for line in tables["statements"]) == "2016-09-10"
    held = {line.report for line in tables["reports"]}
    assert all({link.left.split("/")[0], link.right.split("/")[0]} <= held for link in tables["links"])


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found_is_told_too(nothing: Export, tmp_path: Path, format: str) -> None:
    write_export(FORMATS[format], nothing, tmp_path / "nothing")
    assert (tmp_path / "nothing").exists()
    assert "Talks of nobody: as of all reports; 0 reports of 0 outlets" in nothing.about.sentence()


def test_tables_and_columns_are_named(export: Export, filled: musnad.Archive) -> None:
    tables = [*export.tables, *archived(filled)]
    columns = {column.name for one in tables for column in one.columns} | set(export.about.__struct_fields__)
    assert {key for kind, key in labels() if kind == "column"} == columns
    assert {key for kind, key in labels() if kind == "table"} == {one.name for one in tables} | {"about"}
