"""Signs: what the tables about issues say of the words of a report, looked up once for positions and provisions.

What they say of a surface form is found once and kept with its facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.reading.document import Document
from musnad.reading.facts import Facts
from musnad.reading.issue_tables import IssueTables, Node, Operator, Stance, TermCue, keys_of, load_issue_tables

if TYPE_CHECKING:
    from musnad.reading.issues import IssueMention
    from musnad.reading.scopes import Scopes

__all__ = ["Marks", "Signs", "marks_of"]


class Signs:
    """What the tables say of one surface form: its keys in phrases, the phrases it begins, what it is as an operator, a word of
    stance or a word of agreements (each with the key that says so)."""

    __slots__ = ("cues", "keys", "operators", "stances", "starts")

    def __init__(self, keys: tuple[str, ...], stem: str, tables: IssueTables) -> None:
        self.keys = tuple(k for k in keys if k in tables.vocabulary)
        self.starts: tuple[tuple[str, Node], ...] = tuple((k, tables.trie[k]) for k in keys if k in tables.trie)
        self.operators: tuple[tuple[str, Operator], ...] = tuple((k, o) for k in keys for o in tables.operators.get(k, ()))
        if "~" + stem in tables.stances or "~" + stem in tables.cues:  # توقع is expected before it is a form of وقع
            keys = tuple(k for k in keys if k[0] != "~" or k == "~" + stem)
        self.stances: tuple[tuple[str, Stance], ...] = tuple((k, s) for k in keys for s in tables.stances.get(k, ()))
        self.cues: tuple[tuple[str, TermCue], ...] = tuple((k, c) for k in keys for c in tables.cues.get(k, ()))

    def __bool__(self) -> bool:
        return bool(self.keys or self.operators or self.stances or self.cues)


class Marks:
    """The signs of a report, word by word (None for the many words of which the tables say nothing), and where the words are that
    begin phrases, show a stance, or speak of agreements. `mentions` and `scopes` are kept here once
    they are found."""

    __slots__ = ("cues", "mentions", "scopes", "signs", "stances", "starts", "tables")

    def __init__(self, signs: list[Signs | None], tables: IssueTables) -> None:
        self.tables = tables
        self.signs = signs
        self.mentions: list[IssueMention] | None = None
        self.scopes: Scopes | None = None
        marked = [(i, s) for i, s in enumerate(signs) if s is not None]
        self.starts = [i for i, s in marked if s.starts]
        self.stances = [i for i, s in marked if s.stances]
        self.cues = [i for i, s in marked if s.cues]


def marks_of(doc: Document) -> Marks:
    """The signs of a report, found once."""
    if doc.marks is None:
        tables = load_issue_tables(doc.lang)
        for f in doc.facts:
            if not f.signed:
                f.signs, f.signed = _signs(f, tables), True
        doc.marks = Marks([f.signs for f in doc.facts], tables)
    return doc.marks


def _signs(f: Facts, tables: IssueTables) -> Signs | None:
    """What the tables say of a word; None where they say nothing."""
    if f.kind == "punct":
        return None
    best = f.word.analyses[0]
    signs = Signs(keys_of((best,) if best.senses else f.word.analyses[:3], f.norm), best.stem, tables)
    if f.tag == "P":
        signs.starts = ()
    return signs or None
