"""Truces that reports say were declared: when, by whom, from when to when, and under which word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.sentences import Sentence, Sentences
from musnad.dossier.told import Told, ToldEvent
from musnad.linking.sketches import days_between
from musnad.records import Provision, TimeExpression
from musnad.vocabulary import actor_country

__all__ = ["DeclaredTruce", "declared_truces"]

#: Truces whose days of effect, or of declaration, are so near are one.
_NEAR = 2
#: Reports may give midnight to either day.
_MIDNIGHT = 1
#: A truce takes effect at most so many days after the report that tells of it.
_AHEAD = 30
_LENGTH = re.compile(r"P(\d+)([DWM])|PT(\d+)H")
_DAYS = {"D": 1, "W": 7, "M": 30}


class DeclaredTruce(msgspec.Struct, frozen=True, kw_only=True):
    """A truce as reports tell of it. `declared`, `effect`, `end` are ISO days (None: not told); `side` says how many declared it:
    one party, two, more (unclear where nobody is named); `parties` are actor codes; `term` the words used, the most frequent first;
    `defined` the name of the truce in the definition of the process, empty where the definition lacks it."""

    declared: str
    effect: str | None
    end: str | None
    side: Literal["unilateral", "bilateral", "multilateral", "unclear"]
    parties: tuple[str, ...]
    term: str
    defined: str
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class _Told(NamedTuple):
    """A truce as one sentence tells of it."""

    event: ToldEvent
    declared: str
    effect: str | None
    end: str | None
    term: str


def declared_truces(material: Material) -> tuple[DeclaredTruce, ...]:
    """The truces that were agreed, declared or begun, in the order in which they were declared.

    A truce that a single sentence of a single report tells of, without its day, is left out: it recalls an older one.
    """
    groups: list[list[_Told]] = []
    for one in sorted(_told(material), key=lambda t: (t.declared, t.effect is None, t.event.address)):
        at = next((group for group in groups if _same(one, group[0])), None)
        if at is None:
            groups.append([one])
        else:
            at.append(one)
    found = [_declared(material, group) for group in groups]
    return tuple(one for one in found if one.reports > 1 or one.effect or one.end)


def _told(material: Material) -> Iterator[_Told]:
    sentences = Sentences(material)
    for filed in material.reports:
        for sentence in sentences.in_report(filed.key):
            truce = next((p for p in sentence.provisions if p.entry.issue == "ceasefire" and p.entry.status != "breached"), None)
            event = next((e for e in sentence.events if _declares(e)), None)
            if truce is not None and event is not None and truce.entry.status in ("agreed", "in_force"):
                yield _of(event, truce, sentence)


def _declares(told: ToldEvent) -> bool:
    """Whether an event is the making or the beginning of a truce (in a sentence that tells of one)."""
    entry = told.entry
    if entry.type == "RETREAT":
        return entry.mode == "ceasefire" and entry.status in ("actual", "future")
    return entry.type in ("AGREE", "CONCEDE") and entry.status == "actual"


def _of(event: ToldEvent, truce: Told[Provision], sentence: Sentence) -> _Told:
    times = [t for t in event.filed.record.times if sentence.start <= t.start < sentence.end]
    first, last, dated = event.window
    begins = event.entry.type == "RETREAT"
    told = last if dated and not begins and last <= event.day else event.day
    ahead = [day for t in times if (day := _day(t)) and 0 < (days_between(told, day) or 0) <= _AHEAD]
    effect = min(ahead, default=first if begins and dated and event.entry.status == "actual" else None)
    length = next((days for t in times if t.type == "DURATION" and (days := _length(t.value))), 0)
    end = (date.fromisoformat(effect or told) + timedelta(days=length)).isoformat() if length and (begins or effect) else None
    return _Told(event, min(told, effect or told), effect, end, truce.words(truce.entry))


def _day(time: TimeExpression) -> str:
    value = time.value.partition("T")[0]
    return value if time.type in ("DATE", "TIME") and len(value) == 10 and value[:4].isdecimal() else ""


def _length(value: str) -> int:
    """How many days a TIMEX3 duration has; 0 where it has no number.

    >>> _length("P1W"), _length("PT48H"), _length("PXD")
    (7, 2, 0)
    """
    found = _LENGTH.fullmatch(value)
    if found is None:
        return 0
    return -(-int(found[3]) // 24) if found[3] else int(found[1]) * _DAYS[found[2]]


def _same(one: _Told, other: _Told) -> bool:
    if one.effect and other.effect:
        return abs(days_between(one.effect, other.effect) or 0) <= _MIDNIGHT
    return abs(days_between(one.declared, other.declared) or 0) <= _NEAR


def _declared(material: Material, group: Sequence[_Told]) -> DeclaredTruce:
    evidence = tuple(sorted({one.event.address for one in group}))
    origins = material.origins(evidence)
    effect, end = _most(one.effect for one in group), _most(one.end for one in group)
    makers = [one.event for one in group if one.event.entry.type != "RETREAT"] or [one.event for one in group]
    codes = Counter(entity.actor for told in makers for entity in told.actors if entity.actor)
    parties = tuple(sorted(code for code in codes if codes[code] * 3 >= max(codes.values())))
    terms = Counter(one.term for one in group)
    return DeclaredTruce(
        declared=min(one.declared for one in group), effect=effect, end=end, side=_side(makers, parties), parties=parties,
        term=min(terms, key=lambda term: (-terms[term], term)), defined=_defined(material, effect, group[0].declared),
        reports=origins.reports, origins=origins.independent, sources=tuple(origin.name for origin in origins.origins),
        evidence=evidence,
    )  # fmt: skip


def _side(makers: Sequence[ToldEvent], parties: Sequence[str]) -> Literal["unilateral", "bilateral", "multilateral", "unclear"]:
    countries = {code if " " in code and not code.endswith((" GOV", " MIL")) else actor_country(code) for code in parties}
    if not countries:
        return "unclear"
    if len(countries) == 1:
        return "unilateral" if all(told.entry.type == "CONCEDE" for told in makers) else "unclear"
    return "bilateral" if len(countries) == 2 else "multilateral"


def _defined(material: Material, effect: str | None, declared: str) -> str:
    """The truce of the definition that was declared, or took effect, about then."""
    for truce in material.process.truce:
        begins, made = truce.effect.isoformat(), (truce.declared or truce.effect).isoformat()
        if abs(days_between(effect or declared, begins) or 0) <= _NEAR or made <= declared <= begins:
            return truce.name
    return ""


def _most(days: Iterable[str | None]) -> str | None:
    found = Counter(day for day in days if day)
    return min(found, key=lambda day: (-found[day], day)) if found else None
