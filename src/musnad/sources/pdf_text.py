"""The text layer of a PDF. Run as a program (`python -m musnad.sources.pdf_text`), with the file on standard input.

It is a program of its own because a hostile PDF can hold any library up, or have it fill the memory: this one sets itself
bounds, and whoever started it can end it. PDFs keep Arabic as it looks on the page, so lines are turned to reading order.
"""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

__all__ = ["logical_order", "main"]

#: Bounds of the program: bytes of memory, seconds of computing, characters of text.
MEMORY, SECONDS, LONGEST = 1_500_000_000, 60, 1_000_000

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER = re.compile("[^\\W\\d_]")
_RTL_LETTER = re.compile(f"[{_RTL}]")
# What reads from left to right inside a line of Arabic: words of other scripts with what joins them, and numbers.
_LTR = re.compile(
    rf"[A-Za-z\u00c0-\u024f\u0370-\u052f](?:[^{_RTL}\n]*[A-Za-z0-9\u00c0-\u024f\u0370-\u052f])?"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_ARABIC_RUN = re.compile(rf"[{_RTL}](?:[^A-Za-z\n]*[{_RTL}])?")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_FULL = 0.85
_ENDS = re.compile("[.!?؟:…][\"'”’»)]*$")
_PRESENTED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")


def logical_order(line: str) -> str:
    """A line in reading order, given as it looks from left to right; letters in their plain forms.

    >>> logical_order("ﻥﺎﻤﻋ ﻲﻓ (٢٠٢١ ﺱﺭﺎﻣ ١٥) Reuters ﺔﻟﺎﻛﻮﻟ لاق")
    'قال لوكالة Reuters (١٥ مارس ٢٠٢١) في عمان'
    >>> logical_order("The word نانبل means Lebanon (2021)")
    'The word لبنان means Lebanon (2021)'
    """
    arabic = len(_RTL_LETTER.findall(line))
    if arabic and 2 * arabic >= len(_LETTER.findall(line)):
        line = _turned(line)
    elif arabic:
        line = _ARABIC_RUN.sub(lambda run: _turned(run[0]), line)
    return _PRESENTED.sub(lambda run: unicodedata.normalize("NFKC", run[0]), line)


def _turned(line: str) -> str:
    """A line turned round, what reads from left to right in it left as it is."""
    pieces: list[str] = []
    at = 0
    for run in _LTR.finditer(line):
        pieces.append(line[at : run.start()].translate(_MIRRORED)[::-1])
        pieces.append(run[0])
        at = run.end()
    pieces.append(line[at:].translate(_MIRRORED)[::-1])
    return "".join(reversed(pieces))


def _paragraphs(content: bytes) -> Iterator[str]:
    """The paragraphs on the pages, in the order that the library finds them in, their lines joined.

    A line that is about as wide as the widest of its page and ends no sentence goes on in the next block.
    """
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBox, LTTextLine

    for page in extract_pages(io.BytesIO(content)):
        lines = [[line for line in block if isinstance(line, LTTextLine)] for block in page if isinstance(block, LTTextBox)]
        widest = max((line.width for block in lines for line in block), default=0.0)
        held = ""
        for block in lines:
            text = " ".join(logical_order(words) for line in block if (words := line.get_text().strip()))
            held = f"{held} {text}".strip()
            if not block or block[-1].width < _FULL * widest or _ENDS.search(held):
                yield held
                held = ""
        yield held


def _title(content: bytes) -> str | None:
    """The title among the document's properties, if any."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.utils import decode_text

    for info in PDFDocument(PDFParser(io.BytesIO(content))).info:
        title: Any = info.get("Title")
        if isinstance(title, bytes):
            return decode_text(title).strip("\0 ") or None
    return None


def _read(content: bytes) -> dict[str, str | None]:
    """`text` and `title`, or what is the `fault`."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFTextExtractionNotAllowed

    text: list[str] = []
    length = 0
    try:
        for paragraph in _paragraphs(content):
            text.append(paragraph)
            length += len(paragraph)
            if length > LONGEST:
                return {"fault": f"more than {LONGEST:,} characters of text"}
        return {"text": "\n".join(one for one in text if one), "title": _title(content)}
    except (PDFEncryptionError, PDFTextExtractionNotAllowed):
        return {"fault": "it is locked with a password"}
    except MemoryError:
        return {"fault": "it unpacks to more than fits into memory"}
    except Exception as error:  # whatever a PDF does to the library
        return {"fault": f"it is broken ({type(error).__name__}: {str(error)[:100]})"}


def _bound() -> None:
    """Set the bounds of this program, where the system has such."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Read a PDF from standard input and print one JSON object."""
    _bound()
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
