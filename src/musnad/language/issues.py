"""The tables about issues: phrases that name one, words that turn them round, words of wanting and rejecting, words of agreements.

All are CSV files under `language/<xx>/lexicon/`: `issues.csv`, `issue_operators.csv`, `stance.csv`, `provision_cues.csv`. Phrases meet
texts on keys of words (their dictionary words, not their spelling), so that article, clitics, pronouns and inflection do not matter.
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
from musnad.language.forms import Analysis, Sense, Word
from musnad.language.lexicon import language_folder, load_lexicon, settings
from musnad.reading.segments import Analyser
from musnad.text import fold

__all__ = ["IssuePhrase", "IssueTables", "Operator", "Stance", "TermCue", "issue_rows", "keys_of", "load_issue_tables"]

#: key -> Node; the empty key holds the phrase that ends here.
Node = dict[str, Any]

#: Marks of keys that come from verbs, by what the form is: verbal noun, participles, gerund.
_VERBAL = {"msd": "#", "act": ">", "pas": "<"}
_FINITE = "~"


class IssuePhrase(NamedTuple):
    """A phrase that names an issue. `polarity` is 1 for the thing named by the issue, -1 for its opposite (the siege itself);
    `holds` tells what its mention is worth as a provision: deal (it names an agreement), y (a term), or nothing alone."""

    id: str
    issue: str
    polarity: int
    holds: str


class Operator(NamedTuple):
    """A word that keeps (1) or turns round (-1) what an issue phrase under it names; for some issues only, if any are given."""

    word: str
    effect: int
    issues: frozenset[str]


class Stance(NamedTuple):
    """A word of wanting or rejecting. `sign` is 1 or -1; `regime` the prepositions that may lead to what it is about (o: its object,
    g: its genitive, أن and the like: a clause); `party` who holds it: s subject, w whoever speaks; `negated` is the sign under
    negation (0: none)."""

    id: str
    word: str
    sign: int
    kind: str
    regime: frozenset[str]
    party: str
    negated: int
    issues: frozenset[str]


class TermCue(NamedTuple):
    """A word that tells how far a term has come: `role` is holder (plan, deal), contains (provides for) or status."""

    id: str
    word: str
    role: str
    status: str
    regime: frozenset[str]
    rest: tuple[str, ...]


class IssueTables(NamedTuple):
    """All tables about issues of one language; the keys of `operators`, `stances` and `cues` are keys of words."""

    trie: Node
    vocabulary: frozenset[str]
    operators: dict[str, tuple[Operator, ...]]
    stances: dict[str, tuple[Stance, ...]]
    cues: dict[str, tuple[TermCue, ...]]
    prepositions: dict[str, str]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield {k: (v or "").strip() for k, v in row.items() if k}


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(v for v in (cell or "").split("|") if v)


def issue_rows(lang: str, name: str = "issues") -> list[dict[str, str]]:
    """The lines of one of the tables of a language, as they are written."""
    return list(_rows(language_folder(lang) / "lexicon" / f"{name}.csv"))


def sense_key(sense: Sense) -> str:
    """The key of one sense: the folded dictionary word, marked by the kind of form where it comes from a verb.

    >>> from musnad.language.forms import Entry
    >>> sense_key(Sense(Entry("هدنة", "N"))), sense_key(Sense(Entry("أوقف", "V"), "perf")), sense_key(Sense(Entry("أوقف", "V"), "msd"))
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
        keys[analysis.stem] = None
    keys[norm] = None
    return tuple(keys)


