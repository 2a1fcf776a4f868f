"""Newsletters in .eml and mbox files."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from musnad.faults import Fault
from musnad.sources.items import Found, Item, Limits, Options
from musnad.sources.places import find_items

from .test_documents import BODY, docx

SENTENCE = "التقى الوزير نظيره في أنقرة وناقشا الهدنة. "


def letter(number: int = 1, plain: str | None = SENTENCE * 6, html: str | None = None) -> EmailMessage:
    """A newsletter."""
    message = EmailMessage()
    message["From"] = "نشرة المنارة <news@manara.example>"
    message["Subject"] = "موجز الأخبار"
    message["Date"] = "Fri, 15 Mar 2019 10:00:00 +0300"
    message["Message-ID"] = f"<{number}@manara.example>"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html") if plain is not None else message.set_content(html, subtype="html")
    return message


def read(path: Path, content: bytes, options: Options | None = None) -> list[Found]:
    """What such a file gives."""
    path.write_bytes(content)
    return list(find_items(str(path), options))


def test_an_email(tmp_path: Path) -> None:
    [(place, item)] = read(tmp_path / "a.eml", letter().as_bytes())
    assert isinstance(item, Item)
    assert item.report.text.startswith("التقى الوزير نظيره")
    assert (item.report.headline, item.report.outlet) == ("موجز الأخبار", "نشرة المنارة")
    assert (item.report.published, item.report.id) == ("2019-03-15T10:00:00+03:00", "1@manara.example")
    assert (item.media_type, item.content, item.address) == ("message/rfc822", letter().as_bytes(), place)


def test_the_html_part_where_the_plain_one_only_points_to_it(tmp_path: Path) -> None:
    message = letter(plain="View this e-mail in your browser.", html=f"<style>x</style><p>{SENTENCE * 6}</p><p>ثم غادر.</p>")
    [(_, item)] = read(tmp_path / "a.eml", message.as_bytes())
    assert isinstance(item, Item)
    assert item.report.text.splitlines() == [(SENTENCE * 6).strip(), "ثم غادر."]


@pytest.mark.parametrize("charset", ["us-ascii", "iso-8859-1", "x-unknown", "windows-1256"])
def test_a_wrong_character_set(tmp_path: Path, charset: str) -> None:
    head = f"From: a@manara.example\nSubject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    [(_, item)] = read(tmp_path / "a.eml", head.encode() + (SENTENCE * 6).encode("cp1256"))
    assert isinstance(item, Item)
    assert item.report.text == (SENTENCE * 6).strip()
    assert (item.charset, item.report.outlet) == ("windows-1256", "a@manara.example".rpartition("@")[2])


def test_attached_reports(tmp_path: Path) -> None:
    inner = letter(2)
    message = letter(1)
    message.add_attachment(docx(BODY), maintype="application", subtype="octet-stream", filename="بيان.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(inner)
    path = tmp_path / "a.eml"
    found = read(path, message.as_bytes())
    assert [place for place, _ in found] == [str(path), f"{path}!بيان.docx", f"{path}!attachment"]
    assert [one.report.text[:10] for _, one in found if isinstance(one, Item)] == ["التقى الوز", "بيان\nالتقى", "التقى الوز"]


def test_an_mbox(tmp_path: Path) -> None:
    letters = [letter(n, f"{SENTENCE}\n>From here on {n}") for n in (1, 2, 3)]
    content = b"".join(b"From news Fri Mar 15 10:00:00 2019\n" + one.as_bytes() + b"\n\n" for one in letters)
    path = tmp_path / "news.mbox"
    found = read(path, content)
    assert [place for place, _ in found] == [f"{path}!1", f"{path}!2", f"{path}!3"]
    last = found[2][1]
    assert isinstance(last, Item)
    assert last.report.id == "3@manara.example"


def test_a_long_email_costs_no_other(tmp_path: Path) -> None:
    long = letter(2).as_bytes() + b"x" * 80 * 30_000
    parts = (letter(1).as_bytes(), long, letter(3).as_bytes())
    content = b"".join(b"From news Fri Mar 15 10:00:00 2019\n" + one + b"\n\n" for one in parts)
    first, second, third = (one for _, one in read(tmp_path / "news.mbox", content, Options(limits=Limits(size=1_000_000))))
    assert isinstance(first, Item)
    assert isinstance(third, Item)
    assert "more than 1,000,000 bytes in one e-mail" in str(second)


def nested(depth: int) -> bytes:
    """An e-mail of parts in parts."""
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: a@b.example\n{opening}Content-Type: text/plain\n\nwords".encode()


HOSTILE = {
    "parts in parts": nested(3_000),
    "a header without end": b"From: a@b.example\nSubject: " + b"x " * 500_000 + b"\n\nwords",
    "parameters without end": b"From: a@b.example\nContent-Type: text/plain; " + b'a="x;' * 100_000 + b"\n\nwords",
    "no words": b"From: a@b.example\n\n",
    "broken base64": b"From: a@b.example\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_emails(tmp_path: Path, content: bytes) -> None:
    begun = time.monotonic()
    [(_, fault)] = read(tmp_path / "a.eml", content)
    assert isinstance(fault, Fault)
    assert fault.remedy
    assert time.monotonic() - begun < 5


def test_a_broken_header_is_as_good_as_none(tmp_path: Path) -> None:
    head = b"From: =?utf-8?B?a?= <a@manara.example>\nDate: Thu, 99 Foo\nSubject: =?utf-8?B?a?=\n\nThe envoys met."
    [(_, item)] = read(tmp_path / "a.eml", head)
    assert isinstance(item, Item)
    assert (item.report.text, item.report.headline, item.report.published) == ("The envoys met.", None, None)


def test_emails_in_emails_end(tmp_path: Path) -> None:
    message = letter(0)
    for number in range(1, 12):
        outer = letter(number)
        outer.add_attachment(message)
        message = outer
    found = read(tmp_path / "a.eml", message.as_bytes())
    assert len(found) <= 8
    assert isinstance(found[-1][1], Fault)
