"""Why an event was missed, wrong or inexact: first its type, then its parties, then its status, sectors, place and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.evaluation.causes.findings import Finding, between, codes
from musnad.evaluation.causes.parties import party_causes
from musnad.evaluation.gold import GoldEvent
from musnad.evaluation.layers import Comparison, MatchedLayers, match
from musnad.records import Event

__all__ = ["event_causes"]

Pairs = list[tuple[GoldEvent, Event]]


def event_causes(by: Comparison, found: MatchedLayers) -> Iterator[Finding]:
    """File every event that is not as gold has it; an event with several faults is filed under each."""
    exact, parties, types = _pairs(by, found)
    for gold, read in types:
        parts = _codes(by, gold, read)
        for cause, detail in party_causes(gold.type, *parts):
            yield Finding(cause, detail, "both", _told(gold), _read(by, read))
    for gold, read in parties:
        actors, recipients, *seen = _codes(by, gold, read)
        if actors | recipients != set().union(*seen):
            detail = between(codes((actors | recipients) - set().union(*seen)), codes(set().union(*seen) - actors - recipients))
            yield Finding("another sector", detail, "both", _told(gold), _read(by, read))
    for gold, read in (*exact, *parties, *types):
        yield from _inexact(by, gold, read)
    yield from _unpaired(by, found, [*exact, *parties, *types])


def _pairs(by: Comparison, found: MatchedLayers) -> tuple[Pairs, Pairs, Pairs]:
    """The events of the right type: those with all codes and status right, with the countries right, and the rest."""
    kept = [read for _, read in found.event_types.right]
    full = match(by.gold.events, [*kept, *_doubles(by, found)], by.event_full)
    who = match(full.missed, full.wrong, by.event_who)
    kind = match(who.missed, who.wrong, by.event_type)
    if len(full.right) + len(who.right) + len(kind.right) < len(found.event_types.right):
        return _sorted(by, found.event_types.right)  # the best counterpart of one event was the only one of another
    return full.right, who.right, kind.right


def _sorted(by: Comparison, pairs: Pairs) -> tuple[Pairs, Pairs, Pairs]:
    """Pairs of the right type as they were scored: all right, with the countries right, and the rest."""
    full = [pair for pair in pairs if by.event_full(*pair)]
    who = [pair for pair in pairs if by.event_who(*pair) and pair not in full]
    return full, who, [pair for pair in pairs if pair not in full and pair not in who]


def _doubles(by: Comparison, found: MatchedLayers) -> list[Event]:
    """Events of a type that gold has in the sentence, but fewer times; the scores count them neither way."""
    matched = found.event_types
    known = {read.id for _, read in matched.right} | {read.id for read in matched.wrong}
    return [read for read in by.read_events if read.id not in known]


def _codes(by: Comparison, gold: GoldEvent, read: Event) -> tuple[set[str], set[str], set[str], set[str]]:
    """Actors and recipients of gold, then of the reader, as codes."""
    actors, recipients = by.parties(read)
    return set(gold.actors), set(gold.recipients), actors, recipients


def _inexact(by: Comparison, gold: GoldEvent, read: Event) -> Iterator[Finding]:
    """What else is off in an event of the right type."""
    words = _told(gold), _read(by, read)
    if gold.status != read.status:
        yield Finding("status differs", between(gold.status, read.status), "both", *words)
    if gold.place and not by.touches(read.place, gold.place):
        yield Finding("another place" if read.place else "place missing", gold.type, "inexact", *words)
    for name, told, seen in (("killed", gold.killed, read.killed), ("injured", gold.injured, read.injured)):
        if told is not None and told != seen:
            yield Finding(f"number {name} differs" if seen is not None else f"number {name} missing", gold.type, "inexact", *words)


def _unpaired(by: Comparison, found: MatchedLayers, pairs: Pairs) -> Iterator[Finding]:
    """Events without a counterpart of their type: another type at the same words or in the sentence, or none at all."""
    told, seen = [gold for gold, _ in pairs], [read.id for _, read in pairs]
    missed = [gold for gold in by.gold.events if not any(gold is g for g in told)]
    wrong = [read for read in by.read_events if read.id not in seen]
    doubles = [read for read in wrong if any(by.event_type(gold, read) for gold in by.gold.events)]
    at_words = match(missed, [read for read in wrong if read not in doubles], by.same_anchor)
    in_sentence = match(
        at_words.missed, at_words.wrong, lambda gold, read: bool(by.sentences(gold.anchors) & by.sentences_of(read))
    )
    elsewhere = match(in_sentence.missed, in_sentence.wrong, lambda gold, read: gold.type == read.type)
    for cause, matched in (
        ("another type for these words", at_words),
        ("another type in the sentence", in_sentence),
        ("told in another sentence", elsewhere),
    ):
        for gold, read in matched.right:
            detail = gold.type if matched is elsewhere else between(gold.type, read.type)
            yield Finding(cause, detail, "both", _told(gold), _read(by, read))
    for gold in elsewhere.missed:
        yield Finding(_silence(by, gold, pairs), gold.type, "missed", _told(gold))
    for read in elsewhere.wrong:
        yield Finding("none in gold", read.type, "wrong", "", _read(by, read))
    for read in doubles:
        yield Finding("split in two", read.type, "inexact", "", _read(by, read))


def _silence(by: Comparison, gold: GoldEvent, pairs: Pairs) -> str:
    """Why nothing was read for an event of gold."""
    if any(by.event_type(gold, read) for _, read in pairs):
        return "merged with another of its type"
    here = by.sentences(gold.anchors)
    if any(here & by.sentences_of(read) for read in by.read_events):
        return "not seen beside other events of the sentence"
    return "no event in the sentence"


def _told(gold: GoldEvent) -> str:
    return f"{gold.type} {gold.status} {gold.anchors[0] if gold.anchors else ''} [{codes(gold.actors)} > {codes(gold.recipients)}]"


def _read(by: Comparison, read: Event) -> str:
    actors, recipients = map(codes, by.parties(read))
    return f"{read.type} {read.status} {by.words(read.anchors)} [{actors} > {recipients}]"
