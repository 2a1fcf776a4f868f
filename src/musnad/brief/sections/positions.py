"""The section on positions: stances that are new, who moved, and parties whose own voices disagree."""

from __future__ import annotations

from musnad.brief.pieces import Entry, Line, Picture, Section, text_of
from musnad.brief.teller import Teller
from musnad.dossier.changes import Changes, StanceChange
from musnad.dossier.position_changes import Dissent
from musnad.dossier.voices import Voice
from musnad.labels import label

__all__ = ["positions_section"]


def positions_section(changes: Changes, teller: Teller, pictures: tuple[Picture, ...] = ()) -> Section:
    """The stances, those of one party together, then the parties that contradict themselves."""
    ordered = sorted(changes.stances, key=lambda change: (change.after.party, not change.before, change.after.since))
    entries = [_stance(change, teller) for change in ordered] + [_dissent(dissent, teller) for dissent in changes.dissents]
    return Section(key="positions", title=teller.phrases.text("section.positions"), entries=tuple(entries), pictures=pictures)


def _stance(change: StanceChange, teller: Teller) -> Entry:
    stance, phrases, lang = change.after, teller.phrases, teller.writing.lang
    before = {"before": label("stance", change.before, lang)} if change.before else {}
    line = phrases.line(
        "stance.moved" if change.before else "stance.new", party=teller.names.party(stance.party),
        issue=label("issue", stance.issue, lang),
        stance=label("stance", stance.stance, lang), date=teller.day(stance.since), **before,
    )  # fmt: skip
    voices = _voices(stance.voices, teller)
    details = [phrases.line("stance.voices", voices=voices)] if text_of(voices) != teller.names.party(stance.party) else []
    return teller.entry(line, details, teller.rests(stance.reports, stance.origins, stance.sources), stance.evidence)


def _dissent(dissent: Dissent, teller: Teller) -> Entry:
    issue = label("issue", dissent.issue, teller.writing.lang)
    return Entry(
        line=teller.phrases.line("dissent", party=teller.names.party(dissent.party), issue=issue),
        details=(
            teller.phrases.line("dissent.for", voices=_voices(dissent.wanting, teller)),
            teller.phrases.line("dissent.against", voices=_voices(dissent.rejecting, teller)),
            *teller.chains(dissent.evidence),
        ),
    )


def _voices(voices: tuple[Voice, ...], teller: Teller) -> Line:
    return teller.several(map(teller.names.voice, voices))
