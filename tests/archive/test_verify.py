"""Verify finds whatever was altered, and nothing else."""

from __future__ import annotations

import pytest
from sqlalchemy import text

import musnad
from musnad.archive.database import Database
from musnad.archive.verifying import Verified

from .conftest import Lines

REPORTS = [
    {
        "id": "t1",
        "outlet": "a.org",
        "published": "2016-09-09",
        "text": "قال وزير الخارجية الروسي سيرغي لافروف إن الهدنة في حلب صامدة.",
    },
    {"id": "t2", "outlet": "b.org", "text": "Kerry said on Monday that talks in Geneva will resume."},
]


def test_an_archive_as_it_was_filed_has_no_faults(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(*REPORTS)])
    counts = Verified()
    assert list(archive.verify(counts)) == []
    spans = sum(
        len(list(archive.lines(table))) for table in ("entities", "times", "events", "statements", "positions", "provisions")
    )
    assert (counts.contents, counts.fetches, counts.versions, counts.spans) == (2, 2, 2, spans)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE contents SET bytes = bytes || bytes", "the bytes are not those that were fetched"),
        ("UPDATE texts SET text = text || ' '", "the text is not the one that was filed"),
        ("UPDATE versions SET published = '2016-09-10'", "is not as it was filed"),
        ("UPDATE records SET record = (SELECT record FROM records ORDER BY version DESC LIMIT 1)", "is not as it was filed"),
        ("UPDATE statements SET start = start + 1", "the statements of version 1 do not stand in the text"),
        ("UPDATE statements SET quote = 'x'", "the statements of version 1 do not stand in the text"),
        ("DELETE FROM entities", "the entities of version 1 do not stand in the text"),
    ],
)
def test_what_was_altered_is_found(place: str, lines: Lines, change: str, fault: str) -> None:
    with musnad.Archive.open(place, create=True) as archive:
        archive.ingest([lines(*REPORTS)])
    there = Database(place)
    with there.writing() as connection:
        connection.execute(text(change))
    there.close()
    with musnad.Archive.open(place) as archive:
        counts = Verified()
        assert any(fault in str(found) for found in archive.verify(counts))
        assert counts.faults
