"""A record as one self-contained HTML page: the passage with its highlights tied to the entries, light and dark, no outside calls.

Highlights may nest and overlap: the text is cut where any of them begins or ends, and each piece names all its entries.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from musnad.records import Entity, Event, Position, Provision, Record, Report, Statement, TimeExpression
from musnad.views.entries import LAYERS
from musnad.views.marks import marks_of, pieces
from musnad.views.printable import printable

__all__ = ["page"]

_LEGEND = {
    "entities": "who and what",
    "events": "events",
    "times": "times",
    "statements": "what is said",
    "cues": "words of saying",
    "positions": "positions",
    "provisions": "provisions",
}


@cache
def _asset(name: str) -> str:
    return files("musnad.views").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def page(read: Iterable[tuple[Report, Record]], version: str, home: str = "") -> Iterator[str]:
    """The parts of one HTML page with all the records, to be written one after the other. `home` is the address of the page it
    belongs to, when it belongs to one."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="musnad {escape(version)}">\n<title>musnad</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n{_toolbar(home)}<main>\n"
    )
    for number, (report, record) in enumerate(read, 1):
        yield "".join(_Article(report, record, f"r{number}-").parts())
    yield f"</main>\n<footer>Read by musnad {escape(version)}, by rules alone. Every entry shows the words it rests on.</footer>\n"
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _toolbar(home: str) -> str:
    back = f'<a href="{escape(home)}" rel="up" aria-label="up">↑</a>' if home else ""
    boxes = "".join(
        f'<label><input type="checkbox" checked data-layer="{layer}"><span class="m {layer}">{word}</span></label>'
        for layer, word in _LEGEND.items()
    )
    return f'<nav class="legend" aria-label="Highlights">{back}{boxes}</nav>\n'


def _bdi(text: str) -> str:
    return f"<bdi>{escape(printable(text))}</bdi>"


class _Article:
    """One report on the page; ids are made unique by a prefix."""

    def __init__(self, report: Report, record: Record, prefix: str) -> None:
        self.report = report
        self.record = record
        self.prefix = prefix
        self.entities = {e.id: e for e in record.entities}

    def parts(self) -> Iterator[str]:
        """Header, passage, entries."""
        title = self.report.headline or self.record.id
        number = self.record.id if self.report.headline else ""
        facts = [number, self.record.outlet or "", self.record.published or "date not given", self.report.url or ""]
        told = " · ".join(_bdi(fact) for fact in facts if fact)
        yield f'<article id="{self.prefix}0">\n<header><h1 dir="auto">{escape(printable(title))}</h1><p>{told}</p></header>\n'
        direction = "rtl" if self.record.lang == "ar" else "ltr"
        yield f'<div class="columns">\n<section class="passage" lang="{self.record.lang}" dir="{direction}">'
        yield self._passage() + '</section>\n<section class="entries">\n'
        yield from self._lists()
        yield "</section>\n</div>\n</article>\n"

    def _passage(self) -> str:
        shown = []
        for piece in pieces(len(self.report.text), marks_of(self.report, self.record)):
            words = escape(printable(self.report.text[piece.start : piece.end]))
            if piece.marks:
                layers = " ".join(dict.fromkeys(m.layer for m in piece.marks))
                of = " ".join(dict.fromkeys(self.prefix + m.entry for m in reversed(piece.marks)))
                words = f'<span class="m {layers}" data-of="{of}">{words}</span>'
            shown.append(words)
        return "".join(shown)

    def _lists(self) -> Iterator[str]:
        bodies = {
            "statements": [(s.id, s.rule, self._statement(s)) for s in self.record.statements],
            "events": [(a.id, a.rule, self._event(a)) for a in self.record.events],
            "positions": [(p.id, p.rule, self._position(p)) for p in self.record.positions],
            "provisions": [(v.id, v.rule, self._provision(v)) for v in self.record.provisions],
            "entities": [(e.id, e.rule, self._entity(e)) for e in self.record.entities],
            "times": [(t.id, t.rule, self._time(t)) for t in self.record.times],
        }
        for layer, title in LAYERS.items():
            items = "".join(
                f'<li id="{self.prefix}{key}" class="entry {layer}" tabindex="0">{body}'
                f'<small class="rule"><bdi>{escape(rule)}</bdi></small></li>\n'
                for key, rule, body in bodies[layer]
            )
            inner = f"<ol>\n{items}</ol>" if items else '<p class="none">Nothing was read.</p>'
            yield f"<details open><summary>{title} <b>{len(bodies[layer])}</b></summary>\n{inner}</details>\n"

    def _words(self, *spans: tuple[int, int]) -> str:
        said = dict.fromkeys(" ".join(self.report.text[start:end].split()) for start, end in spans)
        return "".join(f'<q dir="auto" lang="{self.record.lang}">{escape(printable(words))}</q>' for words in said)

    def _name(self, key: str | None, nobody: str = "?") -> str:
        entity = self.entities.get(key or "")
        if entity is None:
            return f"<i>{nobody}</i>"
        code = f" <code>{escape(entity.actor)}</code>" if entity.actor else ""
        return f'<a href="#{self.prefix}{entity.id}">{_bdi(entity.name)}{code}</a>'

    def _names(self, keys: tuple[str, ...]) -> str:
        return ", ".join(self._name(key) for key in keys) or "<i>?</i>"

    def _statement(self, s: Statement) -> str:
        links = [_bdi(self.report.outlet)] if self.report.outlet else []
        links += [*(self._name(key) for key in reversed(s.via)), self._name(s.speaker, "speaker not named")]
        chain = ' <span class="from" title="has it from">←</span> '.join(links)
        quoted = ' <span class="tag">quoted</span>' if s.quoted else ""
        return f'<p><span class="tag">{s.act}</span>{quoted} {chain}</p>{self._words((s.content.start, s.content.end))}'

    def _event(self, a: Event) -> str:
        mode = f" {escape(a.mode)}" if a.mode else ""
        parties = self._names(a.actors) + (f' <span class="to">→</span> {self._names(a.recipients)}' if a.recipients else "")
        facts = [self._name(a.place) if a.place else "", _bdi(a.time) if a.time else ""]
        facts += [f"{n} {word}" for n, word in ((a.killed, "killed"), (a.injured, "injured")) if n is not None]
        more = "".join(f" · {fact}" for fact in facts if fact)
        words = self._words(*((x.start, x.end) for x in a.anchors))
        return f'<p><b>{escape(a.type)}</b>{mode} <span class="tag {a.status}">{a.status}</span> {parties}{more}</p>{words}'

    def _position(self, p: Position) -> str:
        party = self._name(p.entity) if p.entity else f"<code>{escape(p.party)}</code>"
        return f'<p>{party} <span class="tag {p.stance}">{p.stance}</span> {escape(p.issue)}</p>{self._words((p.start, p.end))}'

    def _provision(self, v: Provision) -> str:
        return f'<p>{escape(v.issue)} <span class="tag">{escape(v.status)}</span></p>{self._words((v.start, v.end))}'

    def _entity(self, e: Entity) -> str:
        code = f" <code>{escape(e.actor)}</code>" if e.actor else ""
        words = self._words(*((m.start, m.end) for m in e.mentions))
        return f'<p>{_bdi(e.name)}{code} <span class="tag">{e.kind}</span></p>{words}'

    def _time(self, t: TimeExpression) -> str:
        return f'<p><code>{escape(t.value)}</code> <span class="tag">{t.type}</span></p>{self._words((t.start, t.end))}'
