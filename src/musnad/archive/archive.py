"""`Archive`: many reports, what was read from them, and the questions that can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from musnad.archive import asking, search
from musnad.archive.answers import Filed, Hit, Shown
from musnad.archive.database import Database
from musnad.archive.ingest import Ingest, Summary
from musnad.archive.moments import last_moment
from musnad.archive.opening import open_database
from musnad.faults import Fault

if TYPE_CHECKING:
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
        from musnad.sources.items import find_items

        found = (one for source in sources for one in find_items(source, options))
        return self.file(found, jobs=jobs, tell=tell, advance=advance, stop=stop)

    def file(
        self,
        found: Iterable[Found],
        *,
        jobs: int = 1,
        tell: Callable[[Fault], None] | None = None,
        advance: Callable[[Summary], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Summary:
        """As `ingest`, for items that were already found."""
        return Ingest(self._database, jobs=jobs, tell=tell, advance=advance, stop=stop).run(found)

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
            return asking.read_shown(connection, id, self._as_of, self._database.place)

    def reports(self) -> Iterator[Filed]:
        """All reports with their newest records, in the order in which they came."""
        with self._database.reading() as connection:
            yield from asking.read_filed(connection, self._as_of)
