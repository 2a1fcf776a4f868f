"""The tables about issues: phrases that name one, words that turn them round, words of wanting and rejecting, words of agreements.

All are CSV files under `language/<xx>/lexicon/`: `issues.csv`, `issue_operators.csv`, `issue_prepositions.csv`, `stance.csv` and
`provision_cues.csv`. They meet texts on keys of words (the dictionary word, not its spelling), so that article, clitics, pronouns
and inflection do not matter.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from musnad.language.affixal import load_affixes
from musnad.language.compiled import compiled
from musnad.language.forms import Analysis, Sense
from musnad.language.lexicon import language_folder, load_lexicon, settings
from musnad.language.tables import nominal_forms
from musnad.reading.segments import Analyser
from musnad.text import fold

__all__ = ["IssuePhrase", "IssueTables", "Node", "Operator", "Stance", "TermCue", "keys_of", "load_issue_tables", "table_rows"]

#: key -> Node; under the empty key the phrase that ends here.
Node = dict[str, Any]

#: Marks of the keys of verb forms: verbal noun, participles; everything else counts as finite.
_VERBAL = {"msd": "#", "act": ">", "pas": "<"}
_FINITE = "~"
_SIGNS = {"for": 1, "against": -1, "+": 1, "-": -1}


class IssuePhrase(NamedTuple):
    """A phrase that names an issue. `polarity` is 1 for the thing the issue is named after, -1 for its opposite (the siege itself);
    `holds` says what its mention is worth as a provision: deal (names an agreement), y (a term), empty (nothing alone)."""

    id: str
    issue: str
    polarity: int
    holds: str


class Operator(NamedTuple):
    """A word that keeps (1) or turns round (-1) what the issue phrase under it names; for some issues only, if any are given."""

    effect: int
    issues: frozenset[str]


class Stance(NamedTuple):
    """A word of wanting or rejecting. `sign` is 1 or -1; `regime` the prepositions that lead to what it is about (o its object, g
    its genitive, r the noun before its relative clause, أن and the like a clause); `party` is s (its subject), w (whoever speaks)
    or p (whoever speaks, when it is a predicate); `negated` the sign under negation (0: none); `issues` limits it; `clause`: a
    clause may say what it is about."""

    id: str
    sign: int
    kind: str
    regime: frozenset[str]
    party: str
    negated: int
    issues: frozenset[str]
    pos: str
    clause: bool = False

    def holds_for(self, issue: str, sign: int) -> bool:
        """Whether the word is about an issue: one of those listed (with a plus: for it only), or none of
        those listed when all have a minus.

        >>> Stance("", 1, "", frozenset(), "s", 0, frozenset({"-nuclear"}), "V").holds_for("nuclear", 1)
        False
        """
        if not self.issues or issue in self.issues:
            return True
        if f"+{issue}" in self.issues:
            return sign > 0
        return all(listed[0] == "-" for listed in self.issues) and f"-{issue}" not in self.issues


class TermCue(NamedTuple):
    """A word that tells how far a term has come: `role` is holder (plan, deal, talks), part (of one), resolution (a holder only
    by what it provides for), contains (provides for), status, open (not reached yet) or body (whose demands bind)."""

    id: str
    role: str
    status: str
    regime: frozenset[str]
    rest: tuple[str, ...]
    issues: frozenset[str]


class IssueTables(NamedTuple):
    """All tables about issues of one language; `operators`, `stances`, `cues` are by key of a word, `prepositions` by value."""

    trie: Node
    vocabulary: frozenset[str]
    operators: dict[str, tuple[Operator, ...]]
    stances: dict[str, tuple[Stance, ...]]
    cues: dict[str, tuple[TermCue, ...]]
    prepositions: dict[str, frozenset[str]]


def table_rows(lang: str, name: str) -> Iterator[dict[str, str]]:
    """The lines of one of the tables of a language, as they are written."""
    path = language_folder(lang) / "lexicon" / f"{name}.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield {k: (v or "").strip() for k, v in row.items() if k}


def _split(cell: str | None) -> list[str]:
    return [v for v in (cell or "").split("|") if v]


def _regime(cell: str) -> frozenset[str]:
    """What may lead to the object of a word, folded; an infinitive (inf) is led by `to`."""
    found = {fold(r) for r in _split(cell)}
    return frozenset(found | {"to"} if "inf" in found else found)


def sense_key(sense: Sense) -> str:
    """The key of one sense: the folded dictionary word, marked by the kind of form where it comes from a verb.

    >>> from musnad.language.forms import Entry
    >>> stop = Entry("أوقف", "V")
    >>> sense_key(Sense(Entry("هدنة", "N"))), sense_key(Sense(stop, "perf")), sense_key(Sense(stop, "msd"))
    ('هدنه', '~اوقف', '#اوقف')
    """
    entry = sense.entry
    if entry.pos == "V":
        return _VERBAL.get(sense.tense, _FINITE) + fold(entry.lemma)
    return fold(entry.lemma)


def keys_of(analyses: Iterable[Analysis], norm: str) -> tuple[str, ...]:
    """The keys under which a word meets the tables: of its senses, of its stem and of its spelling."""
    keys: dict[str, None] = {}
    for analysis in analyses:
        for sense in analysis.senses:
            if sense.tense != "imp":
                keys[sense_key(sense)] = None
        keys[analysis.stem] = keys["=" + analysis.stem] = None
    keys[norm] = None
    return tuple(keys)


class _Builder:
    """Turns the written tables of a language into tables of keys."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.analyser = Analyser(load_lexicon(lang), lang)
        self.affixal = settings(lang).get("inflection") == "affixal"
        self.trie: Node = {}
        self.vocabulary: set[str] = set()

    def build(self) -> IssueTables:
        for row in table_rows(self.lang, "issues"):
            self._phrase(row)
        prepositions = {fold(row["word"]): frozenset(_split(row["kind"])) for row in table_rows(self.lang, "issue_prepositions")}
        return IssueTables(self.trie, frozenset(self.vocabulary), self._operators(), self._stances(), self._cues(), prepositions)

    def _phrase(self, row: dict[str, str]) -> None:
        written = row["phrase"].split()
        rule = f"{self.lang}.issue.{row['issue']}.{'-'.join(written)}"
        phrase = IssuePhrase(rule, row["issue"], _SIGNS[row["polarity"]], row["holds"])
        slots = []
        verb_too = len(written) > 1 and not self._adjective(written[1])
        for at, word in enumerate(written):
            keys: dict[str, None] = {}
            for alternative in word.split("/"):
                keys.update(dict.fromkeys(self._word_keys(alternative, verb_too=at == 0 and verb_too)))
            slots.append(keys)
        for path in product(*slots):
            node = self.trie
            for key in path:
                node = node.setdefault(key, {})
                self.vocabulary.add(key)
            node.setdefault("", phrase)

    def _adjective(self, written: str) -> bool:
        senses = self.analyser.word(written.split("/")[0]).analyses[0].senses
        return bool(senses) and senses[0].entry.pos == "A"

    def _word_keys(self, written: str, *, verb_too: bool) -> list[str]:
        """The keys of one word of a phrase: @ begins a kind of name, = a word that is met in this form alone. The verbal noun
        that begins a phrase with an object also stands for its verb."""
        if written.startswith("@"):
            return [written]
        if written.startswith("="):
            return ["=" + fold(written[1:])]
        best = self.analyser.word(written).analyses[0]
        keys: dict[str, None] = {}
        for sense in best.senses:
            key = sense_key(sense)
            if self.affixal or (key[0] not in "#~<>" and (not keys or key == best.stem)):
                keys[key] = None
        for sense in best.senses:
            key = sense_key(sense)
            if key[0] in "#<>" and not keys:
                keys[key] = None
            if key[0] == "#" and verb_too and sense.number in ("s", ""):
                keys[_FINITE + key[1:]] = None
        if not keys:
            keys[best.stem] = None
            if self.affixal:
                affixes = load_affixes(self.lang)
                for pos in ("N", "V"):
                    keys.update(dict.fromkeys(fold(form) for form, _ in affixes.inflect(best.stem, pos, {})))
        return list(keys)

    def _governor_keys(self, word: str, pos: str) -> Iterator[str]:
        """The keys of a governing word: a verb stands for its finite forms, its verbal noun and its participles."""
        if pos == "V":
            yield from (mark + fold(word) for mark in (_FINITE, "#", ">", "<"))
            return
        yield fold(word)
        if not self.affixal and not self.analyser.word(word).senses:  # a word that only these tables know
            yield from dict.fromkeys(form for written in (word, word + "ة") for form, _ in nominal_forms(written, (), self.lang))

    def _operators(self) -> dict[str, tuple[Operator, ...]]:
        found: dict[str, list[Operator]] = {}
        for row in table_rows(self.lang, "issue_operators"):
            for key in self._governor_keys(row["word"], row["pos"]):
                found.setdefault(key, []).append(Operator(_SIGNS[row["effect"]], frozenset(_split(row["issues"]))))
        return {key: tuple(held) for key, held in found.items()}

    def _stances(self) -> dict[str, tuple[Stance, ...]]:
        found: dict[str, list[Stance]] = {}
        thats = {fold(row["form"]) for row in table_rows(self.lang, "grammar") if row["tag"] == "S"} | {"to"}
        for row in table_rows(self.lang, "stance"):
            regime = _regime(row["regime"])
            stance = Stance(
                f"{self.lang}.position.{row['word']}", _SIGNS[row["stance"]], row["kind"], regime,
                row["party"] or "s", _SIGNS.get(row["negated"], 0), frozenset(_split(row["issues"])), row["pos"],
                bool(regime & thats),
            )  # fmt: skip
            for key in self._governor_keys(row["word"], row["pos"]):
                found.setdefault(key, []).append(stance)
        return {key: tuple(held) for key, held in found.items()}

    def _cues(self) -> dict[str, tuple[TermCue, ...]]:
        found: dict[str, list[TermCue]] = {}
        for row in table_rows(self.lang, "provision_cues"):
            first, *rest = row["word"].split()
            cue = TermCue(
                f"{self.lang}.provision.{'-'.join(row['word'].split())}", row["role"], row["status"],
                _regime(row["regime"]), tuple(fold(w) for w in rest), frozenset(_split(row["issues"])),
            )  # fmt: skip
            for key in self._governor_keys(first, row["pos"]):
                found.setdefault(key, []).append(cue)
        return {key: tuple(sorted(held, key=lambda c: -len(c.rest))) for key, held in found.items()}


def _inputs(lang: str) -> list[Path]:
    folder = language_folder(lang)
    code = [*folder.parent.glob("*.py"), *Path(__file__).parent.glob("*.py")]
    return [*code, *folder.rglob("*.csv"), *folder.glob("*.toml")]


@cache
def load_issue_tables(lang: str) -> IssueTables:
    """The tables about issues of a language, from their compiled form when no file they come from has changed."""
    return compiled(f"issues-{lang}", _inputs(lang), lambda: _Builder(lang).build())
