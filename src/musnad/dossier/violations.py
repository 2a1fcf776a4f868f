"""Figures of violations: how many breaches somebody counts (183 violations, ١٢ خرقا), as a sentence writes them in digits."""

from __future__ import annotations

from functools import cache

from musnad.language.tables import nominal_forms
from musnad.linking.passages import text_words
from musnad.reading.issue_tables import table_rows
from musnad.text import fold

__all__ = ["violations_counted"]

#: So many words may stand between a number and what it counts (12 new ceasefire violations).
_BETWEEN = 3
#: Arabic particles that are written with the word that follows them.
_PROCLITICS = ("و", "ب", "ل")


def violations_counted(sentence: str, lang: str) -> int | None:
    """The number of violations that a sentence gives, the highest of several; None where it counts none.

    >>> violations_counted("The coalition recorded 14 new ceasefire violations in 24 hours.", "en")
    14
    >>> violations_counted("أحصت اللجنة ١٢ خرقا للهدنة و31 انتهاكا", "ar"), violations_counted("قتل 12 مدنيا", "ar")
    (31, None)
    """
    words = text_words(sentence)
    forms = _forms(lang)
    found = []
    for at, word in enumerate(words):
        number = word.form.removeprefix("و")
        if number.isdecimal():
            after = [w.form for w in words[at + 1 : at + 2 + _BETWEEN]]
            upto = next((n for n, form in enumerate(after) if form.removeprefix("و").isdecimal()), len(after))
            if any(_bare(form, forms) for form in after[:upto]):
                found.append(int(number))
    return max(found, default=None)


def _bare(form: str, forms: frozenset[str]) -> bool:
    return form in forms or any(form.removeprefix(p) in forms for p in _PROCLITICS if form.startswith(p))


@cache
def _forms(lang: str) -> frozenset[str]:
    """The folded forms of the nouns by which breaches are told."""
    told = {row["word"] for row in table_rows(lang, "provision_cues") if row["status"] == "breached" and row["pos"] == "N"}
    plurals = {row["lemma"]: row["plurals"].split("|") for row in table_rows(lang, "nouns") if row["lemma"] in told}
    regular = {lemma: [lemma + ("es" if lemma.endswith(("ch", "sh", "s")) else "s")] if lang == "en" else [] for lemma in told}
    return frozenset(
        form
        for lemma in told
        for form, _ in nominal_forms(lemma, [p for p in plurals.get(lemma, []) if len(p) > 2] or regular[lemma], lang)
    ) | {fold(lemma) for lemma in told}
