"""Newsletters: e-mails in .eml files and mbox folders, with the reports attached to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from io import BufferedReader
from typing import Any, TypeAlias

from musnad.faults import Fault, InputError
from musnad.sources.charsets import decode_declared
from musnad.sources.dates import find_date
from musnad.sources.documents import Document, Extract, format_of
from musnad.sources.extraction import read_document
from musnad.sources.items import Found, Options, now

__all__ = ["find_attached", "find_in_mbox", "read_mail"]

#: A plain part below this many characters beside an HTML part only says where to look, as many newsletters do.
_STUB = 200
_LINE = 1 << 16
_READ_ATTACHED = ("pdf", "docx", "html", "mail")
_DEEPEST = 5
_MOST_PARTED = 200
#: What the library raises for broken e-mails.
_BROKEN = (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError, AssertionError)
#: A header of more characters takes the library quadratic time.
_ENDLESS = re.compile(rb"^(?:content-\w+|subject|from|date|message-id|archived-at):(?:[^\r\n]|\r?\n[ \t]){20000}", re.I | re.M)
Mail: TypeAlias = "Message[str, str]"


def find_in_mbox(stream: BufferedReader[Any], path: str, options: Options) -> Iterator[Found]:
    """The reports of an mbox file: each e-mail, at `path!number`, and what is attached to it."""
    most = options.limits.size
    for number, message in enumerate(_messages(stream, most), 1):
        place = f"{path}!{number}"
        if message is None:
            yield (
                place,
                Fault(place, f"more than {most:,} bytes in one e-mail", "the others are read", "save what it holds by itself"),
            )
            continue
        document = Document(message, place, now(), "message/rfc822")
        yield from read_document(document, options)


def find_attached(document: Document, options: Options) -> Iterator[Found]:
    """The reports attached to an e-mail, at `address!name`: PDF, DOCX, pages, other e-mails."""
    place = document.address
    try:
        attached = [(_file_name(part), *_content(part)) for part in _parts(_parsed(document)) if _is_attached(part)]
    except InputError:
        return  # told when the e-mail itself was read
    except _BROKEN:
        yield place, Fault(place, "what is attached cannot be taken out", "", "save it by itself")
        return
    for name, content, charset, media_type in attached:
        if not content or format_of(content, media_type, name) not in _READ_ATTACHED:
            continue
        if place.count("!") > _DEEPEST:
            yield (
                place,
                Fault(place, f"more than {_DEEPEST} e-mails in each other", "the outer ones were read", "save it by itself"),
            )
            return
        yield from read_document(Document(content, f"{place}!{name}", document.fetched, media_type, charset), options)


def read_mail(document: Document) -> Extract:
    """The report that an e-mail is. Raises InputError when it has no words of its own."""
    message = _parsed(document)
    try:
        text, charset = _body(message, document.address)
    except _BROKEN as error:
        raise InputError(_untaken(document.address, error)) from None
    if not text.strip():
        raise InputError(Fault(document.address, "an e-mail without words", "", "save what is attached to it by itself"))
    fields = {
        "text": text.strip().replace("\r\n", "\n"),
        "headline": _header(message, "Subject"),
        "outlet": _sender(_header(message, "From")),
        "published": find_date(_header(message, "Date")),
        "url": (_header(message, "Archived-At") or "").strip("<> "),
        "id": (_header(message, "Message-ID") or "").strip("<> "),
    }
    return Extract(fields, charset)


def _body(message: Mail, place: str) -> tuple[str, str | None]:
    """The words of an e-mail and their character set: of its plain part, or of its HTML part where the plain one is a stub."""
    bodies = [part for part in _parts(message) if part.get_content_maintype() == "text" and not _is_attached(part)]
    plain = next((part for part in bodies if part.get_content_subtype() != "html"), None)
    html = next((part for part in bodies if part.get_content_subtype() == "html"), None)
    text, charset = _text(plain, place) if plain else ("", None)
    if html and len(text.strip()) < _STUB:
        from musnad.sources.pages import plain_text

        source, of_html = _text(html, place)
        shown = plain_text(source)
        if len(shown) > len(text.strip()):
            return shown, of_html
    return text, charset


def _parts(message: Mail) -> Iterator[Mail]:
    """The parts of an e-mail that hold something, in order; e-mails in it are parts as a whole."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(one for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


def _messages(stream: BufferedReader[Any], most: int) -> Iterator[bytes | None]:
    """The e-mails of an mbox stream; None for one that is longer than `most` bytes. `>From` at the start of a line is From."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := stream.readline(_LINE):
        if blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= most else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                lines.append(re.sub(rb"^>(>*From )", rb"\1", line))
            else:
                lines.clear()
        blank = not line.strip()
    if begun:
        yield b"".join(lines) if size <= most else None


def _parsed(document: Document) -> Mail:
    """The parts of an e-mail. Raises InputError for one that nests, or whose headers run on, without end."""
    nested = document.content.lower().count(b"multipart/") > _MOST_PARTED
    if nested or _ENDLESS.search(document.content):
        what = "parts in parts without end" if nested else "a header without end"
        raise InputError(Fault(document.address, what, "", "save the words of this e-mail as a .txt file"))
    try:
        return BytesParser().parsebytes(document.content)
    except _BROKEN as error:
        raise InputError(_untaken(document.address, error)) from None


def _untaken(place: str, error: Exception) -> Fault:
    what = f"an e-mail that cannot be taken apart ({type(error).__name__})"
    return Fault(place, what, "", "save its words as a .txt file")


def _header(message: Mail, name: str) -> str | None:
    """A header in words; None for one that is broken."""
    try:
        return " ".join(str(make_header(decode_header(message.get(name) or ""))).split()) or None
    except _BROKEN:
        return None


def _sender(written: str | None) -> str | None:
    """Whom an e-mail is from: the name that stands before the address, or the domain.

    >>> _sender('"وكالة الأنباء" <news@example.org>'), _sender("news@example.org")
    ('وكالة الأنباء', 'example.org')
    """
    if not written:
        return None
    name, _, address = written.rpartition("<")
    return name.strip(' "') or address.rpartition("@")[2].strip("> ") or None


def _is_attached(part: Mail) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message":
        return True
    return bool(part.get_filename()) and part.get_content_maintype() != "text"


def _file_name(part: Mail) -> str:
    return (part.get_filename() or "attachment").replace("\n", " ")


def _content(part: Mail) -> tuple[bytes, str | None, str]:
    """The bytes of a part, its character set, its media type."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return (first.as_bytes() if isinstance(first, Message) else b""), None, "message/rfc822"
    payload = part.get_payload(decode=True)
    return (payload if isinstance(payload, bytes) else b""), part.get_content_charset(), part.get_content_type()


def _text(part: Mail, place: str) -> tuple[str, str | None]:
    content, charset, _ = _content(part)
    return decode_declared(content, place, charset) if content.strip() else ("", charset)
