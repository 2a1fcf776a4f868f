"""Datelines: where, when and by whom a report was filed (جنيف (رويترز) -), which is no part of its first clause."""

from __future__ import annotations

from musnad.reading.document import Document, Sentence
from musnad.reading.facts import Facts
from musnad.reading.names import NameMatch
from musnad.world.load import World

__all__ = ["dateline_end"]

_DASHES = frozenset({"-", "–", "—", "ـ", "--"})
_INSIDE = frozenset("/،,()«»\"'.")
_SITES = frozenset({"place", "capital", "state"})
_STATES = frozenset({"capital", "state"})
_LONGEST = 14  # tokens; several towns, agencies and a date fit in
_LONGEST_PAPER = 5  # tokens


def dateline_end(doc: Document, sentence: Sentence) -> int:
    """The token after the dateline of a sentence; its first token when it has none.

    A dateline begins with a town (or a name that an agency in brackets follows), goes on with towns, agencies and a date only, and
    ends with a dash; with a colon when it names an agency, since a town and a colon introduce what its government says.
    """
    facts, names, timed = doc.facts, doc.names, doc.timed
    start = sentence.start
    found, i = start, start
    sited = agency = False
    stop = min(sentence.end - 1, start + _LONGEST)
    while i < stop:
        f, name = facts[i], names[i]
        if f.surface in _DASHES or (f.surface == ":" and (agency or (sited and _in_capitals(facts[start])))):
            if not (sited or agency) or not _opens_clause(facts, names, i + 1):
                return found
            found = i = _after_paper(facts, names, i + 1) if sited else i + 1
            continue
        if name is not None and not f.prep:
            town, carrier = bool(name.kinds & _SITES) or _in_capitals(f), _is_agency(name, doc.world)
            if not (town or carrier):
                return found
            sited, agency = sited or town, agency or carrier
            i = name.end
            continue
        if (f.heads and any(h.kind == "media" for h in f.heads)) or _is_initial(facts, i):
            agency = True
        elif (
            (i == start and (_unknown_town(facts, i, stop) or _before_paper(facts, names, i)))
            or (sited and _another_town(facts, i))
            or (i - start < 3 and _in_capitals(f))
        ):
            sited = True
        elif not (timed[i] or f.surface in _INSIDE or (sited and f.tag == "P" and not f.enclitic and timed[i + 1])):
            return found
        i += 1
    return found


def _is_agency(name: NameMatch, world: World) -> bool:
    """Whether a name may be that of a news medium."""
    return any(r.id in world.organisations and world.organisations[r.id].category == "media" for r in name.referents)


def _is_initial(facts: list[Facts], i: int) -> bool:
    """Whether a token is a letter of spaced-out initials (أ ف ب)."""
    near = [facts[k].surface for k in (i - 1, i + 1) if 0 <= k < len(facts)]
    return len(facts[i].surface) == 1 and facts[i].surface.isalpha() and any(len(s) == 1 and s.isalpha() for s in near)


def _in_capitals(f: Facts) -> bool:
    """Whether a word is written all in capitals, as Latin script writes the town of a dateline (GENEVA, TEL AVIV)."""
    return f.latin and len(f.surface) > 2 and f.surface.isalpha() and f.surface.isupper()


def _unknown_town(facts: list[Facts], i: int, stop: int) -> bool:
    """Whether a word that is no known name opens a dateline: brackets follow it, and a dash or colon these."""
    if facts[i].tag not in "XNAM" or facts[i].prep or i + 1 >= stop or facts[i + 1].surface != "(":
        return False
    closing = next((k for k in range(i + 2, stop) if facts[k].surface == ")"), -1)
    return closing > 0 and (facts[closing + 1].surface in _DASHES or facts[closing + 1].surface == ":")


def _another_town(facts: list[Facts], i: int) -> bool:
    """Whether a word stands between a comma or stroke and a dash or brackets, where only a further town can."""
    return facts[i - 1].surface in "،,/" and (facts[i + 1].surface in _DASHES or facts[i + 1].surface == "(")


def _before_paper(facts: list[Facts], names: list[NameMatch | None], i: int) -> bool:
    """Whether a word that is no known name is the town before a paper."""
    return (
        facts[i].tag in "XNAM"
        and not facts[i].prep
        and facts[i + 1].surface in _DASHES
        and _after_paper(facts, names, i + 2) > i + 2
    )


def _after_paper(facts: list[Facts], names: list[NameMatch | None], i: int) -> int:
    """The token after a paper that is named between the dash of the town and one of its own (عدن - بريد الساحل -): a few nouns,
    none of them a state or its capital, as what is inserted to tell of a town would name."""
    for k in range(i, min(i + _LONGEST_PAPER, len(facts) - 1)):
        name = names[k]
        if k > i and facts[k].surface in _DASHES:
            return k + 1 if _opens_clause(facts, names, k + 1) else i
        if _is_initial(facts, k):
            continue
        if facts[k].tag not in "XNAM" or (k > i and facts[k].prep) or (name is not None and name.kinds & _STATES):
            break
    return i


def _opens_clause(facts: list[Facts], names: list[NameMatch | None], i: int) -> bool:
    """Whether a clause, or more of the dateline, may begin at a token: an insertion (دمشق - التي تدعمها طهران -) does not."""
    return facts[i].tag not in "RPTC" or facts[i].surface in '«"(“' or names[i] is not None
