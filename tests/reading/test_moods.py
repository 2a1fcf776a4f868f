"""Whether an event is told as done, planned, possible or not done."""

from __future__ import annotations

import pytest

import musnad

STATUSES = [
    ("أرجأ مجلس الأمن الدولي التصويت على مشروع القرار.", "SUPPORT", "future"),
    ("يعقد مجلس الأمن الدولي اليوم جلسة طارئة حول ليبيا.", "CONSULT", "future"),
    ("عقد مجلس الأمن الدولي اليوم جلسة طارئة حول ليبيا.", "CONSULT", "actual"),
    ("أعلنت منظمة التعاون الإسلامي عقد اجتماع وزاري في جدة.", "CONSULT", "future"),
    ("قررت الجزائر قطع العلاقات مع المغرب.", "SANCTION", "actual"),
    ("عرضت المكسيك الوساطة بين كولومبيا وفنزويلا.", "CONSULT", "hypothetical"),
    ("استجابت الرياض لدعوة القاهرة إلى الحوار.", "REQUEST", "actual"),
    ("لم يلتق الوزير التركي نظيره السوري.", "CONSULT", "negated"),
    ("تمكن الجيش السوداني من دخول مدينة ود مدني أمس.", "COERCE", "actual"),
]


@pytest.mark.parametrize(("text", "wanted", "status"), STATUSES, ids=[s[0][:40] for s in STATUSES])
def test_status(text: str, wanted: str, status: str) -> None:
    found = [e.status for e in musnad.read(text, published="2024-03-05").events if e.type == wanted]
    assert status in found