class _Builder:
    """Turns the written tables of a language into tables of keys."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.folder = language_folder(lang) / "lexicon"
        self.analyser = Analyser(load_lexicon(lang), lang)
        self.affixal = settings(lang).get("inflection") == "affixal"
        self.trie: Node = {}
        self.vocabulary: set[str] = set()

    def build(self) -> IssueTables:
        for row in _rows(self.folder / "issues.csv"):
            self._phrase(row)
        return IssueTables(
            self.trie, frozenset(self.vocabulary), self._operators(), self._stances(), self._cues(),
            {fold(r["word"]): r["kind"] for r in _rows(self.folder / "issue_prepositions.csv")},
        )  # fmt: skip

    def _word_keys(self, written: str, *, first: bool, alone: bool) -> list[str]:
        """The keys of one word of a phrase. The verbal noun that begins a phrase of several words also stands for its verb."""
        if written.startswith("@"):
            return [written]
        word: Word = self.analyser.word(written)
        best = word.analyses[0]
        keys: dict[str, None] = {}
        for sense in best.senses:
            key = sense_key(sense)
            if key[0] == _FINITE and not self.affixal:
                continue
            keys[key] = None
            if key[0] == "#" and first and not alone:
                keys[_FINITE + key[1:]] = None
        if not keys:
            keys[best.stem] = None
            if self.affixal:
                affixes = load_affixes(self.lang)
                for pos in ("N", "V"):
                    keys.update(dict.fromkeys(fold(form) for form, _ in affixes.inflect(best.stem, pos, {})))
        return list(keys)

    def _phrase(self, row: dict[str, str]) -> None:
        phrase = row["phrase"]
        written = phrase.split()
        rule = f"{self.lang}.issue.{row['issue']}.{'-'.join(written)}"
        found = IssuePhrase(rule, row["issue"], -1 if row["polarity"] == "-" else 1, row["holds"])
        slots = []
        for at, word in enumerate(written):
            keys: list[str] = []
            for alternative in word.split("/"):
                keys += self._word_keys(alternative, first=at == 0, alone=len(written) == 1)
            slots.append(list(dict.fromkeys(keys)))
        for path in product(*slots):
            node = self.trie
            for key in path:
                node = node.setdefault(key, {})
                self.vocabulary.add(key)
            node.setdefault("", found)

    def _governor_keys(self, word: str, pos: str) -> Iterator[str]:
        if pos == "V":
            yield from (mark + fold(word) for mark in (_FINITE, "#", ">", "<"))
        else:
            yield fold(word)

    def _operators(self) -> dict[str, tuple[Operator, ...]]:
        found: dict[str, list[Operator]] = {}
        for row in _rows(self.folder / "issue_operators.csv"):
            operator = Operator(row["word"], -1 if row["effect"] == "-" else 1, frozenset(_split(row["issues"])))
            for key in self._governor_keys(row["word"], row["pos"]):
                found.setdefault(key, []).append(operator)
        return {key: tuple(held) for key, held in found.items()}

    def _stances(self) -> dict[str, tuple[Stance, ...]]:
        found: dict[str, list[Stance]] = {}
        signs = {"for": 1, "against": -1}
        for row in _rows(self.folder / "stance.csv"):
            stance = Stance(
                f"{self.lang}.position.{row['word'].replace(' ', '-')}", row["word"], signs[row["stance"]], row["kind"],
                frozenset(fold(r) for r in _split(row["regime"])), row["party"] or "s", signs.get(row["negated"], 0),
                frozenset(_split(row["issues"])),
            )  # fmt: skip
            for key in self._governor_keys(row["word"].split()[0], row["pos"]):
                found.setdefault(key, []).append(stance)
        return {key: tuple(held) for key, held in found.items()}

    def _cues(self) -> dict[str, tuple[TermCue, ...]]:
        found: dict[str, list[TermCue]] = {}
        for row in _rows(self.folder / "provision_cues.csv"):
            first, *rest = row["word"].split()
            cue = TermCue(
                f"{self.lang}.provision.{row['word'].replace(' ', '-')}", row["word"], row["role"], row["status"],
                frozenset(fold(r) for r in _split(row["regime"])), tuple(fold(w) for w in rest),
            )  # fmt: skip
            for key in self._governor_keys(first, row["pos"]):
                found.setdefault(key, []).append(cue)
        return {key: tuple(sorted(held, key=lambda c: -len(c.rest))) for key, held in found.items()}


def _inputs(lang: str) -> list[Path]:
    here = Path(__file__).parent
    return [*here.glob("*.py"), here.parent / "text.py", here.parent / "reading" / "segments.py", *(here / lang).rglob("*.csv"),
            *(here / lang).glob("*.toml")]  # fmt: skip


@cache
def load_issue_tables(lang: str) -> IssueTables:
    """The tables about issues of a language, from their compiled form when no file they come from has changed."""
    return compiled(f"issues-{lang}", _inputs(lang), lambda: _Builder(lang).build())
