"""Servers that mean harm or are broken: a clear fault, in bounded time, and what came whole is kept."""

from __future__ import annotations

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import msgspec
import pytest

from musnad.faults import Fault
from musnad.sources.items import Item, Options
from musnad.sources.places import find_items

from .conftest import Site
from .test_feeds import PAGE, only_fault, parted, rss


@pytest.fixture(autouse=True)
def _nothing_hangs() -> object:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < 8


def test_a_server_that_drips(site: Site, options: Options) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100000")
        request.end_headers()
        request.wfile.write(rss(1, 2)[:-16])
        while True:
            request.wfile.write(b" ")
            time.sleep(0.1)

    items, faults = parted(list(find_items(site.answer("/feed.xml", drip), options)))
    assert len(items) == 2
    assert "no answer in time" in str(faults[0])


def test_headers_that_drip(site: Site, options: Options) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            request.wfile.write(b"x")
            time.sleep(0.1)

    assert "no answer in time" in str(only_fault(list(find_items(site.answer("/feed.xml", drip), options))))


def test_a_server_that_says_nothing(options: Options) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/feed.xml"
        assert "no answer in time" in str(only_fault(list(find_items(url, options))))
    assert "no answer" in str(only_fault(list(find_items(url, options)))), "and one that is gone"


def test_a_server_that_speaks_something_else(options: Options, site: Site) -> None:
    def speak(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"220 smtp.example ESMTP\r\n" * 3)

    assert "no answer" in str(only_fault(list(find_items(site.answer("/", speak), options))))


def test_redirects_lead_on(site: Site, options: Options) -> None:
    site.give("/new.xml", rss(1))
    url = site.give("/old.xml", b"", 301, Location="/new.xml")
    assert len(list(find_items(url, options))) == 1


def test_a_redirect_loop(site: Site, options: Options) -> None:
    site.give("/b", b"", 302, Location="/a")
    fault = only_fault(list(find_items(site.give("/a", b"", 302, Location="/b"), options)))
    assert "redirect loop" in fault.fault
    assert len(site.asked) == 2


def test_redirects_without_end(site: Site, options: Options) -> None:
    for n in range(9):
        site.give(f"/{n}", b"", 302, Location=f"/{n + 1}")
    assert "more than 3 redirects" in str(only_fault(list(find_items(f"{site.url}/0", options))))
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "target",
    [
        "http://10.1.2.3/feed.xml",
        "http://localhost:{port}/feed.xml",  # a name that resolves to this machine
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]:{port}/feed.xml",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f000001:{port}/feed.xml",
        "http://0/feed.xml",
    ],
)
def test_a_redirect_into_a_private_network(site: Site, options: Options, target: str) -> None:
    site.give("/feed.xml", rss(1))
    target = target.format(port=site.url.rpartition(":")[2])
    fault = only_fault(list(find_items(site.give("/moved.xml", b"", 302, Location=target), options)))
    assert "private network" in fault.fault
    assert target in fault.fault
    assert site.paths == ["/moved.xml"]


def test_private_addresses_are_refused_unless_allowed(site: Site, options: Options) -> None:
    limits = msgspec.structs.replace(options.limits, private=frozenset())
    fault = only_fault(list(find_items(site.give("/feed.xml", rss(1)), msgspec.structs.replace(options, limits=limits))))
    assert "private network" in fault.fault
    assert "--private 127.0.0.1" in fault.remedy
    assert not site.asked


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "data:text/plain,x"])
def test_other_schemes(site: Site, options: Options, target: str) -> None:
    assert "choices: http, https" in str(only_fault(list(find_items(target, options))))
    fault = only_fault(list(find_items(site.give("/feed.xml", b"", 302, Location=target), options)))
    assert target in fault.fault


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "https://:80/", "http://a b.example/", "http://\u0000/", "http://x:99999/"]
)
def test_no_addresses(url: str, options: Options) -> None:
    only_fault(list(find_items(url, options)))


@pytest.mark.parametrize(("status", "hint"), [(404, "moved"), (410, "gone"), (403, "browser"), (429, "later"), (500, "later")])
def test_answers_without_a_feed(site: Site, options: Options, status: int, hint: str) -> None:
    fault = only_fault(list(find_items(site.give("/feed.xml", b"no", status, Retry_After="120"), options)))
    assert str(status) in fault.fault
    assert hint in fault.remedy


