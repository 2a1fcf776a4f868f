"""`musnad stats`: how much the archive holds."""

from __future__ import annotations

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, FormatOption, opened, write_lines

__all__ = ["stats"]


@app.command(
    epilog="""Examples:

- `musnad stats`
- `musnad stats --as-of yesterday --format jsonl`

Exit codes: 0 told; 1 the archive cannot be read; 2 wrong usage."""
)
def stats(archive: ArchiveOption = "musnad.db", as_of: AsOfOption = None, format: FormatOption = "text") -> None:
    """Count what the archive holds: reports, versions, entries, links, by language and outlet, and its size."""
    from rich.console import Console

    from musnad.views.filed import print_statistics

    with opened(archive, as_of) as there:
        told = there.stats()
    if format == "jsonl":
        write_lines(iter([told]))
    else:
        print_statistics(Console(highlight=False), told)
