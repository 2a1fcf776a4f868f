"""Word documents (.docx): the paragraphs as they stand, safe against archives that unpack without end."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from musnad.faults import Fault, InputError
from musnad.sources.documents import Document, Extract

__all__ = ["read_docx"]

#: The most that one part may unpack to, in bytes: a thousand pages of text.
MOST_UNPACKED = 50_000_000
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_TITLE = "http://purl.org/dc/elements/1.1/ title"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PIECE = 1 << 16
_REMEDY = "open it in a word processor and save it again, or as plain text (UTF-8)"


def read_docx(document: Document) -> Extract:
    """The text of a Word document, a line for each paragraph; deleted text and comments are left out, tables are read row by row.

    Raises InputError for a broken file, one that unpacks to more than MOST_UNPACKED bytes, and one without words.
    """
    place = document.address
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            text = "\n".join(_paragraphs(_part(archive, "word/document.xml", place)))
            title = _title(archive, place)
    except KeyError:
        raise InputError(Fault(place, "a ZIP archive, but no Word document", "", "unpack it and give the files in it")) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise InputError(Fault(place, f"a broken Word document: {error}", "", _REMEDY)) from None
    except expat.ExpatError as error:
        raise InputError(Fault(place, f"a Word document with broken XML: {error}", "", _REMEDY)) from None
    if not text.strip():
        raise InputError(Fault(place, "a Word document without words", "", "take the words out of its pictures first (OCR)"))
    return Extract({"text": text.strip("\n"), "headline": title})


def _part(archive: zipfile.ZipFile, name: str, place: str) -> bytes:
    """One file of the archive. The size that the archive tells is not believed: at most so many bytes are unpacked."""
    with archive.open(name) as packed:
        content = packed.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise InputError(Fault(place, f"{name} in it unpacks to more than {MOST_UNPACKED:,} bytes", "", _REMEDY))
    return content


def _title(archive: zipfile.ZipFile, place: str) -> str | None:
    """The title among the document's properties, if any."""
    if "docProps/core.xml" not in archive.namelist():
        return None
    pieces: list[str] = []
    inside = False
    for kind, value in _events(_part(archive, "docProps/core.xml", place)):
        inside = (inside and kind != "end") or (kind == "start" and value == _TITLE)
        if inside and kind == "text":
            pieces.append(value)
    return "".join(pieces).strip() or None


def _paragraphs(content: bytes) -> Iterator[str]:
    """The paragraphs of the main part, in order."""
    line: list[str] = []
    hidden, words = 0, False
    for kind, value in _events(content):
        name = value.removeprefix(_W).removeprefix(_STRICT) if kind != "text" else ""
        if value == _FALLBACK and kind != "text":  # the same words once more, for older programs
            hidden += 1 if kind == "start" else -1
        elif kind == "text":
            if words and not hidden:
                line.append(value)
        elif name == "t":
            words = kind == "start"
        elif kind == "start" and not hidden:
            line.append(_SIGNS.get(name, ""))
        elif name == "p" and not hidden:
            yield "".join(line)
            line.clear()


def _events(content: bytes) -> Iterator[tuple[str, str]]:
    """Starts and ends of elements (`namespace name`) and text, piece by piece: a tree of a hostile file would fill the memory.

    Raises ExpatError for broken XML, ValueError for XML that declares entities of its own.
    """
    found: list[tuple[str, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, _: found.append(("start", name))
    parser.EndElementHandler = lambda name: found.append(("end", name))
    parser.CharacterDataHandler = lambda text: found.append(("text", text))
    parser.StartDoctypeDeclHandler = _refuse_entities
    for at in range(0, len(content), _PIECE):
        parser.Parse(content[at : at + _PIECE], at + _PIECE >= len(content))
        yield from found
        found.clear()


def _refuse_entities(*_: object) -> None:
    raise ValueError("it declares entities of its own, which may unpack without end")
