"""The entries of an RSS or Atom feed, cut out of it as small feeds of one entry: a broken one spoils no other."""

from __future__ import annotations

import re
from typing import NamedTuple

from musnad.faults import Fault, InputError
from musnad.sources.documents import format_of

__all__ = ["Feed", "check_entities", "cut_feed", "is_feed"]

_XML = re.compile(rb"(?:<!--.{0,2000}?-->\s*)*<(?:\?xml|!doctype|rss|feed|rdf:RDF)\b", re.I | re.S)
# Bounded, so that a feed of nothing but opening brackets takes no quadratic time.
_ROOT = re.compile(r"<(rss|feed|rdf:RDF)\b[^<>]{0,9999}>", re.I)
_OPENING = re.compile(r"<(item|entry)\b[^<>]{0,9999}>|<!\[CDATA\[|<!--", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


class Feed(NamedTuple):
    """A feed taken apart: `head` is what stands before the first entry, made whole; each of `entries` is a feed of one entry.
    `atom` tells Atom from RSS; `cut` that the last entry breaks off, and is left out."""

    head: str
    entries: tuple[str, ...]
    atom: bool
    cut: bool


def is_feed(content: bytes) -> bool:
    """Whether bytes are XML as feeds are, and no page. Whether there are entries in it shows when it is taken apart.

    >>> is_feed(b'<?xml version="1.0"?><!-- x --><rss>'), is_feed("\\ufeff<feed>".encode("utf-16")), is_feed(b"<html><rss>")
    (True, True, False)
    """
    start = content[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:4096]
    return bool(_XML.match(start)) and format_of(start) != "html"


def check_entities(text: str, place: str) -> None:
    """Raises InputError for a feed that declares entities of its own: they are how a small file is made to fill a machine.

    >>> check_entities('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN"><rss>', "a.xml")
    """
    if re.search(r"<!ENTITY", text, re.I):
        remedy = "tell its makers; no feed needs them"
        raise InputError(Fault(place, "the feed declares entities of its own, which may unpack without end", "", remedy))


def cut_feed(text: str, place: str) -> Feed:
    """Take a feed apart. Raises InputError when the text is no feed.

    >>> feed = cut_feed('<rss><channel><title>T</title><item>1</item><item><![CDATA[</item>]]></item><item>3', "a.xml")
    >>> feed.head, feed.cut
    ('<rss><channel><title>T</title></channel></rss>', True)
    >>> feed.entries[1]
    '<rss><channel><item><![CDATA[</item>]]></item></channel></rss>'
    """
    text = _DECLARATION.sub("", text, count=1)
    root = _ROOT.search(text)
    if not root:
        raise InputError(Fault(place, "no feed: it has neither <rss> nor <feed>", "", "give the address of an RSS or Atom feed"))
    name = root[1]
    atom = name.lower() == "feed"
    before, after = (
        (root[0], f"</{name}>") if atom or name.lower() == "rdf:rdf" else (f"{root[0]}<channel>", f"</channel></{name}>")
    )
    spans, cut = _entry_spans(text, root.end())
    entries = tuple(f"{before}{text[start:end]}{after}" for start, end in spans)
    head = text[root.start() : spans[0][0] if spans else _head_end(text, root.end())]
    head = head.rpartition(f"</{name}>")[0] or head
    closed = "" if atom or "</channel>" in head or "<channel" not in head else "</channel>"
    return Feed(f"{head}{closed}</{name}>", entries, atom, cut)


def _head_end(text: str, start: int) -> int:
    """Where the head of a feed without a whole entry ends: at its first entry, if any."""
    opening = re.compile(r"<(?:item|entry)\b", re.I).search(text, start)
    return opening.start() if opening else len(text)


def _entry_spans(text: str, start: int) -> tuple[list[tuple[int, int]], bool]:
    """Where the entries begin and end, and whether the last breaks off. Marked sections and comments hold no tags."""
    spans: list[tuple[int, int]] = []
    at = start
    while opening := _OPENING.search(text, at):
        if opening[1] is None:
            at = _after(text, "]]>" if opening[0].startswith("<![") else "-->", opening.end())
            if at < 0:
                break
        elif opening[0].endswith("/>"):
            at = opening.end()
        else:
            at = _entry_end(text, f"</{opening[1]}>", opening.end())
            if at < 0:
                return spans, True
            spans.append((opening.start(), at))
    return spans, False


def _entry_end(text: str, closing: str, at: int) -> int:
    """Where an entry ends, or -1 when it breaks off."""
    end = text.find(closing, at)
    while end >= 0:
        marked = text.find("<![CDATA[", at, end)
        if marked < 0:
            return end + len(closing)
        at = _after(text, "]]>", marked)
        if at < 0:
            return -1
        if at > end:
            end = text.find(closing, at)
    return -1


def _after(text: str, sign: str, at: int) -> int:
    """The place after the next such sign, or -1."""
    found = text.find(sign, at)
    return found + len(sign) if found >= 0 else -1
