"""`Archive`: many reports, what was read from them, and the questions that can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

import msgspec

from musnad.archive import asking, judging, search, verifying, visits
from musnad.archive.answers import FiledLink, FiledReport, Hit, Selection, Shown
from musnad.archive.changes import Change, changes
from musnad.archive.columns import arrow_table
from musnad.archive.database import Database
from musnad.archive.encounters import Encounter, Topics, read_encounters, read_topics
from musnad.archive.filing import Filing, asked_digest, is_known
from musnad.archive.ingest import Ingest, Summary
from musnad.archive.judging import Decision, Grade, Judgement
from musnad.archive.lines import LINES, EventLine, Line, StatementLine, lines_of
from musnad.archive.linkage import link_pending
from musnad.archive.moments import first_moment, last_moment
from musnad.archive.news import News, read_news
from musnad.archive.opening import open_database
from musnad.archive.origins import ItemOrigins, read_origins
from musnad.archive.processes import Definition, add_definition, read_definitions
from musnad.archive.selecting import read_links_among, read_selected
from musnad.archive.sources import SourceLine, read_sources
from musnad.archive.statistics import Statistics, statistics
from musnad.archive.verifying import Verified
from musnad.archive.visits import Visit
from musnad.faults import Fault, InputError, choices_for
from musnad.linking import address

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from musnad.linking import LinkKind
    from musnad.sources.items import Found, Options

__all__ = ["Archive"]


class Archive:
    """An archive of reports in an SQLite file or a PostgreSQL database. Nothing that was filed is ever overwritten.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Archive.open(f"{folder.name}/musnad.db", create=True) as archive:
    ...     print(archive.ingest(["examples/reports.jsonl"]))
    ...     print(len(archive.search("الهدنة")))
    4 read, 0 skipped, 0 failed
    1

    Every method raises InputError, which says what to do, when the archive cannot be read or written.
    """

    def __init__(self, database: Database, as_of: str | None = None) -> None:
        self._database = database
        self._as_of = as_of

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False) -> Self:
        """The archive at a path or a PostgreSQL address (postgresql://user@host/name); `create` makes one where there is none.

        Raises InputError where there is no archive, or one of a newer musnad.
        """
        return cls(open_database(str(place), create=create))

    def as_of(self, moment: str) -> Archive:
        """The archive as it was at a moment (2016-09-09, 2016-09-09T14:30, yesterday, 24h); a day means its end."""
        return Archive(self._database, last_moment(moment))

    def close(self) -> None:
        """Close the archive; what is filed is filed."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def ingest(
        self,
        sources: Iterable[str],
        *,
        options: Options | None = None,
        jobs: int = 1,
        tell: Callable[[Fault], None] | None = None,
        advance: Callable[[Summary], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Summary:
        """Read the reports of sources and file them; what was filed before is passed over. `jobs` processes read.

        A bad item is kept as a fault and told to `tell`; `advance` gets the counts as they grow; `stop` may end the run early.
        """
        from musnad.sources.places import find_items

        informed = self.informed(options)
        run = Ingest(self._database, asked=asked_digest(options), jobs=jobs, tell=tell, advance=advance, stop=stop)
        return self._file(run, (one for source in sources for one in find_items(source, informed)))

    def informed(self, options: Options | None = None) -> Options:
        """The options for finding items, with what this archive has already, so that it is not fetched or read again."""
        from musnad.sources.items import Options

        given, asked = options or Options(), asked_digest(options)

        def known(address: str, sha256: str) -> bool:
            with self._database.reading() as connection:
                return is_known(connection, address, sha256, asked)

        return msgspec.structs.replace(given, known=given.known or known, visited=given.visited or self.has_address)

    def file(
        self,
        found: Iterable[Found],
        *,
        options: Options | None = None,
        tell: Callable[[Fault], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Summary:
        """As `ingest`, in this process, for items that were already found (with these options)."""
        return self._file(Ingest(self._database, asked=asked_digest(options), tell=tell, stop=stop), found)

    def _file(self, run: Ingest, found: Iterable[Found]) -> Summary:
        self._check_present()
        summary = run.run(found)
        if not summary.stopped:
            link_pending(self._database)
        return summary

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """The newest reports that hold all words; "phrases", beginnings* and -words that must not be there are understood."""
        return self.find(words, limit)[0]

    def find(self, words: str, limit: int = 20) -> tuple[list[Hit], int]:
        """As `search`, with how many reports hold the words in all."""
        with self._database.reading() as connection:
            return search.search(connection, words, self._as_of, limit)

    def show(self, id: str) -> Shown:
        """All that is kept of a report, named by its key (or the first digits), the id or URL its source gave, or its address."""
        with self._database.reading() as connection:
            shown = asking.read_shown(connection, id, self._as_of, self._database.place)
            item = address(shown.key, shown.entry or "")
            return msgspec.structs.replace(shown, links=tuple(judging.read_links(connection, self._as_of, item)))

    def reports(self) -> Iterator[FiledReport]:
        """All reports with their newest records, in the order in which they came."""
        with self._database.reading() as connection:
            yield from asking.read_filed(connection, self._as_of)

    def lines(self, table: str) -> Iterator[Line]:
        """The lines of a table: reports, entities, times, events, statements, positions or provisions."""
        _check_table(table, LINES)
        return (line for filed in self.reports() for line in lines_of(table, filed))

    def events(self) -> Iterator[EventLine]:
        """The events of all reports, with names and actor codes."""
        return cast("Iterator[EventLine]", self.lines("events"))

    def statements(self) -> Iterator[StatementLine]:
        """The statements of all reports, with speakers and carriers."""
        return cast("Iterator[StatementLine]", self.lines("statements"))

    def to_arrow(self, table: str) -> pyarrow.Table:
        """A table (see `lines`) or `links` as an Arrow table. Needs `musnad[tables]`."""
        _check_table(table, [*LINES, "links"])
        return arrow_table(FiledLink, self.links()) if table == "links" else arrow_table(LINES[table][0], self.lines(table))

    def to_pandas(self, table: str) -> pandas.DataFrame:
        """A table (see `to_arrow`) as a pandas frame. Needs `musnad[tables]`."""
        return self.to_arrow(table).to_pandas()

    def links(self, item: str | None = None) -> Iterator[FiledLink]:
        """The links between reports and their entries, as the rules made them; `item` (`KEY` or `KEY/ID`): those of one."""
        with self._database.reading() as connection:
            yield from judging.read_links(connection, self._as_of, item)

    def decisions(self) -> list[Decision]:
        """What people decided on links, in order; of two on the same items the later one counts."""
        with self._database.reading() as connection:
            return judging.read_decisions(connection, self._as_of)

    def split(self, kind: LinkKind, left: str, right: str, *, reason: str, person: str | None = None) -> None:
        """Overrule the rules: two items are not the same. Kept with the reason; the links stay as they were found."""
        self._decide("split", kind, left, right, reason, person)

    def join(self, kind: LinkKind, left: str, right: str, *, reason: str, person: str | None = None) -> None:
        """Overrule the rules: two items are the same. Kept with the reason."""
        self._decide("join", kind, left, right, reason, person)

    def grade(self, subject: str, grade: str, *, reason: str, person: str | None = None) -> None:
        """Give an Admiralty grade: A to F to a source (the name of an outlet or speaker), 1 to 6 to an item."""
        self._check_present()
        with self._database.writing() as connection:
            judging.add_grade(Filing(connection), subject, grade, reason, person)

    def grades(self) -> list[Grade]:
        """The grades in the order in which they were given; the last one of a subject counts."""
        with self._database.reading() as connection:
            return judging.read_grades(connection, self._as_of)

    def origins(self, item: str) -> list[ItemOrigins]:
        """On whose word an event or statement (`KEY/a1`, `KEY/s1`) rests; of a report (`KEY`), each of them."""
        with self._database.reading() as connection:
            shown = asking.read_shown(connection, item, self._as_of, self._database.place)
            told = [*(e.id for e in shown.record.events), *(s.id for s in shown.record.statements)]
            entries = [shown.entry] if shown.entry else told
            return read_origins(connection, self._as_of, [f"{shown.key}/{entry}" for entry in entries])

    def select(
        self, *, countries: Collection[str] = (), ids: Collection[str] = (), since: str | None = None, until: str | None = None
    ) -> Selection:
        """The reports that name certain countries (by their codes) or ids of the world data, published within some ISO days, with
        the links among them and what people decided on these."""
        with self._database.reading() as connection:
            found = read_selected(connection, self._as_of, countries=countries, ids=ids, since=since, until=until)
            links = tuple(read_links_among(connection, self._as_of, found))
            return Selection(tuple(found.values()), links, tuple(judging.read_decisions(connection, self._as_of)))

    def define(self, slug: str, definition: str) -> None:
        """Keep the definition of a process (TOML) under its slug; it goes before earlier ones, and an empty one takes it away."""
        self._check_present()
        with self._database.writing() as connection:
            add_definition(Filing(connection), slug, definition)

    def definitions(self) -> list[Definition]:
        """The definitions of processes that stand, by slug."""
        with self._database.reading() as connection:
            return read_definitions(connection, self._as_of)

    def encounters(self, since: str | None = None, until: str | None = None) -> Iterator[Encounter]:
        """The meetings, talks and deals that reports published within some ISO days tell of, with who took part."""
        with self._database.reading() as connection:
            yield from read_encounters(connection, self._as_of, since, until)

    def topics(self, versions: Collection[int]) -> Topics:
        """Which issues, countries and places some versions of reports (by number, as `encounters` gives them) speak of."""
        with self._database.reading() as connection:
            return read_topics(connection, versions)

    def sources(self) -> list[SourceLine]:
        """The media of the archive: reports, copies, citations, disputes and Admiralty grades."""
        with self._database.reading() as connection:
            return read_sources(connection, self._as_of)

    def verify(self, counts: Verified | None = None, advance: Callable[[], None] | None = None) -> Iterator[Fault]:
        """Prove hashes, texts and spans against the kept bytes; the faults as they are found. `counts` grow meanwhile, and
        `advance` is called after each report."""
        from musnad.sources.extraction import extract

        with self._database.reading() as connection:
            yield from verifying.verify(connection, extract, counts if counts is not None else Verified(), advance)

    def diff(self, since: str) -> Iterator[Change]:
        """What is new since a moment (2016-09-09, yesterday, 24h; a day means its beginning)."""
        moment = first_moment(since)
        with self._database.reading() as connection:
            yield from changes(connection, moment, self._as_of)

    def news(self, since: str, limit: int = 10) -> News:
        """What is new since a moment, summed up: counts by kind, and of each kind the few lines that tell most."""
        moment = first_moment(since)
        with self._database.reading() as connection:
            return read_news(connection, moment, self._as_of, limit)

    def stats(self) -> Statistics:
        """How much the archive holds, of what, and since when."""
        with self._database.reading() as connection:
            return statistics(connection, self._as_of)

    def visit(self, address: str) -> Visit | None:
        """What the server said of an address when it was last asked."""
        with self._database.reading() as connection:
            return visits.last_visit(connection, address)

    def visited(self, address: str, etag: str | None, last_modified: str | None, status: int | None) -> None:
        """Keep what a server said of an address: its validators and the HTTP status (None: no answer)."""
        self._check_present()
        with self._database.writing() as connection:
            visits.add_visit(Filing(connection), address, etag, last_modified, status)

    def has_address(self, address: str) -> bool:
        """Whether anything was ever filed from an address."""
        with self._database.reading() as connection:
            return visits.has_address(connection, address)

    def _decide(self, decision: Judgement, kind: LinkKind, left: str, right: str, reason: str, person: str | None) -> None:
        self._check_present()
        place = self._database.place
        with self._database.writing() as connection:
            one, other = (asking.find_item(connection, item, place) for item in (left, right))
            judging.add_decision(Filing(connection), decision, kind, one, other, reason, person)

    def _check_present(self) -> None:
        """What was is not changed: only the archive as it stands can be added to."""
        if self._as_of is not None:
            raise InputError(Fault("as_of", f"the archive as of {self._as_of} cannot be added to", "", "use the archive itself"))


def _check_table(table: str, known: Iterable[str]) -> None:
    if table not in known:
        raise InputError(Fault("table", f"unknown table {table!r}", choices_for(table, known)))
