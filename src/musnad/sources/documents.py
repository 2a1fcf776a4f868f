"""One document: its bytes, what its container says of them, and its format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

__all__ = ["MEDIA_TYPES", "Document", "Extract", "Format", "declared_format", "format_of"]

Format = Literal["docx", "entry", "html", "json", "mail", "pdf", "text"]


class Document(NamedTuple):
    """The bytes of one document and what its container says: declared media type and character set, the URL of a page, and
    `known`, the fields of the report that a feed entry or a header names. `media_type` is empty when nothing declares one."""

    content: bytes
    address: str
    fetched: str
    media_type: str = ""
    charset: str | None = None
    url: str | None = None
    known: Mapping[str, str | None] = {}


class Extract(NamedTuple):
    """What a format gives: fields of the report (text, headline, outlet, published, url, id) and the character set used."""

    fields: Mapping[str, str | None]
    charset: str | None = None


_TYPES: dict[str, Format] = {
    "text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "application/json": "json",
    "application/pdf": "pdf", "message/rfc822": "mail",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/rss+xml": "entry", "application/atom+xml": "entry",
}  # fmt: skip
#: The media type of each format where none is declared.
MEDIA_TYPES: dict[Format, str] = {
    "text": "text/plain", "html": "text/html", "json": "application/json", "pdf": "application/pdf", "mail": "message/rfc822",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "entry": "application/rss+xml",
}  # fmt: skip
_SUFFIXES: dict[str, Format] = {"html": "html", "htm": "html", "xhtml": "html", "eml": "mail", "docx": "docx", "pdf": "pdf"}
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S)


def declared_format(media_type: str) -> Format | None:
    """The format that a media type names, whatever parameters it has.

    >>> declared_format("text/html; charset=utf-8"), declared_format("image/png")
    ('html', None)
    """
    return _TYPES.get(media_type.partition(";")[0].strip().lower())


def format_of(content: bytes, media_type: str = "", address: str = "") -> Format:
    """The format of a document: what its first bytes show, then what was declared, then the suffix of its name, else text.

    >>> format_of(b"%PDF-1.7", "text/html"), format_of(b"<!DOCTYPE html><p>", "text/plain"), format_of(b"Kerry met", "", "a.txt")
    ('pdf', 'html', 'text')
    """
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if _HTML.match(start):
        return "html"
    return declared_format(media_type) or _SUFFIXES.get(address.rpartition(".")[2].lower(), "text")
