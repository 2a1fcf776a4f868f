"""The character set of documents that declare one, and often a wrong one: pages, feeds, e-mails."""

from __future__ import annotations

import codecs
import re

from musnad.faults import Fault, InputError
from musnad.sources.encodings import decode, likely_encoding
from musnad.text import is_arabic

__all__ = ["decode_declared"]

_META = re.compile(rb"""<(?:meta\b|\?xml\b)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
#: Words beyond ASCII: markup and scripts would hide what a page is written in.
_WORDS = re.compile(rb"[\x80-\xff]{2,}")
#: Encodings of Python that no document is written in; some of them take quadratic time.
_NOT_OF_DOCUMENTS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape", "unicode-escape", "utf-7"})
#: Latin-1 and Latin-5 mean the Windows sets that hold them; the names are those of the Web.
_ON_THE_WEB = {
    "ascii": "windows-1252", "iso8859-1": "windows-1252", "cp1252": "windows-1252", "iso8859-9": "windows-1254",
    "cp1254": "windows-1254", "cp1256": "windows-1256", "iso8859-6": "iso-8859-6",
}  # fmt: skip
_SAMPLE = 200_000


def decode_declared(data: bytes, place: str, declared: str | None = None) -> tuple[str, str]:
    """The text of a document and the character set it was read in.

    A byte order mark goes first, then UTF-8 where the bytes are valid UTF-8, then what was declared (by the server, then by the
    document), unless the bytes plainly are in another Arabic encoding. A few broken bytes become U+FFFD.
    Raises InputError when nothing fits.

    >>> decode_declared("قال الوزير".encode("cp1256"), "a.html", "iso-8859-1")
    ('قال الوزير', 'windows-1256')
    >>> decode_declared("قال الوزير".encode(), "a.html", "windows-1256")[1]
    'utf-8'
    >>> decode_declared('<meta charset="windows-1252">Çavuşoğlu said “no”'.encode("cp1254"), "a.html", "latin5")[0][-4:]
    '“no”'
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, place), "utf-8" if data.startswith(codecs.BOM_UTF8) else "utf-16"
    if data[:2] in (b"<\0", b"\0<"):  # UTF-16 without its mark, which would pass for UTF-8
        unmarked = "utf-16-le" if data[:1] == b"<" else "utf-16-be"
        return data.decode(unmarked, "replace"), unmarked
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        pass
    inside = _META.search(data[:4096])
    names = [name for one in (declared, inside and inside[1].decode("ascii", "replace")) if one and (name := _codec(one))]
    words = b" ".join(_WORDS.findall(data[:_SAMPLE]))
    guess = likely_encoding(words) if len(words) > 8 else None
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeError:
            continue
        if not (guess and _is_arabic_set(guess) and not any(map(is_arabic, text[:_SAMPLE]))):
            return text, name
    guess = guess or likely_encoding(data[:_SAMPLE])
    if guess:
        return data.decode(guess, "replace"), guess
    decode(data, place)  # says what is wrong
    raise InputError(Fault(place, "no text in any known encoding", "", "name its encoding with --encoding"))


def _codec(name: str) -> str | None:
    """The encoding a document means by a name; None for a name of none."""
    try:
        found = codecs.lookup(name.strip()).name
        b"a".decode(found)  # rot13 and others are codecs, and no encodings
    except (LookupError, ValueError):
        return None
    if found in _NOT_OF_DOCUMENTS:
        return None
    return _ON_THE_WEB.get(found, found)


def _is_arabic_set(name: str) -> bool:
    return b"\xc7\xe1".decode(name, "replace").startswith("ا") or name in ("cp720", "cp864")
