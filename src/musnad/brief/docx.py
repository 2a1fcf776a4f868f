"""A brief as DOCX. Of right-to-left text every paragraph, run and table says so, since Word guesses neither."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from musnad.brief.extra import the_package
from musnad.brief.pieces import Entry, Line, Outline, Picture, Section, Style, Table
from musnad.brief.typesetting import picture_png
from musnad.text import is_arabic

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["brief_docx"]

_FONT, _ARABIC_FONT = "Arial", "Arial"
_COLOURS: dict[Style, str] = {"code": "1F5F8B", "dim": "5B6675"}
_DIM = "5B6675"
#: Styles whose text keeps its own direction.
_OWN_DIRECTION = frozenset({"name", "quote", "code"})
#: What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIXELS_PER_INCH = 96
_WIDEST = 6.3


def brief_docx(brief: Outline) -> bytes:
    """A brief as DOCX. The same brief gives the same bytes. Raises InputError where the extra `brief` is not installed."""
    document = the_package("docx", "docx").Document()
    _Writer(document, brief).write()
    out = BytesIO()
    document.save(out)
    return _dated(out.getvalue(), brief.day)


class _Writer:
    """Writes one brief into an empty document."""

    def __init__(self, document: Document, brief: Outline) -> None:
        self.document = document
        self.brief = brief
        self.rtl = brief.direction == "rtl"

    def write(self) -> None:
        """Properties, title, facts, sections, footer."""
        self._set_properties()
        self._heading(self.brief.title, 1)
        for fact in self.brief.facts:
            self._paragraph(fact, colour=_DIM)
        for section in self.brief.sections:
            self._section(section)
        self._paragraph(self.brief.footer, size=8, colour=_DIM)

    def _set_properties(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        about, day = self.document.core_properties, datetime.fromisoformat(self.brief.day)
        about.title, about.author, about.language, about.comments = _held(self.brief.title), "musnad", self.brief.lang, ""
        about.created = about.modified = day
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(10)
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:cs"), _ARABIC_FONT)
        for section in self.document.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2.2)
            if self.rtl:
                _flag(section._sectPr, "w:bidi")

    def _section(self, section: Section) -> None:
        self._heading(section.title, 2)
        for picture in section.pictures:
            self._picture(picture)
        for entry in section.entries:
            self._entry(entry)
        if section.table:
            self._table(section.table)

    def _entry(self, entry: Entry) -> None:
        line = self._paragraph(entry.line, bold=bool(entry.details), after=1)
        line.paragraph_format.keep_with_next = bool(entry.details)
        for at, detail in enumerate(entry.details, 1):
            last = at == len(entry.details)
            paragraph = self._paragraph(detail, size=9, colour=_DIM, after=6 if last else 0, indent=10)
            paragraph.paragraph_format.keep_with_next = not last

    def _picture(self, picture: Picture) -> None:
        from docx.shared import Inches

        self._paragraph_of(picture.caption, size=9, colour=_DIM)
        paragraph = self._paragraph(())
        run = paragraph.add_run()
        shape = run.add_picture(BytesIO(picture_png(picture)), width=Inches(min(picture.width / _PIXELS_PER_INCH, _WIDEST)))
        shape._inline.docPr.set("descr", _held(picture.caption))

    def _table(self, table: Table) -> None:
        made = self.document.add_table(rows=0, cols=len(table.head), style="Light Grid Accent 1")
        if self.rtl:
            _flag(made._tbl.tblPr, "w:bidiVisual")
        for at, row in enumerate([tuple(_plain(title) for title in table.head), *table.rows]):
            for cell, line in zip(made.add_row().cells, row, strict=True):
                self._fill(cell.paragraphs[0], line, bold=at == 0, size=8)

    def _heading(self, title: str, level: int) -> None:
        paragraph = self.document.add_heading(level=level)
        self._fill(paragraph, _plain(title), bold=True)

    def _paragraph_of(self, text: str, **look: Any) -> Paragraph:
        return self._paragraph(_plain(text), **look)

    def _paragraph(self, line: Line, after: int = 4, indent: int = 0, **look: Any) -> Paragraph:
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(after)
        if indent:  # in a right-to-left paragraph Word takes `left` for the side where lines begin
            paragraph.paragraph_format.left_indent = Pt(indent)
        self._fill(paragraph, line, **look)
        return paragraph

    def _fill(self, paragraph: Paragraph, line: Line, bold: bool = False, size: int = 0, colour: str = "") -> None:
        """Write a line into a paragraph; each stretch of one script is a run, so that Word sets it in its direction and font."""
        from docx.shared import Pt, RGBColor

        if self.rtl:
            _flag(paragraph._p.get_or_add_pPr(), "w:bidi")
        mark = "\u200f" if self.rtl else "\u200e"  # keeps neighbours of another script from running into one another
        for one in line:
            said = _held(one.text)
            for text, arabic in _by_script(f"{mark}{said}{mark}" if one.style in _OWN_DIRECTION else said, self.rtl):
                run = paragraph.add_run(text)
                run.bold = bold or one.style == "strong"
                if size:
                    run.font.size = Pt(size)
                if shade := _COLOURS.get(one.style, colour):
                    run.font.color.rgb = RGBColor.from_string(shade)
                if arabic:
                    run.font.rtl = True
                    run.font.cs_bold = run.bold
                    _set_size(run, size)


def _held(text: str) -> str:
    """Text as XML can hold it."""
    return _NOT_XML.sub("\ufffd", text)


def _plain(title: str) -> Line:
    from musnad.brief.pieces import Run

    return (Run(title),)


def _by_script(text: str, rtl: bool) -> list[tuple[str, bool]]:
    """Text cut where its script changes: each piece with whether it is right-to-left. Marks and digits go with what is before
    them, at the beginning with the first letter; text without letters with the text around (`rtl`).

    >>> _by_script("5 روسيا (RUS) 5", False)
    [('5 روسيا (', True), ('RUS) 5', False)]
    """
    pieces: list[tuple[str, bool]] = []
    first = next((char for char in text if char.isalpha()), "")
    arabic = is_arabic(first) if first else rtl
    for char in text:
        if is_arabic(char):
            arabic = True
        elif char.isalpha():
            arabic = False
        if pieces and pieces[-1][1] == arabic:
            pieces[-1] = (pieces[-1][0] + char, arabic)
        else:
            pieces.append((char, arabic))
    return pieces


def _set_size(run: Any, size: int) -> None:
    """The size of complex script, which Word keeps apart."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if size:
        element = OxmlElement("w:szCs")
        element.set(qn("w:val"), str(2 * size))
        run._r.get_or_add_rPr().append(element)


def _flag(parent: Any, name: str) -> None:
    """Set an on-off property, in front, where the schema has these ones."""
    from docx.oxml import OxmlElement

    parent.insert_element_before(OxmlElement(name), *_AFTER.get(name, ())) if name in _AFTER else parent.append(OxmlElement(name))


#: What stands behind a property in the order of the schema (ECMA-376).
_AFTER = {
    "w:bidi": (
        "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
        "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
        "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange", "w:rtlGutter", "w:docGrid", "w:printerSettings",
    ),
    "w:bidiVisual": (
        "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
        "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
    ),
}  # fmt: skip


def _dated(document: bytes, day: str) -> bytes:
    """The document with the day of the brief as the time of all its parts: a ZIP file keeps when each was written."""
    when = (*map(int, day.split("-")), 12, 0, 0)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            info = zipfile.ZipInfo(name, date_time=when)  # type: ignore[arg-type]
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, given.read(name))
    return out.getvalue()
