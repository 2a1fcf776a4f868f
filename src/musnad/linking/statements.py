"""The same statement in two reports: one speaker, one occasion, one content; also across Arabic and English."""

from __future__ import annotations

from typing import Any

from musnad.linking.events import party_agreement
from musnad.linking.sketches import StatementSketch, days_between
from musnad.linking.wording import overlap

__all__ = ["ENOUGH", "compare_statements", "same_speaker"]

#: From this agreement of content on, two statements of one speaker on one occasion are taken as one.
ENOUGH = 0.42
#: Reports of one statement appear within so many days.
_DAYS = 1


def same_speaker(one: StatementSketch, other: StatementSketch) -> float:
    """How sure it is that one person or body speaks, 0 to 1.

    A name or an office is one for all outlets. A source without a name is only taken for the same when its description and
    the medium that it spoke to are.
    """
    agreement = party_agreement(one.speaker, other.speaker)
    if one.public and other.public:
        return agreement if agreement >= 0.9 else 0.0
    if one.public != other.public or agreement < 0.9:
        return 0.0
    carriers = [set(s.via) | {s.outlet} for s in (one, other)]
    return 0.9 if carriers[0] & carriers[1] else 0.0


def compare_statements(new: StatementSketch, earlier: StatementSketch) -> tuple[float, dict[str, Any]] | None:
    """How far two statements agree in content (from ENOUGH on they are one), or None where speaker or occasion differ.

    In one language the wording decides, with the signs that do not depend on language (names, event types, issues, days,
    numbers); across languages the signs alone, of which several must agree.
    """
    if (new.act == "deny") != (earlier.act == "deny") or new.public != earlier.public:
        return None
    speaker = same_speaker(new, earlier)
    gap = days_between(new.day, earlier.day) if speaker else None
    if gap is None or abs(gap) > _DAYS:
        return None
    signs = overlap((*new.signs, *new.numbers), (*earlier.signs, *earlier.numbers), 3)
    if new.lang == earlier.lang:
        wording = overlap(new.words, earlier.words, 5)
        agreement = max(wording, 0.75 * wording + 0.25 * signs)
    else:
        wording, agreement = 0.0, signs * 0.7
    score = agreement * (0.85 + 0.15 * speaker) - 0.05 * abs(gap)
    return round(score, 3), {"speaker": round(speaker, 3), "wording": round(wording, 3), "signs": round(signs, 3), "days": abs(gap)}
