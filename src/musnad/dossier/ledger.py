"""The ledger of a truce: who accuses whom of breaking it, with the figures that are claimed and no event behind them alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from musnad.dossier.material import Material
from musnad.dossier.process import Truce
from musnad.dossier.sentences import Sentence, Sentences
from musnad.dossier.sides import belligerents, side_of, sides_of
from musnad.dossier.told import ToldEvent, ToldStatement, day_of
from musnad.dossier.violations import violations_counted
from musnad.records import Entity

__all__ = ["Accusation", "accusations"]

#: Event types by which somebody is said to have broken a truce.
_BLAMED = frozenset({"REJECT", "ASSAULT", "COERCE", "MOBILIZE"})


class Accusation(msgspec.Struct, frozen=True, kw_only=True):
    """One party accuses another of breaking a truce. `day` is that of the first report; `violations` how many it counts, `killed`
    how many dead it claims in all (None where it gives no figure); `located` whether its sentence tells one of the breaches.

    `accuser` and `accused` are parties of the process, `voices` the actor codes of those who speak.
    """

    truce: str
    day: str
    accuser: str
    accused: str
    violations: int | None
    killed: int | None
    located: bool
    voices: tuple[str, ...]
    reports: int
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class _Entry(NamedTuple):
    """An accusation as one sentence tells it."""

    day: str
    accuser: str
    accused: str
    violations: int | None
    killed: int | None
    located: bool
    voices: tuple[str, ...]
    evidence: tuple[str, ...]


def accusations(material: Material, truce: Truce, sentences: Sentences, breaching: Iterable[str]) -> tuple[Accusation, ...]:
    """The accusations between the parties of a truce while it is in effect, in order of their days.

    `breaching` are the addresses of the events that are breaches. What two reports tell of one day, with the same figures, is one.
    """
    located = frozenset(breaching)
    together: dict[tuple[object, ...], list[_Entry]] = {}
    for entry in _entries(material, truce, sentences, located):
        what = (entry.violations, entry.killed) if entry.violations is not None else ("", entry.located)
        together.setdefault((entry.day, entry.accuser, entry.accused, *what), []).append(entry)
    found = [_accusation(material, truce, entries) for entries in together.values()]
    return tuple(sorted(found, key=lambda a: (a.day, a.accuser, a.accused, a.violations or 0, a.evidence)))


def _accusation(material: Material, truce: Truce, entries: list[_Entry]) -> Accusation:
    first = entries[0]
    evidence = tuple(sorted({address for entry in entries for address in entry.evidence}))
    origins = material.origins(evidence)
    return Accusation(
        truce=truce.name, day=first.day, accuser=first.accuser, accused=first.accused, violations=first.violations,
        killed=first.killed, located=any(entry.located for entry in entries),
        voices=tuple(sorted({voice for entry in entries for voice in entry.voices})), reports=origins.reports,
        origins=origins.independent, sources=tuple(origin.name for origin in origins.origins), evidence=evidence,
    )  # fmt: skip


def _entries(material: Material, truce: Truce, sentences: Sentences, located: frozenset[str]) -> Iterator[_Entry]:
    parties, effect, end = belligerents(material.process, truce), truce.effect.isoformat(), truce.end
    for filed in material.reports:
        for sentence in sentences.in_report(filed.key):
            day = day_of(filed)
            if day < effect or (end and day > end.isoformat()):
                continue
            for voices, accused, evidence in _blamed(material, sentence, parties):
                accuser = side_of(voices[0], parties)
                text = filed.report.text[sentence.start : sentence.end]
                counted = violations_counted(text, filed.record.lang)
                killed = max((t.entry.killed for t in sentence.events if t.entry.killed is not None), default=None)
                here = any(told.address in located for told in sentence.events)
                breached = any(told.entry.status == "breached" for told in sentence.provisions)
                if counted is not None or breached or here:
                    codes = tuple(e.actor for e in voices if e.actor)
                    yield _Entry(
                        day, accuser, accused, counted, killed if counted is not None else None, here, codes, (evidence.address,)
                    )


def _blamed(
    material: Material, sentence: Sentence, parties: tuple[str, ...]
) -> Iterator[tuple[tuple[Entity, ...], str, ToldEvent | ToldStatement]]:
    """Who blames whom in a sentence: voices, the party that is blamed, and the entry that says so."""
    seen: set[tuple[str, str]] = set()
    for told in sentence.events:
        if told.entry.type == "ACCUSE" and told.entry.status == "actual":
            voices = tuple(e for e in told.actors if side_of(e, parties))
            for accused in sorted(sides_of(told.recipients, parties) - sides_of(voices, parties)):
                if voices and (side_of(voices[0], parties), accused) not in seen:
                    seen.add((side_of(voices[0], parties), accused))
                    yield voices, accused, told
    for told in sentence.events:
        start = told.entry.anchors[0].start if told.entry.anchors else 0
        statement = material.statement_of(told, start, start)
        speaker = statement.speaker if statement else None
        if statement and speaker and told.entry.type in _BLAMED and told.entry.status == "actual":
            side = side_of(speaker, parties)
            for accused in sorted(sides_of(told.actors, parties) - {side}):
                if side and (side, accused) not in seen:
                    seen.add((side, accused))
                    yield (speaker,), accused, statement
