"""Which language a report is written in, when nobody says."""

from __future__ import annotations

import re

__all__ = ["language_of"]

_ARABIC = re.compile("[\u0620-\u064a]")
_LATIN = re.compile("[A-Za-z]")


def language_of(text: str) -> str:
    """`ar` when most letters are Arabic, else `en`.

    >>> language_of("قال كيري في Geneva إن الاتفاق قريب"), language_of("Kerry said")
    ('ar', 'en')
    """
    return "ar" if len(_ARABIC.findall(text)) > len(_LATIN.findall(text)) else "en"
