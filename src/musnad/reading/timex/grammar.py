"""The time grammar of one language: rules read from `patterns/times.yaml`, applied stage by stage to a run of time words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from musnad.language.compiled import compiled
from musnad.language.lexicon import language_folder
from musnad.reading.timex.groups import Made, Match, group_types
from musnad.reading.timex.lexicon import TimeLexicon
from musnad.reading.timex.making import MAKERS
from musnad.reading.timex.meaning import When
from musnad.reading.timex.patterns import Pattern, Types, alternatives, expand, literals, parse
from musnad.reading.timex.terms import Piece, Term

__all__ = ["Grammar", "Reading", "Rule", "load_grammar"]


class Rule(NamedTuple):
    """One line of the grammar: its id, its expanded pattern, what makes its result, and the settings given to that."""

    id: str
    pattern: str
    make: str
    gives: str
    settings: dict[str, Any]


class Reading(NamedTuple):
    """A time expression within a run: first token, last token (excluded), counted from the start of the run; meaning; rule."""

    first: int
    last: int
    when: When
    rule: str


class _Choice:
    """One pattern of a rule; its expression is compiled when it is first tried."""

    __slots__ = ("_match", "pattern", "rule")

    def __init__(self, rule: Rule, pattern: Pattern) -> None:
        self.rule = rule
        self.pattern = pattern
        self._match: Callable[[str, int], re.Match[str] | None] | None = None

    def match(self, codes: str, at: int) -> re.Match[str] | None:
        """The match that starts at a place, if there is one."""
        if self._match is None:
            self._match = re.compile(self.pattern.source).match
        return self._match(codes, at)


def _by_length(found: tuple[int, int, re.Match[str]]) -> tuple[int, int]:
    return found[0], found[1]


class _Stage:
    """Rules that are tried together: at each place the longest match counts, and of equals the one that stands first."""

    def __init__(self, rules: list[Rule], types: Types) -> None:
        self.rules = rules
        self.types = types
        self.known = -1
        self.start = re.compile("(?!)")
        self.by_first: dict[str, list[_Choice]] = {}

    def compile(self) -> None:
        """Compile the patterns for all types known by now."""
        self.known = len(self.types)
        self.by_first = {}
        for rule in self.rules:
            for told in alternatives(rule.pattern):
                choice = _Choice(rule, parse(told, self.types))
                for code in choice.pattern.first:
                    self.by_first.setdefault(code, []).append(choice)
        self.start = re.compile(f"[{''.join(self.by_first)}]" if self.by_first else "(?!)")

    def apply(self, codes: str, pieces: list[Piece], fired: set[str] | None) -> list[Piece]:
        """The pieces with every match replaced by the group it makes; `codes` are the pieces' codes."""
        hit = self.start.search(codes)
        out: list[Piece] = []
        at = 0
        while hit is not None:
            out += pieces[at : hit.start()]
            at = hit.start()
            made = self._best(codes, at, pieces, fired)
            if made:
                end, groups = made
                out += groups
                at = end
            else:
                out.append(pieces[at])
                at += 1
            hit = self.start.search(codes, at)
        return out + pieces[at:]

    def _best(self, codes: str, at: int, pieces: list[Piece], fired: set[str] | None) -> tuple[int, list[Piece]] | None:
        choices = self.by_first[codes[at]]
        found = [(-m.end(), k, m) for k, choice in enumerate(choices) if (m := choice.match(codes, at))]
        if len(found) > 1:
            found.sort(key=_by_length)
        for negative, k, match in found:
            end, rule = -negative, choices[k].rule
            made = self._made(rule, choices[k].pattern, match, pieces)
            if made is None:
                continue
            if fired is not None:
                fired.add(rule.id)
            if isinstance(made, Term):
                made = [(0, end - at, made)]
            return end, [self._piece(pieces[at + i : at + j], t, rule) for i, j, t in made]
        return None

    def _made(self, rule: Rule, pattern: Pattern, match: re.Match[str], pieces: list[Piece]) -> Made:
        kept: dict[str, list[tuple[int, Term]]] = {}
        for group, atom in pattern.groups:
            place = match.start(group)
            if place >= 0 and (term := atom.pick(pieces[place].terms)):
                kept.setdefault(atom.name, []).append((place - match.start(), term))
        return MAKERS[rule.make](Match(kept, pieces[match.start() : match.end()], rule.settings, rule.gives))

    def _piece(self, covered: list[Piece], term: Term, rule: Rule) -> Piece:
        if not term.rule or rule.make not in ("word",):
            term = term._replace(rule=rule.id)
        return Piece(covered[0].first, covered[-1].last, (term,), self.types.code((term,)))


