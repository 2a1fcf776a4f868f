"""The archive measured: quality of linking on a made-up corpus with known truth, speed, memory, and how cost grows.

python benchmarks/archive.py                        quality on 3,000 reports (minutes)
python benchmarks/archive.py --grow 30000 --jobs 2  as well: an archive of 30,000, its speed and growth (a quarter of an hour)
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from math import log
from pathlib import Path

import msgspec
from corpus import Corpus, make_corpus
from linking_scores import Score, copy_score, event_score, figure_score, items_of_truth, origin_score

import musnad
from musnad.linking import Filed, Link, MemoryShelf, Prepared, prepare
from musnad.reading.reader import read_report
from musnad.records import Report


def filed_and_prepared(report: Report) -> tuple[Filed, Prepared]:
    """A report read and made ready for linking, as the workers of an ingest do it."""
    filed = Filed(report.id, report, read_report(report)[0])
    return filed, prepare(filed)


def linked(prepared: Iterable[Prepared]) -> tuple[list[Link], list[float]]:
    """The links of reports filed one after another in memory, and the seconds of computing that linking had
    taken after each."""
    shelf, links, spent = MemoryShelf(), list[Link](), list[float]()
    total = 0.0
    for one in prepared:
        start = time.process_time()
        links.extend(shelf.add(one))
        total += time.process_time() - start
        spent.append(total)
    return links, spent


def exponent(spent: list[float], few: int) -> float:
    """How cost grows from the first `few` items to all: 1 is linear, 2 quadratic."""
    return log(spent[-1] / spent[few - 1]) / log(len(spent) / few)


def show(name: str, value: str, wanted: str = "") -> None:
    """One line of the table."""
    print(f"{name:<44} {value:>14}   {wanted}", flush=True)


def show_quality(corpus: Corpus, filed: dict[str, Filed], links: list[Link]) -> None:
    """Print how well links and origins agree with the truth."""
    truth = items_of_truth(corpus, filed)
    pairs, directed = copy_score(corpus, links)
    events = event_score(corpus, links, truth, read_only=False)
    of_read = event_score(corpus, links, truth, read_only=True)
    origins, _, _ = origin_score(corpus, links, truth, filed)
    figures = figure_score(corpus, links, truth)

    def percent(score: Score) -> Iterator[tuple[str, float]]:
        yield from (("precision", score.precision), ("recall", score.recall), ("F1", score.f1))

    for title, score, wanted in (
        ("wire copy", pairs, {"precision": "0.98", "recall": "0.95"}), ("agency and its copies", directed, {}),
        ("same event", events, {"F1": "0.85"}), ("same event, where reading found it", of_read, {}),
        ("figures that differ", figures, {}),
    ):  # fmt: skip
        for measure, value in percent(score):
            show(f"{title}: {measure}", f"{value:.3f}", f"at least {wanted[measure]}" if measure in wanted else "")
    show("independent origins: counts that are right", f"{origins.precision:.3f}", "at least 0.90")


def median_ms(work: Callable[[str], object], given: list[str]) -> float:
    """Milliseconds of the middle one of several calls."""
    times = []
    for one in given:
        start = time.perf_counter()
        work(one)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def show_archive(corpus: Corpus, jobs: int) -> None:
    """Ingest a corpus into an archive on disk and ask it questions."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("wb") as lines:
            for report in corpus.reports:
                lines.write(msgspec.json.encode({k: v for k, v in msgspec.to_builtins(report).items() if v is not None}) + b"\n")
        with musnad.Archive.open(f"{folder}/musnad.db", create=True) as archive:
            start, spent = time.perf_counter(), list[float]()
            archive.ingest([str(path)], jobs=jobs, advance=lambda _: spent.append(time.perf_counter() - start))
            rate = len(corpus.reports) / (time.perf_counter() - start)
            show(f"ingest with {jobs} processes", f"{rate:.0f} reports/s", "at least 60")
            few = len(spent) // 10
            show(f"growth of ingest from {few:,} to {len(spent):,}", f"{exponent(spent, few):.2f}", "1 is linear")
            show("archive on disk", f"{os.path.getsize(f'{folder}/musnad.db') / 1e6:.0f} MB")
            chance = random.Random(1)
            words = ["قصف", "الهدنة", "غارات إدلب", "Aleppo", "Lavrov", "قتل مدنيا الموصل", "car bomb", "وزير الخارجية"]
            show("search: median", f"{median_ms(archive.search, words * 5):.1f} ms", "under 50")
            keys = [report.id for report in chance.sample(corpus.reports, 20)]
            show("show with origins: median", f"{median_ms(lambda key: (archive.show(key), archive.origins(key)), keys):.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    show("memory of the two largest processes", f"{peak / 1024:.0f} MB", "under 1,024 beside the corpus itself")


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--reports", type=int, default=3000, help="reports for the scores")
    asked.add_argument("--grow", type=int, default=0, help="as many reports, for speed and growth")
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    corpus = make_corpus(max(given.reports, given.grow), given.seed)
    size = statistics.mean(len(r.text.encode()) for r in corpus.reports[:1000])
    show("reports", f"{len(corpus.reports):,}", f"{size / 1000:.1f} kB each")
    with ProcessPoolExecutor(given.jobs) as pool:
        done = list(pool.map(filed_and_prepared, corpus.reports, chunksize=50))
    links, spent = linked(prepared for _, prepared in done)
    show("linking alone", f"{1000 * spent[-1] / len(spent):.1f} ms", "a report")
    few = len(spent) // 10
    show(f"growth of linking from {few:,} to {len(spent):,}", f"{exponent(spent, few):.2f}", "1 is linear")
    show_quality(corpus, {filed.key: filed for filed, _ in done}, links)
    del done, links
    show_archive(corpus, given.jobs)


if __name__ == "__main__":
    main()
