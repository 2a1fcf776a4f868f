"""PDF documents with a text layer, taken apart by a process of their own with bounds of time and memory."""

from __future__ import annotations

import subprocess
import sys

import msgspec

from musnad.faults import Fault, InputError
from musnad.sources.documents import Document, Extract

__all__ = ["read_pdf"]

#: How long one document may take, in seconds.
LONGEST = 90.0
_REMEDY = "save its text as a .txt file, e.g. with pdftotext"


class _Outcome(msgspec.Struct):
    text: str = ""
    title: str | None = None
    fault: str = ""


def read_pdf(document: Document, longest: float = LONGEST) -> Extract:
    """The text of a PDF, a line for each block. Raises InputError for one that is broken, locked, endless or without text."""
    place = document.address
    command = [sys.executable, "-m", "musnad.sources.pdf_text"]
    try:
        done = subprocess.run(command, input=document.content, capture_output=True, timeout=longest, check=False)
        outcome = msgspec.json.decode(done.stdout, type=_Outcome)
    except subprocess.TimeoutExpired:
        raise InputError(Fault(place, f"a PDF that takes more than {longest:g} seconds", "", _REMEDY)) from None
    except (msgspec.DecodeError, OSError):
        raise InputError(Fault(place, "a PDF that cannot be read within bounds of time and memory", "", _REMEDY)) from None
    if outcome.fault:
        raise InputError(Fault(place, f"a PDF that cannot be read: {outcome.fault}", "", _REMEDY))
    if not outcome.text.strip():
        remedy = "give it one first, e.g. ocrmypdf -l ara+eng FILE OUT"
        raise InputError(Fault(place, "a PDF without a text layer: its pages are pictures", "", remedy))
    return Extract({"text": outcome.text, "headline": outcome.title})
