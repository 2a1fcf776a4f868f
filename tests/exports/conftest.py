"""An archive with the example on Syria and with reports that mean harm, and what is exported of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import musnad
from musnad.dossier.gathering import gather
from musnad.dossier.material import Material
from musnad.dossier.process import Process, parse_process, read_process
from musnad.exports.formats import FORMATS, Export, Settings, export_of, write_export

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "dossier"

#: Formulas, markup, control characters, marks that turn the order of words, the ends of elements and scripts.
HOSTILE = (
    {
        "id": "h1",
        "published": "2016-09-13",
        "outlet": "=cmd|' /C calc'!A0",
        "url": 'https://h.example/a"><script>alert(1)</script>',
        "headline": "+1<script>alert('headline')</script>]]>",
        "text": "قال وزير الخارجية الروسي سيرغي لافروف \"=HYPERLINK('http://h.example') <img src=x onerror=alert(1)> إن الهدنة في "
        'سوريا صامدة \u202e\u2066\u200f". وقتل ثلاثة مدنيين في قصف مدفعي على حلب يوم الثلاثاء.',
    },
    {
        "id": "h2",
        "published": "2016-09-14",
        "outlet": "@SUM(1;2)<b>",
        "url": "javascript:alert(1)",
        "headline": "-2+3\t<!-- --><?x?>",
        "text": "GENEVA (Reuters) - Russian Foreign Minister Sergei Lavrov said \"=2+5+cmd|' /C calc'!A0 </q></body>"
        '<script>alert(2)</script> the ceasefire in Syria is holding" on Wednesday. He met U.S. Secretary of State John Kerry in '
        "Geneva on Tuesday &lt;b&gt; \x07\x1b[31m \u202d to discuss the truce.",
    },
)

#: Writes an export of a process and says where: format, settings.
Exporter = Callable[..., Path]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the archive is (musnad.db)."""
    return tmp_path_factory.mktemp("exports")


@pytest.fixture(scope="session")
def filled(folder: Path) -> Iterator[musnad.Archive]:
    """The archive."""
    (folder / "hostile.jsonl").write_text("".join(json.dumps(row) + "\n" for row in HOSTILE), encoding="utf-8")
    with musnad.Archive.open(folder / "musnad.db", create=True) as archive:
        assert not archive.ingest([str(EXAMPLES / "syria.jsonl"), str(folder / "hostile.jsonl")]).failed
        archive.define("syria", (EXAMPLES / "syria.toml").read_text(encoding="utf-8"))
        yield archive


@pytest.fixture(scope="session")
def syria() -> Process:
    """US–Russia talks on Syria, as the example defines them."""
    return read_process(EXAMPLES / "syria.toml")


@pytest.fixture(scope="session")
def material(filled: musnad.Archive, syria: Process) -> Material:
    """All that the archive holds on them."""
    return gather(filled, syria)


@pytest.fixture(scope="session")
def export(material: Material) -> Export:
    """The process, to be exported."""
    return export_of(material, Settings())


@pytest.fixture(scope="session")
def exporter(material: Material, export: Export, tmp_path_factory: pytest.TempPathFactory) -> Exporter:
    """Writes the process in a format."""

    def write(format: str, settings: Settings | None = None) -> Path:
        place = tmp_path_factory.mktemp(format) / f"syria{FORMATS[format].ending}"
        write_export(FORMATS[format], export_of(material, settings) if settings else export, place)
        return place

    return write


@pytest.fixture(scope="session")
def nothing(filled: musnad.Archive) -> Export:
    """A process on which the archive holds nothing, to be exported."""
    text = 'name = "Talks of nobody"\nparties = ["NZL", "ISL"]\ncountries = ["ISL"]\nsince = 1990-01-01\nuntil = 1990-02-01'
    return export_of(gather(filled, parse_process(text, "nobody", "nobody.toml")), Settings())
