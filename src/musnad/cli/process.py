"""`musnad process`: the processes that an archive keeps, and those that its reports tell of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, opened
from musnad.cli.processes import RowsFormatOption, SinceDayOption, UntilDayOption, find_process

if TYPE_CHECKING:
    from musnad.dossier.process import Process

__all__ = ["process"]

process = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")
app.add_typer(
    process,
    name="process",
    help="Keep processes in the archive: talks about one matter that commands then call by name; or have some proposed.",
    epilog="""Examples:

- `musnad process propose --since 2016-08-01`
- `musnad process add examples/dossier/syria.toml`
- `musnad process list`
- `musnad process show syria > syria.toml`

Exit codes: 0 done; 1 there is none, or the archive cannot be read or written; 2 wrong usage.""",
)

SlugArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name of the process, as `process list` gives it.")]


@process.command()
def propose(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only the proposal of this name.")] = None,
    since: SinceDayOption = None,
    until: UntilDayOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=50, help="So many at most.")] = 10,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfOption = None,
    format: Annotated[Literal["toml", "json"], typer.Option("--format", help="toml, as `process add` takes it, or json.")] = "toml",
) -> None:
    """Propose processes: parties that the reports tell to have met on the same matters for weeks, the strongest first.

    Example: `musnad process propose usa-rus-syr-2016-08 > syria.toml`
    """
    from musnad.dossier.proposing import propose as find_proposals
    from musnad.views.processes import proposal_toml

    with opened(archive, as_of) as there:
        found = [one for one in find_proposals(there, since, until, limit) if name in (None, one.process.slug)]
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        sys.stdout.write("\n".join(map(proposal_toml, found)))
    if not found:
        print("musnad: no process found; talks must be told of in at least four reports and two weeks", file=sys.stderr)
        raise typer.Exit(1)


@process.command()
def add(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A TOML file that defines a process; - is standard input.", show_default=False)
    ],
    slug: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Keep it under this name.")] = None,
    archive: ArchiveOption = "musnad.db",
) -> None:
    """Keep a process in the archive; an earlier definition of the same name is kept as it was, the newer one counts.

    Example: `musnad process add examples/dossier/syria.toml`
    """
    from musnad.dossier.process import parse_process, process_toml, read_process

    with opened(archive) as there:
        given = parse_process(sys.stdin.read(), slug or "process", "-") if file == "-" else read_process(Path(file))
        named = msgspec.structs.replace(given, slug=slug) if slug else given
        made = parse_process(process_toml(named), named.slug, file)
        there.define(made.slug, process_toml(made))
    print(f"{made.slug}: {made.name}")


@process.command("list")
def list_(archive: ArchiveOption = "musnad.db", as_of: AsOfOption = None, format: RowsFormatOption = "table") -> None:
    """List the processes that the archive keeps.

    Example: `musnad process list --format json`
    """
    from musnad.dossier.process import parse_process
    from musnad.views.processes import PROCESS_COLUMNS, print_processes, process_row

    with opened(archive, as_of) as there:
        kept = [(parse_process(d.definition, d.slug, d.slug), d.recorded) for d in there.definitions()]
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode([one for one, _ in kept]), indent=2).decode() + "\n")
    elif format == "csv":
        from musnad.exports.rows import write_csv

        write_csv(sys.stdout, PROCESS_COLUMNS, [process_row(one, recorded) for one, recorded in kept])
    else:
        from rich.console import Console

        print_processes(Console(highlight=False), kept)


@process.command()
def show(name: SlugArgument, archive: ArchiveOption = "musnad.db", as_of: AsOfOption = None) -> None:
    """Print the definition of a process as TOML.

    Example: `musnad process show syria > syria.toml`
    """
    from musnad.dossier.process import process_toml

    sys.stdout.write(process_toml(_kept(name, archive, as_of)))


@process.command()
def remove(name: SlugArgument, archive: ArchiveOption = "musnad.db") -> None:
    """Take a process out of the list; its definition stays known as of earlier moments.

    Example: `musnad process remove syria`
    """
    _kept(name, archive, None)
    with opened(archive) as there:
        there.define(name, "")


def _kept(name: str, archive: str, as_of: str | None) -> Process:
    with opened(archive, as_of) as there:
        return find_process(name, there)
