"""The outline of a brief: what changed between two days, in sections and sentences of one language."""

from __future__ import annotations

from musnad.brief.pictures.gallery import draw
from musnad.brief.pieces import Line, Outline, Section, plain, run
from musnad.brief.sections.actors import actors_section
from musnad.brief.sections.contradictions import contradictions_section
from musnad.brief.sections.coverage import reports_section, silence_section, summary_section
from musnad.brief.sections.positions import positions_section
from musnad.brief.sections.provisions import provisions_section
from musnad.brief.sections.talks import talks_section
from musnad.brief.sections.truces import accusations_section, aid_section, breaches_section
from musnad.brief.teller import Teller
from musnad.dossier.changes import Changes
from musnad.dossier.dossier import Dossier
from musnad.dossier.material import Material
from musnad.writing import Writing

__all__ = ["outline"]


def outline(
    material: Material, dossier: Dossier, changes: Changes, writing: Writing, version: str, min_origins: int = 1
) -> Outline:
    """The brief on some changes. `material` and `dossier` are those of the later day, from which chains, words and pictures are
    taken; `version` is musnad's. Sections without anything new are left out; what was not found is told at the end."""
    teller = Teller(material, writing, changes.since, changes.until)
    drawn = draw(dossier, changes, teller)
    sections = (
        summary_section(changes, teller, drawn["summary"]), talks_section(changes, teller),
        positions_section(changes, teller, drawn["positions"]), provisions_section(changes, teller),
        breaches_section(changes, teller, drawn["truce"]), accusations_section(changes, teller), aid_section(changes, teller),
        contradictions_section(changes, teller), actors_section(teller, drawn["actors"]), silence_section(changes, teller),
        reports_section(teller),
    )  # fmt: skip
    phrases = teller.phrases
    command = (run("musnad show", "code"),)
    return Outline(
        lang=writing.lang, direction=writing.direction,
        title=phrases.text("title", process=material.process.called(writing.lang)), day=changes.until,
        facts=tuple(_facts(changes, teller, min_origins)), sections=tuple(section for section in sections if _tells(section)),
        footer=phrases.line("footer", version=version, command=command),
    )  # fmt: skip


def _tells(section: Section) -> bool:
    return bool(section.entries or section.pictures or (section.table and section.table.rows))


def _facts(changes: Changes, teller: Teller, min_origins: int) -> list[Line]:
    """The days, how much was read, and what was left out."""
    phrases, number = teller.phrases, teller.writing.number
    outlets = {
        filed.report.outlet for filed in teller.material.reports if (filed.record.published or filed.recorded)[:10] >= changes.since
    }
    found = [
        phrases.line("facts.days", days=teller.writing.days(changes.since, changes.until)),
        phrases.line(
            "facts.reports", reports=plain(phrases.count("of_reports", changes.reports)), all=number(changes.all_reports),
            outlets=plain(phrases.count("of_outlets", len(outlets))), day=teller.writing.day(changes.until),
        ),
    ]  # fmt: skip
    if min_origins > 1:
        found.append(phrases.line("facts.min_origins", origins=plain(phrases.count("origins", min_origins))))
    return found
