"""Who did what to whom in violent events: voice, figures of victims, attackers and victims, and what only sounds like violence."""

from __future__ import annotations

import pytest

import musnad
from musnad import Event, Record


def read(text: str) -> Record:
    return musnad.read(text, lang="ar", published="2017-05-10")


def codes(record: Record, refs: tuple[str, ...]) -> set[str]:
    held = {e.id: e.actor or "" for e in record.entities}
    return {held[r] for r in refs}


def assaults(record: Record) -> list[Event]:
    return [e for e in record.events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("قتل نيجيريان في تفجير وسط سوق للماشية في مايدوغوري أمس.", {"NGA CVL"}),
        ("أعلن ناطق باسم الجيش الأردني أن جنديين أردنيين قتلا في كمين قرب الحدود أمس.", {"JOR MIL"}),
        ("قال سكان إن خمسة صيادين تونسيين خطفوا قبالة السواحل الليبية.", {"TUN CVL"}),
        ("وجرح ثلاثة جنود لبنانيين في انفجار لغم قرب عرسال أمس.", {"LBN MIL"}),
    ],
)
def test_the_only_argument_of_a_verb_of_harm_is_its_victim(text: str, victims: set[str]) -> None:
    record = read(text)
    event = assaults(record)[0]
    assert codes(record, event.recipients) == victims
    assert not codes(record, event.actors) & victims


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("قتل خمسة جنود وأصيب 12 آخرون بجروح في غارة إسرائيلية على بلدة حولا أمس.", 5, 12),
        ("أسفر هجوم انتحاري قرب نجامينا عن مقتل 21 شخصا وإصابة سبعين بجروح.", 21, 70),
        ("قصفت المدفعية مدينة تعز أمس ما أدى إلى سقوط ستة قتلى وأربعين جريحا.", 6, 40),
        ("أودى تفجير في بغداد بحياة تسعة أشخاص.", 9, None),
        ("قتل شرطي وجرح أربعة في هجوم لمسلحين على حاجز في العريش.", 1, 4),
        ("قتل طفلان عمرهما 5 و7 سنوات في غارة على تعز.", 2, None),
        ("قتل عامل يبلغ من العمر 45 عاما وجرح اثنان في انفجار في بنغازي.", 1, 2),
    ],
)
def test_figures_reach_the_event_they_belong_to(text: str, killed: int, injured: int | None) -> None:
    events = assaults(read(text))
    assert [(e.killed, e.injured) for e in events] == [(killed, injured)]


def test_a_masdar_after_a_masdar_stays_a_noun() -> None:
    record = read("أدى القصف على حلب إلى مقتل جندي وجرح ثلاثة.")
    assert [(e.killed, e.injured) for e in assaults(record)] == [(1, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "شن النائب المعارض هجوما لاذعا على الحكومة الأردنية.",
        "ضربت الأزمة المالية أسواق تركيا.",
        "خطف العازف الأنظار في مهرجان قرطاج.",
        "قتل سبعة أشخاص في حادث سير قرب صنعاء.",
        "يخوض الحزب معركة انتخابية في بغداد.",
        "قتل أربعون شخصا في زلزال ضرب إيران أمس.",
    ],
)
def test_what_only_sounds_like_violence(text: str) -> None:
    assert not assaults(read(text))


def test_an_attack_in_words_is_disapproval() -> None:
    record = read("شن حزب النهضة هجوما على وزير الداخلية التونسي متهما إياه بالتقصير.")
    assert any(e.type == "ACCUSE" for e in record.events)
    assert not assaults(record)


def test_who_announces_deaths_did_not_cause_them() -> None:
    record = read("أعلن الجيش الكولومبي مقتل ثلاثة من ضباطه قرب الحدود الفنزويلية.")
    event = assaults(record)[0]
    assert not event.actors
    assert codes(record, event.recipients) == {"COL MIL"}


def test_who_carries_an_attack_out_stands_in_its_relative_clause() -> None:
    record = read("قتل أربعة حراس في غارة شنها الطيران الروسي أمس.")
    assert codes(record, assaults(record)[0].actors) == {"RUS MIL"}


def test_counted_victims_are_of_the_force_they_are_said_to_be_of() -> None:
    record = read("قتل ثمانية أشخاص من الشرطة الكينية في هجوم قرب لامو أمس.")
    assert codes(record, assaults(record)[0].recipients) == {"KEN COP"}


def test_who_attributes_an_attack_did_not_make_it() -> None:
    record = read("نسبت الشرطة الأفغانية الهجوم في قندهار إلى حركة طالبان.")
    for event in assaults(record):
        assert "AFG COP" not in codes(record, event.actors)


@pytest.mark.parametrize(
    "text",
    [
        "تواصل النيابة النظر في اختطاف الطبيب البلجيكي.",
        "وقال ناطق إن الموقوفين شاركوا في الهجوم.",
        "زار الوفد أسرة الضابط الذي خطف.",
        "درس الضباط قواعد الاشتباك في القاهرة.",
    ],
)
def test_what_is_only_taken_up_as_known(text: str) -> None:
    assert not assaults(read(text))


def test_a_counted_weapon_is_still_the_weapon_of_its_verb() -> None:
    record = read("أطلقت دبابة تابعة للجيش الإسرائيلي المنتشر قرب الحدود خمس قذائف على بلدة الخيام.")
    assert [e.mode for e in assaults(record)] == ["heavy-weapons"]


@pytest.mark.parametrize(
    ("text", "actors", "victims"),
    [
        ("أسقطت روسيا طائرة جورجية قرب الحدود أمس.", {"RUS GOV"}, {"GEO GOV"}),
        ("أفادت تقارير بتعرض القوات الأفغانية لهجوم قرب قندهار أمس.", set(), {"AFG MIL"}),
        ("وعلى صعيد آخر، خطف نيجيريان قرب كانو أمس.", set(), {"NGA CVL"}),
        ("وجرح تسعة في اعتداء، استهدف دورية للشرطة الصومالية في كيسمايو.", set(), {"SOM COP"}),
    ],
)
def test_attackers_and_victims(text: str, actors: set[str], victims: set[str]) -> None:
    record = read(text)
    found = assaults(record)
    assert {c for e in found for c in codes(record, e.actors)} == actors
    assert victims <= {c for e in found for c in codes(record, e.recipients)}


def test_fighters_are_no_deaths() -> None:
    assert not assaults(read("وصل مقاتلو المعارضة السورية إلى المدينة."))


@pytest.mark.parametrize("text", ["قصفت قوات التحالف مواقع في تعز أمس.", "قصفت طائرات التحالف الأميركي مواقع قرب الرقة أمس."])
def test_a_coalition_is_several_states_whoever_leads_it(text: str) -> None:
    record = read(text)
    assert {code for e in assaults(record) for code in codes(record, e.actors)} == {"IGO"}


def test_a_place_that_a_side_holds_is_not_taken() -> None:
    record = read("قتلت طفلة في بلدة تسيطر عليها المعارضة شمال حلب أمس.")
    assert [e.type for e in record.events] == ["ASSAULT"]
    assert [e.mode for e in read("سيطر الجيش على البلدة أمس.").events] == ["seize"]
