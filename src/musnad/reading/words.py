"""The written words of a text for users: offsets, proclitics, stem, enclitics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from musnad.language.lexicon import load_lexicon
from musnad.reading.language_of import language_of
from musnad.reading.segments import Analyser
from musnad.reading.tokens import TOKEN

__all__ = ["WrittenWord", "words_of"]


class WrittenWord(msgspec.Struct, frozen=True):
    """A written word, number or mark: code points `start` to `end` (excluded); clitics in full form, the stem folded."""

    start: int
    end: int
    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...]


@cache
def _analyser(lang: str) -> Analyser:
    return Analyser(load_lexicon(lang), lang)


def words_of(text: str, lang: str = "auto") -> Iterator[WrittenWord]:
    """The words of a text in order.

    >>> [(w.start, w.end, w.proclitics, w.enclitics) for w in words_of("وللقاء وزيرهم", "ar")]
    [(0, 6, ('و', 'ل', 'ال'), ()), (7, 13, (), ('هم',))]
    """
    analyse = _analyser(lang if lang != "auto" else language_of(text)).word
    for match in TOKEN.finditer(text):
        word = analyse(match[0])
        yield WrittenWord(*match.span(), tuple(word.proclitics), word.stem, (word.enclitic,) if word.enclitic else ())
