"""Feeds over a real connection: what they give, politeness, and every way in which they go wrong."""

from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler

import msgspec
import pytest

from musnad.faults import Fault
from musnad.sources.extraction import extract
from musnad.sources.feeds import find_in_answer
from musnad.sources.fetching import Fetcher
from musnad.sources.items import Found, Item, Known, Options
from musnad.sources.places import find_items

from .conftest import Site

ENTRY = (
    "<item><title>محادثات في أنقرة</title><link>https://news.example/{0}</link><guid>g{0}</guid>"
    "<pubDate>الأحد، ١٥ مارس ٢٠٢٠</pubDate>"
    "<description>&lt;p&gt;التقى الوزير نظيره {0}.&lt;/p&gt;&lt;p&gt;وناقشا الهدنة.&lt;/p&gt;</description></item>"
)
RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>\u200fالمنارة نت</title>{0}</channel></rss>'
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><entry><title>Talks</title><id>urn:1</id>
<link href="https://wire.example/1"/><updated>2020-03-15T10:00:00Z</updated><summary>Short.</summary>
<content type="html">&lt;p&gt;The minister met his counterpart.&lt;/p&gt;</content></entry></feed>"""
PAGE = (
    '<html><head><title>Talks</title><meta property="article:published_time" content="2020-03-15T08:00:00Z"></head>'
    "<body><article><p>The foreign minister met his counterpart in Ankara on Sunday to discuss the truce, officials said. "
    "The two ministers agreed to meet again within a week and to keep the crossing open.</p></article></body></html>"
)


def rss(*numbers: object) -> bytes:
    """A feed of such entries."""
    return RSS.format("".join(ENTRY.format(n) for n in numbers)).encode()


def parted(found: list[Found]) -> tuple[list[Item], list[Fault]]:
    """The items and the faults."""
    return [one for _, one in found if isinstance(one, Item)], [one for _, one in found if isinstance(one, Fault)]


def only_fault(found: list[Found]) -> Fault:
    """The fault that is all that was found."""
    [(_, fault)] = found
    assert isinstance(fault, Fault)
    assert fault.place
    assert fault.fault
    assert fault.remedy
    return fault


def test_rss(site: Site, options: Options) -> None:
    url = site.give("/feed.xml", rss(1, 2), Content_Type="application/rss+xml")
    items, faults = parted(list(find_items(url, options)))
    assert not faults
    first = items[0]
    assert first.report.text == "التقى الوزير نظيره 1.\nوناقشا الهدنة."
    assert (first.report.headline, first.report.published, first.report.id) == ("محادثات في أنقرة", "2020-03-15", "g1")
    assert first.report.outlet == "المنارة نت"
    assert (first.report.url, first.address) == ("https://news.example/1", f"{url}!https://news.example/1")
    assert extract(first.content, first.media_type, first.charset, first.address).text == first.report.text


def test_atom(site: Site, options: Options) -> None:
    [item], faults = parted(list(find_items(site.give("/atom", ATOM.encode()), options)))
    assert not faults
    assert (item.report.text, item.report.published) == ("The minister met his counterpart.", "2020-03-15T10:00:00Z")
    assert (item.report.outlet, item.report.id, item.media_type) == ("Example Wire", "urn:1", "application/atom+xml")


def test_an_unchanged_feed_is_not_sent_again(site: Site, options: Options) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        known = request.headers.get("If-None-Match") == '"v1"' and request.headers.get("If-Modified-Since") == "then"
        request.send_response(304 if known else 200)
        request.send_header("ETag", '"v1"')
        request.send_header("Last-Modified", "then")
        request.send_header("Content-Length", "0" if known else str(len(rss(1))))
        request.end_headers()
        if not known:
            request.wfile.write(rss(1))

    url = site.answer("/feed.xml", answer)
    with Fetcher(options.limits) as fetcher:
        first = fetcher.get(url)
        again = fetcher.get(url, first.validators)
        assert len(list(find_in_answer(first, url, options, fetcher))) == 1
        assert again.unchanged
        assert list(find_in_answer(again, url, options, fetcher)) == []


def test_pages_of_entries_are_fetched_once_and_politely(site: Site, options: Options) -> None:
    body = rss("a", "b", "c").replace(b"https://news.example", site.url.encode())
    site.give("/robots.txt", b"User-agent: *\nDisallow: /b\n")
    site.give("/a", PAGE.encode(), Content_Type="text/html")
    url = site.give("/feed.xml", body)
    asked = msgspec.structs.replace(options, pages=True, visited=lambda link: link.endswith("/c"))
    found = list(find_items(url, asked))
    items, faults = parted(found)
    assert site.paths == ["/feed.xml", "/robots.txt", "/a"]
    assert items[0].address == f"{site.url}/a"
    assert items[0].report.text.startswith("The foreign minister met")
    assert (items[0].report.headline, items[0].report.id) == ("Talks", "ga")
    assert "robots.txt" in str(faults[0])
    assert items[1].address.endswith("!" + site.url + "/b"), "what the feed says is kept where the page is not to be had"
    assert isinstance(found[-1][1], Known)


def test_requests_to_one_host_are_spaced(site: Site, options: Options) -> None:
    url = site.give("/feed.xml", rss(1))
    with Fetcher(msgspec.structs.replace(options.limits, delay=0.15)) as fetcher:
        begun = time.monotonic()
        for _ in range(3):
            fetcher.get(url)
    assert time.monotonic() - begun >= 0.3


@pytest.mark.parametrize("packed", [False, True])
def test_a_feed_that_never_ends_gives_what_came_whole(site: Site, options: Options, packed: bool) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Encoding", "gzip" if packed else "identity")
        request.send_header("Connection", "close")
        request.end_headers()
        start, entry = RSS.partition("{0}")[0].encode(), ENTRY.format("x" * 5000).encode()
        if packed:
            request.wfile.write(gzip.compress(start + entry * 200))
            return
        request.wfile.write(start)
        while True:
            request.wfile.write(entry)

    begun = time.monotonic()
    items, faults = parted(list(find_items(site.answer("/feed.xml", answer), options)))
    assert time.monotonic() - begun < 10
    assert len(items) >= 15
    assert "more than 300,000 bytes" in str(faults[0])
    assert "came whole" in str(faults[0])
