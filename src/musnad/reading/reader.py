"""The reader: one report in, its record out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from musnad.language.compiled import kept_for_good
from musnad.language.lexicon import load_lexicon
from musnad.language.tables import Tables, load_tables
from musnad.reading.assemble import assemble
from musnad.reading.clauses import Clause, read_clauses
from musnad.reading.document import Document, make_document
from musnad.reading.entities import EntityReader
from musnad.reading.events import EventReader
from musnad.reading.fact_table import FactTable
from musnad.reading.language_of import language_of
from musnad.reading.positions import read_positions
from musnad.reading.provisions import read_provisions
from musnad.reading.resumption import read_resumption
from musnad.reading.segments import Analyser
from musnad.reading.statements import StatementReader
from musnad.reading.subject_first import SubjectFirstEvents, SubjectFirstStatements, read_subject_first
from musnad.reading.unsaid import leave_unsaid
from musnad.records import Record, Report, Unwritten
from musnad.world.load import World, load_world

__all__ = ["Reader", "read_report", "reader_for"]


class Reader(NamedTuple):
    """What reading needs of one language; built once, never changed by reading (its caches only remember)."""

    lang: str
    table: FactTable
    tables: Tables
    world: World

    def read(self, report: Report) -> tuple[Record, list[Unwritten]]:
        """The record of a report, and what was seen and not written."""
        doc: Document = make_document(report.text, self.lang, report.published, self.table, self.world)
        if self.lang == "ar":
            read_resumption(doc, self.table)
        clauses = read_clauses(doc) if self.lang == "ar" else read_subject_first(doc)
        entities = EntityReader(doc)
        entities.resolve_all(clauses)
        speech = StatementReader if self.lang == "ar" else SubjectFirstStatements
        said = speech(doc, clauses, entities, self.tables).read()
        happenings = EventReader if self.lang == "ar" else SubjectFirstEvents
        events = happenings(doc, clauses, entities, self.tables, said).read()
        leave_unsaid(doc, clauses, said)
        positions = read_positions(doc, clauses, entities, events, said, self.tables)
        provisions = read_provisions(doc, clauses, events, self.tables)
        record = assemble(report, doc, entities, said, events, positions, provisions)
        _release(doc, clauses)
        return record, doc.unwritten


@cache
def reader_for(lang: str) -> Reader:
    """The reader of a language, loaded once in a process."""
    with kept_for_good():
        tables, world = load_tables(lang), load_world()
        return Reader(lang, FactTable(Analyser(load_lexicon(lang), lang), tables, world, lang), tables, world)


def read_report(report: Report) -> tuple[Record, list[Unwritten]]:
    """Read one report in its language (`lang` auto: told from its script)."""
    reader = reader_for(report.lang if report.lang != "auto" else language_of(report.text))
    with _uncollected():
        return reader.read(report)


def _release(doc: Document, clauses: list[Clause]) -> None:
    """Cut what points back to the whole, once a report is read: all of it is freed at once then, not by a search for garbage."""
    doc.marks = None
    for clause in clauses:
        clause.children.clear()
        for p in clause.phrases:
            p.release()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage: clauses and phrases point at each other and live until their report is read, so that each
    search among them would be in vain."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
