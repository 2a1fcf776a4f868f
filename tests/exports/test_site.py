"""The static site, read by html5lib: sound HTML, links that lead somewhere, nothing from outside, nothing that runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import html5lib
import pytest

from musnad.exports.formats import FORMATS, Export, Settings, write_export

from .conftest import Exporter


def tree(place: Path) -> Any:
    """The elements of a page; raises where it is not sound HTML."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(place.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["en", "ar"])
def site(request: pytest.FixtureRequest, exporter: Exporter) -> tuple[str, Path]:
    """A language and the folder of the site in it."""
    return request.param, exporter("site", Settings(lang=request.param))


def test_every_table_and_report_has_its_page(site: tuple[str, Path], export: Export) -> None:
    _, folder = site
    pages = {path.stem for path in folder.glob("*.html")}
    assert pages == {"index", *(table.name for table in export.tables)}
    assert {path.stem for path in (folder / "reports").glob("*.html")} == {filed.key for filed in export.material.reports}
    assert json.loads((folder / "about.json").read_bytes())["process"] == "syria"
    for table in export.tables:
        assert len(tree(folder / f"{table.name}.html").findall(".//tbody/tr")) == len(list(table.rows()))


def test_every_link_leads_to_its_words(site: tuple[str, Path]) -> None:
    _, folder = site
    ids = {path.resolve(): {element.get("id") for element in tree(path).iter()} for path in folder.rglob("*.html")}
    links = [(path, link.get("href")) for path in folder.rglob("*.html") for link in tree(path).iter("a")]
    assert sum("reports/" in to for _, to in links) > 300
    for path, to in links:
        place, _, mark = to.partition("#")
        held = ids[(path.parent / place).resolve() if place else path.resolve()]
        assert not mark or mark in held, (path.name, to)


def test_nothing_is_loaded_or_run(site: tuple[str, Path]) -> None:
    _, folder = site
    for path in folder.rglob("*.html"):
        page = tree(path)
        assert not list(page.iter("img")), "words of reports became an element"
        scripts = [script.text or "" for script in page.iter("script")]
        assert not any("alert(" in script for script in scripts)
        assert not scripts or path.parent.name == "reports"  # highlights of a report
        for element in page.iter():
            loads = [element.get(name) or "" for name in ("src", "href", "action", "data")]
            assert not [value for value in loads if "//" in value or ":" in value], (path.name, element.tag)
            assert not [name for name in element.attrib if str(name).startswith("on")]


def test_the_language_and_what_it_covers(site: tuple[str, Path], export: Export) -> None:
    lang, folder = site
    for path in folder.glob("*.html"):
        page = tree(path)
        assert (page.get("lang"), page.get("dir")) == (lang, "rtl" if lang == "ar" else "ltr")
        told = "".join(page.find(".//footer").itertext())
        assert export.about.version in told
        assert str(export.about.reports) in told
        assert [link.get("href") for link in page.findall(".//nav/a[@aria-current]")] == [path.name]
    assert tree(folder / "index.html").find(".//figure") is not None


def test_as_of_a_day(export: Export, tmp_path: Path) -> None:
    from musnad.dossier.gathering import earlier
    from musnad.exports.formats import export_of

    write_export(FORMATS["site"], export_of(earlier(export.material, "2016-09-10"), Settings()), tmp_path / "then")
    assert "10 September 2016" in (tmp_path / "then" / "index.html").read_text(encoding="utf-8").partition("<footer>")[2]
    assert not tree(tmp_path / "then" / "breaches.html").findall(".//tbody/tr")
