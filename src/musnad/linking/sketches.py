"""Sketches: what linking keeps of a report, an event and a statement, small enough to be fetched by the dozen."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import msgspec

__all__ = [
    "EventSketch", "Party", "PlaceMark", "ReportSketch", "Sketch", "StatementSketch", "day_before", "days_between", "decode",
    "encode", "near_days",
]  # fmt: skip


class Party(msgspec.Struct, frozen=True, array_like=True):
    """Who takes part: id in the world data (empty where unknown), actor code, and the name for those whom the world data lacks."""

    known: str
    actor: str
    name: str


class PlaceMark(msgspec.Struct, frozen=True, array_like=True):
    """Where: id or folded name, country code, latitude and longitude in degrees (None for areas without a point).

    `sure` unless it is a short name that was only found by its spelling; `acts` where the name seems to stand for a government.
    An area reaches so many kilometres from its point, a town none.
    """

    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    sure: bool = True
    acts: bool = False
    reach: float = 0.0


class ReportSketch(msgspec.Struct, frozen=True, tag_field="sketch", tag="report", array_like=True):
    """A report: its outlet (id of the medium or folded name), day, moment of publication, credited agencies, the addresses of its
    events and statements."""

    outlet: str
    day: str
    published: str
    lang: str
    credits: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


class EventSketch(msgspec.Struct, frozen=True, tag_field="sketch", tag="event", array_like=True):
    """An event: what, who, where, when (`first` to `last`, ISO days; `dated` when the text gives the day itself), how it is worded.

    `start`, `end` are the code points of the sentences that tell it; `names` the ids of the world data in these sentences,
    `words` their content words; `places` the places in them, `lead` whether the report opens with it.
    """

    type: str
    mode: str
    status: str
    parties: tuple[Party, ...]
    first: str
    last: str
    dated: bool
    published: str
    outlet: str
    lang: str
    place: PlaceMark | None = None
    killed: int | None = None
    injured: int | None = None
    anchors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    lead: bool = False
    places: tuple[PlaceMark, ...] = ()


class StatementSketch(msgspec.Struct, frozen=True, tag_field="sketch", tag="statement", array_like=True):
    """A statement: speaker, carriers, act, day of the report, what its content says in words and in signs of both languages
    (ids, event types, issues, days, numbers)."""

    speaker: Party
    public: bool
    act: str
    day: str
    outlet: str
    lang: str
    via: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


Sketch = ReportSketch | EventSketch | StatementSketch

_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[Sketch] = msgspec.msgpack.Decoder(Sketch)


def encode(sketch: Sketch) -> bytes:
    """A sketch as bytes to be kept.

    >>> decode(encode(ReportSketch("reuters", "2019-03-15", "2019-03-15T08:00", "en"))).outlet
    'reuters'
    """
    return _ENCODER.encode(sketch)


def decode(blob: bytes) -> Sketch:
    """The sketch that was kept. Raises msgspec.DecodeError for bytes that are none."""
    return _DECODER.decode(blob)


@lru_cache(maxsize=1 << 14)
def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def days_between(one: str, other: str) -> int | None:
    """Days from one ISO day to the other, negative when the other is earlier; None where one is no whole day.

    >>> days_between("2019-03-14", "2019-03-16"), days_between("2019", "2019-03-16")
    (2, None)
    """
    first, second = _ordinal(one), _ordinal(other)
    return None if first is None or second is None else second - first


def near_days(first: str, last: str, around: int = 0) -> list[str]:
    """The ISO days from `first` to `last` and so many around them.

    >>> near_days("2019-02-28", "2019-02-28", 1)
    ['2019-02-27', '2019-02-28', '2019-03-01']
    """
    start, end = _ordinal(first), _ordinal(last)
    if start is None or end is None:
        return []
    days = range(max(1, start - around), min(end + around, date.max.toordinal()) + 1)
    return [date.fromordinal(day).isoformat() for day in days]


def day_before(day: str) -> str:
    """The ISO day before one.

    >>> day_before("2019-03-01")
    '2019-02-28'
    """
    return (date.fromisoformat(day[:10]) - timedelta(days=1)).isoformat()
