"""Items keep the bytes and the address of each report."""

from __future__ import annotations

from pathlib import Path

from musnad.faults import Fault
from musnad.sources.items import Found, Item, Options
from musnad.sources.places import find_items

ARABIC = "التقى وزير الخارجية التركي نظيره الإيراني في أنقرة."


def items_of(found: list[Found]) -> list[Item]:
    """The items among what was found."""
    return [one for _, one in found if isinstance(one, Item)]


def test_a_text_file_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(ARABIC.encode("cp1256"))
    [(place, item)] = find_items(str(path), Options(published="2019-03-15", outlet="example.org", encoding="windows-1256"))
    assert place == str(path)
    assert isinstance(item, Item)
    assert (item.report.text, item.report.published, item.report.outlet) == (ARABIC, "2019-03-15", "example.org")
    assert (item.content, item.charset, item.media_type) == (ARABIC.encode("cp1256"), "windows-1256", "text/plain")
    assert item.address == str(path)


def test_json_lines_keep_each_line_and_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "one", "id": "a"}\n{"text": \n{"text": "two"}\n', encoding="utf-8")
    found = list(find_items(str(path)))
    assert [item.content for item in items_of(found)] == [b'{"text": "one", "id": "a"}', b'{"text": "two"}']
    assert [item.address for item in items_of(found)] == [f"{path}#L1", f"{path}#L3"]
    assert isinstance(found[1][1], Fault)


def test_a_json_list_keeps_each_object(tmp_path: Path) -> None:
    path = tmp_path / "reports.json"
    path.write_text('\ufeff[{"text": "one"},\n {"text": "two"}]', encoding="utf-8")
    assert [(i.content, i.address) for i in items_of(list(find_items(str(path))))] == [
        (b'{"text": "one"}', f"{path}!1"),
        (b'{"text": "two"}', f"{path}!2"),
    ]