def test_damaged_gzip(site: Site, options: Options) -> None:
    packed = gzip.compress(rss(*range(200)))
    cut = site.give("/cut.xml", packed[: len(packed) // 2], Content_Encoding="gzip")
    items, faults = parted(list(find_items(cut, options)))
    assert 10 < len(items) < 200
    assert "compressed" in str(faults[0])
    lie = site.give("/lie.xml", rss(1), Content_Encoding="gzip")
    assert "compressed" in str(only_fault(list(find_items(lie, options))))
    other = site.give("/br.xml", rss(1), Content_Encoding="br")
    assert "was not asked for" in str(only_fault(list(find_items(other, options))))


def test_an_answer_shorter_than_it_says(site: Site, options: Options) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100000")
        request.end_headers()
        request.wfile.write(rss(1, 2, 3)[:-120])
        request.close_connection = True

    items, faults = parted(list(find_items(site.answer("/feed.xml", answer), options)))
    assert len(items) == 2
    assert "no answer" in faults[0].fault


@pytest.mark.parametrize("header", ["text/html; charset=iso-8859-1", "text/html; charset=klingon", "text/html; charset=utf-8"])
def test_a_wrong_charset_header(site: Site, options: Options, header: str) -> None:
    sentence = "التقى وزير الخارجية نظيره في أنقرة وناقشا الهدنة، ثم عقدا مؤتمرا صحفيا مشتركا. " * 5
    page = f"<html><head><title>لقاء</title></head><body><article><p>{sentence}</p></article></body></html>"
    [(_, item)] = find_items(site.give("/a", page.encode("cp1256"), Content_Type=header), options)
    assert isinstance(item, Item)
    assert item.report.text.startswith("التقى وزير الخارجية")
    assert item.charset == "windows-1256"
    feed = rss(1).decode().replace("١٥", "15").replace("٢٠٢٠", "2020").encode("cp1256")
    [(_, item)] = find_items(site.give("/feed.xml", feed, Content_Type=header), options)
    assert isinstance(item, Item)
    assert item.report.text.startswith("التقى الوزير")


def test_a_page_that_breaks_off_is_no_report(site: Site, options: Options) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100000")
        request.end_headers()
        request.wfile.write(PAGE.encode())
        request.close_connection = True

    assert "nothing of it was read" in str(only_fault(list(find_items(site.answer("/page", answer), options))))


BOMB = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "{0}">{1}]><rss><channel><item><title>&j;</title></item></channel></rss>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entity_bombs(site: Site, options: Options, encoding: str) -> None:
    names = "abcdefghij"
    chain = "".join(f'<!ENTITY {n} "{f"&{m};" * 10}">' for m, n in pairwise(names))
    bomb = BOMB.format("x" * 1000, chain).encode(encoding)
    only_fault(list(find_items(site.give("/feed.xml", bomb), options)))


def test_an_entity_that_reads_files(site: Site, options: Options) -> None:
    xxe = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    assert "entities of its own" in str(only_fault(list(find_items(site.give("/feed.xml", xxe.encode()), options))))


def test_entries_that_say_one_id_twice_or_a_day_to_come(site: Site, options: Options) -> None:
    feed = rss(1, 2, 3).replace(b"<guid>g2</guid>", b"<guid>g1</guid>").replace("٢٠٢٠".encode(), "٢٠٨٠".encode(), 1)
    items, faults = parted(list(find_items(site.give("/feed.xml", feed), options)))
    assert [(item.report.id, item.report.published) for item in items] == [("g1", None), ("", "2020-03-15"), ("g3", "2020-03-15")]
    assert ["published 2080-03-15" in faults[0].fault, "id 'g1' already" in faults[1].fault] == [True, True]
    assert all(fault.remedy for fault in faults)


def test_one_broken_entry_spoils_no_other(site: Site, options: Options) -> None:
    feed = rss(1, 2, 3).replace("<title>محادثات".encode(), b"<title><x:y>&broken <", 1)
    items, _ = parted(list(find_items(site.give("/feed.xml", feed), options)))
    assert [item.report.id for item in items][-2:] == ["g2", "g3"]


def test_a_feed_of_brackets_takes_no_quadratic_time(site: Site, options: Options) -> None:
    for piece in (b"<item ", b"<![CDATA[", b"<!--", b"<item><![CDATA[]]>", b"<item>"):
        found = list(find_items(site.give("/feed.xml", b"<rss><channel>" + piece * (290_000 // len(piece))), options))
        assert all(isinstance(one, Fault) for _, one in found)
