"""Pages, Word documents and PDFs: what is taken out of them, and what hostile ones give."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.faults import Fault
from musnad.sources.documents import Document
from musnad.sources.extraction import extract, read_document
from musnad.sources.items import Item, Known, Limits, Options
from musnad.sources.pages import read_page
from musnad.sources.pdf import read_pdf
from musnad.sources.places import find_items

FILES = Path(__file__).parent / "files"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def one(path: Path, options: Options | None = None) -> Item | Fault | Known:
    """All that a file gives."""
    [(place, found)] = find_items(str(path), options)
    assert place == str(path)
    return found


def fault_of(path: Path, options: Options | None = None) -> Fault:
    """The fault that is all that a file gives."""
    found = one(path, options)
    assert isinstance(found, Fault)
    assert found.remedy
    return found


def item_of(path: Path, options: Options | None = None) -> Item:
    """The item that is all that a file gives; the same comes out of the bytes that it keeps."""
    found = one(path, options)
    assert isinstance(found, Item), found
    assert extract(found.content, found.media_type, found.charset, found.address).text == found.report.text
    return found


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "utf-16"])
def test_a_page(tmp_path: Path, charset: str) -> None:
    page = (FILES / "page.ar.html").read_text(encoding="utf-8").replace("\u200f", "").replace("١٥ مارس ٢٠١٩", "15 مارس 2019")
    path = tmp_path / "page.html"
    path.write_bytes(page.replace('charset="utf-8"', f'charset="{charset}"').encode(charset))
    item = item_of(path)
    assert item.report.text.splitlines()[1].startswith("بدأ وزراء خارجية أربع دول")
    assert "قصة أخرى" not in item.report.text
    assert (item.report.headline, item.report.outlet) == ("وزراء يبحثون وقف إطلاق النار في جنيف", "المنارة نت")
    assert (item.report.published, item.report.url) == (
        "2019-03-15T09:30:00+03:00",
        "https://www.manara.example/news/2019/3/15/talks",
    )
    assert (item.charset, item.media_type, item.content) == (charset, "text/html", path.read_bytes())


DATES = {
    '<time datetime="2019-03-15T06:30Z">x</time>': "2019-03-15T06:30Z",
    '<span class="post-date">١٥ مارس/آذار ٢٠١٩</span>': "2019-03-15",
    '<div class="entry-date">\u200fالجمعة، 15-3-2019\u200f</div>': "2019-03-15",
    '<p class="date">15 تشرين الثاني 2018</p>': "2018-11-15",
    "<p>no date</p>": None,
}


@pytest.mark.parametrize(("dated", "published"), DATES.items())
def test_dates_of_pages(dated: str, published: str | None) -> None:
    words = "<p>" + "The two ministers met in the capital and agreed to keep the crossing open, officials said. " * 3 + "</p>"
    page = f"<html><head><title>Talks</title></head><body><article>{dated}{words}</article></body></html>"
    assert read_page(Document(page.encode(), "a.html", "")).fields["published"] == published


@pytest.mark.parametrize("outlet", [None, "manara.example"])
def test_an_option_stands_for_what_a_page_does_not_say(tmp_path: Path, outlet: str | None) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><article>{'<p>The envoy left the city after talks on Monday.</p>' * 5}", encoding="utf-8")
    item = item_of(path, Options(outlet=outlet, published="2019-03-15", lang="en"))
    assert (item.report.outlet, item.report.published, item.report.lang) == (outlet, "2019-03-15", "en")


def test_a_link_that_is_a_program_is_no_address() -> None:
    entry = b"<rss><channel><item><title>x</title><link>javascript:alert(1)</link></item></channel></rss>"
    [(_, item)] = read_document(Document(entry, "a", "2026-01-01T00:00:00Z", "application/rss+xml"), Options())
    assert isinstance(item, Item)
    assert item.report.url is None


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["text/html", "application/rss+xml", "message/rfc822", "application/json", "text/plain", ""]),
    st.sampled_from([b"", b"<html><p>", b"PK\x03\x04", b"<rss><channel><item>", b"From: a@b.example\n\n", b'{"text": "']),
    st.binary(max_size=200),
)
def test_any_bytes_give_an_item_or_a_fault(media_type: str, start: bytes, rest: bytes) -> None:
    document = Document(start + rest, "a", "2026-01-01T00:00:00Z", media_type)
    for _, found in read_document(document, Options()):
        assert isinstance(found, Item) or "musnad failed" not in found.fault  # type: ignore[union-attr]


HOSTILE = {
    "deep": "<html><body>" + "<div>" * 100_000 + "words",
    "brackets": "<html><body>" + "<" * 500_000,
    "many elements": "<html><body>" + "<a>x</a>" * 100_000,
    "nothing": "<html><head><title>x</title></head><body></body></html>",
    "nul": "<html>\0\0\0",
    "long": "<html><body><p>" + "x" * 7_000_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    begun = time.monotonic()
    fault_of(path)
    assert time.monotonic() - begun < 5


def docx(document: str, **parts: bytes) -> bytes:
    """A Word document with such a main part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return packed.getvalue()


