"""What commands on a process share: how it is found, and that what is written does no harm."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.conftest import PROCESS, TALKS, Fill
from musnad.cli.processes import find_process
from musnad.exports.rows import formula_safe, write_csv
from musnad.faults import InputError


def test_a_process_is_found_by_name_or_file(fill: Fill, tmp_path: Path) -> None:
    archive = fill(TALKS[:1])
    archive.define("syria", PROCESS)
    file = tmp_path / "syria.toml"
    file.write_text(PROCESS, encoding="utf-8")
    assert find_process("syria", archive) == find_process(str(file), archive)
    with pytest.raises(InputError, match=r"^PROCESS: the archive keeps no process 'syra'; did you mean 'syria'\?"):
        find_process("syra", archive)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")), min_size=1))
def test_no_cell_begins_a_formula(words: list[str]) -> None:
    out = io.StringIO()
    write_csv(out, ["words"], [{"words": text} for text in words])
    cells = [row[0] if row else "" for row in csv.reader(io.StringIO(out.getvalue(), newline=""))][1:]
    assert cells == [formula_safe(text) for text in words]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
