"""Root-and-pattern inflection: from a lemma, its root and measure to all its written forms.

The tables of a language (measures, verbal nouns, affixes, sound rules) are CSV files in its folder. A paradigm is worked out
once for all roots of one shape and then only filled with the radicals, so that thousands of verbs inflect in a moment.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from musnad.language.templatic_sounds import SoundRule, load_sound_rules, spell, weaken

__all__ = ["Features", "Templates", "load_templates"]

_CONTRACTING = frozenset({"I", "IV", "VII", "VIII", "X"})
_ASSIMILATING = frozenset("زدذصضطظ")
_WEAK = {"و": "w", "ي": "y", "ا": "w"}
_HAMZA = "ءأإؤئآ"


class Features(NamedTuple):
    """The features of one written form, as in `forms.Sense`.

    `state` of a noun: acc (with the alef of the accusative), con (before what it governs: مسؤولو), abs (مسؤولون); of an
    imperfect: u, when its prefix has that vowel in the active too (يُعلن); else empty.
    """

    tense: str = ""
    voice: str = ""
    person: str = ""
    gender: str = ""
    number: str = ""
    state: str = ""


Form = tuple[str, Features]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Templates:
    """The inflection tables of one templatic language."""

    def __init__(self, folder: Path) -> None:
        self.measures = {row["measure"]: row for row in _rows(folder / "measures.csv")}
        self.masdars = {(row["measure"], row["root"]): row["template"] for row in _rows(folder / "masdars.csv")}
        self.affixes = _rows(folder / "verb_affixes.csv")
        self.nominal = _rows(folder / "nominal_suffixes.csv")
        self.rules: tuple[SoundRule, ...] = load_sound_rules(folder / "sounds.csv")
        self._paradigms: dict[tuple[str, ...], tuple[Form, ...]] = {}

    def conjugate(self, lemma: str, root: str, measure: str) -> Iterator[Form]:
        """All forms of a verb: finite ones, participles and the regular verbal noun.

        `measure` is I ... X, Q, QII, QIV; for I the vowel of the imperfect may follow (Ia, Ii, Iu) where the spelling
        shows it, and after any an s when a weak middle radical stays (Xs: استحوذ). Raises ValueError when the root does not
        fit the measure.
        """
        shape = _shape(lemma, root, measure)
        forms = self._paradigms.get(shape)
        if forms is None:
            forms = self._paradigms[shape] = tuple(dict.fromkeys(self._paradigm(*shape)))
        letters = {ord(str(i + 1)): letter for i, letter in enumerate(root)}
        for pattern, features in forms:
            yield pattern.translate(letters), features

    def _paradigm(self, measure: str, vowels: str, *radicals: str) -> Iterator[Form]:
        """The forms of all roots of one shape, with digits for the sound radicals."""
        name = measure if measure in self.measures else measure.rstrip("aiu")
        row = {k: _fill(v, radicals) for k, v in self.measures[name].items()}
        if name == "I":
            row["perf"] = row["perf"].replace(f"{radicals[1]}a", f"{radicals[1]}{vowels[0]}")
            row["impf"] = row["impf"].replace(f"{radicals[1]}a", f"{radicals[1]}{vowels[1]}")
            if radicals[0] == "w" and radicals[1] != radicals[2]:  # the waw of وصل is dropped: يصل
                row["impf"] = row["impf"].removeprefix("w")
            row["imp"] = row["impf"]
        stems = {
            "perf": (("a", "", row["perf"]), ("p", "", row["perf_passive"])),
            "impf": (("a", row["prefix"], row["impf"]), ("p", "u", row["impf_passive"])),
            "imp": (("a", "", row["imp"]),),
        }
        for affix in self.affixes:
            for voice, vowel, stem in stems[affix["tense"]]:
                if stem:
                    word = affix["prefix"] + (vowel if affix["prefix"] else "") + stem + affix["suffix"]
                    state = "u" if affix["tense"] == "impf" and row["prefix"] == "u" else ""
                    features = Features(affix["tense"], voice, affix["person"], affix["gender"], affix["number"], state)
                    yield from ((written, features) for written in self._write(word, affix["tense"] == "imp"))
        for tense in ("act", "pas"):
            if row[tense]:
                yield from self._decline(row[tense], Features(tense, "a" if tense == "act" else "p"))
        for template in self._masdar(name, radicals).split("|"):
            if template:
                yield from self._decline(_fill(template, radicals), Features("msd"), feminine=False)

    def _masdar(self, measure: str, radicals: tuple[str, ...]) -> str:
        kinds = []
        if radicals[-1] in ("V", "J"):
            kinds.append("final_weak")
        elif radicals[-1] == "'":
            kinds.append("final_hamza")
        elif radicals[1] in ("v", "j"):
            kinds.append("hollow")
        for kind in [*kinds, "any"]:
            if (measure, kind) in self.masdars:
                return self.masdars[measure, kind]
        return ""

    def _decline(self, stem: str, features: Features, feminine: bool = True) -> Iterator[Form]:
        """Cases and numbers of a participle (with its feminine) or of a verbal noun."""
        if stem.endswith("aT"):
            rows = [row for row in self.nominal if row["kind"] == "f"]
            stem = stem[:-2]
        elif feminine:
            rows = self.nominal
        else:
            rows = [row for row in self.nominal if (row["kind"] == "m" and row["number"] != "p") or row["suffix"] == "Atu"]
        for row in rows:
            filled = features._replace(gender=row["gender"], number=row["number"], state=row["state"])
            word = weaken(stem + row["suffix"], self.rules)
            for written in spell(word):
                yield written, filled
            if row["suffix"] == "u" and word.endswith("I"):  # indefinite قاض beside القاضي
                yield spell(word)[0][:-1], filled

    def _write(self, word: str, command: bool) -> tuple[str, ...]:
        word = weaken(word, self.rules)
        if command and word[1:2] and word[1] not in "aiuAIUW" and word[0] not in "aiu":
            word = "i" + word
        return spell(word)


def load_templates(folder: Path) -> Templates:
    """The inflection tables in a language folder."""
    return Templates(folder)


def _fill(template: str, radicals: tuple[str, ...]) -> str:
    for digit, radical in zip("1234", radicals, strict=False):
        template = template.replace(digit, radical)
    return template


def _shape(lemma: str, root: str, measure: str) -> tuple[str, ...]:
    """What the paradigm depends on: measure, vowels of measure I, and the radicals with digits for the sound ones."""
    sound = measure.endswith("s")  # the middle waw is kept: استحوذ, ازدوج
    measure = measure.removesuffix("s")
    name = measure.rstrip("aiu") if measure[:1] == "I" else measure
    quadriliteral = measure.startswith("Q")
    if len(root) != (4 if quadriliteral else 3):
        raise ValueError(f"root {root!r} of {lemma!r} does not fit measure {measure}; give {4 if quadriliteral else 3} letters")
    radicals = [str(i + 1) for i in range(len(root))]
    for i, letter in enumerate(root):
        if letter in _HAMZA:
            radicals[i] = "'"
    if root[0] in _WEAK:
        radicals[0] = _WEAK[root[0]]
    last_weak = root[-1] in _WEAK and not quadriliteral
    if not quadriliteral and root[1] in _WEAK:
        weak = _WEAK[root[1]]
        radicals[1] = {"w": "v", "y": "j"}[weak] if name in _CONTRACTING and not (last_weak or sound) else weak
    if last_weak:
        radicals[-1] = "V" if _WEAK[root[-1]] == "w" and name == "I" else "J"
    if not quadriliteral and root[1] == root[2] and not last_weak:
        radicals[2] = radicals[1]
    if name == "VIII":
        radicals[0] = _first_of_eighth(lemma, root, radicals[0])
    return (measure, _vowels(lemma, root, measure), *radicals)


def _first_of_eighth(lemma: str, root: str, radical: str) -> str:
    """The first radical of measure VIII melts into the t: اتصل, ادعى, اطلع."""
    written = lemma[1]
    if written == "ت":
        return "t"
    return written if root[0] in _ASSIMILATING else radical


def _vowels(lemma: str, root: str, measure: str) -> str:
    """The middle vowels of perfect and imperfect in measure I, as far as the spelling depends on them."""
    if measure.rstrip("aiu") != "I":
        return ""
    given = measure[1:]
    end = lemma[-1]
    perfect = "a"
    if (root[2] in _WEAK and end == "ي") or end == "ئ" or "ئ" in lemma[1:2]:
        perfect = "i"
    elif end == "ؤ" or "ؤ" in lemma[1:2]:
        perfect = "u"
    if given:
        return perfect + given
    if perfect != "a":
        return perfect + ("a" if perfect == "i" else "u")
    weak = root[1] if root[1] in "وي" and root[2] not in "وي" else root[2] if root[2] in "وي" else ""
    return perfect + {"و": "u", "ي": "i"}.get(weak, "i" if root[0] == "و" else "a")
