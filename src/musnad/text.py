"""Normal forms of written words, with the way back to the offsets of the text as it was given.

Newsrooms write one word in many ways: احمد for أحمد, على for علي, الشـــرق with tatweel, presentation forms copied
from a PDF, Eastern digits, invisible bidi marks. Every lexicon, pattern and report passes through `fold`, so that a
spelling is listed once. Offsets are always code points of the original text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Normalised", "fold", "is_arabic", "normalise", "strip_marks"]

_FOLDED = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ە": "ه", "ؤ": "و",
    "ئ": "ي", "ک": "ك", "گ": "ك", "ڭ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڥ": "ف", "ھ": "ه", "ہ": "ه",
    "٫": ".", "٬": ",", "٪": "%", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-",
}  # fmt: skip
_FOLDED.update({chr(0x660 + d): str(d) for d in range(10)})
_FOLDED.update({chr(0x6F0 + d): str(d) for d in range(10)})

#: Code points that carry no letter: short vowels, Quranic marks, tatweel, bidi and zero-width marks, BOM, soft hyphen.
INVISIBLE = "\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff" + INVISIBLE
_IS_MARK = re.compile(f"[{MARKS}]")
_PLAIN_ASCII = re.compile(r"[\x00-\x7f]*\Z")
_TABLE = {ord(k): v for k, v in _FOLDED.items()}
_NEEDS_NFKC = re.compile("[\ufb50-\ufdff\ufe70-\ufeff\u0300-\u036f\u2000-\u206f\uff00-\uffef\u00a0]")


def is_arabic(char: str) -> bool:
    """Whether one character is of the Arabic script.

    >>> is_arabic("ع"), is_arabic("e"), is_arabic("٣")
    (True, False, True)
    """
    return "\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" or "\ufb50" <= char <= "\ufeff"


def strip_marks(word: str) -> str:
    """The word without vowels, tatweel and invisible marks; letters keep their spelling.

    >>> strip_marks("الشـــرقُ")
    'الشرق'
    """
    return _IS_MARK.sub("", word)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The normal form under which lexicons and texts meet: lower case, NFKC, hamza seats, ى/ي and ة/ه folded.

    >>> fold("أحمد") == fold("احمد"), fold("القضية"), fold("١٤"), fold("Zürich")
    (True, 'القضيه', '14', 'zurich')
    """
    if word.isascii():
        return word.lower()
    if _NEEDS_NFKC.search(word):
        word = unicodedata.normalize("NFKC", word)
    word = _IS_MARK.sub("", word).translate(_TABLE)
    if not is_arabic(word[:1] or "a"):
        word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return word.lower()


class Normalised(NamedTuple):
    """A folded text and, for each of its characters, the offset (code points) of its origin."""

    text: str
    offsets: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that gave `text[start:end]`."""
        if start >= end:
            raise ValueError(f"empty span {start}:{end} has no origin; give start < end")
        return self.offsets[start], self.offsets[end - 1] + 1


def normalise(text: str) -> Normalised:
    """Fold a whole text character by character and keep the way back.

    >>> n = normalise("قال أحـمد")
    >>> n.text, n.origin(4, 8)
    ('قال احمد', (4, 9))
    """
    chars: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        folded = fold(char) if not char.isspace() else " "
        chars.append(folded)
        offsets.extend([at] * len(folded))
    return Normalised("".join(chars), tuple(offsets))
