"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.faults import InputError
from musnad.sources.reports import check_lang, check_published

__all__ = ["EncodingOption", "Files", "LangOption", "OutletOption", "PublishedOption"]


def _published(value: str | None) -> str | None:
    try:
        return check_published(value)
    except InputError as error:
        raise typer.BadParameter(str(error).partition(": ")[2]) from None


def _lang(value: str) -> str:
    try:
        return check_lang(value)
    except InputError as error:
        raise typer.BadParameter(str(error).partition(": ")[2]) from None


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Reports: text files, .json or .jsonl; - is standard input (text, or JSON Lines when it begins with {).",
        show_default=False,
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=_published,
        help="Date of publication, 2016-09-09 or 2016-09-09T14:30, for reports that do not say.",
    ),
]
LangOption = Annotated[
    str,
    typer.Option(
        "--lang", metavar="auto|ar|en", callback=_lang, help="Language of reports that do not say; auto tells it from the text."
    ),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Outlet (name or domain) of reports that do not say.")
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of text files that are not UTF-8, e.g. windows-1256.")
]
