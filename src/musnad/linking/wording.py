"""Content words of a stretch of text, in a form in which inflected words of one language meet, and how far two stretches agree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from musnad.language.tables import load_tables
from musnad.linking.passages import TextWord

__all__ = ["content_words", "numbers_in", "overlap", "stem"]

#: Arabic prefixes and endings that are cut off a word of which at least three letters remain; as in light stemming (Larkey 2002).
_AR_PREFIX = re.compile(r"^(?:و|ف)?(?:لل|(?:ب|ك|ل)?ال|س)?(?=\w{3})")
_AR_SUFFIX = re.compile(r"(?<=\w{3})(?:هما|هم|ها|ات|ان|ون|ين|يه|ه|ي|ا)$")
_EN_SUFFIX = re.compile(r"(?<=\w{3})(?:'s|ings?|ed|es|s)$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@lru_cache(maxsize=1 << 16)
def stem(form: str, lang: str) -> str:
    """A folded word without what inflection adds; rough, for comparing wordings only.

    >>> stem("والغارات", "ar"), stem("غاره", "ar"), stem("strikes", "en")
    ('غار', 'غار', 'strik')
    """
    if lang == "ar":
        return _AR_SUFFIX.sub("", _AR_PREFIX.sub("", form))
    return _EN_SUFFIX.sub("", form).removesuffix("e")


def content_words(words: Iterable[TextWord], lang: str) -> tuple[str, ...]:
    """The stems of the words that are neither words of grammar nor numbers, each once, sorted."""
    grammar = load_tables(lang).grammar
    forms = {w.form for w in words if len(w.form) > 2 and not _NUMBER.match(w.form)}
    return tuple(sorted({stem(form, lang) for form in forms if form not in grammar}))


def numbers_in(words: Iterable[TextWord]) -> tuple[str, ...]:
    """The numbers written in digits, each once, sorted."""
    return tuple(sorted({w.form for w in words if _NUMBER.fullmatch(w.form)}))


def overlap(one: Collection[str], other: Collection[str], least: int = 1) -> float:
    """The part of the smaller collection that the other holds too; collections smaller than `least` count as of that size.

    >>> overlap({"a", "b"}, {"b", "c", "d"}), overlap({"a"}, {"a", "b"}, least=4)
    (0.5, 0.25)
    """
    if not one or not other:
        return 0.0
    return len(set(one).intersection(other)) / max(min(len(one), len(other)), least)
