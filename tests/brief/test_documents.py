"""The brief as HTML, DOCX and PDF, read back by readers that others wrote; words of reports stay words, whatever they are."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest

from brief.conftest import Make
from musnad.brief.docx import brief_docx
from musnad.brief.html import brief_page
from musnad.brief.pieces import Entry, Outline, Picture, Section, Table, plain, run, text_of
from musnad.brief.text import brief_text
from musnad.brief.typesetting import brief_pdf, picture_png

#: Markup of HTML, typst and RTF, a control code, a bidi override that is never closed, a half of a surrogate pair's neighbour.
HOSTILE = '<script>alert(1)</script> & #panic("x") $x$ *b* `c` \\"] #eval("1+1") \x1b[31m \u202e {\\rtf1} قال\u0007 \ufffe'
WORDS = "<script>alert(1)</script>"


class _Tags(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def hostile() -> Outline:
    """A brief whose names, quotes, titles and table hold what is markup elsewhere."""
    title = text_of(plain(HOSTILE))
    line = (*plain(HOSTILE), run(HOSTILE, "name"), run(HOSTILE, "quote"), run(HOSTILE, "code"))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
    section = Section(
        key="talks", title=title, entries=(Entry(line=line, details=(line,)),),
        table=Table(head=("a", title, "c", "d"), rows=((line, line, line, line),)),
        pictures=(Picture(svg=svg, caption=title, width=40, height=20),),
    )  # fmt: skip
    return Outline(
        lang="ar", direction="rtl", title=title, day="2016-09-14", facts=(line,), sections=(section,), footer=line
    )  # fmt: skip


def test_html_is_right_to_left_and_sets_names_apart(make: Make) -> None:
    page = _Tags(brief_page(make("ar", "2016-09-09").outline))
    assert dict(page.found)["html"] == {"lang": "ar", "dir": "rtl"}
    assert sum(tag == "bdi" for tag, _ in page.found) > 10
    assert "عُقد لقاء بين روسيا والولايات المتحدة في جنيف" in page.text


def test_html_calls_nothing_from_outside(make: Make) -> None:
    page = _Tags(brief_page(make().outline))
    assert not [tag for tag, attrs in page.found if tag in ("script", "link", "img", "iframe") or "src" in attrs]


def test_hostile_words_stay_words_in_html(hostile: Outline) -> None:
    page = _Tags(brief_page(hostile))
    assert not [tag for tag, _ in page.found if tag == "script"]
    assert WORDS in page.text
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text


def test_hostile_words_stay_words_in_text(hostile: Outline) -> None:
    text = brief_text(hostile)
    assert WORDS in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_docx_says_what_is_right_to_left(make: Make) -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    document = docx.Document(BytesIO(brief_docx(make("ar", "2016-09-09").outline)))
    texts = [paragraph.text.replace("\u200f", "") for paragraph in document.paragraphs]
    assert any("عُقد لقاء بين روسيا والولايات المتحدة في جنيف" in text for text in texts)
    assert all(p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in document.paragraphs)
    arabic = [run for p in document.paragraphs for run in p.runs if "ق" in run.text]
    latin = [run for p in document.paragraphs for run in p.runs if "example" in run.text]
    assert arabic
    assert all(run.font.rtl for run in arabic)
    assert latin
    assert not any(run.font.rtl for run in latin)
    (table,) = document.tables
    assert table._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    assert [cell.text for cell in table.rows[0].cells] == ["التقرير", "اليوم", "الوسيلة", "العنوان"]


def test_docx_in_english_is_left_to_right(make: Make) -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    document = docx.Document(BytesIO(brief_docx(make("en", "2016-09-09").outline)))
    assert not any(p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in document.paragraphs)
    assert document.core_properties.title == "US–Russia talks on Syria: brief"


def test_hostile_words_stay_words_in_docx(hostile: Outline) -> None:
    docx = pytest.importorskip("docx")
    pytest.importorskip("typst")
    document = docx.Document(BytesIO(brief_docx(hostile)))
    assert any(WORDS in paragraph.text for paragraph in document.paragraphs)
    assert WORDS in document.tables[0].rows[1].cells[0].text
    assert len(document.inline_shapes) == 1


def _pdf_text(document: bytes) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(BytesIO(document))


def test_pdf_has_the_words(make: Make) -> None:
    pytest.importorskip("typst")
    english = " ".join(_pdf_text(brief_pdf(make("en", "2016-09-09").outline)).split())
    assert "Russia and United States met in Geneva on 9" in english
    arabic = _pdf_text(brief_pdf(make("ar", "2016-09-09").outline))
    assert {"المحادثات", "جنيف", "روسيا"} <= set(arabic.split()) | {word[::-1] for word in arabic.split()}


def test_hostile_words_stay_words_in_pdf(hostile: Outline) -> None:
    pytest.importorskip("typst")
    text = " ".join(_pdf_text(brief_pdf(hostile)).split())
    assert "alert(1)" in text
    assert '#panic("x") $x$ *b* `c`' in text
    assert '#eval("1+1")' in text


@pytest.mark.parametrize(("made", "package"), [(brief_docx, "docx"), (brief_pdf, "typst"), (brief_page, "html")])
def test_one_brief_gives_the_same_bytes(make: Make, made: Any, package: str) -> None:
    pytest.importorskip(package)
    outline = make("ar", "2016-09-09").outline
    assert made(outline) == made(outline)


def test_pictures_for_documents_are_png(hostile: Outline) -> None:
    pytest.importorskip("typst")
    assert picture_png(hostile.sections[0].pictures[0]).startswith(b"\x89PNG")


@pytest.mark.parametrize(("made", "package"), [(brief_docx, "docx"), (brief_pdf, "typst")])
def test_a_missing_package_is_told(made: Any, package: str, hostile: Outline, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from musnad.faults import InputError

    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=r"needs a package that is not installed; run: pip install 'musnad\[brief\]'"):
        made(hostile)
