"""Names of the world data in a text: longest matches on tokens, through clitics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from musnad.reading.facts import Facts
from musnad.reading.given_names import fits_given_name, is_given_name
from musnad.world.who import Person, Referent

__all__ = ["NameMatch", "is_set_off", "match_names"]

_DASHES = frozenset("-–—ـ/:")
_DATELINE = 10  # tokens at the beginning of a report


class NameMatch:
    """A known name over tokens `start` to `end` (excluded). `strip` characters of clitics stand before it in its first token."""

    __slots__ = ("end", "kinds", "referents", "short_only", "start", "strip")

    def __init__(self, start: int, end: int, strip: int, referents: tuple[Referent, ...]) -> None:
        self.start = start
        self.end = end
        self.strip = strip
        self.referents = referents
        self.kinds = {r.kind for r in referents}
        self.short_only = all(r.short for r in referents)

    def __repr__(self) -> str:
        return f"NameMatch({self.start}:{self.end}, {self.referents})"


def match_names(facts: list[Facts], blocked: Sequence[int], people: Mapping[str, Person]) -> list[NameMatch | None]:
    """For each token the longest known name that starts there (None within names and elsewhere); `blocked` tokens are no names.

    `people` are the persons that names may refer to, by their ids.
    """
    found: list[NameMatch | None] = [None] * len(facts)
    after = 0
    for i in [i for i, f in enumerate(facts) if f.names]:
        if i < after or blocked[i]:
            continue
        best: tuple[int, int, tuple[Referent, ...]] | None = None
        for node, strip in facts[i].names:
            end, held = _longest(node, facts, i + 1)
            if held and (best is None or best[0] < end):
                best = (end, strip, held)
        if best is None:
            continue
        end, strip, referents = best
        if i > after and end == i + 1 and not strip and is_given_name(facts[i - 1]):
            referents = tuple(r for r in referents if r.kind != "person" or fits_given_name(facts[i - 1], people[r.id]))
        if not referents:
            continue  # سامر الأسد is not the Assad known
        match = NameMatch(i, end, strip, referents)
        if _acceptable(match, facts):
            if "person" in match.kinds:
                match.end = _with_lineage(facts, match.end)
            found[i] = match
            after = match.end
    return found


def _longest(node: dict[str, Any], facts: list[Facts], j: int) -> tuple[int, tuple[Referent, ...]]:
    """The end of the longest name that goes on from a trie node at token j, and whom it names; no referents without a name."""
    best: tuple[int, tuple[Referent, ...]] = (j, node.get("") or ())
    while j < len(facts) and (norm := facts[j].norm):
        g = facts[j]
        owned = node.get(g.stem) if g.latin and g.enclitic else None
        walk = node.get(norm)
        if owned is not None and walk is not None:  # Mali's army, and Mali alone
            other = _longest(owned, facts, j + 1)
            best = other if other[1] else best
        elif walk is None:
            walk = owned
        if walk is None:
            break
        node, j = walk, j + 1
        held = node.get("")
        if held and j >= best[0]:
            best = (j, held)
    return best


def _with_lineage(facts: list[Facts], end: int) -> int:
    """The token behind the fathers and the house that follow a person's name (هيثم, هيثم بن طارق آل سعيد)."""
    while end + 1 < len(facts) and "lineage" in facts[end].classes and facts[end + 1].tag != "T":
        end += 2
    return end


def _acceptable(match: NameMatch, facts: list[Facts]) -> bool:
    """Single words that are also ordinary words need a context that makes them names."""
    f = facts[match.start]
    if match.end - match.start > 1:
        return f.tag not in "SRGC" or "person" in match.kinds or match.end - match.start > 2 or facts[match.start + 1].tag in "XM"
    if match.strip == 0 and match.kinds & {"organisation", "armed_group"} and is_set_off(facts, match.start, match.end):
        return True
    if f.tag in "PSRGDJOC":
        return False
    if match.kinds & {"state", "capital"}:
        return True
    if match.kinds == {"place"} and _goes_on(match, facts):
        return False
    if match.kinds == {"place"} and f.heads and f.heads[0].kind in ("place", "capital", "site"):
        return False
    ordinary = any(s.entry.pos in "VNA" for s in f.senses) or bool(f.heads) or f.tag in "PSRGDKJOC"
    long = 3 if match.short_only else 2
    if not ordinary and (len(f.norm) - match.strip > long or "place" not in match.kinds):
        return True
    if f.senses and f.senses[0].entry.pos == "NAME" and not f.latin and (f.definite or not match.short_only) and len(f.norm) > 3:
        return True  # الكرملين, باكو: a name first, whatever else the letters may be
    if match.kinds == {"organisation"} and not match.short_only and (f.definite or f.latin):
        return True
    if f.latin and match.kinds & {"organisation", "armed_group"} and f.noun is None and f.verb is None and f.qualifier is not None:
        return True  # Hamas, NATO: known as adjectives only because they stand before nouns
    if ("the-name" if f.definite else "rather-name") in f.classes:
        return True
    before = facts[match.start - 1] if match.start else None
    if before is None:
        return False
    if (
        "place" in match.kinds
        and not match.short_only
        and (f.prep == "ب" or (before.tag == "P" and before.value in ("في", "إلى", "على", "قرب", "نحو")))
    ):
        return True
    if before.heads and match.kinds == {"place"} and match.short_only:
        head = before.heads[0]  # the town of X, not its streets
        return "settlement" in head.classes and head.number != "p" and not before.definite
    if (
        before.heads
        and before.heads[0].kind in ("media", "place", "armed", "site")
        and match.kinds & {"organisation", "armed_group", "place"}
    ):
        return True
    if (
        before.heads
        and before.heads[0].kind in ("title", "armed")
        and "person" in match.kinds
        and f.tag not in "PSRG"
        and not f.conj
    ):
        return True
    said = any(g.cues for g in facts[max(0, match.start - 12) : match.start])
    return "organisation" in match.kinds and f.definite and f.prep == "ل" and said


def _goes_on(match: NameMatch, facts: list[Facts]) -> bool:
    """Whether a word that is a town in GeoNames alone is part of something else here: an indefinite Arabic noun of the definite one
    after it (في هوية القوة), or an English name with another capitalised word after it (David Smith, Victoria Road)."""
    f = facts[match.start]
    if f.definite or match.end >= len(facts) or any(not r.id.startswith("geonames-") for r in match.referents):
        return False
    after = facts[match.end]
    if f.latin:
        named = after.tag == "M" and any(s.entry.pos == "NAME" for s in f.senses)  # a given name and another one
        return after.surface.istitle() and (named or after.tag in "XN") and not after.heads
    return after.tag == "N" and after.definite and not (after.prep or after.conj)


def is_set_off(facts: list[Facts], start: int, end: int) -> bool:
    """Whether tokens start to end (excluded) stand by themselves: in brackets or quotes, or between the dashes of a dateline."""
    before = facts[start - 1].surface if start else ""
    after = facts[end].surface if end < len(facts) else ""
    if before in ("(", "«", '"', "“") and after in (")", "»", '"', "”"):
        return True
    return end <= _DATELINE and before in _DASHES and after in _DASHES
