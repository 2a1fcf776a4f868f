"""Truces for people and as rows: breaches, the ledger of accusations, aid, and what was read on each day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from musnad.dossier.aid import Aid
from musnad.dossier.breaches import Breach
from musnad.dossier.casualties import Toll
from musnad.dossier.declared import DeclaredTruce
from musnad.dossier.ledger import Accusation
from musnad.dossier.truces import Account, Day, Monitor
from musnad.labels import party_name
from musnad.views.printable import printable, rests_on

__all__ = ["breach_rows", "declared_rows", "print_declared", "print_monitors"]

_COLUMNS = (
    "truce", "day", "precision", "place", "country", "lat", "lon", "type", "mode", "accused", "accusers", "grade", "killed_low",
    "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "reports", "origins", "independent", "sources",
    "denials", "evidence",
)  # fmt: skip
_GRADE_STYLES = {"alleged": "yellow", "reported": "", "corroborated": "bold red", "disputed": "magenta", "retracted": "dim"}

Rows = tuple[Sequence[str], Sequence[dict[str, Any]]]


def breach_rows(found: Iterable[Monitor]) -> Rows:
    """The breaches of truces as columns and lines."""
    return _COLUMNS, [_row(breach) for monitor in found for breach in monitor.breaches]


def _row(breach: Breach) -> dict[str, Any]:
    told: dict[str, Any] = {column: getattr(breach, column, None) for column in _COLUMNS}
    for what in ("killed", "injured"):
        toll: Toll | None = getattr(breach, what)
        told |= {f"{what}_{part}": getattr(toll, part) if toll else None for part in ("low", "best", "high")}
    return told | {"accused": "+".join(breach.accused), "accusers": "+".join(breach.accusers), "sources": "; ".join(breach.sources)}


def declared_rows(found: Iterable[DeclaredTruce]) -> Rows:
    """Declared truces as columns and lines."""
    columns = DeclaredTruce.__struct_fields__
    return columns, [{column: getattr(one, column) for column in columns} for one in found]


def print_monitors(console: Console, found: Iterable[Monitor]) -> None:
    """Print truces: what is known of each, day by day, breach by breach, side by side."""
    for monitor in found:
        truce = monitor.truce
        span = f"{truce.effect} to {truce.end or 'now'}, seen until {monitor.until}"
        _line(console, Text.assemble("\n", (printable(truce.name), "bold"), f"  {span}"))
        between = ", ".join(party_name(party) for party in truce.parties)
        _line(console, Text(f"between {between} · {truce.class_} · {truce.purpose} {printable(truce.term)}".rstrip(), "dim"))
        _print_days(console, monitor.days)
        _heading(console, "Breaches", len(monitor.breaches))
        for breach in monitor.breaches:
            _print_breach(console, breach)
        _heading(console, "Accusations", len(monitor.accusations))
        for accusation in monitor.accusations:
            _print_accusation(console, accusation)
        _heading(console, "Laid to their charge", len(monitor.accounts))
        for account in monitor.accounts:
            _print_account(console, account)
        _heading(console, "Aid", len(monitor.aid))
        for aid in monitor.aid:
            _print_aid(console, aid)


def print_declared(console: Console, found: Iterable[DeclaredTruce]) -> None:
    """Print the truces that reports say were declared."""
    for one in found:
        span = f"in effect {one.effect or 'not told'}, ends {one.end or 'not told'}"
        known = f" · {one.defined}" if one.defined else " · not in the definition"
        _line(console, Text.assemble((f"declared {one.declared}", "bold"), f"  {one.side}, {span}{known}"))
        _line(console, Text(f"  by {', '.join(one.parties) or 'nobody named'} · {rests_on(one.reports, one.origins)}"))
        _trace(console, one.evidence, one.term)


def _print_days(console: Console, days: Iterable[Day]) -> None:
    """One line of signs a week: the number of breaches of each day, · for none in what was read, ? where nothing was read."""
    held = list(days)
    for start in range(0, len(held), 7):
        week = held[start : start + 7]
        signs = " ".join(f"{'?' if day.breaches is None else day.breaches or '·':>3}" for day in week)
        read = " ".join(f"{day.reports:>3}" for day in week)
        _line(console, Text(f"  {week[0].day}  breaches {signs:<28}  reports {read}", "dim"))
    if held:
        _line(console, Text("  ? nothing was read of the day; · none in what was read", "dim"))


def _print_breach(console: Console, breach: Breach) -> None:
    about = "about " if breach.precision == "about" else ""
    what = f"{breach.type} {breach.mode}".rstrip()
    grade, rests = (breach.grade, _GRADE_STYLES[breach.grade]), (f" · {rests_on(breach.reports, breach.origins)}", "dim")
    _line(console, Text.assemble((f"  {about}{breach.day}  ", "bold"), f"{what} · {printable(breach.place)} · ", grade, rests))
    parts = [f"accused {' + '.join(breach.accused)}"] if breach.accused else ["nobody accused"]
    parts += [f"by {' + '.join(breach.accusers)}"] if breach.accusers else []
    parts += [f"{_toll(toll)} {what}" for what, toll in (("killed", breach.killed), ("injured", breach.injured)) if toll]
    _line(console, Text(f"    {' · '.join(parts)}"))
    _trace(console, breach.evidence, "; ".join(breach.sources))
    if breach.denials:
        _line(console, Text(f"    denied in {' '.join(breach.denials)}", "magenta"))


def _print_accusation(console: Console, one: Accusation) -> None:
    figures = [f"{one.violations} violations"] if one.violations is not None else []
    figures += [f"{one.killed} killed"] if one.killed is not None else []
    told = f"{party_name(one.accuser)} → {party_name(one.accused)}"
    _line(console, Text.assemble((f"  {one.day}  ", "bold"), " · ".join([told, *figures, rests_on(one.reports, one.origins)])))
    _trace(console, one.evidence, "; ".join(one.sources))


def _print_account(console: Console, one: Account) -> None:
    claimed = f", at most {one.claimed} violations claimed" if one.claimed is not None else ""
    dead = f", {one.killed_low}–{one.killed_high} killed" if one.killed_high else ""
    told = f"{one.breaches} breaches ({one.corroborated} corroborated, {one.disputed} disputed){dead}"
    _line(console, Text(f"  {party_name(one.party)}: {told}; accused {one.accused} times, accuses {one.accusing} times{claimed}"))


def _print_aid(console: Console, one: Aid) -> None:
    about = "about " if one.precision == "about" else ""
    told = f"{one.kind} · {printable(one.place)} · {rests_on(one.reports, one.origins)}"
    _line(console, Text.assemble((f"  {about}{one.day}  ", "bold"), told))
    _trace(console, one.evidence, "; ".join(one.sources))


def _toll(toll: Toll) -> str:
    return str(toll.best) if toll.low == toll.high else f"{toll.low}–{toll.high} (most say {toll.best})"


def _heading(console: Console, title: str, count: int) -> None:
    _line(console, Text.assemble("\n", (title, "bold"), (f"  {count}" if count else "  none found", "dim")))


def _trace(console: Console, evidence: Iterable[str], words: str) -> None:
    """The addresses a line rests on, for `musnad show`; names in any script end their line."""
    _line(console, Text(f"    {' '.join(evidence)}  {printable(words)}".rstrip(), "dim"))


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)
