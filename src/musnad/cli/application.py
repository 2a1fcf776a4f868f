"""The application that the commands are registered with, and the options that stand before a command."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad import __version__

__all__ = ["app"]

app = typer.Typer(
    name="musnad",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"musnad {__version__}")
        raise typer.Exit


@app.callback(
    epilog="Exit codes: 0 all was read, 1 some input failed or a fault was found, 2 wrong usage. Example: `musnad read report.txt`"
)
def musnad(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read news reports on diplomacy and armed conflict, in Arabic and English, and keep the sourced record."""
