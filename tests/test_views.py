"""The views: pieces of a text under marks that nest and overlap, text made safe to show."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import musnad
from musnad.views.entries import entries_of
from musnad.views.marks import Mark, marks_of, pieces
from musnad.views.printable import printable

SPANS = st.lists(st.tuples(st.integers(-2, 22), st.integers(-2, 22)), max_size=12)


@given(st.integers(0, 20), SPANS)
def test_pieces_cover_the_text_and_keep_the_marks(length: int, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, "events", f"a{n}") for n, (start, end) in enumerate(spans)]
    found = pieces(length, marks)
    assert "".join("x" * (p.end - p.start) for p in found) == "x" * length
    assert all(a.end == b.start for a, b in pairwise(found))
    for at in range(length):
        [piece] = [p for p in found if p.start <= at < p.end]
        assert {m.entry for m in piece.marks} == {m.entry for m in marks if 0 <= m.start <= at < m.end <= length}


@given(st.text())
def test_printable_has_no_control_codes(text: str) -> None:
    assert not [c for c in printable(text) if unicodedata.category(c) == "Cc" and c not in "\t\n"]


def test_every_entry_of_a_record_is_shown() -> None:
    report = musnad.Report("قال مصدر روسي لرويترز أمس إن موسكو ترفض الهدنة.", outlet="x.org", published="2016-09-09")
    record = musnad.read(report)
    entries = list(entries_of(report, record))
    layers = (record.entities, record.times, record.events, record.statements, record.positions, record.provisions)
    assert len(entries) == sum(map(len, layers))
    assert {m.entry for m in marks_of(report, record)} == {e.id for e in entries}
    [said] = [e for e in entries if e.layer == "statements"]
    assert said.line.startswith("say · x.org ← Reuters (GBR JRN) ← ")
