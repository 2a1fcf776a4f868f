"""robots.txt: whether a page that a feed leads to may be fetched, and how long its host asks visitors to wait (RFC 9309)."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from musnad.faults import Fault, InputError
from musnad.sources.answers import RefusedError
from musnad.sources.fetching import AGENT, Fetcher

__all__ = ["Robots"]

#: Longer waits between requests are not kept: a host that asks for them is asked for fewer pages instead. Seconds.
LONGEST_DELAY = 30.0
_LARGEST = 500_000
_NOTHING = ("User-agent: *", "Disallow: /")


class Robots:
    """What the hosts that were met allow; each robots.txt is fetched once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, RobotFileParser] = {}

    def check(self, url: str) -> None:
        """Raises InputError when the host does not want this page to be fetched."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._fetch(origin)
            delay = self._rules[origin].crawl_delay(AGENT)
            self._fetcher.delays[parts.netloc] = min(float(delay or 0), LONGEST_DELAY)
        if not self._rules[origin].can_fetch(AGENT, url):
            raise InputError(Fault(url, "robots.txt of its host does not allow it", "", "open it in a browser and save the page"))

    def _fetch(self, origin: str) -> RobotFileParser:
        """The rules of a host: none where it has no robots.txt; where it cannot say, nothing is allowed."""
        rules = RobotFileParser()
        try:
            answer = self._fetcher.get(f"{origin}/robots.txt")
        except RefusedError as error:
            rules.parse([] if 400 <= error.status < 500 and error.status != 429 else _NOTHING)
        except InputError:
            rules.parse(_NOTHING)
        else:
            rules.parse(answer.body[:_LARGEST].decode("utf-8", "replace").splitlines())
        return rules
