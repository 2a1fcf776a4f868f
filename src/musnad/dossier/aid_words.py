"""Words that tell of relief: what carries it, what it is, that it came, that it was held back, and that neither is sure.

The words stand in `aid_words.csv`: what they tell, language, phrases between `|`, and an example that is a test.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from musnad.linking.passages import text_words
from musnad.linking.wording import stem

__all__ = ["aid_words", "tells_of_aid", "tells_of_words"]

_TABLE = Path(__file__).parent / "aid_words.csv"


@cache
def aid_words(lang: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of a language by the stem of their first word: the stems of all words, and what they tell."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for phrase in row["words"].split("|") if row["lang"] == lang else ():
                stems = tuple(stem(word.form, lang) for word in text_words(phrase))
                found.setdefault(stems[0], []).append((stems, row["tells"]))
    return {first: tuple(phrases) for first, phrases in found.items()}


def tells_of_aid(sentence: str, lang: str, before: str = "", *, given: bool = False) -> str:
    """Whether a sentence tells that relief came (`come`) or was held back (`kept`), whatever it tells first; empty when neither.

    What the relief is may stand in the sentence `before`. What is taken up anew has come. Relief comes on something, unless the
    sentence is known to tell that it was `given`.

    >>> tells_of_aid("Six trucks of food reached the town, two weeks after they were turned back.", "en")
    'come'
    >>> tells_of_aid("أعلنت الحكومة رفضها إدخال المساعدات إلى حلب.", "ar"), tells_of_aid("Trucks with food will enter it.", "en")
    ('kept', '')
    """
    told = tells_of_words(sentence, lang)
    first = "come" if "anew" in told else next((tells for tells in told if tells in ("come", "kept")), "")
    if not first or ("relief" not in told and "relief" not in tells_of_words(before, lang)):
        return ""
    if first == "come" and ("unsure" in told or not (given or "carrier" in told)):
        return ""
    return first


def tells_of_words(sentence: str, lang: str) -> list[str]:
    """What the phrases of a sentence tell, in order."""
    words, table = [stem(word.form, lang) for word in text_words(sentence)], aid_words(lang)
    return [
        tells
        for at, word in enumerate(words)
        for stems, tells in table.get(word, ())
        if tuple(words[at : at + len(stems)]) == stems
    ]
