"""The pattern language of time rules, compiled to regular expressions over the type codes of pieces.

A pattern is a row of atoms with `( | )`, `?`, `*`, `+`, `!( )` and `&( )` (what must not, what must follow), `<! atom` and
`<= atom` (what must not, what must stand before), `^` and `$` (start and end of the run). An atom is a literal word in small
letters or Arabic, or a class in capitals with tags (`UNIT.def.sg`; `-tag` for a tag it must not have); `/` gives several
choices, and `name:` in front keeps the piece under a name: `d:NUM.d/ORD.d m:MONTH`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from musnad.reading.timex.terms import Term
from musnad.text import fold

__all__ = ["Atom", "Choice", "Pattern", "Types", "alternatives", "expand", "literals", "parse"]

_TOKEN = re.compile(r"\s*([!&]\(|<[!=]|[()|?*+^$]|[^\s()|?*+]+)")
_CLASS = re.compile(r"[A-Z][A-Z0-9_]*\Z")


class Choice(NamedTuple):
    """One way to satisfy an atom: the class, tags it must have and tags it must not have. A literal word has the class `=word`."""

    cls: str
    has: frozenset[str]
    lacks: frozenset[str]

    def fits(self, term: Term) -> bool:
        """Whether a term satisfies this choice."""
        return term.cls == self.cls and self.has <= term.tags and not (self.lacks and self.lacks & term.tags)


class Atom(NamedTuple):
    """One place of a pattern: its capture name ("" for none) and the choices, the preferred first."""

    name: str
    choices: tuple[Choice, ...]

    def pick(self, terms: Iterable[Term]) -> Term | None:
        """The reading by which a piece satisfies this atom."""
        terms = tuple(terms)
        return next((t for c in self.choices for t in terms if c.fits(t)), None)


def _choice(word: str) -> Choice:
    cls, *tags = word.split(".")
    if _CLASS.match(cls):
        return Choice(cls, frozenset(t for t in tags if t[0] != "-"), frozenset(t[1:] for t in tags if t[0] == "-"))
    return Choice("=" + fold(word), frozenset(), frozenset())


def _atom(word: str) -> Atom:
    name, colon, rest = word.partition(":")
    if not colon or not rest:
        name, rest = "", word
    return Atom(name, tuple(_choice(w) for w in rest.split("/")) if rest != "/" else (_choice("/"),))


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """Put macros in the place of `$name`, in brackets if they are more than one atom.

    >>> expand("($year)? m:MONTH", {"year": "in y:NUM.y4"})
    '(( in y:NUM.y4 ))? m:MONTH'
    """

    def macro(found: re.Match[str]) -> str:
        told = macros[found[1]]
        return f"( {told} )" if " " in told else told

    while "$" in pattern and (done := re.sub(r"\$(\w+)", macro, pattern)) != pattern:
        pattern = done
    return pattern


def alternatives(pattern: str) -> list[str]:
    """The choices of a pattern that are open at its top, so that the longest of them can win.

    >>> alternatives("a (b|c) | d")
    ['a (b|c)', 'd']
    """
    parts, depth = [""], 0
    for word in _TOKEN.findall(pattern):
        depth += {"(": 1, "!(": 1, "&(": 1, ")": -1}.get(word, 0)
        if word == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += f" {word}"
    return [re.sub(r" (?=[?*+|)])|(?<=[(|]) ", "", part).strip() for part in parts]


def literals(pattern: str) -> set[str]:
    """The literal words of an expanded pattern, folded.

    >>> sorted(literals("منذ/بعد n:NUM UNIT.sg (من)?"))
    ['بعد', 'من', 'منذ']
    """
    words = (w for w in _TOKEN.findall(pattern) if w not in ("!(", "&(", "<!", "<=") and w not in "()|?*+^$")
    return {c.cls[1:] for w in words for c in _atom(w).choices if c.cls.startswith("=")}


class Types:
    """The types of pieces: each set of (class, tags) is one character, so that a run of pieces is a string.

    The types of words are known before a pattern is compiled; when a rule makes a group of a new type, patterns are compiled anew.
    """

    def __init__(self) -> None:
        self._codes: dict[frozenset[tuple[str, frozenset[str]]], str] = {}
        self._by_class: dict[str, list[tuple[Term, str]]] = {}

    def __len__(self) -> int:
        return len(self._codes)

    def code(self, terms: tuple[Term, ...]) -> str:
        """The character of a type, a new one if it was not met before."""
        key = frozenset((t.cls, t.tags) for t in terms)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = chr(0xE000 + len(self._codes))
            for term in terms:
                self._by_class.setdefault(term.cls, []).append((term, found))
        return found

    def codes(self, atom: Atom) -> str:
        """All characters of types that satisfy an atom."""
        return "".join(sorted({code for c in atom.choices for term, code in self._by_class.get(c.cls, ()) if c.fits(term)}))


class Pattern(NamedTuple):
    """A compiled pattern: its expression over codes, the codes it may start with, the atom behind each group of the expression."""

    source: str
    first: str
    groups: tuple[tuple[str, Atom], ...]


class _Parser:
    """Recursive descent over the words of a pattern; gives the expression, the set of first codes, and whether it may be empty."""

    def __init__(self, pattern: str, types: Types) -> None:
        self.words = _TOKEN.findall(pattern)
        self.types = types
        self.at = 0
        self.groups: list[tuple[str, Atom]] = []

    def alternatives(self) -> tuple[str, set[str], bool]:
        parts = [self.sequence()]
        while self.at < len(self.words) and self.words[self.at] == "|":
            self.at += 1
            parts.append(self.sequence())
        source = "|".join(p[0] for p in parts)
        return source, set().union(*(p[1] for p in parts)), any(p[2] for p in parts)

    def sequence(self) -> tuple[str, set[str], bool]:
        source, first, empty = "", set[str](), True
        while self.at < len(self.words) and self.words[self.at] not in ("|", ")"):
            part, its_first, its_empty = self.element()
            source += part
            if empty:
                first |= its_first
                empty = its_empty
        return source, first, empty

    def element(self) -> tuple[str, set[str], bool]:
        word = self.words[self.at]
        self.at += 1
        if word in ("^", "$"):
            return ("\\A" if word == "^" else "\\Z"), set(), True
        if word in ("<!", "<="):
            codes = self.types.codes(_atom(self.words[self.at]))
            self.at += 1
            return (f"(?{word}[{codes}])" if codes else "" if word == "<!" else "(?!)"), set(), True
        if word in ("(", "!(", "&("):
            inner, first, empty = self.alternatives()
            if self.at >= len(self.words) or self.words[self.at] != ")":
                raise ValueError(f"missing ')' in {' '.join(self.words)}")
            self.at += 1
            if word != "(":
                return f"(?{'=' if word[0] == '&' else '!'}{inner})", set(), True
            return self.repeated(f"(?:{inner})", first, empty)
        atom = _atom(word)
        codes = self.types.codes(atom)
        source = f"[{codes}]" if codes else "(?!)"
        if atom.name:
            self.groups.append((f"g{len(self.groups)}", atom))
            source = f"(?P<{self.groups[-1][0]}>{source})"
        return self.repeated(source, set(codes), False)

    def repeated(self, source: str, first: set[str], empty: bool) -> tuple[str, set[str], bool]:
        if self.at < len(self.words) and self.words[self.at] in ("?", "*", "+"):
            sign = self.words[self.at]
            self.at += 1
            return source + sign, first, empty or sign != "+"
        return source, first, empty


def parse(pattern: str, types: Types) -> Pattern:
    """Compile an expanded pattern against the known types.

    Raises ValueError if brackets do not match or the pattern may be empty.

    >>> types = Types()
    >>> month = types.code((Term("MONTH"),))
    >>> parse("m:MONTH", types).first == month
    True
    """
    parser = _Parser(pattern, types)
    source, first, empty = parser.alternatives()
    if parser.at != len(parser.words):
        raise ValueError(f"unexpected {parser.words[parser.at]!r} in {pattern}")
    if empty:
        raise ValueError(f"the pattern may be empty: {pattern}")
    return Pattern(source, "".join(sorted(first)), tuple(parser.groups))
