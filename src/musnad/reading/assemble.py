"""Assemble the record: final entities with ids and offsets, and everything that refers to them."""

from __future__ import annotations

from musnad.reading.document import Document
from musnad.reading.entities import Draft, EntityReader
from musnad.reading.events import Happening
from musnad.reading.positions import Stand
from musnad.reading.provisions import Term
from musnad.reading.statements import Said
from musnad.records import Entity, Event, Mention, Position, Provision, Record, Report, Span, Statement, TimeExpression, report_id

__all__ = ["assemble"]


def assemble(
    report: Report,
    doc: Document,
    entities: EntityReader,
    said: list[Said],
    events: list[Happening],
    stands: list[Stand],
    terms: list[Term],
) -> Record:
    """The record of a report from what was gathered. Ids count in text order: the same bytes give the same ids."""
    for at in _referred(said, events, stands):
        entities.drafts[at].used = True
    ids = _ids(entities.drafts)
    _leave_others(doc, entities.drafts, ids)
    return Record(
        id=report.id or report_id(report.text),
        lang="ar" if doc.lang == "ar" else "en",
        published=report.published,
        outlet=report.outlet,
        entities=tuple(_entity(key, entities.drafts[at]) for at, key in _distinct(ids)),
        times=tuple(TimeExpression(f"t{n}", t.start, t.end, t.type, t.value, t.rule) for n, t in enumerate(doc.times, 1)),  # type: ignore[arg-type]
        events=tuple(_event(n, h, doc, ids) for n, h in enumerate(events, 1)),
        statements=tuple(_statement(n, s, doc, ids) for n, s in enumerate(said, 1)),
        positions=tuple(_position(n, s, doc, str(entities.drafts[s.party].actor), ids) for n, s in enumerate(stands, 1)),
        provisions=tuple(Provision(f"v{n}", t.issue, t.status, *doc.span(t.start, t.end), t.rule) for n, t in enumerate(terms, 1)),
    )


def _referred(said: list[Said], events: list[Happening], stands: list[Stand]) -> set[int]:
    found: set[int] = set()
    for s in said:
        found.update(s.via)
        if s.speaker is not None:
            found.add(s.speaker)
    for h in events:
        found.update(h.actors)
        found.update(h.recipients)
        if h.place is not None:
            found.add(h.place)
    found.update(s.party for s in stands)
    return found


def _leave_others(doc: Document, drafts: list[Draft], ids: dict[int, str]) -> None:
    """Note what was seen as an entity and does not become one, where its words belong to no entity that does."""
    taken = {mention for at in ids for mention in drafts[at].mentions}
    for at, draft in enumerate(drafts):
        if at in ids:
            continue
        words = min((mention for mention in draft.mentions if mention not in taken), default=None)
        if words is not None:
            doc.leave("entities", *words, draft.rule, "has no name of its own, does not speak and is no party or place of anything")


def _ids(drafts: list[Draft]) -> dict[int, str]:
    """The drafts that become entities, in the order of their first mention."""
    kept = [at for at, d in enumerate(drafts) if (d.used or d.strong) and (d.mentions or d.used)]
    unmentioned = [at for at in kept if not drafts[at].mentions]
    kept = [at for at in kept if drafts[at].mentions]
    kept.sort(key=lambda at: min(drafts[at].mentions, default=(10**9, 0)))
    ids = {at: f"e{n}" for n, at in enumerate(kept, 1)}
    for at in unmentioned:  # a state named by an adjective alone is told through whoever else stands for it
        stands_for = next((k for k in kept if drafts[k].actor == drafts[at].actor and drafts[k].kind != "people"), None)
        ids[at] = ids[stands_for] if stands_for is not None else f"e{len(set(ids.values())) + 1}"
    return ids


def _distinct(ids: dict[int, str]) -> list[tuple[int, str]]:
    """One draft for each id, in the order of the drafts."""
    first: dict[str, int] = {}
    for at, key in ids.items():
        first.setdefault(key, at)
    return sorted((at, key) for key, at in first.items())


def _entity(key: str, d: Draft) -> Entity:
    mentions = tuple(Mention(s, e, d.rule) for s, e in sorted(d.mentions))
    return Entity(key, d.name, d.kind, None if d.kind == "place" else d.actor, mentions, d.known, d.rule)  # type: ignore[arg-type]


def _span(doc: Document, tokens: tuple[int, int]) -> Span:
    return Span(*doc.span(*tokens))


def _event(n: int, h: Happening, doc: Document, ids: dict[int, str]) -> Event:
    return Event(
        id=f"a{n}",
        type=h.type,
        mode=h.mode,
        status=h.status,  # type: ignore[arg-type]
        anchors=tuple(_span(doc, a) for a in sorted(h.anchors)),
        actors=tuple(dict.fromkeys(ids[a] for a in h.actors)),
        recipients=tuple(dict.fromkeys(ids[r] for r in h.recipients)),
        place=ids.get(h.place) if h.place is not None else None,
        time=h.time,
        killed=h.killed,
        injured=h.injured,
        rule=h.rule,
    )


def _position(n: int, s: Stand, doc: Document, actor: str, ids: dict[int, str]) -> Position:
    start, end = doc.span(s.start, s.end)
    return Position(f"p{n}", actor, s.issue, "for" if s.stance == "for" else "against", start, end, ids.get(s.party), s.rule)


def _statement(n: int, s: Said, doc: Document, ids: dict[int, str]) -> Statement:
    return Statement(
        id=f"s{n}",
        speaker=ids.get(s.speaker) if s.speaker is not None else None,
        via=tuple(ids[v] for v in s.via if v in ids),
        cue=_span(doc, s.cue),
        content=_span(doc, s.content),
        quoted=s.quoted,
        act=s.act,
        rule=s.rule,
    )
