"""From bytes to text: UTF-8, or what a byte order mark names; anything else is refused with the likely encoding."""

from __future__ import annotations

import codecs
import re

from musnad.faults import Fault, InputError

__all__ = ["decode", "likely_encoding"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: How files of other kinds begin, and how to get at their text.
_MAGIC = (
    (b"%PDF-", "a PDF", "take its text out first, e.g. pdftotext FILE"),
    (b"PK\x03\x04", "a ZIP, DOCX or XLSX", "unpack it, or save it as plain text (UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text (UTF-8)"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first: gunzip -c FILE | musnad read -"),
    (b"\x89PNG", "a PNG picture", "give the text of the report"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the text of the report"),
    (b"GIF8", "a GIF picture", "give the text of the report"),
    (b"SQLite format 3", "an SQLite database", "give the text of the report"),
    (b"\x7fELF", "a program", "give the text of the report"),
)

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_COMMON = frozenset("اليمونرتبهةعدسفكقحجأإىئءشصطخذثضظغزؤآ")
_PLAIN = re.compile(f"[\t\n\r -~\xa0-\u017f\u2010-\u2026،؛؟{''.join(sorted(_COMMON))}]")
_SINGLE_BYTE = ("cp1256", "iso8859_6", "cp720", "cp864")
_NAMES = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6", "cp1252": "windows-1252"}


def decode(data: bytes, place: str, encoding: str | None = None) -> str:
    """The text of a file; a byte order mark is no part of it, line ends stay as they are.

    Raises InputError when the bytes are not text in UTF-8 (or in `encoding`, or as their byte order mark says).

    >>> decode("قال".encode("utf-16"), "a.txt")
    'قال'
    >>> decode("قال وزير الخارجية".encode("cp1256"), "a.txt")
    Traceback (most recent call last):
    musnad.faults.InputError: a.txt: byte 0 is not UTF-8; looks like windows-1256; run again with --encoding windows-1256
    """
    if encoding:
        return _decode_as(data, place, encoding)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], place, name)
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(Fault(place, f"not text but {what}", "", remedy))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise InputError(_not_utf8(data, place, error)) from None
    if len(_CONTROL.findall(text)) > len(text) / 20:
        raise InputError(_not_text(data, place))
    return text


def likely_encoding(data: bytes) -> str | None:
    """The encoding that bytes which are not UTF-8 are most likely in; None when they look like no text.

    >>> likely_encoding("أعلن الرئيس وقف إطلاق النار".encode("iso8859-6")), likely_encoding(bytes(range(128, 256)) * 4)
    ('iso-8859-6', None)
    """
    sample = data[:200_000]
    even = sample[: len(sample) // 2 * 2]
    for name in ("utf-16-le", "utf-16-be"):
        if even and _text_share(even.decode(name, "replace")) > 0.9:
            return name
    replaced = sample.decode("utf-8", "replace")
    damaged, beyond = replaced.count("\ufffd"), sum(c > "\x7f" for c in replaced)
    if beyond and damaged / beyond < 0.1:
        return "utf-8"
    high = sum(b > 0x7F for b in sample)
    if len(_CONTROL.findall(sample.decode("latin-1"))) > len(sample) / 50:
        return None
    if high < len(sample) / 5 and _text_share(sample.decode("cp1252", "replace")) > 0.9:
        return _NAMES["cp1252"]
    best = max(_SINGLE_BYTE, key=lambda name: _arabic_share(sample, name))
    return _NAMES.get(best, best) if _arabic_share(sample, best) > 0.7 else None


def _arabic_share(sample: bytes, name: str) -> float:
    """The share of everyday Arabic letters among the bytes beyond ASCII, and a little for the article."""
    text = sample.decode(name, "replace")
    beyond = [c for c in text if c > "\x7f" and not c.isspace()]
    if not beyond:
        return 0.0
    return sum(c in _COMMON for c in beyond) / len(beyond) + min(0.1, 2 * text.count("ال") / len(beyond))


def _text_share(text: str) -> float:
    """The share of characters that a news report is made of: Latin and Arabic letters, ASCII signs, white space."""
    return len(_PLAIN.findall(text)) / len(text) if text else 0.0


def _decode_as(data: bytes, place: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise InputError(
            Fault("--encoding", f"unknown encoding {encoding!r}", "e.g. utf-8, windows-1256, utf-16", "see docs/cli.md")
        ) from None
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        raise InputError(
            Fault(place, f"byte {at} is not {encoding}", "", "check the encoding, or leave --encoding out for a hint")
        ) from None


def _not_utf8(data: bytes, place: str, error: UnicodeDecodeError) -> Fault:
    guess = likely_encoding(data)
    what = f"byte {error.start} is not UTF-8"
    if guess == "utf-8":
        return Fault(
            place,
            what,
            "the rest looks like UTF-8 that was damaged",
            "mend it: iconv -c -f UTF-8 -t UTF-8 FILE leaves broken bytes out",
        )
    if guess:
        return Fault(place, what, f"looks like {guess}", f"run again with --encoding {guess}")
    return Fault(place, what, "looks like no text at all", "give plain text in UTF-8, or name its encoding with --encoding")


def _not_text(data: bytes, place: str) -> Fault:
    guess = likely_encoding(data)
    if guess and guess.startswith("utf-16"):
        return Fault(place, "not UTF-8", f"looks like {guess}", f"run again with --encoding {guess}")
    return Fault(place, "binary data, no text", "", "give plain text in UTF-8")
