"""The tables a language brings to reading: grammar words, heads of names and descriptions, qualifiers, event triggers, speech."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from musnad.language.compiled import compiled
from musnad.text import fold

__all__ = ["FOLDER", "Cue", "Head", "Qualifier", "Tables", "Trigger", "load_tables", "nominal_forms"]

FOLDER = Path(__file__).parent


class Head(NamedTuple):
    """A noun that heads a name or a description: kind (title, people, org, armed, media, place, state, ...), default sector, office
    role, number s/d/p of the form met."""

    lemma: str
    kind: str
    sector: str
    role: str
    classes: frozenset[str]
    en: str
    gender: str
    rest: tuple[str, ...] = ()
    number: str = "s"


class Qualifier(NamedTuple):
    """An adjective that changes who is meant: a sector, a whole actor code, or a class such as former."""

    lemma: str
    sector: str
    actor: str
    classes: frozenset[str]


class Trigger(NamedTuple):
    """A word that names an event: PLOVER type and mode, and which arguments are actors and recipients.

    `near` are its needs of one word, `phrases` those of several, both folded.
    """

    id: str
    lemma: str
    pos: str
    type: str
    mode: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    needs: tuple[str, ...]
    rest: tuple[str, ...]
    near: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()


class Cue(NamedTuple):
    """A word of saying: the act it performs, what may introduce its content, and its classes."""

    id: str
    lemma: str
    pos: str
    act: str
    regime: tuple[str, ...]
    classes: frozenset[str]


class Tables(NamedTuple):
    """All tables of one language. Keys are folded; `grammar2` holds grammar words of two words by their first."""

    grammar: dict[str, tuple[str, str]]
    grammar2: dict[str, tuple[tuple[str, str, str], ...]]
    heads: dict[str, tuple[Head, ...]]
    qualifiers: dict[str, Qualifier]
    triggers: dict[tuple[str, str], tuple[Trigger, ...]]
    cues: dict[tuple[str, str], tuple[Cue, ...]]
    attribution: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    classes: dict[str, frozenset[str]]
    approximators: dict[str, tuple[tuple[str, ...], ...]]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(v for v in (cell or "").split("|") if v)


#: Endings of Arabic nouns in the forms a head is met in: sound plurals and duals with their construct forms, tanwin alef, feminine.
_AR_ENDINGS = (("", "s"), ("ا", "s"), ("ان", "d"), ("ين", "p"), ("ون", "p"), ("و", "p"), ("ي", "p"), ("ات", "p"))


def nominal_forms(lemma: str, plurals: Iterable[str], lang: str) -> Iterator[tuple[str, str]]:
    """The folded forms of a noun or adjective with their number, without clitics.

    >>> ("مسوولو", "p") in set(nominal_forms("مسؤول", (), "ar")), ("وزراء", "p") in set(nominal_forms("وزير", ["وزراء"], "ar"))
    (True, True)
    """
    if lang != "ar":
        yield fold(lemma), "s"
        for plural in plurals or [lemma + "s"]:
            yield fold(plural), "p"
        return
    for plural in plurals:
        yield fold(plural), "p"
        yield fold(plural) + "ا", "p"
    stem = fold(lemma)
    if stem.endswith("ه") and lemma.endswith("ة"):
        yield stem, "s"
        yield stem[:-1] + "تان", "d"
        yield stem[:-1] + "تا", "d"
        yield stem[:-1] + "تي", "d"
        yield stem[:-1] + "تين", "d"
        yield stem[:-1] + "ات", "p"
        yield stem[:-1] + "ت", "s"  # before a pronoun: حكومته
        return
    for ending, number in _AR_ENDINGS[:-1]:
        yield stem + ending, number


def _is_broken(plurals: str) -> bool:
    """Whether an Arabic noun has a broken plural, so that its form in ين is the dual."""
    return bool(plurals) and not any(p.split()[0].endswith(("ون", "ين")) for p in _split(plurals))


def _heads(folder: Path, lang: str) -> dict[str, tuple[Head, ...]]:
    found: dict[str, dict[tuple[str, ...], Head]] = {}
    for r in _rows(folder / "heads.csv"):
        classes = frozenset(_split(r["classes"]))
        for lemma, plural in [(r["lemma"], False)] + [(p, True) for p in _split(r["plurals"])]:
            first, *rest = lemma.split() if lang == "ar" else [lemma]
            tail = tuple(bare(fold(w)) for w in rest) if lang == "ar" else ()
            if lang != "ar" and " " in lemma:
                first, *rest = lemma.split()
                tail = tuple(fold(w) for w in rest)
            head = Head(r["lemma"], r["kind"], r["sector"], r["role"], classes, r["en"], r["gender"], tail)
            plain = [(bare(fold(first)), "p" if plural else "s")]
            forms = (
                plain
                if plural or (tail and lang != "ar")
                else list(nominal_forms(first.removeprefix("ال") if lang == "ar" else first, (), lang))
            )
            for form, number in forms:
                if form.endswith("ين") and number == "p" and not plural and _is_broken(r["plurals"]):
                    number = "d"  # الوزيرين are two, since several are وزراء
                if tail and not plural and form.endswith(("ا", "ي")):
                    number = "d" if number == "p" or form[-1] == "ا" else number
                found.setdefault(form, {}).setdefault(tail, head._replace(number=number))
    return {form: tuple(sorted(by.values(), key=lambda h: -len(h.rest))) for form, by in found.items()}


def bare(word: str) -> str:
    """A folded Arabic word without the article.

    >>> bare("الخارجيه"), bare("الله")
    ('خارجيه', 'الله')
    """
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _qualifiers(folder: Path, lang: str) -> dict[str, Qualifier]:
    found: dict[str, Qualifier] = {}
    for r in _rows(folder / "qualifiers.csv"):
        q = Qualifier(r["lemma"], r["sector"], r["actor"], frozenset(_split(r["classes"])))
        if lang != "ar":
            found.setdefault(fold(r["lemma"]), q)
            continue
        for masculine in (r["lemma"], r["lemma"] + "ة"):
            for form, _ in nominal_forms(masculine, (), lang):
                found.setdefault(form, q)
    return found


def _triggers(folder: Path) -> dict[tuple[str, str], tuple[Trigger, ...]]:
    found: dict[tuple[str, str], list[Trigger]] = {}
    lang = folder.name
    for path in sorted((folder / "lexicon" / "events").glob("*.csv")):
        for r in _rows(path):
            first, *rest = r["lemma"].split()
            kind = path.stem.upper()
            rule = f"{lang}.event.{path.stem}.{r['lemma'].replace(' ', '-')}"
            needs, actors, recipients = _split(r["needs"]), _split(r["actors"]), _split(r["recipients"])
            key = (fold(first), r["pos"])
            tail = tuple(bare(fold(w)) if lang == "ar" else fold(w) for w in rest)
            near = frozenset(fold(n) for n in needs if " " not in n)
            phrases = tuple(tuple(fold(w) for w in n.split()) for n in needs if " " in n)
            found.setdefault(key, []).append(
                Trigger(rule, r["lemma"], r["pos"], kind, r["mode"], actors, recipients, needs, tail, near, phrases)
            )
    return {key: tuple(sorted(held, key=lambda t: -len(t.rest))) for key, held in found.items()}


def _cues(folder: Path) -> dict[tuple[str, str], tuple[Cue, ...]]:
    found: dict[tuple[str, str], list[Cue]] = {}
    for r in _rows(folder / "lexicon" / "speech.csv"):
        cue = Cue(
            f"{folder.name}.statement.{r['lemma'].replace(' ', '-')}",
            r["lemma"],
            r["pos"],
            r["act"],
            _split(r["regime"]),
            frozenset(_split(r["classes"])),
        )
        found.setdefault((fold(r["lemma"]), r["pos"]), []).append(cue)
    return {key: tuple(held) for key, held in found.items()}


def _approximators(lexicon: Path) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for r in _rows(lexicon / "approximators.csv"):
        words = tuple(fold(w) for w in r["phrase"].split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(held, key=len, reverse=True)) for first, held in found.items()}


def _build(lang: str) -> Tables:
    folder = FOLDER / lang
    grammar: dict[str, tuple[str, str]] = {}
    grammar2: dict[str, list[tuple[str, str, str]]] = {}
    for r in _rows(folder / "lexicon" / "grammar.csv"):
        words = [fold(w) for w in r["form"].split()]
        if len(words) == 1:
            grammar.setdefault(words[0], (r["tag"], r["value"]))
        else:
            grammar2.setdefault(words[0], []).append((words[1], r["tag"], r["value"]))
    attribution: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for r in _rows(folder / "lexicon" / "attribution.csv"):
        first, *rest = [fold(w) for w in r["phrase"].split()]
        attribution.setdefault(first, []).append((tuple(rest), r["kind"], r["act"]))
    classes: dict[str, set[str]] = {}
    for r in _rows(folder / "lexicon" / "classes.csv"):
        classes.setdefault(fold(r["lemma"]), set()).update(_split(r["classes"]))
    lexicon = folder / "lexicon"
    for r in _rows(lexicon / "nouns.csv"):
        if r.get("human") == "y":
            classes.setdefault(fold(r["lemma"]), set()).add("human")
    return Tables(
        grammar,
        {k: tuple(v) for k, v in grammar2.items()},
        _heads(lexicon, lang),
        _qualifiers(lexicon, lang),
        _triggers(folder),
        _cues(folder),
        {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in attribution.items()},
        {k: frozenset(v) for k, v in classes.items()},
        _approximators(lexicon),
    )


@cache
def load_tables(lang: str) -> Tables:
    """The tables of a language folder, built once and kept compiled in the cache folder."""
    return compiled(f"tables-{lang}", sorted([*(FOLDER / lang).rglob("*.csv"), Path(__file__)]), lambda: _build(lang))
