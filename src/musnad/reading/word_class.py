"""The word class of a form: the one-letter tag that its likeliest sense, its clitics and its marks give it."""

from __future__ import annotations

from musnad.language.forms import Word
from musnad.reading.facts import Facts
from musnad.text import strip_marks

__all__ = ["NOMINAL", "SHADDA", "finite_lemmas", "is_doubling_verb", "word_class"]

#: What the nominal forms of a verb are used as: verbal nouns as nouns, participles as adjectives.
NOMINAL = {"msd": "N", "act": "A", "pas": "A"}
#: The mark of a doubled letter.
SHADDA = "ّ"
_TAGS = {"NAME": "M", "ADV": "J", "NUM": "Q"}


def finite_lemmas(f: Facts) -> set[str]:
    """The verbs whose active finite form a word may be, cut in its likeliest way."""
    finite = (s for s in f.senses if s.entry.pos == "V" and s.tense in ("perf", "impf") and s.voice == "a")
    return {s.entry.lemma for s in finite}


def word_class(f: Facts, *, adjective: bool) -> str:
    """The tag of a form that is no word of grammar, from its likeliest sense and its clitics."""
    article = f.definite or f.prep in ("ب", "ك")
    first = f.senses[0].entry.pos if f.senses else ""
    if first == "V":
        first = NOMINAL.get(f.senses[0].tense, "V")
    if SHADDA in f.surface and f.verb is not None and not article and is_doubling_verb(f.word):
        return "V"
    if f.heads or (f.noun is not None and (first != "V" or article)):
        return "N" if first != "V" or article or not f.verb else "V"
    if f.demonym or f.qualifier or (adjective and first == "A"):
        return "A"
    if first == "V":
        return "V"
    if first == "A" or adjective:
        return "A"
    if first in _TAGS:
        return _TAGS[first]
    if f.definite or f.stem.endswith(("ه", "ات")) or f.prep:
        return "N" if not f.names else "M"
    return "X"


def is_doubling_verb(word: Word) -> bool:
    """Whether a written shadda shows the perfect of a verb that doubles its middle letter (وقّع, حمّل), not a noun of its letters.

    The last letter and a feminine ending leave it open (كلّ, مدّة).
    """
    letters = strip_marks(word.surface)
    at = word.surface.find(SHADDA)
    middle = len(strip_marks(word.surface[:at])) - 1 if at > 0 else -1
    for analysis in word.analyses:
        start = sum(len(p) for p in analysis.proclitics)
        if len(analysis.stem) == 3 and middle == start + 1 and letters[start + 2 : start + 3] not in ("ة", "ا", "ى"):
            return any(s.entry.pos == "V" and s.tense == "perf" for s in analysis.senses)
    return False
