"""A brief as one self-contained HTML page: no script, nothing from outside, right-to-left where the language is."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files

from musnad.brief.pieces import Entry, Line, Outline, Picture, Run, Section, Table

__all__ = ["brief_body", "brief_page"]

#: The elements that runs become. Names, figures and words of reports keep their own direction.
_ELEMENTS = {
    "plain": "{}",
    "strong": "<b>{}</b>",
    "name": "<bdi>{}</bdi>",
    "quote": '<q dir="auto">{}</q>',
    "code": '<code dir="ltr">{}</code>',
    "dim": "<small>{}</small>",
}


def brief_page(brief: Outline) -> str:
    """The page of a brief."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{brief.lang}" dir="{brief.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(brief.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{brief_body(brief)}<footer>{_line(brief.footer)}</footer>\n</main>\n</body>\n</html>\n"
    )


def brief_body(brief: Outline) -> str:
    """What a brief tells, without the page around it: its title, facts and sections."""
    facts = "".join(f"<p>{_line(fact)}</p>\n" for fact in brief.facts)
    return f"<header><h1>{escape(brief.title)}</h1>\n{facts}</header>\n" + "".join(map(_section, brief.sections))


@cache
def _style() -> str:
    return files("musnad.brief").joinpath("brief.css").read_text(encoding="utf-8")


def _section(section: Section) -> str:
    entries = "".join(map(_entry, section.entries))
    return (
        f'<section id="{section.key}">\n<h2>{escape(section.title)}</h2>\n'
        + "".join(map(_picture, section.pictures))
        + (f'<ul class="entries">\n{entries}</ul>\n' if entries else "")
        + (_table(section.table) if section.table else "")
        + "</section>\n"
    )


def _entry(entry: Entry) -> str:
    details = "".join(f'<p class="detail">{_line(detail)}</p>\n' for detail in entry.details)
    return f'<li><p class="line">{_line(entry.line)}</p>\n{details}</li>\n'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in table.head)
    rows = "".join("<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) + "</tr>\n" for row in table.rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _picture(picture: Picture) -> str:
    return f"<figure>{picture.svg}<figcaption>{escape(picture.caption)}</figcaption></figure>\n"


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    return _ELEMENTS[run.style].format(escape(run.text))
