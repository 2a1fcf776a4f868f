"""Clusters: items that links tie together, with what people decided about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from musnad.linking.links import Link, LinkKind, split_address

__all__ = ["Decision", "cluster_of", "clusters", "gather", "standing"]

#: A cluster is followed through the links to so many items at most; beyond, something is amiss with the links.
_MOST_ITEMS = 4000
#: From this weight on a link stands alone; with less, links of so many texts must lie between two groups of two texts or more.
_SURE, _SUPPORT = 0.8, 2
#: Rules by which two items are one text, or one sentence: what is linked to one of them is linked once.
_ONE_TEXT = (".copied-words", ".same-sentence")


class Decision(msgspec.Struct, frozen=True):
    """What a person decided on two items: `split` (they are not the same, whatever the rules say) or `join` (they are).

    Kept with the reason, who decided, and when (ISO 8601, UTC).
    """

    decision: Literal["split", "join"]
    kind: LinkKind
    left: str
    right: str
    reason: str
    person: str | None = None
    recorded: str = ""


def standing(decisions: Iterable[Decision]) -> dict[tuple[str, frozenset[str]], Decision]:
    """The decision that holds for each kind and pair: the one recorded last.

    >>> made = [Decision("split", "copy", "a", "b", "no", recorded="1"), Decision("join", "copy", "b", "a", "yes", recorded="2")]
    >>> [d.decision for d in standing(made).values()]
    ['join']
    """
    held: dict[tuple[str, frozenset[str]], Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.recorded):
        held[decision.kind, frozenset((decision.left, decision.right))] = decision
    return held


def gather(item: str, kind: LinkKind, links_of: Callable[[Sequence[str]], Iterable[Link]]) -> list[Link]:
    """All links of a kind that can be reached from an item. `links_of` gives the links that touch some items."""
    seen, edge = {item}, [item]
    found: dict[tuple[str, str, str], Link] = {}
    while edge and len(seen) < _MOST_ITEMS:
        ahead: set[str] = set()
        for link in links_of(edge):
            if link.kind == kind:
                found[link.left, link.right, link.rule] = link
                ahead.update((link.left, link.right))
        edge = sorted(ahead - seen)
        seen |= ahead
    return list(found.values())


def clusters(links: Iterable[Link], kind: LinkKind, decisions: Iterable[Decision] = ()) -> list[tuple[str, ...]]:
    """The items of a kind that belong together, each cluster sorted; items without a link are in none.

    What people joined comes first, then the surest links. A link is passed over when it would bring together two items that
    were split by a person. One that is less than sure does not alone bring together two groups of several texts, nor two entries of
    one report.

    >>> links = [Link("same_event", "a/a1", "b/a1", "", {}, 0.9), Link("same_event", "b/a1", "c/a1", "", {}, 0.8)]
    >>> clusters(links, "same_event")
    [('a/a1', 'b/a1', 'c/a1')]
    >>> clusters(links, "same_event", [Decision("split", "same_event", "a/a1", "c/a1", "another day")])
    [('a/a1', 'b/a1')]
    """
    held = {pair: d.decision for (of, pair), d in standing(decisions).items() if of == kind and len(pair) == 2}
    groups = _Groups({pair for pair, decision in held.items() if decision == "split"})
    for pair in (pair for pair, decision in held.items() if decision == "join"):
        groups.merge(*sorted(pair), sure=True)
    mine = [link for link in links if link.kind == kind]
    for link in mine:
        groups.tied.setdefault(link.left, set()).add(link.right)
        groups.tied.setdefault(link.right, set()).add(link.left)
        if link.rule.endswith(_ONE_TEXT):
            groups.one_text(link.left, link.right)
    for link in sorted(mine, key=lambda link: (-link.weight, link.left, link.right)):
        groups.merge(link.left, link.right, sure=link.weight >= _SURE)
    return sorted({tuple(sorted(group)) for group in groups.of.values() if len(group) > 1})


def cluster_of(item: str, links: Iterable[Link], kind: LinkKind, decisions: Iterable[Decision] = ()) -> tuple[str, ...]:
    """The cluster that an item is in; the item alone where it is in none.

    >>> cluster_of("x/a1", [], "same_event")
    ('x/a1',)
    """
    return next((cluster for cluster in clusters(links, kind, decisions) if item in cluster), (item,))


class _Groups:
    """Disjoint groups that are merged while nothing forbids it."""

    def __init__(self, forbidden: set[frozenset[str]]) -> None:
        self.of: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = {}
        self.tied: dict[str, set[str]] = {}
        self._texts: dict[str, str] = {}
        for pair in forbidden:
            one, other = sorted(pair)
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)

    def merge(self, left: str, right: str, *, sure: bool) -> None:
        """Merge the groups of two items; a link that is not `sure` needs others beside it where much depends on it."""
        few, many = sorted((self.of.setdefault(left, {left}), self.of.setdefault(right, {right})), key=len)
        if few is many or any(self.apart[item] & many for item in few if item in self.apart):
            return
        if not sure and "/" in left:
            reports = {split_address(item)[0] for item in many}
            if any(split_address(item)[0] in reports for item in few):
                return
            if not self._supported(few, many):
                return
        many |= few
        for item in few:
            self.of[item] = many

    def one_text(self, left: str, right: str) -> None:
        """Take two items for one text."""
        self._texts[self._text(left)] = self._text(right)

    def _text(self, item: str) -> str:
        """One item that stands for all of its text."""
        while (ahead := self._texts.get(item, item)) != item:
            item = ahead
        return item

    def _supported(self, few: set[str], many: set[str]) -> bool:
        """Whether enough texts of two groups are tied: one text, however often it was printed, counts once."""
        tied = {(self._text(mine), self._text(other)) for mine in few for other in self.tied.get(mine, ()) if other in many}
        return len(tied) >= min(_SUPPORT, *(len({self._text(item) for item in group}) for group in (few, many)))