BODY = (
    f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body><w:p><w:r><w:t>بيان</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>التقى الوزير </w:t></w:r><w:del><w:r><w:delText>أمس </w:delText></w:r></w:del><w:r><w:t>نظيره</w:t><w:tab/>"
    "<w:t>في عمان.</w:t></w:r><mc:AlternateContent><mc:Choice><w:t>!</w:t></mc:Choice><mc:Fallback><w:t>!</w:t></mc:Fallback>"
    "</mc:AlternateContent></w:p></w:body></w:document>"
)


def test_a_word_document(tmp_path: Path) -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>بيان مشترك</dc:title></c>'.encode()
    path = tmp_path / "statement.docx"
    path.write_bytes(docx(BODY, docProps__core=core))
    item = item_of(path)
    assert item.report.text == "بيان\nالتقى الوزير نظيره\tفي عمان.!"
    assert item.report.headline == "بيان مشترك"
    assert item.media_type.endswith("wordprocessingml.document")


def lying(content: bytes) -> bytes:
    """The archive with the sizes that it tells of its files set to a few bytes."""
    at = content.rfind(b"PK\x01\x02")
    return content[: at + 24] + (100).to_bytes(4, "little") + content[at + 28 :]


BAD_WORD = {
    "zip bomb": (docx(BODY.replace("بيان", "x" * 60_000_000)), "unpacks to more than"),
    "zip bomb that lies": (lying(docx(BODY.replace("بيان", "x" * 60_000_000))), ""),
    "entities": (docx('<!DOCTYPE x [<!ENTITY a "aa">]>' + BODY.replace("بيان", "&a;")), "entities of its own"),
    "broken XML": (docx(BODY[:-20]), "broken XML"),
    "broken ZIP": (docx(BODY)[:-30], "broken Word document"),
    "another ZIP": (docx("").replace(b"word/document.xml", b"word/documant.xml"), "no Word document"),
    "no words": (docx(BODY[: BODY.index("<w:p>")] + "</w:body></w:document>"), "without words"),
}


@pytest.mark.parametrize(("content", "hint"), BAD_WORD.values(), ids=BAD_WORD)
def test_bad_word_documents(tmp_path: Path, content: bytes, hint: str) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(content)
    assert hint in str(fault_of(path))


def test_an_arabic_pdf_is_in_reading_order() -> None:
    item = item_of(FILES / "arabic.pdf")
    first, second, *_ = item.report.text.splitlines()
    assert first == item.report.headline + " في عمان"
    assert second.startswith(
        "التقى وزير الخارجية الأردني أيمن الصفدي نظيره العراقي (فؤاد حسين) في عمان يوم ١٥ مارس 2021، وقال لوكالة Reuters"
    )
    assert "20/3/2021 بحضور" in item.report.text


BAD_PDF = {
    "broken": (b"%PDF-1.7\nnothing", ""),
    "cut": ((FILES / "arabic.pdf").read_bytes()[:9000], ""),
    "picture": ((FILES / "picture.pdf").read_bytes(), "without a text layer"),
}


@pytest.mark.parametrize(("content", "hint"), BAD_PDF.values(), ids=BAD_PDF)
def test_bad_pdfs(tmp_path: Path, content: bytes, hint: str) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    assert hint in str(fault_of(path))


def pdf_of(stream: bytes) -> bytes:
    """A PDF with one page, drawn by a packed stream."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s\nendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return body + b"trailer<</Root 1 0 R/Size 6>>\n"


def test_a_pdf_bomb_ends_in_bounded_time_and_memory(tmp_path: Path) -> None:
    small = pdf_of(zlib.compress(b"BT /F 9 Tf (The envoys met again.) Tj ET"))
    assert "The envoys met again." in (read_pdf(Document(small, "a.pdf", "")).fields["text"] or "")
    packer = zlib.compressobj(1)
    bomb = b"".join(packer.compress(b"BT /F 9 Tf (words) Tj ET " * 40_000) for _ in range(40)) + packer.flush()
    begun = time.monotonic()
    with pytest.raises(ValueError, match=r"bomb\.pdf: a PDF that"):
        read_pdf(Document(pdf_of(bomb), "bomb.pdf", ""), longest=2.0)
    assert time.monotonic() - begun < 8


def test_known_bytes_are_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes((FILES / "page.ar.html").read_bytes())
    asked: list[str] = []
    found = one(path, Options(known=lambda address, _: bool(asked.append(address)) or True))
    assert isinstance(found, Known)
    assert asked == [str(path)]


def test_a_document_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    assert "more than 1,000,000 bytes" in str(fault_of(path, Options(limits=Limits(size=1_000_000))))
