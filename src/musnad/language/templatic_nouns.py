"""Declension of nouns and adjectives as it shows in writing: dual, sound plurals, construct forms, feminine, tanwin alef."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.language.templatic import Features

__all__ = ["decline_adjective", "decline_noun"]

_SOUND = ("ون", "ات")
Form = tuple[str, Features]


def decline_noun(lemma: str, plurals: tuple[str, ...], gender: str = "") -> Iterator[Form]:
    """All forms of a noun; `plurals` holds broken plurals as words and the sound ones as their endings ون, ات.

    `gender` is m, f, or mf when the feminine is made with ة (مدير، مديرة).

    >>> sorted({form for form, _ in decline_noun("وزير", ("وزراء",), "m")})
    ['وزراء', 'وزير', 'وزيرا', 'وزيران', 'وزيري', 'وزيرين']
    """
    own = gender[:1] or ("f" if lemma.endswith("ة") else "m")
    yield from _singular(lemma, own)
    yield from _dual(lemma, own)
    yield from _plural(lemma, plurals, own)
    if gender == "mf":
        feminine = _feminine(lemma)
        yield from _singular(feminine, "f")
        yield from _dual(feminine, "f")
        yield from _plural(feminine, ("ات",), "f")


def decline_adjective(lemma: str, plurals: tuple[str, ...], feminine: str = "") -> Iterator[Form]:
    """All forms of an adjective; without `feminine` it is made with ة; "-" is an elative that has none (أهم).

    >>> {f for f, _ in decline_adjective("مصري", ("ون", "ات"))} >= {"مصرية", "مصريون", "مصريين", "مصريات", "مصريتان"}
    True
    """
    yield from _singular(lemma, "m")
    yield from _dual(lemma, "m")
    yield from _plural(lemma, tuple(p for p in plurals if p != "ات"), "m")
    if feminine == "-":
        return
    female = feminine or _feminine(lemma)
    yield from _singular(female, "f")
    yield from _dual(female, "f")
    if "ات" in plurals:
        yield from _plural(female, ("ات",), "f")


def _feminine(lemma: str) -> str:
    if lemma.endswith("ى"):
        return lemma[:-1] + "اة"
    return _seated(lemma) + "ة"


def _seated(word: str) -> str:
    """A word before an ending: a hamza alone after ya takes a seat (بريء بريئة)."""
    return word[:-1] + "ئ" if word.endswith("يء") else word


def _singular(lemma: str, gender: str) -> Iterator[Form]:
    yield from _written(lemma, Features(gender=gender, number="s"))


def _written(word: str, features: Features) -> Iterator[Form]:
    """A word as it is, with the alef of the accusative where it is written, and without its ya (قاض for قاضي)."""
    yield word, features
    if word.endswith("ء") and word[-2:-1] != "ا":
        yield _seated(word) + "ا", features._replace(state="acc")
    elif not word.endswith(("ة", "ى", "ا", "ء", "أ")):
        yield word + "ا", features._replace(state="acc")


def _before_ending(word: str) -> str:
    """The stem to which endings are joined: ة opens to ت, ى to ي, final hamza may take a seat."""
    if word.endswith("ة"):
        return word[:-1] + "ت"
    return word[:-1] + "ي" if word.endswith("ى") else _seated(word)


def _dual(lemma: str, gender: str) -> Iterator[Form]:
    stem = _before_ending(lemma)
    absolute, construct = (Features(gender=gender, number="d", state=state) for state in ("abs", "con"))
    oblique = stem[:-1] + "ئ" if stem.endswith("ء") and stem[-2:-1] != "ا" else stem
    nominative = stem[:-1] + "آ" if stem.endswith("أ") else stem + "ا"
    yield oblique + "ين", absolute
    yield oblique + "ي", construct
    yield nominative + "ن", absolute
    yield nominative, construct


def _plural(lemma: str, plurals: tuple[str, ...], gender: str) -> Iterator[Form]:
    for plural in plurals:
        if plural == "ون":
            stem = lemma[:-1] if lemma.endswith(("ى", "ة")) else _seated(lemma)
            for ending, state in (("ون", "abs"), ("ين", "abs"), ("و", "con"), ("ي", "con")):
                yield stem + ending, Features(gender="m", number="p", state=state)
        elif plural == "ات":
            yield _feminine_plural(lemma), Features(gender="f", number="p")
        else:
            yield from _written(plural, Features(gender=gender, number="p"))


def _feminine_plural(lemma: str) -> str:
    if lemma.endswith("اة"):
        return lemma[:-2] + "وات"
    stem = _seated(lemma.removesuffix("ة"))
    if stem.endswith("ى"):
        return stem[:-1] + "يات"
    return stem[:-1] + "آت" if stem.endswith("أ") else stem + "ات"
