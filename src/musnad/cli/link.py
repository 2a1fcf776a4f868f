"""`musnad link`: the links between reports, and what people decide about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.application import app
from musnad.cli.archives import ArchiveOption, AsOfOption, FormatOption, opened, write_lines

if TYPE_CHECKING:
    from musnad.archive.archive import Archive
    from musnad.linking import Link, LinkKind

__all__ = ["link"]


@app.command(
    epilog="""Examples:

- `musnad link 7502637e27642b3b`
- `musnad link --kind contradiction --format jsonl`
- `musnad link 7502637e/a2 91ab34cd/a1 --split --reason "the raid of the day before"`
- `musnad link 7502637e/a2 91ab34cd/a1 --join --reason "same convoy, other spelling" --person "R. Haddad"`

Exit codes: 0 done; 1 there is no such item, or the archive cannot be read or written; 2 wrong usage."""
)
def link(
    items: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ITEM [ITEM]]", help="A report (KEY) or an entry of its record (KEY/a1, KEY/s1); two to decide on."
        ),
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="Decide that the two items are not the same, whatever the rules say.")
    ] = False,
    join: Annotated[bool, typer.Option("--join", help="Decide that the two items are the same.")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the decision.")] = "",
    person: Annotated[str | None, typer.Option("--person", metavar="NAME", help="Who decides; kept with the decision.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="copy, same_event, same_statement or contradiction.")
    ] = None,
    archive: ArchiveOption = "musnad.db",
    as_of: AsOfOption = None,
    format: FormatOption = "text",
) -> None:
    """Show links with their rule and evidence; or overrule them: split what is not the same, join what is."""
    given = items or []
    if kind is not None and kind not in ("copy", "same_event", "same_statement", "contradiction"):
        raise typer.BadParameter("choices: copy, same_event, same_statement, contradiction", param_hint="--kind")
    if split or join:
        _decide(given, split=split, join=join, reason=reason, person=person, kind=kind, archive=archive)
        return
    if len(given) > 1:
        raise typer.BadParameter("two items are for --split or --join; name one to see its links", param_hint="ITEM")
    with opened(archive, as_of) as there:
        found = (one for one in _links(there, given) if kind in (None, one.kind))
        if format == "jsonl":
            write_lines(found)
        else:
            from rich.console import Console

            from musnad.views.linked import print_links

            print_links(Console(highlight=False), found, there.decisions())


def _links(there: Archive, items: list[str]) -> Iterator[Link]:
    if not items:
        return iter(there.links())
    shown = there.show(items[0])
    return iter(there.links(f"{shown.key}/{shown.entry}" if shown.entry else shown.key))


def _decide(items: list[str], *, split: bool, join: bool, reason: str, person: str | None, kind: str | None, archive: str) -> None:
    if split and join:
        raise typer.BadParameter("choose one of --split and --join", param_hint="--split")
    if len(items) != 2:
        raise typer.BadParameter("name the two items", param_hint="ITEM")
    if not reason.strip():
        raise typer.BadParameter("say why, for those who read it later", param_hint="--reason")
    from musnad.linking.links import kind_between

    between: LinkKind | None = kind_between(*items) if kind is None else kind  # type: ignore[assignment]
    if between is None:
        raise typer.BadParameter("two reports, two events or two statements", param_hint="ITEM")
    with opened(archive) as there:
        (there.split if split else there.join)(between, *items, reason=reason, person=person)
