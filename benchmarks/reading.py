"""Speed and memory of reading; prints one table. Run it with `make bench`, alone on the machine."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reports import reports

import musnad
from musnad.reading.reader import read_report
from musnad.text import fold
from musnad.world.load import load_world

PUBLISHED = "2016-09-09"
FIRST_RECORD = f"import musnad; musnad.read('قال كيري إن الهدنة صامدة.', published={PUBLISHED!r})"


def best(rounds: int, work: Callable[[], object]) -> float:
    """Seconds of the quickest of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def child(code: str, **more: str) -> tuple[float, float]:
    """Seconds and peak megabytes of a Python process of its own."""
    code += "; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        env={**os.environ, **more},
    )
    return time.perf_counter() - start, int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def first_start() -> tuple[float, float]:
    """Seconds and megabytes of the first record on a machine where nothing is compiled yet."""
    with tempfile.TemporaryDirectory() as folder:
        return child(FIRST_RECORD, MUSNAD_CACHE=folder)


def names() -> Iterator[str]:
    """All names of the world data as folded text."""
    stack: list[tuple[dict[str, Any], tuple[str, ...]]] = [(load_world().trie, ())]
    while stack:
        node, words = stack.pop()
        for word, below in node.items():
            if word:
                stack.append((below, (*words, word)))
            else:
                yield " ".join(words)


def scan(texts: Sequence[str]) -> tuple[float, int] | None:
    """Seconds of a bare Aho-Corasick scan for all names, and their number; None without pyahocorasick."""
    try:
        import ahocorasick
    except ImportError:
        return None
    automaton = ahocorasick.Automaton()
    for name in names():
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    folded = [" ".join(fold(word) for word in text.split()) for text in texts]
    return best(3, lambda: [sum(1 for _ in automaton.iter(text)) for text in folded]), len(automaton)


def passages() -> list[musnad.Report]:
    """Gold passages, where there are any."""
    folder = Path(os.environ.get("MUSNAD_GOLD", Path(__file__).parents[2] / "shared" / "gold" / "dev"))
    told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [musnad.Report(d["text"], id=d["id"], lang=d["lang"], published=d["published"]) for d in told]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=300, help="reports a round")
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    texts = list(reports(asked.count))
    made = [musnad.Report(text, lang="ar", published=PUBLISHED) for text in texts]
    read_report(musnad.Report("قال", lang="ar"))  # loads the language
    first = best(1, lambda: [read_report(r) for r in made])
    seconds = best(asked.rounds, lambda: [read_report(r) for r in made])
    rows: list[tuple[str, str, str, str]] = []

    def row(what: str, value: float, unit: str, bound: float | None = None, least: bool = False) -> None:
        held = "" if bound is None else f"{'at least' if least else 'at most'} {bound:g} {unit}"
        times = "" if bound is None else f"{value / bound if least else bound / value:.2f}"
        rows.append((what, f"{value:,.4g} {unit}" if value < 1000 else f"{value:,.0f} {unit}", held, times))

    characters = sum(map(len, texts)) / len(texts)
    row(f"made reports of {characters:,.0f} characters, words met before", len(texts) / seconds, "reports/s", 150, least=True)
    row("made reports, words met for the first time", len(texts) / first, "reports/s")
    if gold := passages():
        row(f"{len(gold)} gold passages, first time", len(gold) / best(1, lambda: [read_report(r) for r in gold]), "reports/s")
        again = best(asked.rounds, lambda: [read_report(r) for r in gold])
        row("gold passages, again", len(gold) / again, "reports/s")
        size = sum(len(r.text) for r in gold) / 2200
        row("gold passages, again, as reports of 2,200 characters", size / again, "reports/s", 150, least=True)
    many = f"import reports, musnad; [musnad.read(text, published={PUBLISHED!r}) for text in reports.reports({asked.count})]"
    row("start of Python to first record", min(child(FIRST_RECORD)[0] for _ in range(asked.rounds)), "s", 1.5)
    row(f"peak memory after {asked.count} reports", child(many)[1], "MB", 300)
    cold, compiling = first_start()
    row("first start on a machine, with compiling", cold, "s")
    row("peak memory of that", compiling, "MB")
    if scanned := scan(texts):
        row(f"bare Aho-Corasick scan for {scanned[1]:,} names", len(texts) / scanned[0], "reports/s")
        row("reading takes as long as", seconds / scanned[0], "scans")
    print(f"musnad {musnad.__version__}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print(f"{'':<56}{'measured':>18}{'bound':>24}{'ratio':>8}")
    for what, value, held, times in rows:
        print(f"{what:<56}{value:>18}{held:>24}{times:>8}")
    print("ratio: above 1 the bound holds")


if __name__ == "__main__":
    main()