#: A number of every kind that is told apart.
_NUMBERS = "0 7 17 21 29 45 75 150 1436 2015 5000 2,5 2,500 12:30 12.30 1/2/2015 2/2015 1/2 12.3.2015"
_OUT = {"DATE": "DATE", "TIME": "TIME", "DUR": "DURATION", "SET": "SET", "AGE": "AGE"}


class Grammar:
    """Lexicon and rules of one language. `cut` and `parse` are pure; what they give for a word or a run is kept by the caller."""

    def __init__(self, lang: str) -> None:
        import yaml  # only to build the compiled form

        self.lang = lang
        self.lexicon = TimeLexicon(lang)
        self.types = Types()
        path = language_folder(lang) / "patterns" / "times.yaml"
        told = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        macros = told.get("macros", {})
        stages = [[self._rule(r, macros) for r in stage["rules"]] for stage in told["stages"]]
        stages.insert(0, [Rule("", " ".join(words), "word", "", {"term": term}) for words, term in self.lexicon.phrases])
        self.rules = [r for stage in stages for r in stage if r.id]
        self.lexicon.learn_literals(w for stage in stages for r in stage for w in literals(r.pattern))
        for terms in self.lexicon.all_readings():
            self.types.code(terms)
        for term in (*group_types(), *(term for _, term in self.lexicon.phrases)):
            self.types.code((term,))
        for number in _NUMBERS.split():
            for terms in self.lexicon.cut(number):
                self.types.code(terms)
        self.stages = [_Stage(rules, self.types) for rules in stages]

    def _rule(self, told: dict[str, Any], macros: dict[str, str]) -> Rule:
        if told["make"] not in MAKERS:
            raise ValueError(f"{told['id']}: unknown make {told['make']!r}; choose one of {', '.join(sorted(MAKERS))}")
        return Rule(told["id"], expand(told["pattern"], macros), told["make"], told.get("gives", ""), told.get("set", {}))

    def parse(self, words: list[tuple[tuple[Term, ...], ...]], fired: set[str] | None = None) -> list[Reading]:
        """The time expressions in a run of words, each given by its pieces; `fired` collects the ids of the rules that held."""
        code = self.types.code
        pieces = [Piece(i, i + 1, terms, code(terms)) for i, word in enumerate(words) for terms in word]
        codes = "".join([p.code for p in pieces])
        for stage in self.stages:
            if stage.known != len(self.types):
                stage.compile()
            if stage.start.search(codes):
                pieces = stage.apply(codes, pieces, fired)
                codes = "".join([p.code for p in pieces])
        return [
            Reading(p.first, p.last, t.value._replace(kind=_OUT[t.cls]), t.rule)
            for p in pieces
            for t in p.terms[:1]
            if t.cls in _OUT and isinstance(t.value, When) and "weak" not in t.tags
        ]


def _inputs(lang: str) -> list[Path]:
    """The files a grammar is made of."""
    folder = language_folder(lang)
    code = [*Path(__file__).parent.glob("*.py"), Path(__file__).parents[2] / "text.py"]
    return [*code, folder / "lexicon" / "times.csv", folder / "patterns" / "times.yaml"]


@cache
def load_grammar(lang: str) -> Grammar:
    """The time grammar of a language, from its compiled form when its files are unchanged. Raises ValueError for a language
    without a folder, FileNotFoundError for one without a grammar."""
    return compiled(f"times-{lang}", _inputs(lang), lambda: Grammar(lang))
