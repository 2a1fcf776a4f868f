"""Places named in a stretch of text, by their spelling alone: for events of which reading did not say where they were."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from musnad.world.load import World
from musnad.world.names import Trie, word_spans
from musnad.world.who import Referent

__all__ = ["named_places"]

#: Arabic particles that are written with the word that follows them.
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول")
_KINDS = ("place", "capital")


def named_places(text: str, lang: str, world: World, kinds: Collection[str] = _KINDS) -> Iterator[tuple[int, tuple[Referent, ...]]]:
    """Where (in code points) a place or capital may be named in a stretch of text, and what the name may stand for; the longest
    name counts. Capitals go by the code of their state.

    `kinds`: what the names are to stand for, `state` for countries.

    >>> from musnad.world.load import load_world
    >>> [(at, found[0].id) for at, found in named_places("دخلت القافلة إلى خان يونس وبنغازي", "ar", load_world())]
    [(17, 'khan-yunis'), (26, 'benghazi')]
    """
    spans = word_spans(text)
    words = [w.form for w in spans]
    at = 0
    while at < len(words):
        length, found = _longest(words, at, words[at], world.trie, kinds)
        if not found and lang == "ar":
            for particle in _PROCLITICS:
                bare = words[at].removeprefix(particle)
                if len(bare) > 2 and bare != words[at]:
                    length, found = _longest(words, at, bare, world.trie, kinds)
                    if found:
                        break
        if found:
            yield spans[at].start, found
        at += max(1, length)


def _longest(words: list[str], at: int, first: str, trie: Trie, kinds: Collection[str]) -> tuple[int, tuple[Referent, ...]]:
    """The longest name that begins at a word: how many words it has, and the places that it may stand for."""
    node: Trie = trie.get(first, {})
    best: tuple[int, tuple[Referent, ...]] = (0, ())
    end = at + 1
    while node:
        if "" in node:
            best = end - at, tuple(r for r in node[""] if r.kind in kinds)
        if end >= len(words):
            break
        node = node.get(words[end], {})
        end += 1
    return best
