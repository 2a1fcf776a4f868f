"""All that can be made of one report without the archive: record, rows and words. Pure, so that processes share the work."""

from __future__ import annotations

import zlib
from typing import NamedTuple

import msgspec

import musnad
from musnad import linking
from musnad.archive.entries import Rows, entry_rows
from musnad.archive.words import IndexedWords, indexed_words
from musnad.records import Record, Report, to_json

__all__ = ["READER", "Prepared", "prepare", "record_from"]

#: Who reads: part of each version, so that a later musnad reads again.
READER = f"musnad {musnad.__version__}"

_DECODER = msgspec.json.Decoder(Record)


class Prepared(NamedTuple):
    """A report that is ready to be filed under `key` and to be linked: `record` is compressed JSON."""

    key: str
    report: Report
    record: bytes
    rows: Rows
    words: IndexedWords
    sketched: linking.Prepared


def prepare(report: Report, key: str) -> Prepared:
    """Read a report under its key. The language is settled: never `auto`."""
    from musnad.reading.reader import read_report

    record, _ = read_report(msgspec.structs.replace(report, id=key))
    settled = msgspec.structs.replace(report, lang=record.lang)
    return Prepared(
        key=key,
        report=settled,
        record=zlib.compress(to_json(record), 6),
        rows=entry_rows(record, report.text),
        words=indexed_words(settled, record),
        sketched=linking.prepare(linking.Filed(key, settled, record)),
    )


def record_from(stored: bytes) -> Record:
    """The record that was stored."""
    return _DECODER.decode(zlib.decompress(stored))
