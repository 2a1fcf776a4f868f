"""The section on contradictions: each version in its own words, with its chain."""

from __future__ import annotations

from musnad.brief.pieces import Entry, Line, Section, run
from musnad.brief.teller import Teller
from musnad.dossier.chains import chains_of
from musnad.dossier.changes import Changes
from musnad.dossier.contradictions import Contradiction

__all__ = ["contradictions_section"]


def contradictions_section(changes: Changes, teller: Teller) -> Section:
    """The contradictions, each with both versions; that which denies comes second."""
    entries = tuple(_entry(one, teller) for one in changes.contradictions)
    return Section(key="contradictions", title=teller.phrases.text("section.contradictions"), entries=entries)


def _entry(one: Contradiction, teller: Teller) -> Entry:
    return Entry(
        line=teller.phrases.line(f"contradiction.{one.kind}", date=teller.day(one.day)),
        details=(
            _version(one.other, teller), _version(one.one, teller), teller.rests(one.reports, one.origins, one.sources),
        ),
    )  # fmt: skip


def _version(items: tuple[str, ...], teller: Teller) -> Line:
    """The first report of a version: chain, words, address."""
    first = chains_of(teller.material, items)[0]
    told = teller.phrases.line("contradiction.side", chain=teller.chain(first), words=teller.quote(first.address))
    return (*told, run("  "), teller.address(first.address))
