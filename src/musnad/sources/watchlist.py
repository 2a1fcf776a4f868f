"""The file that says which feeds are watched, how often, and what is known of them (`feeds.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import msgspec

from musnad.faults import Fault, InputError, choices_for
from musnad.sources.items import Limits, Options
from musnad.sources.reports import check_lang

__all__ = ["WatchedFeed", "Watchlist", "parse_watchlist", "read_watchlist"]

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
#: No feed is asked more often, in seconds: no newsroom writes faster, and servers shut out who asks so often.
LEAST = 60.0
_USUAL = 900.0
_LIMITS = ("size", "timeout", "deadline", "redirects", "delay", "robots")
_OF_FEED = ("url", "every", "outlet", "lang", "pages")
_OF_ALL = ("every", "lang", "pages", "private", *_LIMITS)


class WatchedFeed(msgspec.Struct, frozen=True):
    """A feed with the seconds between two visits, and how it is read."""

    url: str
    every: float
    options: Options


class Watchlist(msgspec.Struct, frozen=True):
    """The feeds that are watched, with the limits that stand for all."""

    feeds: tuple[WatchedFeed, ...]
    limits: Limits


def read_watchlist(path: str) -> Watchlist:
    """The watchlist in a file. Raises InputError that names the line or the feed and the key."""
    try:
        with open(path, "rb") as stream:
            values = tomllib.load(stream)
    except (OSError, ValueError) as error:  # ValueError: no TOML, no UTF-8, a NUL in the name
        what = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise InputError(Fault(path, what, "", "see docs/sources.md for how it is written")) from None
    return parse_watchlist(values, path)


def parse_watchlist(values: Mapping[str, Any], path: str) -> Watchlist:
    """The watchlist in the values of a TOML file. Raises InputError.

    >>> watched = parse_watchlist({"every": "30m", "feeds": [{"url": "https://example.org/a.xml", "lang": "ar"}]}, "feeds.toml")
    >>> watched.feeds[0].every, watched.feeds[0].options.lang
    (1800.0, 'ar')
    >>> parse_watchlist({"feeds": [{"url": "https://example.org/a.xml", "evry": "1h"}]}, "feeds.toml")
    Traceback (most recent call last):
    musnad.faults.InputError: feeds.toml: feed 1: unknown key 'evry'; did you mean 'every'? choices: url, every, outlet, lang, pages
    """
    _check_keys(values, (*_OF_ALL, "feeds"), path)
    limits = _limits(values, path)
    feeds = values.get("feeds")
    if not isinstance(feeds, list) or not feeds or not all(isinstance(one, dict) for one in feeds):
        raise InputError(Fault(path, "no feeds", "", 'write one [[feeds]] with url = "https://..." for each'))
    watched = tuple(_feed(one, values, limits, f"{path}: feed {number}") for number, one in enumerate(feeds, 1))
    urls = [one.url for one in watched]
    if twice := next((url for url in urls if urls.count(url) > 1), None):
        raise InputError(Fault(path, f"{twice} is named twice", "", "leave one of them out"))
    return Watchlist(watched, limits)


def _feed(values: Mapping[str, Any], common: Mapping[str, Any], limits: Limits, place: str) -> WatchedFeed:
    _check_keys(values, _OF_FEED, place)
    url = values.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        raise InputError(Fault(place, f"no address of a feed: {url!r}", "", 'write it as url = "https://example.org/feed.xml"'))
    both = {**common, **values}
    options = Options(
        outlet=_typed(values, "outlet", str, None, place),
        lang=check_lang(_typed(both, "lang", str, None, place), f"{place}: lang"),
        pages=_typed(both, "pages", bool, False, place),
        limits=limits,
    )
    return WatchedFeed(url, _interval(both.get("every", _USUAL), place), options)


def _limits(values: Mapping[str, Any], path: str) -> Limits:
    """The limits of the list; what it does not say is as everywhere."""
    private = values.get("private", [])
    if not isinstance(private, list) or not all(isinstance(one, str) for one in private):
        raise InputError(Fault(f"{path}: private", "no list of hosts", "", 'write it as private = ["feeds.example.org"]'))
    given = {name: values[name] for name in _LIMITS if name in values}
    try:
        return msgspec.convert({**given, "private": private}, Limits)
    except msgspec.ValidationError as error:
        raise InputError(Fault(path, str(error), "", "size is bytes; timeout, deadline and delay are seconds")) from None


def _interval(value: object, place: str) -> float:
    """Seconds between two visits, from `"15m"` or a number of seconds."""
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", value.strip()) if isinstance(value, str) else None
    seconds = float(match[1]) * _UNITS[match[2]] if match else value
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not LEAST <= seconds <= 366 * 86400:
        what = f"no time between two visits: {value!r}"
        raise InputError(Fault(f"{place}: every", what, "units: s, m, h, d", f'write it as "15m"; at least {LEAST:g} s'))
    return float(seconds)


def _typed(values: Mapping[str, Any], name: str, kind: type, usual: Any, place: str) -> Any:
    value = values.get(name, usual)
    if value is not usual and not isinstance(value, kind):
        wanted = {bool: "true or false", str: "a text in quotes"}[kind]
        raise InputError(Fault(f"{place}: {name}", f"not {wanted}: {value!r}", "", f"write it as {wanted}"))
    return value


def _check_keys(values: Mapping[str, Any], known: tuple[str, ...], place: str) -> None:
    if unknown := next((name for name in values if name not in known), None):
        raise InputError(Fault(place, f"unknown key {unknown!r}", choices_for(unknown, known)))
