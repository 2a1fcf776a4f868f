"""What is seen and not written is told, in every layer, with the rule that would have made it and the reason."""

from __future__ import annotations

import pytest

import musnad

#: Layer, words, part of the reason, report.
SILENCES = [
    ("entities", "جرحى", "no name of its own", "ar", "تفقد وزير الصحة المستشفى الذي يضم جرحى."),
    ("entities", "civilians", "no name of its own", "en", "The envoy toured a shelter for civilians."),
    ("times", "45 عاما", "somebody's age", "ar", "وصل سامي خليل 45 عاما، إلى جنيف."),
    ("times", "30 February 2016", "none in the calendar", "en", "It was dated 30 February 2016."),
    ("times", "الدقيقة", "in no expression", "ar", "تراجع الوفد في الدقيقة الأخيرة."),
    ("events", "هدنة", "this word alone is not enough", "ar", "تحدث الوزير عن هدنة."),
    ("events", "warned", "both sides", "en", "Lavrov warned."),
    ("statements", "يقل", "was not said", "ar", "لم يقل الوزير إن المحادثات فشلت."),
    ("statements", "warned", "introduces no content", "en", "Lavrov warned."),
    ("positions", "يدعو إلى وقف إطلاق النار", "nobody is named", "ar", "صدر بيان يدعو إلى وقف إطلاق النار."),
    ("positions", "يوافق مجلس الوزراء على الهدنة", "conditional", "ar", "ستبدأ المهلة إذا لم يوافق مجلس الوزراء على الهدنة."),
    ("provisions", "الانتخابات", "stands in no agreement", "ar", "تجري الانتخابات اليوم."),
    ("provisions", "truce", "stands in no agreement", "en", "A truce was far off."),
]


@pytest.mark.parametrize(("layer", "words", "reason", "lang", "text"), SILENCES, ids=lambda value: str(value)[:24])
def test_what_was_left_out(layer: str, words: str, reason: str, lang: str, text: str) -> None:
    _, unwritten = musnad.explain(text, lang=lang, published="2016-09-09")
    told = [(text[u.start : u.end], u.reason, u.rule) for u in unwritten if u.layer == layer]
    assert any(words in said and reason in why and rule.startswith(f"{lang}.") for said, why, rule in told), told


def test_what_is_written_is_not_left_out() -> None:
    text = "قال لافروف أمس إن موسكو تدعم وقف إطلاق النار الذي ينص عليه الاتفاق."
    record, unwritten = musnad.explain(text, lang="ar", published="2016-09-09")
    written = {
        *(("entities", m.start, m.end) for e in record.entities for m in e.mentions),
        *(("times", t.start, t.end) for t in record.times),
        *(("statements", s.cue.start, s.cue.end) for s in record.statements if s.cue),
        *(("positions", p.start, p.end) for p in record.positions),
        *(("provisions", p.start, p.end) for p in record.provisions),
    }
    assert record.statements
    assert record.positions
    assert not [u for u in unwritten if (u.layer, u.start, u.end) in written]
