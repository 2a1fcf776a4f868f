"""The phrases of a brief: sentences of both languages with gaps, kept in a table."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from musnad.brief.pieces import Line, Run, plain, run
from musnad.writing import Writing, plural_form

__all__ = ["Phrases", "phrase_table"]

_TABLE = Path(__file__).parent / "phrases.csv"
_PARTS = re.compile(r"\[([^\]]*)\]|([^\[]+)")
_GAPS = re.compile(r"\{(\w+)\}")


@cache
def phrase_table() -> dict[str, dict[str, str]]:
    """The phrases of each key in `en` and `ar`. `{name}` is a gap; what stands in `[...]` is left out when its gap stays empty."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: {"en": row["en"], "ar": row["ar"]} for row in csv.DictReader(lines)}


class Phrases:
    """The phrases in one writing.

    >>> phrases = Phrases(Writing(lang="ar"))
    >>> phrases.text("meeting.planned", parties="روسيا وتركيا", place="", date="9 سبتمبر", level=""), phrases.count("reports", 3)
    ('أُعلن لقاء بين روسيا وتركيا في 9 سبتمبر.', '3 تقارير')
    """

    def __init__(self, writing: Writing) -> None:
        self.writing = writing

    def line(self, key: str, /, **gaps: str | Line) -> Line:
        """A phrase as a line; text that fills a gap is set as a name. Raises KeyError for an unknown key or gap."""
        found: list[Run] = []
        for optional, always in _PARTS.findall(phrase_table()[key][self.writing.lang]):
            if not optional or all(gaps[name] for name in _GAPS.findall(optional)):
                found += self._filled(optional or always, gaps)
        return tuple(found)

    def text(self, key: str, /, **gaps: str) -> str:
        """A phrase as text."""
        return "".join(one.text for one in self.line(key, **gaps))

    def count(self, key: str, number: int) -> str:
        """A number with the noun it counts (`reports`), in the form that goes with it."""
        form = plural_form(number, self.writing.lang)
        return phrase_table()[f"{key}.{form}"][self.writing.lang].replace("{n}", self.writing.number(number))

    def _filled(self, text: str, gaps: dict[str, str | Line]) -> Line:
        found: list[Run] = []
        for at, part in enumerate(_GAPS.split(text)):
            if at % 2:
                filling = gaps[part]
                found += (run(filling, "name"),) if isinstance(filling, str) else filling
            elif part:
                found += plain(part)
        return tuple(found)
