"""Processes for people: proposals as TOML with what they rest on, and the list of those that an archive keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from musnad.dossier.process import Process, process_toml
from musnad.dossier.proposing import Proposal
from musnad.labels import party_name
from musnad.views.printable import printable

__all__ = ["PROCESS_COLUMNS", "print_processes", "process_row", "proposal_toml"]

PROCESS_COLUMNS = ("slug", "name", "name_ar", "parties", "also", "countries", "issues", "since", "until", "truces", "recorded")


def proposal_toml(proposal: Proposal) -> str:
    """A proposal as the TOML that defines it; its counts and the encounters it rests on as comments."""
    counts = f"{proposal.encounters} encounters in {proposal.reports} reports of {proposal.weeks} weeks, rank {proposal.rank:g}"
    shown = " ".join(proposal.evidence)
    return f"# {counts}\n# the first: {shown}\n{process_toml(proposal.process)}"


def process_row(process: Process, recorded: str) -> dict[str, Any]:
    """A process as a line of a table."""
    told = {column: getattr(process, column, None) for column in PROCESS_COLUMNS}
    days = {end: str(getattr(process, end) or "") for end in ("since", "until")}
    return told | days | {"truces": len(process.truce), "recorded": recorded}


def print_processes(console: Console, kept: Iterable[tuple[Process, str]]) -> None:
    """Print the processes that an archive keeps."""
    count = 0
    for process, recorded in kept:
        count += 1
        console.print(Text.assemble((process.slug, "bold"), "  ", printable(process.name)), soft_wrap=True)
        parties = ", ".join(party_name(party) for party in process.parties)
        span = f"{process.since or 'the beginning'} to {process.until or 'now'}"
        truces = f" · {len(process.truce)} truce{'s' * (len(process.truce) != 1)}" if process.truce else ""
        console.print(Text(f"  {parties} · {span}{truces} · kept since {recorded[:10]}", "dim"), soft_wrap=True)
    if not count:
        console.print("No processes yet: musnad process add FILE keeps one, musnad process propose finds some.", markup=False)
