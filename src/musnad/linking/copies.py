"""Wire copy: whether one report was copied from another, which way, by way of which agency, and what was cut or added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from musnad.linking.alignment import Aligner, Alignment
from musnad.linking.links import Link
from musnad.linking.passages import TextWord
from musnad.linking.sketches import ReportSketch, days_between

__all__ = ["CopySide", "judge_copy"]

#: Words that both reports must share, beside passages that are known as old.
_LEAST_SHARED = 24
#: Part of a report that must be shared: where its beginning is shared too, and where it is not (own words were put before it).
_WITH_LEAD, _WITHOUT_LEAD = 0.3, 0.62
#: The beginning of a report in words, and the part of it that must be shared to count as shared.
_LEAD, _LEAD_SHARED = 50, 0.4
#: Copies appear within days; later the same words are a reprint or background, and nearly all must be shared.
_DAYS, _LATE_SHARED = 4, 0.85
#: Spans of evidence that are kept, at most.
_SPANS = 40


class CopySide(NamedTuple):
    """One report of a pair: its key, sketch, words, headline, and the ranges of its words that are known as old background."""

    key: str
    sketch: ReportSketch
    words: Sequence[TextWord]
    headline: str
    old: tuple[tuple[int, int], ...] = ()


def judge_copy(new: CopySide, earlier: CopySide, aligner: Aligner) -> Link | None:
    """The link that says which of two reports was copied from the other, or None where they only share some background.

    `aligner` holds the words of the new report.
    """
    found = aligner.with_words([w.form for w in earlier.words])
    if not found.blocks:
        return None
    fresh = _Fresh(found, new, earlier)
    least = min(_LEAST_SHARED, max(12, min(len(new.words), len(earlier.words)) * 3 // 4))
    if fresh.shared_words < least:
        return None
    gap = days_between(new.sketch.day, earlier.sketch.day)
    takes = [fresh.takes(side, late=gap is not None and abs(gap) > _DAYS) for side in (0, 1)]
    if not any(takes):
        return None
    copy_side = _which_copied(new.sketch, earlier.sketch, fresh)
    copied, source = (new, earlier) if copy_side == 0 else (earlier, new)
    rule, agency = _rule(copied.sketch, source.sketch)
    evidence = _evidence(found, copied, source, copy_side)
    if agency:
        evidence["agency"] = agency
    weight = 0.5 + 0.5 * max(found.shared(0), found.shared(1))
    return Link("copy", copied.key, source.key, rule, evidence, round(weight, 3))


class _Fresh:
    """What two reports share beside old background."""

    def __init__(self, found: Alignment, new: CopySide, earlier: CopySide) -> None:
        old = [False] * len(new.words)
        for start, end in new.old:
            old[start:end] = [True] * (end - start)
        self.covered = (found.covered(0), found.covered(1))
        gone = 0
        for block in found.blocks:
            for n in range(block.length):
                if old[block.left + n]:
                    self.covered[0][block.left + n] = self.covered[1][block.right + n] = False
                    gone += 1
        self.sizes = (max(1, len(new.words) - sum(old)), max(1, len(earlier.words) - gone))
        self.shared_words = min(sum(self.covered[0]), sum(self.covered[1]))

    def part(self, side: int) -> float:
        """The part of a report's own words that is shared."""
        return sum(self.covered[side]) / self.sizes[side]

    def lead(self, side: int) -> bool:
        """Whether a report's beginning is shared; a line put before it (a headline, a dateline) may differ."""
        lead = self.covered[side][:_LEAD]
        return bool(lead) and sum(lead) >= _LEAD_SHARED * len(lead)

    def takes(self, side: int, *, late: bool) -> bool:
        """Whether a report takes so much of the other that it is a copy of it."""
        part = self.part(side)
        if late:
            return part >= _LATE_SHARED
        return part >= _WITHOUT_LEAD or (part >= _WITH_LEAD and self.lead(0) and self.lead(1))


def _which_copied(new: ReportSketch, earlier: ReportSketch, fresh: _Fresh) -> int:
    """The side that copied (0 new, 1 earlier): who credits the other; else the later; else who has more that is shared."""
    if earlier.outlet in new.credits:
        return 0
    if new.outlet in earlier.credits:
        return 1
    if new.published != earlier.published and new.published and earlier.published and new.credits == earlier.credits:
        return 0 if _later(new.published, earlier.published) else 1
    if bool(new.credits) != bool(earlier.credits):
        return 0 if new.credits else 1
    if new.published and earlier.published and new.published[:10] != earlier.published[:10]:
        return 0 if new.published > earlier.published else 1
    return 0 if fresh.part(0) >= fresh.part(1) else 1


def _later(one: str, other: str) -> bool:
    """Whether a moment is after another; a day without an hour is not after a moment of that day."""
    return one[: len(other)] > other[: len(one)] or (one[: len(other)] == other[: len(one)] and len(one) >= len(other))


def _rule(copied: ReportSketch, source: ReportSketch) -> tuple[str, str]:
    """The rule of a copy and the agency it goes back to, if one is known."""
    if copied.outlet and copied.outlet == source.outlet:
        return "link.copy.same-outlet", ""
    if source.outlet in copied.credits:
        return "link.copy.credits-source", source.outlet
    if both := [agency for agency in copied.credits if agency in source.credits]:
        return "link.copy.same-agency", both[0]
    return "link.copy.same-words", (source.credits or copied.credits or ("",))[0]


def _evidence(found: Alignment, copied: CopySide, source: CopySide, copy_side: int) -> dict[str, Any]:
    source_side = 1 - copy_side
    pairs = [(b[copy_side], b[source_side], b.length) for b in found.blocks]
    return {
        "shared_words": sum(length for _, _, length in pairs),
        "of_copy": round(found.shared(copy_side), 3),
        "of_source": round(found.shared(source_side), 3),
        "blocks": [[*_span(copied.words, a, a + n), *_span(source.words, b, b + n)] for a, b, n in pairs[:_SPANS]],
        "cut": [_span(source.words, a, b) for a, b in found.only(source_side)[:_SPANS]],
        "added": [_span(copied.words, a, b) for a, b in found.only(copy_side)[:_SPANS]],
        "cut_from_the_end": not any(found.covered(source_side)[-12:]),
        "headline": None if not (copied.headline and source.headline) else copied.headline == source.headline,
    }


def _span(words: Sequence[TextWord], first: int, last: int) -> list[int]:
    """A range of words as code points."""
    return [words[first].start, words[last - 1].end]
