"""Reads the lexicon files of a templatic language and inflects every word in them."""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from musnad.language.forms import Entry
from musnad.language.templatic import Features, Templates, load_templates
from musnad.language.templatic_nouns import decline_adjective, decline_noun
from musnad.text import strip_marks

__all__ = ["inflect_folder"]

#: The files of whole words; what others add to them (events, speech, titles ...) is read after them.
_MAIN = frozenset({"verbs", "nouns", "adjectives", "particles", "adverbs", "names"})
Row = dict[str, str]
Inflected = Iterator[tuple[str, Entry, Features]]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def _pos(path: Path, row: Row) -> str:
    by_file = {"verbs": "V", "nouns": "N", "adjectives": "A", "adverbs": "ADV", "names": "NAME"}
    return row.get("pos") or by_file.get(path.stem, "")


def _key(words: dict[tuple[str, str, str], Row], lemma: str, pos: str, row: Row) -> tuple[str, str, str]:
    """What makes a word one word: lemma, part of speech and, of a verb, its measure (آمن is III and IV)."""
    if pos != "V":
        return lemma, pos, ""
    measure = row.get("form", "").rstrip("aiurxs")
    if measure:
        return lemma, pos, measure
    return next((key for key in words if key[:2] == (lemma, pos)), (lemma, pos, ""))


def read_words(folder: Path) -> dict[tuple[str, str, str], Row]:
    """All words of a lexicon folder; the same word in several files is one, its classes joined and the first value kept."""
    words: dict[tuple[str, str, str], Row] = {}
    paths = sorted((folder / "lexicon").rglob("*.csv"), key=lambda p: (p.stem not in _MAIN, str(p)))
    for path in paths:
        for raw in _rows(path):
            row = {k: (v or "").strip() for k, v in raw.items() if k}
            lemma, _, more = strip_marks(row.get("lemma") or row.get("form", "")).partition(" ")
            if more and lemma.startswith("ال") and len(lemma) > 4:  # the first word of a longer name
                lemma = lemma[2:]
            pos = _pos(path, row)
            if not lemma or not pos:
                continue
            row["lemma"] = lemma
            first = {"classes": "", "pos": pos, "phrase": "yes" if more else "no"}
            known = words.setdefault(_key(words, lemma, pos, row), first)
            classes = "|".join(filter(None, (known["classes"], row.get("classes"), "event" * (path.parent.name == "events"))))
            for name, value in row.items():
                if value and not known.get(name):
                    known[name] = value
            known["classes"] = classes
    return words


def inflect_folder(folder: Path, faults: list[str] | None = None) -> Inflected:
    """Every written form of every word in a language folder, with its entry and features.

    A word that cannot be inflected is left out; its fault is added to `faults`.
    """
    templates = load_templates(folder)
    attached = tuple(tomllib.loads((folder / "language.toml").read_text(encoding="utf-8")).get("attached", ()))
    known: set[str] = set()
    for (lemma, pos, _), row in read_words(folder).items():
        if row["phrase"] == "yes" and lemma not in known and _is_cut(lemma, attached, known):
            continue
        classes = frozenset(sys.intern(c) for c in (*row["classes"].split("|"), "human" * (row.get("human") == "y")) if c)
        entry = Entry(lemma, sys.intern(pos), classes)
        try:
            for form, features in _forms(templates, pos, lemma, row):
                known.add(form)
                yield form, entry, features
        except ValueError as error:
            if faults is not None:
                faults.append(f"{folder.name}/lexicon: {pos} {lemma}: {error}")


def _is_cut(word: str, attached: tuple[str, ...], known: set[str]) -> bool:
    """Whether the first word of a phrase is a known word with a particle before it (بالتعاون مع): it is no stem of its own."""
    return any(word.startswith(particle) and word[len(particle) :] in known for particle in attached)


def _forms(templates: Templates, pos: str, lemma: str, row: Row) -> Iterator[tuple[str, Features]]:
    if pos == "V" and row.get("root") and row.get("form"):
        yield from templates.conjugate(lemma, row["root"], row["form"])
        for masdar in filter(None, row.get("masdars", "").split("|")):
            for form, features in decline_noun(masdar, ("ات",) if len(masdar) > 3 else (), "f" if masdar.endswith("ة") else "m"):
                yield form, features._replace(tense="msd")
    elif len(lemma) < 3 and pos in ("N", "A") and not row.get("plurals"):
        yield lemma, Features(gender=row.get("gender", "")[:1], number="s")
    elif pos == "N":
        plurals = tuple(filter(None, row.get("plurals", "").split("|")))
        yield from decline_noun(lemma, plurals, row.get("gender", ""))
        for construct in filter(None, row.get("construct", "").split("|")):
            yield construct, Features(gender=row.get("gender", "")[:1], number="s")
    elif pos == "A":
        plurals = tuple(filter(None, row.get("plurals", "").split("|")))
        plurals = plurals or (() if row.get("feminine") else ("ون", "ات"))
        yield from decline_adjective(lemma, plurals, row.get("feminine", ""))
    else:
        yield lemma, Features(gender=row.get("gender", ""), number=row.get("number", ""), person=row.get("person", ""))
