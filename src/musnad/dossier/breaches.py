"""Breaches of a truce: what happened while it was in effect, in its area, of the kinds that its terms forbid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Literal

import msgspec

from musnad.dossier.accusations import Accusations
from musnad.dossier.casualties import Toll, toll_of
from musnad.dossier.denials import Denials
from musnad.dossier.incidents import Incident, Seen, gather_incidents
from musnad.dossier.material import Material
from musnad.dossier.process import Truce
from musnad.dossier.sentences import Sentences
from musnad.dossier.settings import Area, Setting, Settings, place_name
from musnad.dossier.sides import belligerents, is_exempt, sides_of
from musnad.dossier.told import ToldEvent
from musnad.dossier.violations import violations_counted
from musnad.linking.sketches import days_between
from musnad.records import Entity
from musnad.vocabulary import actor_sector

__all__ = ["Breach", "Grade", "breaches"]

#: alleged: only a party says so; reported: one origin that is no party does; corroborated: two or more do; disputed: those who
#: are accused deny it; retracted: who said so takes it back.
Grade = Literal["alleged", "reported", "corroborated", "disputed", "retracted"]
#: Force that is a breach only when a party is known to use it: the words for it (holds, moves, arrests) are those of peace too.
_QUIET = frozenset({"COERCE", "MOBILIZE"})
#: So many dead are those of a war or of months, which background tells without a date; no single breach.
_OF_A_WAR = 1000
#: So many days after a truce began reports have other news than its first day.
_LATER = 3
#: Whoever acts under these sectors may be anybody's man.
_UNKNOWN = frozenset({"UAF", "UNK", "CRM"})


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """A breach of a truce. `day` is exact (`precision` day) or follows from the day of the reports alone (`about`).

    `accused`, `accusers` are actor codes, the one most reports name first, `sides` the parties of the process that are accused.
    `origins` counts the independent origins that tell it, `independent` those among them that are no party to the conflict;
    `denials` are the entries by which those who are accused deny it.
    """

    truce: str
    day: str
    precision: Literal["day", "about"]
    place: str
    country: str
    lat: float | None
    lon: float | None
    type: str
    mode: str
    accused: tuple[str, ...]
    sides: tuple[str, ...]
    accusers: tuple[str, ...]
    grade: Grade
    killed: Toll | None
    injured: Toll | None
    reports: int
    origins: int
    independent: int
    sources: tuple[str, ...]
    denials: tuple[str, ...]
    evidence: tuple[str, ...]


def breaches(
    material: Material, truce: Truce, settings: Settings, blaming: Accusations, sentences: Sentences
) -> tuple[Breach, ...]:
    """The breaches of a truce that the reports tell of, in order of their days."""
    parties = belligerents(material.process, truce)
    denials = Denials(material, parties, settings)
    seen = [s for group in enumerate(material.same_events) for s in _seen(group, truce, parties, settings, blaming, sentences)]
    found = gather_incidents(seen)
    return tuple(_breach(material, truce, incident, denials) for incident in found if _is_breach(incident, truce))


def _seen(
    group: tuple[int, tuple[ToldEvent, ...]], truce: Truce, parties: tuple[str, ...], settings: Settings, blaming: Accusations,
    sentences: Sentences,
) -> Iterator[Seen]:  # fmt: skip
    """What the reports that links join tell that may be a breach."""
    area = Area(truce.area)
    for told in group[1]:
        if not _may_breach(told, truce) or _is_total(told, sentences):
            continue
        setting = _within_truce(settings.of(told), told, truce, sentences)
        places = tuple(mark for mark in setting.places if area.holds(mark))
        if setting.last and (places or not setting.places):
            blame = blaming.blame(told)
            yield Seen(
                told=told, sketch=settings.sketch(told), setting=setting._replace(places=places), blame=blame,
                sides=sides_of(blame.accused, parties), telling=sides_of(blame.tellers, parties), group=group[0],
            )  # fmt: skip


def _may_breach(told: ToldEvent, truce: Truce) -> bool:
    """Whether an event is of a kind, and may be of a day, that makes a breach, and the truce protects whom it strikes."""
    if told.entry.type not in truce.terms or told.entry.status != "actual" or (told.entry.killed or 0) >= _OF_A_WAR:
        return False
    return _may_be_within(told, truce) and not _spares(told, truce)


def _within_truce(setting: Setting, told: ToldEvent, truce: Truce, sentences: Sentences) -> Setting:
    """The setting of an event whose sentence names the truce beside it.

    What happened minutes after the truce began at midnight is of its first day. The day on which it began, named beside it (the
    worst fighting since Monday's truce), is not the day of what a later report tells: that is the other day that the sentence
    names, else that of the report.
    """
    sentence, effect = sentences.of(told), truce.effect.isoformat()
    begins = any(e.entry.mode == "ceasefire" and e.entry.status == "actual" for e in sentence.events)
    if begins and setting.dated and days_between(setting.last, effect) == 1:
        return setting._replace(first=effect, last=effect)
    named = any(p.entry.issue == "ceasefire" for p in sentence.provisions)
    if not (named and setting.dated and setting.last == effect and (days_between(effect, told.day) or 0) >= _LATER):
        return setting
    times = (t.value[:10] for t in told.filed.record.times if sentence.start <= t.start < sentence.end)
    others = {day for day in times if len(day) == 10 and effect < day <= told.day}
    day = min(others) if len(others) == 1 else told.day
    return setting._replace(first=day, last=day, dated=len(others) == 1)


def _is_total(told: ToldEvent, sentences: Sentences) -> bool:
    """Whether an event without a place of its own sums up many (183 violations in which ten were killed): the ledger has it."""
    if told.entry.place:
        return False
    sentence = sentences.of(told)
    text = told.filed.report.text[sentence.start : sentence.end]
    return violations_counted(text, told.filed.record.lang) is not None


def _may_be_within(told: ToldEvent, truce: Truce) -> bool:
    """Whether an event may have been while a truce was in effect; looked at first, since it costs nothing."""
    first, last, _ = told.window
    if told.entry.time is None:  # its sentence may still name a day
        return told.day >= truce.effect.isoformat()
    eve = (truce.effect - timedelta(days=1)).isoformat()  # midnight may be told as the day before
    end = truce.end.isoformat() if truce.end else "9999"
    return bool(first) and last >= eve and first <= end


def _spares(told: ToldEvent, truce: Truce) -> bool:
    """Whether a truce leaves an event out: all who do it, or all who suffer it, are exempt."""
    return any(who and all(is_exempt(entity, truce) for entity in who) for who in (told.actors, told.recipients))


def _is_breach(incident: Incident, truce: Truce) -> bool:
    """Whether an incident of the time of a truce breaks it: a party did it, or it is not known who, or somebody lays what outsiders
    did to their charge."""
    end = truce.end.isoformat() if truce.end else "9999"
    if not truce.effect.isoformat() <= incident.day <= end or incident.place is None:
        return False
    if incident.seen[0].told.entry.type in _QUIET and not (incident.sides and any(map(_is_blamed, incident.seen))):
        return False
    others = [entity for seen in incident.seen for entity in seen.blame.accused if actor_sector(entity.actor) not in _UNKNOWN]
    return bool(incident.sides) or not others or any(seen.blame.accusers for seen in incident.seen)


def _is_blamed(seen: Seen) -> bool:
    """Whether somebody lays force without violence to a party's charge, or the report gives its own day and place."""
    return bool(seen.blame.accusers) or bool(seen.told.entry.time and seen.told.entry.place)


def _breach(material: Material, truce: Truce, incident: Incident, denials: Denials) -> Breach:
    events = [seen.told for seen in incident.seen]
    evidence = tuple(sorted(told.address for told in events))
    origins = material.origins(evidence)
    denied = denials.of(incident)
    independent = _independent(material, incident)
    modes = Counter(told.entry.mode for told in events if told.entry.mode)
    place = incident.place
    return Breach(
        truce=truce.name, day=incident.day, precision="day" if incident.dated else "about",
        place=place_name(place) if place else "", country=place.country if place else "",
        lat=place.lat if place else None, lon=place.lon if place else None, type=events[0].entry.type,
        mode=min(modes, key=lambda mode: (-modes[mode], mode), default=""),
        accused=_codes(entity for seen in incident.seen for entity in seen.blame.accused),
        sides=tuple(sorted(incident.sides)),
        accusers=_codes(entity for seen in incident.seen if not seen.telling & incident.sides for entity in seen.blame.accusers),
        grade=_grade(independent, denied.addresses, denied.withdrawn), killed=toll_of(material, events, "killed"),
        injured=toll_of(material, events, "injured"), reports=origins.reports, origins=origins.independent, independent=independent,
        sources=tuple(origin.name for origin in origins.origins), denials=denied.addresses, evidence=evidence,
    )  # fmt: skip


def _independent(material: Material, incident: Incident) -> int:
    """How many independent origins tell an incident that are no party to the conflict, or are the party that is accused of it."""
    free = [seen.told.address for seen in incident.seen if not seen.telling or seen.telling & incident.sides]
    return material.origins(free).independent if free else 0


def _grade(independent: int, denials: tuple[str, ...], withdrawn: bool) -> Grade:
    if withdrawn:
        return "retracted"
    if denials:
        return "disputed"
    return "corroborated" if independent > 1 else "reported" if independent else "alleged"


def _codes(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Actor codes, those named most often first; named bodies count more than descriptions of unnamed people."""
    weight: Counter[str] = Counter()
    for entity in entities:
        if entity.actor and actor_sector(entity.actor) not in _UNKNOWN:
            weight[entity.actor] += 3 if entity.known else 1
    return tuple(sorted(weight, key=lambda code: (-weight[code], code)))
