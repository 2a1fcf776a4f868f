"""The section on provisions: issues of the plan that came to another status."""

from __future__ import annotations

from musnad.brief.pieces import Entry, Section
from musnad.brief.teller import Teller
from musnad.dossier.changes import Changes, StepChange
from musnad.labels import label

__all__ = ["provisions_section"]


def provisions_section(changes: Changes, teller: Teller) -> Section:
    """The steps, those of one issue together."""
    ordered = sorted(changes.steps, key=lambda change: (change.after.issue, change.after.since))
    entries = tuple(_step(change, teller) for change in ordered)
    return Section(key="provisions", title=teller.phrases.text("section.provisions"), entries=entries)


def _step(change: StepChange, teller: Teller) -> Entry:
    step, lang = change.after, teller.writing.lang
    before = {"before": label("provision_status", change.before, lang)} if change.before else {}
    line = teller.phrases.line(
        "step.next" if before else "step.first", issue=label("issue", step.issue, lang),
        status=label("provision_status", step.status, lang), date=teller.day(step.since), **before,
    )  # fmt: skip
    known = teller.phrases.line("step.known", known=label("known", step.known, lang))
    return teller.entry(line, [known], teller.rests(step.reports, step.origins, step.sources), step.evidence)
