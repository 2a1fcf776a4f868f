"""Every kind of source in one folder, good and bad, into the archive: all good ones are filed, once, and stand up to proof."""

from __future__ import annotations

import gzip
from pathlib import Path

import musnad
from sources.test_documents import BODY, FILES, docx
from sources.test_feeds import rss
from sources.test_mail import letter
from sources.test_warc import packed, record

LINE = '{"id": "l1", "text": "التقى وزير الخارجية نظيره في أنقرة.", "published": "2019-03-15"}\n'


def test_a_folder_of_everything(archive: musnad.Archive, tmp_path: Path) -> None:
    box = b"".join(b"From news Fri Mar 15 10:00:00 2019\n" + letter(n).as_bytes() + b"\n\n" for n in (1, 2))
    files = {
        "a.txt": "قال متحدث باسم الوزارة إن الهدنة صامدة.".encode(),
        "b.jsonl.gz": gzip.compress(LINE.encode()),
        "c.html": (FILES / "page.ar.html").read_bytes(),
        "d.docx": docx(BODY),
        "e.pdf": (FILES / "arabic.pdf").read_bytes(),
        "f.xml": rss(1, 2),
        "g.mbox": box,
        "h.warc.gz": packed(record("a"), record("b")),
    }
    bad = {"x.docx": docx(BODY)[:-30], "x.pdf": b"%PDF-1.7 no", "x.html": b"<html></html>", "x.jsonl": b"{\n", "x.txt": b""}
    folder = tmp_path / "all"
    folder.mkdir()
    for name, content in {**files, **bad}.items():
        (folder / name).write_bytes(content)
    told: list[musnad.Fault] = []
    summary = archive.ingest([str(folder)], tell=told.append)
    assert sorted(Path(fault.place.partition(":")[0]).name for fault in told) == sorted(bad)
    assert (summary.read, summary.skipped, summary.failed) == (11, 0, len(bad))
    assert list(archive.verify()) == []
    again = archive.ingest([str(folder)])
    assert (again.read, again.skipped) == (0, 11)
