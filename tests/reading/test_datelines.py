"""Datelines stay out of the first clause, and only datelines do."""

from __future__ import annotations

import pytest

import musnad
from musnad.reading.datelines import dateline_end
from musnad.reading.document import make_document
from musnad.reading.reader import reader_for

FILED = {
    "جنيف - أعلن المبعوث الأممي بدء الهدنة.": "أعلن",
    "جوبا/نيروبي - أعلن الحزب انهيار الاتفاق.": "أعلن",
    "صنعاء، عدن – رويترز: قصفت طائرات التحالف مواقع.": "قصفت",
    "طرابلس ـ (وكالات): أمر المشير قواته بالتقدم.": "أمر",
    "عدن (أ ف ب) - اتهمت الحكومة الحوثيين بخرق الهدنة.": "اتهمت",
    "دمشق في ٨ كانون الأول - أعلنت الفصائل إسقاط النظام.": "أعلنت",
    "واشنطن - رويترز - أعلن البنتاغون مقتل جندي.": "أعلن",
    "الموصل - د ب أ - قال مصدر أمني إن الهجوم أحبط.": "قال",
    "الأبيض - رويترز - قالت الوزارة إن القصف توقف.": "قالت",
    "رفح (الأناضول) - ذكرت الوزارة أن المعبر أغلق.": "ذكرت",
    "ريمبو (السويد) - قال الأمين العام إن الهدنة صامدة.": "قال",
    "عدن - بريد الساحل - اتهم المتحدث الحوثيين بخرق الهدنة.": "اتهم",
    "القاهرة - مكتب الأيام الجديدة - التقى الوزيران أمس.": "التقى",
    "بيروت «الشرق الأوسط»: أعلن الحريري استقالته.": "أعلن",
}
NOT_FILED = [
    "موسكو: لن نسحب قواتنا من سوريا.",
    "روسيا - التي تدعم دمشق - لا تريد ذلك.",
    "قال مصدر - طلب عدم ذكر اسمه - إن الهدنة صامدة.",
    "أعلنت موسكو - أمس - بدء الهدنة.",
    "الموقع - رويترز نقلت عنه - توقف عن العمل.",
]


def opening(text: str) -> str:
    reader = reader_for("ar")
    doc = make_document(text, "ar", "2016-09-09", reader.table, reader.world)
    return doc.facts[dateline_end(doc, doc.sentences[0])].surface


@pytest.mark.parametrize(("text", "first"), FILED.items())
def test_the_clause_begins_after_the_dateline(text: str, first: str) -> None:
    assert opening(text) == first


@pytest.mark.parametrize("text", NOT_FILED)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert opening(text) == text.split()[0].rstrip(":")


def test_the_town_a_report_was_filed_from_does_nothing_in_it() -> None:
    record = musnad.read("نيروبي - اتهمت الخرطوم جوبا بدعم المتمردين.", published="2014-05-02")
    codes = {e.id: e.actor for e in record.entities}
    accusing = [(codes[e.actors[0]], codes[e.recipients[0]]) for e in record.events if e.type == "ACCUSE"]
    assert accusing == [("SDN GOV", "SSD GOV")]
