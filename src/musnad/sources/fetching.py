"""Fetching over HTTP: conditional requests, politeness, and bounds on time, size and redirects."""

from __future__ import annotations

import time
import zlib
from contextlib import closing
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from musnad import __version__
from musnad.faults import Fault, InputError
from musnad.sources.answers import RETRY, Answer, Validators, refusal, unpacked
from musnad.sources.connecting import AddressRefusedError, Deadline, Transport
from musnad.sources.items import Limits, now

__all__ = ["AGENT", "Fetcher", "check_url"]

AGENT = f"musnad/{__version__}"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "application/atom+xml, application/rss+xml, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",  # the one that is unpacked here, piece by piece
}
_FAILURES = (
    httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)  # fmt: skip
_REDIRECTS = (301, 302, 303, 307, 308)


class Fetcher:
    """Fetches one URL after the other over shared connections; waits between requests to one host. Not for several threads."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.delays: dict[str, float] = {}  # what robots.txt asks of visitors of a host, seconds
        self._deadline = Deadline()
        self._last: dict[str, float] = {}
        self._transport = Transport(self._deadline, private=limits.private)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._transport.close()

    def get(self, url: str, validators: Validators | None = None) -> Answer:
        """Fetch a URL, through redirects. Raises InputError when it may not be asked for and when no answer comes, RefusedError
        for an answer without a document."""
        asked = [url]
        while True:
            check_url(asked[-1], url)
            self._wait(urlsplit(asked[-1]).netloc)
            try:
                with closing(self._send(asked[-1], validators or Validators())) as response:
                    target = response.headers.get("location") if response.status_code in _REDIRECTS else None
                    if target is None:
                        return self._answer(url, response)
            except InputError:
                raise
            except AddressRefusedError as error:
                raise InputError(_refused(url, asked, str(error))) from None
            except (*_FAILURES, OSError, ValueError) as error:
                raise InputError(Fault(url, _unanswered(error, self.limits), "", f"check the address; {RETRY}")) from None
            asked.append(urljoin(asked[-1], target))
            self._check_redirects(asked)

    def _send(self, url: str, validators: Validators) -> httpx.Response:
        """One request. The transport is used as it is: a client would follow redirects and keep cookies."""
        self._deadline.start(self.limits.deadline)
        given = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        headers = {**_HEADERS, **{name: value for name, value in given.items() if value}}
        timeout = httpx.Timeout(self.limits.timeout).as_dict()
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": timeout})
        response = self._transport.handle_request(request)
        response.request = request
        return response

    def _check_redirects(self, asked: list[str]) -> None:
        """Raises InputError for a loop and for too many."""
        if asked[-1] in asked[:-1]:
            what = f"a redirect loop: {' → '.join(asked[-4:])}"
        elif len(asked) - 1 > self.limits.redirects:
            what = f"more than {self.limits.redirects} redirects, the last to {asked[-1]}"
        else:
            return
        raise InputError(Fault(asked[0], what, "", "open the address in a browser and give the one it ends at"))

    def _wait(self, host: str) -> None:
        """Sleep until the host may be asked again."""
        delay = max(self.limits.delay, self.delays.get(host, 0.0))
        left = self._last.get(host, float("-inf")) + delay - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()

    def _answer(self, url: str, response: httpx.Response) -> Answer:
        """The answer of a server that does not redirect. Raises RefusedError for a status that gives no document."""
        if response.status_code != 304 and not 200 <= response.status_code < 300:
            raise refusal(url, response)
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        unchanged = response.status_code == 304
        body, broken = (b"", None) if unchanged else self._body(url, response)
        # An answer that broke off must be asked for again whole.
        kept = Validators() if broken else Validators(response.headers.get("etag"), response.headers.get("last-modified"))
        return Answer(str(response.url), body, media_type, response.charset_encoding, kept, now(), unchanged, broken)

    def _body(self, url: str, response: httpx.Response) -> tuple[bytes, Fault | None]:
        """The body as far as it came, and what cut it short."""
        body, most = bytearray(), self.limits.size
        what, remedy = "", RETRY
        try:
            for piece in unpacked(response):
                body += piece
                if len(body) > most:
                    what, remedy = (
                        f"more than {most:,} bytes in one answer",
                        "fetch it yourself and give the file, if this is meant",
                    )
                    break
        except (*_FAILURES, OSError) as error:
            what = _unanswered(error, self.limits)
        except (zlib.error, EOFError) as error:
            what = f"the compressed answer is damaged: {error}"
        return bytes(body[:most]), Fault(url, what, "", remedy) if what else None


def check_url(url: str, asked: str) -> None:
    """Raises InputError for a URL that is not fetched: another scheme than http and https, no host. `asked` is what was given."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise InputError(Fault(asked, f"no address: {url}", "", "write it as https://example.org/feed.xml")) from None
    if parts.scheme not in ("http", "https"):
        what = f"{parts.scheme}: addresses are not fetched" if url == asked else f"redirects to {url}, which is not fetched"
        raise InputError(Fault(asked, what, "choices: http, https", "name a file by its path alone"))
    if not host:
        raise InputError(Fault(asked, f"no host in {url}", "", "write it as https://example.org/feed.xml"))


def _refused(url: str, asked: list[str], inside: str) -> Fault:
    way = f"redirects to {asked[-1]}: " if len(asked) > 1 else ""
    what = f"{way}an address of this machine or of a private network ({inside})"
    return Fault(
        url, what, "only public addresses are fetched", f"allow it with --private {urlsplit(asked[-1]).hostname}, if this is meant"
    )


def _unanswered(error: Exception, limits: Limits) -> str:
    if isinstance(error, (httpcore.TimeoutException, httpx.TimeoutException, TimeoutError)):
        return f"no answer in time ({limits.timeout:g} s without a byte, or {limits.deadline:g} s in all)"
    return f"no answer: {str(error) or type(error).__name__}"
