"""How far the dossiers of the example processes agree with the tables that an analyst made of the same reports.

python benchmarks/dossier.py                    # F1 of each table
python benchmarks/dossier.py --show talks       # also what was missed and what is wrong
python benchmarks/dossier.py FOLDER             # processes of your own: NAME.toml, NAME.jsonl, expected/NAME.talks.csv
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import musnad
from musnad.dossier.gathering import gather
from musnad.dossier.process import read_process
from musnad.evaluation.dossiers import TABLES, read_table
from musnad.evaluation.truces import TRUCE_TABLES

ALL_TABLES = TABLES | TRUCE_TABLES
EXAMPLES = Path(__file__).parent.parent / "examples" / "dossier"


def main() -> None:
    """Score each process of a folder."""
    parser = argparse.ArgumentParser(description="Score the dossiers of processes against expected tables.")
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES, help="a folder laid out as examples/dossier")
    parser.add_argument("--show", choices=sorted(ALL_TABLES), help="print what was missed and what is wrong in one table")
    given = parser.parse_args()
    for path in sorted(given.folder.glob("*.toml")):
        score(path, given.show)


def score(path: Path, shown: str | None) -> None:
    """Print the scores of one process, and the lines that do not agree in the table that is shown."""
    with tempfile.TemporaryDirectory() as folder, musnad.Archive.open(Path(folder) / "a.db", create=True) as archive:
        archive.ingest([str(path.with_suffix(".jsonl"))])
        material = gather(archive, read_process(path))
    for table, compare in ALL_TABLES.items():
        found = compare(read_table(path.parent / "expected" / f"{path.stem}.{table}.csv"), material)
        right, missed, wrong = found.tally
        print(f"{path.stem:<10} {table:<11} F1 {found.tally.f1:.3f}  right {right}, missed {missed}, wrong {wrong}")
        if table == shown:
            print(*(f"  missed {line}" for line in found.missed), *(f"  wrong  {line}" for line in found.wrong), sep="\n")


if __name__ == "__main__":
    main()
