"""The whole of linking one report: prepare it (pure, beside reading), then link it to what was filed before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from musnad.linking.alignment import Aligner
from musnad.linking.copies import CopySide, judge_copy
from musnad.linking.entries import EntryLinker
from musnad.linking.keys import event_keys, statement_keys
from musnad.linking.links import Filed, Link, address
from musnad.linking.passages import passage_keys, passages, text_words
from musnad.linking.sketches import ReportSketch, Sketch, days_between, decode, encode
from musnad.linking.sketching import Sketcher
from musnad.records import Report
from musnad.world.load import World, load_world

__all__ = ["MemoryShelf", "Posting", "Prepared", "Shelf", "link", "prepare"]

#: Items looked at under one key, the newest first; reports that are aligned with a new one, at most.
HOLDERS, _ALIGNED, _ALIGNED_BY_ONE = 64, 8, 3
#: A passage that stood in a report so many days before is background.
_OLD_DAYS = 12

#: A key (signed 64 bits), the item posted under it, its ISO day (empty where unknown).
Posting = tuple[int, str, str]


class Prepared(msgspec.Struct, frozen=True):
    """A report made ready for linking: what the archive keeps (`postings`, `sketches`), and what linking needs of it."""

    key: str
    report: Report
    postings: tuple[Posting, ...]
    sketches: dict[str, bytes]
    ranges: tuple[tuple[int, int], ...]
    bands: tuple[tuple[int, ...], ...]


class Shelf(Protocol):
    """What linking asks of the archive: reports that were filed before."""

    def holders(self, keys: Sequence[int], limit: int) -> Mapping[int, Sequence[tuple[str, str]]]:
        """Items and days posted under each key, the one entered last first, at most `limit` each."""

    def sketches(self, items: Sequence[str]) -> Mapping[str, bytes]:
        """The sketches of items."""

    def reports(self, keys: Sequence[str]) -> Mapping[str, Report]:
        """The reports with these keys."""


def prepare(filed: Filed, world: World | None = None) -> Prepared:
    """Sketch a report and its entries, and say under which keys they are to be found. Pure; takes a few milliseconds."""
    words = text_words(filed.report.text)
    ranges = passages(filed.report.text, words)
    bands = passage_keys(words, ranges)
    sketcher = Sketcher(filed, words, world or load_world())
    day = sketcher.day
    postings: list[Posting] = [(key, filed.key, day) for key in sorted({key for band in bands for key in band})]
    sketches: dict[str, bytes] = {filed.key: encode(sketcher.report())}
    for event in filed.record.events:
        item, sketch = address(filed.key, event.id), sketcher.event(event)
        sketches[item] = encode(sketch)
        postings.extend((key, item, day) for key in sorted(event_keys(sketch)))
    for statement in filed.record.statements:
        item, said = address(filed.key, statement.id), sketcher.statement(statement)
        sketches[item] = encode(said)
        postings.extend((key, item, day) for key in sorted(statement_keys(said)))
    return Prepared(filed.key, filed.report, tuple(postings), sketches, tuple(ranges), tuple(bands))


def link(new: Prepared, shelf: Shelf) -> list[Link]:
    """The links of a report to those filed before: copies first, then its events and statements.

    Asks the shelf a handful of times, whatever the number of reports in it. The report itself need not be in the shelf; if it is,
    it is passed over.
    """
    sketches = {item: decode(blob) for item, blob in new.sketches.items()}
    copies = _copies(new, sketches, shelf)
    entries = EntryLinker(new.key, sketches)
    keys = sorted(entries.lookups())
    held = shelf.holders(keys, HOLDERS) if keys else {}
    wanted = entries.candidates(held)
    copied = {other: found for found in copies for other in (found.left, found.right) if other != new.key}
    of_copies = shelf.sketches(sorted(copied)) if copied else {}
    for blob in of_copies.values():
        report = decode(blob)
        if isinstance(report, ReportSketch):
            wanted.update(report.entries)
    found = shelf.sketches(sorted(wanted)) if wanted else {}
    earlier = {item: decode(blob) for item, blob in found.items()}
    return [*copies, *entries.links(earlier, copied)]


def _copies(new: Prepared, sketches: Mapping[str, Sketch], shelf: Shelf) -> list[Link]:
    """Copy links of a report: those that share passages are aligned word by word, the ones that share most first."""
    keys = sorted({key for band in new.bands for key in band})
    held = shelf.holders(keys, HOLDERS) if keys else {}
    votes, old, mine = _votes(new, sketches, held)
    if not votes or not isinstance(mine, ReportSketch):
        return []
    chosen = _worth_aligning(votes)
    reports, told = shelf.reports(chosen), shelf.sketches(chosen)
    side = CopySide(new.key, mine, text_words(new.report.text), new.report.headline or "", tuple(old))
    aligner = Aligner([w.form for w in side.words])
    found: list[Link] = []
    for key in chosen:
        sketch = decode(told[key]) if key in told else None
        if key in reports and isinstance(sketch, ReportSketch):
            other = CopySide(key, sketch, text_words(reports[key].text), reports[key].headline or "")
            if made := judge_copy(side, other, aligner):
                found.append(made)
    return found


def _worth_aligning(votes: Counter[str]) -> list[str]:
    """The reports that share most passages; those that share a single one only where none shares more, and few of them.

    >>> _worth_aligning(Counter(a=5, b=2, c=1)), _worth_aligning(Counter(c=1))
    (['a', 'b'], ['c'])
    """
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    least = min(2, ranked[0][1])
    return [key for key, count in ranked if count >= least][: _ALIGNED if least > 1 else _ALIGNED_BY_ONE]


def _votes(
    new: Prepared, sketches: Mapping[str, Sketch], held: Mapping[int, Sequence[tuple[str, str]]]
) -> tuple[Counter[str], list[tuple[int, int]], Sketch]:
    """How many passages each earlier report shares with a new one, and which of these passages are old background."""
    mine = sketches[new.key]
    day = mine.day if isinstance(mine, ReportSketch) else ""
    votes: Counter[str] = Counter()
    old: list[tuple[int, int]] = []
    for reach, band in zip(new.ranges, new.bands, strict=True):
        sharing: Counter[str] = Counter()
        days: dict[str, str] = {}
        for key in band:
            found = {item: seen for item, seen in held.get(key, ()) if item != new.key}
            sharing.update(found.keys())
            days.update(found)
        ages = [days_between(days[item], day) for item, count in sharing.items() if count == len(band)]  # alike in all bands
        if any(age is not None and abs(age) > _OLD_DAYS for age in ages):
            old.append(reach)
        votes.update(sharing.keys())
    return votes, old, mine


class MemoryShelf:
    """A shelf in memory, for tests and for work without an archive.

    >>> shelf = MemoryShelf()
    >>> shelf.add(prepare(Filed("r1", Report("x"), __import__("musnad").read("x"))))
    []
    """

    def __init__(self) -> None:
        self._postings: dict[int, list[tuple[str, str]]] = {}
        self._sketches: dict[str, bytes] = {}
        self._reports: dict[str, Report] = {}

    def add(self, new: Prepared) -> list[Link]:
        """Link a report to those before, and put it on the shelf."""
        found = link(new, self)
        for key, item, day in new.postings:
            self._postings.setdefault(key, []).append((item, day))
        self._sketches.update(new.sketches)
        self._reports[new.key] = new.report
        return found

    def holders(self, keys: Sequence[int], limit: int) -> dict[int, list[tuple[str, str]]]:
        """See Shelf."""
        return {key: self._postings[key][: -limit - 1 : -1] for key in keys if key in self._postings}

    def sketches(self, items: Sequence[str]) -> dict[str, bytes]:
        """See Shelf."""
        return {item: self._sketches[item] for item in items if item in self._sketches}

    def reports(self, keys: Sequence[str]) -> dict[str, Report]:
        """See Shelf."""
        return {key: self._reports[key] for key in keys if key in self._reports}
