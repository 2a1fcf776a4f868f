"""HTML pages: the running text through trafilatura, with headline, outlet, date of publication and canonical URL."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from musnad.faults import Fault, InputError
from musnad.sources.charsets import decode_declared
from musnad.sources.dates import find_date
from musnad.sources.documents import Document, Extract

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["plain_text", "read_page"]

#: More is no article, and takes the extraction minutes: elements of one page, and characters of its source.
MAX_ELEMENTS, MAX_SOURCE = 60_000, 6_000_000

#: Where pages name their moment of publication; the attribute `content` holds it.
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "publish-date", "publishdate", "publish_date", "pubdate",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date",
)  # fmt: skip
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_BLOCKS = frozenset("address article blockquote br dd div dt figcaption h1 h2 h3 h4 h5 h6 hr li p pre section td th tr".split())
_UNSEEN = frozenset("head noscript script style template title".split())
_NONE = ("check that the page holds an article", "save its text as a .txt file")


def read_page(document: Document) -> Extract:
    """The article of a page. Raises InputError when the page is too large or holds no running text."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    place = document.address
    source, charset = decode_declared(document.content, place, document.charset)
    tree = _parsed(source, place)
    published = _published(tree)
    try:
        found: Any = trafilatura.bare_extraction(
            tree,
            url=document.url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # whatever a page does to the library, the other pages are still read
        raise InputError(Fault(place, f"the page cannot be taken apart ({type(error).__name__})", *_NONE)) from None
    text = (found.text or "").strip() if found else ""
    if not text:
        raise InputError(Fault(place, "no running text on the page", *_NONE))
    named = found.sitename and not found.sitename.startswith("@") and "." not in found.sitename
    fields = {
        "text": text,
        "headline": found.title,
        "outlet": found.sitename if named else None,
        "published": published or find_date(found.date),
        "url": found.url or document.url,
    }
    return Extract(fields, charset)


def plain_text(html: str) -> str:
    """The text of a piece of HTML, a line for each paragraph, nothing left out but scripts and styles.

    >>> plain_text("<p>قال&nbsp;الوزير</p><p>one<br>two <b>three</b></p><script>x</script>")
    'قال الوزير\\none\\ntwo three'
    """
    import lxml.html

    if not html.strip():
        return ""
    try:
        tree = lxml.html.fromstring(f"<div>{html.replace(chr(0), '')}</div>")
    except (ValueError, lxml.etree.LxmlError):
        return ""
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """The text of a tree in order, a line break round each block; not recursive, since pages nest deeply."""
    from lxml import etree

    unseen = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        hidden = node.tag in _UNSEEN
        if event == "start":
            unseen += hidden
            if node.tag in _BLOCKS:
                yield "\n"
            if not unseen:
                yield re.sub(r"\s+", " ", node.text or "")
            continue
        if event == "end":
            unseen -= hidden
            if node.tag in _BLOCKS:
                yield "\n"
        if not unseen and node is not tree:
            yield re.sub(r"\s+", " ", node.tail or "")


def _parsed(source: str, place: str) -> HtmlElement:
    """The tree of a page. Raises InputError beyond MAX_SOURCE and MAX_ELEMENTS."""
    import lxml.etree
    import lxml.html

    if len(source) > MAX_SOURCE:
        raise InputError(Fault(place, f"{len(source):,} characters in one page, at most {MAX_SOURCE:,} are read", *_NONE))
    without = re.sub(r"^\s*<\?xml[^>]*\?>", "", source.replace("\0", ""), count=1)
    try:
        tree = lxml.html.document_fromstring(without, parser=lxml.html.HTMLParser(collect_ids=False))
    except (ValueError, lxml.etree.LxmlError, AssertionError):
        raise InputError(Fault(place, "no running text on the page", *_NONE)) from None
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        raise InputError(Fault(place, f"{elements:,} elements in one page, at most {MAX_ELEMENTS:,} are read", *_NONE))
    return tree


def _published(tree: HtmlElement) -> str | None:
    """The first moment of publication that the page names, in the order of what is most certain."""
    return next((day for written in _written_dates(tree) if (day := find_date(written))), None)


def _written_dates(tree: HtmlElement) -> Iterator[str | None]:
    metas: dict[str, str | None] = {}
    for meta in tree.iter("meta"):
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name:
                metas.setdefault(name.lower(), meta.get("content"))
    yield from (metas.get(name) for name in _PUBLISHED)
    for script in tree.iter("script"):
        if "json" in (script.get("type") or ""):
            yield from _JSON_LD.findall(script.text or "")
    times = list(tree.iter("time"))
    yield from (time.get("datetime") for time in times)
    dated = tree.xpath("//*[contains(@class, 'date') or contains(@class, 'time') or contains(@id, 'date')]")
    for element in (*times, *dated[:20]):
        written = element.text_content()
        if len(written) < 120:
            yield written
