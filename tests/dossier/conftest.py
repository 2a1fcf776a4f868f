"""Reports on two talks, the archive they are filed in, and the process that is made of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import musnad
from musnad.dossier.process import Process, parse_process

#: Published day, outlet, words.
Told = tuple[str, str, str]

TALKS: tuple[Told, ...] = (
    ("2016-09-08", "a.example", "يلتقي وزير الخارجية الأميركي جون كيري نظيره الروسي سيرغي لافروف غدا في جنيف لبحث هدنة في سوريا."),
    ("2016-09-09", "b.example", "GENEVA (Reuters) - US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in "
     "Geneva on Friday to discuss a ceasefire in Syria."),
    ("2016-09-09", "c.example", "GENEVA (Reuters) - US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in "
     "Geneva on Friday to discuss a ceasefire in Syria."),
    ("2016-09-10", "a.example", "اتفق كيري ولافروف في جنيف على هدنة في سوريا تبدأ مساء الاثنين."),
    ("2016-09-14", "d.example", "قالت المعارضة السورية إن طائرات حكومية قصفت قرية في ريف حماة أمس الثلاثاء وقتلت ثلاثة مدنيين."),
    ("2016-09-15", "e.example", "فاز المنتخب الإسباني على نظيره الفرنسي في مدريد."),
)  # fmt: skip

PROCESS = """
name = "US–Russia talks on Syria"
name_ar = "المحادثات الأميركية الروسية حول سوريا"
parties = ["USA", "RUS"]
also = ["SYR GOV", "SYR OPP"]
countries = ["SYR"]
places = ["Geneva"]
issues = ["ceasefire", "humanitarian_access"]
since = 2016-08-26
until = 2016-10-04

[[truce]]
name = "Truce of 12 September"
parties = ["SYR GOV", "SYR OPP"]
area = ["SYR"]
effect = 2016-09-12
end = 2016-09-19
term = "هدنة"
"""

Fill = Callable[[Sequence[Told]], musnad.Archive]


@pytest.fixture
def process() -> Process:
    """US–Russia talks on Syria."""
    return parse_process(PROCESS, "syria", "syria.toml")


@pytest.fixture
def fill(tmp_path: Path) -> Iterator[Fill]:
    """Files reports in an archive of their own."""
    made: list[musnad.Archive] = []

    def filled(reports: Sequence[Told]) -> musnad.Archive:
        path = tmp_path / f"{len(made)}.jsonl"
        rows = [
            {"id": f"r{n}", "published": day, "outlet": outlet, "text": text} for n, (day, outlet, text) in enumerate(reports, 1)
        ]
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        archive = musnad.Archive.open(tmp_path / f"{len(made)}.db", create=True)
        made.append(archive)
        assert not archive.ingest([str(path)]).failed
        return archive

    yield filled
    for archive in made:
        archive.close()


EXAMPLES = Path(__file__).parents[2] / "examples" / "dossier"


@pytest.fixture(scope="session", params=sorted(path.stem for path in EXAMPLES.glob("*.toml")))
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, musnad.Archive]]:
    """The name of each example process, and an archive of its reports."""
    name: str = request.param
    with musnad.Archive.open(tmp_path_factory.mktemp(name) / "a.db", create=True) as archive:
        assert not archive.ingest([str(EXAMPLES / f"{name}.jsonl")]).failed
        yield name, archive
