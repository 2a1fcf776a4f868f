"""The pages of a site: the brief on the whole process first, then a page for each table."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from importlib.resources import files

from musnad.brief.html import brief_body
from musnad.brief.making import make_brief
from musnad.brief.names import Names
from musnad.brief.phrases import Phrases
from musnad.dossier.material import Material
from musnad.exports.about import About
from musnad.exports.site.cells import Cells, report_address
from musnad.exports.tables import Table
from musnad.labels import label
from musnad.writing import Writing

__all__ = ["Pages"]

#: Columns that a page does not show: what JSON Lines are for.
_HIDDEN = frozenset(
    {"precision", "killed_figures", "injured_figures", "next_evidence", "statements", "lat", "lon", "days", "breaks", "durations",
     "announced", "held", "cancelled", "country", "sides"}
)  # fmt: skip
#: Columns that stand first on a page, where they are seen on every screen.
_FIRST = frozenset({"evidence", "id"})
#: An address as a brief has it: the first digits of the key of a report, and the entry.
_ADDRESS = re.compile(r'<code dir="ltr">([0-9a-f]+)(/\w+)</code>')


@cache
def _style() -> str:
    """The style sheet of the site: that of briefs, and what its pages add."""
    brief = files("musnad.brief").joinpath("brief.css").read_text(encoding="utf-8")
    return brief + files("musnad.exports.site").joinpath("site.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Pages:
    """The pages of one process in one writing. `tables` are those of the export; `about` is stated at the foot of each page."""

    material: Material
    tables: tuple[Table, ...]
    about: About
    writing: Writing

    @cached_property
    def _cells(self) -> Cells:
        names = Names(Phrases(self.writing), (filed.report.outlet or "" for filed in self.material.reports))
        return Cells(names, self.writing, (filed.key for filed in self.material.reports))

    def index(self) -> str:
        """The first page: the brief from the first report on; where there is no report, only what the site is about."""
        if not self.material.reports:
            return self._page("index", f"<header><h1>{escape(self._title)}</h1></header>\n")
        brief = make_brief(self.material, None, self.writing, self.about.version.removeprefix("musnad "), self.about.min_origins)
        return self._page("index", _ADDRESS.sub(self._linked, brief_body(brief.outline)))

    def _linked(self, address: re.Match[str]) -> str:
        """The address of an entry as a link to its words; as it is where the digits fit several reports."""
        keys = [filed.key for filed in self.material.reports if filed.key.startswith(address[1])]
        return f'<a href="{report_address(keys[0] + address[2])}">{address[0]}</a>' if len(keys) == 1 else address[0]

    def table(self, table: Table) -> str:
        """The page of a table: a row for each line, with links to the words it rests on."""
        columns = [(at, column.name) for at, column in enumerate(table.columns) if column.name not in _HIDDEN]
        rows = list(table.rows())
        used = [(at, name) for at, name in columns if any(row[at] not in (None, "", ()) for row in rows)]
        if len({row[at] for row in rows for at, name in used if name == "truce"}) == 1:
            used = [(at, name) for at, name in used if name != "truce"]  # all rows are of one truce
        used.sort(key=lambda column: column[1] not in _FIRST)
        head = "".join(f'<th scope="col">{escape(label("column", name, self.writing.lang))}</th>' for _, name in used)
        body = "".join(
            "<tr>" + "".join(f"<td>{self._cells.html(table.name, name, row[at])}</td>" for at, name in used) + "</tr>\n"
            for row in rows
        )
        count = f"<p>{self.writing.number(len(rows))}</p>"
        shown = (
            f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n' if rows else ""
        )
        return self._page(
            table.name, f"<header><h1>{escape(self._called(table.name))}</h1>{count}</header>\n{shown if rows else ''}"
        )

    @property
    def _title(self) -> str:
        return self.material.process.called(self.writing.lang)

    def _called(self, name: str) -> str:
        return self._title if name == "index" else label("table", name, self.writing.lang)

    def _links(self, here: str) -> Iterator[str]:
        for name in ("index", *(table.name for table in self.tables)):
            current = ' aria-current="page"' if name == here else ""
            yield f'<a href="{name}.html"{current}>{escape(self._called(name))}</a>'

    def _page(self, name: str, body: str) -> str:
        lang, direction = self.writing.lang, self.writing.direction
        title = self._title if name == "index" else f"{self._called(name)} – {self._title}"
        return (
            f'<!doctype html>\n<html lang="{lang}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
            f"<nav>{''.join(self._links(name))}</nav>\n<main>\n{body}"
            f'<footer><p dir="auto">{escape(self._covers())}</p></footer>\n</main>\n</body>\n</html>\n'
        )

    def _covers(self) -> str:
        """As of when the site holds, what it covers and who made it."""
        about, lang = self.about, self.writing.lang
        told = [
            (label("column", "as_of", lang), self.writing.day(about.as_of) if about.as_of else "–"),
            (label("column", "reports", lang), self.writing.number(about.reports)),
            (label("column", "outlets", lang), self.writing.number(about.outlets)),
            (label("column", "first", lang), self.writing.day(about.first) if about.first else "–"),
            (label("column", "last", lang), self.writing.day(about.last) if about.last else "–"),
            (label("column", "silent_days", lang), self.writing.number(about.silent_days)),
            (label("column", "min_origins", lang), self.writing.number(about.min_origins)),
        ]
        return " · ".join([*(f"{name}: {value}" for name, value in told), about.version])


@cache
def _policy() -> str:
    """What a page may load: nothing but the style that stands in it."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
