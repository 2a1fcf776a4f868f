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


def named_places(text: str, lang: str, world: World, kinds: Collection[str] = _KINDS) -> Iterator[Referent]:
    """The places (and capitals, by the code of their state) that a stretch of text may name; the longest name counts.

    `kinds`: what the names are to stand for, `state` for countries.

    >>> from musnad.world.load import load_world
    >>> [r.id for r in named_places("دخلت القافلة إلى خان يونس وبنغازي", "ar", load_world())]
    ['khan-yunis', 'benghazi']
    """
    words = [w.form for w in word_spans(text)]
    at = 0
    while at < len(words):
        length, referent = _longest(words, at, words[at], world.trie, kinds)
        if not referent and lang == "ar":
            for particle in _PROCLITICS:
                bare = words[at].removeprefix(particle)
                if len(bare) > 2 and bare != words[at]:
                    length, referent = _longest(words, at, bare, world.trie, kinds)
                    if referent:
                        break
        if referent:
            yield referent
        at += max(1, length)


def _longest(words: list[str], at: int, first: str, trie: Trie, kinds: Collection[str]) -> tuple[int, Referent | None]:
    """The longest name that begins at a word: how many words it has, and the place it stands for, if it is a place first of all."""
    node: Trie = trie.get(first, {})
    best: tuple[int, Referent | None] = (0, None)
    end = at + 1
    while node:
        if "" in node:
            best = end - at, next((r for r in node[""] if r.kind in kinds), None)
        if end >= len(words):
            break
        node = node.get(words[end], {})
        end += 1
    return best
