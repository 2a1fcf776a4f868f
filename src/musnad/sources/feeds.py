"""RSS and Atom feeds, over HTTP or from a file, and single pages over HTTP."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from musnad.faults import Fault, InputError
from musnad.sources.answers import Answer
from musnad.sources.charsets import decode_declared
from musnad.sources.checks import check_ids
from musnad.sources.dates import find_date
from musnad.sources.documents import Document, Extract
from musnad.sources.extraction import read_document
from musnad.sources.feed_parts import check_entities, cut_feed, is_feed
from musnad.sources.fetching import Fetcher
from musnad.sources.items import Found, Known, Options, now
from musnad.sources.pages import plain_text
from musnad.sources.robots import Robots

__all__ = ["find_at_url", "find_in_answer", "find_in_feed", "read_entry"]

#: What one feed may hold: more is no feed.
MAX_ENTRIES = 5_000


def find_at_url(url: str, options: Options) -> Iterator[Found]:
    """The reports of a feed, or the report of a page."""
    with Fetcher(options.limits) as fetcher:
        try:
            answer = fetcher.get(url)
        except InputError as error:
            yield url, error.fault
            return
        yield from find_in_answer(answer, url, options, fetcher)


def find_in_answer(answer: Answer, url: str, options: Options, fetcher: Fetcher) -> Iterator[Found]:
    """The reports in what a URL gave. Of a feed that broke off, the entries that came whole; of a page, nothing."""
    if answer.unchanged:
        return
    feed = is_feed(answer.body)
    if answer.broken:
        yield url, answer.broken._replace(choices="the entries that came whole were read" if feed else "nothing of it was read")
    if feed:
        yield from find_in_feed(answer.body, url, options, answer, fetcher)
    elif not answer.broken:
        document = Document(answer.body, url, answer.fetched, answer.media_type, answer.charset, answer.url)
        yield from read_document(document, options)


def find_in_feed(
    content: bytes, address: str, options: Options, answer: Answer | None = None, fetcher: Fetcher | None = None
) -> Iterator[Found]:
    """The reports of a feed's entries; with `options.pages` those of the pages that they lead to."""
    try:
        text, _ = decode_declared(content, address, answer.charset if answer else None)
        check_entities(text, address)
        feed = cut_feed(text, address)
    except InputError as error:
        yield address, error.fault
        return
    if feed.cut and not (answer and answer.broken):
        yield address, Fault(address, "the feed breaks off", "the entries that came whole were read", "fetch it again")
    if len(feed.entries) > MAX_ENTRIES:
        what = f"{len(feed.entries):,} entries in one feed"
        yield address, Fault(address, what, f"the first {MAX_ENTRIES:,} were read", "split it, or write JSON Lines")
    fetched = answer.fetched if answer else now()
    outlet = options.outlet or _parsed(feed.head.encode()).feed.get("title")
    media_type = "application/atom+xml" if feed.atom else "application/rss+xml"
    entries = (
        Document(one.encode(), address, fetched, media_type, "utf-8", known={"outlet": outlet})
        for one in feed.entries[:MAX_ENTRIES]
    )
    robots = Robots(fetcher) if fetcher and options.limits.robots else None
    yield from check_ids(_entries(entries, options, fetcher if options.pages else None, robots))


def read_entry(document: Document) -> Extract:
    """The report in a feed of one entry: the longest of what it gives as its text. Raises InputError when it holds no words."""
    entries = _parsed(document.content).entries
    if not entries:
        raise InputError(Fault(document.address, "an entry that cannot be read", "", "tell the makers of the feed"))
    entry = entries[0]
    given = [entry.get("summary"), *(part.get("value") for part in entry.get("content", ()))]
    headline = plain_text(entry.get("title") or "").replace("\n", " ")
    text = max((plain_text(one) for one in given if one), key=len, default="") or headline
    if not text:
        raise InputError(Fault(document.address, "an entry without words", "", "tell the makers of the feed"))
    fields = {
        "text": text,
        "headline": headline,
        "published": find_date(entry.get("published")) or find_date(entry.get("updated")),
        "url": entry.get("link"),
        "id": entry.get("id"),
        "outlet": (entry.get("source") or {}).get("title"),
    }
    return Extract(fields, "utf-8")


def _entries(entries: Iterator[Document], options: Options, fetcher: Fetcher | None, robots: Robots | None) -> Iterator[Found]:
    """The entries one by one, each at an address of its own: `feed!link`, `feed!id` or `feed!number`."""
    for number, document in enumerate(entries, 1):
        try:
            said = read_entry(document).fields
        except InputError as error:
            yield f"{document.address}!{number}", error.fault._replace(place=f"{document.address}!{number}")
            continue
        link = said["url"]
        if fetcher and link:
            found = list(_page(link, said, document, options, fetcher, robots))
            yield from found
            if any(not isinstance(one, Fault) for _, one in found):
                continue  # else what the feed says of it is better than nothing
        address = f"{document.address}!{link or said['id'] or number}"
        yield from read_document(document._replace(address=address), options)


def _page(link: str, said: Any, document: Document, options: Options, fetcher: Fetcher, robots: Robots | None) -> Iterator[Found]:
    """The report of the page that an entry leads to."""
    if options.visited and options.visited(link):
        yield link, Known(link, "")
        return
    try:
        if robots:
            robots.check(link)
        answer = fetcher.get(link)
    except InputError as error:
        yield link, error.fault
        return
    if answer.broken:
        yield link, answer.broken
        return
    known = {**document.known, "headline": said["headline"], "published": said["published"], "id": said["id"]}
    page = Document(answer.body, link, answer.fetched, answer.media_type, answer.charset, answer.url, known)
    yield from read_document(page, options)


def _parsed(content: bytes) -> Any:
    """feedparser's view of a feed; a stream, since it takes other bytes for the name of a file."""
    import feedparser

    return feedparser.parse(io.BytesIO(content), response_headers={"content-type": "application/xml; charset=utf-8"})
