"""What all sections of a brief tell alike: days, on what a line rests, its chains, the words of reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from musnad.brief.names import Names
from musnad.brief.phrases import Phrases
from musnad.brief.pieces import Entry, Line, Run, plain, run
from musnad.dossier.chains import Chain, chains_of, words_of
from musnad.dossier.material import Material
from musnad.linking import split_address
from musnad.writing import Writing

__all__ = ["Teller"]

#: Chains, names of origins and characters of a quote that are printed of one thing; all evidence stands in JSON.
_CHAINS, _SOURCES, _QUOTED = 3, 6, 180
#: Digits of a report's key that are printed; `musnad show` takes the first digits.
_KEY = 8
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?\Z")


class Teller:
    """Tells the things of one material in one writing, and remembers the reports it has cited."""

    def __init__(self, material: Material, writing: Writing, since: str, until: str) -> None:
        self.material = material
        self.writing = writing
        self.phrases = Phrases(writing)
        self.names = Names(self.phrases, (filed.report.outlet or "" for filed in material.reports))
        self.cited: dict[str, None] = {}
        self._year = until[:4] if since[:4] == until[:4] else ""

    def entry(self, line: Line, details: Iterable[Line], rests: Line, evidence: Sequence[str]) -> Entry:
        """A thing told, with what is known of it, its origins, and its chains."""
        line = (Run(line[0].text[:1].upper() + line[0].text[1:], line[0].style), *line[1:])
        return Entry(line=line, details=(*details, rests, *self.chains(evidence)))

    def rests(self, reports: int, origins: int, sources: Sequence[str]) -> Line:
        """On what a thing rests: `5 reports, 2 independent origins: Reuters, Russia`."""
        names = list(dict.fromkeys(map(self.names.source, sources)))
        told = self.row(names[:_SOURCES])
        if len(names) > _SOURCES:
            told = self.phrases.line("rests.more", sources=told, count=self.writing.number(len(names) - _SOURCES))
        counts = {
            "reports": plain(self.phrases.count("reports", reports)),
            "origins": plain(self.phrases.count("origins", origins)),
        }
        return self.phrases.line("rests", sources=told, **counts)

    def chains(self, evidence: Iterable[str]) -> tuple[Line, ...]:
        """The chains of some entries, the first of them, each with the address that `musnad show` takes."""
        items = tuple(evidence)
        found = chains_of(self.material, items)
        lines = [(*self.chain(one), run("  "), self.address(one.address)) for one in found[:_CHAINS]]
        more = len(items) - len(lines)
        return (*lines, self.phrases.line("chain.more", count=self.writing.number(more))) if more > 0 else tuple(lines)

    def chain(self, chain: Chain) -> Line:
        """A chain from the outlet to the speaker: `Lakeside Tribune ← Reuters ← John Kerry`."""
        names = [self.names.outlet(chain.outlet), *map(self.names.link, chain.via)]
        if chain.speaker:
            names.append(self.names.link(chain.speaker, chain.named))
        between = self.phrases.line("chain.from")
        line: Line = ()
        for name in dict.fromkeys(names):
            line += ((*between,) if line else ()) + (run(name, "name"),)
        return line

    def address(self, item: str) -> Run:
        """An address as it is printed, `7502637e/a2`; its report counts as cited."""
        key, entry = split_address(item)
        self.cited[key] = None
        return run(f"{key[:_KEY]}/{entry}" if entry else key[:_KEY], "code")

    def row(self, names: Iterable[str]) -> Line:
        """Names one after the other with commas, each once."""
        return self._joined(names, self.phrases.line("list.comma"), self.phrases.line("list.comma"))

    def several(self, names: Iterable[str]) -> Line:
        """Names one after the other with the word for and before the last, each once."""
        return self._joined(names, self.phrases.line("list.between"), self.phrases.line("list.last"))

    def _joined(self, names: Iterable[str], between: Line, last: Line) -> Line:
        each = tuple(dict.fromkeys(names))
        line: Line = ()
        for at, name in enumerate(each):
            line += ((last if at == len(each) - 1 else between) if at else ()) + (run(name, "name"),)
        return line

    def parties(self, parties: Iterable[str]) -> Line:
        """Several parties."""
        return self.several(map(self.names.party, parties))

    def quote(self, item: str) -> Line:
        """The words that an entry rests on, in quotation marks."""
        return self.quoted(words_of(self.material, item))

    def quoted(self, words: str) -> Line:
        """Words of a report in quotation marks, cut where they are long."""
        cut = words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
        return self.phrases.line("quote", words=(run(cut, "quote"),))

    def day(self, iso: str) -> str:
        """A day in words; empty where none is known. The year is told where the brief is of several or of another."""
        return self.writing.day(iso, year=iso[:4] != self._year) if iso else ""

    def days(self, first: str, last: str) -> str:
        """A span of days in words."""
        return self.writing.days(first, last, year=first[:4] != self._year) if first else ""

    def duration(self, value: str) -> str:
        """A TIMEX3 duration in words: `PT10H` is 10 hours; empty for what is no number of weeks, days, hours or minutes."""
        found = _DURATION.match(value)
        if not found or not any(found.groups()):
            return ""
        units = zip(("weeks", "days", "hours", "minutes"), found.groups(), strict=True)
        return self.writing.listed(self.phrases.count(unit, int(count)) for unit, count in units if count)
